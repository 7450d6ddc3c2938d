"""What one key of the live desk writes into the minutes. Each function is one action for the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from councildesk.domain.minutes import DecisionKind, EntryKind, VoteMethod
from councildesk.services import decisions, entries, votes
from councildesk.services.entries import EntryDraft


@dataclass(frozen=True)
class Spot:
    """Where an entry is added, and when."""

    meeting_id: str
    item_id: str | None
    after_id: str | None
    at: dt.datetime | None
    """None: the meeting is not running; nobody knows when it was said."""


def add(session: Any, spot: Spot, kind: EntryKind) -> str:
    """An empty entry. A decision rests from now on on who is here now."""
    if kind is EntryKind.DECISION:
        return decision(session, spot, DecisionKind.DECISION)
    return _add(session, spot, EntryDraft(kind, at=spot.at))


def decision(session: Any, spot: Spot, kind: DecisionKind) -> str:
    """A decision or recommendation; rules, quorum and names of now are kept with it."""
    made = _add(session, spot, EntryDraft(EntryKind.DECISION, at=spot.at))
    one = decisions.of_entries(session, [made])[made]
    if kind is not one.kind:
        decisions.change(session, one.id, replace(decisions.draft(session, one.id), kind=kind))
    if spot.at is not None:
        decisions.freeze(session, one.id)
    return made


def vote(session: Any, spot: Spot, method: VoteMethod, language: str) -> str:
    """A vote on the decision before it, recorded as far as it is known: consensus and no objection wholly."""
    made = _add(session, spot, EntryDraft(EntryKind.VOTE, at=spot.at))
    one = votes.of_entries(session, [made], language)[made]
    votes.record(session, one.id, replace(votes.draft(session, one.id), method=method))
    return made


def _add(session: Any, spot: Spot, draft: EntryDraft) -> str:
    made: str = entries.add(session, spot.meeting_id, draft, item_id=spot.item_id, after_id=spot.after_id)
    return made
