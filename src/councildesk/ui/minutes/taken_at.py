"""When a decision or vote was taken, in its head: by that time it counts who was there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from councildesk.domain import clocks
from councildesk.domain.errors import Refusal
from councildesk.domain.minutes import EntryKind
from councildesk.services import entry_basis, running
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.minutes import EntryRow
from councildesk.ui import icons
from councildesk.ui.attendance.stay_fields import instant_of
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.widgets.typed_fields import ClockField

TAKEN = (EntryKind.DECISION, EntryKind.VOTE)


class TakenAt(QWidget):
    """The time by the clock of the meeting, and a way to count anew who was there. Only decisions and votes have it."""

    def __init__(self, live: LiveWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self._row: EntryRow | None = None
        self._meeting: MeetingRow | None = None
        self.time_edit = ClockField(self)
        self.time_edit.setFixedWidth(ClockField.ROOM)
        self.time_edit.setPlaceholderText("…")
        self.time_edit.setAccessibleName(self.tr("Taken at"))
        self.again_button = QToolButton(self)
        self.again_button.setIcon(icons.icon("reload"))
        self.again_button.setIconSize(QSize(16, 16))
        self.again_button.setToolTip(self.tr("Count anew who was there, as the attendance says now"))
        self.again_button.setAccessibleName(self.again_button.toolTip())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.time_edit)
        layout.addWidget(self.again_button)
        self.time_edit.edited.connect(self._set_time)
        self.time_edit.tell_refusals(live)
        self.again_button.clicked.connect(self._take_again)

    def show_entry(self, row: EntryRow, meeting: MeetingRow, *, is_editable: bool) -> None:
        """Of other kinds nothing is shown."""
        self._row, self._meeting = row, meeting
        self.setVisible(row.kind in TAKEN)
        zone = clocks.zone(meeting.time_zone)
        self.time_edit.show_value(row.at.astimezone(zone).time() if row.at else None)
        self.time_edit.setToolTip(self.tr("When it was taken, by the clock of the meeting: who was there then counts"))
        self.time_edit.setEnabled(is_editable)
        facts = row.decision or row.vote
        self.again_button.setVisible(facts is not None and facts.basis is not None)
        self.again_button.setEnabled(is_editable)

    def flush(self) -> None:
        self.time_edit.flush()

    def drop(self) -> None:
        """Forget what waits to be written: another entry comes."""
        self._row = None
        self.time_edit.setModified(False)

    @Slot(object)
    def _set_time(self, clock: dt.time | None) -> None:
        if self._row is None or self._meeting is None:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Change time of entry")
        try:
            near = self._row.at or self.live.read(running.course, self._meeting.id).opened_at
            instant = instant_of(clock, self._meeting, near) if clock is not None else None
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        self.live.attempt(label, entry_basis.set_time, self._row.id, instant)

    @Slot()
    def _take_again(self) -> None:
        if self._row is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Count anew who was there")
            self.live.attempt(label, entry_basis.take_again, self._row.id)
