"""Taking one old change back, without the steps around it and after it.

It may be taken back while the field still is as that step left it: nothing newer stands in its way. What was made is
removed, what was removed comes back with its texts. The taking back is a step like any other.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from councildesk.domain import names
from councildesk.domain.errors import InUse, NotFound, TextMissing
from councildesk.domain.terms import Term
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services import persons, seats
from councildesk.storage import removal
from councildesk.storage.models import Change, Mandate, PersonName, Post, Step, Text, journaled, text_id
from councildesk.storage.refusals import UndoBlocked
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode, encode


def is_possible(
    session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None
) -> bool:
    """Whether nothing newer stands in the way; the change is named as `history.ChangeRow` names it."""
    found = _changes(session, place, noun, key, field, language)
    return bool(found) and all(_stands(session, change) for change in found)


def is_alone(session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None) -> bool:
    """Whether it is a change of its own; what a record began with goes only with the record."""
    return bool(_changes(session, place, noun, key, field, language))


def take_back(session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None) -> None:
    """Refuses with UndoBlocked where the field was changed again, with InUse where something refers to what was made.

    Also with NotFound what is no change, and where what stands there now does not allow it: with TextMissing what would
    leave a person without a name, with PeriodReversed, and with AlreadyThere a seat that somebody else holds by now.
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
    is_alive = change.field == "deleted" or not row.deleted or change.noun == Text.__tablename__
    return is_alive and _finds_what_it_names(session, change, row)


def _finds_what_it_names(session: RecordSession, change: Change, row: Any) -> bool:
    """Whether the records that the old value refers to, or a removed row that comes back, are still there."""
    columns = row.__table__.columns
    if change.field != "deleted":
        column = columns[change.field]
        named = [(column, decode(column.type, change.old) if change.old is not None else None)]
    else:
        named = [] if change.old is None else [(column, getattr(row, column.key)) for column in columns]
    for column, key in named:
        noun = column.info.get("refers_to") or column.info.get("part_of")
        if noun and key is not None and session.get(journaled()[noun], key) is None:
            return False
    return True


def _set_back(session: RecordSession, change: Change) -> None:
    row = _row(session, change)
    if change.field == "deleted" and change.old is None:
        removal.remove(session, row)
        return
    if change.old is None and change.noun == Text.__tablename__:
        return  # a text that was new: its `deleted` takes it away
    setattr(row, change.field, decode(row.__table__.columns[change.field].type, change.old))
    if isinstance(row, Mandate | Post):
        Term(row.valid_from, row.valid_to)  # refuses an end before the start


def _row(session: RecordSession, change: Change) -> Any:
    model = journaled()[change.noun]
    return session.scalars(select(model).where(model.id == change.row), execution_options=INCLUDE_REMOVED).one_or_none()


def _check(session: RecordSession, noun: str, key: str) -> None:
    """What no form would let pass."""
    model = journaled()[noun]
    row: Any = session.scalars(select(model).where(model.id == key), execution_options=INCLUDE_REMOVED).one()
    if isinstance(row, Mandate) and not row.deleted:
        seats.check_free(session, row)
    elif isinstance(row, PersonName):
        _check_names(session, row.person_id)


def _check_names(session: RecordSession, person_id: str) -> None:
    """A person without a name, two names in one language."""
    tags = list(session.scalars(select(PersonName.language).where(PersonName.person_id == person_id)))
    if len(tags) != len(set(tags)):
        raise InUse("person_name", {"person_name": 1})
    if all(names.is_empty(name) for name in persons.draft(session, person_id).names):
        raise TextMissing("name")
