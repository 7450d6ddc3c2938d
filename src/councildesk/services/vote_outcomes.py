"""The outcome of a vote, and the decision that follows the votes on it.

Of several votes on one decision the last in the order of the minutes says what became of it, whichever was recorded
or corrected last. What a vote rests on is frozen but for two things that are no facts of attendance or rules: the kind
of its decision, and the item under which it stands. When these change, the vote is judged by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select

from councildesk.domain import basis as bases
from councildesk.domain.basis import Basis
from councildesk.domain.minutes import DECISION_STATE_AFTER, DecisionState, VoteOutcome
from councildesk.services import decision_numbers, entry_order, recusals, vote_counting, vote_records
from councildesk.services.vote_records import VoteDraft
from councildesk.storage.models import Decision, Entry, Vote
from councildesk.storage.session import RecordSession


def conclude(session: RecordSession, one: Vote, draft: VoteDraft, *, is_typed: bool = False) -> None:
    """Let the outcome be what the rules give; the decision follows.

    What the meeting held it to be stands, with its reason, until that is taken back, also while the count agrees with
    it: that may be a slip of the hand on the way to another count.
    """
    count = vote_counting.count(bases.from_plain(one.basis), *vote_records.polled(draft))
    if not one.overruled_reason:
        one.outcome = count.verdict.outcome
    follow(session, one.decision_id, is_typed=is_typed)


def follow(session: RecordSession, decision_id: str | None, *, is_typed: bool = False) -> None:
    """The decision becomes what the last vote on it says, and rests on the same facts where it has none of its own.

    It gets its number once every vote is counted: until then the next one may turn the outcome. Without a vote that was
    recorded it stays as it is, as it does while counts are typed that are not complete.
    """
    decision = session.get(Decision, decision_id) if decision_id else None
    votes = _recorded_on(session, decision) if decision is not None and not decision.deleted else []
    if decision is None or not votes:
        return
    last = votes[-1]
    is_counted = _is_counted(session, last)
    if decision.state in DECISION_STATE_AFTER.values() and (is_counted or not is_typed):
        decision.state = DECISION_STATE_AFTER[last.outcome]
    if decision.basis is None:
        decision.basis = last.basis
    if last.outcome is VoteOutcome.ADOPTED and is_counted:
        decision_numbers.number_adopted(session, [decision])


@contextmanager
def followed(session: RecordSession, meeting_id: str) -> Iterator[None]:
    """While entries come and go: decisions follow where the votes on them, or the order of these, are others then."""
    before = _votes_by_decision(session, meeting_id)
    yield
    session.flush()
    after = _votes_by_decision(session, meeting_id)
    for decision_id in sorted(before.keys() | after.keys()):
        if before.get(decision_id) != after.get(decision_id):
            let_go(session, decision_id)


def let_go(session: RecordSession, decision_id: str) -> None:
    """For services: a vote is no longer on this decision, which follows those that are left.

    Without any it is what a decision is of which nobody recorded a vote: adopted.
    """
    decision = session.get(Decision, decision_id)
    if decision is None or decision.deleted:
        return
    if _recorded_on(session, decision):
        follow(session, decision_id)
    elif decision.state in DECISION_STATE_AFTER.values():
        decision.state = DecisionState.ADOPTED


def is_recorded(vote: Vote) -> bool:
    """For services: whether it says anything. An old record may hold an outcome and nothing that it rests on."""
    return vote.basis is not None or vote.outcome is not VoteOutcome.UNDECIDED


def is_in_doubt(session: RecordSession, decision: Decision) -> bool:
    """For services: whether the last vote on a decision rests on counts that cannot be right."""
    votes = _recorded_on(session, decision)
    basis = bases.kept(votes[-1].basis) if votes else None
    if basis is None or votes[-1].overruled_reason:
        return False
    draft = vote_records.drafts(session, [votes[-1]])[votes[-1].id]
    problems = vote_counting.count(basis, *vote_records.polled(draft)).problems
    return any(problem.fault.is_impossible for problem in problems)


def judge_as(session: RecordSession, decision: Decision) -> None:
    """The kind of a decision is another one: the votes on it are judged by the majority that this kind takes."""
    for vote in session.scalars(select(Vote).where(Vote.decision_id == decision.id)).all():
        _rest_on(session, vote, lambda basis: replace(basis, kind=decision.kind))
    basis = bases.kept(decision.basis)
    if basis is not None:
        decision.basis = bases.to_plain(replace(basis, kind=decision.kind))


def judge_under(session: RecordSession, entry: Entry) -> None:
    """The entry stands under another item: who is recused there takes no part in its vote or decision."""
    recused = tuple(sorted(recusals.seats(session, entry.agenda_item_id))) if entry.agenda_item_id else ()
    for vote in session.scalars(select(Vote).where(Vote.entry_id == entry.id)).all():
        _rest_on(session, vote, lambda basis: replace(basis, recused=recused))
    for decision in session.scalars(select(Decision).where(Decision.entry_id == entry.id)).all():
        basis = bases.kept(decision.basis)
        if basis is not None:
            decision.basis = bases.to_plain(replace(basis, recused=recused))


def _rest_on(session: RecordSession, vote: Vote, changed: Callable[[Basis], Basis]) -> None:
    """Judge the vote anew where what it rests on is another thing now."""
    basis = bases.kept(vote.basis)
    if basis is not None and changed(basis) != basis:
        vote.basis = bases.to_plain(changed(basis))
        conclude(session, vote, vote_records.drafts(session, [vote])[vote.id])


def _recorded_on(session: RecordSession, decision: Decision) -> list[Vote]:
    """The votes on a decision that say something, in the order of the minutes."""
    found = session.execute(
        select(Vote, Entry).join(Entry, Entry.id == Vote.entry_id).where(Vote.decision_id == decision.id)
    )
    votes = {entry.id: (vote, entry) for vote, entry in found if is_recorded(vote)}
    return _in_order(session, list(votes.values()))


def _votes_by_decision(session: RecordSession, meeting_id: str) -> dict[str, list[str]]:
    """The recorded votes of a meeting by the decision they are on, in the order of the minutes."""
    chosen = select(Vote, Entry).join(Entry, Entry.id == Vote.entry_id)
    found: dict[str, list[tuple[Vote, Entry]]] = {}
    for vote, entry in session.execute(chosen.where(Entry.meeting_id == meeting_id, Vote.decision_id.is_not(None))):
        if is_recorded(vote):
            found.setdefault(vote.decision_id or "", []).append((vote, entry))
    return {key: [vote.id for vote in _in_order(session, votes)] for key, votes in found.items()}


def _in_order(session: RecordSession, found: Sequence[tuple[Vote, Entry]]) -> list[Vote]:
    if len(found) < 2:
        return [vote for vote, _entry in found]
    votes = {entry.id: vote for vote, entry in found}
    return [votes[entry.id] for entry in entry_order.in_minutes(session, (entry for _vote, entry in found))]


def _is_counted(session: RecordSession, vote: Vote) -> bool:
    """Whether no vote that is still to come can turn the outcome."""
    basis = bases.kept(vote.basis)
    if basis is None or vote.overruled_reason:
        return True
    draft = vote_records.drafts(session, [vote])[vote.id]
    return vote_counting.count(basis, *vote_records.polled(draft)).is_complete
