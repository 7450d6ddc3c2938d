"""Rows of a damaged file sorted into their tables.

To which table a row belongs is told, in this order, by the journal (it knows each record's noun by its id), by the way
to its page, and by its shape. So rows are known again after pages were swapped and where the way to them is lost.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from sqlalchemy import Boolean as Truth
from sqlalchemy import Column, Integer, LargeBinary, Table

from councildesk.storage.models import Base, journaled
from councildesk.storage.salvage.pages import DAMAGED, Cell, Pages, Value

Row = dict[str, Value]

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/.+)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CONTENTS = "file_chunk"
_LAST = "deleted"
"""The last column of each record as the models make it: behind it stands what upgrades added."""


@dataclass
class Salvaged:
    """Everything that could be read. Rows come with their row numbers, in the order of their pages."""

    pages: Pages
    rows: dict[str, list[tuple[int, Row]]] = field(default_factory=lambda: defaultdict(list))
    contents: dict[str, dict[int, Cell]] = field(default_factory=lambda: defaultdict(dict))
    """Where the pieces of each content stand, by digest and place; they are read when they are written."""
    lost_pages: int = 0
    """Pages that belong to the record and hold nothing that can be read."""
    unreadable_rows: int = 0
    """Rows on readable pages that cannot be read themselves, or are of no known table."""

    @property
    def is_council(self) -> bool:
        """Whether anything of a council was found."""
        nouns = journaled()
        return any(self.rows[noun] for noun in nouns) or any(row["noun"] in nouns for _id, row in self.rows["change"])


@dataclass(frozen=True)
class _Shape:
    """What rows of a table look like in this file."""

    table: str
    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    may_be_none: tuple[bool, ...]
    rowid: str | None
    """The column whose value is the row number."""
    added: tuple[Value, ...]
    """What counts in the last columns for rows that are older than these: an upgrade adds a column to the table and
    leaves the rows as they are (sqlite.org/lang_altertable.html, ADD COLUMN)."""

    def filled(self, values: Sequence[Value]) -> Sequence[Value] | None:
        """The values of an older row with those of the columns it lacks; None where it cannot be of this table."""
        lacking = len(self.columns) - len(values)
        if not 0 <= lacking <= len(self.added):
            return None
        return [*values, *self.added[len(self.added) - lacking :]]

    def fits(self, values: Sequence[Value]) -> bool:
        filled = self.filled(values)
        pairs = zip(filled or (), self.kinds, self.may_be_none, strict=False)
        return filled is not None and all(
            isinstance(value, kind) or value is DAMAGED or (value is None and optional)
            for value, kind, optional in pairs
        )

    def row(self, rowid: int, values: Sequence[Value]) -> Row:
        row = dict(zip(self.columns, self.filled(values) or (), strict=True))
        if self.rowid is not None:
            row[self.rowid] = rowid
        return row


def read(pages: Pages) -> Salvaged:
    """Sort every row that can be read into its table."""
    found = Salvaged(pages)
    schema = list(_schema(pages))
    shapes = _shapes(schema)
    by_width: dict[int, list[_Shape]] = defaultdict(list)
    for shape in shapes:
        for lacking in range(len(shape.added) + 1):
            by_width[len(shape.columns) - lacking].append(shape)
    owners, found.lost_pages = _owners(pages, schema)
    records = []
    for page in pages.leaves():
        owner = owners.get(page)
        for cell in pages.cells(page):
            values = pages.values(cell)
            fitting = [one for one in by_width[len(values)] if one.fits(values)] if values else []
            if not fitting or values is None:
                found.unreadable_rows += owner in Base.metadata.tables
            elif fitting[0].table in journaled():
                records.append((owner, cell.rowid, values, fitting))
            else:
                _keep(found, _among(fitting, owner), cell, values)
    nouns = {row["row"]: row["noun"] for _rowid, row in found.rows["change"]}
    for owner, rowid, values, fitting in records:
        chosen = _of_record(fitting, owner, values, nouns)
        if chosen is None:
            found.unreadable_rows += 1
        else:
            found.rows[chosen.table].append((rowid, chosen.row(rowid, values)))
    return found


def piece(found: Salvaged, cell: Cell) -> bytes | None:
    """The bytes of a piece of a content; None when they cannot be read."""
    values = found.pages.values(cell) or ()
    return next((value for value in values if isinstance(value, bytes)), None)


def _keep(found: Salvaged, shape: _Shape, cell: Cell, values: Sequence[Value]) -> None:
    row = shape.row(cell.rowid, values)
    if shape.table != _CONTENTS:
        found.rows[shape.table].append((cell.rowid, row))
        return
    digest, place = row["sha256"], row["place"]
    if isinstance(digest, str) and _DIGEST.fullmatch(digest) and isinstance(place, int):
        found.contents[digest].setdefault(place, cell)
    else:
        found.unreadable_rows += 1


def _among(fitting: Sequence[_Shape], owner: str | None) -> _Shape:
    return next((shape for shape in fitting if shape.table == owner), fitting[0])


def _of_record(
    fitting: Sequence[_Shape], owner: str | None, values: Sequence[Value], nouns: Mapping[Value, Value]
) -> _Shape | None:
    told = None
    for shape in fitting:
        key = values[shape.columns.index("id")]
        if isinstance(key, str) and nouns.get(key) == shape.table:
            return shape
        if shape.table == owner and isinstance(key, str) and _ID.fullmatch(key):
            told = shape
    return told


def _schema(pages: Pages) -> Iterator[tuple[str, int, str]]:
    """Name, root page and statement of each table, as far as the file still says them."""
    for page in pages.leaves():
        for cell in pages.cells(page):
            values = pages.values(cell)
            if values is None or len(values) != 5 or values[0] != "table":
                continue
            _kind, name, _table, root, sql = values
            if isinstance(name, str) and isinstance(root, int):
                yield name, root, sql if isinstance(sql, str) else ""


def _owners(pages: Pages, schema: Iterable[tuple[str, int, str]]) -> tuple[dict[int, str], int]:
    """The table of each page that can be reached, and how many such pages of ours are lost."""
    readable = set(pages.leaves())
    owners: dict[int, str] = {}
    lost = 0
    for name, root, _sql in schema:
        reached = pages.tree(root)
        owners |= dict.fromkeys(reached & readable, name)
        lost += len(reached - readable - pages.inner(reached)) if name in Base.metadata.tables else 0
    return owners, lost


def _shapes(schema: Iterable[tuple[str, int, str]]) -> list[_Shape]:
    """Tables of the record first; columns in the order of this file, which an upgrade may have made."""
    told = {name: _columns(sql) for name, _root, sql in schema}
    tables = sorted(Base.metadata.tables.values(), key=lambda table: table.name not in journaled())
    return [_shape(table, told.get(table.name, {})) for table in tables]


def _columns(sql: str) -> dict[str, Value]:
    """The columns of a table, each with the value it has where a row says nothing of it."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute(sql)
            (name,) = memory.execute("SELECT name FROM sqlite_schema WHERE type = 'table' LIMIT 1").fetchone()
            told = memory.execute(f"PRAGMA table_info('{name}')").fetchall()
            return {row[1]: memory.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0] for row in told}
        except (sqlite3.Error, TypeError):  # no statement any more, or none that makes a table
            return {}


def _shape(table: Table, told: Mapping[str, Value]) -> _Shape:
    known = {column.name: column for column in table.columns}
    needed = {name for name, column in known.items() if not column.nullable}
    names = list(told) if needed <= set(told) <= set(known) else list(known)
    columns = [known[name] for name in names]
    rowid = next((column.name for column in columns if _is_rowid(table, column)), None)
    return _Shape(
        table.name,
        tuple(names),
        tuple(_kind(column) for column in columns),
        tuple(bool(column.nullable) or column.name == rowid for column in columns),
        rowid,
        tuple(told.get(name) for name in names[names.index(_LAST) + 1 :]) if _LAST in names else (),
    )


def _is_rowid(table: Table, column: Column[object]) -> bool:
    """SQLite keeps a whole number that is the only primary key as the row number (lang_createtable, rowid alias)."""
    return list(table.primary_key) == [column] and isinstance(column.type, Integer)


def _kind(column: Column[object]) -> type:
    if isinstance(column.type, Integer | Truth):
        return int
    return bytes if isinstance(column.type, LargeBinary) else str
