"""What a new meeting begins with: the day and the host proposed, and what it takes over from an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

USUALLY_AHEAD = 14
"""Days from today to the day that is proposed; more where the notice period asks for more."""


class TakenOver(StrEnum):
    """What a meeting can take over from an earlier one, in the order in which it is asked."""

    STANDING_ITEMS = "standing_items"
    BREAKS = "breaks"
    MINUTES_ADOPTION = "minutes_adoption"
    OPEN_ACTIONS = "open_actions"
    POSTPONED_ITEMS = "postponed_items"
    SITES = "sites"
    ACCESS = "access"
    OFFICERS = "officers"
    GUESTS = "guests"


USUALLY_TAKEN = frozenset(TakenOver) - {TakenOver.ACCESS}
"""What is taken over unless somebody says otherwise: last time's link would let people into another conference."""


def next_host(sides: Sequence[str], last: str | None) -> str | None:
    """The side whose turn it is: the one after the last host, else the first; None for a council without sides."""
    if last in sides:
        return sides[(sides.index(last) + 1) % len(sides)]
    return sides[0] if sides else None


MONDAY, SATURDAY = 0, 5


def proposed_day(after: date, notice_days: int, weekday: int | None = None) -> date:
    """A day that leaves time to invite, on the weekday (0: Monday) on which the council is used to meet.

    One that is used to none meets on no Saturday or Sunday.
    """
    earliest = after + timedelta(days=max(USUALLY_AHEAD, notice_days + 1))
    if weekday is None:
        weekday = earliest.weekday() if earliest.weekday() < SATURDAY else MONDAY
    return earliest + timedelta(days=(weekday - earliest.weekday()) % 7)
