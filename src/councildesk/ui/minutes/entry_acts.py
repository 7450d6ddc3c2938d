"""What keys and buttons do with the entries of an item: begin one, move one, remove one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QApplication

from councildesk.domain.minutes import EntryKind
from councildesk.services import entries
from councildesk.services.entries import EntryDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.minutes.entry_column import EntryColumn
from councildesk.ui.minutes.items_outline import ItemsOutline

_ADD = QT_TRANSLATE_NOOP("Steps", "Add entry")
_MOVE = QT_TRANSLATE_NOOP("Steps", "Move entry")
_REMOVE = QT_TRANSLATE_NOOP("Steps", "Remove entry")


class EntryActs(QObject):
    """Each is one undo step, and the cursor stays in the language in which somebody writes.

    New entries come under the item that is chosen in `outline`.
    """

    def __init__(
        self, live: LiveWorkspace, column: EntryColumn, outline: ItemsOutline, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._column, self._outline = live, column, outline
        self.meeting_id: str | None = None

    @Slot(object)
    def add(self, kind: EntryKind) -> None:
        """Add an entry below the one with the cursor, or turn that one into the kind while it is empty."""
        if self.meeting_id is None:
            return
        current, tag = self._column.current, self._tag()
        if current is not None and current.is_blank and current.row is not None and current.row.kind is not kind:
            current.set_kind(kind)
            current.focus_text(tag)
            return
        self._column.flush()
        draft = EntryDraft(kind)
        made = self._live.attempt(
            _ADD, entries.add, self.meeting_id, draft, item_id=self._outline.item_id, after_id=self._current_key()
        )
        if made is not None:
            self._column.go_to(made, tag)
            frame = self._column.frame(made)
            if frame is not None and kind is EntryKind.STATEMENT:
                frame.speaker_edit.setFocus()
        elif current is not None:
            self._outline.list.setFocus()  # what is typed next is not of the entry before

    @Slot(int)
    def shift_current(self, by: int) -> None:
        """Move the entry with the cursor up (-1) or down (1)."""
        if (key := self._current_key()) is not None:
            self.shift(key, by)

    @Slot(str, int)
    def shift(self, entry_id: str, by: int) -> None:
        tag = self._tag()
        self._column.flush()
        self._live.attempt(_MOVE, entries.move_down if by > 0 else entries.move_up, entry_id)
        self._column.go_to(entry_id, tag)

    @Slot()
    def remove_current(self) -> None:
        if (key := self._current_key()) is not None:
            self.remove(key)

    @Slot(str)
    def remove(self, entry_id: str) -> None:
        """Remove an entry, and go to the one that takes its place."""
        keys = [frame.row.id for frame in self._column.frames if frame.row is not None]
        self._column.flush()
        self._live.attempt(_REMOVE, entries.remove, entry_id)
        if self._column.frame(entry_id) is not None:
            return
        self._live.tell(QCoreApplication.translate("MinutesPart", "Entry removed."), undoable=True)
        left = [key for key in keys if key != entry_id]
        if left:
            self._column.go_to(left[min(keys.index(entry_id), len(left) - 1)])

    def _current_key(self) -> str | None:
        current = self._column.current
        return current.row.id if current is not None and current.row is not None else None

    def _tag(self) -> str | None:
        """The language of the text with the cursor."""
        focus = QApplication.focusWidget()
        texts = (text for frame in self._column.frames for text in frame.texts.values())
        return next((text.tag for text in texts if text.edit is focus), None)
