"""When what is noted at the live desk happened: now, at the time typed, or, while the roll is taken, at the opening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from councildesk.domain import clocks
from councildesk.services.attendance import AttendanceRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.attendance.moment_field import MomentField

_CLOCK = 68


class ArrivalField(MomentField):
    """Empty, it shows in grey what it stands for.

    Who is noted while the opening is dealt with was there at the opening: a roll takes its minutes, and nobody who
    answers it came late. Where some were noted before the opening, the roll was taken then.
    """

    def __init__(self, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._meeting: MeetingRow | None = None
        self._rows: Sequence[AttendanceRow] = ()
        self._is_running = False
        self._opening: dt.datetime | None = None
        self.setFixedWidth(_CLOCK)

    def show_meeting(self, meeting: MeetingRow, rows: Sequence[AttendanceRow], *, is_running: bool) -> None:
        """`rows` say who was noted so far."""
        self._meeting, self._rows, self._is_running = meeting, rows, is_running
        self.tell()

    def take_roll(self, opening: dt.datetime | None) -> None:
        """`opening` is the instant of the opening while its item is dealt with."""
        self._opening = opening
        self.tell()

    def arrival(self) -> dt.datetime | None:
        """Since when whoever is noted is there; None: from the opening on, in a meeting that is not running."""
        typed = self._typed()
        if typed is not None or not self._is_running:
            return typed
        return self._roll() or self._now()

    def change(self) -> dt.datetime:
        """When whoever is noted left or came back."""
        return self._typed() or self._now()

    def tell(self) -> None:
        """Show the time that an empty field stands for."""
        shown, tip, since = self.tr("now"), "", self._roll()
        if since is not None and self._meeting is not None:
            shown = clocks.clock(since, self._meeting.time_zone)
            tip = self.tr("Whoever is noted now was there at the opening. Type the time of who came later.")
        if (shown, tip) != (self.placeholderText(), self.toolTip()):  # each would be news to the window
            self.setPlaceholderText(shown)
            self.setToolTip(tip)

    def _typed(self) -> dt.datetime | None:
        """What runs may be held on another day than was planned."""
        near = self._now() if self._is_running else None
        return self.moment(self._meeting, near) if self._meeting is not None else None

    def _roll(self) -> dt.datetime | None:
        """The opening, while the roll is taken."""
        opening = self._opening
        if opening is None:
            return None
        arrivals = [stay.arrived_at for row in self._rows for stay in row.stays]
        return opening if all(at is not None and at >= opening for at in arrivals) else None
