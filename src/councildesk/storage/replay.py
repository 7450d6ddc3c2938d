"""The record rebuilt from the journal alone, and where it differs from the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, exists, func, select, text
from sqlalchemy.exc import DBAPIError

from councildesk.domain.journal import StepKind
from councildesk.storage.models import Change, Replica, Step, journaled
from councildesk.storage.session import Field, RecordSession
from councildesk.storage.values import encode

_UNREADABLE = (DBAPIError, ValueError, LookupError, TypeError)
"""What reading a value raises that is not of its column's kind."""


@dataclass(frozen=True)
class Difference:
    """A field whose value in its table is not what the journal says; values in their kept form."""

    noun: str
    row: str
    field: str
    journal: str | None
    table: str | None


@dataclass(frozen=True)
class Break:
    """A step that says a field was something else before than the one before it left."""

    field: Field
    step: int


def replayed(session: RecordSession) -> dict[Field, str]:
    """Every field that has a value, by the journal: the last write to it."""
    written: dict[Field, str] = {}
    changes = session.execute(select(Change.noun, Change.row, Change.field, Change.new).order_by(Change.step, Change.n))
    for noun, row, field, new in changes:
        if new is None:
            written.pop((noun, row, field), None)
        else:
            written[noun, row, field] = new
    return written


def tabled(session: RecordSession) -> dict[Field, str]:
    """Every field that has a value, by the tables, removed rows included."""
    found: dict[Field, str] = {}
    for noun, model in journaled().items():
        names = [column.name for column in model.__table__.columns if column.name != "id"]
        for row in _rows(session, model.__table__):
            for name in names:
                kept = encode(row[name])
                if kept is not None:
                    found[noun, row["id"], name] = kept
    return found


def visible(session: RecordSession) -> dict[Field, str]:
    """Every field of every row that is not removed, by the tables: the record as people see it."""
    fields = tabled(session)
    removed = {(noun, row) for (noun, row, field), value in fields.items() if field == "deleted" and value == "true"}
    return {field: value for field, value in fields.items() if field[:2] not in removed}


def differences(session: RecordSession) -> list[Difference]:
    """Where tables and journal disagree; none in a sound file."""
    journal, tables = replayed(session), tabled(session)
    return [
        Difference(*field, journal.get(field), tables.get(field))
        for field in sorted(journal.keys() | tables.keys())
        if journal.get(field) != tables.get(field)
    ]


def breaks(session: RecordSession) -> Iterator[Break]:
    """Where the history of a field does not hang together; nowhere in a sound file."""
    left: dict[Field, str | None] = {}
    chosen = select(Change.step, Change.noun, Change.row, Change.field, Change.old, Change.new)
    for step, noun, row, name, old, new in session.execute(chosen.order_by(Change.step, Change.n)):
        field = (noun, row, name)
        if left.get(field) != old:
            yield Break(field, step)
        left[field] = new


def gaps(session: RecordSession) -> int:
    """How many steps are missing, or lack what they changed."""
    empty = select(Step.place).where(Step.kind == StepKind.EDIT, ~exists().where(Change.step == Step.place))
    nameless = select(Change.step).distinct().where(~exists().where(Step.place == Change.step))
    newest = select(func.max(Step.seq)).where(Step.replica == Replica.id).scalar_subquery()
    lacking = select(Replica.id).where(Replica.upto > func.coalesce(newest, 0))
    return sum(len(session.execute(question).all()) for question in (empty, nameless, lacking))


def _rows(session: RecordSession, table: Any) -> Iterator[RowMapping]:
    """The rows of a table that can be read; one that holds what it must not costs no other."""
    try:
        yield from session.execute(select(table)).mappings().all()
    except _UNREADABLE:
        for rowid in session.execute(select(text("rowid")).select_from(table)).scalars().all():
            try:
                row = session.execute(select(table).where(text("rowid = :rowid")), {"rowid": rowid}).mappings().first()
            except _UNREADABLE:
                continue
            if row is not None:
                yield row
