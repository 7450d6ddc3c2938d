"""Number patterns, and every number that was ever given out."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from councildesk.domain.council import NumberKind
from councildesk.storage.base import Journaled, part_of
from councildesk.storage.types import Line, Word


class NumberPattern(Journaled):
    """How numbers of a kind look (domain.numbering)."""

    __tablename__ = "number_pattern"

    council_id: Mapped[str] = part_of("council")
    kind: Mapped[NumberKind]
    pattern: Mapped[Line]


class IssuedNumber(Journaled):
    """A number once given out is never given to something else, even when its bearer was removed."""

    __tablename__ = "issued_number"
    # Not unique: two copies of the file may each have given it out, and must still be brought together; `check` tells.
    __table_args__ = (Index("ix_issued_number_kind_number", "kind", "number"),)

    council_id: Mapped[str] = part_of("council")
    kind: Mapped[NumberKind]
    number: Mapped[Word]
    bearer: Mapped[Word]
    """Id of the meeting, decision, paper or action that bears it."""
