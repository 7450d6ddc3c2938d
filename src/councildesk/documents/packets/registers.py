"""Decisions and actions as lists: of one meeting, or over all meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from councildesk.documents.packets.head import Head, Words
from councildesk.domain.minutes import ActionState, DecisionKind, DecisionState
from councildesk.domain.text import Blocks


@dataclass(frozen=True)
class MeetingFacts:
    """The meeting of a row of a list over all meetings."""

    number: str
    date: dt.date


@dataclass(frozen=True)
class ListedDecision:
    content: Mapping[str, Blocks]
    meeting: MeetingFacts
    number: str = ""
    kind: DecisionKind = DecisionKind.DECISION
    state: DecisionState = DecisionState.PROPOSED
    item: str = ""
    """The number of the item it was taken on."""
    decided_on: dt.date | None = None
    addressee: Words = field(default_factory=dict)


@dataclass(frozen=True)
class ListedAction:
    content: Mapping[str, Blocks]
    meeting: MeetingFacts
    number: str = ""
    state: ActionState = ActionState.OPEN
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    assignees: tuple[Words, ...] = ()
    progress: Words = field(default_factory=dict)


@dataclass(frozen=True)
class DecisionsPacket:
    head: Head
    decisions: tuple[ListedDecision, ...]
    of_meeting: bool = True
    """Of one meeting, which the head names; else of the council over its meetings."""


@dataclass(frozen=True)
class ActionsPacket:
    """The day as of which an action is open or overdue is `day`."""

    head: Head
    day: dt.date
    actions: tuple[ListedAction, ...]
    of_meeting: bool = True
    open_only: bool = True
