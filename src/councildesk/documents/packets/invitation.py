"""An invitation to one person, or to whom it may concern, and the list of those invited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from councildesk.documents.packets.agenda import ItemFacts, PaperFacts
from councildesk.documents.packets.head import Head, Words
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role


@dataclass(frozen=True)
class InviteeFacts:
    """The person to whom a letter goes."""

    name: Words
    salutation: Words
    """As the letter begins: with the person's title, or in the form the person is addressed in."""
    post: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    role: Role = Role.MEMBER
    stands_for: Words = field(default_factory=dict)
    """Of an alternate: the member."""
    is_informed: bool = False
    """Only, and not asked to come."""
    items: tuple[str, ...] = ()
    """Numbers of the items a guest is invited for; none: the whole meeting."""


@dataclass(frozen=True)
class AccessFacts:
    """How to take part online. Stands in letters to those who are asked to come, never in a paper that is given out."""

    name: Words
    link: str
    access: str


@dataclass(frozen=True)
class OfficeFacts:
    """The secretariat that asks for the reply."""

    name: Words
    address: Words
    mail: str = ""
    phone: str = ""


@dataclass(frozen=True)
class InvitationPacket:
    head: Head
    items: tuple[ItemFacts, ...]
    invitee: InviteeFacts | None = None
    """None: a letter to all, without access data."""
    papers: tuple[PaperFacts, ...] = ()
    """Of the meeting as a whole."""
    access: tuple[AccessFacts, ...] = ()
    office: OfficeFacts | None = None
    reply_by: dt.date | None = None
    replaces: bool = False
    """The person was told something else before."""
    is_update: bool = False
    """What was told before is another hour or place."""
    is_called_off: bool = False
    is_withdrawn: bool = False
    """The person is not invited any more."""
    removes_entry: bool = False
    """There is an entry in the person's calendar that has to go."""

    @property
    def is_refusal(self) -> bool:
        """Nobody is asked to come by this letter."""
        return self.is_called_off or self.is_withdrawn


@dataclass(frozen=True)
class InvitedFacts:
    """A line of the list of those invited."""

    listed: Words
    name: Words
    role: Role
    side: str | None = None
    post: Words = field(default_factory=dict)
    organisation: Words = field(default_factory=dict)
    stands_for: Words = field(default_factory=dict)
    is_informed: bool = False
    """Only, and not asked to come."""
    items: tuple[str, ...] = ()
    sent_at: dt.datetime | None = None
    channel: Channel | None = None
    reply: Reply = Reply.NONE
    presence: Presence | None = None
    substitute: Words = field(default_factory=dict)


@dataclass(frozen=True)
class InvitedPacket:
    """Everybody invited, side by side in the order of precedence."""

    head: Head
    invited: tuple[InvitedFacts, ...]
