"""The order of business of a running meeting: which item comes next, going on to it, putting one off, closing.

The events themselves are noted in `running`; here is what one key of the live desk does with them. Decisions taken
under an item without a vote get their numbers when it is left (`decisions.number_under`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from councildesk.domain.agenda import ItemState
from councildesk.domain.course import Phase
from councildesk.services import agenda_tree, decisions, running
from councildesk.storage.session import RecordSession


def following(session: RecordSession, meeting_id: str) -> str | None:
    """The item that comes next: the first behind the one dealt with that is still planned, else the first of all such.

    What was passed over is not lost: it comes when the end of the agenda is reached. None: nothing is left.
    """
    return _following(session, meeting_id, running.course(session, meeting_id).item)


def _following(session: RecordSession, meeting_id: str, current: str | None) -> str | None:
    return next_of(agenda_tree.states_in_order(session, meeting_id), current)


def next_of(items: Sequence[tuple[str, ItemState]], current: str | None) -> str | None:
    """As `following`, for items that were read already, in the order of the agenda."""
    ids = [item for item, _state in items]
    place = ids.index(current) + 1 if current in ids else 0
    ahead = (*items[place:], *items[:place])
    return next((item for item, state in ahead if state is ItemState.PLANNED and item != current), None)


def start(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Open the meeting and with it the item that comes first; after an adjournment go on with the next one."""
    running.open_meeting(session, meeting_id, at)
    if (first := following(session, meeting_id)) is not None:
        running.open_item(session, first, at)


def go_on(session: RecordSession, meeting_id: str, at: dt.datetime) -> str | None:
    """Open the item that comes next; returns it. At the end of the agenda the open item is done, and it is None."""
    open_item = running.course(session, meeting_id).item
    item = _following(session, meeting_id, open_item)
    if item is not None:
        go_to(session, item, at)
    elif open_item is not None:
        decisions.number_under(session, open_item)
        running.close_item(session, meeting_id, at)
    return item


def go_to(session: RecordSession, item_id: str, at: dt.datetime) -> None:
    """Open this item, whatever its place in the agenda; refuses as `running.open_item` does."""
    before = running.open_item(session, item_id, at)
    if before not in (None, item_id):
        decisions.number_under(session, before)


def close(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Close the meeting; refuses as `running.close_meeting` does."""
    before = running.course(session, meeting_id).item
    running.close_meeting(session, meeting_id, at)
    if before is not None:
        decisions.number_under(session, before)


def put_off(session: RecordSession, item_id: str, at: dt.datetime) -> None:
    """Postpone an item, or put a postponed one back to planned. The time of the one dealt with just now ends."""
    item = agenda_tree.get(session, item_id)
    if item.state is ItemState.POSTPONED:
        item.state = ItemState.PLANNED
        return
    course = running.course(session, item.meeting_id)
    if course.item == item_id and course.phase is Phase.RUNNING:
        running.close_item(session, item.meeting_id, at)
    item.state = ItemState.POSTPONED
