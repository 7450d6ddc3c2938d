"""What a record is found by: its own words and those of its parts, as one document.

A person is found by all names, posts and addresses, a meeting by number, title and places in all languages, an entry
of the minutes by its text and the number of its decision, so that "2026/03 transport" finds the meeting that has both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select

from councildesk.domain.text import from_json, plain
from councildesk.domain.texts import TEXT_FIELDS, is_formatted
from councildesk.storage.models import StoredFile, Text, journaled
from councildesk.storage.session import Edits, RecordSession

AT_ONCE = 500
"""Ids in one query."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("code", "mail", "website"),
    "side": ("code",),
    "person": ("notes",),
    "person_name": ("given", "patronymic", "family", "printed"),
    "contact": ("value",),
    "meeting": ("number",),
    "paper": ("number",),
    "stored_file": ("name",),
    "decision": ("number",),
    "action": ("number",),
}
"""Columns whose words are found, besides the texts of domain.texts."""

WITHIN: Mapping[str, tuple[str, str]] = {
    "person_name": ("person_id", "person"),
    "contact": ("person_id", "person"),
    "post": ("person_id", "person"),
    "meeting_site": ("meeting_id", "meeting"),
    "item_person": ("agenda_item_id", "agenda_item"),
    "paper_version": ("paper_id", "paper"),
    "decision": ("entry_id", "entry"),
    "action": ("entry_id", "entry"),
}
"""Parts that are found with the record they belong to."""

ROOTS = tuple(noun for noun in TEXT_FIELDS if noun not in WITHIN)
_PARTS: Mapping[str, tuple[str, ...]] = {
    root: tuple(part for part, (_column, owner) in WITHIN.items() if owner == root) for root in ROOTS
}
_ENTRY_KINDS = ("decision", "action")
"""An entry with one of these is found as one."""


@dataclass(frozen=True)
class Piece:
    """Words that stand together, such as a title in one language or a whole name."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Document:
    """What a record is found by. `noun` is how it is found: an entry with a decision as a decision."""

    noun: str
    row: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)


def touched(session: RecordSession, edits: Edits) -> dict[str, set[str]]:
    """The records whose documents the edits may have changed, by noun."""
    rows: dict[str, set[str]] = defaultdict(set)
    roots: dict[str, set[str]] = defaultdict(set)
    for (noun, row, field), (old, _new) in edits.items():
        if noun in WITHIN and field == WITHIN[noun][0] and old is not None:
            roots[WITHIN[noun][1]].add(json.loads(old))
        if field in ("deleted", "body", "file_id", *WITHIN.get(noun, ())[:1], *_COLUMNS.get(noun, ())):
            rows[noun].add(row)
    for noun, owner in _owners(session, rows.pop("text", set())):
        rows[noun].add(owner)
    files = rows.pop("stored_file", set())
    versions: Any = journaled()["paper_version"].__table__.c
    roots["paper"].update(_chosen(session, versions.paper_id, versions.file_id, files))
    for noun, ids in rows.items():
        if noun in WITHIN:
            column, root = WITHIN[noun]
            table: Any = journaled()[noun].__table__.c
            roots[root].update(_chosen(session, table[column], table.id, ids))
        elif noun in ROOTS:
            roots[noun].update(ids)
    return roots


def _owners(session: RecordSession, texts: set[str]) -> Iterator[tuple[str, str]]:
    for some in portions(texts):
        yield from ((noun, owner) for noun, owner in session.connection().execute(_owner_rows(), {"ids": some}))


def _chosen(session: RecordSession, column: Any, key: Any, ids: Iterable[str]) -> Iterator[str]:
    for some in portions(ids):
        yield from session.execute(select(column).where(key.in_(some))).scalars()


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """So many ids at a time as one query takes."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]


def every(session: RecordSession) -> Iterator[Document]:
    """The documents of the whole record."""
    for noun in ROOTS:
        table: Any = journaled()[noun].__table__.c
        for ids in portions(session.execute(select(table.id).where(~table.deleted)).scalars()):
            yield from documents(session, noun, ids)


def documents(session: RecordSession, noun: str, ids: list[str]) -> Iterator[Document]:
    """The documents of those records that stand and have words. Reads the tables, so what waits must be flushed."""
    found: dict[str, list[Piece]] = {}
    members: dict[str, dict[str, str]] = {noun: {}}
    for key, _own, own_words in _standing(session, noun, "id", ids):
        found[key] = own_words
        members[noun][key] = key
    for part in _PARTS[noun]:
        members[part] = {}
        for key, owner, words in _standing(session, part, WITHIN[part][0], list(found)):
            found[owner] += words
            members[part][key] = owner
    for owner, text in _texts(session, members):
        found[owner].append(text)
    for paper, name in _file_names(session, members.get("paper_version", {})):
        found[paper].append(name)
    kinds = {owner: kind for kind in _ENTRY_KINDS for owner in members.get(kind, {}).values()}
    for key, pieces in found.items():
        if pieces:
            yield Document(kinds.get(key, noun), key, tuple(pieces))


def _standing(session: RecordSession, noun: str, column: str, ids: list[str]) -> Iterator[tuple[str, str, list[Piece]]]:
    """Id, this column and the searched words of the records that are not removed."""
    for key, owner, *words in session.connection().execute(_standing_rows(noun, column), {"ids": ids}):
        line = " ".join(word for word in words if word)
        yield key, owner, [Piece(line)] if line else []


def _texts(session: RecordSession, members: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Piece]]:
    """The texts of the records themselves and of their parts, with the record."""
    for noun, owners in members.items():
        for some in portions(owners if noun in TEXT_FIELDS else ()):
            found = session.connection().execute(_text_rows(), {"ids": some, "noun": noun})
            for owner, field, body, language in found:
                yield owners[owner], Piece(as_read(noun, field, body), language)


def as_read(noun: str, field: str, body: str) -> str:
    """A text as a person reads it; one that cannot be read is found by what is kept, until somebody mends it."""
    try:
        return plain(from_json(body)) if is_formatted(noun, field) else body
    except (KeyError, ValueError):
        return body


def _file_names(session: RecordSession, versions: Mapping[str, str]) -> Iterator[tuple[str, Piece]]:
    for some in portions(versions):
        for key, name in session.connection().execute(_file_name_rows(), {"ids": some}):
            yield versions[key], Piece(name)


# A search asks all of these at each key that is pressed; building a statement takes longer than its answer.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


@cache
def _standing_rows(noun: str, column: str) -> Select[Any]:
    table: Any = journaled()[noun].__table__.c
    columns = (table.id, table[column].label("owner"), *(table[name] for name in _COLUMNS.get(noun, ())))
    return select(*columns).where(table[column].in_(_IDS), ~table.deleted).order_by(table.id)


@cache
def _owner_rows() -> Select[Any]:
    text = Text.__table__.c
    return select(text.noun, text.owner).where(text.id.in_(_IDS))


@cache
def _text_rows() -> Select[Any]:
    text = Text.__table__.c
    chosen = select(text.owner, text.field, text.body, text.language)
    return chosen.where(text.owner.in_(_IDS), text.noun == bindparam("noun"), ~text.deleted).order_by(text.id)


@cache
def _file_name_rows() -> Select[Any]:
    version: Any = journaled()["paper_version"].__table__.c
    file: Any = StoredFile.__table__.c
    chosen = select(version.id, file.name).where(version.id.in_(_IDS), file.id == version.file_id, ~file.deleted)
    return chosen.order_by(version.id)
