"""The line below the live desk: how the meeting stands, the clock, when it will end, and the keys that move it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from councildesk.domain import clocks
from councildesk.domain.course import Course, Phase
from councildesk.domain.schedule import Projection
from councildesk.services.meetings import MeetingRow
from councildesk.ui import icons, theme
from councildesk.ui.colours import Tone
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import State
from councildesk.ui.widgets.elided_label import ElidedLabel
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip
from councildesk.ui.widgets.steady_label import SteadyLabel


@dataclass(frozen=True)
class Standing:
    """What the bar tells of, read once and told anew each second."""

    meeting: MeetingRow
    around: Surroundings
    course: Course
    projection: Projection | None


class CourseBar(QFrame):
    """The buttons only tell that they were pressed; the keys belong to the desk."""

    next_wanted = Signal()
    turn_wanted = Signal()
    close_wanted = Signal()
    course_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._standing: Standing | None = None
        self._clocks = "", ""
        """What the clock says, with the cities and without."""
        self.chip = StateChip(self)
        self.clock_label, self.end_label = PlainLabel(parent=self), ElidedLabel(self)
        self.saved_label = SteadyLabel(self)
        for label in (self.clock_label, self.end_label, self.saved_label):
            label.setFont(theme.tabular(self.font()))
        self.saved_label.setProperty("look", "small")
        self.course_button = QToolButton(self)
        self.course_button.setIcon(icons.icon("history"))
        self.course_button.setIconSize(QSize(16, 16))
        self.course_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next_button, self.turn_button, self.close_button = QPushButton(self), QPushButton(self), QPushButton(self)
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self.chip)
        layout.addWidget(self.clock_label)
        layout.addWidget(self.end_label, 1)
        layout.addWidget(self.saved_label)
        layout.addWidget(self.course_button)
        for button in (self.next_button, self.turn_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        self.next_button.clicked.connect(self.next_wanted)
        self.turn_button.clicked.connect(self.turn_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.course_button.clicked.connect(self.course_wanted)

    def show_standing(self, standing: Standing, now: dt.datetime) -> None:
        """Show state and buttons, then what the clock says."""
        self._standing = standing
        phase = standing.course.phase
        self.chip.show_state(self._state(standing))
        turn, icon = {
            Phase.AHEAD: (self.tr("Open  F8"), "start_meeting"),
            Phase.ADJOURNED: (self.tr("Resume  F8"), "start_meeting"),
            Phase.RUNNING: (self.tr("Break  F8"), "break"),
            Phase.ON_BREAK: (self.tr("Resume  F8"), "start_meeting"),
            Phase.OVER: (self.tr("Over"), "stop"),
        }[phase]
        self.turn_button.setText(turn)
        icons.beside_text(self.turn_button, icon)
        self.turn_button.setVisible(phase is not Phase.OVER)
        self.next_button.setText(self.tr("Next item  Ctrl+Enter"))
        self.next_button.setVisible(phase in (Phase.RUNNING, Phase.ON_BREAK))
        self.close_button.setText(self.tr("Close  Ctrl+F12"))
        self.close_button.setVisible(phase not in (Phase.AHEAD, Phase.OVER))
        self.course_button.setToolTip(self.tr("Course of the meeting: mend its times (Ctrl+F8)"))
        self.course_button.setAccessibleName(self.tr("Course of the meeting"))
        self.course_button.setVisible(phase is not Phase.AHEAD)
        self.tick(now)

    def show_saved(self, is_saved: bool) -> None:
        words = self.tr("all typed is saved"), self.tr("saving…")
        self.saved_label.show_word(words[0 if is_saved else 1], words)

    def tick(self, now: dt.datetime) -> None:
        """Labels only: nothing is read."""
        standing = self._standing
        if standing is None:
            return
        around, meeting = standing.around, standing.meeting
        zones = around.zones(meeting.time_zone)
        day = clocks.local_day(now, zones[0])
        self._clocks = clocks.clocks(now, zones, around.language, day), clocks.figures(now, zones, day)
        self.end_label.setText(self._end(standing, zones))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The end is not cut off: whether all is saved stands in the head of the window, too, and so do the cities."""
        others = [self.chip, self.course_button, self.next_button, self.turn_button, self.close_button]
        shown = [one.sizeHint().width() for one in others if not one.isHidden()]
        letters = self.end_label.fontMetrics()
        shown.append(letters.horizontalAdvance(self.end_label.text()) + 2)
        edges = self._line.contentsMargins()
        room = self.width() - sum(shown) - edges.left() - edges.right() - self._line.spacing() * len(shown)
        whole = letters.horizontalAdvance(self._clocks[0]) + 2
        saved = self.saved_label.width() + self._line.spacing()
        self.saved_label.setHidden(whole + saved > room)
        self.clock_label.setText(self._clocks[0] if whole <= room else self._clocks[1])

    def _end(self, standing: Standing, zones: list[str]) -> str:
        course, around, meeting = standing.course, standing.around, standing.meeting
        if course.closed_at is not None:
            return self.tr("closed at {time}").replace("{time}", around.clocks(course.closed_at, meeting))
        if standing.projection is None or course.phase is Phase.AHEAD:
            return around.time_of(meeting)
        ends = " / ".join(clocks.clock(standing.projection.ends_at_pace, zone) for zone in zones)
        return self.tr("at this pace {time}").replace("{time}", ends)

    def _state(self, standing: Standing) -> State:
        course, zones = standing.course, standing.around.zones(standing.meeting.time_zone)
        if course.phase is Phase.AHEAD:
            return State(self.tr("Not opened yet"), "planned", Tone.NEUTRAL)
        if course.phase is Phase.OVER:
            return State(self.tr("Over"), "done", Tone.GOOD)
        starts = course.breaks[-1].starts if course.phase is not Phase.RUNNING else course.opened_at
        since = " / ".join(clocks.clock(starts, zone) for zone in zones) if starts else ""
        texts = {
            Phase.RUNNING: (self.tr("Running since {time}"), "running", Tone.ACCENT),
            Phase.ON_BREAK: (self.tr("Break since {time}"), "break", Tone.WARNING),
            Phase.ADJOURNED: (self.tr("Adjourned since {time}"), "pause", Tone.WARNING),
        }
        text, icon, tone = texts[course.phase]
        return State(text.replace("{time}", since), icon, tone)
