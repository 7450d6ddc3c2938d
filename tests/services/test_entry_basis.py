"""The time of a decision or vote, and who was there then, mended afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import DAY, at
from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.minutes import Choice, MinutesState, VoteMethod, VoteOutcome
from councildesk.domain.polls import PollFault, Tally
from councildesk.services import entry_basis, minutes, stays, votes
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_meetings import rules_from
from services.test_votes import MAJORITY, Chamber


@pytest.fixture
def chamber(workspace: Workspace) -> Chamber:
    return Chamber(workspace)


def leave(chamber: Chamber, name: str, clock: str) -> None:
    rows = chamber.workspace.read(stays.rows, chamber.meeting)
    stay = next(row for row in rows if row.person_id == chamber.people[name])
    draft = replace(chamber.workspace.read(stays.draft, stay.id), left_at=at(clock))
    chamber.workspace.perform("Correct", stays.correct, stay.id, draft)


def test_a_vote_is_counted_by_who_was_there_at_its_time(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    leave(chamber, "Zafar", "10:30")
    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:45"))
    chamber.record(VoteMethod.SHOW_OF_HANDS, AZ=Tally(3), UZ=Tally(1, 2))
    assert PollFault.TOO_MANY in {problem.fault for problem in chamber.facts().problems}

    step(chamber.workspace, "Time", entry_basis.set_time, chamber.vote_entry, at("10:20"))

    assert chamber.facts().problems == ()
    assert chamber.facts().basis.taken_at == at("10:20")  # type: ignore[union-attr]
    assert chamber.decision().basis == chamber.facts().basis


def test_attendance_that_was_mended_counts_when_somebody_says_so(chamber: Chamber) -> None:
    rules_from(chamber.workspace, DAY, MAJORITY)
    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:45"))
    named = chamber.ballots(Ada=Choice.FOR, Ben=Choice.FOR, Umid=Choice.FOR, Cem=Choice.NOT_VOTING, Vali=Choice.AGAINST)
    chamber.record(VoteMethod.ROLL_CALL, *named)
    leave(chamber, "Zafar", "10:30")
    assert len(chamber.facts().basis.electorate.voters) == 6  # type: ignore[union-attr]
    assert chamber.facts().outcome is VoteOutcome.UNDECIDED

    step(chamber.workspace, "Again", entry_basis.take_again, chamber.vote_entry)

    assert len(chamber.facts().basis.electorate.voters) == 5  # type: ignore[union-attr]
    assert chamber.facts().outcome is VoteOutcome.ADOPTED


def test_a_decision_that_rests_on_more_than_its_vote_keeps_that(chamber: Chamber) -> None:
    chamber.workspace.perform("Time", entry_basis.set_time, chamber.decision_entry, at("10:10"))
    chamber.record(VoteMethod.CONSENSUS)

    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:20"))

    assert chamber.decision().basis.taken_at == at("10:10")  # type: ignore[union-attr]


def test_an_overruled_outcome_stays(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    chamber.workspace.perform("Overrule", votes.overrule, chamber.vote, VoteOutcome.REJECTED, "Misheard.")

    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:20"))

    assert (chamber.facts().outcome, chamber.facts().overruled_reason) == (VoteOutcome.REJECTED, "Misheard.")


def test_a_vote_that_is_not_recorded_and_a_decision_without_a_time_rest_on_nothing(chamber: Chamber) -> None:
    chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:20"))
    chamber.workspace.perform("Again", entry_basis.take_again, chamber.decision_entry)

    assert (chamber.facts().basis, chamber.decision().basis) == (None, None)
    chamber.record(VoteMethod.CONSENSUS)
    assert chamber.facts().basis.taken_at == at("10:20")  # type: ignore[union-attr]


def test_a_paragraph_has_a_time_and_rests_on_nothing(chamber: Chamber) -> None:
    entry = chamber.write("Said.")

    step(chamber.workspace, "Time", entry_basis.set_time, entry, at("10:20"))

    assert chamber.row(entry).at == at("10:20")


def test_signed_minutes_keep_their_times(chamber: Chamber) -> None:
    chamber.record(VoteMethod.CONSENSUS)
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        chamber.workspace.perform("State", minutes.set_state, chamber.meeting, state)

    with pytest.raises(StateNotAllowed):
        chamber.workspace.perform("Time", entry_basis.set_time, chamber.vote_entry, at("10:20"))
    with pytest.raises(StateNotAllowed):
        chamber.workspace.perform("Again", entry_basis.take_again, chamber.vote_entry)
