"""The attendance ledger: who is there, for which seat, from when to when, where.

The ledger is a list of stays. Presence, quorum, entitlement to vote, lateness and yearly figures are all computed
from it (`represented`, `turnout`), so that nobody notes the same thing twice. A stay begins with its first instant
and ends before its last: who leaves at 10:30 is not there at 10:30, and may be back from 10:30 on in another room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import combinations

from councildesk.domain.council import Seat
from councildesk.domain.errors import PeriodReversed, StaysOverlap

FROM_EVER = datetime.min.replace(tzinfo=UTC)
FOR_EVER = datetime.max.replace(tzinfo=UTC)


class Presence(StrEnum):
    """Where somebody takes part."""

    IN_ROOM = "in_room"
    ONLINE = "online"


class Reply(StrEnum):
    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class UsualExcuse(StrEnum):
    """Reasons so common that papers say them in their own language; any other is a text."""

    OFFICIAL_JOURNEY = "official_journey"
    OTHER_DUTIES = "other_duties"
    ILLNESS = "illness"
    LEAVE = "leave"
    FAMILY = "family"


class Channel(StrEnum):
    """How an invitation left the house."""

    MAIL = "mail"
    POST = "post"
    HAND = "hand"
    NOTE_VERBALE = "note_verbale"


class Capacity(StrEnum):
    """As what somebody represents a seat."""

    HOLDER = "holder"
    ALTERNATE = "alternate"
    PROXY = "proxy"


@dataclass(frozen=True)
class Stay:
    """One interval of presence. Instants are aware (ValueError); a reversed one is refused with PeriodReversed."""

    person: str
    seat: str | None = None
    """On behalf of which seat; None for guests and for whoever has handed over the seat."""
    arrived_at: datetime | None = None
    """None: there from the opening."""
    left_at: datetime | None = None
    """None: still there, or there until the closing."""
    presence: Presence = Presence.IN_ROOM
    site: str | None = None

    def __post_init__(self) -> None:
        for instant in (self.arrived_at, self.left_at):
            if instant is not None and instant.tzinfo is None:
                raise ValueError(f"a time without a zone: {instant}")
        if self.left_at and self.arrived_at and self.left_at < self.arrived_at:
            raise PeriodReversed(self.arrived_at.isoformat(), self.left_at.isoformat())

    @property
    def starts(self) -> datetime:
        return self.arrived_at or FROM_EVER

    @property
    def ends(self) -> datetime:
        return self.left_at or FOR_EVER

    def covers(self, instant: datetime) -> bool:
        return self.starts <= instant < self.ends


@dataclass(frozen=True)
class Proxy:
    """A paper by which a person may vote for a seat that nobody else represents."""

    seat: str
    person: str


@dataclass(frozen=True)
class SeatPresence:
    """A seat that is represented at an instant, by whom and as what."""

    seat: str
    person: str
    capacity: Capacity = Capacity.HOLDER
    presence: Presence = Presence.IN_ROOM


def present_at(stays: Iterable[Stay], instant: datetime) -> list[Stay]:
    """Who is there at the instant; between opening and closing, which the ledger does not know."""
    return [stay for stay in stays if stay.covers(instant)]


def represented(
    stays: Iterable[Stay], seats: Iterable[Seat], instant: datetime, proxies: Sequence[Proxy] = ()
) -> list[SeatPresence]:
    """Who represents each seat at the instant: the holder, then the alternates in their order; else somebody by proxy.

    All who sit for a seat are told: the rules say who of them counts, and who may vote; the first of those does.
    `seats` are those of the meeting's day (`mandates.seated`). Somebody who sits for a seat without being named as
    its alternate comes behind those named; of several, who came first. A proxy holds while its bearer is there, in
    whatever part, and nobody sits for the seat.
    """
    present = present_at(stays, instant)
    sitting: dict[str | None, list[Stay]] = defaultdict(list)
    for stay in present:
        sitting[stay.seat].append(stay)
    return [one for seat in seats for one in _presences_of(seat, sitting.get(seat.id, ()), present, proxies)]


def joined(stays: Iterable[Stay]) -> list[Stay]:
    """The same ledger with as few stays as possible, by arrival: what touches or overlaps becomes one stay.

    Refused with StaysOverlap where a person would be at two places at once. One person may sit for two seats.
    """
    by_part: dict[tuple[object, ...], list[Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: stay.starts):
        if stay.starts < stay.ends:
            _append(by_part[stay.person, stay.seat, stay.presence, stay.site], stay)
    ledger = sorted((stay for part in by_part.values() for stay in part), key=lambda stay: stay.starts)
    for first, second in contradictions(ledger):
        at = max(first.starts, second.starts)
        raise StaysOverlap(first.person, "" if at == FROM_EVER else at.isoformat())
    return ledger


def contradictions(stays: Iterable[Stay]) -> list[tuple[Stay, Stay]]:
    """Pairs of stays that have one person at two places at once; two merged copies of a file can hold such."""
    by_person: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        by_person[stay.person].append(stay)
    return [
        (first, second)
        for ledger in by_person.values()
        for first, second in combinations(ledger, 2)
        if (first.presence, first.site) != (second.presence, second.site)
        and max(first.starts, second.starts) < min(first.ends, second.ends)
    ]


def _presences_of(
    seat: Seat, sitting: Sequence[Stay], present: Sequence[Stay], proxies: Sequence[Proxy]
) -> Iterator[SeatPresence]:
    line = [seat.holder, *seat.alternates]
    for stay in sorted(sitting, key=lambda stay: _place_in(line, stay)) if len(sitting) > 1 else sitting:
        capacity = Capacity.HOLDER if stay.person == seat.holder else Capacity.ALTERNATE
        yield SeatPresence(seat.id, stay.person, capacity, stay.presence)
    bearers = [proxy.person for proxy in proxies if proxy.seat == seat.id] if not sitting else ()
    # Most seats have no proxy, and those present may be hundreds.
    bearer = next((stay for stay in present if stay.person in bearers), None) if bearers else None
    if bearer is not None:
        yield SeatPresence(seat.id, bearer.person, Capacity.PROXY, bearer.presence)


def _place_in(line: Sequence[str | None], stay: Stay) -> tuple[int, datetime, str]:
    place = line.index(stay.person) if stay.person in line else len(line)
    return place, stay.starts, stay.person


def _append(part: list[Stay], stay: Stay) -> None:
    """Add a stay to those of one person in one part, which it does not precede."""
    if part and stay.starts <= part[-1].ends:
        later = max(part[-1], stay, key=lambda one: one.ends)
        part[-1] = replace(part[-1], left_at=later.left_at)
    else:
        part.append(stay)
