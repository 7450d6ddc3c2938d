"""Rules of procedure, each set valid from a day."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from councildesk.storage.base import Journaled, part_of
from councildesk.storage.types import Data, Day


class RulesOfProcedure(Journaled):
    """One version of the rules. `rules` is domain.rules as plain data. Texts: title."""

    __tablename__ = "rules_of_procedure"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="period"),)

    council_id: Mapped[str] = part_of("council")
    valid_from: Mapped[Day]
    valid_to: Mapped[Day | None]
    rules: Mapped[Data]
