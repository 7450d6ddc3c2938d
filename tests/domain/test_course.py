"""The course of a meeting: times of items and breaks read from events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import course
from councildesk.domain.attendance import FOR_EVER
from councildesk.domain.course import Course, Event, Phase
from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span

OPENED, CLOSED, ADJOURNED = EventKind.OPENED, EventKind.CLOSED, EventKind.ADJOURNED
ITEM, ITEM_CLOSED = EventKind.ITEM_OPENED, EventKind.ITEM_CLOSED
BREAK, BREAK_ENDED = EventKind.BREAK_STARTED, EventKind.BREAK_ENDED


def at(minute: int) -> datetime:
    return datetime(2024, 8, 27, 6, tzinfo=UTC) + timedelta(minutes=minute)


def span(starts: int, ends: int | None) -> Span:
    return Span(at(starts), FOR_EVER if ends is None else at(ends))


def test_a_meeting_without_events_lies_ahead() -> None:
    assert course.read([]) == Course()


def test_an_item_lasts_until_the_next_one_is_opened() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(ITEM, at(9), "b"), Event(CLOSED, at(20))]

    read = course.read(events)

    assert read.items == {"a": (span(1, 9),), "b": (span(9, 20),)}
    assert (read.phase, read.opened_at, read.closed_at, read.item) == (Phase.OVER, at(0), at(20), None)


def test_a_break_interrupts_the_item_that_goes_on_behind_it() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(BREAK, at(5)), Event(BREAK_ENDED, at(8))]

    on_break, behind = course.read(events[:3]), course.read(events)

    assert (on_break.phase, on_break.item) == (Phase.ON_BREAK, "a")
    assert (on_break.items, on_break.breaks) == ({"a": (span(1, 5),)}, (span(5, None),))
    assert (behind.phase, behind.items["a"]) == (Phase.RUNNING, (span(1, 5), span(8, None)))
    assert behind.breaks == (span(5, 8),)


def test_opening_another_item_ends_a_break() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(BREAK, at(5)), Event(ITEM, at(8), "b")]

    read = course.read(events)

    assert read.items == {"a": (span(1, 5),), "b": (span(8, None),)}
    assert (read.phase, read.item, read.breaks) == (Phase.RUNNING, "b", (span(5, 8),))


def test_nothing_is_dealt_with_after_an_item_was_closed() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(ITEM_CLOSED, at(5)), Event(BREAK, at(6))]

    read = course.read([*events, Event(BREAK_ENDED, at(7))])

    assert (read.item, read.items) == (None, {"a": (span(1, 5),)})


def test_an_adjourned_meeting_goes_on_where_it_stopped() -> None:
    morning = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(ADJOURNED, at(5))]

    read = course.read([*morning, Event(OPENED, at(1440)), Event(CLOSED, at(1450))])

    assert course.read(morning).phase is Phase.ADJOURNED
    assert (read.opened_at, read.closed_at, read.breaks) == (at(0), at(1450), (span(5, 1440),))
    assert read.items == {"a": (span(1, 5), span(1440, 1450))}


def test_a_break_on_the_agenda_is_known_while_it_lasts_and_when_it_was() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(BREAK, at(5), "coffee"), Event(BREAK_ENDED, at(8))]

    on_break, behind = course.read(events[:3]), course.read(events)

    assert (on_break.pause, on_break.pauses) == ("coffee", {"coffee": (span(5, None),)})
    assert (behind.pause, behind.pauses, behind.breaks) == (None, {"coffee": (span(5, 8),)}, (span(5, 8),))
    assert behind.items == {"a": (span(1, 5), span(8, None))}, "a break is no item of business"


def test_a_break_that_passes_into_the_one_on_the_agenda_is_one_break() -> None:
    events = [Event(OPENED, at(0)), Event(BREAK, at(5)), Event(BREAK, at(8), "coffee"), Event(BREAK_ENDED, at(20))]

    course.check(events)

    read = course.read(events)
    assert (read.breaks, read.pauses) == ((span(5, 20),), {"coffee": (span(8, 20),)})
    assert course.made_void(events, 2) == range(2, 3), "the first break goes on to the end of both"


def test_a_meeting_closed_in_a_break_sat_until_the_break_began() -> None:
    events = [Event(OPENED, at(0)), Event(BREAK, at(5)), Event(ADJOURNED, at(8)), Event(CLOSED, at(20))]

    assert [course.read(events[:upto]).sat_until for upto in (1, 3, 4)] == [None, None, at(5)]
    assert course.read([events[0], events[-1]]).sat_until == at(20)


def test_what_was_opened_last_is_known_also_when_it_is_dealt_with_no_more() -> None:
    events = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(ITEM_CLOSED, at(5)), Event(BREAK, at(6), "coffee")]

    read = course.read(events)

    assert (read.item, read.reached) == (None, "a")


def test_an_item_that_another_follows_at_its_resumption_did_not_go_on() -> None:
    morning = [Event(OPENED, at(0)), Event(ITEM, at(1), "a"), Event(ADJOURNED, at(5))]

    read = course.read([*morning, Event(OPENED, at(60)), Event(ITEM, at(60), "b")])

    assert read.items == {"a": (span(1, 5),), "b": (span(60, None),)}


@pytest.mark.parametrize(
    ("kinds", "phase", "wanted"),
    [
        ([ITEM], Phase.AHEAD, ITEM),
        ([OPENED, OPENED], Phase.RUNNING, OPENED),
        ([OPENED, BREAK_ENDED], Phase.RUNNING, BREAK_ENDED),
        ([OPENED, BREAK, ITEM_CLOSED], Phase.ON_BREAK, ITEM_CLOSED),
        ([OPENED, BREAK, BREAK], Phase.ON_BREAK, BREAK),
        ([OPENED, ADJOURNED, ITEM], Phase.ADJOURNED, ITEM),
        ([OPENED, CLOSED, CLOSED], Phase.OVER, CLOSED),
    ],
)
def test_events_that_cannot_follow_each_other_are_refused(
    kinds: list[EventKind], phase: Phase, wanted: EventKind
) -> None:
    events = [Event(kind, at(minute)) for minute, kind in enumerate(kinds)]

    with pytest.raises(StateNotAllowed) as refused:
        course.check(events)

    assert (refused.value.state, refused.value.wanted) == (phase, wanted)


NOTED = st.builds(Event, st.sampled_from(EventKind), st.integers(0, 300).map(at), st.sampled_from(["a", "b", None]))


@given(st.lists(NOTED, max_size=12))
def test_whatever_was_noted_no_two_items_are_dealt_with_at_once(events: list[Event]) -> None:
    read = course.read(events)

    spans = sorted((span for spans in read.items.values() for span in spans), key=lambda span: (span.starts, span.ends))
    assert all(first.ends <= second.starts for first, second in pairwise(spans))
    assert all(span.starts <= span.ends for span in (*spans, *read.breaks))


@given(st.lists(NOTED, max_size=12), st.randoms())
def test_the_order_in_which_different_instants_were_noted_does_not_matter(events: list[Event], random: Random) -> None:
    distinct = list({event.at: event for event in events}.values())
    shuffled = random.sample(distinct, len(distinct))

    assert course.read(shuffled) == course.read(distinct)
