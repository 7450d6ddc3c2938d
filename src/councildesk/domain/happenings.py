"""What happened in a meeting besides what was said: who came and went, breaks, the quorum; each under its item.

All of it is computed from the events, the ledger and the verdicts on the quorum. The minutes tell it in sentences,
which are never kept: one corrected time corrects the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from councildesk.domain import course as courses
from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Stay
from councildesk.domain.course import Event
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span, united


class HappeningKind(StrEnum):
    """In the order in which those of one instant are told."""

    OPENED = "opened"
    ARRIVED = "arrived"
    RETURNED = "returned"
    LEFT = "left"
    QUORUM_LOST = "quorum_lost"
    QUORUM_REGAINED = "quorum_regained"
    BREAK = "break"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


@dataclass(frozen=True)
class Happening:
    kind: HappeningKind
    at: datetime
    item: str | None
    """The item that was open, or open last; None: before the first."""
    ends: datetime | None = None
    """Of a break; None while it lasts."""
    persons: tuple[str, ...] = ()
    """Who came or went, in the order of the ledger."""


def happenings(
    events: Sequence[Event], stays: Sequence[Stay], quorate: Iterable[tuple[datetime, bool]] = ()
) -> list[Happening]:
    """By their instants, from the opening to the closing; nothing where the opening is not known.

    Who is there at the opening did not arrive, who is there at the closing did not leave. `quorate` says from when on
    there was a quorum or none.
    """
    noted = courses.in_order(events)
    opened_at = next((event.at for event in noted if event.kind is EventKind.OPENED), None)
    if opened_at is None:
        return []
    closed_at = noted[-1].at if noted[-1].kind is EventKind.CLOSED else None
    meeting = Span(opened_at, closed_at or FOR_EVER)
    found = [*_course(noted), *_movements(stays, meeting), *_quorum(quorate)]
    placed = [
        Happening(one.kind, one.at, _item_at(noted, one.at), one.ends, one.persons)
        for one in found
        if meeting.starts <= one.at <= meeting.ends
    ]
    order = list(HappeningKind)
    return sorted(placed, key=lambda one: (one.at, order.index(one.kind)))


def _course(events: Sequence[Event]) -> Iterable[Happening]:
    ends = [event.at for event in events[1:]]
    kinds = {
        EventKind.OPENED: HappeningKind.OPENED,
        EventKind.BREAK_STARTED: HappeningKind.BREAK,
        EventKind.ADJOURNED: HappeningKind.ADJOURNED,
        EventKind.CLOSED: HappeningKind.CLOSED,
    }
    for event, end in zip(events, [*ends, None], strict=True):
        if event.kind in kinds:
            kind = kinds[event.kind]
            yield Happening(kind, event.at, None, end if kind is HappeningKind.BREAK else None)


def _movements(stays: Sequence[Stay], meeting: Span) -> Iterable[Happening]:
    own: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        own[stay.person].append(stay)
    told: dict[tuple[HappeningKind, datetime], list[str]] = defaultdict(list)
    for person, ledger in own.items():
        spans = united(ledger, meeting)
        for number, span in enumerate(spans):
            if span.starts > meeting.starts:
                told[HappeningKind.RETURNED if number else HappeningKind.ARRIVED, span.starts].append(person)
            if span.ends < meeting.ends:
                told[HappeningKind.LEFT, span.ends].append(person)
    return [Happening(kind, at, None, persons=tuple(persons)) for (kind, at), persons in told.items()]


def _quorum(quorate: Iterable[tuple[datetime, bool]]) -> Iterable[Happening]:
    for (_, before), (at, after) in pairwise(quorate):
        if before is not after:
            yield Happening(HappeningKind.QUORUM_REGAINED if after else HappeningKind.QUORUM_LOST, at, None)


def _item_at(events: Sequence[Event], at: datetime) -> str | None:
    opened = [event.item for event in events if event.kind is EventKind.ITEM_OPENED and event.at <= at]
    return opened[-1] if opened else None


def known(quorate: Iterable[tuple[datetime | None, bool]]) -> list[tuple[datetime, bool]]:
    """Verdicts by the instants from which they hold; one from the opening on stands first."""
    return [(starts or FROM_EVER, verdict) for starts, verdict in quorate]
