"""What became of one record and of everything that is part of it, from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from councildesk.services import history
from councildesk.services.history import ChangeRow
from councildesk.services.titles import Key
from councildesk.storage import references
from councildesk.storage.models import journaled
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

MOST = 1000
"""Changes that are told at once, unless more are asked for."""

_SILENT = frozenset({"rank", "sent_digest", "calendar_uid", "bearer", "sequence", "sha256", "packet", "media_type"})
"""Fields that serve the program and tell a person nothing."""
_AT_ONCE = 500


@dataclass(frozen=True)
class Told:
    """Changes, the newest first; `has_older` says that there are more than were asked for."""

    changes: tuple[ChangeRow, ...]
    has_older: bool


def told(session: RecordSession, noun: str, key: str, most: int = MOST) -> Told:
    """What became of a record and its parts, also of those that were removed. A step is told whole or not at all."""
    found = history.of_rows(session, _whole(session, noun, key), most + 1)
    has_older = len(found) > most
    if has_older:
        last = found[-1].place
        found = [change for change in found if change.place != last] or found
    return Told(_told(found), has_older)


def of_step(session: RecordSession, place: int, most: int = MOST) -> Told:
    """What one step changed, in the order of writing."""
    found = history.changes(session, place, limit=most + 1)
    return Told(_told(found[:most]), len(found) > most)


def is_there(session: RecordSession, noun: str, key: str) -> bool:
    """Whether there is or was such a record."""
    model = journaled().get(noun)
    if model is None:
        return False
    chosen = select(model.id).where(model.id == key)
    return session.scalars(chosen, execution_options=INCLUDE_REMOVED).first() is not None


def languages(session: RecordSession, changes: Iterable[ChangeRow]) -> dict[str, str]:
    """The language of each name of a person and of each file of a paper that these changes are of, by its id."""
    found: dict[str, str] = {}
    told = {(change.noun, change.id) for change in changes}
    for noun in ("person_name", "paper_version"):
        model: Any = journaled()[noun]
        ids = sorted(key for other, key in told if other == noun)
        for start in range(0, len(ids), _AT_ONCE):
            chosen = select(model.id, model.language).where(model.id.in_(ids[start : start + _AT_ONCE]))
            rows = session.execute(chosen, execution_options=INCLUDE_REMOVED)
            found |= {key: tag for key, tag in rows}  # noqa: C416 - rows are no tuples to a type checker
    return found


def tells(change: ChangeRow) -> bool:
    """Whether a person learns something from it: no places in an order, no digests, not whose part a part is."""
    is_empty = change.old in (None, "", [], {}) and change.new in (None, "", [], {})
    is_known = change.is_part and change.old is None
    return not is_empty and not is_known and change.field not in _SILENT


def _told(found: list[ChangeRow]) -> tuple[ChangeRow, ...]:
    """Without what says nothing, and without the texts that went or came back with their record."""
    whole = {(one.place, one.id) for one in found if one.field == "deleted" and not one.is_creation}
    return tuple(one for one in found if tells(one) and (one.language is None or (one.place, one.id) not in whole))


def _whole(session: RecordSession, noun: str, key: str) -> list[Key]:
    """The record and everything that is or was part of it, level by level."""
    whole: dict[Key, None] = {(noun, key): None}
    owners: dict[str, list[str]] = {noun: [key]}
    while owners:
        parts: dict[str, list[str]] = {}
        for model, column, owner in references.columns("part_of"):
            for part in _keys(session, model, column, owners.get(owner, ())):
                if (model.__tablename__, part) not in whole:
                    whole[model.__tablename__, part] = None
                    parts.setdefault(model.__tablename__, []).append(part)
        owners = parts
    return list(whole)


def _keys(session: RecordSession, model: Any, column: Any, owners: Iterable[str]) -> list[str]:
    wanted, found = list(owners), list[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = select(model.id).where(column.in_(wanted[start : start + _AT_ONCE])).order_by(model.id)
        found += session.scalars(chosen, execution_options=INCLUDE_REMOVED)
    return found
