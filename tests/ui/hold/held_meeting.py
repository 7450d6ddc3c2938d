"""The live desk of the sample council's next meeting, with a clock that the test turns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from councildesk.services import agenda, attendance, minutes, running
from councildesk.services.agenda import AgendaRow
from councildesk.services.attendance import AttendanceRow
from councildesk.services.minutes import EntryRow
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BOTH = CONTROL | SHIFT
NONE = Qt.KeyboardModifier.NoModifier
BEGINS = dt.datetime(2027, 6, 15, 6, 2, tzinfo=dt.UTC)
"""10:02 in Baku, 11:02 in Tashkent."""


@dataclass
class Secretary:
    """Somebody at the keyboard: every key goes to whatever has the focus."""

    part: HoldPart
    desk: Desk
    window: MainWindow
    qtbot: QtBot
    now: dt.datetime = field(default=BEGINS)

    def __post_init__(self) -> None:
        self.part.clock = lambda: self.now  # type: ignore[method-assign]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        target: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
        self.qtbot.keyClick(target, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)
        QApplication.processEvents()

    def wait(self, minutes: int) -> None:
        """Let the clock go on."""
        self.now += dt.timedelta(minutes=minutes)

    def note(self, name: str, digit: Qt.Key) -> None:
        """Whoever has this name: what the digit says. The field for names has the focus."""
        self.type(name)
        self.press(digit)

    @property
    def meeting(self) -> str:
        assert self.part.meeting_id is not None
        return self.part.meeting_id

    def entries(self) -> list[EntryRow]:
        self.part.flush()
        return self.desk.live.read(minutes.rows, self.meeting, "en")

    def entries_now(self) -> list[EntryRow]:
        """As they are kept while somebody types."""
        return self.desk.live.read(minutes.rows, self.meeting, "en")

    def items(self) -> list[AgendaRow]:
        return self.desk.live.read(agenda.rows, self.meeting, "en")

    def course(self) -> running.Course:
        return self.desk.live.read(running.course, self.meeting)

    def person(self, name: str) -> AttendanceRow:
        found = self.desk.live.read(attendance.rows, self.meeting, "en")
        return next(row for row in found if row.name.startswith(name))
