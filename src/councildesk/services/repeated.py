"""Rows of which there may be but one, after two records have become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, select

from councildesk.storage import removal
from councildesk.storage.session import RecordSession


def drop(
    session: RecordSession,
    model: Any,
    condition: ColumnElement[bool],
    key: Callable[[Any], object],
    weight: Callable[[Any], Any] = lambda _one: 0,
) -> None:
    """For services: of rows with one key the weightiest stays, of equals the oldest; the others are removed."""
    groups: dict[object, list[Any]] = defaultdict(list)
    for one in session.scalars(select(model).where(condition).order_by(model.id)):
        groups[key(one)].append(one)
    for same in groups.values():
        best = max(same, key=weight)
        for one in same:
            if one is not best:
                removal.remove(session, one)
