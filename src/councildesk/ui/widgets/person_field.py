"""A person found by two or three letters in any script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QToolTip, QWidget

from councildesk.domain import folding
from councildesk.ui import icons, matching

_SHOWN = 12
_LONGEST_NAME = 4
"""Words: given name, patronymic in two words, family name."""


@dataclass(frozen=True)
class Candidate:
    """Somebody, or something, who can be picked; `detail` tells namesakes apart."""

    id: str
    name: str
    detail: str = ""
    listed: str = ""
    """By family name: who is meant by the beginning of it is offered before who has the letters somewhere else."""

    @property
    def line(self) -> str:
        return f"{self.name} — {self.detail}" if self.detail else self.name


class PersonField(QLineEdit):
    """`picked` carries the id, or None when somebody emptied the field.

    Enter takes the first of those offered and says when there is none, Escape gives back who was there. `clears`
    empties the field after picking, for fields that add somebody to a list. `keeps_words` is for a field that stands
    beside a text: what finds nobody may be meant for the text, and comes with `unnamed` when the field is left.
    """

    picked = Signal(object)
    unnamed = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        clears: bool = False,
        icon_name: str = "person",
        *,
        keeps_words: bool = False,
    ) -> None:
        super().__init__(parent)
        self._clears, self._keeps_words = clears, keeps_words
        self._candidates: Sequence[Candidate] = ()
        self._offered: list[Candidate] = []
        self._shown: Candidate | None = None
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        popup = completer.popup()
        assert popup is not None  # it is made when it is asked for
        self._popup: QAbstractItemView = popup
        popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        popup.installEventFilter(self)
        self.addAction(icons.icon(icon_name), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._offer)
        completer.activated.connect(self._take_line)

    def show_candidates(self, candidates: Iterable[Candidate]) -> None:
        """Who can be picked, in the order in which they are offered."""
        self._candidates = tuple(candidates)

    def show_person(self, person_id: str | None) -> None:
        """Show who is picked now, unless somebody types just now."""
        self._shown = next((one for one in self._candidates if one.id == person_id), None)
        if not (self.hasFocus() and self.isModified()):
            self._show_picked()

    def propose(self, person_id: str) -> None:
        """Put somebody into the field as if typed: Enter takes them, letters replace them, Escape drops them."""
        proposed = next((one for one in self._candidates if one.id == person_id), None)
        if proposed is not None:
            self._offered = [proposed]
            self.setText(proposed.name)
            self.setModified(True)
            self.selectAll()

    @property
    def person_id(self) -> str | None:
        return self._shown.id if self._shown else None

    @property
    def words(self) -> str:
        """What was typed and is nobody's name, in a field that keeps words."""
        return self.text().strip() if self._keeps_words and self.isModified() and not self._offered else ""

    @Slot()
    def flush(self) -> None:
        """Take back what was typed and not picked; an emptied field lets nobody stand there."""
        if self.isModified() and not self.text().strip() and self._shown is not None:
            self._take(None)
        elif self.words:
            self.hand_on_words()
        else:
            self._show_picked()

    def hand_on_words(self) -> None:
        """Give what is nobody's name to the text; letters of a name stay for somebody to be picked by."""
        words = self.words
        if words:
            self._show_picked()
            self.unnamed.emit(words)

    def event(self, event: QEvent) -> bool:
        """Qt's completer keeps the news from us that the field is left while its list is open."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._popup.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if is_done and len(self.words.split()) > _LONGEST_NAME:
            self.hand_on_words()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isModified():
            self._take_first()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._popup.hide()
            self._show_picked()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._popup.isHidden():
            # X11 may say that the list is active when it is gone already: with a proxy, this field would take the
            # cursor back from whoever has it by then, in the middle of a sentence. Who types on here keeps it.
            self._popup.setFocusProxy(None)  # type: ignore[arg-type]
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list without a choice takes the first line; the list is as wide as what it says."""
        popup = self._popup
        if watched is popup and event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._fit_popup()
        if watched is popup and event.type() == QEvent.Type.Show:
            popup.setFocusProxy(self)
        if watched is popup and event.type() == QEvent.Type.WindowActivate and popup.isHidden():
            self.window().activateWindow()  # else the keys of the window would be heard by nobody
        if watched is popup and event.type() == QEvent.Type.KeyPress and popup.isHidden():
            return self._pass_on(event)
        if watched is popup and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not popup.currentIndex().isValid() and self._offered:
                popup.hide()
                self._take(self._offered[0])
                return True
        return super().eventFilter(watched, event)

    def _pass_on(self, event: QEvent) -> bool:
        """A key that came to the list when it was gone belongs to whatever has the cursor."""
        now = self.window().focusWidget()
        return now not in (None, self) and QCoreApplication.sendEvent(now, event)

    def _fit_popup(self) -> None:
        """A name and a post are longer than most fields, and by the post one tells namesakes apart.

        At each letter Qt makes the list as wide as the field again.
        """
        popup = self._popup
        room = (QGuiApplication.screenAt(self.mapToGlobal(self.rect().center())) or self.screen()).availableGeometry()
        wanted = popup.sizeHintForColumn(0) + 2 * popup.frameWidth() + popup.verticalScrollBar().sizeHint().width()
        width = min(max(popup.width(), wanted), room.width())
        if popup.width() < width:
            left = max(room.left(), min(popup.x(), room.right() + 1 - width))
            popup.setGeometry(left, popup.y(), width, popup.height())

    def _take_first(self) -> None:
        """What nobody is called by stays, selected, for other letters."""
        if not self.text().strip():
            self.flush()
        elif self._offered:
            self._take(self._offered[0])
        else:
            self.selectAll()
            place = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(place, self.tr("Nothing is found for these letters."), self)

    @Slot(str)
    def _offer(self, typed: str) -> None:
        words = typed.split()
        hits = [one for one in self._candidates if words and _is_hit(one, words)]
        self._offered = sorted(hits, key=lambda one: matching.lead(one.listed or one.name, words[0]))[:_SHOWN]
        self._lines.setStringList([one.line for one in self._offered])

    @Slot(str)
    def _take_line(self, line: str) -> None:
        chosen = next((one for one in self._offered if one.line == line), None)
        # The completer writes the line into the field after this.
        QTimer.singleShot(0, self, self._show_picked)
        self._take(chosen)

    def _take(self, chosen: Candidate | None) -> None:
        self._shown = None if self._clears else chosen
        self._offered = []
        self.setModified(False)
        self._show_picked()
        self._popup.hide()
        self.picked.emit(chosen.id if chosen else None)

    @Slot()
    def _show_picked(self) -> None:
        self.setText(self._shown.name if self._shown else "")
        self.setCursorPosition(0)
        self.setModified(False)


def _is_hit(one: Candidate, words: Sequence[str]) -> bool:
    return all(folding.marks(one.line, word) for word in words)
