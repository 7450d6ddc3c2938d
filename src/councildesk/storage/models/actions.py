"""Actions: who does what by when."""

from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.minutes import ActionState
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Day, Rank, Word


class Action(Journaled):
    """What is to be done; its words are the content of its entry. Texts: progress."""

    __tablename__ = "action"

    entry_id: Mapped[str] = part_of("entry")
    number: Mapped[Word | None]
    due_on: Mapped[Day | None]
    state: Mapped[ActionState] = mapped_column(default=ActionState.OPEN)
    done_on: Mapped[Day | None]


class Assignee(Journaled):
    """Who owes an action: a person, a side or an organisation."""

    __tablename__ = "assignee"

    action_id: Mapped[str] = part_of("action")
    person_id: Mapped[str | None] = refers_to("person")
    side_id: Mapped[str | None] = refers_to("side")
    organisation_id: Mapped[str | None] = refers_to("organisation")
    rank: Mapped[Rank]
