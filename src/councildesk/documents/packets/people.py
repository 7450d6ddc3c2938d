"""Who was expected at a meeting and who came, and whether it could decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from councildesk.documents.packets.head import Head, Interval, Words
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.turnout import TurnoutStatus


@dataclass(frozen=True)
class PersonFacts:
    """One person's part. `arrived_at` and `left_at` are set only where somebody came late or left early.

    Why and since when somebody is excused is gathered for the attendance record alone, which stays in the file.
    """

    name: Words
    listed: Words
    role: Role = Role.MEMBER
    side: str | None = None
    post: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    has_seat: bool = True
    is_voting: bool = True
    """Whether the seat is one that counts for the quorum; a secretary's is not."""
    stands_for: Words = field(default_factory=dict)
    is_expected: bool = True
    status: TurnoutStatus = TurnoutStatus.PRESENT
    presences: tuple[Presence, ...] = ()
    """How the person took part; before the meeting, how he or she said to."""
    sites: tuple[Words, ...] = ()
    """Where the person was, one after the other."""
    arrived_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    away: tuple[Interval, ...] = ()
    """Absences between arrival and departure."""
    excuse: str = ""
    excused_at: dt.datetime | None = None
    replaced_by: tuple[Words, ...] = ()
    proxy: Words = field(default_factory=dict)
    """Who bears the person's proxy."""
    missed: tuple[str, ...] = ()
    """Numbers of items missed in whole or in part."""
    items: tuple[str, ...] = ()
    """Numbers of items in which the person has a part."""


@dataclass(frozen=True)
class QuorumCount:
    """Of one side, or of all (`side` None). `required` None: the rule asks for nothing here."""

    side: str | None
    present: int
    """Whom the rule counts as present."""
    total: int
    required: int | None
    is_reached: bool


@dataclass(frozen=True)
class QuorumChange:
    """The quorum was lost, or was there again, from an instant on."""

    at: dt.datetime
    is_quorate: bool


@dataclass(frozen=True)
class QuorumFacts:
    """The verdict at the opening, and when it changed; `rule` is plain data (domain.rules_json)."""

    is_quorate: bool
    overall: QuorumCount
    sides: tuple[QuorumCount, ...]
    rule: Mapping[str, Any]
    changes: tuple[QuorumChange, ...] = ()


@dataclass(frozen=True)
class PeoplePacket:
    """For the attendance record, the list of participants and the sign-in sheet."""

    head: Head
    people: tuple[PersonFacts, ...]
    quorum: QuorumFacts | None = None
    is_recorded: bool = True
    """Whether anybody was noted as present."""
