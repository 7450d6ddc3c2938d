"""The order of business of a running meeting: which item comes next, going on to it, putting one off, closing.

The events themselves are noted in `running`; here is what one key of the live desk does with them. Decisions taken
under an item without a vote get their numbers when it is left, put off or adjourned (`decisions.number_under`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.course import Course, Phase
from councildesk.services import agenda_tree, decisions, running
from councildesk.storage.session import RecordSession


class Standing(Protocol):
    """An item as it was read, in whatever form: where it stands in the order of business."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def state(self) -> ItemState: ...


def following(session: RecordSession, meeting_id: str) -> str | None:
    """The item that comes next: the first behind the one opened last that is still planned, else the first of all such.

    What was passed over is not lost: it comes when the end of the agenda is reached, but for breaks. None: nothing is
    left.
    """
    return _following(session, meeting_id, running.course(session, meeting_id))


def _following(session: RecordSession, meeting_id: str, course: Course) -> str | None:
    return next_of(agenda_tree.states_in_order(session, meeting_id), course)


def next_of(items: Iterable[Standing], course: Course) -> str | None:
    """As `following`, for items that were read already, in the order of the agenda."""
    order = list(items)
    place = next((place for place, item in enumerate(order, 1) if item.id == course.reached), 0)
    passed_over = [item for item in order[:place] if item.kind is not ItemKind.BREAK]
    begun = {course.item, *course.pauses}
    ahead = (item for item in (*order[place:], *passed_over) if item.state is ItemState.PLANNED)
    return next((item.id for item in ahead if item.id not in begun), None)


def start(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Open the meeting and with it the item that comes first.

    After an adjournment the item goes on that it interrupted; where that was put off meanwhile, the next one.
    """
    running.open_meeting(session, meeting_id, at)
    course = running.course(session, meeting_id)
    if not _goes_on(session, meeting_id, course) and (item := _following(session, meeting_id, course)) is not None:
        go_to(session, item, at)


def end_break(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """End the break: the item goes on that it interrupted, unless that was put off meanwhile."""
    running.end_break(session, meeting_id, at)
    course = running.course(session, meeting_id)
    if course.item is not None and not _goes_on(session, meeting_id, course):
        _close_item(session, meeting_id, course.item, at)


def adjourn(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Break off until another time, when the item that is open goes on."""
    running.adjourn(session, meeting_id, at)
    item = running.course(session, meeting_id).item
    if item is not None:
        decisions.number_under(session, item)


def go_on(session: RecordSession, meeting_id: str, at: dt.datetime) -> str | None:
    """Open the item that comes next; returns it. At the end of the agenda the open item is done, and it is None."""
    course = running.course(session, meeting_id)
    item = _following(session, meeting_id, course)
    if item is not None:
        go_to(session, item, at)
    elif course.item is not None:
        if course.phase is Phase.ON_BREAK:
            running.end_break(session, meeting_id, at)
        _close_item(session, meeting_id, course.item, at)
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
        _close_item(session, item.meeting_id, item_id, at)
    elif course.item == item_id:
        decisions.number_under(session, item_id)
    item.state = ItemState.POSTPONED


def _close_item(session: RecordSession, meeting_id: str, item_id: str, at: dt.datetime) -> None:
    """The item that is open is left."""
    running.close_item(session, meeting_id, at)
    decisions.number_under(session, item_id)


def _goes_on(session: RecordSession, meeting_id: str, course: Course) -> bool:
    """Whether an item that was interrupted is still to be dealt with."""
    standing = agenda_tree.states_in_order(session, meeting_id)
    return any(item.id == course.item and item.state is ItemState.PLANNED for item in standing)
