"""What happened in a meeting besides what was said: who came and went, breaks, the quorum; each under its item.

All of it is computed from the events, the ledger and the verdicts on the quorum. Minutes and live desk tell it in the
same sentences, which are never kept: one corrected time corrects the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from councildesk.domain import course as courses
from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Presence, Stay
from councildesk.domain.course import Event
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span, minute, united


class HappeningKind(StrEnum):
    """In the order in which those of one instant are told: arrivals before what follows from them."""

    OPENED = "opened"
    RESUMED = "resumed"
    ARRIVED = "arrived"
    RETURNED = "returned"
    LEFT = "left"
    QUORUM_ATTAINED = "quorum_attained"
    """For the first time, in a meeting that was opened without one."""
    QUORUM_LOST = "quorum_lost"
    QUORUM_REGAINED = "quorum_regained"
    BREAK = "break"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


@dataclass(frozen=True)
class Mover:
    """Who came or went, and for which seat."""

    person: str
    seat: str | None = None


@dataclass(frozen=True)
class Happening:
    kind: HappeningKind
    at: datetime
    item: str | None = None
    """The item that was open, or open last; None: before the first."""
    item_opened_at: datetime | None = None
    """When that item was opened first."""
    ends: datetime | None = None
    """Of a break; None while it lasts, and where nothing followed it but the end."""
    movers: tuple[Mover, ...] = ()
    """Who came or went, in the order of the ledger; all of them in the room, or all online (`presence`)."""
    presence: Presence | None = None


def happenings(
    events: Sequence[Event], stays: Sequence[Stay], quorate: Iterable[tuple[datetime, bool]] = ()
) -> list[Happening]:
    """By their instants, from the opening to the closing; nothing where the opening is not known.

    Who is there at the opening did not arrive, who is there at the closing did not leave; who only changes the room or
    hands over a seat did neither. `quorate` says from when on there was a quorum or none. All is told in minutes: what
    is noted in the minute of the opening was so at the opening.
    """
    noted = courses.in_order(events)
    opened_at = next((event.at for event in noted if event.kind is EventKind.OPENED), None)
    if opened_at is None:
        return []
    closed_at = noted[-1].at if noted[-1].kind is EventKind.CLOSED else None
    meeting = Span(opened_at, closed_at or FOR_EVER)
    found = [*_course(courses.told(noted), opened_at), *_movements(stays, meeting), *_quorum(quorate, opened_at)]
    placed = [_placed(one, noted) for one in found if meeting.starts <= one.at <= meeting.ends]
    order = list(HappeningKind)
    return sorted(placed, key=lambda one: (one.at, order.index(one.kind), one.presence or ""))


def place_among(one: Happening, times: Sequence[datetime | None]) -> int:
    """Before which entry of its item, with these times, it is told, from 0; behind the last one: their number.

    Entries without a time go with the one before them; what happened when the item was opened comes first.
    """
    if one.item_opened_at is not None and one.at <= one.item_opened_at:
        return 0
    return next((place for place, time in enumerate(times) if time is not None and time > one.at), len(times))


def known(quorate: Iterable[tuple[datetime | None, bool]]) -> list[tuple[datetime, bool]]:
    """Verdicts by the instants from which they hold; one from the opening on stands first."""
    return [(starts or FROM_EVER, verdict) for starts, verdict in quorate]


def _course(events: Sequence[Event], opened_at: datetime) -> Iterator[Happening]:
    for event, following in zip(events, [*events[1:], None], strict=True):
        match event.kind:
            case EventKind.OPENED:
                yield Happening(HappeningKind.OPENED if event.at == opened_at else HappeningKind.RESUMED, event.at)
            case EventKind.BREAK_STARTED:
                is_last = following is None or following.kind in (EventKind.CLOSED, EventKind.ADJOURNED)
                yield Happening(HappeningKind.BREAK, event.at, ends=None if is_last else following.at)  # type: ignore[union-attr]
            case EventKind.ADJOURNED:
                yield Happening(HappeningKind.ADJOURNED, event.at)
            case EventKind.CLOSED:
                yield Happening(HappeningKind.CLOSED, event.at)


def _movements(stays: Sequence[Stay], meeting: Span) -> list[Happening]:
    """Who came or went in the same minute and in the same way is told together, when the last of them did."""
    own: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        own[stay.person].append(stay)
    told: dict[tuple[HappeningKind, datetime, Presence], list[tuple[datetime, Mover]]] = defaultdict(list)
    for person, ledger in own.items():
        for number, span in enumerate(united(ledger, meeting)):
            if span.starts > meeting.starts:
                kind = HappeningKind.RETURNED if number else HappeningKind.ARRIVED
                first = next(stay for stay in ledger if stay.starts == span.starts)
                told[kind, minute(span.starts), first.presence].append((span.starts, Mover(person, first.seat)))
            if span.ends < meeting.ends:
                last = next(stay for stay in ledger if stay.ends == span.ends)
                told[HappeningKind.LEFT, minute(span.ends), last.presence].append((span.ends, Mover(person, last.seat)))
    return [
        Happening(
            kind,
            max(at for at, _mover in moved),
            movers=tuple(dict.fromkeys(mover for _at, mover in moved)),
            presence=presence,
        )
        for (kind, _minute, presence), moved in told.items()
    ]


def _quorum(quorate: Iterable[tuple[datetime, bool]], opened_at: datetime) -> Iterator[Happening]:
    was_quorate = False
    for (_, before), (at, after) in pairwise(quorate):
        was_quorate = was_quorate or (before and at > opened_at)
        if before is after:
            continue
        if not after:
            yield Happening(HappeningKind.QUORUM_LOST, at)
        elif was_quorate:
            yield Happening(HappeningKind.QUORUM_REGAINED, at)
        elif minute(at) > minute(opened_at):
            yield Happening(HappeningKind.QUORUM_ATTAINED, at)


def _placed(one: Happening, events: Sequence[Event]) -> Happening:
    opened = [event for event in events if event.kind is EventKind.ITEM_OPENED and event.at <= one.at]
    if not opened:
        return one
    item = opened[-1].item
    return replace(one, item=item, item_opened_at=next(event.at for event in opened if event.item == item))
