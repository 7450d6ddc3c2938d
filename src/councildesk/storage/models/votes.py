"""Votes: counts for each side, and ballots by name."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.storage.base import Journaled, mentions, part_of, refers_to
from councildesk.storage.types import Data, Passage


class Vote(Journaled):
    """How something was put to the vote. The outcome follows the rules unless it was overruled with a reason."""

    __tablename__ = "vote"

    entry_id: Mapped[str] = part_of("entry")
    decision_id: Mapped[str | None] = refers_to("decision")
    method: Mapped[VoteMethod] = mapped_column(default=VoteMethod.CONSENSUS)
    outcome: Mapped[VoteOutcome] = mapped_column(default=VoteOutcome.UNDECIDED)
    casting_vote: Mapped[Choice | None]
    """How the chair broke a tie, where the rules let the chair."""
    overruled_reason: Mapped[Passage] = mapped_column(default="")
    basis: Mapped[Data | None] = mentions("person")
    """The majority rule, the quorum and those entitled, frozen when the vote was closed."""


class VoteCount(Journaled):
    """Hands counted, for one side or for all."""

    __tablename__ = "vote_count"
    __table_args__ = (
        CheckConstraint("in_favour >= 0 AND against >= 0 AND abstained >= 0 AND not_voting >= 0", name="counts"),
    )

    vote_id: Mapped[str] = part_of("vote")
    side_id: Mapped[str | None] = refers_to("side")
    in_favour: Mapped[int] = mapped_column(default=0)
    against: Mapped[int] = mapped_column(default=0)
    abstained: Mapped[int] = mapped_column(default=0)
    not_voting: Mapped[int] = mapped_column(default=0)
    """Entitled and there, but took no part; zero where nobody counted them."""


class Ballot(Journaled):
    """One vote by name; the seat it was cast for, where the voter has one."""

    __tablename__ = "ballot"

    vote_id: Mapped[str] = part_of("vote")
    person_id: Mapped[str] = refers_to("person")
    seat_id: Mapped[str | None] = refers_to("seat")
    choice: Mapped[Choice]
