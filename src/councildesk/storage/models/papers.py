"""Papers of a meeting and the files that hold them."""

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.storage.base import Base, Journaled, part_of, refers_to
from councildesk.storage.types import Day, Line, Rank, Tag, Word


class Paper(Journaled):
    """A numbered document, one file for each language. Texts: title."""

    __tablename__ = "paper"

    meeting_id: Mapped[str] = part_of("meeting")
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item")
    number: Mapped[Word | None]
    dated: Mapped[Day | None]
    rank: Mapped[Rank]


class PaperVersion(Journaled):
    """A paper in one language."""

    __tablename__ = "paper_version"

    paper_id: Mapped[str] = part_of("paper")
    language: Mapped[Tag]
    file_id: Mapped[str] = refers_to("stored_file")


class StoredFile(Journaled):
    """A paper, logo or scan. Its content is found by digest and never changes."""

    __tablename__ = "stored_file"

    name: Mapped[Line]
    media_type: Mapped[Line]
    size: Mapped[int]
    sha256: Mapped[Word] = mapped_column(index=True)


class FileChunk(Base):
    """A piece of a file's content. Not journaled: content is only ever added, under its own digest."""

    __tablename__ = "file_chunk"
    __table_args__ = (CheckConstraint("place >= 0", name="place"),)

    sha256: Mapped[Word] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
