"""Removing a record with its parts.

Nothing is deleted: the row and all that is part of it are marked as removed, and one undo brings them back. A record
that others refer to stays, unless they are removed with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from councildesk.domain.errors import InUse
from councildesk.storage import references
from councildesk.storage.models import Text
from councildesk.storage.session import RecordSession


def remove(session: RecordSession, row: Any) -> None:
    """Mark a row, its parts and their texts as removed. Refuses with InUse while other records refer to any of them."""
    session.flush()
    doomed = {(row.__tablename__, row.id): row}
    _gather_parts(session, {row.__tablename__: [row.id]}, doomed)
    users = Counter(noun for noun, owner in _users(session, doomed) if (noun, owner) not in doomed)
    if users:
        raise InUse(row.__tablename__, dict(users))
    for one in doomed.values():
        one.deleted = True


def _gather_parts(session: RecordSession, owners: dict[str, list[str]], doomed: dict[tuple[str, str], Any]) -> None:
    """Add everything that is part of the owners, level by level."""
    while owners:
        parts: dict[str, list[str]] = {}
        found = [*_texts(session, owners), *_parts(session, owners)]
        for part in found:
            key = (part.__tablename__, part.id)
            if key not in doomed:
                doomed[key] = part
                parts.setdefault(part.__tablename__, []).append(part.id)
        owners = parts


def _texts(session: RecordSession, owners: dict[str, list[str]]) -> Iterator[Any]:
    for ids in owners.values():
        yield from session.scalars(select(Text).where(Text.owner.in_(ids)))


def _parts(session: RecordSession, owners: dict[str, list[str]]) -> Iterator[Any]:
    for model, column, owner in references.columns("part_of"):
        if owner in owners:
            yield from session.scalars(select(model).where(column.in_(owners[owner])))


def _users(session: RecordSession, doomed: dict[tuple[str, str], Any]) -> Iterator[tuple[str, str]]:
    ids: dict[str, list[str]] = {}
    for noun, row in doomed:
        ids.setdefault(noun, []).append(row)
    for noun, keys in ids.items():
        yield from dict.fromkeys((row.__tablename__, row.id) for row in references.users(session, noun, keys))
