"""An example attendance as the rules see it."""

from __future__ import annotations

from councildesk.domain import trials
from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Seat
from councildesk.domain.trials import Mark

HELD, VACANT = Seat("one", holder="ada", alternates=("bob",)), Seat("two")


def test_a_seat_without_a_mark_is_absent() -> None:
    assert trials.presences([HELD, VACANT], {}) == []
    assert trials.presences([HELD], {"one": Mark.ABSENT}) == []


def test_the_holder_comes_in_person_or_the_first_alternate_instead() -> None:
    assert trials.presences([HELD], {"one": Mark.IN_ROOM}) == [SeatPresence("one", "ada")]
    assert trials.presences([HELD], {"one": Mark.ONLINE}) == [
        SeatPresence("one", "ada", Capacity.HOLDER, Presence.ONLINE)
    ]
    assert trials.presences([HELD], {"one": Mark.ALTERNATE}) == [SeatPresence("one", "bob", Capacity.ALTERNATE)]


def test_for_a_vacant_seat_somebody_may_only_stand_in() -> None:
    assert trials.possible(HELD) == tuple(Mark)
    assert trials.possible(VACANT) == (Mark.ALTERNATE, Mark.ABSENT)
    (presence,) = trials.presences([VACANT], {"two": Mark.ALTERNATE})
    assert presence.capacity is Capacity.ALTERNATE
