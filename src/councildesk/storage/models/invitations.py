"""Invitations to a meeting, and the replies."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Instant, Line, Passage, Word


class Invitation(Journaled):
    """One person invited to one meeting, for a seat or as a guest. Alternates are informed (`informed_only`)."""

    __tablename__ = "invitation"
    __table_args__ = (CheckConstraint("sequence >= 0", name="sequence"),)

    meeting_id: Mapped[str] = part_of("meeting")
    person_id: Mapped[str] = refers_to("person")
    seat_id: Mapped[str | None] = refers_to("seat")
    role: Mapped[Role] = mapped_column(default=Role.MEMBER)
    informed_only: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[Instant | None]
    first_sent_at: Mapped[Instant | None]
    """None while it was sent once at most: then `sent_at` is the first time."""
    sent_digest: Mapped[Word | None]
    """Of the day, hours and places as they were told (services.appointments)."""
    channel: Mapped[Channel | None]
    reply: Mapped[Reply] = mapped_column(default=Reply.NONE)
    replied_at: Mapped[Instant | None]
    presence: Mapped[Presence | None]
    reason: Mapped[Passage] = mapped_column(default="")
    substitute_id: Mapped[str | None] = refers_to("person")
    calendar_uid: Mapped[Line | None]
    sequence: Mapped[int] = mapped_column(default=0)
    """SEQUENCE of the calendar entry (RFC 5545, section 3.8.7.4)."""


class InvitedItem(Journaled):
    """A guest is invited for some items only."""

    __tablename__ = "invited_item"

    invitation_id: Mapped[str] = part_of("invitation")
    agenda_item_id: Mapped[str] = refers_to("agenda_item")
