"""Turnout: how each of those expected attended the meeting as a whole."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Presence, Stay, present_at
from councildesk.domain.turnout import (
    MissedItem,
    Span,
    Turnout,
    TurnoutStatus,
    item_times,
    missed,
    turnout,
    united,
)
from domain.ledgers import MINUTES, PERSONS, SEATS, at, stay, stays

MEETING = Span(at(0), at(10))


def of_aysel(*ledger: Stay, excuse: str | None = None) -> Turnout:
    return turnout("Aysel", "one", ledger, at(0), at(10), excuse)


def test_who_is_there_from_before_the_opening_to_the_closing_is_present() -> None:
    record = of_aysel(stay("Aysel", "one", arrives=-2))

    assert record.status is TurnoutStatus.PRESENT
    assert not record.is_late
    assert not record.left_early
    assert record.spans == (MEETING,)


def test_an_arrival_after_the_opening_is_late() -> None:
    record = of_aysel(stay("Aysel", "one", arrives=3))

    assert record.is_late
    assert record.arrived_at == at(3)


def test_a_departure_before_the_closing_is_early() -> None:
    record = of_aysel(stay("Aysel", "one", leaves=8))

    assert record.left_early
    assert record.left_at == at(8)


def test_who_went_out_and_came_back_was_away_between() -> None:
    record = of_aysel(stay("Aysel", "one", 0, 3), stay("Aysel", "one", 5, 10))

    assert record.away == (Span(at(3), at(5)),)
    assert not record.is_late
    assert not record.left_early


def test_moving_from_the_room_to_online_is_no_absence() -> None:
    record = of_aysel(stay("Aysel", "one", 0, 5), stay("Aysel", "one", 5, 10, Presence.ONLINE))

    assert record.away == ()
    assert record.presences == (Presence.IN_ROOM, Presence.ONLINE)


def test_who_only_came_after_the_closing_was_absent() -> None:
    assert of_aysel(stay("Aysel", "one", 10, 12)).status is TurnoutStatus.ABSENT


def test_an_absent_member_whose_seat_another_took_is_replaced() -> None:
    record = of_aysel(stay("Farid", "one"), excuse="ill")

    assert record.status is TurnoutStatus.REPLACED
    assert record.replaced_by == ("Farid",)
    assert record.excuse == "ill"


def test_a_member_who_left_may_be_replaced_for_the_rest() -> None:
    record = of_aysel(stay("Aysel", "one", leaves=4), stay("Farid", "one", arrives=4), stay("Nodira", "two"))

    assert record.status is TurnoutStatus.PRESENT
    assert record.left_early
    assert record.replaced_by == ("Farid",)


def test_an_alternate_sitting_beside_the_holder_replaces_nobody() -> None:
    assert of_aysel(stay("Aysel", "one"), stay("Farid", "one", 2, 4)).replaced_by == ()


def test_a_guest_without_a_seat_is_replaced_by_nobody() -> None:
    record = turnout("Aysel", None, [stay("Farid")], at(0), at(10))

    assert record.status is TurnoutStatus.ABSENT


def test_who_said_so_before_is_excused_even_without_a_reason() -> None:
    assert of_aysel(excuse="").status is TurnoutStatus.EXCUSED
    assert of_aysel().status is TurnoutStatus.ABSENT


def test_without_known_times_only_noted_ones_count_as_late_or_early() -> None:
    record = turnout("Aysel", "one", [stay("Aysel", "one", leaves=8)], None, None)

    assert not record.is_late
    assert record.left_early


def test_in_a_running_meeting_nobody_who_is_there_has_left() -> None:
    assert not turnout("Aysel", "one", [stay("Aysel", "one", 0)], at(0), None).left_early


def test_items_last_until_the_next_is_opened_or_a_break_begins() -> None:
    marks = [("1", at(0)), ("2", at(3)), (None, at(5)), ("2", at(6)), ("3", at(8))]

    times = item_times(marks, at(10))

    assert times == {
        "1": (Span(at(0), at(3)),),
        "2": (Span(at(3), at(5)), Span(at(6), at(8))),
        "3": (Span(at(8), at(10)),),
    }


def test_the_last_item_of_a_running_meeting_has_no_end_yet() -> None:
    (span,) = item_times([("1", at(0))], None)["1"]

    assert span.ends > at(10_000)


def test_items_are_missed_in_whole_or_in_part() -> None:
    times = item_times([("1", at(0)), ("2", at(3)), ("3", at(6)), ("1", at(8))], at(10))

    late = missed([Span(at(4), at(8))], times)
    absent = missed([], times)

    assert late == [MissedItem("1", in_part=False), MissedItem("2", in_part=True)]
    assert [item.item for item in absent] == ["1", "2", "3"]
    assert missed([MEETING], times) == []


def test_an_item_passed_over_in_an_instant_is_missed_by_those_not_there() -> None:
    times = item_times([("1", at(3)), ("2", at(3))], at(10))

    assert missed([Span(at(0), at(2))], {"1": times["1"]}) == [MissedItem("1", in_part=False)]
    assert missed([Span(at(0), at(4))], {"1": times["1"]}) == []


@given(st.lists(stays, max_size=10), st.sampled_from(PERSONS))
def test_spans_are_the_minutes_of_presence_within_the_meeting(ledger: list[Stay], person: str) -> None:
    own = [one for one in ledger if one.person == person]

    spans = united(own, MEETING)

    for minute in MINUTES:
        there = 0 <= minute < 10 and any(one.person == person for one in present_at(ledger, at(minute)))
        assert there == any(span.starts <= at(minute) < span.ends for span in spans)
    assert all(before.ends < after.starts for before, after in pairwise(spans))


@given(st.lists(stays, max_size=10), st.sampled_from(PERSONS), st.sampled_from(SEATS), st.none() | st.text(max_size=3))
def test_turnout_agrees_with_a_look_at_every_minute(
    ledger: list[Stay], person: str, seat: str, excuse: str | None
) -> None:
    record = turnout(person, seat, ledger, at(0), at(10), excuse)

    minutes = {minute for minute in range(10) if any(one.person == person for one in present_at(ledger, at(minute)))}
    instead = {
        one.person
        for minute in range(10)
        if minute not in minutes
        for one in present_at(ledger, at(minute))
        if one.seat == seat and one.person != person
    }
    assert (record.status is TurnoutStatus.PRESENT) == bool(minutes)
    assert (record.status is TurnoutStatus.REPLACED) == (not minutes and bool(instead))
    assert (record.status is TurnoutStatus.EXCUSED) == (not minutes and not instead and excuse is not None)
    assert set(record.replaced_by) == instead
    assert record.is_late == (bool(minutes) and min(minutes) > 0)
    assert record.left_early == (bool(minutes) and max(minutes) < 9)


@given(st.lists(stays, max_size=8), st.dictionaries(st.integers(0, 9), st.sampled_from("1234"), max_size=6))
def test_missed_items_agree_with_a_look_at_every_minute(ledger: list[Stay], openings: dict[int, str]) -> None:
    times = item_times([(item, at(minute)) for minute, item in openings.items()], at(10))
    own = [one for one in ledger if one.person == "Aysel"]

    found = {one.item: one.in_part for one in missed(united(own, MEETING), times)}

    running = {
        minute: openings[max(opened)] for minute in range(10) if (opened := [m for m in openings if m <= minute])
    }
    for item in times:
        minutes = [minute for minute in running if running[minute] == item]
        there = [minute for minute in minutes if present_at(own, at(minute))]
        assert found.get(item) == (None if len(there) == len(minutes) else bool(there))
