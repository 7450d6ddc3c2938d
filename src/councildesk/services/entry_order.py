"""Entries of the minutes as they are read: one, those under an item, those of many meetings in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from councildesk.domain.agenda import Item, in_order
from councildesk.domain.minutes import check_editable
from councildesk.services import meetings
from councildesk.storage.models import AgendaItem, Entry, Meeting
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


def get(session: RecordSession, entry_id: str) -> Entry:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Entry, entry_id)


def editable(session: RecordSession, entry_id: str) -> Entry:
    """For services: the record of an entry whose minutes may still change. Refuses with NotFound, StateNotAllowed."""
    one = get(session, entry_id)
    check_editable(meetings.get(session, one.meeting_id).minutes_state)
    return one


def siblings(session: RecordSession, meeting_id: str, item_id: str | None) -> list[Entry]:
    """For services: the entries under one item, or before the first, in their order."""
    chosen = select(Entry).where(Entry.meeting_id == meeting_id, Entry.agenda_item_id == item_id)
    return list(session.scalars(chosen.order_by(Entry.rank, Entry.id)))


def in_minutes(session: RecordSession, found: Iterable[Entry]) -> list[Entry]:
    """For services: entries of any meetings as they are read: by day and meeting, then by item, then by rank."""
    chosen = list(found)
    days: dict[str, tuple[dt.date, str]] = {}
    items: list[Item] = []
    for ids in _pieces({one.meeting_id for one in chosen}):
        for meeting in session.execute(select(Meeting.id, Meeting.date).where(Meeting.id.in_(ids))):
            days[meeting.id] = (meeting.date, meeting.id)
        chosen_items = select(AgendaItem.id, AgendaItem.parent_id, AgendaItem.rank)
        items += (Item(*row) for row in session.execute(chosen_items.where(AgendaItem.meeting_id.in_(ids))))
    places = {placed.item.id: place for place, placed in enumerate(in_order(items))}
    return sorted(
        chosen,
        key=lambda one: (*days[one.meeting_id], places.get(one.agenda_item_id or "", -1), one.rank, one.id),
    )


def _pieces(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]
