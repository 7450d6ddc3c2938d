"""What bringing a backup back would change against today's record, noun by noun.

All tables are compared as SQLite keeps them, which is quick; only what differs is understood. Removed records are as
good as not there: what was removed on both sides differs in nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import literal, select

from councildesk.services import titles
from councildesk.services.titles import Key
from councildesk.services.workspace import Workspace
from councildesk.storage import contents, glance
from councildesk.storage.base import Journaled
from councildesk.storage.models import FileChunk, journaled
from councildesk.storage.moment import Moment
from councildesk.storage.session import RecordSession

NAMED = 5
"""How many records of a kind are told by name."""

SHOWN = (
    *("meeting", "agenda_item", "entry", "decision", "vote", "action", "invitation", "paper"),
    *("person", "organisation", "seat", "side", "secretariat", "rules_of_procedure", "council"),
)
"""Nouns whose changes are told, in this order; a change of anything else is one of the record it is part of."""

_AT_ONCE = 500
_Row = tuple[Any, ...]
"""Id, `deleted`, and the other columns in their order."""


@dataclass(frozen=True)
class NounChanges:
    """What restoring would do to the records of a noun: how many, and some of them by name."""

    noun: str
    back: int
    """In the backup, and not in today's record."""
    gone: int
    """Made since the backup."""
    changed: int
    back_names: tuple[str, ...] = ()
    gone_names: tuple[str, ...] = ()
    changed_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Restoration:
    """What has to be done to have the backup's record, for `restoring.restore`."""

    moment: Moment
    """Of today's record, as it was compared."""
    returning: Mapping[str, Mapping[str, Mapping[str, Any]]]
    """Values by noun, id and field, as they are in the backup: of what comes back, and of what changes."""
    leaving: Mapping[str, Collection[str]]
    """Ids by noun of what was made since."""
    contents: Collection[bytes] = field(repr=False)
    """Contents of files that only the backup has."""
    changes: tuple[NounChanges, ...]

    @property
    def is_empty(self) -> bool:
        """Both records are the same."""
        return not self.returning and not self.leaving


def compare(today: Workspace, backup: Workspace, language: str) -> Restoration:
    """What restoring the backup would change in today's record; names are in the reader's language.

    Changes nothing; in any thread. The backup must be of today's format, as `restoring.opened` makes it.
    """
    return today.read(_in_backup, backup, language)


def _in_backup(now: RecordSession, backup: Workspace, language: str) -> Restoration:
    return backup.read(_compare, now, language)


def _compare(then: RecordSession, now: RecordSession, language: str) -> Restoration:
    returning: dict[str, dict[str, dict[str, Any]]] = {}
    leaving: dict[str, list[str]] = {}
    back: list[Key] = []
    gone: list[Key] = []
    changed: list[Key] = []
    for noun, model in journaled().items():
        here, there = _raw(now, model), _raw(then, model)
        present = {key: row for key, row in there.items() if not row[1]}
        missing = [key for key in present if key not in here or here[key][1]]
        other = [key for key, row in present.items() if key in here and not here[key][1] and here[key] != row]
        made_since = [key for key, row in here.items() if not row[1] and key not in present]
        if missing or other:
            returning[noun] = _values(then, model, [*missing, *other])
        if made_since:
            leaving[noun] = made_since
        back += [(noun, key) for key in missing]
        gone += [(noun, key) for key in made_since]
        changed += [(noun, key) for key in other]
    changes = _told(then, now, language, back, gone, changed)
    return Restoration(glance.moment(now), returning, leaving, _missing_contents(then, now, returning), changes)


def _raw(session: RecordSession, model: type[Journaled]) -> dict[str, _Row]:
    others = [column.name for column in model.__table__.columns if column.name not in ("id", "deleted")]
    columns = ", ".join(f'"{name}"' for name in ("id", "deleted", *others))
    found = session.connection().exec_driver_sql(f"SELECT {columns} FROM {model.__tablename__}")  # names of ours
    return {row[0]: tuple(row) for row in found}


def _values(session: RecordSession, model: type[Journaled], ids: list[str]) -> dict[str, dict[str, Any]]:
    table: Any = model.__table__
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(table).where(table.c.id.in_(ids[start : start + _AT_ONCE]))
        for row in session.execute(chosen).mappings():
            found[row["id"]] = {name: value for name, value in row.items() if name != "id"}
    return found


def _missing_contents(
    then: RecordSession, now: RecordSession, returning: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> list[bytes]:
    """Contents are never removed, so a file has its own; one that was put together anew may lack some."""
    wanted = {row["sha256"] for row in returning.get("stored_file", {}).values()}
    kept = set(now.scalars(select(FileChunk.sha256).distinct())) if wanted else set()
    return [contents.read(then, sha256) for sha256 in sorted(wanted - kept)]


def _told(
    then: RecordSession, now: RecordSession, language: str, back: list[Key], gone: list[Key], changed: list[Key]
) -> tuple[NounChanges, ...]:
    """The changes as a person would tell them."""
    back_shown, gone_shown = ([key for key in kind if key[0] in SHOWN] for kind in (back, gone))
    parts_then, parts_now = ([key for key in kind if key[0] not in SHOWN] for kind in ([*back, *changed], gone))
    touched = dict.fromkeys(key for key in changed if key[0] in SHOWN)
    touched |= dict.fromkeys([*_owners(then, parts_then), *_owners(now, parts_now)])
    for key in (*back_shown, *gone_shown):
        touched.pop(key, None)
    told = []
    for noun in SHOWN:
        kinds = [[key for key in kind if key[0] == noun] for kind in (back_shown, gone_shown, touched)]
        if any(kinds):
            back_names, gone_names, changed_names = (
                _names(session, kind, language) for session, kind in zip((then, now, now), kinds, strict=True)
            )
            missing, made_since, other = map(len, kinds)
            told.append(NounChanges(noun, missing, made_since, other, back_names, gone_names, changed_names))
    return tuple(told)


def _owners(session: RecordSession, parts: Iterable[Key]) -> list[Key]:
    """The records that are told in the place of their parts; a part of nothing that is shown is not told."""
    found: list[Key] = []
    waiting: dict[str, set[str]] = {}
    for noun, key in parts:
        waiting.setdefault(noun, set()).add(key)
    while waiting:
        noun, ids = waiting.popitem()
        for owner in _owners_of(session, noun, sorted(ids)):
            if owner[0] in SHOWN:
                found.append(owner)
            else:
                waiting.setdefault(owner[0], set()).add(owner[1])
    return found


def _owners_of(session: RecordSession, noun: str, ids: list[str]) -> Iterable[Key]:
    table: Any = journaled()[noun].__table__
    columns = [(one.info["part_of"], one) for one in table.c if one.info.get("part_of")]
    if noun == "text":
        chosen = select(table.c.noun, table.c.owner)
    elif columns:
        owner, column = columns[0]
        chosen = select(literal(owner), column)
    else:
        return
    for start in range(0, len(ids), _AT_ONCE):
        for row in session.execute(chosen.where(table.c.id.in_(ids[start : start + _AT_ONCE]))):
            yield row[0], row[1]


def _names(session: RecordSession, keys: list[Key], language: str) -> tuple[str, ...]:
    some = keys[:NAMED]
    named = titles.of(session, some, language)
    return tuple(named[key] for key in some if named[key])
