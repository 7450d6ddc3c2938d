"""The agenda as a tree: the items of a meeting in their order, and moving an item within it.

A move changes the parent and the rank of the moved item, and nothing else: what is under it comes along, no sibling is
touched, and the agendas of two secretariats that each moved something can be brought together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select

from councildesk.domain import agenda, rank
from councildesk.domain.agenda import Item, ItemKind, ItemState, Placed
from councildesk.domain.errors import MoveIntoItself, ValueNotAllowed
from councildesk.storage.models import AgendaItem, Meeting
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_AT_ONCE = 500
"""SQLite takes only so many values in one question."""


class ItemFields(NamedTuple):
    """What is kept of an item, read without making a record of each: a long agenda is read at every key."""

    id: str
    parent_id: str | None
    rank: str
    kind: ItemKind
    state: ItemState
    number: str | None
    planned_minutes: int | None
    fixed_start: dt.datetime | None
    is_closed: bool
    side_id: str | None
    carried_from_id: str | None


class ItemStanding(NamedTuple):
    """Where an item stands in the order of business."""

    id: str
    kind: ItemKind
    state: ItemState


def in_order(session: RecordSession, meeting_id: str) -> list[Placed[AgendaItem]]:
    """For services: all items of a meeting, each before what is under it, to be changed."""
    chosen = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id))
    found = {item.id: item for item in chosen}
    places = agenda.in_order(Item(item.id, item.parent_id, item.rank) for item in found.values())
    return [Placed(found[one.id], level) for one, level in places]


def fields_in_order(session: RecordSession, meeting_id: str) -> list[Placed[ItemFields]]:
    """For services: all items of a meeting, each before what is under it, to be looked at."""
    return agenda.in_order(_fields(session, meeting_id))


def states_in_order(session: RecordSession, meeting_id: str) -> list[ItemStanding]:
    """For services: the items, each before what is under it, with nothing but their kinds and states."""
    found = {row.id: row for row in _states(session, meeting_id)}
    placed = agenda.in_order(Item(row.id, row.parent_id, row.rank) for row in found.values())
    return [ItemStanding(item.id, found[item.id].kind, found[item.id].state) for item, _level in placed]


def fields(session: RecordSession, meeting_id: str) -> dict[str, ItemFields]:
    """For services: the items of a meeting by their ids."""
    return {item.id: item for item in _fields(session, meeting_id)}


def fields_again(
    session: RecordSession, meeting_id: str, known: Mapping[str, ItemFields], touched: Collection[str]
) -> dict[str, ItemFields]:
    """For services: as `fields`, for items that were read before; only records that were touched since are read."""
    if len(touched) > _AT_ONCE:
        return fields(session, meeting_id)
    found = session.execute(_asked_for_some(), {"meeting_id": meeting_id, "ids": list(touched)})
    again = {item.id: item for item in map(ItemFields._make, found)}
    return {key: item for key, item in known.items() if key not in touched} | again


def numbered(
    session: RecordSession, meeting_id: str, found: Mapping[str, ItemFields]
) -> tuple[list[Placed[ItemFields]], dict[str, str]]:
    """For services: the items of the meeting in their order, as they were read, and their numbers."""
    return agenda.laid_out(found.values(), _retired(session, meeting_id))


def numbers(session: RecordSession, meeting_id: str) -> dict[str, str]:
    """The number of each item by its id: as it was sent, else by its place in the tree; breaks are not in it."""
    return numbered(session, meeting_id, fields(session, meeting_id))[1]


def get(session: RecordSession, item_id: str) -> AgendaItem:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(AgendaItem, item_id)


def with_those_above(session: RecordSession, item_id: str) -> list[str]:
    """For services: the item and those it is under, from below; of a ring that merged moves can make, each once."""
    found: list[str] = []
    above: str | None = item_id
    while above is not None and above not in found:
        row = session.execute(select(AgendaItem.id, AgendaItem.parent_id).where(AgendaItem.id == above)).first()
        found += [row.id] if row else []
        above = row.parent_id if row else None
    return found


def siblings(session: RecordSession, meeting_id: str, parent_id: str | None) -> list[AgendaItem]:
    """For services: the items under one parent in their order."""
    chosen = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent_id)
    return list(session.scalars(chosen.order_by(AgendaItem.rank, AgendaItem.id)))


def ranks(session: RecordSession, meeting_id: str, parent_id: str | None) -> list[tuple[str, str]]:
    """For services: as `siblings`, only their ids and ranks, without making a record of each."""
    asked = _asked_for_ranks(is_at_top=parent_id is None)
    return [(item, place) for item, place in session.execute(asked, {"meeting_id": meeting_id, "parent": parent_id})]


def rank_behind(session: RecordSession, item: AgendaItem) -> str:
    """For services: a rank for a new item that follows this one as its sibling."""
    beside = siblings(session, item.meeting_id, item.parent_id)
    return rank.place([other.rank for other in beside], beside.index(item) + 1)


def rank_first(session: RecordSession, meeting_id: str, parent_id: str | None) -> str:
    """For services: a rank for a new item before all others under this parent."""
    return rank.place([other.rank for other in siblings(session, meeting_id, parent_id)], 0)


def rank_last(session: RecordSession, meeting_id: str, parent_id: str | None) -> str:
    """For services: a rank for a new item behind all others under this parent."""
    beside = siblings(session, meeting_id, parent_id)
    return rank.place([other.rank for other in beside], len(beside))


def put(item: AgendaItem, parent_id: str | None, beside: Sequence[AgendaItem], index: int) -> None:
    """For services: give the item this place under a parent among its other siblings there, which were just read."""
    item.parent_id, item.rank = parent_id, rank.place([other.rank for other in beside], index)


def move_up(session: RecordSession, item_id: str) -> None:
    """Before the sibling ahead of it; the first stays where it is."""
    item = get(session, item_id)
    beside = siblings(session, item.meeting_id, item.parent_id)
    index = beside.index(item)
    if index > 0:
        move_before(session, item_id, beside[index - 1].id)


def move_down(session: RecordSession, item_id: str) -> None:
    """Behind the sibling that follows it; the last stays where it is."""
    item = get(session, item_id)
    beside = siblings(session, item.meeting_id, item.parent_id)
    index = beside.index(item)
    if index + 1 < len(beside):
        move_after(session, item_id, beside[index + 1].id)


def move_before(session: RecordSession, item_id: str, other_id: str) -> None:
    """Make the item a sibling of the other, ahead of it. Refuses with MoveIntoItself."""
    _put_beside(session, get(session, item_id), get(session, other_id), 0)


def move_after(session: RecordSession, item_id: str, other_id: str) -> None:
    """Make the item a sibling of the other, behind it. Refuses with MoveIntoItself."""
    _put_beside(session, get(session, item_id), get(session, other_id), 1)


def move_into(session: RecordSession, item_id: str, parent_id: str | None) -> None:
    """Put the item last under another one, or (None) last in the agenda. Refuses with MoveIntoItself."""
    item = get(session, item_id)
    _check_parent(session, item, parent_id)
    beside = [other for other in siblings(session, item.meeting_id, parent_id) if other is not item]
    put(item, parent_id, beside, len(beside))


def indent(session: RecordSession, item_id: str) -> None:
    """Put the item last under the sibling ahead of it; the first of its siblings stays where it is."""
    item = get(session, item_id)
    beside = siblings(session, item.meeting_id, item.parent_id)
    index = beside.index(item)
    if index > 0:
        move_into(session, item_id, beside[index - 1].id)


def outdent(session: RecordSession, item_id: str) -> None:
    """Put the item behind the one it is under, as its sibling; an item of the agenda itself stays where it is."""
    item = get(session, item_id)
    if item.parent_id is not None:
        move_after(session, item_id, item.parent_id)


def _put_beside(session: RecordSession, item: AgendaItem, other: AgendaItem, offset: int) -> None:
    if item is other:
        return
    if item.meeting_id != other.meeting_id:
        raise ValueNotAllowed("item", other.id, "an item of the same meeting")
    _check_parent(session, item, other.parent_id)
    beside = [one for one in siblings(session, item.meeting_id, other.parent_id) if one is not item]
    put(item, other.parent_id, beside, beside.index(other) + offset)


def _check_parent(session: RecordSession, item: AgendaItem, parent_id: str | None) -> None:
    while parent_id is not None:
        parent = get(session, parent_id)
        if parent is item:
            raise MoveIntoItself(item.id)
        if parent.meeting_id != item.meeting_id:
            raise ValueNotAllowed("parent_id", parent_id, "an item of the same meeting")
        parent_id = parent.parent_id


def _fields(session: RecordSession, meeting_id: str) -> list[ItemFields]:
    return list(map(ItemFields._make, session.execute(_asked_for_fields(), {"meeting_id": meeting_id})))


@cache
def _asked_for_fields() -> Select[Any]:
    """Put together once: that takes as long as reading some hundred items."""
    columns = [getattr(AgendaItem, field) for field in ItemFields._fields]
    return select(*columns).where(AgendaItem.meeting_id == bindparam("meeting_id"))


@cache
def _asked_for_some() -> Select[Any]:
    return _asked_for_fields().where(AgendaItem.id.in_(bindparam("ids", expanding=True)))


def _states(session: RecordSession, meeting_id: str) -> Any:
    return session.execute(_asked_for_states(), {"meeting_id": meeting_id})


@cache
def _asked_for_states() -> Any:
    columns = AgendaItem.id, AgendaItem.parent_id, AgendaItem.rank, AgendaItem.kind, AgendaItem.state
    return select(*columns).where(AgendaItem.meeting_id == bindparam("meeting_id"))


def _retired(session: RecordSession, meeting_id: str) -> list[str]:
    """Numbers under which items were sent that have been removed since."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.agenda_sent_at is None:
        return []
    chosen = select(AgendaItem.number).where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted)
    return [number for number in session.scalars(chosen, execution_options=INCLUDE_REMOVED) if number]


@cache
def _asked_for_ranks(*, is_at_top: bool) -> Select[str, str]:
    parent = AgendaItem.parent_id.is_(None) if is_at_top else AgendaItem.parent_id == bindparam("parent")
    chosen = select(AgendaItem.id, AgendaItem.rank).where(AgendaItem.meeting_id == bindparam("meeting_id"), parent)
    return chosen.order_by(AgendaItem.rank, AgendaItem.id)
