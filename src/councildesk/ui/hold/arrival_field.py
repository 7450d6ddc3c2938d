"""When what is noted at the live desk happened: now, at the time typed, or, while the roll is taken, at the opening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from councildesk.domain import clocks
from councildesk.services.attendance import AttendanceRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.attendance.moment_field import MomentField

_CLOCK = 68
_ROLL = dt.timedelta(minutes=10)


class ArrivalField(MomentField):
    """Empty, it shows in grey what it stands for.

    Who is noted while the roll is taken was there at the opening: a roll takes its minutes, and nobody who answers it
    came late. The roll is taken while the opening is dealt with, for ten minutes from the first who is noted; it is
    over as soon as all were noted at once. Where some were noted before the opening, the roll was taken then.
    """

    def __init__(self, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._meeting: MeetingRow | None = None
        self._rows: Sequence[AttendanceRow] = ()
        self._is_running = False
        self._opening: dt.datetime | None = None
        self._opened: dt.datetime | None = None
        self._begun: dt.datetime | None = None
        self._gathered: frozenset[str] = frozenset()
        self.setFixedWidth(_CLOCK)

    def show_meeting(self, meeting: MeetingRow, rows: Sequence[AttendanceRow], *, is_running: bool) -> None:
        """`rows` say who was noted so far."""
        is_same = self._meeting is not None and self._meeting.id == meeting.id
        if not any(row.stays for row in rows):
            self._begun, self._gathered = None, frozenset()
        elif is_same and not any(row.stays for row in self._rows):
            self._begun = self._now()
        self._meeting, self._rows, self._is_running = meeting, rows, is_running
        self.tell()

    def take_roll(self, opening: dt.datetime | None, opened: dt.datetime | None) -> None:
        """`opening` is the instant of the opening while its item is dealt with, `opened` the same ever after."""
        self._opening, self._opened = opening, opened
        self.tell()

    def end_roll(self, persons: Iterable[str]) -> None:
        """These were noted all at once: whoever is noted later comes now, unless that is taken back."""
        self._gathered = frozenset(persons)
        self.tell()

    def turn(self) -> None:
        """Let what is noted next be of the opening, or of what an empty field stands for."""
        is_typed = bool(self.text().strip())
        if not is_typed and self._opened is not None and self._meeting is not None:
            self.show_value(_minute(self._opened.astimezone(clocks.zone(self._meeting.time_zone))).time())
        else:
            self.show_value(None)

    @property
    def roll(self) -> dt.datetime | None:
        """The opening, while the roll is taken."""
        opening = self._opening
        stays = [stay for row in self._rows for stay in row.stays]
        if opening is None or any(stay.person_id in self._gathered for stay in stays):
            return None
        if any(stay.arrived_at is None or stay.arrived_at < opening for stay in stays):
            return None
        is_late = bool(stays) and self._now() - (self._begun or opening) >= _ROLL
        return None if is_late else opening

    def arrival(self) -> dt.datetime | None:
        """Since when whoever is noted is there; None: from the opening on, in a meeting that is not running."""
        typed, opened = self._typed(), self._opened
        if typed is not None and opened is not None and typed == _minute(opened):
            return opened
        if typed is not None or not self._is_running:
            return typed
        return self.roll or self._now()

    def change(self) -> dt.datetime:
        """When whoever is noted left or came back."""
        return self._typed() or self._now()

    def tell(self) -> None:
        """Show the time that an empty field stands for."""
        shown, tip, since = self.tr("now"), "", self.roll
        if since is not None and self._meeting is not None:
            shown = clocks.clock(since, self._meeting.time_zone)
            tip = self.tr(
                "The roll is taken: whoever is noted was there at the opening. Type the time of who came later."
            )
        elif self._opening is not None:
            tip = self.tr("Whoever is noted comes now. 0 notes somebody as there from the opening.")
        if (shown, tip) != (self.placeholderText(), self.toolTip()):  # each would be news to the window
            self.setPlaceholderText(shown)
            self.setToolTip(tip)

    def _typed(self) -> dt.datetime | None:
        """What runs may be held on another day than was planned."""
        near = self._now() if self._is_running else None
        return self.moment(self._meeting, near) if self._meeting is not None else None


def _minute(at: dt.datetime) -> dt.datetime:
    """As fields show it."""
    return at.replace(second=0, microsecond=0)
