"""Taking one old change back, without the steps around it and after it.

It may be taken back while the field still is as that step left it: nothing newer stands in its way. What was made is
removed, what was removed comes back with its texts. The taking back is a step like any other.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from councildesk.domain import names
from councildesk.domain.errors import InUse, NotFound, TextMissing
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services import persons
from councildesk.storage import removal
from councildesk.storage.models import Change, PersonName, Step, Text, journaled, text_id
from councildesk.storage.refusals import UndoBlocked
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode, encode


def is_possible(
    session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None
) -> bool:
    """Whether nothing newer stands in the way; the change is named as `history.ChangeRow` names it."""
    found = _changes(session, place, noun, key, field, language)
    return bool(found) and all(_stands(session, change) for change in found)


def take_back(session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None) -> None:
    """Refuses with UndoBlocked where the field was changed again, with InUse where something refers to what was made.

    Also with NotFound what is no change, and with TextMissing what would leave a person without a name.
    """
    found = _changes(session, place, noun, key, field, language)
    if not found:
        raise NotFound("step", str(place))
    if not all(_stands(session, change) for change in found):
        raise UndoBlocked(session.get_one(Step, place).label)
    for change in found:
        _set_back(session, change)
    session.flush()
    _check(session, noun, key)


def _changes(session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None) -> list[Change]:
    """The kept changes behind one that is told: of a text all its fields, of a removal its texts as well."""
    chosen = select(Change).where(Change.step == place).order_by(Change.n)
    if language is not None and field != "language" and _is_text(noun, field):
        row = text_id(key, field, language)
        return list(session.scalars(chosen.where(Change.noun == "text", Change.row == row)))
    of_row = (Change.noun == noun) & (Change.row == key)
    found = list(session.scalars(chosen.where(of_row, Change.field == field)))
    made = chosen.where(of_row, Change.field == "deleted", Change.old.is_(None))
    if field != "deleted" and session.scalars(made).first() is not None:
        return []  # a record begins with its fields: it can only be taken back whole
    if field == "deleted" and any(change.new == "true" for change in found):
        texts = (Change.row > f"{key}/") & (Change.row < f"{key}0") & (Change.field == "deleted")
        return list(
            session.scalars(chosen.where(or_(of_row & (Change.field == field), texts & (Change.noun == "text"))))
        )
    return found


def _is_text(noun: str, field: str) -> bool:
    return any(known.name == field for known in TEXT_FIELDS.get(noun, ()))


def _stands(session: RecordSession, change: Change) -> bool:
    row = _row(session, change)
    if row is None or encode(getattr(row, change.field)) != change.new:
        return False
    return change.field == "deleted" or not row.deleted or change.noun == Text.__tablename__


def _set_back(session: RecordSession, change: Change) -> None:
    row = _row(session, change)
    if change.field == "deleted" and change.old is None:
        removal.remove(session, row)
        return
    if change.old is None and change.noun == Text.__tablename__:
        return  # a text that was new: its `deleted` takes it away
    setattr(row, change.field, decode(row.__table__.columns[change.field].type, change.old))


def _row(session: RecordSession, change: Change) -> Any:
    model = journaled()[change.noun]
    return session.scalars(select(model).where(model.id == change.row), execution_options=INCLUDE_REMOVED).one_or_none()


def _check(session: RecordSession, noun: str, key: str) -> None:
    """What no form would let pass: a person without a name, two names in one language."""
    if noun != PersonName.__tablename__:
        return
    row = session.scalars(select(PersonName).where(PersonName.id == key), execution_options=INCLUDE_REMOVED).one()
    tags = list(session.scalars(select(PersonName.language).where(PersonName.person_id == row.person_id)))
    if len(tags) != len(set(tags)):
        raise InUse("person_name", {"person_name": 1})
    if all(names.is_empty(name) for name in persons.draft(session, row.person_id).names):
        raise TextMissing("name")
