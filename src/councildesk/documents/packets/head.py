"""What every paper of a meeting begins with: the council, its sides, the meeting, where, when, who presides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingFormat, MeetingKind, MeetingState, SiteKind
from councildesk.domain.signatories import DEFAULTS, SignedPaper

Words = Mapping[str, str]
"""Language tag to text."""


@dataclass(frozen=True)
class SideFacts:
    code: str
    name: Words
    delegation: Words
    time_zone: str
    language: str | None = None
    logo: bytes | None = None
    letterhead: Words = field(default_factory=dict)
    """What stands below the name, line by line."""


@dataclass(frozen=True)
class SiteFacts:
    kind: SiteKind
    name: Words
    address: Words
    time_zone: str
    side: str | None = None


@dataclass(frozen=True)
class OfficerFacts:
    """Who presides or keeps the minutes; `replaces` is the person in whose place."""

    name: Words
    role: Role
    side: str | None = None
    post: Words = field(default_factory=dict)
    replaces: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Interval:
    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True)
class Head:
    """Times are aware instants; `zones` are those to print them in, the meeting's own first.

    `sides` stand in the order in which this paper names them: in a paper that leads with a side's own language that
    side comes first, so that each side's copy begins with itself (alternat).
    """

    languages: tuple[str, ...]
    council: Words
    title: Words
    date: dt.date
    zones: tuple[str, ...] = ("UTC",)
    short_council: Words = field(default_factory=dict)
    number: str = ""
    kind: MeetingKind = MeetingKind.ORDINARY
    format: MeetingFormat = MeetingFormat.HYBRID
    state: MeetingState = MeetingState.HELD
    state_reason: str = ""
    """Why it was postponed or cancelled, in the language it was typed in."""
    host: str | None = None
    """Code of the side that hosts it."""
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    opened_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    breaks: tuple[Interval, ...] = ()
    place: Words = field(default_factory=dict)
    sides: tuple[SideFacts, ...] = ()
    sites: tuple[SiteFacts, ...] = ()
    officers: tuple[OfficerFacts, ...] = ()
    signatories: Mapping[SignedPaper, tuple[Role, ...]] = field(default_factory=lambda: DEFAULTS)
    """Which offices sign which paper, in their order."""
    logo: bytes | None = None
    """Of the council, at the head of its papers where it has no sides."""
    letterhead: Words = field(default_factory=dict)
    next_date: dt.date | None = None
    next_place: Words = field(default_factory=dict)

    @property
    def took_place(self) -> bool:
        """Whether anybody could have come. A meeting that was opened took place, even if it was then postponed."""
        return self.opened_at is not None or self.state in (
            MeetingState.RUNNING,
            MeetingState.HELD,
            MeetingState.CLOSED,
        )

    def side(self, code: str | None) -> SideFacts | None:
        return next((side for side in self.sides if side.code == code), None)
