"""Changing several items of an agenda as one step. Each refuses as the function in `agenda` for one item does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from councildesk.domain.agenda import ItemKind
from councildesk.services import agenda, agenda_tree, papers
from councildesk.storage.models import AgendaItem
from councildesk.storage.session import RecordSession


def set_kind(session: RecordSession, item_ids: Collection[str], kind: ItemKind) -> None:
    for item_id in item_ids:
        agenda.change(session, item_id, replace(agenda.draft(session, item_id), kind=kind))


def set_minutes(session: RecordSession, item_ids: Collection[str], minutes: int | None) -> None:
    """None: no time of their own."""
    for item_id in item_ids:
        agenda.change(session, item_id, replace(agenda.draft(session, item_id), planned_minutes=minutes))


def remove(session: RecordSession, item_ids: Collection[str]) -> None:
    """With what is under them; an item under another one of them goes with it.

    Their papers stay, as papers of the meeting as a whole.
    """
    for item in [agenda_tree.get(session, item_id) for item_id in item_ids]:
        if not item.deleted:
            papers.leave(session, _with_below(session, item))
            agenda.remove(session, item.id)


def _with_below(session: RecordSession, item: AgendaItem) -> list[str]:
    found = {item.id}
    for placed in agenda_tree.fields_in_order(session, item.meeting_id):
        if placed.item.parent_id in found and placed.level > 0:
            found.add(placed.item.id)
    return list(found)
