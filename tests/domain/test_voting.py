"""Votes: what a poll means under the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import SeatPresence
from councildesk.domain.council import Seat
from councildesk.domain.errors import TextMissing
from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.domain.polls import Tally, counted, electorate, no_objection
from councildesk.domain.rules import (
    ABSOLUTE_MAJORITY,
    ALL,
    CONSENSUS,
    HALF,
    SIMPLE_MAJORITY,
    TWO_THIRDS_OF_CAST,
    TWO_THIRDS_OF_ENTITLED,
    MajorityRule,
    Rules,
    Share,
    VoteBase,
    VoteScope,
)
from councildesk.domain.voting import VoteVerdict, overrule, verdict

ADOPTED, REJECTED, UNDECIDED = VoteOutcome.ADOPTED, VoteOutcome.REJECTED, VoteOutcome.UNDECIDED

SEATS = [Seat(f"{side} {number}", side, holder=f"{side} {number}") for side in ("AZ", "UZ") for number in range(6)]
PRESENT = [SeatPresence(seat.id, seat.id) for seat in SEATS if not seat.id.endswith("5")]
VOTERS = electorate(Rules(), [*SEATS, Seat("AZ vacant", "AZ")], PRESENT)
"""Six seats filled on each side, five of each represented, one more vacant."""

EACH_SIDE = replace(SIMPLE_MAJORITY, scope=VoteScope.EACH_SIDE)
WITH_CASTING_VOTE = replace(SIMPLE_MAJORITY, chair_breaks_tie=True)


def hands(rule: MajorityRule, tally: Tally | Mapping[str | None, Tally], chair: Choice | None = None) -> VoteVerdict:
    tallies = {None: tally} if isinstance(tally, Tally) else tally
    return verdict(rule, VoteMethod.SHOW_OF_HANDS, counted(tallies), VOTERS, chair)


@pytest.mark.parametrize(
    ("rule", "tally", "outcome"),
    [
        (SIMPLE_MAJORITY, Tally(3, 2, 5), ADOPTED),
        (SIMPLE_MAJORITY, Tally(2, 3, 5), REJECTED),
        (SIMPLE_MAJORITY, Tally(3, 3, 4), REJECTED),
        (replace(SIMPLE_MAJORITY, abstentions_count=True), Tally(3, 2, 5), REJECTED),
        (replace(SIMPLE_MAJORITY, abstentions_count=True), Tally(6, 2, 2), ADOPTED),
        (MajorityRule(HALF), Tally(3, 3, 4), ADOPTED),
        (replace(SIMPLE_MAJORITY, of=VoteBase.PRESENT), Tally(5, 0, 5), REJECTED),
        (replace(SIMPLE_MAJORITY, of=VoteBase.PRESENT), Tally(6, 4), ADOPTED),
        (ABSOLUTE_MAJORITY, Tally(6, 0, 4), REJECTED),
        (ABSOLUTE_MAJORITY, Tally(7, 3), ADOPTED),
        (TWO_THIRDS_OF_CAST, Tally(6, 3, 1), ADOPTED),
        (TWO_THIRDS_OF_CAST, Tally(5, 3, 2), REJECTED),
        (TWO_THIRDS_OF_ENTITLED, Tally(7, 0, 3), REJECTED),
        (TWO_THIRDS_OF_ENTITLED, Tally(8, 2), ADOPTED),
        (replace(TWO_THIRDS_OF_ENTITLED, of=VoteBase.ALL_SEATS), Tally(8, 2), REJECTED),
        (replace(TWO_THIRDS_OF_ENTITLED, of=VoteBase.ALL_SEATS), Tally(9, 1), ADOPTED),
        (MajorityRule(Share(Fraction(3, 4))), Tally(6, 2), ADOPTED),
        (MajorityRule(ALL), Tally(9, 1), REJECTED),
        (MajorityRule(ALL), Tally(9, 0, 1), ADOPTED),
        (CONSENSUS, Tally(1, 0, 9), ADOPTED),
        (CONSENSUS, Tally(9, 1), REJECTED),
        (CONSENSUS, Tally(0, 0, 10), ADOPTED),
    ],
)
def test_the_outcome_follows_the_rule(rule: MajorityRule, tally: Tally, outcome: VoteOutcome) -> None:
    assert hands(rule, tally).outcome is outcome


def test_the_verdict_keeps_what_it_took() -> None:
    result = hands(ABSOLUTE_MAJORITY, Tally(7, 2, 1))

    assert (result.overall.whole, result.overall.required) == (12, 7)
    assert result.overall.tally == Tally(7, 2, 1)
    assert result.rule is ABSOLUTE_MAJORITY
    assert result.sides == ()


def test_each_side_must_reach_the_majority_for_itself() -> None:
    result = hands(EACH_SIDE, {"AZ": Tally(5), "UZ": Tally(2, 3)})

    assert result.outcome is REJECTED
    assert [(part.side, part.is_reached) for part in result.sides] == [("AZ", True), ("UZ", False)]
    assert hands(EACH_SIDE, {"AZ": Tally(3, 2), "UZ": Tally(1, 0, 4)}).outcome is ADOPTED


def test_where_each_side_decides_the_count_of_all_does_not_matter() -> None:
    rule = replace(TWO_THIRDS_OF_ENTITLED, scope=VoteScope.EACH_SIDE)

    result = hands(rule, {None: Tally(8, 2), "AZ": Tally(4, 1), "UZ": Tally(4, 1)})

    assert [(part.whole, part.required) for part in result.sides] == [(6, 4), (6, 4)]
    assert result.outcome is ADOPTED


def test_both_all_and_each_side_may_be_asked() -> None:
    rule = replace(ABSOLUTE_MAJORITY, scope=VoteScope.BOTH)

    assert hands(rule, {"AZ": Tally(4, 1), "UZ": Tally(4, 1)}).outcome is ADOPTED
    assert hands(rule, {"AZ": Tally(5, 0), "UZ": Tally(3, 2)}).outcome is REJECTED
    assert hands(replace(EACH_SIDE, scope=VoteScope.BOTH), {"AZ": Tally(1, 4), "UZ": Tally(5)}).outcome is REJECTED


def test_without_sides_a_rule_for_each_side_is_one_for_all() -> None:
    voters = electorate(Rules(), [Seat("one"), Seat("two")], [SeatPresence("one", "a"), SeatPresence("two", "b")])

    def outcome(*tally: int) -> VoteOutcome:
        return verdict(EACH_SIDE, VoteMethod.SECRET, counted({None: Tally(*tally)}), voters).outcome

    assert (outcome(2), outcome(1, 1)) == (ADOPTED, REJECTED)


def test_a_vote_that_asks_each_side_is_undecided_until_each_was_counted() -> None:
    assert hands(EACH_SIDE, Tally(10)).outcome is UNDECIDED
    assert hands(EACH_SIDE, {None: Tally(10), "AZ": Tally(5)}).outcome is UNDECIDED


@given(
    st.sets(st.sampled_from([seat.id for seat in SEATS])),
    st.sets(st.sampled_from([seat.id for seat in SEATS])),
    st.sampled_from(VoteScope),
    st.sampled_from([None, SIMPLE_MAJORITY.share]),
)
def test_no_consensus_is_reached_without_a_side_that_is_asked(
    present: set[str], recused: set[str], scope: VoteScope, share: Share | None
) -> None:
    voters = electorate(Rules(), SEATS, [SeatPresence(seat, seat) for seat in present], recused)
    heard = {voter.side for voter in voters.voters}

    found = verdict(MajorityRule(share, scope=scope), VoteMethod.CONSENSUS, no_objection(voters), voters)

    asked = {"AZ", "UZ"} if scope is not VoteScope.OVERALL else set()
    assert found.outcome is (ADOPTED if heard and asked <= heard else UNDECIDED)


def test_where_nobody_voted_nothing_is_decided() -> None:
    assert hands(SIMPLE_MAJORITY, Tally()).outcome is UNDECIDED
    assert hands(CONSENSUS, Tally(not_voting=10)).outcome is UNDECIDED


def test_abstentions_alone_adopt_nothing() -> None:
    assert hands(SIMPLE_MAJORITY, Tally(0, 0, 10)).outcome is REJECTED


def test_a_tied_vote_adopts_nothing() -> None:
    result = hands(SIMPLE_MAJORITY, Tally(5, 5))

    assert result.is_tie
    assert result.outcome is REJECTED
    assert result.chair is None


@pytest.mark.parametrize(
    ("chair", "outcome"),
    [(Choice.FOR, ADOPTED), (Choice.AGAINST, REJECTED), (Choice.ABSTAINED, REJECTED), (None, UNDECIDED)],
)
def test_a_tied_vote_is_decided_by_the_chair(chair: Choice | None, outcome: VoteOutcome) -> None:
    result = hands(WITH_CASTING_VOTE, Tally(4, 4, 2), chair)

    assert result.outcome is outcome
    assert result.chair is chair


def test_one_against_one_is_a_tie() -> None:
    assert hands(WITH_CASTING_VOTE, Tally(1, 1, 8), Choice.FOR).outcome is ADOPTED


def test_where_abstentions_count_the_casting_vote_must_still_make_a_majority() -> None:
    rule = replace(WITH_CASTING_VOTE, abstentions_count=True)

    assert not hands(rule, Tally(4, 4, 1), Choice.FOR).is_tie
    assert hands(rule, Tally(4, 4), Choice.FOR).outcome is ADOPTED


def test_the_chair_decides_nothing_where_there_is_no_tie() -> None:
    result = hands(WITH_CASTING_VOTE, Tally(4, 5), Choice.FOR)

    assert result.outcome is REJECTED
    assert result.chair is None


def test_the_chair_cannot_make_two_thirds_of_an_even_vote() -> None:
    rule = replace(TWO_THIRDS_OF_CAST, chair_breaks_tie=True)

    assert not hands(rule, Tally(5, 5), Choice.FOR).is_tie
    assert hands(rule, Tally(5, 5), Choice.FOR).outcome is REJECTED


def test_the_chair_breaks_the_tie_of_all_but_not_of_a_side() -> None:
    rule = replace(WITH_CASTING_VOTE, scope=VoteScope.BOTH)

    assert hands(rule, {"AZ": Tally(4, 1), "UZ": Tally(1, 4)}, Choice.FOR).outcome is REJECTED
    assert not hands(replace(rule, scope=VoteScope.EACH_SIDE), {"AZ": Tally(1, 1), "UZ": Tally(1, 1)}).is_tie


def test_a_tie_is_measured_against_the_whole_the_rule_names() -> None:
    present = replace(WITH_CASTING_VOTE, of=VoteBase.PRESENT)

    assert hands(present, Tally(5, 5), Choice.FOR).outcome is ADOPTED
    assert hands(present, Tally(4, 4, 2), Choice.FOR).outcome is REJECTED


@pytest.mark.parametrize("method", [VoteMethod.CONSENSUS, VoteMethod.NO_OBJECTION])
@pytest.mark.parametrize("rule", [CONSENSUS, SIMPLE_MAJORITY, EACH_SIDE])
def test_any_objection_blocks_a_consensus(method: VoteMethod, rule: MajorityRule) -> None:
    assert verdict(rule, method, no_objection(VOTERS), VOTERS).outcome is ADOPTED
    assert verdict(rule, method, no_objection(VOTERS, ["UZ 1"]), VOTERS).outcome is REJECTED


def test_a_consensus_of_too_few_does_not_make_an_absolute_majority() -> None:
    few = electorate(Rules(), SEATS, PRESENT[:4])

    assert verdict(ABSOLUTE_MAJORITY, VoteMethod.CONSENSUS, no_objection(few), few).outcome is REJECTED


def test_a_consensus_of_nobody_is_none() -> None:
    nobody = electorate(Rules(), SEATS, [])

    assert verdict(CONSENSUS, VoteMethod.CONSENSUS, no_objection(nobody), nobody).outcome is UNDECIDED


def test_the_meeting_may_hold_otherwise_with_a_reason_kept_apart() -> None:
    computed = hands(SIMPLE_MAJORITY, Tally(4, 5))

    ruling = overrule(computed, ADOPTED, "One vote was miscounted.")

    assert (ruling.outcome, ruling.reason) == (ADOPTED, "One vote was miscounted.")
    assert ruling.computed.outcome is REJECTED


def test_without_a_reason_nothing_is_overruled() -> None:
    with pytest.raises(TextMissing) as refused:
        overrule(hands(SIMPLE_MAJORITY, Tally(4, 5)), ADOPTED, " ")

    assert refused.value.field == "reason"


def test_agreeing_with_the_rules_needs_no_reason() -> None:
    ruling = overrule(hands(SIMPLE_MAJORITY, Tally(4, 5)), REJECTED, "")

    assert (ruling.outcome, ruling.reason) == (ruling.computed.outcome, "")


majorities = st.builds(
    MajorityRule,
    st.sampled_from([None, HALF, SIMPLE_MAJORITY.share, TWO_THIRDS_OF_CAST.share, ALL]),
    of=st.sampled_from(VoteBase),
    scope=st.sampled_from(VoteScope),
    abstentions_count=st.booleans(),
    chair_breaks_tie=st.booleans(),
)
counts = st.integers(0, 5)
tallies = st.builds(Tally, counts, counts, counts)


@given(majorities, tallies, tallies, st.none() | st.sampled_from(Choice))
def test_a_vote_changed_from_against_to_for_never_loses(
    rule: MajorityRule, first: Tally, second: Tally, chair: Choice | None
) -> None:
    if not first.against:
        return
    better = replace(first, in_favour=first.in_favour + 1, against=first.against - 1)

    before = hands(rule, {"AZ": first, "UZ": second}, chair).outcome
    after = hands(rule, {"AZ": better, "UZ": second}, chair).outcome

    assert after is ADOPTED or before is not ADOPTED
