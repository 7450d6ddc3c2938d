"""One meeting opened in the page: its tabs in the order of work."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from councildesk.domain.meetings import NOT_BEGUN
from councildesk.services import meetings
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.attendance.attendance_part import AttendancePart
from councildesk.ui.documents.documents_part import DocumentsPart
from councildesk.ui.hold import reading_ahead
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.invitations.invitations_part import InvitationsPart
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.meetings.minutes_guard import MinutesGuard
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.meetings.plan_part import PlanPart
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.page import Desk
from councildesk.ui.record_part import RecordPart
from councildesk.ui.record_tabs import RecordTabs

_MAKERS: dict[Part, type[MeetingPart]] = {
    Part.PLAN: PlanPart,
    Part.AGENDA: AgendaPart,
    Part.INVITATIONS: InvitationsPart,
    Part.HOLD: HoldPart,
    Part.ATTENDANCE: AttendancePart,
    Part.MINUTES: MinutesPart,
    Part.DOCUMENTS: DocumentsPart,
}


class MeetingRecord(RecordTabs):
    """A key for a tab only says where somebody wants to go; the page goes there, and so it is part of the way back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, {name: (make, name.value) for name, make in _MAKERS.items()}, parent)
        self._is_walking = False
        self._rest = QTimer(self, singleShot=True, interval=reading_ahead.REST)
        self._rest.timeout.connect(self._make_ahead)
        self._guard = MinutesGuard(desk.live, self)

    @property
    def part(self) -> MeetingPart:
        part = super().part
        assert isinstance(part, MeetingPart)
        return part

    def names(self) -> Mapping[str, str]:
        return {
            Part.PLAN: self.tr("Plan"),
            Part.AGENDA: self.tr("Agenda"),
            Part.INVITATIONS: self.tr("Invitations"),
            Part.HOLD: self.tr("Hold"),
            Part.ATTENDANCE: self.tr("Attendance"),
            Part.MINUTES: self.tr("Minutes"),
            Part.DOCUMENTS: self.tr("Documents"),
        }

    def show_record(self, record_id: str | None) -> None:
        super().show_record(record_id)
        if record_id is None or self.parts.made.keys() >= {Part.HOLD, Part.INVITATIONS}:
            self._rest.stop()
        else:
            self._rest.start()

    def show_part(self, part: str | None, target: str | None = None) -> None:
        """Show this tab, and in it what the id stands for."""
        super().show_part(part)
        self.part.go_to(target)

    def part_made(self, part: RecordPart) -> None:
        assert isinstance(part, MeetingPart)
        part.part_wanted.connect(self.part_shown)

    def enter(self) -> None:
        """Put the focus into the tab; it stays where something was gone to, and on the tabs while one walks along."""
        if not self.part.has_arrived and not self._is_walking:
            (self.part.first_focus() or self.tabs.tabBar()).setFocus()

    def _enter(self, number: int) -> None:
        self.part_shown.emit(list(self.parts)[number])

    @Slot()
    def _make_ahead(self) -> None:
        """What prepares itself once it is made, one at a time: nobody waits for it when it is gone to."""
        missing = [part for part in self._wanted_soon() if part not in self.parts.made]
        if missing:
            self.parts[missing[0]]
        if missing[1:]:
            self._rest.start()

    def _wanted_soon(self) -> tuple[Part, ...]:
        if self.record_id is None or not reading_ahead.may_be_held(self.desk, self.record_id):
            return ()
        state = self.live.read(meetings.row, self.record_id, self.desk.language).state
        return (Part.HOLD, Part.INVITATIONS) if state in NOT_BEGUN else (Part.HOLD,)

    @Slot(int)
    def _tell_part(self, number: int) -> None:
        self._is_walking = self.tabs.tabBar().hasFocus()
        super()._tell_part(number)
        self._is_walking = False
