"""Votes: hands and names counted, judged by the rules, overruled with a reason."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import DAY, at, person, seat, side
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, StateNotAllowed, TextMissing, ValueNotAllowed
from councildesk.domain.minutes import (
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.domain.polls import PollFault, Tally
from councildesk.domain.rules import SIMPLE_MAJORITY, MajorityRule, Rules, Share, VoteScope
from councildesk.services import (
    decisions,
    entries,
    entry_basis,
    minutes,
    persons,
    proxies,
    recusals,
    removed,
    seats,
    stays,
    votes,
)
from councildesk.services.decisions import DecisionDraft
from councildesk.services.stays import StayDraft
from councildesk.services.vote_records import BallotDraft, VoteDraft
from councildesk.services.votes import VoteFacts
from councildesk.services.workspace import Workspace
from councildesk.storage.refusals import OwnerRemoved
from services.conftest import step
from services.test_entries import Desk
from services.test_meetings import rules_from

MAJORITY = Rules(majority=SIMPLE_MAJORITY)
EACH_SIDE = Rules(majority=MajorityRule(Share(Fraction(1, 2), exceeded=True), scope=VoteScope.EACH_SIDE))


class Chamber(Desk):
    """Two sides with three seats each, all there, a decision under the first item and a vote on it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.sides = side(workspace, "AZ"), side(workspace, "UZ")
        names = ("Ada", "Ben", "Cem", "Umid", "Vali", "Zafar")
        self.people = {name: person(workspace, f"{name} X") for name in names}
        self.seats: dict[str, str] = {}
        for place, (name, one) in enumerate(self.people.items()):
            role = Role.CO_CHAIR if place % 3 == 0 else Role.MEMBER
            self.seats[name] = seat(workspace, one, self.sides[place // 3], role)
            draft = StayDraft(one, self.seats[name])
            workspace.perform("Arrive", stays.arrive, self.meeting, draft)
        self.decision_entry = self.write("We decide.", kind=EntryKind.DECISION)
        self.vote_entry = self.write("", kind=EntryKind.VOTE)
        self.vote = self.facts().id

    def facts(self) -> VoteFacts:
        found = self.row(self.vote_entry).vote
        assert found is not None
        return found

    def decision(self) -> decisions.DecisionFacts:
        found = self.row(self.decision_entry).decision
        assert found is not None
        return found

    def record(self, method: VoteMethod, *ballots: BallotDraft, **counts: Tally) -> VoteFacts:
        """Sides by their codes, `all` for everybody."""
        keys = {"all": None, "AZ": self.sides[0], "UZ": self.sides[1]}
        by_side = {keys[key]: tally for key, tally in counts.items()}
        draft = VoteDraft(method, self.decision().id, by_side, ballots)
        step(self.workspace, "Vote", votes.record, self.vote, draft)
        return self.facts()

    def ballots(self, **choices: Choice) -> list[BallotDraft]:
        return [BallotDraft(self.people[name], choice, self.seats[name]) for name, choice in choices.items()]


@pytest.fixture
def chamber(workspace: Workspace) -> Chamber:
    return Chamber(workspace)


def test_a_vote_that_is_not_recorded_says_nothing(chamber: Chamber) -> None:
    vote = chamber.facts()

    assert (vote.outcome, vote.basis, vote.verdict, vote.problems) == (VoteOutcome.UNDECIDED, None, None, ())


def test_consensus_without_objection_adopts(chamber: Chamber) -> None:
    vote = chamber.record(VoteMethod.CONSENSUS)

    assert vote.outcome is VoteOutcome.ADOPTED
    assert vote.problems == ()
    assert vote.verdict is not None
    assert vote.verdict.overall.tally == Tally(6)
    assert chamber.decision().state is DecisionState.ADOPTED


def test_an_adopted_decision_gets_its_number_with_the_vote_once_all_are_counted(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3))
    assert (chamber.decision().state, chamber.decision().number) == (DecisionState.ADOPTED, "")

    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(1, 2))

    assert chamber.decision().number == "D-2024-001"
    chamber.workspace.undo()
    assert chamber.decision().number == ""


def test_a_rejected_decision_gets_no_number_but_keeps_one_that_it_has(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(0, 3), UZ=Tally(0, 3))
    assert (chamber.decision().state, chamber.decision().number) == (DecisionState.REJECTED, "")
    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(3))

    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(0, 3), UZ=Tally(0, 3))

    assert (chamber.decision().state, chamber.decision().number) == (DecisionState.REJECTED, "D-2024-001")


def test_whom_a_vote_rests_on_cannot_be_removed_before_it_rests_on_others(chamber: Chamber) -> None:
    workspace, ada = chamber.workspace, chamber.people["Ada"]
    chamber.record(VoteMethod.CONSENSUS)
    (mandate,) = workspace.read(seats.mandates, chamber.seats["Ada"], "en")
    (stay,) = [one for one in workspace.read(stays.rows, chamber.meeting) if one.person_id == ada]
    workspace.perform("Withdraw", seats.withdraw, mandate.id)
    workspace.perform("Remove", stays.remove, stay.id)

    with pytest.raises(InUse) as refused:
        workspace.perform("Remove person", persons.remove, ada)
    workspace.perform("Take again", entry_basis.take_again, chamber.vote_entry)
    workspace.perform("Remove person", persons.remove, ada)

    assert refused.value.users == {"decision": 1, "vote": 1}


def test_a_vote_does_not_come_back_without_whom_it_rests_on(chamber: Chamber) -> None:
    workspace, ada = chamber.workspace, chamber.people["Ada"]
    chamber.record(VoteMethod.CONSENSUS)
    (mandate,) = workspace.read(seats.mandates, chamber.seats["Ada"], "en")
    (stay,) = [one for one in workspace.read(stays.rows, chamber.meeting) if one.person_id == ada]
    workspace.perform("Remove entry", entries.remove, chamber.vote_entry)
    gone = workspace.read(removed.rows, "en")[0].place
    workspace.perform("Withdraw", seats.withdraw, mandate.id)
    workspace.perform("Remove", stays.remove, stay.id)
    workspace.perform("Take again", entry_basis.take_again, chamber.decision_entry)
    workspace.perform("Remove person", persons.remove, ada)

    with pytest.raises(OwnerRemoved) as refused:
        workspace.perform("Bring back", removed.bring_back, gone)

    assert refused.value.other == "person"


def test_one_objection_breaks_a_consensus(chamber: Chamber) -> None:
    vote = chamber.record(VoteMethod.NO_OBJECTION, *chamber.ballots(Vali=Choice.AGAINST))

    assert vote.outcome is VoteOutcome.REJECTED
    assert vote.verdict is not None
    assert vote.verdict.overall.tally == Tally(5, 1)
    assert chamber.decision().state is DecisionState.REJECTED


def test_counts_typed_before_a_vote_was_put_as_consensus_mean_nothing_in_it(chamber: Chamber) -> None:
    vote = chamber.record(VoteMethod.CONSENSUS, AZ=Tally(1, 2), UZ=Tally(3))

    assert vote.outcome is VoteOutcome.ADOPTED
    assert vote.problems == ()
    assert set(vote.counts.values()) == {Tally(1, 2), Tally(3)}


def test_hands_are_counted_against_those_present(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)

    vote = chamber.record(VoteMethod.SHOW_OF_HANDS, all=Tally(5, 1, 1))

    assert vote.outcome is VoteOutcome.ADOPTED
    (problem,) = vote.problems
    assert (problem.fault, problem.counted, problem.expected) == (PollFault.TOO_MANY, 7, 6)
    assert vote.counts == {None: Tally(5, 1, 1)}


def test_a_decision_waits_while_the_counts_of_its_vote_are_typed(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.record(VoteMethod.SHOW_OF_HANDS)
    seen = []
    for tally in (Tally(3), Tally(3, 9), Tally(0, 4)):
        draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, chamber.decision().id, {None: tally})
        chamber.workspace.perform("Vote", partial(votes.record, is_typed=True), chamber.vote, draft)
        seen.append(chamber.decision().state)
    step(chamber.workspace, "Vote", votes.settle, chamber.vote)

    assert seen == [DecisionState.PROPOSED] * 3
    assert chamber.decision().state is DecisionState.REJECTED


@pytest.mark.parametrize(
    ("tally", "state", "number"),
    [
        (Tally(3, 1), DecisionState.ADOPTED, "D-2024-001"),
        (Tally(9), DecisionState.ADOPTED, ""),
        (Tally(1, 3), DecisionState.REJECTED, ""),
    ],
)
def test_who_leaves_the_item_leaves_the_counts(
    chamber: Chamber, tally: Tally, state: DecisionState, number: str
) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, chamber.decision().id, {None: tally})
    chamber.workspace.perform("Vote", partial(votes.record, is_typed=True), chamber.vote, draft)
    item = chamber.row(chamber.vote_entry).item_id
    assert item is not None

    step(chamber.workspace, "Next item", decisions.number_under, item)

    assert (chamber.decision().state, chamber.decision().number) == (state, number)


def test_a_decision_gets_no_number_by_counts_that_cannot_be_right(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    vote = chamber.record(VoteMethod.SHOW_OF_HANDS, all=Tally(7, 1))
    assert (vote.is_in_doubt, chamber.decision().number) == (True, "")

    vote = chamber.record(VoteMethod.SHOW_OF_HANDS, all=Tally(5, 1))

    assert (vote.is_in_doubt, chamber.decision().number) == (False, "D-2024-001")


def test_what_the_chair_has_established_rests_on_no_counts(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.record(VoteMethod.SHOW_OF_HANDS, all=Tally(1, 7))

    step(chamber.workspace, "Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "Counted by the chair")

    assert (chamber.facts().is_in_doubt, chamber.decision().number) == (False, "D-2024-001")


def test_each_side_decides_for_itself_where_the_rules_say_so(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, EACH_SIDE)

    split = chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(1, 2))
    assert split.outcome is VoteOutcome.REJECTED
    united = chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(2, 1))
    assert united.outcome is VoteOutcome.ADOPTED
    assert united.verdict is not None
    assert [part.side for part in united.verdict.sides] == list(chamber.sides)
    assert united.problems == ()


def test_a_roll_call_is_counted_from_its_ballots(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    ballots = chamber.ballots(
        Ada=Choice.FOR, Ben=Choice.AGAINST, Cem=Choice.FOR, Umid=Choice.ABSTAINED, Vali=Choice.NOT_VOTING
    )

    vote = chamber.record(VoteMethod.ROLL_CALL, *ballots, *chamber.ballots(Zafar=Choice.NOT_VOTING))

    assert vote.outcome is VoteOutcome.ADOPTED
    assert vote.verdict is not None
    assert vote.verdict.overall.tally == Tally(2, 1, 1, 2)
    assert [(row.name, row.choice) for row in vote.ballots][:2] == [("Ada X", Choice.FOR), ("Ben X", Choice.AGAINST)]


def test_a_roll_call_decides_nothing_before_everybody_was_called(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    named = chamber.ballots(Ada=Choice.FOR, Ben=Choice.FOR, Cem=Choice.FOR, Umid=Choice.FOR, Vali=Choice.FOR)

    states = []
    for called in range(1, len(named) + 1):
        vote = chamber.record(VoteMethod.ROLL_CALL, *named[:called])
        states.append((vote.outcome, chamber.decision().state, vote.still_to_be_called(is_locked=False)))

    assert states == [(VoteOutcome.UNDECIDED, DecisionState.PROPOSED, left) for left in range(5, 0, -1)]
    vote = chamber.record(VoteMethod.ROLL_CALL, *named, *chamber.ballots(Zafar=Choice.AGAINST))
    assert (vote.outcome, chamber.decision().state) == (VoteOutcome.ADOPTED, DecisionState.ADOPTED)


def test_a_roll_call_that_is_closed_lets_its_outcome_stand(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.record(VoteMethod.ROLL_CALL, *chamber.ballots(Ada=Choice.FOR))

    step(chamber.workspace, "Close", votes.close_roll_call, chamber.vote)

    assert (chamber.facts().outcome, chamber.decision().state) == (VoteOutcome.ADOPTED, DecisionState.ADOPTED)


def test_a_tie_in_the_middle_of_a_roll_call_asks_no_chair(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, replace(MAJORITY, majority=replace(MAJORITY.majority, chair_breaks_tie=True)))

    vote = chamber.record(VoteMethod.ROLL_CALL, *chamber.ballots(Ada=Choice.FOR, Ben=Choice.AGAINST))

    assert vote.verdict is not None
    assert not vote.verdict.is_tie


def test_a_result_takes_votes_of_everybody_whom_the_rules_ask(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, EACH_SIDE)
    assert not chamber.facts().has_result

    assert not chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3)).has_result
    assert chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(1, 1)).has_result


def test_a_ballot_without_a_seat_counts_for_the_voters_seat(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)

    vote = chamber.record(VoteMethod.ROLL_CALL, BallotDraft(chamber.people["Ada"], Choice.FOR))

    assert vote.verdict is not None
    assert vote.verdict.overall.tally == Tally(1, not_voting=5)
    assert vote.problems == ()


def test_whoever_may_not_vote_is_pointed_out(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.workspace.perform("Recuse", recusals.add, chamber.items[0], chamber.seats["Ada"])

    vote = chamber.record(VoteMethod.ROLL_CALL, *chamber.ballots(Ada=Choice.FOR, Ben=Choice.FOR))

    strangers = [problem for problem in vote.problems if problem.fault is PollFault.NOT_ENTITLED]
    assert [problem.seat for problem in strangers] == [chamber.seats["Ada"]]
    assert vote.verdict is not None
    assert vote.verdict.overall.tally.in_favour == 1


def test_a_vote_rests_on_what_was_true_when_it_was_recorded(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    for stay in chamber.workspace.read(stays.rows, chamber.meeting)[:3]:
        chamber.workspace.perform("Remove", stays.remove, stay.id)

    again = chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ada=Choice.AGAINST))
    assert again.verdict is not None
    assert again.verdict.overall.tally == Tally(5, 1)
    step(chamber.workspace, "Freeze", votes.freeze, chamber.vote)
    refrozen = chamber.facts().verdict
    assert refrozen is not None
    assert refrozen.overall.tally == Tally(3)
    assert chamber.facts().outcome is VoteOutcome.ADOPTED


def test_the_decision_keeps_what_its_vote_rests_on(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)

    assert chamber.decision().basis == chamber.facts().basis


def test_the_majority_is_that_of_the_kind_of_decision(chamber: Chamber) -> None:
    majorities = {DecisionKind.RECOMMENDATION: SIMPLE_MAJORITY}
    rules_from(chamber.workspace, DAY, Rules(majorities=majorities))
    draft = DecisionDraft(DecisionKind.RECOMMENDATION)
    chamber.workspace.perform("Kind", decisions.change, chamber.decision().id, draft)

    vote = chamber.record(VoteMethod.SHOW_OF_HANDS, all=Tally(4, 2))

    assert vote.outcome is VoteOutcome.ADOPTED


def test_a_tie_is_broken_by_the_chair_where_the_rules_let_the_chair(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, Rules(majority=replace(SIMPLE_MAJORITY, chair_breaks_tie=True)))
    tie = VoteDraft(VoteMethod.SHOW_OF_HANDS, chamber.decision().id, {None: Tally(3, 3)})

    step(chamber.workspace, "Vote", votes.record, chamber.vote, tie)
    assert chamber.facts().outcome is VoteOutcome.UNDECIDED
    assert chamber.decision().state is DecisionState.PROPOSED
    step(chamber.workspace, "Vote", votes.record, chamber.vote, replace(tie, casting_vote=Choice.FOR))
    assert chamber.facts().outcome is VoteOutcome.ADOPTED
    assert chamber.workspace.read(votes.draft, chamber.vote).casting_vote is Choice.FOR


def test_an_outcome_is_overruled_only_with_a_reason(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ada=Choice.AGAINST))

    with pytest.raises(TextMissing):
        chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "  ")
    step(chamber.workspace, "Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "Withdrawn afterwards")

    vote = chamber.facts()
    assert (vote.outcome, vote.overruled_reason) == (VoteOutcome.ADOPTED, "Withdrawn afterwards")
    assert vote.verdict is not None
    assert vote.verdict.outcome is VoteOutcome.REJECTED
    assert chamber.decision().state is DecisionState.ADOPTED


def test_an_overruling_stands_when_counts_are_corrected_also_through_one_that_agrees_with_it(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ada=Choice.AGAINST))
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "Withdrawn afterwards")

    slip = chamber.record(VoteMethod.CONSENSUS)
    assert (slip.outcome, slip.overruled_reason) == (VoteOutcome.ADOPTED, "Withdrawn afterwards")
    corrected = chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ben=Choice.AGAINST))

    assert (corrected.outcome, corrected.overruled_reason) == (VoteOutcome.ADOPTED, "Withdrawn afterwards")
    assert chamber.decision().state is DecisionState.ADOPTED


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(Tally, st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_whatever_is_counted_only_the_chair_takes_the_word_of_the_chair_back(
    chamber: Chamber, counts: list[Tally]
) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.REJECTED, "No quorum")

    for tally in counts:
        chamber.record(VoteMethod.SHOW_OF_HANDS, all=tally)
    stood = chamber.facts()
    chamber.record(VoteMethod.CONSENSUS)
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "")

    assert (stood.outcome, stood.overruled_reason) == (VoteOutcome.REJECTED, "No quorum")
    assert (chamber.facts().outcome, chamber.facts().overruled_reason) == (VoteOutcome.ADOPTED, "")


def test_an_overruling_is_taken_back_by_what_the_rules_give(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.REJECTED, "No quorum")

    step(chamber.workspace, "Overrule", votes.overrule, chamber.vote, VoteOutcome.ADOPTED, "")

    assert (chamber.facts().outcome, chamber.facts().overruled_reason) == (VoteOutcome.ADOPTED, "")


def test_a_decision_that_was_implemented_is_not_touched_by_a_recount(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    chamber.workspace.perform("State", decisions.set_state, chamber.decision().id, DecisionState.IMPLEMENTED)

    chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ada=Choice.AGAINST))

    assert chamber.decision().state is DecisionState.IMPLEMENTED


def test_a_vote_on_nothing_in_particular_is_recorded_too(chamber: Chamber) -> None:
    draft = VoteDraft(VoteMethod.SECRET, None, {None: Tally(6)})

    step(chamber.workspace, "Vote", votes.record, chamber.vote, draft)

    assert chamber.facts().decision_id is None
    assert chamber.facts().outcome is VoteOutcome.ADOPTED


def test_counts_and_ballots_that_are_left_out_are_gone(chamber: Chamber) -> None:
    chamber.record(VoteMethod.SHOW_OF_HANDS, *chamber.ballots(Ada=Choice.FOR), AZ=Tally(3), UZ=Tally(3))

    vote = chamber.record(VoteMethod.SHOW_OF_HANDS, *chamber.ballots(Ben=Choice.FOR), UZ=Tally(2))

    assert vote.counts == {chamber.sides[1]: Tally(2)}
    assert [row.name for row in vote.ballots] == ["Ben X"]


def test_what_cannot_be_a_vote_is_refused(chamber: Chamber) -> None:
    ada, twice = chamber.ballots(Ada=Choice.FOR)[0], chamber.ballots(Ada=Choice.AGAINST)[0]
    nobody = BallotDraft("nobody", Choice.FOR)
    for draft, refusal in (
        (VoteDraft(VoteMethod.SECRET, ballots=(ada,)), ValueNotAllowed),
        (VoteDraft(counts={None: Tally(-1)}), ValueNotAllowed),
        (VoteDraft(counts={"nowhere": Tally(1)}), NotFound),
        (VoteDraft(ballots=(nobody,)), NotFound),
        (VoteDraft(ballots=(replace(ada, seat_id="nothing"),)), NotFound),
        (VoteDraft(ballots=(ada, twice)), AlreadyThere),
        (VoteDraft(decision_id="nothing"), NotFound),
    ):
        with pytest.raises(refusal):
            chamber.workspace.perform("Vote", votes.record, chamber.vote, draft)
    with pytest.raises(NotFound):
        chamber.workspace.perform("Vote", votes.record, "nothing", VoteDraft())


def test_votes_in_final_minutes_stay_as_they_are(chamber: Chamber) -> None:
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        chamber.workspace.perform("State", minutes.set_state, chamber.meeting, state)

    with pytest.raises(StateNotAllowed):
        chamber.workspace.perform("Vote", votes.record, chamber.vote, VoteDraft())


class TestCouncilWithoutSeats:
    """A council that keeps no seats: nobody can be counted against, and nothing is a problem."""

    @pytest.fixture
    def desk(self, workspace: Workspace) -> Desk:
        return Desk(workspace)

    def vote(self, desk: Desk, method: VoteMethod, *choices: Choice) -> VoteFacts:
        entry = desk.write("", kind=EntryKind.VOTE)
        facts = desk.row(entry).vote
        assert facts is not None
        people = [person(desk.workspace, f"Member {place}") for place, _ in enumerate(choices)]
        ballots = tuple(BallotDraft(one, choice) for one, choice in zip(people, choices, strict=True))
        step(desk.workspace, "Vote", votes.record, facts.id, VoteDraft(method, ballots=ballots))
        recorded = desk.row(entry).vote
        assert recorded is not None
        return recorded

    def test_a_consensus_adopts(self, desk: Desk) -> None:
        vote = self.vote(desk, VoteMethod.CONSENSUS)

        assert (vote.outcome, vote.problems) == (VoteOutcome.ADOPTED, ())

    def test_an_objection_breaks_it(self, desk: Desk) -> None:
        assert self.vote(desk, VoteMethod.CONSENSUS, Choice.AGAINST).outcome is VoteOutcome.REJECTED

    def test_a_roll_call_counts_whoever_is_named(self, desk: Desk) -> None:
        rules_from(desk.workspace, DAY, MAJORITY)

        vote = self.vote(desk, VoteMethod.ROLL_CALL, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.NOT_VOTING)

        assert vote.verdict is not None
        assert vote.verdict.overall.tally == Tally(2, 1, 0, 1)
        assert (vote.outcome, vote.problems) == (VoteOutcome.ADOPTED, ())


def test_who_votes_for_two_seats_is_called_for_each(chamber: Chamber) -> None:
    """A ballot without a seat is cast for one of them."""
    rules_from(chamber.workspace, DAY, replace(MAJORITY, proxies_vote=True))
    bens = next(
        row for row in chamber.workspace.read(stays.rows, chamber.meeting) if row.person_id == chamber.people["Ben"]
    )
    chamber.workspace.perform("Remove", stays.remove, bens.id)
    chamber.workspace.perform("Proxy", proxies.add, chamber.meeting, chamber.seats["Ben"], chamber.people["Ada"])
    named = chamber.ballots(Cem=Choice.FOR, Umid=Choice.FOR, Vali=Choice.FOR, Zafar=Choice.FOR)

    vote = chamber.record(VoteMethod.ROLL_CALL, BallotDraft(chamber.people["Ada"], Choice.FOR), *named)

    assert [voter.person for voter in vote.to_be_called] == [chamber.people["Ada"]]
    assert chamber.decision().number == ""
    step(chamber.workspace, "Close", votes.close_roll_call, chamber.vote)
    assert chamber.facts().to_be_called == ()
    assert chamber.decision().number


def test_the_time_of_the_vote_says_who_was_there(chamber: Chamber) -> None:
    stay = chamber.workspace.read(stays.rows, chamber.meeting)[0]
    left = replace(chamber.workspace.read(stays.draft, stay.id), left_at=at("10:30"))
    chamber.workspace.perform("Correct", stays.correct, stay.id, left)
    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:45"))

    vote = chamber.record(VoteMethod.CONSENSUS)

    assert vote.verdict is not None
    assert vote.verdict.overall.tally == Tally(5)
