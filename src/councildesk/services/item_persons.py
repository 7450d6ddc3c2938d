"""The people of an agenda item: rapporteurs, moderators, speakers with the titles of their talks, guests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.agenda import ItemRole
from councildesk.domain.errors import AlreadyThere, ValueNotAllowed
from councildesk.services import agenda_tree, person_names, texts
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import ItemPerson, Person
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


@dataclass(frozen=True)
class ItemPersonRow:
    """A person under an item; the name in full, and texts, in the reader's language."""

    id: str
    item_id: str
    person_id: str
    name: str
    role: ItemRole
    talk: str
    planned_minutes: int | None


@dataclass(frozen=True)
class ItemPersonDraft:
    """A person's part in an item as a form holds it. Texts are by language."""

    person_id: str
    role: ItemRole = ItemRole.SPEAKER
    talk: Mapping[str, str] = field(default_factory=dict)
    """What they speak on."""
    planned_minutes: int | None = None


def rows(session: RecordSession, items: Iterable[str], language: str) -> dict[str, list[ItemPersonRow]]:
    """The people of many items: item to its people in their order."""
    ids = list(items)
    found = [one for start in range(0, len(ids), _AT_ONCE) for one in _of(session, ids[start : start + _AT_ONCE])]
    names = person_names.full(session, {one.person_id for one in found}, language)
    talks = texts.shown(session, [one.id for one in found], "talk", language)
    people: dict[str, list[ItemPersonRow]] = {item: [] for item in ids}
    for one in found:
        people[one.agenda_item_id].append(
            ItemPersonRow(
                one.id,
                one.agenda_item_id,
                one.person_id,
                names[one.person_id],
                one.role,
                talks[one.id],
                one.planned_minutes,
            )
        )
    return people


def draft(session: RecordSession, item_person_id: str) -> ItemPersonDraft:
    """The part as it is now, to be changed and given to `change`."""
    one = session.require(ItemPerson, item_person_id)
    return ItemPersonDraft(one.person_id, one.role, texts.one(session, one.id, "talk"), one.planned_minutes)


def add(session: RecordSession, item_id: str, draft: ItemPersonDraft) -> str:
    """Put a person behind those of the item. Refuses with NotFound, or AlreadyThere a second time in one role."""
    agenda_tree.get(session, item_id)
    ranks = [other.rank for other in _of(session, [item_id])]
    one = ItemPerson(id=new_id(), agenda_item_id=item_id, person_id=draft.person_id, rank=rank.place(ranks, len(ranks)))
    _fill(session, one, draft)
    session.add(one)
    return one.id


def change(session: RecordSession, item_person_id: str, draft: ItemPersonDraft) -> None:
    """Make the part what the draft says. Refuses as `add` does."""
    _fill(session, session.require(ItemPerson, item_person_id), draft)


def move(session: RecordSession, item_person_id: str, index: int) -> None:
    """Put the person at this place, from 0, among the people of the item."""
    one = session.require(ItemPerson, item_person_id)
    others = [other.rank for other in _of(session, [one.agenda_item_id]) if other is not one]
    one.rank = rank.place(others, index)


def remove(session: RecordSession, item_person_id: str) -> None:
    removal.remove(session, session.require(ItemPerson, item_person_id))


def _of(session: RecordSession, items: list[str]) -> list[ItemPerson]:
    chosen = select(ItemPerson).where(ItemPerson.agenda_item_id.in_(items))
    return list(session.scalars(chosen.order_by(ItemPerson.rank, ItemPerson.id)))


def _fill(session: RecordSession, one: ItemPerson, draft: ItemPersonDraft) -> None:
    session.require(Person, draft.person_id)
    if draft.planned_minutes is not None and draft.planned_minutes < 0:
        raise ValueNotAllowed("planned_minutes", str(draft.planned_minutes), "0")
    for other in _of(session, [one.agenda_item_id]):
        if other.id != one.id and (other.person_id, other.role) == (draft.person_id, draft.role):
            raise AlreadyThere("item_person", draft.person_id)
    one.person_id, one.role, one.planned_minutes = draft.person_id, draft.role, draft.planned_minutes
    texts.put(session, "item_person", one.id, "talk", draft.talk)
