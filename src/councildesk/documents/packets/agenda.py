"""The items of a meeting, with the people who have a part in them and the planned times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from councildesk.documents.packets.head import Head, Words
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.text import Blocks


@dataclass(frozen=True)
class ItemPersonFacts:
    name: Words
    role: ItemRole
    post: Words = field(default_factory=dict)
    talk: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    minutes: int | None = None
    """How long they are to speak."""


@dataclass(frozen=True)
class PaperFacts:
    number: str
    title: Words
    languages: tuple[str, ...] = ()
    dated: dt.date | None = None


@dataclass(frozen=True)
class ItemFacts:
    number: str
    title: Words
    level: int = 0
    kind: ItemKind = ItemKind.DISCUSSION
    state: ItemState = ItemState.PLANNED
    persons: tuple[ItemPersonFacts, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    is_closed: bool = False
    side: str | None = None
    note: Words = field(default_factory=dict)
    proposal: Mapping[str, Blocks] = field(default_factory=dict)
    carried_from: str = ""
    """The number, else the day, of the meeting from which it was carried over."""


@dataclass(frozen=True)
class AgendaPacket:
    head: Head
    items: tuple[ItemFacts, ...]
    is_sent: bool = False
    """Sent to the invited; before that, the agenda is provisional."""
    papers: tuple[PaperFacts, ...] = ()
    """Of the meeting as a whole."""
