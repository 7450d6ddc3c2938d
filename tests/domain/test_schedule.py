"""Planned clock times, and when a running meeting will end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.schedule import PlannedItem, Projection, Schedule, Slot, projection, schedule
from councildesk.domain.turnout import Span, item_times
from domain.ledgers import TEN, at


def item(
    name: str,
    minutes: int | None = None,
    parent: str | None = None,
    fixed: int | None = None,
    *,
    is_break: bool = False,
) -> PlannedItem:
    return PlannedItem(name, parent, minutes, None if fixed is None else at(fixed), is_break)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def slot(plan: Schedule, name: str) -> Slot:
    return next(slot for slot in plan.slots if slot.id == name)


def test_items_follow_each_other_from_the_start() -> None:
    plan = schedule([item("opening", 15), item("report", 30), item("closing", 5)], TEN)

    assert plan.slots == (
        Slot("opening", at(0), at(15)),
        Slot("report", at(15), at(45)),
        Slot("closing", at(45), at(50)),
    )
    assert (plan.starts, plan.ends, plan.planned) == (at(0), at(50), minutes(50))


def test_an_empty_agenda_ends_when_it_starts() -> None:
    plan = schedule([], TEN)

    assert (plan.ends, plan.planned, plan.slots) == (TEN, minutes(0), ())


def test_a_fixed_start_leaves_a_gap() -> None:
    plan = schedule([item("report", 30), item("lunch", 60, fixed=45), item("closing", 5)], TEN)

    assert slot(plan, "lunch") == Slot("lunch", at(45), at(105), gap=minutes(15))
    assert slot(plan, "closing").starts == at(105)
    assert (plan.gaps, plan.planned) == (minutes(15), minutes(95))


def test_a_fixed_start_is_kept_when_what_comes_before_is_too_long() -> None:
    plan = schedule([item("report", 60), item("lunch", 60, fixed=45)], TEN)

    assert slot(plan, "lunch") == Slot("lunch", at(45), at(105), overlap=minutes(15))
    assert plan.overlaps == minutes(15)


def test_a_long_item_is_not_over_because_a_short_one_has_a_fixed_start_within_it() -> None:
    plan = schedule([item("report", 60), item("address", 5, fixed=10), item("closing", 5)], TEN)

    assert slot(plan, "closing").starts == at(60)
    assert plan.ends == at(65)


def test_an_item_takes_as_long_as_what_is_under_it() -> None:
    plan = schedule([item("panel"), item("first", 15, "panel"), item("second", 20, "panel"), item("closing", 5)], TEN)

    assert slot(plan, "panel") == Slot("panel", at(0), at(35))
    assert slot(plan, "second") == Slot("second", at(15), at(35))
    assert slot(plan, "closing").starts == at(35)
    assert plan.planned == minutes(40)


def test_time_of_an_item_beyond_what_is_under_it_is_left_for_discussion() -> None:
    plan = schedule([item("panel", 90), item("first", 15, "panel"), item("closing", 5)], TEN)

    assert slot(plan, "panel") == Slot("panel", at(0), at(90))
    assert slot(plan, "closing").starts == at(90)


def test_what_is_under_an_item_may_be_too_long_for_it() -> None:
    plan = schedule([item("panel", 30), item("first", 20, "panel"), item("second", 25, "panel")], TEN)

    assert slot(plan, "panel") == Slot("panel", at(0), at(45), excess=minutes(15))
    assert plan.ends == at(45)


def test_items_without_a_time_are_named() -> None:
    plan = schedule([item("opening"), item("panel"), item("first", 15, "panel")], TEN)

    assert plan.without_minutes == ("opening",)
    assert slot(plan, "opening").duration == minutes(0)


def test_an_item_whose_parent_is_not_on_the_agenda_stands_for_itself() -> None:
    assert schedule([item("talk", 15, "withdrawn panel")], TEN).ends == at(15)


def test_items_under_each_other_are_not_lost() -> None:
    assert schedule([item("a", 15, "b"), item("b", 20, "a")], TEN).ends == at(20)


def test_the_agenda_may_be_longer_than_the_meeting() -> None:
    plan = schedule([item("report", 130)], TEN)

    assert plan.overrun(at(120)) == minutes(10)
    assert plan.overrun(at(140)) == minutes(0)


def test_a_meeting_goes_on_over_midnight() -> None:
    late = datetime(2024, 8, 27, 23, 30, tzinfo=ZoneInfo("Asia/Tashkent"))

    plan = schedule([item("report", 90)], late)

    assert plan.ends.astimezone(ZoneInfo("Asia/Tashkent")).isoformat() == "2024-08-28T01:00:00+05:00"


def test_an_hour_stays_an_hour_when_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)

    plan = schedule([item("report", 60)], before)

    assert plan.ends.astimezone(berlin).strftime("%H:%M") == "03:30"
    assert plan.ends == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        schedule([], datetime(2024, 8, 27, 10))  # noqa: DTZ001 - that is the mistake


AGENDA = [
    item("opening", 10),
    item("panel", 40),
    item("talk", 20, "panel"),
    item("lunch", 60, is_break=True),
    item("end", 20),
]
"""Two hours and ten minutes."""


def project(marks: list[tuple[str | None, int]], now: int, *finished: str) -> Projection:
    times = item_times([(name, at(minute)) for name, minute in marks], None)
    return projection(AGENDA, TEN, times, at(now), finished)


def test_a_meeting_that_keeps_its_times_ends_as_planned() -> None:
    result = project([("opening", 0), ("panel", 10)], 30)

    assert result == Projection(at(130), at(130), 1.0, minutes(0))


def test_before_the_opening_the_plan_holds_and_waiting_makes_it_late() -> None:
    assert project([], -30).ends_as_planned == at(130)
    assert project([], 15).late == minutes(15)


def test_a_slow_start_makes_the_meeting_late() -> None:
    result = project([("opening", 0), ("panel", 15)], 15)

    assert (result.ends_as_planned, result.late, result.pace) == (at(135), minutes(5), 1.5)


def test_at_the_same_pace_what_is_left_is_slow_too_but_lunch_is_not() -> None:
    result = project([("opening", 0), ("panel", 15)], 15)

    assert result.ends_at_pace == at(15 + 60 + 60 + 30)


def test_a_quick_meeting_is_ahead() -> None:
    result = project([("opening", 0), ("panel", 8)], 8)

    assert result.late == -minutes(2)
    assert result.ends_at_pace == at(8 + 32 + 60 + 16)


def test_one_odd_item_does_not_make_an_odd_pace() -> None:
    assert project([("opening", 0), ("panel", 100)], 100).pace == 2.0
    assert project([("opening", 0), ("panel", 1)], 1).pace == 0.5


def test_time_under_an_item_is_time_of_the_item() -> None:
    result = project([("opening", 0), ("panel", 10), ("talk", 20)], 40)

    assert result.ends_as_planned == at(130)


def test_an_item_that_takes_too_long_delays_the_rest_from_now_on() -> None:
    assert project([("opening", 0), ("panel", 10)], 60).ends_as_planned == at(60 + 80)


def test_an_item_taken_before_its_turn_does_not_hide_those_passed_over() -> None:
    assert project([("end", 0), ("opening", 20)], 20).ends_as_planned == at(130)


def test_what_is_finished_without_having_been_opened_takes_no_time() -> None:
    assert project([("opening", 0), ("panel", 10)], 10, "lunch").ends_as_planned == at(70)


def test_an_unplanned_break_is_time_lost() -> None:
    assert project([("opening", 0), (None, 10)], 25).late == minutes(15)


def test_times_of_items_no_longer_on_the_agenda_are_passed_over() -> None:
    assert project([("gone", 0), ("opening", 5)], 5).late == minutes(5)


def test_nothing_begins_before_its_fixed_start() -> None:
    items = [item("opening", 10), item("minister", 20, fixed=30)]

    result = projection(items, TEN, {"opening": [Span(at(0), at(5))]}, at(5))

    assert result.ends_as_planned == result.ends_at_pace - minutes(20) * (result.pace - 1) == at(50)


def test_a_fixed_start_has_no_say_once_the_item_has_begun() -> None:
    items = [item("minister", 20, fixed=30)]

    result = projection(items, TEN, item_times([("minister", at(10))], None), at(15))

    assert result.ends_as_planned == at(30)


lengths = st.lists(st.none() | st.integers(0, 90), min_size=1, max_size=8)


@given(lengths, st.lists(st.none() | st.integers(0, 300), min_size=8, max_size=8))
def test_gaps_and_overlaps_account_for_every_minute(durations: list[int | None], fixed: list[int | None]) -> None:
    items = [item(str(place), length, fixed=fixed[place]) for place, length in enumerate(durations)]

    plan = schedule(items, TEN)

    # by hand: walk along with a clock of the latest end
    clock = 0
    for place, length in enumerate(durations):
        found = slot(plan, str(place))
        start = clock if fixed[place] is None else fixed[place]
        assert found.starts == at(start)
        assert found.gap == minutes(max(0, start - clock))
        assert found.overlap == minutes(max(0, clock - start))
        clock = max(clock, start + (length or 0))
    assert plan.ends == at(clock)


@given(lengths)
def test_a_meeting_that_keeps_its_plan_is_never_late(durations: list[int | None]) -> None:
    items = [item(str(place), length) for place, length in enumerate(durations)]
    plan = schedule(items, TEN)

    for current in plan.slots:
        marks = [(slot.id, slot.starts) for slot in plan.slots if slot.starts <= current.starts]
        result = projection(items, TEN, item_times(marks, None), current.starts)
        assert result.late == minutes(0)
