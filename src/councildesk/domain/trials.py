"""Trying rules of procedure: who would be there, and what the rules say to that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Seat


class Mark(StrEnum):
    """How a seat is taken in an example."""

    IN_ROOM = "in_room"
    ONLINE = "online"
    ALTERNATE = "alternate"
    ABSENT = "absent"


_SOMEBODY = "somebody"
"""Who sits for a seat without a holder or without a named alternate."""


def possible(seat: Seat) -> tuple[Mark, ...]:
    """How the seat can be taken: a vacant one has nobody to come in person."""
    return tuple(Mark) if seat.is_filled else (Mark.ALTERNATE, Mark.ABSENT)


def presences(seats: Iterable[Seat], marks: Mapping[str, Mark]) -> list[SeatPresence]:
    """The seats represented in the example; a seat without a mark is absent."""
    return [_presence(seat, marks[seat.id]) for seat in seats if marks.get(seat.id, Mark.ABSENT) is not Mark.ABSENT]


def _presence(seat: Seat, mark: Mark) -> SeatPresence:
    if mark is Mark.ALTERNATE:
        person = seat.alternates[0] if seat.alternates else _SOMEBODY
        return SeatPresence(seat.id, person, Capacity.ALTERNATE)
    presence = Presence.ONLINE if mark is Mark.ONLINE else Presence.IN_ROOM
    return SeatPresence(seat.id, seat.holder or _SOMEBODY, Capacity.HOLDER, presence)
