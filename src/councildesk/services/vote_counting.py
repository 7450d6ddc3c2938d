"""From what was entered for a vote to a poll, its verdict under the rules, and what cannot be right in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from councildesk.domain import polls
from councildesk.domain.basis import Basis
from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.domain.polls import Electorate, Poll, PollFault, PollProblem, Tally, Voter
from councildesk.domain.voting import WITHOUT_OBJECTION, VoteVerdict

_BY_NAME = (VoteMethod.ROLL_CALL, *WITHOUT_OBJECTION)
"""Counts that were typed before the method was changed stay, unseen, and mean nothing."""


@dataclass(frozen=True)
class NamedVote:
    """A vote by name."""

    person: str
    choice: Choice
    seat: str | None = None


@dataclass(frozen=True)
class Count:
    """What a vote means under the rules, and facts about its counts that need a second look."""

    verdict: VoteVerdict
    problems: tuple[PollProblem, ...]
    is_complete: bool
    """Every vote is accounted for, and no count is impossible; in a roll call everybody was called."""


def count(
    basis: Basis,
    method: VoteMethod,
    counts: Mapping[str | None, Tally],
    named: Iterable[NamedVote],
    casting_vote: Choice | None,
) -> Count:
    """Judge a vote by what it rests on. Without any seat nobody can be counted against, and nothing is a problem.

    A roll call decides nothing, and is no tie, before everybody was called: the next voice may turn it.
    """
    voters = basis.electorate
    ballots = list(named)
    by_seat = _by_seat(ballots, voters)
    poll = _poll(method, counts, ballots, by_seat, voters)
    problems: list[PollProblem] = []
    if voters.seats:
        problems = [*polls.problems(poll, voters, basis.majority), *polls.strangers(by_seat, voters)]
    verdict = basis.vote(method, poll, casting_vote)
    is_under_way = method is VoteMethod.ROLL_CALL and bool(not_called(voters, ballots))
    if is_under_way:
        verdict = replace(verdict, outcome=VoteOutcome.UNDECIDED, is_tie=False, chair=None)
    is_in_doubt = any(problem.fault is PollFault.TOO_FEW or problem.fault.is_impossible for problem in problems)
    return Count(verdict, tuple(problems), is_complete=not is_under_way and not is_in_doubt)


def not_called(voters: Electorate, named: Iterable[NamedVote]) -> tuple[Voter, ...]:
    """Whose vote is not known by name, in a roll call."""
    by_seat = _by_seat(named, voters)
    return tuple(voter for voter in voters.voters if voter.seat not in by_seat)


def _by_seat(ballots: Iterable[NamedVote], voters: Electorate) -> dict[str, Choice]:
    """Each choice by its seat: the one named, else the one the person votes for; by the person where there is none."""
    seats = {voter.person: voter.seat for voter in voters.voters}
    return {ballot.seat or seats.get(ballot.person, ballot.person): ballot.choice for ballot in ballots}


def _poll(
    method: VoteMethod,
    counts: Mapping[str | None, Tally],
    ballots: list[NamedVote],
    by_seat: Mapping[str, Choice],
    voters: Electorate,
) -> Poll:
    if counts and method not in _BY_NAME:
        return polls.counted(counts)
    objecting = [seat for seat, choice in by_seat.items() if choice is Choice.AGAINST]
    if method in WITHOUT_OBJECTION:
        # Nobody can be counted in a council without seats: the meeting agrees as one.
        return polls.no_objection(voters, objecting) if voters.seats else Poll(Tally(1, len(objecting)))
    if voters.seats:
        return polls.roll_call(by_seat, voters)
    choices = [ballot.choice for ballot in ballots]
    return Poll(
        Tally(
            choices.count(Choice.FOR),
            choices.count(Choice.AGAINST),
            choices.count(Choice.ABSTAINED),
            choices.count(Choice.NOT_VOTING),
        )
    )
