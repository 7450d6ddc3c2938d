"""The council: its languages, its sides, their secretariats, what was set for it."""

from sqlalchemy.orm import Mapped, mapped_column

from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Data, Day, Line, Rank, Tag, Word, Zone


class Council(Journaled):
    """One row in each file. Texts: name, short_name, founding_act, letterhead."""

    __tablename__ = "council"

    founded_on: Mapped[Day | None]
    time_zone: Mapped[Zone] = mapped_column(default="UTC")
    logo_id: Mapped[str | None] = refers_to("stored_file")


class WorkingLanguage(Journaled):
    """A language in which the council works; the first is the one that papers lead with."""

    __tablename__ = "working_language"

    council_id: Mapped[str] = part_of("council")
    tag: Mapped[Tag]
    rank: Mapped[Rank]


class Side(Journaled):
    """A party to the council. Texts: name, short_name, delegation (its name on lists), letterhead."""

    __tablename__ = "side"

    council_id: Mapped[str] = part_of("council")
    code: Mapped[Word]
    rank: Mapped[Rank]
    time_zone: Mapped[Zone] = mapped_column(default="UTC")
    language: Mapped[Tag | None]
    logo_id: Mapped[str | None] = refers_to("stored_file")


class Secretariat(Journaled):
    """An office that serves the council, or one side of it. Texts: name, address."""

    __tablename__ = "secretariat"

    council_id: Mapped[str] = part_of("council")
    side_id: Mapped[str | None] = refers_to("side")
    organisation_id: Mapped[str | None] = refers_to("organisation")
    time_zone: Mapped[Zone | None]
    mail: Mapped[Line | None]
    phone: Mapped[Line | None]
    rank: Mapped[Rank]


class Setting(Journaled):
    """A choice that belongs to the council, not to the desk."""

    __tablename__ = "setting"
    council_id: Mapped[str] = part_of("council")
    name: Mapped[Word]
    value: Mapped[Data | None]
