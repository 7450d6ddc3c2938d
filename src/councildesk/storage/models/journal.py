"""Tables of the journal (storage.journal says how they are used)."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.journal import StepKind
from councildesk.storage.base import Base
from councildesk.storage.types import Instant, Line, Passage, Word


class Step(Base):
    """One thing a person did. (replica, seq) is its identity wherever the file is copied."""

    __tablename__ = "step"

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Order of arrival in this file."""
    replica: Mapped[Word]
    seq: Mapped[int]
    at: Mapped[Instant]
    actor: Mapped[Line]
    label: Mapped[Line]
    kind: Mapped[StepKind]
    reverts: Mapped[int | None]
    """Undo and redo: seq of the step, by the same replica or an earlier one of this file, that it takes back."""
    reverts_replica: Mapped[Word | None]
    digest: Mapped[Word | None]
    """Set when the step is sealed at its first export; typing joins no sealed step."""

    __table_args__ = (Index("uq_step_replica_seq", "replica", "seq", unique=True),)


class Change(Base):
    """One field of one row, before and after, as JSON."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_field", "row", "field", "step"),)

    step: Mapped[int] = mapped_column(primary_key=True)
    """Place of the step in this file."""
    n: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[Word]
    row: Mapped[Line]
    field: Mapped[Word]
    old: Mapped[Passage | None]
    new: Mapped[Passage | None]


class Seen(Base):
    """From this step on, its author had received `other`'s steps up to `upto`."""

    __tablename__ = "seen"

    replica: Mapped[Word] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    other: Mapped[Word] = mapped_column(primary_key=True)
    upto: Mapped[int]


class Replica(Base):
    """A copy of this record somewhere, and how far its steps are here. `host` and `path` tell our own copies."""

    __tablename__ = "replica"

    id: Mapped[Word] = mapped_column(primary_key=True)
    upto: Mapped[int] = mapped_column(default=0)
    told: Mapped[int] = mapped_column(default=0)
    """How far this file's last own step already declared it as seen."""
    is_own: Mapped[bool] = mapped_column(default=False)
    host: Mapped[Line | None]
    path: Mapped[Passage | None]
