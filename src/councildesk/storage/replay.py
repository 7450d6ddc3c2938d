"""The record rebuilt from the journal alone, and where it differs from the tables."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from councildesk.storage.models import Change, journaled
from councildesk.storage.session import Field, RecordSession
from councildesk.storage.values import encode


@dataclass(frozen=True)
class Difference:
    """A field whose value in its table is not what the journal says; values in their kept form."""

    noun: str
    row: str
    field: str
    journal: str | None
    table: str | None


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
        for row in session.execute(select(model.__table__)).mappings():
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
