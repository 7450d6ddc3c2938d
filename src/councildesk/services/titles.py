"""What to call a record where it is mentioned: in a search, in the history, in a list of what refers to what.

A title is a name, a number with a title, or the first words of a text, in the reader's language; empty where a record
has nothing of the kind. Records of which a person is the point (an invitation, a ballot) are called by the person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from councildesk.domain.languages import pick
from councildesk.domain.text import from_json, plain
from councildesk.services import person_names, texts
from councildesk.storage.base import Journaled
from councildesk.storage.models import PersonName, Text, journaled
from councildesk.storage.session import RecordSession

Key = tuple[str, str]
"""Noun (table) and id of a record."""

Row = Mapping[str, Any]

LONGEST = 80
"""Characters of a text that stand for the whole."""

_AT_ONCE = 500
_BORROWED: Mapping[str, tuple[str, str]] = {
    "action": ("entry_id", "entry"),
    "assignee": ("action_id", "action"),
    "ballot": ("person_id", "person"),
    "contact": ("person_id", "person"),
    "decision": ("entry_id", "entry"),
    "excuse": ("person_id", "person"),
    "invitation": ("person_id", "person"),
    "invited_item": ("agenda_item_id", "agenda_item"),
    "item_person": ("person_id", "person"),
    "mandate": ("person_id", "person"),
    "meeting_event": ("meeting_id", "meeting"),
    "minutes_version": ("meeting_id", "meeting"),
    "officer": ("person_id", "person"),
    "paper_version": ("paper_id", "paper"),
    "person_name": ("person_id", "person"),
    "post": ("person_id", "person"),
    "proxy": ("person_id", "person"),
    "recusal": ("agenda_item_id", "agenda_item"),
    "stay": ("person_id", "person"),
    "vote": ("entry_id", "entry"),
    "vote_count": ("vote_id", "vote"),
}
"""Nouns called by what they refer to."""

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "council": ("short_name", "name"),
    "side": ("short_name", "name"),
    "secretariat": ("name",),
    "organisation": ("short_name", "name"),
    "rules_of_procedure": ("title",),
    "seat": ("title",),
    "meeting": ("title",),
    "meeting_site": ("name", "address"),
    "agenda_item": ("title",),
    "paper": ("title",),
    "entry": ("content",),
}
"""Nouns called by a text of their own: the first of these fields that is written."""

_COLUMNS: Mapping[str, str] = {
    "action": "number",
    "decision": "number",
    "issued_number": "number",
    "meeting": "number",
    "meeting_site": "link",
    "number_pattern": "pattern",
    "organisation": "code",
    "paper": "number",
    "setting": "name",
    "side": "code",
    "stored_file": "name",
    "working_language": "tag",
}
"""A field that names the record where it has no text; before the title where both are shown (`_NUMBERED`)."""

_NUMBERED = ("meeting", "paper", "decision", "action")


def of(session: RecordSession, keys: Iterable[Key], language: str) -> dict[Key, str]:
    """The title of each record, removed ones too; empty for what is not known. A few queries for each noun."""
    by_noun: dict[str, set[str]] = defaultdict(set)
    for noun, key in keys:
        by_noun[noun].add(key)
    found: dict[Key, str] = {}
    for noun, ids in by_noun.items():
        named = _persons(session, ids, language) if noun == "person" else _titles(session, noun, ids, language)
        found |= {(noun, key): named.get(key, "") for key in ids}
    return found


def one(session: RecordSession, noun: str, key: str, language: str) -> str:
    return of(session, [(noun, key)], language)[noun, key]


def shortened(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[: line.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST].rstrip() + "…"


def _persons(session: RecordSession, ids: Collection[str], language: str) -> dict[str, str]:
    named = person_names.full(session, ids, language)
    nameless = [key for key, name in named.items() if not name]
    removed = _rows(session, PersonName, "person_id", nameless)
    return {row["person_id"]: f"{row['given']} {row['family']}".strip() or row["printed"] for row in removed} | {
        key: name for key, name in named.items() if name
    }


def _titles(session: RecordSession, noun: str, ids: Collection[str], language: str) -> dict[str, str]:
    model = journaled().get(noun)
    if model is None:
        return {}
    rows = {row["id"]: row for row in _rows(session, model, "id", ids)}
    words = _words(session, noun, rows, language)
    labels = {key: str(row[_COLUMNS[noun]] or "") if noun in _COLUMNS else "" for key, row in rows.items()}
    if noun in _NUMBERED:
        return {key: " ".join(filter(None, (labels[key], words.get(key, "")))) for key in rows}
    return {key: words.get(key) or labels[key] for key in rows}


def _words(session: RecordSession, noun: str, rows: Mapping[str, Row], language: str) -> dict[str, str]:
    if noun in _TEXTS:
        return _from_texts(session, noun, rows, language)
    if noun == "text":
        owners = {key: (str(row["noun"]), str(row["owner"])) for key, row in rows.items()}
    elif noun in _BORROWED:
        column, owner = _BORROWED[noun]
        owners = {key: (owner, str(row[column])) for key, row in rows.items()}
    else:
        return {}
    named = of(session, owners.values(), language)
    return {key: named[owner] for key, owner in owners.items()}


def _from_texts(session: RecordSession, noun: str, owners: Iterable[str], language: str) -> dict[str, str]:
    kept: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    # Removed texts first, so that what stands replaces them; a removed record has no others.
    for row in sorted(_rows(session, Text, "owner", list(owners)), key=lambda row: not row["deleted"]):
        kept[row["owner"], row["field"]][row["language"]] = row["body"]
    order = texts.working_languages(session)
    found: dict[str, str] = {}
    for owner in owners:
        chosen = (pick(kept[owner, field], language, order) for field in _TEXTS[noun])
        body = next((picked[1] for picked in chosen if picked), "")
        found[owner] = shortened(plain(from_json(body)) if noun == "entry" and body else body)
    return found


def _rows(session: RecordSession, model: type[Journaled], column: str, ids: Collection[str]) -> Iterator[Row]:
    """Rows with their removed ones; read from the table, which knows of no removal."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = {"ids": wanted[start : start + _AT_ONCE]}
        yield from (dict(row) for row in session.execute(_chosen(model, column), chosen).mappings())


@cache
def _chosen(model: type[Journaled], column: str) -> Select[Any]:
    """Made once for each: a search asks for titles at each key that is pressed."""
    table: Any = model.__table__
    return select(table).where(table.c[column].in_(bindparam("ids", expanding=True)))
