"""The ledger: presence at an instant, and who represents a seat."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import (
    Capacity,
    Presence,
    Proxy,
    SeatPresence,
    Stay,
    contradictions,
    joined,
    present_at,
    represented,
)
from councildesk.domain.council import Seat
from councildesk.domain.errors import PeriodReversed, StaysOverlap
from domain.ledgers import MINUTES, PERSONS, SEATS, at, stay, stays

SEAT = Seat("one", holder="Aysel", alternates=("Farid", "Nodira"))


def test_who_leaves_at_an_instant_is_not_there_any_more() -> None:
    ledger = [stay("Aysel", arrives=0, leaves=5)]

    assert present_at(ledger, at(0)) == ledger
    assert present_at(ledger, at(4)) == ledger
    assert present_at(ledger, at(5)) == []


def test_open_ends_reach_from_the_opening_to_the_closing() -> None:
    ledger = [stay("Aysel")]

    assert present_at(ledger, at(-100)) == present_at(ledger, at(100)) == ledger


def test_a_departure_before_the_arrival_is_refused() -> None:
    with pytest.raises(PeriodReversed):
        stay("Aysel", arrives=5, leaves=4)


def test_a_time_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        Stay("Aysel", arrived_at=datetime(2024, 8, 27, 10))  # noqa: DTZ001 - that is the mistake


def test_the_holder_represents_a_seat_before_any_alternate() -> None:
    ledger = [stay("Farid", "one"), stay("Aysel", "one", arrives=3)]

    assert represented(ledger, [SEAT], at(0)) == [SeatPresence("one", "Farid", Capacity.ALTERNATE)]
    assert represented(ledger, [SEAT], at(3)) == [
        SeatPresence("one", "Aysel", Capacity.HOLDER),
        SeatPresence("one", "Farid", Capacity.ALTERNATE),
    ]


def test_alternates_represent_a_seat_in_their_order_then_anybody_sent() -> None:
    sent = stay("Ulugbek", "one", presence=Presence.ONLINE)
    ledger = [sent, stay("Nodira", "one", leaves=9), stay("Farid", "one", leaves=5)]

    persons = [represented(ledger, [SEAT], at(minute))[0].person for minute in (0, 5, 9)]

    assert persons == ["Farid", "Nodira", "Ulugbek"]
    assert represented([sent], [SEAT], at(0)) == [SeatPresence("one", "Ulugbek", Capacity.ALTERNATE, Presence.ONLINE)]


def test_a_holder_who_is_there_for_nobody_does_not_represent_the_seat() -> None:
    assert represented([stay("Aysel")], [SEAT], at(0)) == []


def test_a_proxy_represents_a_seat_while_its_bearer_is_there_and_nobody_else_sits() -> None:
    other = Seat("two", holder="Ulugbek")
    ledger = [stay("Ulugbek", "two", leaves=9), stay("Farid", "one", arrives=5)]
    proxies = [Proxy("one", "Ulugbek")]

    def capacities(minute: int) -> list[Capacity]:
        return [presence.capacity for presence in represented(ledger, [SEAT, other], at(minute), proxies)]

    assert capacities(0) == [Capacity.PROXY, Capacity.HOLDER]
    assert capacities(5) == [Capacity.ALTERNATE, Capacity.HOLDER]
    assert represented([], [SEAT], at(0), proxies) == []


def test_stays_that_touch_or_overlap_become_one() -> None:
    ledger = [
        stay("Aysel", "one", 5, 9),
        stay("Aysel", "one", 0, 5),
        stay("Aysel", "one", 3, 4),
        stay("Farid", "two", 1, 2),
    ]

    assert joined(ledger) == [stay("Aysel", "one", 0, 9), stay("Farid", "two", 1, 2)]


def test_a_stay_to_the_end_swallows_those_within_it() -> None:
    assert joined([stay("Aysel", "one", 0), stay("Aysel", "one", 3, 4)]) == [stay("Aysel", "one", 0)]


def test_a_stay_of_no_length_is_none() -> None:
    assert joined([stay("Aysel", "one", 3, 3)]) == []


def test_nobody_is_in_the_room_and_online_at_once() -> None:
    with pytest.raises(StaysOverlap) as refused:
        joined([stay("Aysel", "one", 0, 5), stay("Aysel", "one", 4, 9, Presence.ONLINE)])

    assert refused.value.person == "Aysel"
    assert refused.value.at == at(4).isoformat()


def test_a_contradiction_from_the_opening_on_has_no_instant() -> None:
    with pytest.raises(StaysOverlap) as refused:
        joined([stay("Aysel", site="Baku"), stay("Aysel", site="Tashkent")])

    assert refused.value.at == ""


def test_going_from_the_room_to_online_at_one_instant_is_no_contradiction() -> None:
    ledger = [stay("Aysel", "one", 0, 5), stay("Aysel", "one", 5, 9, Presence.ONLINE)]

    assert joined(ledger) == ledger


def test_one_person_may_sit_for_two_seats() -> None:
    ledger = [stay("Aysel", "one"), stay("Aysel", "two")]

    assert contradictions(ledger) == []
    assert len(represented(ledger, [Seat("one"), Seat("two")], at(0))) == 2


@given(st.lists(stays, max_size=12))
def test_joining_changes_nobodys_presence_at_any_minute(ledger: list[Stay]) -> None:
    try:
        result = joined(ledger)
    except StaysOverlap:
        assert contradictions(ledger)
        return

    def parts(these: list[Stay], minute: int) -> set[tuple[object, ...]]:
        return {(one.person, one.seat, one.presence, one.site) for one in present_at(these, at(minute))}

    assert not contradictions(ledger)
    assert all(parts(ledger, minute) == parts(result, minute) for minute in MINUTES)
    assert len(result) <= len(ledger)


@given(st.lists(stays, max_size=12), st.sampled_from(MINUTES))
def test_all_who_sit_for_a_seat_stand_in_its_line(ledger: list[Stay], minute: int) -> None:
    seats = [Seat(seat, holder=PERSONS[place], alternates=PERSONS[place + 1 :]) for place, seat in enumerate(SEATS)]

    found = represented(ledger, seats, at(minute))

    # by brute force: walk through those named, then through all in the order in which they came
    for seat in seats:
        there = [
            (one.arrived_at or at(-99), one.person)
            for one in ledger
            if one.seat == seat.id
            and (one.arrived_at is None or one.arrived_at <= at(minute))
            and (one.left_at is None or one.left_at > at(minute))
        ]
        named = [person for person in (seat.holder, *seat.alternates) if person in [who for _, who in there]]
        unnamed = [person for _, person in sorted(there)]
        line = list(dict.fromkeys(one.person for one in found if one.seat == seat.id))
        assert line == list(dict.fromkeys([*named, *unnamed]))
