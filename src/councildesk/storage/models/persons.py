"""Persons: their names in each script, how to reach them, their posts."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.council import ContactKind
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Data, Day, Line, Passage, Rank, Tag, Word


class Person(Journaled):
    """Somebody the council knows. Texts: form_of_address."""

    __tablename__ = "person"

    side_id: Mapped[str | None] = refers_to("side")
    country: Mapped[Word | None]
    languages: Mapped[Data] = mapped_column(default=list)
    """Language tags, the preferred one first."""
    notes: Mapped[Passage] = mapped_column(default="")


class PersonName(Journaled):
    """A person's name in one language and script (domain.names)."""

    __tablename__ = "person_name"

    person_id: Mapped[str] = part_of("person")
    language: Mapped[Tag]
    honorific: Mapped[Line] = mapped_column(default="")
    given: Mapped[Line] = mapped_column(default="")
    patronymic: Mapped[Line] = mapped_column(default="")
    family: Mapped[Line] = mapped_column(default="")
    printed: Mapped[Line] = mapped_column(default="")
    """How to print the whole name, where it is not what the language's rule gives."""


class Contact(Journaled):
    """A mail address, phone number or postal address, for a purpose ("work", "invitations")."""

    __tablename__ = "contact"

    person_id: Mapped[str] = part_of("person")
    kind: Mapped[ContactKind]
    value: Mapped[Line]
    purpose: Mapped[Line] = mapped_column(default="")
    rank: Mapped[Rank]


class Post(Journaled):
    """What a person is, where, from when to when. Texts: title."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="period"),
    )

    person_id: Mapped[str] = part_of("person")
    organisation_id: Mapped[str | None] = refers_to("organisation")
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]
    rank: Mapped[Rank]
