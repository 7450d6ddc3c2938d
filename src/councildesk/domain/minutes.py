"""Words of the minutes: entries, decisions, votes, actions, and the states of minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from councildesk.domain import states
from councildesk.domain.errors import StateNotAllowed


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

    @property
    def is_locked(self) -> bool:
        """Adopted minutes are changed by a corrigendum only."""
        return self is MinutesState.ADOPTED

    @property
    def accepts_edits(self) -> bool:
        """Signed minutes are first taken back to agreed: nobody has signed what is written afterwards."""
        return self not in (MinutesState.SIGNED, MinutesState.ADOPTED)


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

    @property
    def is_taken(self) -> bool:
        """Whether the council has decided so, and stands by it."""
        return self in (DecisionState.ADOPTED, DecisionState.IMPLEMENTED)


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


NEXT_MINUTES_STATES: Mapping[MinutesState, tuple[MinutesState, ...]] = {
    MinutesState.DRAFT: (MinutesState.CIRCULATED, MinutesState.AGREED),
    MinutesState.CIRCULATED: (MinutesState.AGREED, MinutesState.ADOPTED, MinutesState.DRAFT),
    MinutesState.AGREED: (MinutesState.SIGNED, MinutesState.ADOPTED, MinutesState.CIRCULATED),
    MinutesState.SIGNED: (MinutesState.ADOPTED, MinutesState.AGREED),
    MinutesState.ADOPTED: (),
}
"""A council whose minutes nobody signs adopts them as they were circulated or agreed."""

NEXT_DECISION_STATES: Mapping[DecisionState, tuple[DecisionState, ...]] = {
    DecisionState.PROPOSED: (DecisionState.ADOPTED, DecisionState.REJECTED, DecisionState.WITHDRAWN),
    DecisionState.ADOPTED: (DecisionState.IMPLEMENTED, DecisionState.REJECTED, DecisionState.WITHDRAWN),
    DecisionState.REJECTED: (DecisionState.PROPOSED, DecisionState.ADOPTED),
    DecisionState.IMPLEMENTED: (DecisionState.ADOPTED,),
    DecisionState.WITHDRAWN: (DecisionState.PROPOSED,),
}
"""Between adopted and rejected there is a way both ways, because votes are counted again."""

NEXT_ACTION_STATES: Mapping[ActionState, tuple[ActionState, ...]] = {
    ActionState.OPEN: (ActionState.DONE, ActionState.DROPPED),
    ActionState.DONE: (ActionState.OPEN,),
    ActionState.DROPPED: (ActionState.OPEN,),
}

DECISION_STATE_AFTER: Mapping[VoteOutcome, DecisionState] = {
    VoteOutcome.ADOPTED: DecisionState.ADOPTED,
    VoteOutcome.REJECTED: DecisionState.REJECTED,
    VoteOutcome.UNDECIDED: DecisionState.PROPOSED,
}


def move_minutes(state: MinutesState, wanted: MinutesState) -> MinutesState:
    """The wanted state. Refuses with StateNotAllowed; from adopted no way leads on."""
    return states.move("minutes", NEXT_MINUTES_STATES, state, wanted)


def move_decision(state: DecisionState, wanted: DecisionState) -> DecisionState:
    """The wanted state. Refuses with StateNotAllowed."""
    return states.move("decision", NEXT_DECISION_STATES, state, wanted)


def move_action(state: ActionState, wanted: ActionState) -> ActionState:
    """The wanted state. Refuses with StateNotAllowed."""
    return states.move("action", NEXT_ACTION_STATES, state, wanted)


def check_editable(state: MinutesState) -> None:
    """Refuses with StateNotAllowed to write in signed or adopted minutes."""
    if not state.accepts_edits:
        raise StateNotAllowed("minutes", state.value, "edit")


def is_overdue(state: ActionState, due_on: date | None, today: date) -> bool:
    """Whether an action is open after its last day."""
    return state is ActionState.OPEN and due_on is not None and due_on < today
