"""When a decision or vote was taken, and who was there then: what it rests on, mended after it was frozen."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from councildesk.services import decisions, entry_order, votes
from councildesk.storage.models import Decision, Entry, Vote
from councildesk.storage.session import RecordSession


def set_time(session: RecordSession, entry_id: str, at: dt.datetime | None) -> None:
    """Say when an entry was made; a decision or vote rests anew on who was there then.

    Without a time those count who were there when its item was left. Refuses with NotFound, and with StateNotAllowed
    in signed or adopted minutes.
    """
    entry_order.editable(session, entry_id).at = at
    take_again(session, entry_id)


def take_again(session: RecordSession, entry_id: str) -> None:
    """Let a decision or vote rest on the record as it is now, after attendance or rules were mended.

    The outcome of a vote follows, unless it was overruled. A vote that is not recorded rests on nothing yet. Refuses as
    `set_time` does.
    """
    entry = entry_order.editable(session, entry_id)
    vote = session.scalars(select(Vote).where(Vote.entry_id == entry.id)).one_or_none()
    if vote is not None and vote.basis is not None:
        _vote_again(session, vote)
    decision = session.scalars(select(Decision).where(Decision.entry_id == entry.id)).one_or_none()
    if decision is not None and _rests_on_something(entry, decision):
        decisions.freeze(session, decision.id)


def _vote_again(session: RecordSession, vote: Vote) -> None:
    """What was decided by the vote alone rests on what the vote rests on."""
    before = vote.basis
    votes.freeze(session, vote.id)
    decision = session.get(Decision, vote.decision_id) if vote.decision_id else None
    if decision is not None and decision.basis == before:
        decision.basis = vote.basis


def _rests_on_something(entry: Entry, decision: Decision) -> bool:
    return decision.basis is not None or entry.at is not None
