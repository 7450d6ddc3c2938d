"""The live desk: agenda, minutes and attendance of the running meeting on one screen, for hands on the keyboard."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_hold_part import Ui_HoldPart
from councildesk.domain.course import Course, Phase
from councildesk.domain.minutes import EntryKind
from councildesk.services import agenda, meetings, order_of_business, recusals, running, timetable
from councildesk.services.agenda import Agenda, AgendaRow, ItemDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons, settings
from councildesk.ui.hold import desk_actions, item_time
from councildesk.ui.hold.business_list import BEFORE, BusinessList
from councildesk.ui.hold.course_bar import CourseBar, Standing
from councildesk.ui.hold.desk_keys import DESK_KEYS, DeskKey
from councildesk.ui.hold.people_column import PeopleColumn
from councildesk.ui.hold.writing_pane import WritingPane
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

_SPLITTER = settings.splitter_sizes("hold")
_SECOND, _SOON = 1000, 250
"""Milliseconds. Who came and went is told between the entries when the fingers rest."""
_BUSINESS = frozenset({"meeting", "agenda_item", "meeting_event", "side", "setting", "working_language"})
_AROUND = frozenset({"side", "setting", "working_language"})
_PEOPLE = frozenset(
    {"stay", "excuse", "invitation", "proxy", "seat", "mandate", "person", "person_name", "rules_of_procedure"}
)
_WRITTEN = frozenset({"entry", "decision", "vote", "recusal", "vote_count", "ballot", "action", "assignee", "text"})
_NAMES = frozenset({"person", "person_name", "side", "organisation", "setting", "working_language"})


class HoldPart(MeetingPart):
    """Each key is one undo step. `clock` gives the instant that is stamped; a test may put another in its place."""

    nouns = _BUSINESS | _PEOPLE | _WRITTEN | _NAMES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_HoldPart()
        self.form.setupUi(self)
        self._agenda = Agenda((), None)
        self._course = Course()
        self._following: str | None = None
        self._shown: str | None = None
        self._are_candidates_known = False
        self.list = BusinessList(self)
        self.writing = WritingPane(desk, self.running_now, self)
        self.people = PeopleColumn(desk, self.clock_now, self)
        self.bar = CourseBar(self)
        self._timer = QTimer(self, interval=_SECOND)
        self._telling = QTimer(self, singleShot=True, interval=_SOON)
        self._actions: dict[str, QAction] = {}
        self._furnish()
        self._connect()
        self.retranslate()

    def clock(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)

    def clock_now(self) -> dt.datetime:
        return self.clock()

    def running_now(self) -> dt.datetime | None:
        """Now while the meeting is open, else None."""
        return self.clock() if self.is_open else None

    @property
    def is_open(self) -> bool:
        return self._course.phase not in (Phase.AHEAD, Phase.OVER)

    @property
    def shown_item(self) -> str | None:
        """The item that is written under; None: what stands before the first."""
        return None if self._shown == BEFORE else self._shown

    def refresh(self) -> None:
        self._agenda = Agenda((), None)
        self._read(self.nouns)

    def forget(self) -> None:
        self.writing.forget()
        self._agenda, self._course, self._shown = Agenda((), None), Course(), None
        self._are_candidates_known = False

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.writing.flush()
            self.people.flush()

    def first_focus(self) -> QWidget:
        self.writing.write_on()
        return self.writing.current or self.writing.column.line_edit

    def show_target(self, target: str) -> bool:
        """An item of the agenda to be looked at."""
        if all(row.id != target for row in self._agenda.rows):
            return False
        self.look_at(target)
        self.writing.write_on()
        return True

    def add_new(self) -> None:
        self.people.focus()

    def keys(self) -> list[Key]:
        return [
            *(Key(self._actions[one.name].shortcut().toString(), self._actions[one.name].text()) for one in DESK_KEYS),
            Key("Return", self.tr("In the agenda: open the item")),
            Key("F2", self.tr("At a name: mend the time of coming")),
        ]

    def escape_word(self) -> str:
        return self.tr("Back to the text")

    def keeps_heading_waiting(self) -> bool:
        return True

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.setAccessibleName(self.tr("Agenda"))
        self.writing.retranslate()
        self.people.retranslate()
        desk_actions.name(self._actions, self._kind_buttons, self.desk.language)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the text, never out of the running meeting."""
        if event.key() == Qt.Key.Key_Escape:
            self.writing.write_on()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def look_at(self, item: str) -> None:
        """Show what is written under an item without opening it."""
        if item != self._shown and self.meeting_id is not None:
            self.writing.flush()
            self._shown = item
            self._show_business()
            self._show_written()

    @Slot(str)
    def open_item(self, item: str) -> None:
        """Go to this item now, whatever its place in the agenda; before the meeting is opened it is only looked at."""
        self.look_at(item)
        if self.is_open and item != BEFORE:
            self._do(QT_TRANSLATE_NOOP("Steps", "Open item"), running.open_item, item, self.clock())
        self.writing.write_on()

    @Slot()
    def open_next(self) -> None:
        if not self.is_open:
            self._step(1)
        elif self._do(QT_TRANSLATE_NOOP("Steps", "Next item"), order_of_business.go_on, self.meeting.id, self.clock()):
            self.writing.write_on()

    @Slot()
    def turn(self) -> None:
        """Open, break or resume: whatever follows from how the meeting stands."""
        label, action = {
            Phase.AHEAD: (QT_TRANSLATE_NOOP("Steps", "Open meeting"), order_of_business.start),
            Phase.ADJOURNED: (QT_TRANSLATE_NOOP("Steps", "Resume meeting"), order_of_business.start),
            Phase.RUNNING: (QT_TRANSLATE_NOOP("Steps", "Start break"), running.start_break),
            Phase.ON_BREAK: (QT_TRANSLATE_NOOP("Steps", "End break"), running.end_break),
            Phase.OVER: ("", None),
        }[self._course.phase]
        if action is not None:
            self._do(label, action, self.meeting.id, self.clock())
            self.writing.write_on()

    @Slot()
    def close_meeting(self) -> None:
        self._do(QT_TRANSLATE_NOOP("Steps", "Close meeting"), running.close_meeting, self.meeting.id, self.clock())

    @Slot()
    def adjourn(self) -> None:
        self._do(QT_TRANSLATE_NOOP("Steps", "Adjourn meeting"), running.adjourn, self.meeting.id, self.clock())

    @Slot()
    def postpone(self) -> None:
        item = self.shown_item
        if item is not None:
            self._do(QT_TRANSLATE_NOOP("Steps", "Postpone item"), order_of_business.put_off, item, self.clock())

    @Slot()
    def add_item(self) -> None:
        """Put a new item behind the one that is shown: between 4 and 5 it is 4a once the agenda was sent."""
        title = self.form.new_item_edit.text().strip()
        if not title:
            self.form.new_item_edit.setFocus()
            return
        draft = ItemDraft({self.around.pair[0]: title})
        label = QT_TRANSLATE_NOOP("Steps", "Add agenda item")
        if self._do(label, agenda.add, self.meeting.id, draft, after_id=self.shown_item) is not None:
            self.form.new_item_edit.clear()
            self.writing.write_on()

    def _furnish(self) -> None:
        form = self.form
        form.business_layout.insertWidget(0, self.list, 1)
        form.writing_layout.addWidget(self.writing, 1)
        form.people_layout.addWidget(self.people)
        form.bar_layout.addWidget(self.bar)
        form.postpone_button.setIcon(icons.icon("postponed"))
        self._actions = desk_actions.actions(self, self._does)
        self._kind_buttons = desk_actions.kind_buttons(self, self._actions)
        flow = FlowLayout(gap=0)
        for button in self._kind_buttons.values():
            flow.addWidget(button)
        form.kinds_layout.addLayout(flow, 1)
        first = [self.list, form.new_item_edit, form.postpone_button, *self._kind_buttons.values(), self.writing.column]
        for one, following in pairwise([*first, self.people.mark_edit]):
            QWidget.setTabOrder(one, following)
        kept = self.desk.settings.get(_SPLITTER)
        form.hold_splitter.setSizes([220, 600, 290])
        form.hold_splitter.setStretchFactor(0, 2)
        form.hold_splitter.setStretchFactor(1, 6)
        form.hold_splitter.setStretchFactor(2, 2)
        if kept:
            form.hold_splitter.restoreState(kept)

    def _does(self, one: DeskKey) -> Any:
        if one.kind is not None:
            return self.writing.ask_method if one.kind is EntryKind.VOTE else partial(self.writing.add, one.kind)
        return {
            "next_item": self.open_next,
            "turn": self.turn,
            "close_meeting": self.close_meeting,
            "adjourn": self.adjourn,
            "postpone": self.postpone,
            "new_item": self.add_item,
            "agenda": self.list.setFocus,
            "people": self.people.focus,
            "accepted": self.people.note_accepted,
            "phrase": self.writing.phrase,
            "recommendation": self.writing.add_recommendation,
            "up": partial(self.writing.shift, -1),
            "down": partial(self.writing.shift, 1),
            "item_up": partial(self._send, -1),
            "item_down": partial(self._send, 1),
            "split": self.writing.split,
            "join": self.writing.join,
            "remove": self.writing.remove,
            "look_back": partial(self._step, -1),
            "look_ahead": partial(self._step, 1),
        }[one.name]

    def _connect(self) -> None:
        self.list.looked_at.connect(self.look_at)
        self.list.open_wanted.connect(self.open_item)
        self.form.new_item_edit.returnPressed.connect(self.add_item)
        self.form.postpone_button.clicked.connect(self.postpone)
        self.people.recusal_wanted.connect(self._recuse)
        self.people.left.connect(self.writing.write_on)
        self.bar.next_wanted.connect(self.open_next)
        self.bar.turn_wanted.connect(self.turn)
        self.bar.close_wanted.connect(self.close_meeting)
        self._timer.timeout.connect(self._tick)
        self._telling.timeout.connect(self._tell_happenings)
        self.live.pending_changed.connect(self._show_saved)
        self.form.hold_splitter.splitterMoved.connect(self._keep_sizes)

    def _do(self, label: str, action: Any, *args: Any, **kwargs: Any) -> Any:
        """One step of the meeting's course; what is typed is written before it."""
        self.flush()
        return self.live.attempt(label, action, *args, **kwargs)

    def _step(self, by: int) -> None:
        self.list.step(by)
        self.writing.write_on()

    def _send(self, by: int) -> None:
        moved = self.writing.send(by)
        if moved is not None:
            items = self._item_keys()
            self.look_at(items[items.index(self._shown or BEFORE) + by])
            self.writing.column.go_to(moved, self.writing.tag)

    @Slot(str)
    def _recuse(self, seat: str) -> None:
        """A seat takes no part in the item that is shown, or takes part again."""
        item = self.shown_item
        kept = {row.seat_id: row.id for row in self.live.read(recusals.rows, self.meeting.id) if row.item_id == item}
        if seat in kept:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Take recusal back"), recusals.remove, kept[seat])
        elif item is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Note recusal"), recusals.add, item, seat)

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """Only what a step concerns is read again; what is typed here is on the screen already."""
        nouns = self.nouns & announcement.nouns
        if self.meeting_id is None or not nouns or self.writing.column.is_typing:
            return
        if not self.isVisible() or self._is_stale:
            self._is_stale = True
        else:
            self._read(nouns)

    def _read(self, nouns: frozenset[str]) -> None:
        is_title = "text" in nouns and "entry" not in nouns
        if nouns & _NAMES:
            self.writing.forget_people()
            self._are_candidates_known = False
        was_open = self.is_open
        if nouns & _BUSINESS:
            self._read_meeting(is_around=bool(nouns & _AROUND))
        if nouns & _BUSINESS or is_title:
            self._read_business(is_title=is_title or bool(nouns & _AROUND))
        if nouns & (_PEOPLE | _AROUND) or self.is_open is not was_open:
            self._show_people()
        if nouns & (_WRITTEN | _BUSINESS | _NAMES):
            self._show_written()
        if nouns & (_PEOPLE | _BUSINESS):
            self._telling.start()

    def _read_meeting(self, *, is_around: bool) -> None:
        """The item that is dealt with is shown as soon as it is another."""
        before = self._course.item
        if is_around:
            self.around = surroundings.ask(self.desk)
        self.meeting = self.live.read(meetings.row, self.meeting.id, self.desk.language)
        self._course = self.live.read(running.course, self.meeting.id)
        if self._course.item is not None and self._course.item != before:
            self._shown = self._course.item

    def _read_business(self, *, is_title: bool) -> None:
        known = None if is_title else self._agenda
        self._agenda = self.live.read(agenda.whole, self.meeting.id, self.around.pair[0], known)
        states = [(row.id, row.state) for row in self._agenda.rows]
        self._following = order_of_business.next_of(states, self._course.item)
        if self._shown is None or self._shown not in self._item_keys():
            first = next((row.id for row in self._agenda.rows), BEFORE)
            self._shown = self._course.item or first
        self._show_business()
        self._show_standing()

    def _item_keys(self) -> list[str]:
        return [BEFORE, *(row.id for row in self._agenda.rows)]

    def _show_business(self) -> None:
        self.list.show_zone(self.meeting.time_zone)
        self.list.show_items(self._agenda.rows, self._course, self._following, self._shown or BEFORE)

    def _show_standing(self) -> None:
        projection = self.live.read(timetable.expected_end, self.meeting.id, self.clock())
        self._standing = Standing(self.meeting, self.around, self._course, projection)
        self.bar.show_standing(self._standing, self.clock())
        self._show_saved()

    def _show_people(self) -> None:
        if not self._are_candidates_known:
            self.people.show_candidates(surroundings.candidates(self.desk))
            self._are_candidates_known = True
        self.people.show_meeting(self.meeting, self.around, is_running=self.is_open)

    def _show_written(self) -> None:
        row = next((row for row in self._agenda.rows if row.id == self._shown), None)
        title = " ".join(filter(None, (row.number, row.title))) if row else self.tr("Before the first item")
        self.form.item_label.setText(title)
        items = [None, *(one.id for one in self._agenda.rows)]
        self.writing.show_item(self.meeting, self.around, self.shown_item, items)
        self._telling.start()
        self.people.show_recused(self.live.read(recusals.seats, self.shown_item) if self.shown_item else ())
        self._tell_time(row)

    def _tell_time(self, row: AgendaRow | None) -> None:
        """How long the item takes, against its plan."""
        self.form.item_time_label.setText(item_time.told(row, self._course, self.meeting, self.around, self.clock()))

    @Slot()
    def _tick(self) -> None:
        if self.meeting_id is None or self._is_stale:
            return
        now = self.clock()
        self.bar.tick(now)
        self._tell_time(next((row for row in self._agenda.rows if row.id == self._shown), None))
        if now.second == 0 and self.is_open:
            self._show_standing()

    @Slot()
    def _tell_happenings(self) -> None:
        if self.meeting_id is not None and not self._is_stale:
            self.writing.tell_happenings(self.around)

    @Slot()
    def _show_saved(self) -> None:
        self.bar.show_saved(self.live.is_saved)

    @Slot()
    def _keep_sizes(self) -> None:
        self.desk.settings.put(_SPLITTER, bytes(self.form.hold_splitter.saveState().data()))
