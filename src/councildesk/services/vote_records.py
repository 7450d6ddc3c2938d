"""Votes as they are kept: how it was voted, on what, the hands counted and the names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import select

from councildesk.domain.minutes import Choice, VoteMethod
from councildesk.domain.polls import Tally
from councildesk.services.vote_counting import NamedVote
from councildesk.storage.models import Ballot, Vote, VoteCount
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


@dataclass(frozen=True)
class BallotDraft:
    """One vote by name; the seat it was cast for, where the voter has one."""

    person_id: str
    choice: Choice
    seat_id: str | None = None


@dataclass(frozen=True)
class VoteDraft:
    """A vote as a form holds it."""

    method: VoteMethod = VoteMethod.CONSENSUS
    decision_id: str | None = None
    """What was voted on; None: something else, such as a motion."""
    counts: Mapping[str | None, Tally] = field(default_factory=dict)
    """Hands or papers counted, by side; None is the count of all, and may be left out where sides are counted."""
    ballots: tuple[BallotDraft, ...] = ()
    """By name: a roll call, or who objected to a consensus."""
    casting_vote: Choice | None = None
    """How the chair broke a tie, where the rules let the chair."""


class Cast(Protocol):
    """A vote by name, in whatever form it was read."""

    @property
    def person_id(self) -> str: ...
    @property
    def seat_id(self) -> str | None: ...
    @property
    def choice(self) -> Choice: ...


def drafts(session: RecordSession, votes: Iterable[Vote]) -> dict[str, VoteDraft]:
    """For services: votes with their counts and ballots, by id."""
    by_id = {one.id: one for one in votes}
    counts: dict[str, dict[str | None, Tally]] = {key: {} for key in by_id}
    ballots: dict[str, list[BallotDraft]] = {key: [] for key in by_id}
    ids = list(by_id)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for count in session.scalars(select(VoteCount).where(VoteCount.vote_id.in_(some)).order_by(VoteCount.id)):
            tally = Tally(count.in_favour, count.against, count.abstained, count.not_voting)
            counts[count.vote_id][count.side_id] = tally
        for ballot in session.scalars(select(Ballot).where(Ballot.vote_id.in_(some)).order_by(Ballot.id)):
            ballots[ballot.vote_id].append(BallotDraft(ballot.person_id, ballot.choice, ballot.seat_id))
    return {
        key: VoteDraft(one.method, one.decision_id, counts[key], tuple(ballots[key]), one.casting_vote)
        for key, one in by_id.items()
    }


def polled(
    draft: VoteDraft,
) -> tuple[VoteMethod, Mapping[str | None, Tally], list[NamedVote], Choice | None]:
    """For services: what `vote_counting.count` takes besides the basis."""
    return draft.method, draft.counts, named(draft.ballots), draft.casting_vote


def named(ballots: Iterable[Cast]) -> list[NamedVote]:
    """For services: as they are counted."""
    return [NamedVote(each.person_id, each.choice, each.seat_id) for each in ballots]
