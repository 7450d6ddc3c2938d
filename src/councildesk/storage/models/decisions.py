"""Decisions and recommendations."""

from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.minutes import DecisionKind, DecisionState
from councildesk.storage.base import Journaled, mentions, part_of
from councildesk.storage.types import Data, Day, Word


class Decision(Journaled):
    """What was decided; its words are the content of its entry. Texts: addressee."""

    __tablename__ = "decision"

    entry_id: Mapped[str] = part_of("entry")
    number: Mapped[Word | None]
    kind: Mapped[DecisionKind] = mapped_column(default=DecisionKind.DECISION)
    state: Mapped[DecisionState] = mapped_column(default=DecisionState.ADOPTED)
    decided_on: Mapped[Day | None]
    basis: Mapped[Data | None] = mentions("person")
    """Rule, quorum and names on which it rests, frozen when it was taken."""
