"""The search in the head of the window (Ctrl+K): what is typed, the palette below it, and where a choice leads.

Each key asks anew in a thread, and an answer to what is no longer typed is dropped; until the new one comes, the old
lines stay. Enter pressed before the answer has come waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from councildesk.services.hits import Hit
from councildesk.ui import icons, places
from councildesk.ui.page import Desk, Page, Place
from councildesk.ui.pages import PageEntry
from councildesk.ui.search import offers
from councildesk.ui.search.asking import Answer, ask
from councildesk.ui.search.lines import ICONS, Heading, Line, More, Offer
from councildesk.ui.search.palette import Palette

_OF_A_KIND = 5
_STAY_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

Keys = tuple[Qt.KeyboardModifier, int]
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class SearchBox(QObject):
    """Watches the field. `place_wanted` carries a Place; `creation_wanted` one whose main action is to be done."""

    place_wanted = Signal(object)
    creation_wanted = Signal(object)

    def __init__(
        self,
        edit: QLineEdit,
        pages: Sequence[PageEntry],
        page_actions: Sequence[QAction],
        menu: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._edit, self._pages, self._page_actions, self._menu = edit, pages, page_actions, menu
        self._desk: Desk | None = None
        self._page: Page | None = None
        self._came_from: QWidget | None = None
        self._visited = offers.Visited()
        self._answered: str | None = None
        """What the lines shown are the answer to."""
        self._goes_on_answer = False
        self._is_clearing = False
        self.palette = Palette(edit, parent)
        self.palette.chosen.connect(self._go)
        edit.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        edit.textChanged.connect(self._ask)
        edit.installEventFilter(self)
        parent.installEventFilter(self)
        self._does: dict[Keys, Callable[[], None]] = {
            (_NONE, Qt.Key.Key_Down): partial(self.palette.move_by, 1),
            (_NONE, Qt.Key.Key_Up): partial(self.palette.move_by, -1),
            (_NONE, Qt.Key.Key_Return): self._enter,
            (_NONE, Qt.Key.Key_Enter): self._enter,
            (_NONE, Qt.Key.Key_Tab): self.palette.choose_group,
            (_CONTROL, Qt.Key.Key_Return): self.palette.choose_group,
            (_CONTROL, Qt.Key.Key_Enter): self.palette.choose_group,
            (_NONE, Qt.Key.Key_Escape): self.leave,
        }

    def show_desk(self, desk: Desk | None) -> None:
        """Search in this council from now on, or in none."""
        self._desk = desk
        self._visited = offers.Visited()
        self._close()
        self.clear()
        if desk is not None:
            self.palette.speak(desk.language)

    def note_place(self, place: Place, page: Page | None) -> None:
        """The window shows this now."""
        self._page = page
        entry = next((entry for entry in self._pages if entry.name == place.page), None)
        if page is None or entry is None or place.page == "search":
            return
        title = page.heading().title
        if title != QCoreApplication.translate("Pages", entry.title):  # else the record is a line of the page's list
            self._visited.note_opened(place, title, entry.icon)

    @property
    def is_answered(self) -> bool:
        """Whether the lines shown are the answer to what is typed."""
        return self._answered == self._typed

    @Slot()
    def focus(self) -> None:
        """Open the palette; Esc leads back to where the focus is now."""
        focused = QApplication.focusWidget()
        if focused is not self._edit:
            self._came_from = focused
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()
        self._open()

    def clear(self) -> None:
        """Nothing is asked; the signals go out all the same, because the button that empties the field follows them."""
        self._is_clearing = True
        self._edit.clear()
        self._is_clearing = False
        self._answered = None

    @Slot()
    def leave(self) -> None:
        """Close the palette and put the focus back."""
        self._close()
        self.clear()
        self._focus_back()

    def retranslate(self) -> None:
        self.palette.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._edit:
            if kind == QEvent.Type.Resize and self.palette.isVisible():
                self.palette.place()
            elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                self._close()
            return False
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._key(event, kind)
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STAY_OPEN:
            self._close()
        elif kind == QEvent.Type.MouseButtonPress:
            self._open()
        return False

    def _key(self, event: QKeyEvent, kind: QEvent.Type) -> bool:
        """Keys that the palette takes; pages have some of them as shortcuts of their own."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        does = self._does.get((modifiers, event.key()))
        if does is None or self._desk is None:
            return False
        if not self.palette.isVisible():
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
                return False
            if kind == QEvent.Type.KeyPress:
                self._open()
        elif kind == QEvent.Type.KeyPress:
            does()
        event.accept()
        return True

    @property
    def _typed(self) -> str:
        return self._edit.text().strip()

    def _open(self) -> None:
        if self._desk is not None and not self.palette.isVisible():
            self.palette.show()
            self._ask()

    def _close(self) -> None:
        self._goes_on_answer = False
        self.palette.hide()

    def _focus_back(self) -> None:
        # A page that was shown anew meanwhile may have dropped the widget.
        if self._came_from is not None and shiboken6.isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask(self) -> None:
        if self._desk is None or self._is_clearing or not self._edit.hasFocus():
            return
        self.palette.show()
        self._goes_on_answer = False
        if not self._typed:
            self._show("", Answer(()))
            return
        question = partial(ask, self._desk.live.workspace, self._typed, self._desk.language, _OF_A_KIND, None)
        self._desk.background.run(question, partial(self._show, self._typed), key="palette")

    def _show(self, typed: str, answer: Answer) -> None:
        """In the GUI thread again: the answer, if it is still wanted."""
        if typed != self._typed or not self.palette.isVisible():
            return
        self._answered = typed
        self.palette.show_lines(self._lines(typed, answer) if typed else self._lines_before_typing())
        if self._goes_on_answer:
            self._enter()

    def _lines(self, typed: str, answer: Answer) -> list[Line]:
        ways = offers.matching((*self._page_offers(), *offers.creations(self._pages)), typed)
        doings = offers.matching(offers.things_to_do(self._page, "next", self._menu), typed)
        known = {way.text for way in ways}
        lines: list[Line] = _group(self.tr("Go to"), "forward", ways)
        if answer.is_similar and not lines:
            lines.append(self._nothing(typed, bool(answer.hits)))
        lines += self.palette.model.grouped(answer.hits, _OF_A_KIND)
        lines += _group(self.tr("Do"), "keys", [one for one in doings if one.text not in known])
        if answer.hits and not answer.is_similar:
            lines.append(More(self.tr("Everything found…")))
        return lines

    def _nothing(self, typed: str, has_similar: bool) -> Heading:
        text = self.tr("Nothing found for “{words}”")
        if has_similar:
            text = self.tr("Nothing found for “{words}”, but similar words")
        return Heading(text.replace("{words}", typed), "search")

    def _lines_before_typing(self) -> list[Line]:
        return [
            *_group(self.tr("Opened before"), "recent", self._visited.opened),
            *_group(self.tr("Searched before"), "search", self._visited.searched),
            *_group(self.tr("Go to"), "forward", [*self._page_offers(), *offers.creations(self._pages)]),
        ]

    def _page_offers(self) -> list[Offer]:
        return list(offers.pages(self._pages, self._page_actions))

    def _enter(self) -> None:
        if self.is_answered:
            self.palette.choose_current()
        else:
            self._goes_on_answer = True

    @Slot(object)
    def _go(self, line: Line) -> None:
        """Where a line leads."""
        typed = self._typed
        if isinstance(line, Offer) and line.words:
            self._edit.setText(line.words)
            return
        self._close()
        if isinstance(line, More):
            if typed:
                self._visited.note_searched(typed)
                self.place_wanted.emit(Place("search", typed, line.noun or None))
            return
        if isinstance(line, Hit):
            place = places.of_hit(line)
            self._visited.note_searched(typed)
            self._visited.note_opened(place, line.title, ICONS[line.noun])
            self.clear()
            self.place_wanted.emit(place)
        elif isinstance(line, Offer):
            self.clear()
            self._take(line)

    def _take(self, offer: Offer) -> None:
        if offer.place is not None:
            (self.creation_wanted if offer.creates else self.place_wanted).emit(offer.place)
        elif offer.action is not None:
            self._focus_back()
            offer.action.trigger()


def _group(title: str, icon: str, lines: Sequence[Offer]) -> list[Line]:
    return [Heading(title, icon), *lines] if lines else []
