"""Who holds the seats of the council on a day, and who stands in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from councildesk.documents.packets.head import Head, Words
from councildesk.domain.council import Role


@dataclass(frozen=True)
class MemberFacts:
    """One person's time in a seat. Days are inclusive; no contacts: the list is given out."""

    listed: Words
    """By family name."""
    post: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class SeatFacts:
    """A seat; without a holder it is vacant. `side` is a code, `organisation` the one it belongs to."""

    role: Role = Role.MEMBER
    side: str | None = None
    title: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    is_voting: bool = True
    holder: MemberFacts | None = None
    alternates: tuple[MemberFacts, ...] = ()


@dataclass(frozen=True)
class MembersPacket:
    """The seats in the order of precedence; the day is that of the head."""

    head: Head
    seats: tuple[SeatFacts, ...]
