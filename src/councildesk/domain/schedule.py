"""Planned clock times of an agenda, and when a running meeting will end.

Instants are kept in UTC and minutes are added there, so that a meeting over midnight, or over the hour at which
clocks change, takes as long as it takes; zones are for showing (`clocks`). An instant without a zone is a ValueError.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from councildesk.domain.turnout import Span

NO_TIME = timedelta(0)
SLOWEST, FASTEST = 2.0, 0.5
"""A pace read from a few items says little: never expect the rest to take more than twice or less than half."""


class PlannedItem(NamedTuple):
    """An item of the agenda, in the order of the agenda (`agenda.in_order`); leave out what was withdrawn.

    As `Slot` a tuple, which is made in a third of the time: a long agenda is laid anew at every key.
    """

    id: str
    parent: str | None = None
    minutes: int | None = None
    """For the item with all that is under it; None: as long as what is under it."""
    fixed_start: datetime | None = None
    is_break: bool = False


class Slot(NamedTuple):
    """The planned time of an item."""

    id: str
    starts: datetime
    ends: datetime
    gap: timedelta = NO_TIME
    """Time left free before a fixed start."""
    overlap: timedelta = NO_TIME
    """By how much what comes before runs into a fixed start."""
    excess: timedelta = NO_TIME
    """By how much what is under the item is longer than its own minutes."""

    @property
    def duration(self) -> timedelta:
        return self.ends - self.starts


@dataclass(frozen=True)
class Schedule:
    starts: datetime
    ends: datetime
    slots: tuple[Slot, ...]
    """In the order of the agenda."""
    planned: timedelta
    """The sum of the items, without gaps."""
    without_minutes: tuple[str, ...]
    """Items nobody has given a time yet; they count as none."""

    @property
    def gaps(self) -> timedelta:
        return sum((slot.gap for slot in self.slots), NO_TIME)

    @property
    def overlaps(self) -> timedelta:
        return sum((slot.overlap for slot in self.slots), NO_TIME)

    def overrun(self, ends_at: datetime) -> timedelta:
        """By how much the agenda is longer than the meeting is to last."""
        return max(NO_TIME, self.ends - ends_at)


@dataclass(frozen=True)
class Projection:
    """When a running meeting will end."""

    ends_as_planned: datetime
    """If all that is left takes the time planned for it."""
    ends_at_pace: datetime
    """If it goes on as it went so far."""
    pace: float
    """Time taken by the items dealt with, as a share of the time planned for them; 1.0 while none is."""
    late: timedelta
    """`ends_as_planned` against the plan; negative: ahead of it."""


def schedule(items: Iterable[PlannedItem], starts_at: datetime) -> Schedule:
    """Lay the items one after the other from the start; items under an item share its time.

    A fixed start is kept whatever comes before it: too early leaves a gap, too late an overlap.
    """
    return _laid_out(tuple(items), _utc(starts_at))


@lru_cache(maxsize=8)
def _laid_out(items: tuple[PlannedItem, ...], starts: datetime) -> Schedule:
    """The running meeting asks for the same plan at each step: nothing that is done or opened changes it."""
    layout = _Layout(items)
    layout.lay(None, starts)
    slots = tuple(layout.slots[item.id] for item in layout.items)
    top = [layout.slots[item.id] for item in layout.below[None]]
    return Schedule(
        starts,
        max((slot.ends for slot in top), default=starts),
        slots,
        planned=sum((slot.duration for slot in top), NO_TIME),
        without_minutes=tuple(item.id for item in layout.items if item.minutes is None and item.id not in layout.below),
    )


def projection(
    items: Sequence[PlannedItem],
    starts_at: datetime,
    times: Mapping[str, Sequence[Span]],
    now: datetime,
    finished: Collection[str] = (),
) -> Projection:
    """When the meeting will end, from the times its items really took (`turnout.item_times`, `course.read`).

    What was opened and is not open now is done; so are the `finished`, opened or not. What was passed over is still
    to come. Breaks keep their length at any pace, and nothing begins before its fixed start.
    """
    plan = schedule(items, starts_at)
    now = _utc(now)
    progress = _progress(items, plan, times, now)
    pace = _pace([one for one in progress if one.is_done and not one.item.is_break])
    left = [one for one in progress if not one.is_done and one.item.id not in finished]
    begins = now if times else max(now, plan.starts)
    as_planned, at_pace = _finish(left, begins, 1.0), _finish(left, begins, pace)
    return Projection(as_planned, at_pace, pace, late=as_planned - plan.ends)


class _Layout:
    """Items by what they are under, and their slots as far as they are laid."""

    def __init__(self, items: Iterable[PlannedItem]) -> None:
        self.items = list(items)
        self.slots: dict[str, Slot] = {}
        self.below: dict[str | None, list[PlannedItem]] = defaultdict(list)
        ahead: set[str | None] = set()
        for item in self.items:
            # a parent that is not ahead is not on the agenda, or under its own child after a merge
            self.below[item.parent if item.parent in ahead else None].append(item)
            ahead.add(item.id)

    def lay(self, parent: str | None, clock: datetime) -> datetime:
        """Lay what is under an item from this instant on; gives the instant at which it is through."""
        for item in self.below[parent]:
            fixed, minutes = item.fixed_start, item.minutes
            starts = clock if fixed is None else _utc(fixed)
            own_end = starts + _length(minutes) if minutes else starts
            ends = max(own_end, self.lay(item.id, starts)) if item.id in self.below else own_end
            self.slots[item.id] = Slot(
                item.id,
                starts,
                ends,
                starts - clock if starts > clock else NO_TIME,
                clock - starts if starts < clock else NO_TIME,
                NO_TIME if minutes is None or ends is own_end else ends - own_end,
            )
            clock = max(clock, ends)
        return clock


@cache
def _length(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


class _Progress(NamedTuple):
    """How far an item of the agenda itself has come, with all that is under it."""

    item: PlannedItem
    planned: timedelta
    spent: timedelta
    is_done: bool


def _progress(
    items: Sequence[PlannedItem], plan: Schedule, times: Mapping[str, Sequence[Span]], now: datetime
) -> list[_Progress]:
    tops = _tops(items)
    spans: dict[str, list[Span]] = defaultdict(list)
    for item, item_spans in times.items():
        if item in tops:
            spans[tops[item]] += item_spans
    planned = {slot.id: slot.ends - slot.starts for slot in plan.slots}
    return [
        _Progress(item, planned[item.id], _spent(spans[item.id], now), all(span.ends <= now for span in spans[item.id]))
        if spans.get(item.id)
        else _Progress(item, planned[item.id], NO_TIME, is_done=False)  # as most are, of a long agenda
        for item in items
        if tops[item.id] == item.id
    ]


def _spent(spans: Sequence[Span], now: datetime) -> timedelta:
    return sum((max(NO_TIME, min(span.ends, now) - span.starts) for span in spans), NO_TIME)


def _tops(items: Sequence[PlannedItem]) -> dict[str, str]:
    """The item of the agenda itself under which each stands, or which it is; parents come first in `items`."""
    tops: dict[str, str] = {}
    for item in items:
        tops[item.id] = tops.get(item.parent, item.id) if item.parent else item.id
    return tops


def _pace(done: Iterable[_Progress]) -> float:
    timed = [one for one in done if one.planned]
    planned = sum((one.planned for one in timed), NO_TIME)
    spent = sum((one.spent for one in timed), NO_TIME)
    return min(SLOWEST, max(FASTEST, spent / planned)) if planned else 1.0


def _finish(left: Iterable[_Progress], clock: datetime, pace: float) -> datetime:
    for one in left:
        if one.item.fixed_start and not one.spent:
            clock = max(clock, _utc(one.item.fixed_start))
        planned = one.planned if one.item.is_break or pace == 1.0 else one.planned * pace
        clock += max(NO_TIME, planned - one.spent)
    return clock


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError(f"a time without a zone: {instant}")
    return instant.astimezone(UTC)
