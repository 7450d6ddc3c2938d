"""Every text that exists in several languages, kept in one way, in one place."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.minutes import TextState
from councildesk.storage.base import Journaled
from councildesk.storage.types import Passage, Tag, Word


class Text(Journaled):
    """One field of one record in one language (domain.texts lists the fields).

    Formatted fields hold blocks (domain.text.to_json), the others plain text. `source_digest` is the digest of the
    source's body when this text was made from it, so that "out of date" is computed and never forgotten.
    The id is made from record, field and language: two copies of a file that each add a translation meet in one row.
    """

    __tablename__ = "text"
    __table_args__ = (Index("ix_text_place", "owner", "field", "language"),)

    id: Mapped[str] = mapped_column(String(140), primary_key=True)
    owner: Mapped[Word]
    noun: Mapped[Word]
    """Table of the owner."""
    field: Mapped[Word]
    language: Mapped[Tag]
    body: Mapped[Passage]
    state: Mapped[TextState] = mapped_column(default=TextState.ORIGINAL)
    source_language: Mapped[Tag | None]
    source_digest: Mapped[Word | None]


def text_id(owner: str, field: str, language: str) -> str:
    return f"{owner}/{field}/{language}"
