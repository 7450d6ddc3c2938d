"""Seats of the council, and who holds them from when to when."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.council import MandateKind, Role
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Day, Rank

PERIOD = "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"


class Seat(Journaled):
    """A place in the council. Texts: title (where the role does not say enough)."""

    __tablename__ = "seat"
    __table_args__ = (CheckConstraint(PERIOD, name="period"),)

    side_id: Mapped[str | None] = refers_to("side")
    role: Mapped[Role] = mapped_column(default=Role.MEMBER)
    voting: Mapped[bool] = mapped_column(default=True)
    organisation_id: Mapped[str | None] = refers_to("organisation")
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]
    rank: Mapped[Rank]


class Mandate(Journaled):
    """Somebody holds a seat, or is an alternate for it, in the order of `rank`. Days are inclusive."""

    __tablename__ = "mandate"
    __table_args__ = (CheckConstraint(PERIOD, name="period"),)

    seat_id: Mapped[str] = part_of("seat")
    person_id: Mapped[str] = refers_to("person")
    kind: Mapped[MandateKind] = mapped_column(default=MandateKind.HOLDER)
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]
    rank: Mapped[Rank]
