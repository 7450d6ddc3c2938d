"""What happened between the words of the minutes."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import incidents
from councildesk.domain.attendance import Presence, Stay
from councildesk.domain.incidents import IncidentKind
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span


def at(minute: int) -> dt.datetime:
    return dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC) + dt.timedelta(minutes=minute)


def told(stays: list[Stay]) -> list[tuple[IncidentKind, int]]:
    found = incidents.in_order(incidents.of_ledger(stays, at(0), at(100)))
    return [(one.kind, (one.at - at(0)).seconds // 60) for one in found]


def test_who_is_there_from_opening_to_closing_is_no_incident() -> None:
    assert told([Stay("ada"), Stay("bob", arrived_at=at(0), left_at=at(100))]) == []


def test_who_comes_late_leaves_and_comes_back_is_told_each_time() -> None:
    stays = [Stay("ada", arrived_at=at(10), left_at=at(30)), Stay("ada", arrived_at=at(50))]

    assert told(stays) == [(IncidentKind.ARRIVED, 10), (IncidentKind.LEFT, 30), (IncidentKind.ARRIVED, 50)]


def test_who_changes_the_room_or_hands_over_the_seat_has_neither_come_nor_gone() -> None:
    stays = [Stay("ada", "seat", left_at=at(30)), Stay("ada", arrived_at=at(30), presence=Presence.ONLINE)]

    assert told(stays) == []


def test_a_break_lasts_until_what_follows_and_an_adjournment_until_the_meeting_is_resumed() -> None:
    events = [
        (EventKind.OPENED, at(0)),
        (EventKind.BREAK_STARTED, at(20)),
        (EventKind.BREAK_ENDED, at(30)),
        (EventKind.ADJOURNED, at(40)),
        (EventKind.OPENED, at(60)),
        (EventKind.BREAK_STARTED, at(80)),
    ]

    found = list(incidents.of_events(events))

    assert [(one.kind, one.at, one.until) for one in found] == [
        (IncidentKind.INTERRUPTED, at(20), at(30)),
        (IncidentKind.ADJOURNED, at(40), None),
        (IncidentKind.RESUMED, at(60), None),
        (IncidentKind.INTERRUPTED, at(80), None),
    ]


def test_an_incident_stands_under_the_item_that_was_dealt_with_or_was_last() -> None:
    items = {"one": (Span(at(0), at(20)), Span(at(60), at(70))), "two": (Span(at(20), at(40)),)}

    assert incidents.item_at(at(-5), items) is None
    assert [incidents.item_at(at(minute), items) for minute in (0, 20, 50, 65)] == ["one", "two", "two", "one"]


def test_entries_without_a_time_go_with_the_one_before_them() -> None:
    times = [at(5), None, at(15), None]

    assert [incidents.place_among(at(minute), times) for minute in (0, 5, 10, 15, 20)] == [0, 2, 2, 4, 4]


def test_what_happened_when_the_item_was_opened_comes_first() -> None:
    assert incidents.place_among(at(5), [None, at(8)], at(5)) == 0
    assert incidents.place_among(at(6), [None, at(8)], at(5)) == 1


@given(st.lists(st.tuples(st.integers(-20, 120), st.integers(0, 60)), max_size=6))
def test_between_an_arrival_and_the_next_departure_somebody_is_there(pairs: list[tuple[int, int]]) -> None:
    """Against a slow count, minute by minute."""
    stays = [Stay("ada", arrived_at=at(starts), left_at=at(starts + length)) for starts, length in pairs]

    here = {minute for minute in range(101) if any(stay.covers(at(minute)) for stay in stays)}
    changes = [
        (IncidentKind.ARRIVED if minute in here else IncidentKind.LEFT, minute)
        for minute in range(1, 100)
        if (minute in here) != (minute - 1 in here)
    ]

    assert told(stays) == changes
