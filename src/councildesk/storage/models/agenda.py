"""The agenda: a tree of items, and the people who have a part in them."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Instant, Rank, Word


class AgendaItem(Journaled):
    """Texts: title, note; formatted: proposal (the proposed wording of a decision)."""

    __tablename__ = "agenda_item"
    __table_args__ = (CheckConstraint("planned_minutes IS NULL OR planned_minutes >= 0", name="minutes"),)

    meeting_id: Mapped[str] = part_of("meeting")
    parent_id: Mapped[str | None] = part_of("agenda_item")
    rank: Mapped[Rank]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.DISCUSSION)
    state: Mapped[ItemState] = mapped_column(default=ItemState.PLANNED)
    number: Mapped[Word | None]
    """Frozen when the agenda was sent; until then numbers follow the tree."""
    planned_minutes: Mapped[int | None]
    fixed_start: Mapped[Instant | None]
    is_closed: Mapped[bool] = mapped_column(default=False)
    """Not public."""
    side_id: Mapped[str | None] = refers_to("side")
    """The side that proposed it."""
    carried_from_id: Mapped[str | None] = refers_to("agenda_item")


class ItemPerson(Journaled):
    """A rapporteur, moderator, speaker or guest of an item. Texts: talk (title of what they speak on)."""

    __tablename__ = "item_person"

    agenda_item_id: Mapped[str] = part_of("agenda_item")
    person_id: Mapped[str] = refers_to("person")
    role: Mapped[ItemRole] = mapped_column(default=ItemRole.SPEAKER)
    planned_minutes: Mapped[int | None]
    rank: Mapped[Rank]
