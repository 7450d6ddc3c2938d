"""The running meeting: opened, item, break, adjourned, closed; each an event with its instant.

Times of items and breaks are read from the events (domain.course); the states of the meeting and of its items follow.
Every instant is aware and given by the caller. What cannot follow what was noted is refused with StateNotAllowed. What
is noted comes last, also when the clock of the computer was set back: then its instant is that of what came before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import clocks
from councildesk.domain import course as courses
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.course import Course, Event, Phase
from councildesk.domain.errors import EventNeeded, EventOutOfOrder
from councildesk.domain.meetings import EventKind, MeetingState
from councildesk.services import agenda_tree, meetings, stays
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Invitation, Meeting, MeetingEvent
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession, once

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class EventRow:
    id: str
    kind: EventKind
    at: dt.datetime
    item_id: str | None


def events(session: RecordSession, meeting_id: str) -> list[EventRow]:
    """What was noted, by its instants."""
    return list(_events(session, meeting_id))


@once
def _events(session: RecordSession, meeting_id: str) -> tuple[EventRow, ...]:
    kept = MeetingEvent
    chosen = select(kept.id, kept.kind, kept.at, kept.agenda_item_id).where(kept.meeting_id == meeting_id)
    return tuple(EventRow(*columns) for columns in session.execute(chosen.order_by(kept.at, kept.id)))


def items_of(session: RecordSession, events: Collection[str]) -> set[str]:
    """For services: the items that these events are about, also of those that were taken out."""
    chosen = select(MeetingEvent.agenda_item_id).where(MeetingEvent.id.in_(events))
    return {item for item in session.scalars(chosen, execution_options=INCLUDE_REMOVED) if item is not None}


def as_event(row: EventRow) -> Event:
    """As the domain computes with it."""
    return Event(row.kind, row.at, row.item_id)


def course(session: RecordSession, meeting_id: str) -> Course:
    """Opening, closing, breaks, the times of items and what is being dealt with, as the events say."""
    return courses.read(map(as_event, _events(session, meeting_id)))


def open_meeting(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Open the meeting, or resume it after an adjournment. From now on it keeps the rules it is held under.

    The course of a meeting that counts as held may be noted afterwards; it stays held.
    """
    meeting = meetings.get(session, meeting_id)
    _note(session, meeting, EventKind.OPENED, at)
    version = meetings.rules_version(session, meeting)
    meeting.rules_id = version.id if version else None
    if meeting.state not in (MeetingState.RUNNING, MeetingState.HELD):
        meetings.enter(meeting, MeetingState.RUNNING)


def open_item(session: RecordSession, item_id: str, at: dt.datetime) -> str | None:
    """Go to an item. The one before it is done, a break ends; a break on the agenda interrupts the one before it.

    Returns the item that was dealt with before.
    """
    item = agenda_tree.get(session, item_id)
    meeting = meetings.get(session, item.meeting_id)
    before = course(session, meeting.id)
    if before.pause == item.id or (before.item == item.id and before.phase is Phase.RUNNING):
        return before.item
    if item.kind is ItemKind.BREAK:
        _note(session, meeting, EventKind.BREAK_STARTED, at, item)
    else:
        _note(session, meeting, EventKind.ITEM_OPENED, at, item)
        if before.item != item.id:
            _finish(session, before.item)
    _finish(session, before.pause)
    item.state = ItemState.PLANNED
    return before.item


def close_item(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """The item that is open is done, and no other follows yet."""
    meeting = meetings.get(session, meeting_id)
    before = course(session, meeting_id)
    _note(session, meeting, EventKind.ITEM_CLOSED, at)
    _finish(session, before.item)


def start_break(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    _note(session, meetings.get(session, meeting_id), EventKind.BREAK_STARTED, at)


def end_break(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """The item that was interrupted goes on."""
    meeting = meetings.get(session, meeting_id)
    before = course(session, meeting_id)
    _note(session, meeting, EventKind.BREAK_ENDED, at)
    _finish(session, before.pause)


def adjourn(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Break off until another time; `open_meeting` resumes."""
    meeting = meetings.get(session, meeting_id)
    before = course(session, meeting_id)
    _note(session, meeting, EventKind.ADJOURNED, at)
    _finish(session, before.pause)


def close_meeting(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Close the meeting: it is held, and the item that was open is done."""
    meeting = meetings.get(session, meeting_id)
    before = course(session, meeting_id)
    _note(session, meeting, EventKind.CLOSED, at)
    _finish(session, before.item)
    _finish(session, before.pause)
    if meeting.state is not MeetingState.HELD:
        meetings.enter(meeting, MeetingState.HELD)


def correct(session: RecordSession, event_id: str, at: dt.datetime, until: dt.datetime | None = None) -> None:
    """Give an event another instant; all times that rest on it follow.

    An opening takes with it the item opened by the same act, and who was there at it. What happened keeps its order,
    and nothing happened after `until`: else it is refused with EventOutOfOrder. In the minute of what comes before or
    after it, it becomes as late as that.
    """
    one = session.require(MeetingEvent, event_id)
    meeting, rows = meetings.get(session, one.meeting_id), _events(session, one.meeting_id)
    moved = courses.noted_at_once([as_event(row) for row in rows], _place(rows, event_id))
    earliest, latest = _limits(rows, moved, until)
    fitted = courses.fitted(_aware(at), earliest, latest)
    if fitted is None:
        raise EventOutOfOrder(*(_told(limit, meeting) if limit else "" for limit in (earliest, latest)))
    if one.kind is EventKind.OPENED and moved.start == 0:
        stays.move_arrivals(session, meeting.id, one.at, fitted)
    for place in moved:
        session.require(MeetingEvent, rows[place].id).at = fitted


def correct_clock(session: RecordSession, event_id: str, clock: dt.time, until: dt.datetime | None = None) -> None:
    """As `correct`, by the clocks of the meeting: on the day of the event, or the day before or after where only
    that keeps the order and it is not half a day away. Refuses with ValueNotAllowed an hour that the clocks skip.
    """
    one = session.require(MeetingEvent, event_id)
    zone, rows = meetings.get(session, one.meeting_id).time_zone, _events(session, one.meeting_id)
    earliest, latest = _limits(rows, courses.noted_at_once([*map(as_event, rows)], _place(rows, event_id)), until)
    day = clocks.local_day(one.at, zone)
    typed = clocks.moment(day, clock, zone)
    days = (day - _DAY, day + _DAY) if courses.fitted(typed, earliest, latest) is None else ()
    others = [at for at in (clocks.moment(other, clock, zone) for other in days) if abs(at - one.at) < _DAY / 2]
    correct(session, event_id, next((at for at in others if courses.fitted(at, earliest, latest)), typed), until)


def remove_event(session: RecordSession, event_id: str) -> None:
    """Take an event out, and what is void without it: the end of a break, the item opened with the meeting.

    The states of the meeting and of its items follow: without its closing a meeting is running again. Refuses with
    EventNeeded what something later rests on.
    """
    one = session.require(MeetingEvent, event_id)
    meeting, rows = meetings.get(session, one.meeting_id), _events(session, one.meeting_id)
    gone = courses.made_void([as_event(row) for row in rows], _place(rows, event_id))
    left = [as_event(row) for place, row in enumerate(rows) if place not in gone]
    found = courses.impossible(left)
    if found is not None:
        _phase, event = found
        raise EventNeeded(event.kind, _told(event.at, meeting))
    for place in gone:
        removal.remove(session, session.require(MeetingEvent, rows[place].id))
    course_left = courses.read(left)
    _follow(session, meeting, course_left.phase)
    _reopen(session, {rows[place].item_id for place in gone}, course_left)


def _place(rows: Sequence[EventRow], event_id: str) -> int:
    return [row.id for row in rows].index(event_id)


def _told(at: dt.datetime, meeting: Meeting) -> str:
    """By the clocks of the meeting."""
    return clocks.figures(at, [meeting.time_zone], meeting.date)


def _limits(
    rows: Sequence[EventRow], moved: range, until: dt.datetime | None
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Between what comes before and after; what was noted for later than `until` may stay so."""
    earliest = rows[moved.start - 1].at if moved.start else None
    if moved.stop < len(rows):
        return earliest, rows[moved.stop].at
    return earliest, max(until, rows[moved.start].at) if until else None


def _note(
    session: RecordSession, meeting: Meeting, kind: EventKind, at: dt.datetime, item: AgendaItem | None = None
) -> None:
    rows = _events(session, meeting.id)
    one = MeetingEvent(id=new_id(), meeting_id=meeting.id, kind=kind, at=_aware(at), agenda_item_id=item and item.id)
    if rows and (rows[-1].at, rows[-1].id) > (one.at, one.id):
        # of one instant the ids tell the order, and the clock that was set back makes them, too
        one.at = rows[-1].at if one.id > rows[-1].id else rows[-1].at + dt.timedelta.resolution
    courses.check([*map(as_event, rows), Event(one.kind, one.at, one.agenda_item_id)])
    session.add(one)


def _finish(session: RecordSession, item_id: str | None) -> None:
    item = session.get(AgendaItem, item_id) if item_id else None
    if item is not None and item.state is ItemState.PLANNED:
        item.state = ItemState.DONE


def _follow(session: RecordSession, meeting: Meeting, phase: Phase) -> None:
    """Set the meeting's state back to where its course stands after an event was taken out."""
    if phase is Phase.AHEAD and meeting.state is MeetingState.RUNNING:
        sent = select(Invitation.id).where(Invitation.meeting_id == meeting.id, Invitation.sent_at.is_not(None))
        is_invited = session.scalars(sent).first() is not None
        meeting.state = MeetingState.INVITED if is_invited else MeetingState.PLANNED
    elif phase not in (Phase.AHEAD, Phase.OVER) and meeting.state is MeetingState.HELD:
        meeting.state = MeetingState.RUNNING


def _reopen(session: RecordSession, without: Set[str | None], course: Course) -> None:
    """What is open again is not done, nor is what was never dealt with."""
    never = without - course.items.keys() - course.pauses.keys()
    for item_id in (never | {course.item, course.pause}) - {None}:
        item = session.get(AgendaItem, item_id)
        if item is not None and item.state is ItemState.DONE:
            item.state = ItemState.PLANNED


def _aware(at: dt.datetime) -> dt.datetime:
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {at}")
    return at
