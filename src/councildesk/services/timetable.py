"""Planned clock times of a meeting's agenda, and when a running meeting will end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from councildesk.domain.agenda import ItemKind, ItemState, Placed
from councildesk.domain.course import Course
from councildesk.domain.schedule import PlannedItem, Projection, Schedule, projection, schedule
from councildesk.domain.turnout import Span
from councildesk.services import agenda_tree, meetings, running
from councildesk.services.agenda_tree import ItemFields
from councildesk.storage.session import RecordSession

LEFT_OUT = frozenset({ItemState.POSTPONED, ItemState.WITHDRAWN})
"""What takes no time, unless the meeting had come to it."""


class Timed(Protocol):
    """An item as it was read, in whatever form: what its time depends on."""

    @property
    def id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def state(self) -> ItemState: ...
    @property
    def planned_minutes(self) -> int | None: ...
    @property
    def fixed_start(self) -> dt.datetime | None: ...


def plan(session: RecordSession, meeting_id: str) -> Schedule | None:
    """Planned clock times of all items, their sum and overlaps; None while no item or the meeting has a time.

    What is postponed or withdrawn takes no time, unless the meeting had come to it: then the plan stays as it was.
    """
    return laid_out(session, meeting_id, agenda_tree.fields_in_order(session, meeting_id))


def laid_out(session: RecordSession, meeting_id: str, placed: Iterable[Placed[ItemFields]]) -> Schedule | None:
    """For services: as `plan`, for the items of the meeting that were read already."""
    starts_at = meetings.get(session, meeting_id).starts_at
    items = [(one.item, one.level) for one in placed]
    is_any_left_out = any(item.state in LEFT_OUT for item, _level in items)
    planned = _planned(items, _dealt_with(running.course(session, meeting_id)) if is_any_left_out else ())
    has_times = any(item.minutes is not None or item.fixed_start is not None for item in planned)
    return schedule(planned, starts_at) if starts_at and has_times else None


def projected(
    items: Sequence[tuple[Timed, int]], starts_at: dt.datetime | None, course: Course, now: dt.datetime
) -> Projection | None:
    """When a running meeting will end, as planned and at its pace; None while it has no clock time.

    `items` are those of its agenda in their order, with their levels.
    """
    if starts_at is None:
        return None
    finished = [item.id for item, _level in items if item.state is ItemState.DONE]
    return projection(_planned(items), starts_at, _dealt_with(course), now, finished)


def _dealt_with(course: Course) -> dict[str, tuple[Span, ...]]:
    """When items were dealt with, and breaks on the agenda held."""
    return {**course.items, **course.pauses}


def _planned(items: Iterable[tuple[Timed, int]], opened: Collection[str] = ()) -> list[PlannedItem]:
    """What takes time, in order: without what is postponed or withdrawn, and all that is under it."""
    planned: dict[str | None, PlannedItem] = {}
    for item, level in items:
        is_left_out = item.state in LEFT_OUT and item.id not in opened
        if not is_left_out and (level == 0 or item.parent_id in planned):
            is_break = item.kind is ItemKind.BREAK
            planned[item.id] = PlannedItem(item.id, item.parent_id, item.planned_minutes, item.fixed_start, is_break)
    return list(planned.values())
