"""One meeting opened in the page: its tabs in the order of work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from councildesk.ui import tab_keys
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.attendance.attendance_part import AttendancePart
from councildesk.ui.documents.documents_part import DocumentsPart
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.invitations.invitations_part import InvitationsPart
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.meetings.plan_part import PlanPart
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.page import Desk

_MAKERS: dict[Part, type[MeetingPart]] = {
    Part.PLAN: PlanPart,
    Part.AGENDA: AgendaPart,
    Part.INVITATIONS: InvitationsPart,
    Part.HOLD: HoldPart,
    Part.ATTENDANCE: AttendancePart,
    Part.MINUTES: MinutesPart,
    Part.DOCUMENTS: DocumentsPart,
}


class MeetingRecord(QWidget):
    """`part_shown` carries the name of the tab that somebody went to."""

    part_shown = Signal(str)
    place_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_walking = False
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.parts = {name: make(desk, self) for name, make in _MAKERS.items()}
        for name, part in self.parts.items():
            part.part_wanted.connect(self.part_shown)
            part.place_wanted.connect(self.place_wanted)
            tab_keys.add(self.tabs, part, name.value, name.value, partial(self.part_shown.emit, name.value))
        self.tabs.currentChanged.connect(self._tell_part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        self.retranslate()

    @property
    def part(self) -> MeetingPart:
        """The tab that is shown."""
        return list(self.parts.values())[self.tabs.currentIndex()]

    def show_meeting(self, meeting_id: str | None) -> None:
        """Show this meeting in all tabs; None when the list is shown."""
        for part in self.parts.values():
            part.show_record(meeting_id)

    def show_part(self, part: Part, target: str | None = None) -> None:
        """Show this tab, and in it what the id stands for."""
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentWidget(self.parts.get(part, self.part))
        self.tabs.blockSignals(blocked)
        self.part.go_to(target)

    def enter(self) -> None:
        """Put the focus into the tab; it stays where something was gone to, and on the tabs while one walks along."""
        if not self.part.has_arrived and not self._is_walking:
            (self.part.first_focus() or self.tabs.tabBar()).setFocus()

    def flush(self) -> None:
        for part in self.parts.values():
            part.flush()

    def retranslate(self) -> None:
        names = {
            Part.PLAN: self.tr("Plan"),
            Part.AGENDA: self.tr("Agenda"),
            Part.INVITATIONS: self.tr("Invitations"),
            Part.HOLD: self.tr("Hold"),
            Part.ATTENDANCE: self.tr("Attendance"),
            Part.MINUTES: self.tr("Minutes"),
            Part.DOCUMENTS: self.tr("Documents"),
        }
        for number, name in enumerate(self.parts):
            self.tabs.setTabText(number, names[name])

    @Slot(int)
    def _tell_part(self, number: int) -> None:
        self._is_walking = self.tabs.tabBar().hasFocus()
        self.part_shown.emit(list(self.parts)[number].value)
        self._is_walking = False
