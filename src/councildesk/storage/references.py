"""Everything in the record that points to a row, whatever table it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, String, cast, select

from councildesk.domain.errors import InUse
from councildesk.storage.base import Journaled
from councildesk.storage.models import journaled
from councildesk.storage.refusals import OwnerRemoved
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_AT_ONCE = 500


def columns(kind: str) -> Iterator[tuple[type[Journaled], ColumnElement[Any], str]]:
    """Tables with their columns of this kind (`part_of`, `refers_to`, `mentions`), and the table each points to."""
    for model in journaled().values():
        for column in model.__table__.columns:
            if kind in column.info:
                yield model, column, column.info[kind]


def everywhere() -> Iterator[tuple[str, str, str]]:
    """Every column that is a reference: the table, its column, and the table it points to."""
    for kind in ("part_of", "refers_to"):
        for model, column, other in columns(kind):
            yield model.__tablename__, column.key or "", other


def redirect(session: RecordSession, noun: str, old: str, new: str) -> list[Any]:
    """Let every row that refers to the old record, or mentions it, name the new one; returns those rows.

    Parts of the old record stay its parts.
    """
    moved = []
    for model, column, referred in columns("refers_to"):
        if referred == noun:
            for row in session.scalars(select(model).where(column == old).order_by(model.id)):
                setattr(row, column.key or "", new)
                moved.append(row)
    for row, field in _mentioning(session, noun, old):
        setattr(row, field, _renamed(getattr(row, field), old, new))
        moved.append(row)
    session.flush()
    return moved


def users(session: RecordSession, noun: str, keys: list[str]) -> Iterator[Any]:
    """The rows that refer to these or mention them; one that does so twice comes twice."""
    for model, column, referred in columns("refers_to"):
        if referred == noun:
            for some in _portions(keys):
                yield from session.scalars(select(model).where(column.in_(some)))
    for key in keys:
        yield from (row for row, _field in _mentioning(session, noun, key))


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
    found = Counter(row.__tablename__ for row in users(session, noun, removed))
    for model, column, owner in columns("part_of"):
        if owner == noun:
            parts = sum(len(_where(session, model, column, some)) for some in _portions(removed))
            found.update({model.__tablename__: parts} if parts else {})
    if found:
        raise InUse(noun, dict(found))


def _check_owners(session: RecordSession, noun: str, rows: list[Any]) -> None:
    for kind in ("part_of", "refers_to", "mentions"):
        for model, column, other in columns(kind):
            if model.__tablename__ != noun:
                continue
            wanted = {key for row in rows for key in _texts(getattr(row, column.key or ""))}
            for one in _with_removed(session, journaled()[other], wanted):
                if one.deleted:
                    raise OwnerRemoved(noun, other, one.id)


def _mentioning(session: RecordSession, noun: str, key: str) -> Iterator[tuple[Any, str]]:
    """The rows in whose plain data the id stands, with the field."""
    for model, column, mentioned in columns("mentions"):
        if mentioned == noun:
            chosen = select(model).where(cast(column, String).contains(key, autoescape=True)).order_by(model.id)
            yield from ((row, column.key or "") for row in session.scalars(chosen))


def _texts(plain: Any) -> Iterator[str]:
    """All texts in plain data, ids among them."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, (list, dict)):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(part)


def _renamed(plain: Any, old: str, new: str) -> Any:
    """The data with one id for the other; in a list of ids each stands once."""
    if isinstance(plain, dict):
        return {key: _renamed(value, old, new) for key, value in plain.items()}
    if isinstance(plain, list):
        parts = [_renamed(part, old, new) for part in plain]
        return list(dict.fromkeys(parts)) if all(isinstance(part, str) for part in parts) else parts
    return new if plain == old else plain


def _where(session: RecordSession, model: Any, column: ColumnElement[Any], keys: list[str]) -> list[str]:
    return list(session.scalars(select(model.id).where(column.in_(keys))))


def _with_removed(session: RecordSession, model: Any, keys: Iterable[str]) -> Iterator[Any]:
    for some in _portions(sorted(keys)):
        yield from session.scalars(select(model).where(model.id.in_(some)), execution_options=INCLUDE_REMOVED)


def _portions(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
