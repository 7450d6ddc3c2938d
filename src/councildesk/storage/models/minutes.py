"""The minutes: entries under the items, and the versions that left the house."""

from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Data, Instant, Rank, Word


class Entry(Journaled):
    """A piece of the minutes. Formatted text: content. Without an item it stands before the first."""

    __tablename__ = "entry"

    meeting_id: Mapped[str] = part_of("meeting")
    agenda_item_id: Mapped[str | None] = part_of("agenda_item")
    rank: Mapped[Rank]
    kind: Mapped[EntryKind] = mapped_column(default=EntryKind.PARAGRAPH)
    at: Mapped[Instant | None]
    speaker_id: Mapped[str | None] = refers_to("person")
    side_id: Mapped[str | None] = refers_to("side")
    """Whose reservation or statement it is, where it is not one person's."""


class MinutesVersion(Journaled):
    """Minutes as they were given out: the packet they were drawn from and the paper, by digest."""

    __tablename__ = "minutes_version"
    meeting_id: Mapped[str] = part_of("meeting")
    number: Mapped[int]
    state: Mapped[MinutesState]
    made_at: Mapped[Instant]
    packet: Mapped[Data]
    file_id: Mapped[str] = refers_to("stored_file")
    sha256: Mapped[Word]
