"""Moving several items of an agenda at once. What is under a moved item comes along and is not moved by itself.

Each function takes the items in any order and keeps them in that of the agenda. Refuses as `agenda_tree` does.
"""

from __future__ import annotations

from collections.abc import Collection

from councildesk.domain import rank
from councildesk.services import agenda_tree
from councildesk.storage.models import AgendaItem
from councildesk.storage.session import RecordSession


def shift(session: RecordSession, item_ids: Collection[str], by: int) -> None:
    """One place up (-1) or down (1) among their siblings; what stands at the end already stays, and all behind it."""
    items = _highest(session, item_ids)
    moved = {item.id for item in items}
    for item in items if by < 0 else reversed(items):
        beside = agenda_tree.ranks(session, item.meeting_id, item.parent_id)
        own = next(index for index, (item_id, _rank) in enumerate(beside) if item_id == item.id)
        place = own + by
        if not 0 <= place < len(beside) or beside[place][0] in moved:
            continue
        del beside[own]
        item.rank = rank.place([other for _item, other in beside], place)


def indent(session: RecordSession, item_ids: Collection[str]) -> None:
    """Under the sibling ahead of the first of them, one behind the other."""
    for item in _highest(session, item_ids):
        agenda_tree.indent(session, item.id)


def outdent(session: RecordSession, item_ids: Collection[str]) -> None:
    """Behind the item they are under, in their order."""
    for item in reversed(_highest(session, item_ids)):
        agenda_tree.outdent(session, item.id)


def put(session: RecordSession, item_ids: Collection[str], parent_id: str | None, before_id: str | None = None) -> None:
    """Under this item or (None) into the agenda itself, ahead of one that is there, else last."""
    items = _highest(session, item_ids)
    moved = {item.id for item in items}
    while before_id in moved:
        before_id = _following(session, agenda_tree.get(session, before_id)) if before_id else None
    for item in items:
        if before_id is not None and agenda_tree.get(session, before_id).parent_id == parent_id:
            agenda_tree.move_before(session, item.id, before_id)
        else:
            agenda_tree.move_into(session, item.id, parent_id)


def _highest(session: RecordSession, item_ids: Collection[str]) -> list[AgendaItem]:
    """The items in the order of the agenda, without those under another one of them."""
    wanted = {item_id: agenda_tree.get(session, item_id) for item_id in item_ids}
    if len(wanted) < 2:
        return list(wanted.values())
    taken: set[str] = set()
    found = []
    for meeting_id in dict.fromkeys(item.meeting_id for item in wanted.values()):
        for placed in agenda_tree.fields_in_order(session, meeting_id):
            is_under = placed.item.parent_id in taken and placed.level > 0
            if placed.item.id in wanted and not is_under:
                found.append(wanted[placed.item.id])
            if placed.item.id in wanted or is_under:
                taken.add(placed.item.id)
    return found


def _following(session: RecordSession, item: AgendaItem) -> str | None:
    beside = agenda_tree.siblings(session, item.meeting_id, item.parent_id)
    place = beside.index(item) + 1
    return beside[place].id if place < len(beside) else None
