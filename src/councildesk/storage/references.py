"""Everything in the record that points to a row, whatever table it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, select

from councildesk.domain.errors import InUse
from councildesk.storage.base import Journaled
from councildesk.storage.models import journaled
from councildesk.storage.refusals import OwnerRemoved
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_AT_ONCE = 500


def columns(kind: str) -> Iterator[tuple[type[Journaled], ColumnElement[Any], str]]:
    """Tables with their columns of this kind, `part_of` or `refers_to`, and the table each points to."""
    for model in journaled().values():
        for column in model.__table__.columns:
            if kind in column.info:
                yield model, column, column.info[kind]


def everywhere() -> Iterator[tuple[str, str, str]]:
    """Every reference of either kind: the table, its column, and the table it points to."""
    for kind in ("part_of", "refers_to"):
        for model, column, other in columns(kind):
            yield model.__tablename__, column.key or "", other


def redirect(session: RecordSession, noun: str, old: str, new: str) -> list[Any]:
    """Let every row that refers to the old record refer to the new one; returns those rows.

    Parts of the old record stay its parts.
    """
    moved = []
    for model, column, referred in columns("refers_to"):
        if referred == noun:
            for row in session.scalars(select(model).where(column == old).order_by(model.id)):
                setattr(row, column.key or "", new)
                moved.append(row)
    session.flush()
    return moved


def check_whole(session: RecordSession) -> None:
    """Look whether what the action removed so far is referred to, and what it brought back refers to what is there.

    For actions that set old values back out of their order. Refuses with InUse and with OwnerRemoved.
    """
    session.flush()
    touched: dict[str, set[str]] = {}
    for noun, key, _field in session.edits or {}:
        touched.setdefault(noun, set()).add(key)
    for noun, keys in touched.items():
        if noun == "text":
            continue
        rows = list(_with_removed(session, journaled()[noun], keys))
        _check_unused(session, noun, [row.id for row in rows if row.deleted])
        _check_owners(session, noun, [row for row in rows if not row.deleted])


def _check_unused(session: RecordSession, noun: str, removed: list[str]) -> None:
    users: dict[str, int] = {}
    for kind in ("part_of", "refers_to"):
        for model, column, referred in columns(kind):
            if referred == noun and removed:
                found = sum(len(_where(session, model, column, some)) for some in _portions(removed))
                if found:
                    users[model.__tablename__] = users.get(model.__tablename__, 0) + found
    if users:
        raise InUse(noun, users)


def _check_owners(session: RecordSession, noun: str, rows: list[Any]) -> None:
    for kind in ("part_of", "refers_to"):
        for model, column, other in columns(kind):
            if model.__tablename__ != noun:
                continue
            wanted = {key for row in rows if (key := getattr(row, column.key or "")) is not None}
            for one in _with_removed(session, journaled()[other], wanted):
                if one.deleted:
                    raise OwnerRemoved(noun, other, one.id)


def _where(session: RecordSession, model: Any, column: ColumnElement[Any], keys: list[str]) -> list[str]:
    return list(session.scalars(select(model.id).where(column.in_(keys))))


def _with_removed(session: RecordSession, model: Any, keys: Iterable[str]) -> Iterator[Any]:
    for some in _portions(sorted(keys)):
        yield from session.scalars(select(model).where(model.id.in_(some)), execution_options=INCLUDE_REMOVED)


def _portions(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
