"""The minutes: entries, decisions, votes, actions, versions; and stored files."""

from __future__ import annotations

from councildesk.domain.minutes import (
    ActionState,
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.exchange.record import kinds
from councildesk.exchange.record.kinds import Data, Day, Instant, Integer, Line, Passage, Reference
from councildesk.exchange.record.shape import WORD, Field, Noun, Part

NOUNS = (
    Noun(
        "entry",
        fields=(
            Field("kind", kinds.Choice(EntryKind), default=EntryKind.PARAGRAPH),
            Field("at", Instant()),
            Field("speaker_id", Reference("person")),
            Field("side_id", Reference("side")),
        ),
        parts=(
            Part("decision", "decision", "entry_id", single=True),
            Part("vote", "vote", "entry_id", single=True),
            Part("action", "action", "entry_id", single=True),
        ),
        ranked=True,
        shorthand="content",
        inherits=(("meeting_id", "meeting"),),
    ),
    Noun(
        "minutes_version",
        fields=(
            Field("number", Integer(1), required=True),
            Field("state", kinds.Choice(MinutesState), required=True),
            Field("made_at", Instant(), required=True),
            Field("packet", Data(), required=True),
            Field("file_id", Reference("stored_file"), required=True),
            Field("sha256", WORD, required=True),
        ),
    ),
    Noun(
        "decision",
        fields=(
            Field("number", WORD),
            Field("kind", kinds.Choice(DecisionKind), default=DecisionKind.DECISION),
            Field("state", kinds.Choice(DecisionState), default=DecisionState.ADOPTED),
            Field("decided_on", Day()),
            Field("basis", Data()),
        ),
        named_by="number",
    ),
    Noun(
        "vote",
        fields=(
            Field("decision_id", Reference("decision")),
            Field("method", kinds.Choice(VoteMethod), default=VoteMethod.CONSENSUS),
            Field("outcome", kinds.Choice(VoteOutcome), default=VoteOutcome.UNDECIDED),
            Field("casting_vote", kinds.Choice(Choice)),
            Field("overruled_reason", Passage(), default=""),
            Field("basis", Data()),
        ),
        parts=(Part("counts", "vote_count", "vote_id"), Part("ballots", "ballot", "vote_id")),
    ),
    Noun(
        "vote_count",
        fields=(
            Field("side_id", Reference("side")),
            Field("in_favour", Integer(), default=0),
            Field("against", Integer(), default=0),
            Field("abstained", Integer(), default=0),
            Field("not_voting", Integer(), default=0),
        ),
    ),
    Noun(
        "ballot",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("seat_id", Reference("seat")),
            Field("choice", kinds.Choice(Choice), required=True),
        ),
    ),
    Noun(
        "action",
        fields=(
            Field("number", WORD),
            Field("due_on", Day()),
            Field("state", kinds.Choice(ActionState), default=ActionState.OPEN),
            Field("done_on", Day()),
        ),
        parts=(Part("assignees", "assignee", "action_id"),),
    ),
    Noun(
        "assignee",
        fields=(
            Field("person_id", Reference("person")),
            Field("side_id", Reference("side")),
            Field("organisation_id", Reference("organisation")),
        ),
        ranked=True,
        shorthand="person",
    ),
    Noun(
        "stored_file",
        fields=(Field("name", Line(), required=True), Field("media_type", Line(), required=True)),
    ),
)
