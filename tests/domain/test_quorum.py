"""Quorum: overall, for each side, by role."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Role, Seat
from councildesk.domain.quorum import QuorumPart, QuorumVerdict, Uncounted, WhyUncounted, verdict
from councildesk.domain.rules import (
    HALF,
    MORE_THAN_HALF,
    WITH_SIDES,
    Count,
    QuorumRule,
    RoleRequirement,
    SeatBase,
)

ONLINE = Presence.ONLINE


def seat(name: str, role: Role = Role.MEMBER, *, filled: bool = True, voting: bool = True) -> Seat:
    """A seat named after its side, such as "AZ 1"."""
    return Seat(name, name[:2], role, voting, f"holder of {name}" if filled else None)


def here(name: str, presence: Presence = Presence.IN_ROOM, capacity: Capacity = Capacity.HOLDER) -> SeatPresence:
    return SeatPresence(name, f"{capacity.value} of {name}", capacity, presence)


COUNCIL = [
    seat("AZ 0", Role.CO_CHAIR),
    seat("AZ 1"),
    seat("AZ 2"),
    seat("AZ 3"),
    seat("UZ 0", Role.CO_CHAIR),
    seat("UZ 1"),
    seat("UZ 2"),
]
RULE = WITH_SIDES.quorum


def judge(*names: str, rule: QuorumRule = RULE) -> QuorumVerdict:
    return verdict(rule, COUNCIL, [here(name) for name in names])


def sideless(*seats: Seat) -> list[Seat]:
    return [replace(seat, side=None) for seat in seats]


def test_half_of_each_side_with_one_co_chair_of_each_is_a_quorum() -> None:
    result = judge("AZ 0", "AZ 1", "UZ 0", "UZ 1")

    assert result.is_quorate
    assert result.sides == (QuorumPart("AZ", 4, 2, 2, 2), QuorumPart("UZ", 3, 2, 2, 2))
    assert result.overall == QuorumPart(None, 7, 4, 4, None)
    assert result.rule is RULE


def test_one_side_cannot_make_up_for_the_other() -> None:
    result = judge("AZ 0", "AZ 1", "AZ 2", "AZ 3", "UZ 0")

    assert not result.is_quorate
    assert [(part.side, part.missing) for part in result.shortfalls] == [("UZ", 1)]


def test_without_a_co_chair_of_one_side_there_is_no_quorum() -> None:
    result = judge("AZ 0", "AZ 1", "UZ 1", "UZ 2")

    (shortfall,) = result.shortfalls
    assert shortfall == result.roles[1]
    assert (shortfall.side, shortfall.missing) == ("UZ", 1)


def test_online_counts_where_the_rule_says_so() -> None:
    presences = [here("AZ 0", ONLINE), here("AZ 1", ONLINE), here("UZ 0"), here("UZ 1")]

    assert verdict(RULE, COUNCIL, presences).is_quorate

    strict = verdict(replace(RULE, online_counts=False), COUNCIL, presences)
    assert strict.sides[0] == QuorumPart("AZ", 4, present=2, counted=0, required=2)
    assert strict.uncounted[0] == Uncounted("AZ 0", "holder of AZ 0", WhyUncounted.ONLINE)
    assert not strict.roles[0].is_reached


def test_alternates_count_unless_the_rule_says_otherwise() -> None:
    presences = [here("AZ 0"), here("AZ 1", capacity=Capacity.ALTERNATE), here("UZ 0"), here("UZ 1")]

    assert verdict(RULE, COUNCIL, presences).is_quorate

    strict = verdict(replace(RULE, alternates_count=False), COUNCIL, presences)
    assert not strict.is_quorate
    assert [fact.why for fact in strict.uncounted] == [WhyUncounted.ALTERNATE]


def test_proxies_do_not_count_unless_the_rule_says_so() -> None:
    presences = [here("AZ 0"), here("AZ 1", capacity=Capacity.PROXY), here("UZ 0"), here("UZ 1")]

    assert [fact.why for fact in verdict(RULE, COUNCIL, presences).uncounted] == [WhyUncounted.PROXY]
    assert verdict(replace(RULE, proxies_count=True), COUNCIL, presences).is_quorate


def test_a_seat_counts_once_and_by_the_presence_that_counts() -> None:
    rule = QuorumRule(overall=Count(1), online_counts=False)
    presences = [here("AZ 1", ONLINE), here("AZ 1", capacity=Capacity.ALTERNATE)]

    result = verdict(rule, COUNCIL, presences)

    assert result.overall == QuorumPart(None, 7, present=1, counted=1, required=1)
    assert result.uncounted == ()


def test_more_than_half_needs_one_more_than_half_of_an_even_number() -> None:
    assert judge("AZ 0", "AZ 1", "UZ 0", "UZ 1", rule=QuorumRule(overall=MORE_THAN_HALF)).is_quorate
    assert not judge("AZ 0", "AZ 1", rule=QuorumRule(each_side=MORE_THAN_HALF)).sides[0].is_reached


def test_vacant_seats_count_in_the_whole_only_where_the_rule_says_so() -> None:
    council = [seat("AZ 1"), seat("AZ 2", filled=False), seat("AZ 3", filled=False)]
    rule = QuorumRule(overall=HALF)

    assert verdict(rule, council, [here("AZ 1")]).overall == QuorumPart(None, 1, 1, 1, 1)
    of_all = verdict(replace(rule, of=SeatBase.ALL), council, [here("AZ 1")])
    assert of_all.overall == QuorumPart(None, 3, 1, 1, 2)


def test_a_vacant_seat_for_which_an_alternate_sits_is_filled() -> None:
    council = [seat("AZ 1"), seat("AZ 2", filled=False)]

    result = verdict(QuorumRule(overall=HALF), council, [here("AZ 2", capacity=Capacity.ALTERNATE)])

    assert result.overall == QuorumPart(None, total=2, present=1, counted=1, required=1)


def test_seats_without_a_vote_do_not_count_but_may_hold_a_required_role() -> None:
    council = [seat("AZ 1"), seat("AZ 9", Role.SECRETARY, voting=False)]
    rule = QuorumRule(overall=HALF, roles=(RoleRequirement((Role.SECRETARY,)),))

    result = verdict(rule, council, [here("AZ 9")])

    assert result.overall == QuorumPart(None, total=1, present=0, counted=0, required=1)
    assert result.roles[0].is_reached


def test_a_side_without_votes_is_not_asked_for_a_quorum() -> None:
    observers = seat("XX 1", Role.OBSERVER, voting=False)

    result = verdict(RULE, [*COUNCIL, observers], [])

    assert [part.side for part in result.sides] == ["AZ", "UZ"]


def test_a_required_role_may_be_held_by_a_deputy() -> None:
    council = sideless(seat("   chair", Role.CHAIR), seat("   deputy", Role.DEPUTY_CHAIR))
    rule = QuorumRule(roles=(RoleRequirement((Role.CHAIR, Role.DEPUTY_CHAIR)),))

    assert verdict(rule, council, [here("   deputy")]).is_quorate
    assert not verdict(rule, council, []).is_quorate


def test_an_alternate_does_not_do_where_the_holder_is_required() -> None:
    required = RoleRequirement((Role.CO_CHAIR,), holder_only=True)

    result = verdict(QuorumRule(roles=(required,)), COUNCIL, [here("AZ 0", capacity=Capacity.ALTERNATE)])

    assert not result.is_quorate


def test_without_sides_a_rule_for_each_side_is_one_for_all() -> None:
    council = sideless(*COUNCIL)

    result = verdict(RULE, council, [here(name) for name in ("AZ 0", "AZ 1", "AZ 2", "AZ 3")])

    assert result.sides == ()
    assert result.overall == QuorumPart(None, 7, 4, 4, 4)
    assert [part.side for part in result.roles] == [None]
    assert result.is_quorate


def test_the_stricter_of_two_rules_for_all_holds() -> None:
    rule = QuorumRule(overall=Count(6), each_side=HALF)

    assert verdict(rule, sideless(*COUNCIL), []).overall.required == 6


def test_a_rule_that_asks_for_nothing_is_always_met() -> None:
    assert verdict(QuorumRule(), COUNCIL, []).is_quorate


def test_a_side_whose_seats_are_all_vacant_has_no_quorum() -> None:
    council = [seat("AZ 1"), seat("UZ 1", filled=False)]

    assert not verdict(QuorumRule(each_side=HALF), council, [here("AZ 1")]).is_quorate


rules = st.builds(
    QuorumRule,
    overall=st.sampled_from([None, HALF, MORE_THAN_HALF, Count(3)]),
    each_side=st.sampled_from([None, HALF, MORE_THAN_HALF]),
    of=st.sampled_from(SeatBase),
    roles=st.sampled_from([(), RULE.roles]),
    online_counts=st.booleans(),
    alternates_count=st.booleans(),
)
presences = st.builds(
    here,
    st.sampled_from([seat.id for seat in COUNCIL]),
    st.sampled_from(Presence),
    st.sampled_from(Capacity),
)


@given(rules, st.lists(presences, max_size=9), presences)
def test_one_more_person_never_breaks_a_quorum(rule: QuorumRule, there: list[SeatPresence], more: SeatPresence) -> None:
    council = [replace(seat, holder=None) if seat.id.endswith("1") else seat for seat in COUNCIL]

    before, after = verdict(rule, council, there), verdict(rule, council, [*there, more])

    assert after.is_quorate or not before.is_quorate


@given(rules, st.lists(presences, max_size=9))
def test_sides_add_up_to_all_and_nothing_is_counted_twice(rule: QuorumRule, there: list[SeatPresence]) -> None:
    result = verdict(rule, COUNCIL, there)

    assert sum(part.counted for part in result.sides) == result.overall.counted
    assert sum(part.total for part in result.sides) == result.overall.total
    assert result.overall.present == len({presence.seat for presence in there})
    assert result.overall.present == result.overall.counted + len(result.uncounted)
