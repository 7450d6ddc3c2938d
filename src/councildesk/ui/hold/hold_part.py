"""The live desk: agenda, minutes and attendance of the running meeting on one screen, for hands on the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_hold_part import Ui_HoldPart
from councildesk.services import meetings, recusals
from councildesk.services.agenda import ItemDraft
from councildesk.ui import icons, settings
from councildesk.ui.hold import desk_actions, item_time, key_acts
from councildesk.ui.hold.business_list import BEFORE, BusinessList
from councildesk.ui.hold.course_bar import CourseBar, Standing
from councildesk.ui.hold.course_panel import CoursePanel
from councildesk.ui.hold.desk_keys import DESK_KEYS
from councildesk.ui.hold.people_column import PeopleColumn
from councildesk.ui.hold.proceedings import Proceedings
from councildesk.ui.hold.reading_ahead import ReadingAhead
from councildesk.ui.hold.sitting import AROUND, BUSINESS, Sitting, has_title
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
_MINUTE = dt.timedelta(minutes=1)
_PEOPLE = frozenset(
    {"stay", "excuse", "invitation", "proxy", "seat", "mandate", "person", "person_name", "rules_of_procedure"}
)
_WRITTEN = frozenset({"entry", "decision", "vote", "recusal", "vote_count", "ballot", "action", "assignee", "text"})
_NAMES = frozenset({"person", "person_name", "side", "organisation", "setting", "working_language"})


class HoldPart(MeetingPart):
    """Each key is one undo step. `clock` gives the instant that is stamped; a test may put another in its place."""

    is_of_minutes = True
    nouns = BUSINESS | _PEOPLE | _WRITTEN | _NAMES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_HoldPart()
        self.form.setupUi(self)
        self.sitting = Sitting(desk.live)
        self.proceedings = Proceedings(desk.live, self.sitting, self.clock_now, self)
        self._are_candidates_known = False
        self.list = BusinessList(self)
        self.writing = WritingPane(desk, self.running_now, self)
        self.people = PeopleColumn(desk, self.clock_now, self)
        self.bar = CourseBar(self)
        self.course = CoursePanel(desk, self.clock_now, self.bar, self)
        self._timer = QTimer(self, interval=_SECOND)
        self._projected_at: dt.datetime | None = None
        self._telling = QTimer(self, singleShot=True, interval=_SOON)
        self._ahead = ReadingAhead(desk, self)
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
        return self.clock() if self.sitting.is_open else None

    def refresh(self) -> None:
        self.proceedings.meeting_id = self.meeting.id
        self._read(self.nouns)

    def show_record(self, record_id: str | None) -> None:
        super().show_record(record_id)
        self._ahead.expect(record_id)

    def forget(self) -> None:
        self.writing.forget()
        self.sitting.forget()
        self.people.forget()
        self.course.hide()
        self.form.new_item_edit.clear()
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
        if target not in self.sitting.places:
            return False
        self.look_at(target)
        self.writing.write_on()
        return True

    def add_new(self) -> None:
        self.people.focus()

    def record_shown(self) -> tuple[str, str] | None:
        """The entry with the cursor."""
        frame = self.writing.current
        return ("entry", frame.row.id) if frame is not None and frame.row is not None else None

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
        if self._telling.isActive():  # the picture comes first
            self._telling.start()
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
        if item != self.sitting.shown and self.meeting_id is not None:
            self.writing.flush()
            self.sitting.shown = item
            self.list.choose(item)
            self._show_written()

    @Slot(str)
    def open_item(self, item: str) -> None:
        """Go to this item now, whatever its place in the agenda; before the meeting is opened it is only looked at."""
        self.look_at(item)
        self.proceedings.open_item(item)

    @Slot()
    def open_next(self) -> None:
        if self.sitting.is_open:
            self.proceedings.open_next()
        else:
            self.step(1)

    @Slot()
    def add_item(self) -> None:
        """Put a new item behind the one that is shown: between 4 and 5 it is 4a once the agenda was sent."""
        title = self.form.new_item_edit.text().strip()
        if not title:
            self.form.new_item_edit.setFocus()
        elif self.proceedings.add_item(ItemDraft({self.around.pair[0]: title})):
            self.form.new_item_edit.clear()
            self.writing.write_on()

    @Slot()
    def show_course(self) -> None:
        """What was noted when, to be mended; asked for again, it goes."""
        self.flush()
        self.course.turn(self.meeting, self.sitting.agenda.rows)

    def step(self, by: int) -> None:
        """Look at the item before (-1) or behind (1)."""
        self.list.step(by)
        self.writing.write_on()

    def send_entry(self, by: int) -> None:
        """Move the entry with the cursor to the item before (-1) or behind (1), and go there with it."""
        moved = self.writing.send(by)
        if moved is not None:
            places = self.sitting.places
            self.look_at(places[places.index(self.sitting.shown or BEFORE) + by])
            self.writing.column.go_to(moved, self.writing.tag)

    def _furnish(self) -> None:
        form = self.form
        form.business_layout.insertWidget(0, self.list, 1)
        form.writing_layout.addWidget(self.writing, 1)
        form.people_layout.addWidget(self.people)
        form.bar_layout.addWidget(self.bar)
        form.postpone_button.setIcon(icons.icon("postponed"))
        self._actions = desk_actions.actions(self, key_acts.of(self))
        self._kind_buttons = desk_actions.kind_buttons(self, self._actions)
        flow = FlowLayout(gap=0)
        for button in self._kind_buttons.values():
            flow.addWidget(button)
        form.kinds_layout.addLayout(flow, 1)
        kinds, column = list(self._kind_buttons.values()), self.writing.column
        first = [self.list, form.new_item_edit, form.postpone_button, *kinds, column.line_edit]
        for one, following in pairwise([*first, self.people.mark_edit]):
            QWidget.setTabOrder(one, following)
        column.above = kinds[-1]
        kept = self.desk.settings.get(_SPLITTER)
        form.hold_splitter.setSizes([220, 600, 290])
        form.hold_splitter.setStretchFactor(0, 2)
        form.hold_splitter.setStretchFactor(1, 6)
        form.hold_splitter.setStretchFactor(2, 2)
        if kept:
            form.hold_splitter.restoreState(kept)

    def _connect(self) -> None:
        self.list.looked_at.connect(self.look_at)
        self.list.open_wanted.connect(self.open_item)
        self.form.new_item_edit.returnPressed.connect(self.add_item)
        self.form.postpone_button.clicked.connect(self.proceedings.postpone)
        self.people.recusal_wanted.connect(self.proceedings.recuse)
        self.proceedings.about_to_step.connect(self.flush)
        self.proceedings.done.connect(self.writing.write_on)
        self.people.left.connect(self.writing.write_on)
        self.bar.next_wanted.connect(self.open_next)
        self.bar.turn_wanted.connect(self.proceedings.turn)
        self.bar.course_wanted.connect(self.show_course)
        self.course.left.connect(self.writing.write_on)
        self.bar.close_wanted.connect(self.proceedings.close)
        self._ahead.ready.connect(self._fill_unseen)
        self._timer.timeout.connect(self._tick)
        self._telling.timeout.connect(self._tell_happenings)
        self.live.pending_changed.connect(self._show_saved)
        self.form.hold_splitter.splitterMoved.connect(self._keep_sizes)

    @Slot()
    def _fill_unseen(self) -> None:
        """The first picture of the desk is then only painted."""
        if self._is_stale and not self.isVisible() and self._target is None:
            self.look_again()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """Only what a step concerns is read again; what is typed here is on the screen already."""
        nouns = self.nouns & announcement.nouns
        if self.meeting_id is None or not nouns or self.writing.column.is_typing:
            return
        if not self.isVisible() or self._is_stale:
            self._is_stale = True
            self._ahead.expect(self.meeting_id)
        else:
            self._read(nouns)

    def _read(self, nouns: Set[str]) -> None:
        if nouns & _NAMES:
            self.writing.forget_people()
            self._are_candidates_known = False
        if nouns & AROUND:
            self.around = surroundings.ask(self.desk)
        if "meeting" in nouns:
            self.meeting = self.live.read(meetings.row, self.meeting.id, self.desk.language)
        phase = self.sitting.course.phase
        if nouns & BUSINESS or has_title(nouns):
            self.sitting.read(self.meeting, self.around, nouns)
            self._show_business()
        if nouns & (_PEOPLE | AROUND):
            self._show_people()
        elif "meeting" in nouns or self.sitting.course.phase is not phase:
            # It may go by other rules, or sit again; the key was about something else, and does not wait for people.
            self.people.show_soon(self.meeting, self.around, is_running=self.sitting.is_open)
        if nouns & (_WRITTEN | BUSINESS | _NAMES):
            self._show_written()
        if nouns & (_PEOPLE | BUSINESS):
            self._telling.start()

    def _show_business(self) -> None:
        sitting = self.sitting
        shown = sitting.shown or BEFORE
        self.people.take_roll(sitting.opening, sitting.course.opened_at)
        self.list.show_items(sitting.agenda.rows, sitting.course, sitting.following, shown, zone=self.meeting.time_zone)
        if self.course.isVisible():
            self.course.show_course(self.meeting, sitting.agenda.rows)
        self._show_standing()

    def _show_standing(self) -> None:
        now = self._projected_at = self.clock()
        projection = self.sitting.projection(self.meeting, now)
        self.bar.show_standing(Standing(self.meeting, self.around, self.sitting.course, projection), now)
        self._show_saved()

    def _show_people(self) -> None:
        if not self._are_candidates_known:
            self.people.show_candidates(surroundings.candidates(self.desk))
            self._are_candidates_known = True
        self.people.show_meeting(self.meeting, self.around, is_running=self.sitting.is_open)

    def _show_written(self) -> None:
        row, item = self.sitting.row, self.sitting.item
        title = " ".join(filter(None, (row.number, row.title))) if row else self.tr("Before the first item")
        self.form.item_label.setText(title)
        items = [None, *(one.id for one in self.sitting.agenda.rows)]
        self.writing.show_item(self.meeting, self.around, item, items)
        self._telling.start()
        self.people.show_recused(self.live.read(recusals.seats, item) if item else ())
        self._tell_time()

    def _tell_time(self) -> None:
        """How long the item takes, against its plan."""
        told = item_time.told(self.sitting.row, self.sitting.course, self.meeting, self.around, self.clock())
        self.form.item_time_label.setText(told)

    @Slot()
    def _tick(self) -> None:
        if self.meeting_id is None or self._is_stale:
            return
        now = self.clock()
        self.bar.tick(now)
        self._tell_time()
        self.people.tell_time()
        if self.sitting.is_open and self._projected_at is not None and now - self._projected_at >= _MINUTE:
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
