"""The entries of one item below one another. Frames stay while their entries do, so that a cursor never jumps.

A frame is slow to make. When other entries are shown, the frames of those before show them, but for the one with the
cursor: nobody types into another entry than before.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from councildesk.services.minutes import EntryRow
from councildesk.services.translating import TextPlace
from councildesk.ui import theme
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.entry_setting import EntrySetting
from councildesk.ui.page import Desk

_MARGIN, _ROOM = 8, 40
"""Around what is kept in sight; in a list, the lines above and below the current one."""


class EntryColumn(QScrollArea):
    """Makes a frame for each entry; the signals are those of the frames."""

    typed = Signal(str)
    focused = Signal(object)
    shift_wanted = Signal(str, int)
    remove_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._frames: dict[str, EntryFrame] = {}
        self._pair: tuple[str, ...] = ()
        self._ordered: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QWidget()
        inside.setProperty("look", "page")
        inside.setMaximumWidth(theme.READABLE)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 4, 10, 24)
        self._layout.setSpacing(10)
        self._layout.addStretch(1)
        self.setWidget(inside)
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow)
        self._is_following = True
        self.verticalScrollBar().rangeChanged.connect(self.follow)
        self.verticalScrollBar().actionTriggered.connect(self._let_be)

    def show_entries(self, rows: Sequence[EntryRow], setting: EntrySetting) -> None:
        """Show these entries in this order."""
        if setting.around.pair != self._pair:
            self.forget()
            self._pair = setting.around.pair
        self._hand_on({row.id for row in rows})
        frames = [self._frames.get(row.id) or self._make(row.id) for row in rows]
        self._arrange(frames)
        for row, frame in zip(rows, frames, strict=True):
            frame.show_entry(row, setting)
        order = self._order(frames)
        if order != self._ordered:
            self._ordered = order
            for one, following in pairwise(order):
                QWidget.setTabOrder(one, following)

    def forget(self) -> None:
        """Take all frames away; what they hold is written first."""
        for key in list(self._frames):
            self._frames[key].flush()
            self._drop(key)

    def flush(self) -> None:
        for frame in list(self._frames.values()):
            frame.flush()

    def frame(self, entry_id: str | None) -> EntryFrame | None:
        return self._frames.get(entry_id or "")

    @property
    def frames(self) -> list[EntryFrame]:
        """From top to bottom."""
        return sorted(self._frames.values(), key=self._layout.indexOf)

    @property
    def is_typing(self) -> bool:
        """One of the frames is just keeping what was typed."""
        return any(frame.is_typing for frame in self._frames.values())

    @property
    def current(self) -> EntryFrame | None:
        """The frame with the focus."""
        return next((frame for frame in self._frames.values() if _has_focus(frame)), None)

    @property
    def place(self) -> TextPlace | None:
        """The text with the cursor; of a frame whose facts have the focus, its first language."""
        frame = self.current
        if frame is None or frame.row is None:
            return None
        tags = [tag for tag, text in frame.texts.items() if _has_focus_in(text.edit)]
        return TextPlace(frame.row.id, next(iter(tags or frame.texts)))

    def go_to(self, entry_id: str, tag: str | None = None) -> None:
        """Put the cursor into the entry and bring it into sight once it has its place."""
        frame = self.frame(entry_id)
        if frame is not None:
            frame.focus_text(tag)
            self._go_on()

    @Slot()
    def follow(self) -> None:
        """Keep what is worked at in sight once all has its place: what comes above it would push it out."""
        self._following.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._let_be()
        super().wheelEvent(event)

    def _arrange(self, frames: Sequence[EntryFrame]) -> None:
        for place, widget in enumerate(self._lines(frames)):
            if self._layout.indexOf(widget) != place:
                self._layout.removeWidget(widget)
                self._layout.insertWidget(place, widget)

    def _worked_on(self) -> QWidget | None:
        """What should be in sight as a whole, where there is room."""
        return self.current

    @Slot()
    def _go_on(self) -> None:
        self._is_following = True
        self.follow()

    @Slot()
    def _let_be(self) -> None:
        """Somebody looks at something else, until the cursor goes on."""
        self._is_following = False

    @Slot()
    def _follow(self) -> None:
        whole = self._worked_on()
        if whole is None or not self._is_following:
            return
        has_room = whole.height() <= self.viewport().height()
        widget, part = (whole, whole.rect()) if has_room else _worked_at(whole)
        place = QRect(widget.mapTo(self._inside, part.topLeft()), part.size())
        # Not ensureWidgetVisible: of a text it shows the line with the cursor alone.
        self.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2 + _MARGIN)

    def _lines(self, frames: Sequence[EntryFrame]) -> Sequence[QWidget]:
        """All that stands below one another, from top to bottom; subclasses put more between the frames."""
        return frames

    def _order(self, frames: Sequence[EntryFrame]) -> list[QWidget]:
        """How Tab goes through the entries: from words to words."""
        heads = [field for frame in frames for field in frame.head_fields]
        return [*heads, *(text.edit for frame in frames for text in frame.texts.values())]

    def _hand_on(self, wanted: Set[str]) -> None:
        """Let the frames of entries that are not wanted any more be those of new ones; what is left over goes."""
        unneeded = [key for key in self._frames if key not in wanted]
        for key in sorted(wanted - self._frames.keys()):
            free = next((key for key in unneeded if not _has_focus(self._frames[key])), None)
            if free is None:
                break
            unneeded.remove(free)
            frame = self._frames.pop(free)
            frame.leave_entry()
            self._frames[key] = frame
        for key in unneeded:
            self._drop(key)

    def _make(self, key: str) -> EntryFrame:
        frame = EntryFrame(self.desk, self._pair, self.widget())
        frame.typed.connect(self.typed)
        frame.focused.connect(self.focused)
        frame.shift_wanted.connect(self.shift_wanted)
        frame.remove_wanted.connect(self.remove_wanted)
        frame.typed.connect(self._go_on)
        frame.moved.connect(self._go_on)
        self._frames[key] = frame
        self._layout.insertWidget(self._layout.count() - 1, frame)
        frame.show()
        return frame

    def _drop(self, key: str) -> None:
        frame = self._frames.pop(key)
        frame.leave_entry()
        self._layout.removeWidget(frame)
        frame.hide()
        frame.deleteLater()


def _worked_at(whole: QWidget) -> tuple[QWidget, QRect]:
    """The current line of a list, else the field with the focus."""
    focus = QApplication.focusWidget() or whole
    if isinstance(focus, QAbstractItemView):
        return focus.viewport(), focus.visualRect(focus.currentIndex()).adjusted(0, -_ROOM, 0, _ROOM)
    if isinstance(focus, QTextEdit):
        return focus.viewport(), focus.cursorRect()
    return focus, focus.rect()


def _has_focus(frame: EntryFrame) -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QWidget) and frame.isAncestorOf(focus)


def _has_focus_in(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is widget or (isinstance(focus, QWidget) and widget.isAncestorOf(focus))
