"""Everything in the record that points to a row, whatever table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select

from councildesk.storage.base import Journaled
from councildesk.storage.models import journaled
from councildesk.storage.session import RecordSession


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
