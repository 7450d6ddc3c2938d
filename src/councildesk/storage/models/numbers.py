"""Number patterns, and every number that was ever given out."""

from __future__ import annotations

from sqlalchemy import Index, text
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
    __table_args__ = (
        # Only among rows that stand: undoing "Add meeting" gives its number back.
        Index(
            "uq_issued_number_kind_number",
            "kind",
            "number",
            unique=True,
            sqlite_where=text("deleted = 0"),
            postgresql_where=text("NOT deleted"),
        ),
    )

    council_id: Mapped[str] = part_of("council")
    kind: Mapped[NumberKind]
    number: Mapped[Word]
    bearer: Mapped[Word]
    """Id of the meeting, decision, paper or action that bears it."""
