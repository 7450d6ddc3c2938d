"""What became of a person and of all that belongs to him or her: names, contacts, posts, times in seats."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from councildesk.services import history
from councildesk.services.history import ChangeRow
from councildesk.storage.models import Contact, Mandate, PersonName, Post
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_PARTS: tuple[Any, ...] = (PersonName, Contact, Post, Mandate)


def rows(session: RecordSession, person_id: str) -> list[ChangeRow]:
    """The newest first. Places in an order and references from a part to its person tell nobody anything."""
    keys = [("person", person_id)]
    for model in _PARTS:
        chosen = select(model.id).where(model.person_id == person_id).order_by(model.id)
        keys += [(model.__tablename__, key) for key in session.scalars(chosen, execution_options=INCLUDE_REMOVED)]
    found = [change for noun, key in keys for change in history.of_record(session, noun, key)]
    return sorted(filter(_tells, found), key=lambda change: -change.place)


def _tells(change: ChangeRow) -> bool:
    is_empty = change.old in (None, "", []) and change.new in (None, "", [])
    is_known = change.field in ("rank", "person_id") or (change.noun, change.field) == ("person_name", "language")
    return not is_empty and not is_known
