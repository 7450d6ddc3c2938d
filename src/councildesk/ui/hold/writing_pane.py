"""The middle of the live desk: the minutes under one item, in the leading language, with the cursor always in text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from councildesk.documents.phrases import phrases
from councildesk.domain.minutes import DecisionKind, EntryKind, VoteMethod
from councildesk.domain.text import Blocks
from councildesk.services import begun_entries, entries, entry_parts, minutes
from councildesk.services.begun_entries import Begun
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.minutes import EntryRow
from councildesk.ui.hold import entry_steps, happened, phrase_blanks
from councildesk.ui.hold.entry_steps import Spot
from councildesk.ui.hold.hold_column import HoldColumn
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.minutes import entry_setting
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.entry_setting import EntrySetting
from councildesk.ui.page import Desk

_ADD = QT_TRANSLATE_NOOP("Steps", "Add entry")
_MOVE = QT_TRANSLATE_NOOP("Steps", "Move entry")
METHODS = (
    VoteMethod.CONSENSUS,
    VoteMethod.NO_OBJECTION,
    VoteMethod.SHOW_OF_HANDS,
    VoteMethod.ROLL_CALL,
    VoteMethod.SECRET,
)


class WritingPane(QWidget):
    """Keys of the desk call its methods; each adds or moves something in one undo step. `now` is the desk's clock."""

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime | None], parent: QWidget | None = None) -> None:
        """`now` gives None while the meeting is not running."""
        super().__init__(parent)
        self.desk, self.live, self._now = desk, desk.live, now
        self._meeting: MeetingRow | None = None
        self._setting: EntrySetting | None = None
        self._rows: list[EntryRow] = []
        self._told: dict[str | None, str] = {}
        self._items: list[str | None] = []
        self.item_id: str | None = None
        self.tag = "en"
        self.column = HoldColumn(desk, self)
        self.methods_menu, self.phrases_menu = QMenu(self), QMenu(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        self.column.begun.connect(self._begin)
        self.column.shift_wanted.connect(self._shift)
        self.column.remove_wanted.connect(self._remove)
        self.retranslate()

    def show_item(
        self, meeting: MeetingRow, around: Surroundings, item_id: str | None, items: list[str | None]
    ) -> None:
        """Show what stands under an item (None: before the first); `items` are all of them, in their order."""
        if item_id != self.item_id:
            self._told = {}
        self._meeting, self.item_id, self._items = meeting, item_id, items
        self.tag = around.pair[0]
        rows = self.live.read(minutes.under, meeting.id, item_id, self.desk.language)
        is_editable = meeting.minutes_state.accepts_edits
        if self._setting is None or self._setting.around.pair != (self.tag,):
            alone = replace(around, pair=(self.tag,))
            self._setting = replace(entry_setting.ask(self.desk, alone, meeting, ()), tells_states=False)
        decided = entry_setting.decisions_of(rows)
        self._setting = replace(self._setting, meeting=meeting, decisions=decided, is_editable=is_editable)
        self._rows = rows
        self.column.show_item(rows, self._setting, self._told)
        self._show_waiting()

    def tell_happenings(self, around: Surroundings) -> None:
        """What happened under the item, between the entries, in the language of the minutes."""
        if self._meeting is not None:
            told = happened.told(self.live, self._meeting, around, self.item_id, self._rows, self.tag)
            if told != self._told:
                self._told = told
                self.column.tell(told)

    @Slot()
    def phrase(self) -> None:
        """Go to the next blank of a phrase in this entry, or offer the phrases there are for its kind."""
        frame = self.current
        if frame is not None and phrase_blanks.select_next(frame.texts[self.tag].edit):
            return
        kind = frame.row.kind if frame is not None and frame.row is not None else EntryKind.PARAGRAPH
        self.phrases_menu.clear()
        for number, phrase in enumerate(phrases(self.tag, kind), start=1):
            action = self.phrases_menu.addAction(f"&{number}  {phrase}")
            action.triggered.connect(partial(self._insert, phrase))
        where = frame or self.column.line_edit
        self.phrases_menu.popup(where.mapToGlobal(QPoint(16, min(where.height(), 40))))

    def _insert(self, phrase: str) -> None:
        frame = self.current
        edit = frame.texts[self.tag].edit if frame is not None else self.column.line_edit
        start = edit.textCursor().position()
        edit.insertPlainText(phrase)
        frame = self.current  # on the line for new paragraphs an entry has come of it
        if frame is not None:
            written = frame.texts[self.tag].edit
            cursor = written.textCursor()
            cursor.setPosition(min(start, len(written.toPlainText())))
            written.setTextCursor(cursor)
            phrase_blanks.select_next(written)

    def forget_people(self) -> None:
        """Names or sides have changed: whom an entry can name is read again."""
        self._setting = None

    def forget(self) -> None:
        self.column.forget()
        self._setting, self._rows, self._told = None, [], {}

    def flush(self) -> None:
        self.column.flush()

    def write_on(self) -> None:
        """Put the cursor where writing goes on."""
        self.column.write_on()

    @property
    def current(self) -> EntryFrame | None:
        """The entry with the cursor."""
        return self.column.current

    @Slot(object)
    def add(self, kind: EntryKind) -> None:
        """Add an entry below the one with the cursor, or turn that one into the kind while it is empty."""
        if not self._turn(kind):
            self._put(_ADD, entry_steps.add, kind)

    @Slot()
    def add_recommendation(self) -> None:
        self._put(_ADD, entry_steps.decision, DecisionKind.RECOMMENDATION)

    @Slot()
    def ask_method(self) -> None:
        """Offer the ways of voting: a digit takes one."""
        where = self.current or self.column.line_edit
        self.methods_menu.popup(where.mapToGlobal(QPoint(16, min(where.height(), 40))))

    @Slot(object)
    def add_vote(self, method: VoteMethod) -> None:
        made = self._put(QT_TRANSLATE_NOOP("Steps", "Record vote"), entry_steps.vote, method, self.desk.language)
        frame = self.column.frame(made)
        if frame is not None:
            frame.focus_facts()

    def shift(self, by: int) -> None:
        """Move the entry with the cursor up or down under its item."""
        if (key := self._current_key()) is not None:
            self._shift(key, by)

    def send(self, by: int) -> str | None:
        """Move the entry with the cursor to the item before (-1) or behind (1); returns that item's id."""
        key, place = self._current_key(), self._items.index(self.item_id) + by
        if key is None or self._meeting is None or not 0 <= place < len(self._items):
            return None
        self.flush()
        item = self._items[place]
        last = len(self.live.read(minutes.under, self._meeting.id, item, self.desk.language))
        return key if self.live.carry_out(_MOVE, entries.move, key, item, 0 if by > 0 else last) else None

    @Slot()
    def split(self) -> None:
        """Cut the entry in two at the cursor."""
        frame = self.current
        if frame is None or frame.row is None or not frame.texts[self.tag].edit.hasFocus():
            return
        edit, key = frame.texts[self.tag].edit, frame.row.id
        if not edit.textCursor().atBlockStart():
            edit.textCursor().insertBlock()
        block = edit.textCursor().blockNumber()
        self.flush()
        made = self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Split entry"), entry_parts.split, key, block)
        if made is not None:
            self.column.go_to(made, self.tag)

    @Slot()
    def join(self) -> None:
        """Append the entry with the cursor to the one before it."""
        key = self._current_key()
        keys = [row.id for row in self._rows]
        if key not in keys or keys.index(key) == 0:
            return
        before = keys[keys.index(key) - 1]
        frame = self.column.frame(before)
        self.flush()
        end = len(frame.texts[self.tag].edit.toPlainText()) if frame is not None else 0
        self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Join entries"), entry_parts.join_with_next, before)
        self.column.go_to(before, self.tag)
        if frame is not None:
            cursor = frame.texts[self.tag].edit.textCursor()
            cursor.setPosition(min(end + 1, frame.texts[self.tag].edit.document().characterCount() - 1))
            frame.texts[self.tag].edit.setTextCursor(cursor)

    @Slot()
    def remove(self) -> None:
        if (key := self._current_key()) is not None:
            self._remove(key)

    def retranslate(self) -> None:
        self.column.line_edit.setAccessibleName(self.tr("Begin a paragraph"))
        self.column.line_edit.setPlaceholderText(self.tr("Type here"))
        self.methods_menu.clear()
        for number, method in enumerate(METHODS, start=1):
            word = meeting_words.word(method, self.desk.language)
            action = self.methods_menu.addAction(f"&{number}  {word}")
            action.triggered.connect(partial(self.add_vote, method))

    def _current_key(self) -> str | None:
        frame = self.current
        return frame.row.id if frame is not None and frame.row is not None else None

    def _turn(self, kind: EntryKind) -> bool:
        """Whether the entry with the cursor was empty, and is of this kind now."""
        frame = self.current
        if frame is None or frame.row is None or not frame.is_blank or frame.row.kind is kind:
            return False
        frame.set_kind(kind)
        self._enter(frame.row.id, kind)
        return True

    def _put(self, label: str, action: Any, *args: Any) -> str | None:
        """Add something behind the entry with the cursor, and go into it.

        Where it is refused, what is typed next stands on the line, and not in the entry before.
        """
        if self._meeting is None:
            return None
        key = self._current_key()
        self.flush()
        spot = Spot(self._meeting.id, self.item_id, key, self._now())
        made: str | None = self.live.attempt(label, action, spot, *args)
        if made is not None:
            self._enter(made, next((row.kind for row in self._rows if row.id == made), EntryKind.PARAGRAPH))
        else:
            self.column.go_to_line()
        return made

    def _enter(self, key: str, kind: EntryKind) -> None:
        frame = self.column.frame(key)
        self.column.go_to(key, self.tag)
        if frame is not None and kind in (EntryKind.STATEMENT, EntryKind.RESERVATION):
            frame.speaker_edit.setFocus()

    @Slot(object)
    def _begin(self, blocks: Blocks) -> None:
        if self._meeting is None:
            return
        begun = self._begun
        self.live.hand_over(blocks, partial(self._begin_entry, begun, blocks, self._now()), begun.passage)
        self._show_waiting()

    @property
    def _begun(self) -> Begun:
        """What stands on the line while it cannot become an entry, else the paragraph that is begun next."""
        meeting = self._meeting.id if self._meeting is not None else ""
        waiting = (one.passage for one in self.live.unsaved.waiting)
        return begun_entries.next_under(meeting, self.item_id, self.tag, waiting)

    def _show_waiting(self) -> None:
        waiting = self.live.unsaved.of(self._begun.passage)
        self.column.fill_line(waiting.value if waiting is not None and isinstance(waiting.value, tuple) else ())

    def _begin_entry(self, begun: Begun, blocks: Blocks, at: dt.datetime | None) -> None:
        made = self.live.attempt(_ADD, begun_entries.begin, begun, blocks, at)
        if made is not None and (begun.item_id, begun.language) == (self.item_id, self.tag):
            self.column.go_behind(made, self.tag)

    @Slot(str, int)
    def _shift(self, entry_id: str, by: int) -> None:
        self.flush()
        self.live.attempt(_MOVE, entries.move_down if by > 0 else entries.move_up, entry_id)
        self.column.go_to(entry_id, self.tag)

    @Slot(str)
    def _remove(self, entry_id: str) -> None:
        keys = [row.id for row in self._rows]
        place = keys.index(entry_id)
        self.flush()
        self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove entry"), entries.remove, entry_id)
        left = [row.id for row in self._rows]
        if len(left) < len(keys):
            self.live.tell(self.tr("Entry removed."), undoable=True)
            self.column.go_to(left[min(place, len(left) - 1)], self.tag) if left else self.column.go_to_line()
