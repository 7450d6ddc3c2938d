"""A decision follows the votes on it, in the order of the minutes; a vote follows the kind and the item of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import DAY
from councildesk.domain.minutes import Choice, DecisionKind, DecisionState, EntryKind, VoteMethod, VoteOutcome
from councildesk.domain.polls import PollFault, Tally
from councildesk.domain.rules import SIMPLE_MAJORITY, MajorityRule, Rules, Share
from councildesk.services import agenda, decisions, entries, entry_basis, recusals, votes
from councildesk.services.vote_records import VoteDraft
from councildesk.services.votes import VoteFacts
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_meetings import rules_from
from services.test_votes import Chamber

ADOPTED, REJECTED = DecisionState.ADOPTED, DecisionState.REJECTED
TWO_THIRDS = MajorityRule(Share(Fraction(2, 3)))


class Ballots(Chamber):
    """The same chamber, where a decision is put to the vote more than once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        rules_from(
            workspace, DAY, Rules(majority=SIMPLE_MAJORITY, majorities={DecisionKind.RECOMMENDATION: TWO_THIRDS})
        )

    def another_vote(self, item: int = 0) -> str:
        return self.write("", item=item, kind=EntryKind.VOTE)

    def vote_of(self, entry: str) -> VoteFacts:
        found = self.row(entry).vote
        assert found is not None
        return found

    def count(self, entry: str, in_favour: int, against: int, decision: str | None = "") -> None:
        on = self.decision().id if decision == "" else decision
        draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, on, {None: Tally(in_favour, against)})
        step(self.workspace, "Vote", votes.record, self.vote_of(entry).id, draft)

    @property
    def state(self) -> DecisionState:
        return self.decision().state


@pytest.fixture
def chamber(workspace: Workspace) -> Ballots:
    return Ballots(workspace)


def test_of_two_votes_the_later_in_the_minutes_decides_though_the_earlier_is_corrected_last(chamber: Ballots) -> None:
    second = chamber.another_vote()
    chamber.count(chamber.vote_entry, 5, 1)
    chamber.count(second, 1, 5)

    chamber.count(chamber.vote_entry, 6, 0)

    assert chamber.state is REJECTED
    step(chamber.workspace, "Move up", entries.move_up, second)
    assert chamber.state is ADOPTED


def test_a_decision_follows_the_votes_that_are_left(chamber: Ballots) -> None:
    second = chamber.another_vote()
    chamber.count(chamber.vote_entry, 1, 5)
    chamber.count(second, 6, 0)
    assert (chamber.state, chamber.decision().number) == (ADOPTED, "D-2024-001")

    step(chamber.workspace, "Remove", entries.remove, second)
    assert chamber.state is REJECTED
    step(chamber.workspace, "Kind", entries.set_kind, chamber.vote_entry, EntryKind.PARAGRAPH)

    assert chamber.state is ADOPTED


def test_a_vote_under_another_item_goes_with_it(chamber: Ballots) -> None:
    second = chamber.another_vote(item=1)
    chamber.count(second, 0, 6)
    assert chamber.state is REJECTED

    step(chamber.workspace, "Remove", agenda.remove, chamber.items[1])

    assert chamber.state is ADOPTED


def test_a_vote_that_turns_out_to_be_on_something_else_lets_the_decision_go(chamber: Ballots) -> None:
    chamber.count(chamber.vote_entry, 1, 5)
    assert chamber.state is REJECTED

    chamber.count(chamber.vote_entry, 1, 5, decision=None)

    assert chamber.state is ADOPTED


def test_a_decision_that_was_withdrawn_follows_no_vote(chamber: Ballots) -> None:
    chamber.count(chamber.vote_entry, 6, 0)
    chamber.workspace.perform("State", decisions.set_state, chamber.decision().id, DecisionState.WITHDRAWN)

    step(chamber.workspace, "Remove", entries.remove, chamber.vote_entry)

    assert chamber.state is DecisionState.WITHDRAWN


def test_a_vote_that_nobody_recorded_changes_nothing(chamber: Ballots) -> None:
    chamber.workspace.perform("State", decisions.set_state, chamber.decision().id, REJECTED)

    step(chamber.workspace, "Remove", entries.remove, chamber.vote_entry)

    assert chamber.state is REJECTED


ACTS = st.one_of(
    st.tuples(st.just("count"), st.integers(0, 3), st.sampled_from([(6, 0), (0, 6), (3, 3), (4, 2), (0, 0)])),
    st.tuples(st.sampled_from(["up", "down", "remove", "paragraph", "vote", "away"]), st.integers(0, 3), st.none()),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=8))
def test_whatever_is_done_with_its_votes_the_last_one_recorded_in_the_minutes_decides(
    chamber: Ballots, acts: list[tuple[str, int, tuple[int, int] | None]]
) -> None:
    steps = [chamber.another_vote(), chamber.another_vote()]
    own = [chamber.vote_entry, *steps]
    perform, count = chamber.workspace.perform, 0
    for act, place, tally in acts:
        there = [row for row in chamber.rows() if row.id in own]
        row = there[place % len(there)] if there else None
        if row is None or (row.vote is None and act in ("count", "away")):
            continue
        match act:
            case "count" if tally is not None:
                draft = VoteDraft(VoteMethod.SHOW_OF_HANDS, chamber.decision().id, {None: Tally(*tally)})
                perform("x", votes.record, row.vote.id if row.vote else "", draft)
            case "away":
                perform("x", votes.record, row.vote.id if row.vote else "", VoteDraft())
            case "up":
                perform("x", entries.move_up, row.id)
            case "down":
                perform("x", entries.move_down, row.id)
            case "remove":
                perform("x", entries.remove, row.id)
            case _:
                perform("x", entries.set_kind, row.id, EntryKind(act))
        count += 1
        on_it = [row.vote for row in chamber.rows() if row.vote is not None]
        said = [one for one in on_it if one.decision_id == chamber.decision().id and one.basis is not None]
        outcome = said[-1].outcome if said else VoteOutcome.ADOPTED
        assert chamber.state.value == {"undecided": "proposed"}.get(outcome.value, outcome.value)
    for _ in range(count):
        chamber.workspace.undo()


def test_a_decision_that_becomes_one_of_another_kind_takes_the_majority_of_that_kind(chamber: Ballots) -> None:
    chamber.count(chamber.vote_entry, 3, 2)
    assert chamber.state is ADOPTED
    as_recommendation = replace(
        chamber.workspace.read(decisions.draft, chamber.decision().id), kind=DecisionKind.RECOMMENDATION
    )

    step(chamber.workspace, "Kind", decisions.change, chamber.decision().id, as_recommendation)

    vote = chamber.facts()
    assert vote.basis is not None
    assert (vote.basis.kind, vote.outcome) == (DecisionKind.RECOMMENDATION, VoteOutcome.REJECTED)
    assert (chamber.state, chamber.decision().basis) == (REJECTED, vote.basis)
    step(
        chamber.workspace,
        "Kind",
        decisions.change,
        chamber.decision().id,
        replace(as_recommendation, kind=DecisionKind.DECISION),
    )
    assert (chamber.facts().outcome, chamber.state) == (VoteOutcome.ADOPTED, ADOPTED)


def test_another_kind_keeps_who_was_there_and_the_word_of_the_chair(chamber: Ballots) -> None:
    chamber.count(chamber.vote_entry, 3, 2)
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.REJECTED, "No quorum")
    before = chamber.facts().basis
    assert before is not None

    draft = replace(chamber.workspace.read(decisions.draft, chamber.decision().id), kind=DecisionKind.RECOMMENDATION)
    step(chamber.workspace, "Kind", decisions.change, chamber.decision().id, draft)

    vote = chamber.facts()
    assert vote.basis == replace(before, kind=DecisionKind.RECOMMENDATION)
    assert (vote.outcome, vote.overruled_reason) == (VoteOutcome.REJECTED, "No quorum")


@pytest.mark.parametrize("kind", [kind for kind in DecisionKind if kind is not DecisionKind.DECISION])
def test_a_kind_that_takes_the_same_majority_leaves_outcome_and_state(chamber: Ballots, kind: DecisionKind) -> None:
    chamber.count(chamber.vote_entry, 5, 1)

    draft = replace(chamber.workspace.read(decisions.draft, chamber.decision().id), kind=kind)
    step(chamber.workspace, "Kind", decisions.change, chamber.decision().id, draft)

    assert (chamber.facts().outcome, chamber.state) == (VoteOutcome.ADOPTED, ADOPTED)


def test_a_vote_that_belongs_under_another_item_is_without_those_recused_there(chamber: Ballots) -> None:
    chamber.workspace.perform("Recuse", recusals.add, chamber.items[1], chamber.seats["Ada"])
    chamber.record(VoteMethod.CONSENSUS, *chamber.ballots(Ada=Choice.AGAINST))
    assert chamber.state is REJECTED

    step(chamber.workspace, "Move", entries.move, chamber.vote_entry, chamber.items[1], 0)

    vote = chamber.facts()
    assert vote.basis is not None
    assert vote.basis.recused == (chamber.seats["Ada"],)
    assert [problem.fault for problem in vote.problems] == [PollFault.NOT_ENTITLED]
    assert vote.verdict is not None
    assert (vote.verdict.overall.tally, chamber.state) == (Tally(5), ADOPTED)
    step(chamber.workspace, "Move", entries.move, chamber.vote_entry, chamber.items[0], 9)
    assert (chamber.facts().outcome, chamber.state) == (VoteOutcome.REJECTED, REJECTED)


def test_a_decision_that_belongs_under_another_item_names_those_recused_there(chamber: Ballots) -> None:
    chamber.workspace.perform("Recuse", recusals.add, chamber.items[1], chamber.seats["Ada"])
    chamber.workspace.perform("Take", entry_basis.take_again, chamber.decision_entry)
    chamber.workspace.perform("Freeze", decisions.freeze, chamber.decision().id)

    step(chamber.workspace, "Move", entries.move, chamber.decision_entry, chamber.items[1], 0)

    basis = chamber.decision().basis
    assert basis is not None
    assert basis.recused == (chamber.seats["Ada"],)
