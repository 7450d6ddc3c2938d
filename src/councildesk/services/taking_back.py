"""Taking one old change, or one old step, back without the steps around it and after it.

It may be taken back while the field still is as that step left it: nothing newer stands in its way. What was made is
removed, what was removed comes back with its texts. The taking back is a step like any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from councildesk.domain import names
from councildesk.domain.errors import InUse, NotFound, TextMissing
from councildesk.domain.terms import Term
from councildesk.domain.texts import TEXT_FIELDS
from councildesk.services import persons, seats
from councildesk.storage import references, removal, reversal
from councildesk.storage.models import Change, Mandate, PersonName, Post, Step, Text, journaled, text_id
from councildesk.storage.refusals import UndoBlocked
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode, encode

_AT_ONCE = 500


@dataclass(frozen=True)
class Newer:
    """A later step, as somebody is told of it; `label` is English source text."""

    place: int
    at: dt.datetime
    actor: str
    label: str


def is_possible(
    session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None
) -> bool:
    """Whether nothing newer stands in the way; the change is named as `history.ChangeRow` names it."""
    found = _changes(session, place, noun, key, field, language)
    return bool(found) and all(_stands(session, change) for change in found)


def is_alone(session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None) -> bool:
    """Whether it is a change of its own; what a record began with goes only with the record."""
    return bool(_changes(session, place, noun, key, field, language))


def newer(
    session: RecordSession, place: int, noun: str, key: str, field: str, language: str | None = None
) -> Newer | None:
    """What stands in the way: the newest step that wrote there since, or that removed what it belongs to.

    None where nothing does, and where what the old value refers to is no longer there.
    """
    for change in _changes(session, place, noun, key, field, language):
        if not _stands(session, change):
            return _newest(session, [change], place)
    return None


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
    check_forms(session, [(noun, key)])


def newer_than_step(session: RecordSession, place: int) -> Newer | None:
    """The newest step that stands in the way of taking a whole step back; None where none does."""
    changes = session.scalars(select(Change).where(Change.step == place).order_by(Change.n)).all()
    made = {(change.noun, change.row) for change in changes if change.field == "deleted"}
    for noun in dict.fromkeys(change.noun for change in changes):
        own = [change for change in changes if change.noun == noun]
        rows = _rows(session, noun, {change.row for change in own})
        for change in own:
            row = rows.get(change.row)
            is_gone = row is not None and row.deleted and (change.noun, change.row) not in made
            if row is None or is_gone or encode(getattr(row, change.field)) != change.new:
                return _newest(session, [change], place)
    return None


def take_back_step(session: RecordSession, place: int) -> None:
    """Take a whole step back, whatever came after it elsewhere.

    Refuses with UndoBlocked where something newer stands in its way, with InUse where something refers to what it made,
    with OwnerRemoved where what it removed belongs to what is no longer there, with NotFound what is no step, and as
    `take_back` does.
    """
    step = session.get(Step, place)
    if step is None:
        raise NotFound("step", str(place))
    if newer_than_step(session, place) is not None:
        raise UndoBlocked(step.label)
    reversal.revert(session, step)
    references.check_whole(session)
    check_forms(session, {(noun, row) for noun, row, _field in session.edits or {}})


def check_forms(session: RecordSession, keys: Iterable[tuple[str, str]]) -> None:
    """Refuse what no form would let pass, among these records by noun and id."""
    for noun, key in sorted(keys):
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


def _newest(session: RecordSession, changes: Iterable[Change], place: int) -> Newer | None:
    """The newest step that wrote one of these fields, or removed its record, after this place."""
    found: list[Step] = []
    for change in changes:
        later = select(Step).join(Change, Change.step == Step.place)
        later = later.where(Change.row == change.row, Change.field.in_((change.field, "deleted")), Change.step > place)
        found += session.scalars(later.order_by(Step.place.desc()).limit(1))
    newest = max(found, key=lambda step: step.place, default=None)
    return None if newest is None else Newer(newest.place, newest.at, newest.actor, newest.label)


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


def _rows(session: RecordSession, noun: str, ids: Iterable[str]) -> dict[str, Any]:
    model, wanted, found = journaled()[noun], sorted(ids), dict[str, Any]()
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = select(model).where(model.id.in_(wanted[start : start + _AT_ONCE]))
        found |= {row.id: row for row in session.scalars(chosen, execution_options=INCLUDE_REMOVED)}
    return found


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
