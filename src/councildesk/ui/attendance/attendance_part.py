"""The attendance of a meeting: who is there, and whether it can decide."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from councildesk._generated.forms.ui_attendance_part import Ui_AttendancePart
from councildesk._generated.forms.ui_attendance_side import Ui_AttendanceSide
from councildesk.domain.attendance import Presence
from councildesk.domain.course import Phase
from councildesk.domain.meetings import NOT_BEGUN
from councildesk.services import attendance, running
from councildesk.services.attendance import AttendanceRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons
from councildesk.ui.attendance import marks
from councildesk.ui.attendance.moment_field import MomentField
from councildesk.ui.attendance.people_tree import PeopleTree
from councildesk.ui.attendance.person_card import PersonCard
from councildesk.ui.attendance.quorum_card import QuorumCard
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.person_field import PersonField

_SIDE_WIDTH, _WIDEST_SIDE = 340, 440
_NOTE = QT_TRANSLATE_NOOP("Steps", "Note attendance")


class AttendancePart(MeetingPart):
    """What is noted happens at the time in the field above; without one it is now while the meeting runs, else from
    the opening on."""

    is_of_minutes = True
    nouns = frozenset(
        {"meeting", "stay", "excuse", "invitation", "proxy", "seat", "mandate", "meeting_event", "person_name", "side"}
        | {"rules_of_procedure", "person", "text"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_AttendancePart()
        self.form.setupUi(self)
        self.side_form = Ui_AttendanceSide()
        self.tree = PeopleTree(desk.language, self)
        self.arrived_edit = PersonField(self, clears=True)
        self.clock_edit = MomentField(self)
        self.empty_state = EmptyState(parent=self)
        self._furnish()
        self.quorum = QuorumCard(self.side_form, self)
        self.person = PersonCard(desk, self.side_form, self)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        rows = self.live.read(attendance.rows, self.meeting.id, self.desk.language)
        self.tree.show_rows(rows, self.around, self.meeting.time_zone, self.meeting.state in NOT_BEGUN)
        self.form.content_stack.setCurrentIndex(0 if rows else 1)
        self.quorum.show_meeting(self.live, self.meeting, self.around)
        expected_first = {row.person_id for row in rows}
        known = surroundings.candidates(self.desk)
        self.person.show_candidates(known)
        self.arrived_edit.show_candidates(sorted(known, key=lambda one: one.id not in expected_first))
        here = sum(bool(row.stays) and row.is_here for row in rows)
        expected = sum(row.is_expected for row in rows)
        text = self.tr("%n here, {expected} expected", "", here)
        self.form.count_label.setText(text.replace("{expected}", str(expected)))
        self._show_person()
        wanted = self._side.minimumSizeHint().width() + 16
        self._scroll.setFixedWidth(max(_SIDE_WIDTH, min(wanted, _WIDEST_SIDE)))

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.person.flush()

    def first_focus(self) -> QWidget:
        return self.arrived_edit

    def show_target(self, target: str) -> bool:
        """A person."""
        self.tree.choose_person(target)
        if self.tree.current is None or self.tree.current.person_id != target:
            return False
        self.tree.setFocus()
        return True

    def add_new(self) -> None:
        self.arrived_edit.setFocus()

    def keys(self) -> list[Key]:
        words = [button.text() for button in self._buttons()]
        return [Key(str(number), word) for number, word in enumerate(words, start=1)] + [
            Key("Ctrl+N", self.tr("Somebody arrived: type a name")),
            Key("Del", self.tr("Nothing noted")),
        ]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.tree.setAccessibleName(self.tr("Attendance"))
        self.arrived_edit.setAccessibleName(self.tr("Arrived"))
        self.arrived_edit.setPlaceholderText(self.tr("Arrived: type a name"))
        self.clock_edit.setAccessibleName(self.tr("Time of what is noted"))
        self.clock_edit.setPlaceholderText(self.tr("now"))
        self.clock_edit.setToolTip(self.tr("Empty: now while the meeting runs, else from the opening on"))
        self.empty_state.describe(
            "attendance",
            self.tr("Nobody is expected"),
            self.tr("Whoever has a seat on the day of the meeting stands here. Guests are added above by their names."),
        )
        for number, button in enumerate(self._buttons(), start=1):
            button.setToolTip(f"{button.text()} ({number})")

    def _furnish(self) -> None:
        form = self.form
        form.arrived_layout.addWidget(self.arrived_edit)
        form.clock_layout.addWidget(self.clock_edit)
        form.clock_label.setBuddy(self.clock_edit)
        for first, second in pairwise([self.arrived_edit, self.clock_edit, *self._buttons(), self.tree]):
            QWidget.setTabOrder(first, second)
        self.arrived_edit.setFixedWidth(300)
        self.clock_edit.setFixedWidth(90)
        names = ("in_room", "online", "postponed", "absent", "leave", "back", "alternate")
        for button, icon in zip(self._buttons(), names, strict=True):
            icons.beside_text(button, icon)
        side = QWidget(self)
        side.setProperty("look", "page")
        self.side_form.setupUi(side)
        scroll = QScrollArea(self)
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        self._side, self._scroll = side, scroll
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QWidget(self)
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.tree, 1)
        layout.addWidget(scroll)
        form.content_stack.addWidget(both)
        form.content_stack.addWidget(self.empty_state)

    def _buttons(self) -> list[Any]:
        form = self.form
        return [
            form.room_button,
            form.online_button,
            form.excused_button,
            form.absent_button,
            form.left_button,
            form.back_button,
            form.alternate_button,
        ]

    def _connect(self) -> None:
        for number, button in enumerate(self._buttons(), start=1):
            button.clicked.connect(partial(self._mark, number))
        self.tree.chosen.connect(self._show_person)
        self.tree.mark_wanted.connect(self._mark)
        self.arrived_edit.picked.connect(self._arrive)
        self.person.instead_wanted.connect(self._replace)
        self.clock_edit.tell_refusals(self.live)

    @Slot()
    def _show_person(self) -> None:
        if self.meeting_id is not None:
            self.person.show_row(self.tree.current, self.meeting)

    @Slot(int)
    def _mark(self, number: int) -> None:
        """Note of everybody chosen what the digit stands for."""
        rows = self.tree.selected()
        if not rows or not self.clock_edit.can_be_read(self.meeting):
            return
        if number == 7:
            self.person.instead_edit.setFocus()
        elif number in (5, 6):
            self._mark_leaving(number, rows)
        else:
            self._mark_state(number, rows)

    def _mark_state(self, number: int, rows: list[AttendanceRow]) -> None:
        meeting = self.meeting.id
        match number:
            case 1:
                self._note(marks.there, meeting, rows, Presence.IN_ROOM, self._moment())
            case 2:
                self._note(marks.there, meeting, rows, Presence.ONLINE, self._moment())
            case 3:
                self._note(marks.excused, meeting, rows, self._now())
                self.side_form.reason_edit.setFocus()
            case 0 | 4:
                self._note(marks.absent, meeting, rows)

    def _mark_leaving(self, number: int, rows: list[AttendanceRow]) -> None:
        """Going and coming back need a time: that of the field, or now."""
        at = self._moment()
        if at is None:
            self.live.tell(self.tr("Type the time into the field above first, then press again."))
            self.clock_edit.setFocus()
            return
        self._note(marks.left if number == 5 else marks.back, self.meeting.id, rows, at)

    @Slot(object)
    def _arrive(self, person_id: str | None) -> None:
        if person_id is not None and self.meeting_id is not None and self.clock_edit.can_be_read(self.meeting):
            self._note(marks.arrived, self.meeting.id, person_id, self._moment())
            self.tree.choose_person(person_id)

    @Slot(str)
    def _replace(self, person_id: str) -> None:
        row = self.tree.current
        if row is not None and self.clock_edit.can_be_read(self.meeting):
            self._note(marks.instead, self.meeting.id, row, person_id, self._moment())

    def _note(self, action: Any, *args: Any) -> None:
        self.live.attempt(_NOTE, action, *args)

    def _moment(self) -> dt.datetime | None:
        """The instant that is meant; None: from the opening on."""
        course = self.live.read(running.course, self.meeting.id)
        now = self._now() if course.phase not in (Phase.AHEAD, Phase.OVER) else None
        return self.clock_edit.moment(self.meeting, now or course.opened_at) or now

    def _now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)
