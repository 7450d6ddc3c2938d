"""Who of those expected came to a meeting: on time, late, replaced, excused, absent, and which items they missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Presence, Stay


class TurnoutStatus(StrEnum):
    PRESENT = "present"
    REPLACED = "replaced"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True)
class Span:
    """From an instant up to, but not including, another."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Turnout:
    """How one person attended one meeting as a whole."""

    person: str
    status: TurnoutStatus
    spans: tuple[Span, ...] = ()
    """When the person was there, within the meeting."""
    arrived_at: datetime | None = None
    """None: from the opening."""
    left_at: datetime | None = None
    """None: until the closing, or still there."""
    presences: tuple[Presence, ...] = ()
    """In the room, online, or one after the other."""
    replaced_by: tuple[str, ...] = ()
    """Who sat for the seat while the person was not there, also for part of the meeting."""
    excuse: str | None = None
    """The reason given; empty where none was."""

    @property
    def is_late(self) -> bool:
        return self.arrived_at is not None

    @property
    def left_early(self) -> bool:
        return self.left_at is not None

    @property
    def away(self) -> tuple[Span, ...]:
        """Absences between arrival and departure."""
        return tuple(Span(before.ends, after.starts) for before, after in pairwise(self.spans))


@dataclass(frozen=True)
class MissedItem:
    item: str
    in_part: bool
    """There for some of it."""


def turnout(
    person: str,
    seat: str | None,
    stays: Iterable[Stay],
    opened_at: datetime | None,
    closed_at: datetime | None,
    excuse: str | None = None,
) -> Turnout:
    """Read one expected person's attendance from the ledger of the whole meeting.

    An opening or closing that is not known (an old record, a meeting still running) leaves that end open: then only
    a noted arrival or departure counts as late or early. `excuse` is None where the person did not excuse himself
    or herself.
    """
    ledger = list(stays)
    meeting = Span(opened_at or FROM_EVER, closed_at or FOR_EVER)
    own = sorted((stay for stay in ledger if stay.person == person), key=lambda stay: stay.starts)
    spans = united(own, meeting)
    replaced_by = _replacing(person, seat, ledger, spans, meeting)
    return Turnout(
        person,
        _status(spans, replaced_by, excuse),
        spans,
        arrived_at=spans[0].starts if spans and spans[0].starts > meeting.starts else None,
        left_at=spans[-1].ends if spans and spans[-1].ends < meeting.ends else None,
        presences=tuple(dict.fromkeys(stay.presence for stay in own if united([stay], meeting))),
        replaced_by=replaced_by,
        excuse=excuse,
    )


def united(stays: Iterable[Stay], meeting: Span) -> tuple[Span, ...]:
    """When somebody was there, whatever the part and place, within the meeting; spans that touch are one.

    Times are told in minutes: who was noted in the minute of the opening was there at the opening, who left in that
    of the closing was there to the end.
    """
    spans: list[Span] = []
    for stay in sorted(stays, key=lambda stay: stay.starts):
        starts, ends = max(stay.starts, meeting.starts), min(stay.ends, meeting.ends)
        starts = meeting.starts if minute(starts) == minute(meeting.starts) else starts
        ends = meeting.ends if minute(ends) == minute(meeting.ends) else ends
        if starts >= ends:
            continue
        if spans and starts <= spans[-1].ends:
            spans[-1] = Span(spans[-1].starts, max(spans[-1].ends, ends))
        else:
            spans.append(Span(starts, ends))
    return tuple(spans)


def minute(at: datetime) -> datetime:
    """The minute in which an instant is told."""
    return at.replace(second=0, microsecond=0)


def item_times(
    openings: Iterable[tuple[str | None, datetime]], closed_at: datetime | None
) -> dict[str, tuple[Span, ...]]:
    """When each item was dealt with: from its opening to the next; None stands for a break or no item.

    In the order of first openings; an item taken up again has several spans.
    """
    marks = sorted(openings, key=lambda mark: mark[1])
    times: dict[str, tuple[Span, ...]] = {}
    for (item, starts), (_, ends) in pairwise([*marks, (None, closed_at or FOR_EVER)]):
        if item is not None:
            times[item] = (*times.get(item, ()), Span(starts, max(starts, ends)))
    return times


def missed(spans: Sequence[Span], times: Mapping[str, Sequence[Span]]) -> list[MissedItem]:
    """The items somebody with these spans missed, in whole or in part, in the order of `times`."""
    found = []
    for item, item_spans in times.items():
        shares = {_share(span, spans) for span in item_spans}
        if shares - {_Share.ALL}:
            found.append(MissedItem(item, in_part=shares != {_Share.NONE}))
    return found


class _Share(StrEnum):
    NONE = "none"
    SOME = "some"
    ALL = "all"


def _share(item: Span, spans: Sequence[Span]) -> _Share:
    """How much of an item's time somebody was there; of an item of no length: at that instant or not."""
    for span in spans:  # a plain loop: it is asked for each item and each person of a meeting
        if span.starts <= item.starts < span.ends and item.ends <= span.ends:
            return _Share.ALL
    if any(max(span.starts, item.starts) < min(span.ends, item.ends) for span in spans):
        return _Share.SOME
    return _Share.NONE


def _status(spans: Sequence[Span], replaced_by: Sequence[str], excuse: str | None) -> TurnoutStatus:
    if spans:
        return TurnoutStatus.PRESENT
    if replaced_by:
        return TurnoutStatus.REPLACED
    return TurnoutStatus.ABSENT if excuse is None else TurnoutStatus.EXCUSED


def _replacing(
    person: str, seat: str | None, ledger: Iterable[Stay], spans: Sequence[Span], meeting: Span
) -> tuple[str, ...]:
    instead = [stay for stay in ledger if seat is not None and stay.seat == seat and stay.person != person]
    alone = [
        stay
        for stay in sorted(instead, key=lambda stay: stay.starts)
        if any(_share(span, spans) is not _Share.ALL for span in united([stay], meeting))
    ]
    return tuple(dict.fromkeys(stay.person for stay in alone))
