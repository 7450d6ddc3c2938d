"""What all tables share: the declarative base, names of constraints, the journaled row and its references.

Two kinds of references hold the record together. `part_of` says whose part a row is: an agenda item is part of its
meeting, and is removed with it. `refers_to` only points: a person who spoke is not part of the meeting, and cannot be
removed while the minutes name them. Plain data `mentions` rows by their ids, which binds them in the same way.
"""

import enum
from typing import Any, ClassVar

from sqlalchemy import Enum, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from councildesk.storage.ids import new_id
from councildesk.storage.types import Id

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# A domain enum is kept as its words, with a CHECK: the file can be read, and defends itself, without the program.
WORDS = Enum(
    enum.StrEnum,
    native_enum=False,
    create_constraint=True,
    length=32,
    values_callable=lambda members: [member.value for member in members],
)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {enum.StrEnum: WORDS}


class Journaled(Base):
    """A row whose every field is recorded. It is never deleted: `deleted` is a field like any other."""

    __abstract__ = True

    id: Mapped[Id] = mapped_column(default=new_id)
    deleted: Mapped[bool] = mapped_column(default=False)


def part_of(table: str) -> MappedColumn[str]:
    """A reference to the row this one is part of; removing that one removes this one too."""
    return mapped_column(String(36), ForeignKey(f"{table}.id"), index=True, info={"part_of": table})


def refers_to(table: str) -> MappedColumn[str]:
    """A reference to a row that stands for itself and cannot be removed while it is referred to."""
    return mapped_column(String(36), ForeignKey(f"{table}.id"), index=True, info={"refers_to": table})


def mentions(table: str) -> MappedColumn[Any]:
    """Plain data in which ids of rows of this table stand, wherever in it."""
    return mapped_column(info={"mentions": table})
