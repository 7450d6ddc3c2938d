"""The attendance ledger: who was there, for which seat, from when to when, where."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Instant, Passage


class Stay(Journaled):
    """One interval of presence. No arrival: there from the opening; no departure: there until the closing."""

    __tablename__ = "stay"
    __table_args__ = (CheckConstraint("arrived_at IS NULL OR left_at IS NULL OR arrived_at <= left_at", name="times"),)

    meeting_id: Mapped[str] = part_of("meeting")
    person_id: Mapped[str] = refers_to("person")
    seat_id: Mapped[str | None] = refers_to("seat")
    """On behalf of which seat; empty for guests and observers."""
    role: Mapped[Role] = mapped_column(default=Role.MEMBER)
    presence: Mapped[Presence] = mapped_column(default=Presence.IN_ROOM)
    site_id: Mapped[str | None] = refers_to("meeting_site")
    arrived_at: Mapped[Instant | None]
    left_at: Mapped[Instant | None]


class Excuse(Journaled):
    """Somebody expected who said that they would not come, and why."""

    __tablename__ = "excuse"

    meeting_id: Mapped[str] = part_of("meeting")
    person_id: Mapped[str] = refers_to("person")
    seat_id: Mapped[str | None] = refers_to("seat")
    reason: Mapped[Passage] = mapped_column(default="")
    told_at: Mapped[Instant | None]


class Proxy(Journaled):
    """A seat that is represented by another person's vote, with the paper that says so."""

    __tablename__ = "proxy"

    meeting_id: Mapped[str] = part_of("meeting")
    seat_id: Mapped[str] = refers_to("seat")
    person_id: Mapped[str] = refers_to("person")
    file_id: Mapped[str | None] = refers_to("stored_file")


class Recusal(Journaled):
    """A seat that takes no part in one item."""

    __tablename__ = "recusal"

    agenda_item_id: Mapped[str] = part_of("agenda_item")
    seat_id: Mapped[str] = refers_to("seat")
    reason: Mapped[Passage] = mapped_column(default="")
