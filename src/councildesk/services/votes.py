"""Votes: how something was put to the vote, the hands or names counted, and what that means under the rules.

A vote is the record of an entry of its kind, and may be on a decision. When it is first recorded, the rules, the seats
and who was there are frozen with it (`Basis`); outcome and problems are computed from that, also when counts are
corrected later. The outcome follows the rules unless it is overruled with a reason, until that is taken back; the state
of the decision follows the outcome. How ballots and counts become a poll is in `vote_counting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from councildesk.domain import basis as bases
from councildesk.domain import voting
from councildesk.domain.basis import Basis
from councildesk.domain.errors import AlreadyThere, ValueNotAllowed
from councildesk.domain.minutes import (
    Choice,
    DecisionKind,
    VoteMethod,
    VoteOutcome,
)
from councildesk.domain.polls import PollFault, PollProblem, Tally, Voter
from councildesk.domain.spelling import clean_text
from councildesk.domain.voting import VoteVerdict
from councildesk.services import decisions, entry_order, person_names, vote_counting, vote_outcomes, vote_records
from councildesk.services.vote_records import BallotDraft, VoteDraft
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Ballot, Person, Seat, Side, Vote, VoteCount
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


@dataclass(frozen=True)
class BallotRow:
    person_id: str
    name: str
    """In full, in the reader's language."""
    seat_id: str | None
    choice: Choice


@dataclass(frozen=True)
class VoteFacts:
    """What an entry of the minutes shows of its vote."""

    id: str
    entry_id: str
    decision_id: str | None
    method: VoteMethod
    outcome: VoteOutcome
    overruled_reason: str
    """Empty: the outcome follows the rules."""
    counts: Mapping[str | None, Tally]
    """As they were entered; what ballots add up to is in the verdict."""
    ballots: tuple[BallotRow, ...]
    casting_vote: Choice | None
    basis: Basis | None
    """Frozen when it was recorded. None: not recorded yet, or an old record."""
    verdict: VoteVerdict | None
    """What the rules give, with the tallies of all and of each side; None without a basis."""
    problems: tuple[PollProblem, ...]
    """What cannot be right in the counts; empty without a basis."""

    @property
    def to_be_called(self) -> tuple[Voter, ...]:
        """Who was not called yet in a roll call; nobody once the chair has established an outcome."""
        if self.method is not VoteMethod.ROLL_CALL or self.basis is None or self.overruled_reason:
            return ()
        return _not_called(self.basis, self.ballots)

    def still_to_be_called(self, *, is_locked: bool) -> int:
        """How many the outcome waits for. In signed minutes the one that was kept stands: nobody can be called."""
        return 0 if is_locked and self.outcome is not VoteOutcome.UNDECIDED else len(self.to_be_called)

    @property
    def is_counted(self) -> bool:
        """Whether anybody's vote is known."""
        return any(tally.cast for tally in self.counts.values()) or bool(self.ballots)

    @property
    def is_in_doubt(self) -> bool:
        """Whether the outcome rests on counts that cannot be right; what the chair has established does not."""
        return not self.overruled_reason and any(problem.fault.is_impossible for problem in self.problems)

    @property
    def has_result(self) -> bool:
        """Whether what was counted lets an outcome be told: everybody whom the rules ask has voted, or the chair has
        established it."""
        if self.overruled_reason or self.outcome is not VoteOutcome.UNDECIDED:
            return True
        is_cast = self.verdict.overall.tally.cast > 0 if self.verdict is not None else self.is_counted
        return is_cast and all(problem.fault is not PollFault.SIDE_MISSING for problem in self.problems)


def of_entries(session: RecordSession, entry_ids: Iterable[str], language: str) -> dict[str, VoteFacts]:
    """The votes of many entries, by entry."""
    ids = list(entry_ids)
    found: list[Vote] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += session.scalars(select(Vote).where(Vote.entry_id.in_(ids[start : start + _AT_ONCE])))
    recorded = vote_records.drafts(session, found)
    names = person_names.full(session, {one.person_id for each in recorded.values() for one in each.ballots}, language)
    return {one.entry_id: _facts(one, recorded[one.id], names) for one in found}


def draft(session: RecordSession, vote_id: str) -> VoteDraft:
    """The vote as it is now, to be changed and given to `record`."""
    return vote_records.drafts(session, [session.require(Vote, vote_id)])[vote_id]


def record(session: RecordSession, vote_id: str, draft: VoteDraft, *, is_typed: bool = False) -> None:
    """Write down method, counts and ballots; outcome and decision follow the rules, unless they were overruled.

    While the counts are typed the decision waits until they are complete or left (`settle`): it would be adopted and
    rejected by turns, once for each figure.
    The first recording freezes what the vote rests on, as does a change of the decision. Counts that cannot be right
    are kept (`VoteFacts.problems`). Refuses with NotFound, AlreadyThere (a person or seat votes twice), ValueNotAllowed
    (negative counts, names in a secret vote), and with StateNotAllowed in signed or adopted minutes.
    """
    one = _editable(session, vote_id)
    _check(session, draft)
    before = one.decision_id if vote_outcomes.is_recorded(one) else None
    one.basis = bases.to_plain(_basis(session, one, draft))
    one.method, one.decision_id, one.casting_vote = draft.method, draft.decision_id, draft.casting_vote
    _put_counts(session, one, draft)
    _put_ballots(session, one, draft)
    vote_outcomes.conclude(session, one, draft, is_typed=is_typed)
    if before is not None and before != one.decision_id:
        vote_outcomes.let_go(session, before)


def settle(session: RecordSession, vote_id: str) -> None:
    """The counts were left: the decision follows them as they are. Refuses as `record` does."""
    vote_outcomes.follow(session, _editable(session, vote_id).decision_id)


def close_roll_call(session: RecordSession, vote_id: str) -> None:
    """Whoever was not called takes no part, and the outcome stands. Refuses as `record` does."""
    as_recorded = draft(session, vote_id)
    waiting = _not_called(_basis(session, session.require(Vote, vote_id), as_recorded), as_recorded.ballots)
    missing = (BallotDraft(voter.person, Choice.NOT_VOTING, voter.seat) for voter in waiting)
    record(session, vote_id, replace(as_recorded, ballots=(*as_recorded.ballots, *missing)))


def freeze(session: RecordSession, vote_id: str) -> None:
    """Let the vote rest on the record as it is now, after attendance or rules were corrected; the outcome follows."""
    one = _editable(session, vote_id)
    as_recorded = draft(session, vote_id)
    one.basis = bases.to_plain(_basis_now(session, one, as_recorded))
    vote_outcomes.conclude(session, one, as_recorded)


def overrule(session: RecordSession, vote_id: str, outcome: VoteOutcome, reason: str) -> None:
    """Let another outcome stand than the rules give; the one they give needs no reason and takes an overruling back.

    Refuses with TextMissing without a reason, with StateNotAllowed in signed or adopted minutes.
    """
    one = _editable(session, vote_id)
    as_recorded = draft(session, vote_id)
    computed = vote_counting.count(_basis(session, one, as_recorded), *vote_records.polled(as_recorded)).verdict
    ruling = voting.overrule(computed, outcome, clean_text(reason).strip())
    one.outcome, one.overruled_reason = ruling.outcome, ruling.reason
    vote_outcomes.follow(session, one.decision_id)


def _not_called(basis: Basis, ballots: Iterable[BallotDraft | BallotRow]) -> tuple[Voter, ...]:
    return vote_counting.not_called(basis.electorate, vote_records.named(ballots))


def _editable(session: RecordSession, vote_id: str) -> Vote:
    one = session.require(Vote, vote_id)
    entry_order.editable(session, one.entry_id)
    return one


def _facts(one: Vote, counted: VoteDraft, names: Mapping[str, str]) -> VoteFacts:
    basis = bases.kept(one.basis)
    count = vote_counting.count(basis, *vote_records.polled(counted)) if basis else None
    return VoteFacts(
        id=one.id,
        entry_id=one.entry_id,
        decision_id=one.decision_id,
        method=one.method,
        outcome=one.outcome,
        overruled_reason=one.overruled_reason,
        counts=counted.counts,
        ballots=tuple(
            BallotRow(each.person_id, names[each.person_id], each.seat_id, each.choice) for each in counted.ballots
        ),
        casting_vote=one.casting_vote,
        basis=basis,
        verdict=count.verdict if count else None,
        problems=count.problems if count else (),
    )


def _basis(session: RecordSession, one: Vote, draft: VoteDraft) -> Basis:
    kept = bases.kept(one.basis) if one.decision_id == draft.decision_id else None
    return replace(kept, kind=_kind(session, draft)) if kept else _basis_now(session, one, draft)


def _basis_now(session: RecordSession, one: Vote, draft: VoteDraft) -> Basis:
    return decisions.basis_of(session, entry_order.get(session, one.entry_id), _kind(session, draft))


def _kind(session: RecordSession, draft: VoteDraft) -> DecisionKind:
    """Which majority it takes."""
    return decisions.get(session, draft.decision_id).kind if draft.decision_id else DecisionKind.DECISION


def _check(session: RecordSession, draft: VoteDraft) -> None:
    if draft.method is VoteMethod.SECRET and draft.ballots:
        raise ValueNotAllowed("ballots", str(len(draft.ballots)), "0")
    for side, tally in draft.counts.items():
        if side is not None:
            session.require(Side, side)
        for name, number in vars(tally).items():
            if number < 0:
                raise ValueNotAllowed(name, str(number), "0")
    voters: set[str] = set()
    for ballot in draft.ballots:
        session.require(Person, ballot.person_id)
        if ballot.seat_id is not None:
            session.require(Seat, ballot.seat_id)
        voter = ballot.seat_id or ballot.person_id
        if voter in voters:
            raise AlreadyThere("ballot", voter)
        voters.add(voter)


def _put_counts(session: RecordSession, one: Vote, draft: VoteDraft) -> None:
    kept = {count.side_id: count for count in session.scalars(select(VoteCount).where(VoteCount.vote_id == one.id))}
    for side, count in kept.items():
        if side not in draft.counts:
            removal.remove(session, count)
    for side, tally in draft.counts.items():
        row = kept.get(side) or VoteCount(id=new_id(), vote_id=one.id, side_id=side)
        row.in_favour, row.against, row.abstained = tally.in_favour, tally.against, tally.abstained
        row.not_voting = tally.not_voting
        session.add(row)


def _put_ballots(session: RecordSession, one: Vote, draft: VoteDraft) -> None:
    found = session.scalars(select(Ballot).where(Ballot.vote_id == one.id))
    kept = {(ballot.person_id, ballot.seat_id): ballot for ballot in found}
    wanted = {(each.person_id, each.seat_id): each.choice for each in draft.ballots}
    for voter, ballot in kept.items():
        if voter not in wanted:
            removal.remove(session, ballot)
    for (person, seat), choice in wanted.items():
        row = kept.get((person, seat)) or Ballot(id=new_id(), vote_id=one.id, person_id=person, seat_id=seat)
        row.choice = choice
        session.add(row)
