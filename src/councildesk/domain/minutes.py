"""Words of the minutes: entries, decisions, votes, actions, and the states of minutes."""

from __future__ import annotations

from enum import StrEnum


class EntryKind(StrEnum):
    PARAGRAPH = "paragraph"
    STATEMENT = "statement"
    DECISION = "decision"
    VOTE = "vote"
    ACTION = "action"
    RESERVATION = "reservation"
    NOTE = "note"

    @property
    def is_private(self) -> bool:
        """A private note never reaches a paper."""
        return self is EntryKind.NOTE


class MinutesState(StrEnum):
    DRAFT = "draft"
    CIRCULATED = "circulated"
    AGREED = "agreed"
    SIGNED = "signed"
    ADOPTED = "adopted"


class DecisionKind(StrEnum):
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    CONCLUSION = "conclusion"
    STATEMENT = "statement"
    TOOK_NOTE = "took_note"


class DecisionState(StrEnum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    IMPLEMENTED = "implemented"
    WITHDRAWN = "withdrawn"


class VoteMethod(StrEnum):
    CONSENSUS = "consensus"
    NO_OBJECTION = "no_objection"
    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    SECRET = "secret"


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    NOT_VOTING = "not_voting"


class VoteOutcome(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    UNDECIDED = "undecided"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class TextState(StrEnum):
    """Where a text in one language comes from; "out of date" is computed from the source's digest."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    CHECKED = "checked"
