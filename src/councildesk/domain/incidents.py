"""What happened between the words of the minutes: who came and went, breaks, the quorum lost and regained.

Incidents are computed from the ledger and the course, never typed, so that a corrected time corrects the minutes. Each
has its place: the item that was being dealt with, and there the entry before which it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest

from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Presence, Stay
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span, united


class IncidentKind(StrEnum):
    """In the order in which incidents of one instant are told."""

    ARRIVED = "arrived"
    LEFT = "left"
    QUORUM_LOST = "quorum_lost"
    QUORUM_REGAINED = "quorum_regained"
    INTERRUPTED = "interrupted"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"


@dataclass(frozen=True)
class Incident:
    """`person`, `seat` and `presence` are of an arrival or a departure, `until` of an interruption that has ended."""

    kind: IncidentKind
    at: datetime
    until: datetime | None = None
    person: str | None = None
    seat: str | None = None
    presence: Presence | None = None


def in_order(incidents: Iterable[Incident]) -> list[Incident]:
    """By their instants; of one instant, arrivals first and then what followed from them."""
    kinds = list(IncidentKind)
    return sorted(incidents, key=lambda one: (one.at, kinds.index(one.kind), one.presence or ""))


def of_ledger(stays: Iterable[Stay], opened_at: datetime | None, closed_at: datetime | None) -> list[Incident]:
    """Arrivals after the opening and departures before the closing, also of who comes back; who only changes the room
    or hands over a seat did neither."""
    ledger = sorted(stays, key=lambda stay: stay.starts)
    meeting = Span(opened_at or FROM_EVER, closed_at or FOR_EVER)
    found: list[Incident] = []
    for person in dict.fromkeys(stay.person for stay in ledger):
        own = [stay for stay in ledger if stay.person == person]
        for span in united(own, meeting):
            if span.starts > meeting.starts:
                first = next(stay for stay in own if stay.starts == span.starts)
                found.append(_movement(IncidentKind.ARRIVED, span.starts, first))
            if span.ends < meeting.ends:
                last = next(stay for stay in own if stay.ends == span.ends)
                found.append(_movement(IncidentKind.LEFT, span.ends, last))
    return found


def of_events(events: Sequence[tuple[EventKind, datetime]]) -> Iterator[Incident]:
    """Breaks and adjournments; `events` in their order. A break that closing or nothing follows has no end."""
    is_adjourned = False
    for (kind, at), (following, until) in zip_longest(events, events[1:], fillvalue=(EventKind.CLOSED, FOR_EVER)):
        if kind is EventKind.OPENED and is_adjourned:
            yield Incident(IncidentKind.RESUMED, at)
            is_adjourned = False
        elif kind is EventKind.BREAK_STARTED:
            is_over = following not in (EventKind.CLOSED, EventKind.ADJOURNED)
            yield Incident(IncidentKind.INTERRUPTED, at, until if is_over else None)
        elif kind is EventKind.ADJOURNED:
            yield Incident(IncidentKind.ADJOURNED, at)
            is_adjourned = True


def item_at(at: datetime, items: Mapping[str, Sequence[Span]]) -> str | None:
    """The item that was being dealt with, or was last; None before the first."""
    begun = [(span.starts, place, item) for place, item in enumerate(items) for span in items[item]]
    return max((each for each in begun if each[0] <= at), default=(at, 0, None))[2]


def place_among(at: datetime, times: Sequence[datetime | None], opened_at: datetime | None = None) -> int:
    """Before which entry of the item it happened, from 0; behind the last one: their number.

    Entries without a time go with the one before them; what happened when the item was opened comes first.
    """
    if opened_at is not None and at <= opened_at:
        return 0
    return next((place for place, time in enumerate(times) if time is not None and time > at), len(times))


def _movement(kind: IncidentKind, at: datetime, stay: Stay) -> Incident:
    return Incident(kind, at, person=stay.person, seat=stay.seat, presence=stay.presence)
