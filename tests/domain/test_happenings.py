"""What the minutes tell by themselves: arrivals, departures, breaks, the quorum."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Presence, Stay
from councildesk.domain.course import Event
from councildesk.domain.happenings import Happening, HappeningKind, Mover, happenings, place_among
from councildesk.domain.meetings import EventKind
from councildesk.domain.turnout import Span, turnout
from domain.ledgers import PERSONS, at, stay, stays

OPENED, CLOSED = Event(EventKind.OPENED, at(0)), Event(EventKind.CLOSED, at(10))
FIRST, SECOND = Event(EventKind.ITEM_OPENED, at(0), "first"), Event(EventKind.ITEM_OPENED, at(5), "second")
MEETING = (OPENED, FIRST, SECOND, CLOSED)
MOVED = (HappeningKind.ARRIVED, HappeningKind.RETURNED, HappeningKind.LEFT)


def persons(one: Happening) -> tuple[str, ...]:
    return tuple(mover.person for mover in one.movers)


def told(*found: Happening) -> list[tuple[str, int, str | None, tuple[str, ...]]]:
    return [(one.kind.value, round((one.at - at(0)).total_seconds() / 60), one.item, persons(one)) for one in found]


def test_opening_and_closing_stand_under_the_items_of_their_time() -> None:
    assert told(*happenings(MEETING, [])) == [("opened", 0, "first", ()), ("closed", 10, "second", ())]


def test_whoever_comes_late_and_leaves_early_is_told_under_the_item_dealt_with() -> None:
    found = happenings(MEETING, [stay("Aysel", None, 2, 7)])

    assert told(*found)[1:3] == [("arrived", 2, "first", ("Aysel",)), ("left", 7, "second", ("Aysel",))]


def test_those_there_from_opening_to_closing_are_not_told() -> None:
    assert len(happenings(MEETING, [stay("Aysel", None, -2, 12), stay("Farid")])) == 2


def test_several_who_come_at_once_are_told_in_one_sentence() -> None:
    found = happenings(MEETING, [stay("Aysel", None, 2), stay("Farid", None, 2)])

    assert told(*found)[1] == ("arrived", 2, "first", ("Aysel", "Farid"))


def test_going_from_the_room_online_is_neither_a_departure_nor_an_arrival() -> None:
    found = happenings(MEETING, [stay("Aysel", "one", 0, 4), stay("Aysel", "one", 4, 10, site="Baku")])

    assert len(found) == 2


def test_a_break_has_an_end_once_it_is_over() -> None:
    events = (OPENED, FIRST, Event(EventKind.BREAK_STARTED, at(3)), Event(EventKind.BREAK_ENDED, at(4)), CLOSED)

    lasting = happenings(events[:3], [])[-1]
    over = next(one for one in happenings(events, []) if one.kind is HappeningKind.BREAK)

    assert (lasting.ends, over.ends) == (None, at(4))


def test_a_break_that_passes_into_the_one_on_the_agenda_is_told_once() -> None:
    passed = (Event(EventKind.BREAK_STARTED, at(3)), Event(EventKind.BREAK_STARTED, at(4), "coffee"))
    events = (OPENED, FIRST, *passed, Event(EventKind.BREAK_ENDED, at(9)), CLOSED)

    breaks = [one for one in happenings(events, []) if one.kind is HappeningKind.BREAK]

    assert [(one.at, one.ends) for one in breaks] == [(at(3), at(9))]


def test_a_break_that_closing_follows_has_no_end() -> None:
    events = (OPENED, FIRST, Event(EventKind.BREAK_STARTED, at(3)), CLOSED)

    assert next(one for one in happenings(events, []) if one.kind is HappeningKind.BREAK).ends is None


def test_after_an_adjournment_a_meeting_is_resumed_not_opened() -> None:
    events = (OPENED, FIRST, Event(EventKind.ADJOURNED, at(3)), Event(EventKind.OPENED, at(6)), CLOSED)

    assert told(*happenings(events, []))[1:3] == [("adjourned", 3, "first", ()), ("resumed", 6, "first", ())]


def test_those_in_the_room_and_those_online_are_told_apart_with_their_seats() -> None:
    found = happenings(MEETING, [stay("Aysel", "one", 2), stay("Farid", "two", 2, presence=Presence.ONLINE)])

    assert [(one.presence, one.movers) for one in found[1:3]] == [
        (Presence.IN_ROOM, (Mover("Aysel", "one"),)),
        (Presence.ONLINE, (Mover("Farid", "two"),)),
    ]


def test_entries_without_a_time_go_with_the_one_before_them() -> None:
    times = [at(5), None, at(15), None]

    places = [place_among(Happening(HappeningKind.LEFT, at(minute)), times) for minute in (0, 5, 10, 15, 20)]

    assert places == [0, 2, 2, 4, 4]


def test_what_happened_when_the_item_was_opened_comes_first() -> None:
    opened, later = (Happening(HappeningKind.LEFT, at(minute), "first", at(5)) for minute in (5, 6))

    assert [place_among(one, [None, at(8)]) for one in (opened, later)] == [0, 1]


def test_a_quorum_is_lost_and_regained_but_never_told_at_the_opening() -> None:
    found = happenings(MEETING, [], [(at(0), True), (at(3), False), (at(4), False), (at(6), True)])

    assert told(*found)[1:3] == [("quorum_lost", 3, "first", ()), ("quorum_regained", 6, "second", ())]


def test_a_quorum_that_comes_after_the_opening_was_not_there_before() -> None:
    found = happenings(MEETING, [], [(at(0), False), (at(3), True), (at(4), False), (at(6), True)])

    assert [one.kind.value for one in found[1:4]] == ["quorum_attained", "quorum_lost", "quorum_regained"]


def test_who_is_noted_in_the_minute_of_the_opening_did_not_arrive_then() -> None:
    noted = Stay("Aysel", None, at(0) + timedelta(seconds=50), at(10) - timedelta(seconds=50))
    found = happenings(MEETING, [noted], [(at(0), False), (at(0) + timedelta(seconds=50), True)])

    assert [one.kind.value for one in found] == ["opened", "left", "closed"]


def test_those_who_come_within_a_minute_are_told_in_one_sentence_when_the_last_one_is_there() -> None:
    first, last = (at(2) + timedelta(seconds=seconds) for seconds in (10, 40))
    found = happenings(MEETING, [Stay("Aysel", None, first, None), Stay("Farid", None, last, None)])

    assert [(one.at, persons(one)) for one in found[1:2]] == [(last, ("Aysel", "Farid"))]


def test_nothing_is_told_where_the_opening_is_not_known() -> None:
    assert happenings([], [stay("Aysel", None, 2, 7)]) == []


@given(st.lists(stays, max_size=8))
def test_sentences_agree_with_the_attendance_record(ledger: list) -> None:  # type: ignore[type-arg]
    found = [one for one in happenings(MEETING, ledger) if one.kind in MOVED]

    for person in PERSONS:
        record = turnout(person, None, ledger, at(0), at(10))
        came = [one.at for one in found if person in persons(one) and one.kind is not HappeningKind.LEFT]
        went = [one.at for one in found if person in persons(one) and one.kind is HappeningKind.LEFT]
        there = bool(record.spans) and record.spans[0].starts == at(0)
        assert _spans(there, came, went) == list(record.spans)


@given(st.lists(stays, max_size=8))
def test_sentences_agree_minute_by_minute_with_who_is_there(ledger: list) -> None:  # type: ignore[type-arg]
    """The second computation: look each minute who is there, and compare with the minute before."""
    found = [one for one in happenings(MEETING, ledger) if one.kind in MOVED]

    for minute in range(1, 10):
        before, now = _there(ledger, minute - 1), _there(ledger, minute)
        came = {person for one in found if one.at == at(minute) and one.kind is not HappeningKind.LEFT
                for person in persons(one)}  # fmt: skip
        went = {person for one in found if one.at == at(minute) and one.kind is HappeningKind.LEFT
                for person in persons(one)}  # fmt: skip
        assert (came, went) == (now - before, before - now)


def _there(ledger: list, minute: int) -> set[str]:  # type: ignore[type-arg]
    return {one.person for one in ledger if one.covers(at(minute))}


def _spans(is_there: bool, came: list, went: list) -> list[Span]:  # type: ignore[type-arg]
    starts = ([at(0)] if is_there else []) + came
    return [Span(start, end) for start, end in zip(starts, [*went, at(10)], strict=False)]
