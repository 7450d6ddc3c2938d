"""The course of a meeting: what happened when, read from the events that were noted while it ran.

Opening, items, breaks, adjournments and closing are events with an instant and nothing else. The times of items, the
length of breaks, whether the meeting runs just now and what it is dealing with are computed from them (`read`), so that
one corrected instant corrects everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from councildesk.domain.attendance import FOR_EVER
from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span, item_times, minute


class Phase(StrEnum):
    """Where a meeting stands in its course."""

    AHEAD = "ahead"
    RUNNING = "running"
    ON_BREAK = "on_break"
    ADJOURNED = "adjourned"
    OVER = "over"


@dataclass(frozen=True)
class Event:
    kind: EventKind
    at: datetime
    item: str | None = None
    """The item opened; at the start of a break, the break on the agenda."""


@dataclass(frozen=True)
class Course:
    """What the events say."""

    phase: Phase = Phase.AHEAD
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    """Of the meeting as a whole; None while it is running or adjourned."""
    item: str | None = None
    """What is being dealt with, also while a break interrupts it."""
    reached: str | None = None
    """The item that was opened last, also when it is dealt with no more: what comes next is counted from it."""
    pause: str | None = None
    """The break on the agenda that lasts just now."""
    items: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """When each item was dealt with, in the order of first openings; an item still open ends FOR_EVER."""
    pauses: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """When each break on the agenda was held; one that still lasts ends FOR_EVER."""
    breaks: tuple[Span, ...] = ()
    """Breaks and adjournments; one that still lasts ends FOR_EVER."""

    @property
    def sat_until(self) -> datetime | None:
        """The closing, or the beginning of the break that the closing ended; None: it is not closed."""
        until = self.closed_at
        for span in reversed(self.breaks):
            until = span.starts if span.ends == until else until
        return until


_ALLOWED: Mapping[EventKind, tuple[Phase, ...]] = {
    EventKind.OPENED: (Phase.AHEAD, Phase.ADJOURNED),
    EventKind.ITEM_OPENED: (Phase.RUNNING, Phase.ON_BREAK),
    EventKind.ITEM_CLOSED: (Phase.RUNNING,),
    EventKind.BREAK_STARTED: (Phase.RUNNING,),
    EventKind.BREAK_ENDED: (Phase.ON_BREAK,),
    EventKind.ADJOURNED: (Phase.RUNNING, Phase.ON_BREAK),
    EventKind.CLOSED: (Phase.RUNNING, Phase.ON_BREAK, Phase.ADJOURNED),
}

_PHASE_AFTER: Mapping[EventKind, Phase] = {
    EventKind.OPENED: Phase.RUNNING,
    EventKind.ITEM_OPENED: Phase.RUNNING,
    EventKind.ITEM_CLOSED: Phase.RUNNING,
    EventKind.BREAK_STARTED: Phase.ON_BREAK,
    EventKind.BREAK_ENDED: Phase.RUNNING,
    EventKind.ADJOURNED: Phase.ADJOURNED,
    EventKind.CLOSED: Phase.OVER,
}

_PAIRS = frozenset({(EventKind.BREAK_STARTED, EventKind.BREAK_ENDED), (EventKind.ADJOURNED, EventKind.OPENED)})
"""What begins and what ends it."""


def in_order(events: Iterable[Event]) -> list[Event]:
    """By their instants; those of one instant stay in the order given, which is the order in which they were noted."""
    return sorted(events, key=lambda event: event.at)


def check(events: Iterable[Event]) -> None:
    """Refuses with StateNotAllowed events that cannot follow each other: an item before the opening, a second closing.

    Opening an item ends a break, and any break may pass into one that is on the agenda.
    """
    found = impossible(events)
    if found is not None:
        phase, event = found
        raise StateNotAllowed("meeting", phase, event.kind)


def impossible(events: Iterable[Event]) -> tuple[Phase, Event] | None:
    """The first event that cannot follow those before it, and where the meeting stands then; None: all can be."""
    phase = Phase.AHEAD
    for event in in_order(events):
        if phase not in _ALLOWED[event.kind] and not (phase is Phase.ON_BREAK and _is_on_agenda(event)):
            return phase, event
        phase = _PHASE_AFTER[event.kind]
    return None


def _is_on_agenda(event: Event) -> bool:
    """Whether a break begins that is on the agenda."""
    return event.kind is EventKind.BREAK_STARTED and event.item is not None


def told(events: Sequence[Event]) -> list[Event]:
    """Events in order, where a break that passes into another one is one break."""
    before = [None, *(event.kind for event in events)]
    return [
        event
        for event, kind in zip(events, before, strict=False)
        if (kind, event.kind) != (EventKind.BREAK_STARTED, EventKind.BREAK_STARTED)
    ]


def noted_at_once(events: Sequence[Event], place: int) -> range:
    """The places of what one act noted, beginning here: an opening and the item that was opened with it.

    `events` are in order. An opening that moves takes its item with it.
    """
    event, following = events[place], events[place + 1] if place + 1 < len(events) else None
    has_item = event.kind is EventKind.OPENED and following is not None and following.kind is EventKind.ITEM_OPENED
    return range(place, place + 1 + (has_item and following.at == event.at))  # type: ignore[union-attr]


def made_void(events: Sequence[Event], place: int) -> range:
    """The places of what is void without the event here, itself included: the end of a break goes with its start.

    The same holds for an adjournment and its resumption. A break that another one passed into ends that one then.
    `events` are in order.
    """
    kind, followed = events[place].kind, events[place + 1].kind if place + 1 < len(events) else None
    passes_on = kind is EventKind.BREAK_STARTED and place > 0 and events[place - 1].kind is kind
    if (kind, followed) in _PAIRS and not passes_on:
        return range(place, place + 2)
    return noted_at_once(events, place)


def fitted(at: datetime, earliest: datetime | None, latest: datetime | None) -> datetime | None:
    """An instant told in minutes, between two others; None: it is not between them.

    In the minute of a limit it becomes the limit, whose seconds nobody sees.
    """
    if earliest is not None and at < earliest:
        return earliest if minute(at) == minute(earliest) else None
    if latest is not None and at > latest:
        return latest if minute(at) == minute(latest) else None
    return at


def read(events: Iterable[Event]) -> Course:
    """What the events say, as far as they go: what `check` would refuse is read as well as it can be."""
    noted = in_order(events)
    if not noted:
        return Course()
    last = noted[-1]
    closed_at = last.at if last.kind is EventKind.CLOSED else None
    items = _items_after(noted)
    opened = [event.item for event in noted if event.kind is EventKind.ITEM_OPENED]
    is_going_on = [_PHASE_AFTER[event.kind] is Phase.RUNNING for event in noted]
    marks = [
        (item if going_on else None, event.at) for event, item, going_on in zip(noted, items, is_going_on, strict=True)
    ]
    return Course(
        _PHASE_AFTER[last.kind],
        opened_at=next((event.at for event in noted if event.kind is EventKind.OPENED), None),
        closed_at=closed_at,
        item=items[-1],
        reached=opened[-1] if opened else None,
        pause=last.item if _is_on_agenda(last) else None,
        items={item: _that_lasted(spans) for item, spans in item_times(marks, closed_at).items()},
        pauses=_pauses(noted),
        breaks=tuple(span for _event, span in _interruptions(told(noted))),
    )


def _items_after(events: Sequence[Event]) -> list[str | None]:
    """The item that is open after each event."""
    items: list[str | None] = []
    item: str | None = None
    for event in events:
        if event.kind is EventKind.ITEM_OPENED:
            item = event.item
        elif event.kind in (EventKind.ITEM_CLOSED, EventKind.CLOSED):
            item = None
        items.append(item)
    return items


def _that_lasted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without what took no time: an item that was interrupted goes on for no time where another follows at once."""
    return tuple(span for span in spans if span.starts < span.ends) or spans[:1]


def _pauses(events: Sequence[Event]) -> dict[str, tuple[Span, ...]]:
    pauses: dict[str, tuple[Span, ...]] = {}
    for event, span in _interruptions(events):
        if event.item is not None:
            pauses[event.item] = (*pauses.get(event.item, ()), span)
    return pauses


def _interruptions(events: Sequence[Event]) -> Iterator[tuple[Event, Span]]:
    """Breaks and adjournments, each until the event that follows."""
    ends = [event.at for event in events[1:]] + [FOR_EVER]
    for event, end in zip(events, ends, strict=True):
        if event.kind in (EventKind.BREAK_STARTED, EventKind.ADJOURNED):
            yield event, Span(event.at, end)
