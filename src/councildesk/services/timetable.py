"""Planned clock times of a meeting's agenda, and when a running meeting will end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.schedule import PlannedItem, Projection, Schedule, projection, schedule
from councildesk.services import agenda_tree, meetings, running
from councildesk.services.agenda_tree import ItemFields, Placed
from councildesk.storage.session import RecordSession


def plan(session: RecordSession, meeting_id: str) -> Schedule | None:
    """Planned clock times of all items, their sum and overlaps; None while no item or the meeting has a time.

    What is postponed or withdrawn takes no time.
    """
    return laid_out(session, meeting_id, agenda_tree.fields_in_order(session, meeting_id))


def laid_out(session: RecordSession, meeting_id: str, placed: Iterable[Placed[ItemFields]]) -> Schedule | None:
    """For services: as `plan`, for the items of the meeting that were read already."""
    starts_at = meetings.get(session, meeting_id).starts_at
    planned = _planned(placed)
    has_times = any(item.minutes is not None or item.fixed_start is not None for item in planned)
    return schedule(planned, starts_at) if starts_at and has_times else None


def expected_end(session: RecordSession, meeting_id: str, now: dt.datetime) -> Projection | None:
    """When the running meeting will end, as planned and at its pace; None while the meeting has no clock time."""
    starts_at = meetings.get(session, meeting_id).starts_at
    if starts_at is None:
        return None
    placed = agenda_tree.fields_in_order(session, meeting_id)
    finished = [one.item.id for one in placed if one.item.state is ItemState.DONE]
    times = running.course(session, meeting_id).items
    return projection(_planned(placed), starts_at, times, now, finished)


def _planned(placed: Iterable[Placed[ItemFields]]) -> list[PlannedItem]:
    """What takes time, in order: without what is postponed or withdrawn, and all that is under it."""
    planned: dict[str | None, PlannedItem] = {}
    for one in placed:
        item = one.item
        is_left_out = item.state in (ItemState.POSTPONED, ItemState.WITHDRAWN)
        if not is_left_out and (one.level == 0 or item.parent_id in planned):
            is_break = item.kind is ItemKind.BREAK
            planned[item.id] = PlannedItem(
                item.id, item.parent_id, item.planned_minutes, item.fixed_start, is_break=is_break
            )
    return list(planned.values())
