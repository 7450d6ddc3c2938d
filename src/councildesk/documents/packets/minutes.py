"""What the minutes hold: entries under the items, decisions, votes, actions, and who was there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from councildesk.documents.packets.agenda import ItemFacts, PaperFacts
from councildesk.documents.packets.happenings import HappeningFacts
from councildesk.documents.packets.head import Head, Interval, Words
from councildesk.documents.packets.people import PersonFacts, QuorumFacts
from councildesk.domain.minutes import (
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.domain.rules import MajorityRule
from councildesk.domain.text import Blocks


@dataclass(frozen=True)
class CountFacts:
    """Hands counted, of one side or of all (`side` None)."""

    side: str | None
    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True)
class BallotFacts:
    """A vote by name, and of which side it was."""

    name: Words
    choice: Choice
    side: str | None = None


@dataclass(frozen=True)
class VoteFacts:
    method: VoteMethod = VoteMethod.CONSENSUS
    outcome: VoteOutcome = VoteOutcome.ADOPTED
    counts: tuple[CountFacts, ...] = ()
    ballots: tuple[BallotFacts, ...] = ()
    overruled_reason: str = ""
    majority: MajorityRule | None = None
    """The rule it was measured by; None: not recorded."""
    casting_vote: Choice | None = None
    """How the chair broke a tie."""
    recused: tuple[Words, ...] = ()
    to_be_called: int = 0
    """In a roll call that has no outcome yet: how many have not voted."""
    has_result: bool = True
    """False: not enough was counted to say that anything was decided, or was not."""


@dataclass(frozen=True)
class DecisionFacts:
    number: str = ""
    kind: DecisionKind = DecisionKind.DECISION
    addressee: Words = field(default_factory=dict)
    state: DecisionState = DecisionState.ADOPTED
    lacks_quorum: bool = False
    """That there was none is known from who was noted as present when it was taken."""


@dataclass(frozen=True)
class ActionFacts:
    number: str = ""
    due_on: dt.date | None = None
    assignees: tuple[Words, ...] = ()


@dataclass(frozen=True)
class EntryFacts:
    """A piece of the minutes; private notes never come into a packet."""

    kind: EntryKind
    content: Mapping[str, Blocks]
    speaker: Words = field(default_factory=dict)
    speaker_post: Words = field(default_factory=dict)
    side: str | None = None
    decision: DecisionFacts | None = None
    vote: VoteFacts | None = None
    action: ActionFacts | None = None


@dataclass(frozen=True)
class MinutesItem:
    item: ItemFacts
    entries: tuple[EntryFacts, ...] = ()
    happened: tuple[HappeningFacts, ...] = ()
    """Told in the summary record and in full minutes."""
    dealt_with: tuple[Interval, ...] = ()
    """When, where it is known."""


@dataclass(frozen=True)
class Adoption:
    """The meeting that adopted the minutes."""

    number: str
    date: dt.date


@dataclass(frozen=True)
class MinutesPacket:
    head: Head
    items: tuple[MinutesItem, ...]
    entries: tuple[EntryFacts, ...] = ()
    """Before the first item."""
    happened: tuple[HappeningFacts, ...] = ()
    """Before the first item."""
    people: tuple[PersonFacts, ...] = ()
    quorum: QuorumFacts | None = None
    state: MinutesState = MinutesState.DRAFT
    adopted_at: Adoption | None = None
    papers: tuple[PaperFacts, ...] = ()
    """Of the meeting as a whole."""
    is_attendance_recorded: bool = True
    unchecked: tuple[str, ...] = ()
    """Languages in which some text is a translation that nobody has checked."""
