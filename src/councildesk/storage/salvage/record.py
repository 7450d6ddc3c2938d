"""The record as a damaged file's tables and journal say it together.

Where one of them is missing, the other speaks. Where they contradict each other, the table is believed, which is what
was left last, unless its value is one that the field had before: then the newer page of the table is lost. Either way
both values are told. What cannot stand (a required value that is lost, a reference to a lost record, a paper whose
content is not what it was) is left out with what is part of it, and told as well.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from sqlalchemy import Boolean, Column, ColumnDefault, Enum, String, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import JSON

from councildesk.domain import rank
from councildesk.domain.text import from_json, plain
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.storage.models import journaled
from councildesk.storage.salvage import reading
from councildesk.storage.salvage.journal import Journal
from councildesk.storage.salvage.pages import DAMAGED, Value
from councildesk.storage.salvage.reading import Salvaged
from councildesk.storage.session import Field
from councildesk.storage.values import decode, encode

Fields = dict[str, str]
"""Kept values (storage.values) by column; what has none is not in it."""
_FORMATTED = {(noun, one.name) for noun, fields in TEXT_FIELDS.items() for one in fields if one.formatted}
_TEXT_FIELDS = {one.name for fields in TEXT_FIELDS.values() for one in fields}
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIALECT = sqlite.dialect()


@dataclass(frozen=True)
class Contradiction:
    """A field of which table and journal said different things; kept values, `kept` is the one believed."""

    noun: str
    row: str
    field: str
    kept: str | None
    other: str | None


@dataclass(frozen=True)
class Lost:
    """A record that is left out or removed, by the words that are left of it (often none)."""

    noun: str
    row: str
    words: str


@dataclass
class Record:
    """What the new file will hold, and how it came to that."""

    rows: dict[str, dict[str, Fields]] = field(default_factory=lambda: defaultdict(dict))
    contents: dict[str, int] = field(default_factory=dict)
    """Digests of whole contents, with their size in bytes."""
    rebuilt: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many records of each noun only the journal had."""
    contradictions: list[Contradiction] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    lost_contents: list[Lost] = field(default_factory=list)
    emptied: list[Field] = field(default_factory=list)
    """Fields that are empty now because their value, or what it named, is lost."""
    silent: int = 0
    """Values of the tables of which the journal says nothing any more."""
    fragments: int = 0
    """Fields that the journal tells of records which it does not name rightly any more."""
    data: dict[Field, Any] = field(default_factory=dict)
    """Plain data as the tables have it: the journal sorts its names, and people see them in an order."""

    def fields(self) -> dict[Field, str]:
        return {
            (noun, key, name): value
            for noun, rows in self.rows.items()
            for key, fields in rows.items()
            for name, value in fields.items()
        }


def assemble(found: Salvaged, journal: Journal, report: Callable[[], object]) -> Record:
    """Bring tables and journal together. `report` is called for each content, and may raise to stop."""
    record = Record()
    tables = _tables(found, record)
    told: dict[str, dict[str, dict[str, str | None]]] = defaultdict(lambda: defaultdict(dict))
    for (noun, key, name), value in journal.last.items():
        told[noun][key][name] = value
    for noun in journaled():
        for key in _doubles(tables[noun], told[noun]):
            del tables[noun][key]
        for key in {**tables[noun], **told[noun]}:
            table = tables[noun].get(key)
            if table is None and not _is_key(noun, key):
                record.fragments += len(told[noun][key])
                continue
            record.rows[noun][key] = _merged(record, journal, (noun, key), table or {}, told[noun].get(key, {}))
            record.rebuilt[noun] += table is None
    for noun in journaled():
        _complete(record, noun)
    _weigh_contents(record, found, report)
    while _drop_unsupported(record):
        pass
    return record


def _tables(found: Salvaged, record: Record) -> dict[str, dict[str, dict[str, Any]]]:
    tables: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for noun in journaled():
        columns = {column.name: column for column in _columns(noun) if column.name != "id"}
        for _rowid, row in found.rows[noun]:
            key = row["id"]
            if isinstance(key, str):
                fields = {name: _kept(column, row[name]) for name, column in columns.items() if name in row}
                if noun == "text" and not _is_text(fields):
                    fields["body"] = DAMAGED
                tables[noun].setdefault(key, fields)
                record.data |= {
                    (noun, key, name): json.loads(str(row[name]))
                    for name, kept in fields.items()
                    if isinstance(columns[name].type, JSON) and isinstance(kept, str)
                }
    return tables


def _is_key(noun: str, key: str) -> bool:
    """Whether the program may have given out this id."""
    if noun != "text":
        return bool(_KEY.fullmatch(key))
    owner, _, place = key.partition("/")
    return bool(_KEY.fullmatch(owner)) and place.partition("/")[0] in _TEXT_FIELDS


def _doubles(table: dict[str, dict[str, Any]], told: dict[str, dict[str, str | None]]) -> list[str]:
    """Rows under an id that was never given out: the journal has the same record under its right one."""
    missing = {_values(fields) for key, fields in told.items() if key not in table}
    return [key for key, fields in table.items() if key not in told and _values(fields) in missing]


def _values(fields: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    return frozenset((name, value) for name, value in fields.items() if value is not None)


def _merged(
    record: Record, journal: Journal, place: tuple[str, str], table: dict[str, Any], told: dict[str, str | None]
) -> Fields:
    """The fields of one record."""
    fields: Fields = {}
    for name in {**table, **told}:
        field = (*place, name)
        kept, spoken = table.get(name, DAMAGED), told.get(name)
        if kept is DAMAGED or kept == spoken or kept in journal.earlier.get(field, ()):
            value, other = spoken, kept
        else:
            value, other = kept, spoken
        if name not in told:
            record.silent += value is not None
        elif value != other and other is not DAMAGED:
            record.contradictions.append(Contradiction(*field, value, other))
        if value is not None:
            fields[name] = value
    return fields


def _complete(record: Record, noun: str) -> None:
    """Give what a record needs and is lost its first value, where there is one; leave the record out where not."""
    required = [column for column in _columns(noun) if column.name != "id" and not column.nullable]
    for key, fields in list(record.rows[noun].items()):
        for column in required:
            if column.name not in fields and (value := _first(column)) is not None:
                fields[column.name] = value
                record.emptied.append((noun, key, column.name))
        is_complete = all(column.name in fields for column in required)
        if not is_complete or (noun == "text" and not _is_text(fields)):
            _lose(record, noun, key)


def _is_text(fields: Mapping[str, Any]) -> bool:
    """Whether the body of a text is one, formatted where its field is."""
    try:
        noun, name, body = (json.loads(fields[column]) for column in ("noun", "field", "body"))
        if (noun, name) in _FORMATTED:
            from_json(body)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _first(column: Column[Any]) -> str | None:
    """What an empty field of this column may hold."""
    if isinstance(column.default, ColumnDefault):
        return encode(column.default.arg(None) if column.default.is_callable else column.default.arg)
    if column.name == "rank":
        return encode(rank.place([], 0))
    is_free = isinstance(column.type, Text) or (isinstance(column.type, String) and column.type.length == 500)
    return encode("") if is_free and not isinstance(column.type, Enum) else None


def _weigh_contents(record: Record, found: Salvaged, report: Callable[[], object]) -> None:
    """Look which contents are what they were; a file without its content is removed."""
    checked: dict[str, int | None] = {}
    for key, fields in record.rows["stored_file"].items():
        digest = str(decode(String(), fields["sha256"]))
        if digest not in checked:
            report()
            checked[digest] = _size(found, digest)
        size = checked[digest]
        if size is not None:
            record.contents[digest] = size
            fields["size"] = str(size)
        elif fields["deleted"] == "false":
            fields["deleted"] = "true"
            record.lost_contents.append(Lost("stored_file", key, _words(record, "stored_file", key)))


def _size(found: Salvaged, digest: str) -> int | None:
    sha256, size = hashlib.sha256(), 0
    cells = found.contents.get(digest, {})
    if sorted(cells) != list(range(len(cells))):
        return None
    for place in range(len(cells)):
        content = reading.piece(found, cells[place])
        if content is None:
            return None
        sha256.update(content)
        size += len(content)
    return size if cells and sha256.hexdigest() == digest else None


def _drop_unsupported(record: Record) -> bool:
    """Let go of references to what is not there, and of what cannot be without it. True when anything changed."""
    changed = False
    for noun, key, column, other, other_key in list(_references(record)):
        fields = record.rows[noun].get(key)
        target = record.rows[other].get(other_key)
        if fields is None or (target is not None and not _is_removed(target)):
            continue
        if target is not None and _is_removed(fields):
            continue
        changed = True
        if column is not None and column.nullable:
            fields.pop(column.name)
            record.emptied.append((noun, key, column.name))
        elif target is None:
            _lose(record, noun, key)
        else:
            fields["deleted"] = "true"
            record.lost.append(Lost(noun, key, _words(record, noun, key)))
    return changed


def _references(record: Record) -> Iterator[tuple[str, str, Column[Any] | None, str, str]]:
    """Noun and id, the column that refers (none for a text's owner), noun and id of the other."""
    for noun in journaled():
        columns = [column for column in _columns(noun) if column.foreign_keys]
        for key, fields in record.rows[noun].items():
            for column in columns:
                if column.name in fields:
                    (referred,) = column.foreign_keys
                    yield noun, key, column, referred.column.table.name, str(decode(String(), fields[column.name]))
            if noun == "text":
                yield noun, key, None, str(decode(String(), fields["noun"])), str(decode(String(), fields["owner"]))


def _is_removed(fields: Fields) -> bool:
    return fields.get("deleted") == "true"


def _lose(record: Record, noun: str, key: str) -> None:
    if not _is_removed(record.rows[noun][key]):
        record.lost.append(Lost(noun, key, _words(record, noun, key)))
    record.rebuilt[noun] -= record.rebuilt[noun] > 0
    del record.rows[noun][key]


def _words(record: Record, noun: str, key: str) -> str:
    """What a record that cannot be kept was called, as far as anything of it is left."""
    fields = record.rows[noun][key]
    for name in ("name", "family", "number", "code", "body"):
        if name in fields:
            said = str(decode(String(), fields[name]))
            return _plain(said) if name == "body" else said
    return ""


def _plain(body: str) -> str:
    """The words of a text, formatted or not."""
    try:
        return plain(from_json(body))
    except ValueError:
        return body


def _kept(column: Column[Any], value: Value) -> Any:
    """A value of a table as the journal would keep it; DAMAGED when it is none of this column."""
    if value is None and not column.nullable:
        return DAMAGED
    if isinstance(column.type, Boolean) and value not in (0, 1):  # SQLAlchemy takes every other number for true
        return DAMAGED
    if value is DAMAGED or value is None:
        return value
    read = _reader(column)
    try:
        return encode(read(value) if read is not None else value)
    except (ValueError, LookupError, TypeError):
        return DAMAGED


@cache
def _columns(noun: str) -> list[Column[Any]]:
    return list(cast("Table", journaled()[noun].__table__).columns)


@cache
def _reader(column: Column[Any]) -> Callable[[Any], Any] | None:
    return column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
