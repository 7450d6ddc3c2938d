"""Who is here, beside the minutes: the quorum in words, everybody expected, and one key for each change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from councildesk._generated.forms.ui_attendance_side import Ui_AttendanceSide
from councildesk.domain.attendance import Presence
from councildesk.services import attendance
from councildesk.services.attendance import Attendance, AttendanceRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui.attendance import marks, quorum_card
from councildesk.ui.attendance.person_card import PersonCard
from councildesk.ui.attendance.quorum_card import QuorumCard
from councildesk.ui.hold import gathering
from councildesk.ui.hold.arrival_field import ArrivalField
from councildesk.ui.hold.keys_label import KeysLabel
from councildesk.ui.hold.mark_field import OPENING, USUAL, MarkField
from councildesk.ui.hold.presence_list import PresenceList
from councildesk.ui.hold.quorum_news import QuorumNews
from councildesk.ui.kept_answers import Question
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate

_NOTE = QT_TRANSLATE_NOOP("Steps", "Note attendance")
_LEAST, _WIDEST = QSize(260, 320), 440
_WITH_KEYS = 384
"""The height from which there is room for what the figures note; F1 tells it as well."""
PRESENCE = frozenset(
    {"stay", "excuse", "invitation", "proxy", "seat", "mandate", "person", "person_name", "meeting", "meeting_event"}
    | {"side", "working_language", "setting", "rules_of_procedure"}
)
"""Nouns of which it depends how everybody attends."""
_FOLLOWED = frozenset({"stay", "meeting_event", "meeting"})
ROOM, ONLINE, EXCUSED, ABSENT, LEFT, BACK, ALTERNATE, GUEST, RECUSED = range(1, 10)
_GO_ON = (ROOM, ONLINE, ABSENT)
"""What is noted of one name after another when a roll is taken."""


class PeopleColumn(QWidget):
    """`left` when somebody is done here and goes back to the text. What is noted happens now, or at the time typed."""

    left = Signal()
    recusal_wanted = Signal(str)
    """Carries a seat: it takes no part in the item that is shown, or takes part again."""

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live, self._now = desk, desk.live, now
        self._meeting: MeetingRow | None = None
        self._around: Surroundings | None = None
        self._is_running = False
        self._passed: str | None = None
        """Whom a figure noted, where the list went on to the next name by itself."""
        self._news = QuorumNews(self.live, self)
        self.side_form = Ui_AttendanceSide()
        self.side_form.setupUi(self)
        self.quorum = QuorumCard(self.side_form, self, is_short=True)
        self.person = PersonCard(desk, self.side_form, self, is_short=True)
        self.mark_edit, self.clock_edit = MarkField(self), ArrivalField(now, self)
        self.accepted_button = QPushButton(self)
        self.list = PresenceList(self)
        self.keys_label = KeysLabel(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_meeting(self, meeting: MeetingRow, around: Surroundings, *, is_running: bool) -> None:
        """Show who is there; where the quorum was lost or regained since, it is said in the quiet bar."""
        if self._meeting is None or meeting.id != self._meeting.id:
            self._news.forget()
        self._meeting, self._around, self._is_running = meeting, around, is_running
        self._soon.stop()
        found: Attendance = self.live.answers.recall(presence(meeting.id, self.desk.language))
        rows = found.rows
        judgement = quorum_card.judged(found, self._now())
        self.quorum.show_judgement(judgement, around)
        self._news.tell(judgement.verdict if is_running and not judgement.is_interrupted else None, around)
        self.accepted_button.setVisible(bool(gathering.waiting(rows)))
        self.accepted_button.setText(gathering.told(rows))
        self.list.show_people(rows, meeting, around, self.mark_edit.text())
        self.clock_edit.show_meeting(meeting, rows, is_running=is_running)
        self.tell_time()
        self._show_person()

    def take_roll(self, opening: dt.datetime | None, opened: dt.datetime | None) -> None:
        """As `ArrivalField.take_roll`."""
        self.clock_edit.take_roll(opening, opened)
        self.tell_time()

    def tell_time(self) -> None:
        """Say of when it is what is noted; the clock goes on."""
        self.clock_edit.tell()
        self.keys_label.tell(self.clock_edit.roll, self._meeting.time_zone if self._meeting is not None else "UTC")

    def show_soon(self, meeting: MeetingRow, around: Surroundings, *, is_running: bool) -> None:
        """As `show_meeting`, for the same meeting, after what waits to be painted."""
        self._meeting, self._around, self._is_running = meeting, around, is_running
        self._soon.start()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """All persons of the council: who is not expected is found by name as well."""
        self.list.show_candidates(candidates)
        self.person.show_candidates(candidates)

    def show_recused(self, seats: Collection[str]) -> None:
        """The seats that take no part in the item that is shown."""
        self.list.show_recused(seats)

    def focus(self) -> None:
        """Go to where a name is typed."""
        self.mark_edit.setFocus()
        self.mark_edit.selectAll()

    def forget(self) -> None:
        """Another meeting comes: half a name belongs to the one before."""
        self.mark_edit.clear()
        self.clock_edit.show_value(None)

    def flush(self) -> None:
        if self._meeting is not None:
            self.person.flush()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Attendance"))
        self.mark_edit.setAccessibleName(self.tr("Name of who comes or goes"))
        self.mark_edit.setPlaceholderText(self.tr("A name  F5"))
        self.clock_edit.setAccessibleName(self.tr("Time of what is noted"))
        self.tell_time()

    def minimumSizeHint(self) -> QSize:
        """Wrapping texts ask for more height than they take at this width; the list gives way to them."""
        wanted = min(self.side_form.quorum_card.minimumSizeHint().width(), _WIDEST)
        return QSize(max(_LEAST.width(), wanted), _LEAST.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_person()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.side_form.retranslateUi(self)

    def _lay_out(self) -> None:
        layout = self.side_form.side_layout
        layout.removeItem(self.side_form.side_spacer)
        layout.setSpacing(8)
        typed = QHBoxLayout()
        typed.setSpacing(6)
        typed.addWidget(self.mark_edit, 1)
        typed.addWidget(self.clock_edit)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addLayout(typed)
        middle.addWidget(self.accepted_button)
        self.list.setMinimumHeight(60)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.keys_label)
        layout.insertLayout(1, middle, 1)
        for first, second in (
            (self.mark_edit, self.clock_edit),
            (self.clock_edit, self.accepted_button),
            (self.accepted_button, self.list),
        ):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._catch_up)
        self.mark_edit.textEdited.connect(self._filter)
        self.mark_edit.mark_wanted.connect(self.mark)
        self.mark_edit.step_wanted.connect(self.list.step)
        self.mark_edit.times_wanted.connect(self._edit_times)
        self.mark_edit.left.connect(self.left)
        self.clock_edit.tell_refusals(self.live)
        self.list.selectionModel().currentChanged.connect(self._look_at)
        self.list.activated.connect(self._mark_usual)
        self.list.mark_wanted.connect(self.mark)
        self.list.times_wanted.connect(self._edit_times)
        self.accepted_button.clicked.connect(self.note_accepted)
        self.person.instead_wanted.connect(self._replace)
        self.side_form.reason_edit.returnPressed.connect(self.focus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_person)

    @Slot()
    def _catch_up(self) -> None:
        if self._meeting is not None and self._around is not None:
            self.show_meeting(self._meeting, self._around, is_running=self._is_running)

    @Slot()
    def _filter(self) -> None:
        self._passed = None
        self.list.filter(self.mark_edit.text())
        self._show_person()

    @Slot()
    def _look_at(self) -> None:
        self._passed = None
        self._show_person()

    @Slot()
    def _show_person(self) -> None:
        """Times and reasons stand below while somebody works here; else the list has all the room, and all people."""
        if self._meeting is None:
            return
        focus = QApplication.focusWidget()
        is_at_work = isinstance(focus, QWidget) and self.isAncestorOf(focus)
        if isinstance(focus, QWidget) and not is_at_work and self.mark_edit.text():
            self.mark_edit.clear()
            self.list.filter("")
        self.keys_label.setVisible(is_at_work and self.height() >= _WITH_KEYS)
        self.side_form.missing_label.setVisible(not is_at_work and bool(self.side_form.missing_label.text()))
        self.person.show_row(self.list.current if is_at_work else None, self._meeting)

    @Slot()
    def _mark_usual(self) -> None:
        self.mark(USUAL)

    @Slot(int)
    def mark(self, number: int) -> None:
        """Note of the person in the list what the digit stands for; one undo step."""
        if number == OPENING:
            self.clock_edit.turn()
        elif self._meeting is not None and self.clock_edit.can_be_read(self._meeting):
            key, goes_on = self.list.key, number in _GO_ON and not self.mark_edit.text()
            self._mark(number)
            if goes_on and key is not None and self.list.key == key:
                self.list.step(1)
                self._passed = key
            else:
                self._passed = None

    def _mark(self, number: int) -> None:
        assert self._meeting is not None
        if number == GUEST:
            self._add_guest()
            return
        row = self.list.current
        if row is None:
            self._mark_stranger(number)
        elif number == ALTERNATE:
            self._mark_replaced(row)
        elif number == RECUSED:
            self._tell_recusal(row)
        elif number == EXCUSED:
            self._note(marks.excused, self._meeting.id, [row], self._now())
            self.side_form.reason_edit.setFocus()
        elif number in (LEFT, BACK) or (number == USUAL and row.stays):
            self._mark_leaving(number, row)
        elif number == ABSENT:
            self._note(marks.absent, self._meeting.id, [row])
        elif number == USUAL:
            self._note(marks.arrived, self._meeting.id, row.person_id, self.clock_edit.arrival())
        else:
            presence = Presence.ONLINE if number == ONLINE else Presence.IN_ROOM
            self._note(marks.there, self._meeting.id, [row], presence, self.clock_edit.arrival())

    def _tell_recusal(self, row: AttendanceRow) -> None:
        if row.seat_id is not None:
            self.recusal_wanted.emit(row.seat_id)
            self.mark_edit.clear()
            self._filter()

    @Slot()
    def note_accepted(self) -> None:
        """Whoever accepted is here, or where nobody replied, whoever is expected: one step for all."""
        if self._meeting is not None and self.clock_edit.can_be_read(self._meeting):
            waiting = [row.person_id for row in gathering.waiting(self.list.rows)]
            self._note(marks.gathered, self._meeting.id, waiting, self.clock_edit.arrival())
            self.clock_edit.end_roll(waiting)
            self.tell_time()

    def _mark_leaving(self, number: int, row: AttendanceRow) -> None:
        """Enter turns here into gone, and gone into back."""
        assert self._meeting is not None
        at = self.clock_edit.change()
        is_going = number == LEFT or (number == USUAL and row.is_here)
        self._note(marks.left if is_going else marks.back, self._meeting.id, [row], at)

    def _mark_stranger(self, number: int) -> None:
        person = self.list.key
        if person is not None and self._meeting is not None and number in (USUAL, ROOM, ONLINE):
            presence = Presence.ONLINE if number == ONLINE else None
            self._note(marks.arrived, self._meeting.id, person, self.clock_edit.arrival(), presence)

    def _mark_replaced(self, row: AttendanceRow) -> None:
        """The only alternate comes at once; of several, or of none, a name is typed."""
        assert self._meeting is not None
        alternates = self.person.alternates(row, self._meeting)
        if len(alternates) == 1:
            self._note(marks.instead, self._meeting.id, row, alternates[0], self.clock_edit.arrival())
        else:
            self.person.ask_instead()

    def _add_guest(self) -> None:
        name = self.mark_edit.text().strip()
        if name and self._meeting is not None and self._around is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Note guest")
            language = self._around.languages[0]
            self.live.attempt(label, marks.guest, self._meeting.id, name, language, self.clock_edit.arrival())
            self.mark_edit.clear()
            self._filter()

    @Slot(str)
    def _replace(self, person_id: str) -> None:
        row = self.list.current
        if row is not None and self._meeting is not None and self.clock_edit.can_be_read(self._meeting):
            self._note(marks.instead, self._meeting.id, row, person_id, self.clock_edit.arrival())
            self.focus()

    @Slot()
    def _edit_times(self) -> None:
        """To the time of the last coming: typing it and Enter mends it. Where a figure led on to the next name, of whom
        it noted."""
        if self._passed is not None:
            self.list.choose(self._passed)
            self._show_person()
        fields = self.person.last_stay
        if fields is not None:
            fields.from_edit.setFocus()
            fields.from_edit.selectAll()

    def _note(self, action: Any, *args: Any) -> None:
        self.clock_edit.show_value(None)
        self.mark_edit.clear()  # the list is shown anew with what is noted, and all of it
        noted: list[object] = []
        self.live.changed.connect(noted.append)
        self.live.attempt(_NOTE, action, *args)
        self.live.changed.disconnect(noted.append)
        if not noted:
            self._filter()


def presence(meeting_id: str, language: str) -> Question:
    """How everybody attends."""
    return Question(PRESENCE, attendance.whole, (meeting_id, language), attendance.followed, _FOLLOWED)
