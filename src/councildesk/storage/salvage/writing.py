"""A new file from what was salvaged: sound by itself, with one last step that says what the journal could not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Table, insert

from councildesk.storage import schema, search_index
from councildesk.storage.models import Change, FileChunk, Replica, Seen, Step, journaled
from councildesk.storage.salvage import reading
from councildesk.storage.salvage.journal import Journal
from councildesk.storage.salvage.reading import Salvaged
from councildesk.storage.salvage.record import Fields, Record
from councildesk.storage.session import Field, RecordSession
from councildesk.storage.values import decode, encode

LABEL = "Repair file"
"""Of the step that brings the journal to what the tables say; shown translated (services.repairing)."""
_AT_ONCE = 5_000


def write(target: Path, found: Salvaged, journal: Journal, record: Record, report: Callable[[], object]) -> None:
    """Make the file. `report` is called with each portion written, and may raise to stop: then there is no file."""
    database = schema.create(target)
    try:
        connection = database.writer.raw_connection()
        connection.execute("PRAGMA ignore_check_constraints = 1")  # `check` tells what is against the rules
        connection.close()
        with database.writer.begin() as begun:
            begun.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
            _write_record(begun, record, report)
            _write_contents(begun, found, record, report)
            _write_journal(begun, found, journal, record, report)
            with RecordSession(begun) as session:
                search_index.rebuild(session)
                session.flush()
        database.fold()
    except BaseException:
        database.close()
        target.unlink(missing_ok=True)
        raise
    database.close()


def _write_record(connection: Connection, record: Record, report: Callable[[], object]) -> None:
    for noun, model in journaled().items():
        table: Any = model.__table__
        rows = (_values(table, key, fields, record) for key, fields in sorted(record.rows[noun].items()))
        _insert(connection, table, rows, report)


def _values(table: Table, key: str, fields: Fields, record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {"id": key}
    for column in table.columns:
        if column.name != "id":
            kept, data = fields.get(column.name), record.data.get((table.name, key, column.name))
            is_as_it_was = data is not None and encode(data) == kept
            values[column.name] = data if is_as_it_was else decode(column.type, kept)
    return values


def _write_contents(connection: Connection, found: Salvaged, record: Record, report: Callable[[], object]) -> None:
    for digest in sorted(record.contents):
        cells = found.contents[digest]
        for place in range(len(cells)):
            row = {"sha256": digest, "place": place, "content": reading.piece(found, cells[place])}
            connection.execute(insert(FileChunk), row)
        report()


def _write_journal(
    connection: Connection, found: Salvaged, journal: Journal, record: Record, report: Callable[[], object]
) -> None:
    steps: list[dict[str, Any]] = [vars(step) for step in journal.steps]
    changes: list[dict[str, Any]] = [
        {"step": one.step, "n": one.n, **_place(one.field), "old": one.old, "new": one.new} for one in journal.changes
    ]
    corrections = list(_corrections(journal, record))
    if corrections:
        place = max((step.place for step in journal.steps), default=0) + 1
        steps.append(_correcting(journal, place))
        changes += [
            {"step": place, "n": n, **_place(field), "old": old, "new": new}
            for n, (field, old, new) in enumerate(corrections)
        ]
    _insert(connection, Step.__table__, steps, report)
    _insert(connection, Change.__table__, changes, report)
    _insert(connection, Replica.__table__, _replicas(journal, steps), report)
    _insert(connection, Seen.__table__, _seen(found), report)


def _place(field: Field) -> dict[str, str]:
    noun, row, name = field
    return {"noun": noun, "row": row, "field": name}


def _corrections(journal: Journal, record: Record) -> Iterator[tuple[Field, str | None, str | None]]:
    """What the journal says otherwise than the record that was brought together."""
    fields = record.fields()
    for field in sorted(journal.last.keys() | fields.keys()):
        old, new = journal.last.get(field), fields.get(field)
        if old != new:
            yield field, old, new


def _correcting(journal: Journal, place: int) -> dict[str, Any]:
    seq = max((step.seq for step in journal.steps if step.replica == journal.restorer), default=0) + 1
    return {
        "place": place,
        "replica": journal.restorer,
        "seq": seq,
        "at": dt.datetime.now(dt.UTC),
        "actor": "",
        "label": LABEL,
        "kind": "edit",
        "reverts": None,
        "reverts_replica": None,
        "digest": None,
    }


def _replicas(journal: Journal, steps: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every author of a step. None has a place any more, so that whoever opens the file writes under a new one."""
    upto: dict[str, int] = {}
    for step in steps:
        upto[step["replica"]] = max(step["seq"], upto.get(step["replica"], 0))
    for key, seq in upto.items():
        yield {"id": key, "upto": seq, "told": 0, "is_own": key in journal.own, "host": None, "path": None}


def _seen(found: Salvaged) -> Iterator[dict[str, Any]]:
    keys = set()
    for _rowid, row in found.rows["seen"]:
        key = (row["replica"], row["seq"], row["other"])
        is_readable = isinstance(key[0], str) and isinstance(key[1], int) and isinstance(key[2], str)
        if is_readable and isinstance(row["upto"], int) and key not in keys:
            keys.add(key)
            yield {name: row[name] for name in ("replica", "seq", "other", "upto")}


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]], report: Callable[[], object]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        connection.execute(insert(cast("Table", table)), some)
        report()
