"""The running meeting: opened, item, break, adjourned, closed; each an event with its instant.

Times of items and breaks are read from the events (domain.course); the states of the meeting and of its items follow.
Every instant is aware and given by the caller. What cannot follow what was noted is refused with StateNotAllowed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import course as courses
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.course import Course, Event, Phase
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import EventKind, MeetingState
from councildesk.services import agenda_tree, meetings
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Invitation, Meeting, MeetingEvent
from councildesk.storage.session import RecordSession, once


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


def open_item(session: RecordSession, item_id: str, at: dt.datetime) -> None:
    """Go to an item. The one before it is done, a break ends; a break on the agenda starts a break."""
    item = agenda_tree.get(session, item_id)
    meeting = meetings.get(session, item.meeting_id)
    before = course(session, meeting.id)
    if item.kind is ItemKind.BREAK:
        _note(session, meeting, EventKind.BREAK_STARTED, at, item)
        return
    if before.item == item.id and before.phase is Phase.RUNNING:
        return
    _note(session, meeting, EventKind.ITEM_OPENED, at, item)
    if before.item != item.id:
        _finish(session, before.item)
    item.state = ItemState.PLANNED


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
    _note(session, meetings.get(session, meeting_id), EventKind.BREAK_ENDED, at)


def adjourn(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Break off until another time; `open_meeting` resumes."""
    _note(session, meetings.get(session, meeting_id), EventKind.ADJOURNED, at)


def close_meeting(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Close the meeting: it is held, and the item that was open is done."""
    meeting = meetings.get(session, meeting_id)
    before = course(session, meeting_id)
    _note(session, meeting, EventKind.CLOSED, at)
    _finish(session, before.item)
    if meeting.state is not MeetingState.HELD:
        meetings.enter(meeting, MeetingState.HELD)


def correct(session: RecordSession, event_id: str, at: dt.datetime) -> None:
    """Give an event another instant; all times that rest on it follow."""
    one = _get(session, event_id)
    one.at = _aware(at)
    courses.check(map(as_event, _events(session, one.meeting_id)))


def remove_event(session: RecordSession, event_id: str) -> None:
    """Take an event out. The meeting's state follows: without its closing a meeting is running again."""
    one = _get(session, event_id)
    removal.remove(session, one)
    left = list(map(as_event, _events(session, one.meeting_id)))
    courses.check(left)
    _follow(session, meetings.get(session, one.meeting_id), courses.read(left).phase)


def _note(
    session: RecordSession, meeting: Meeting, kind: EventKind, at: dt.datetime, item: AgendaItem | None = None
) -> None:
    one = MeetingEvent(id=new_id(), meeting_id=meeting.id, kind=kind, at=_aware(at), agenda_item_id=item and item.id)
    noted = Event(one.kind, one.at, one.agenda_item_id)
    courses.check([*map(as_event, _events(session, meeting.id)), noted])
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


def _aware(at: dt.datetime) -> dt.datetime:
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {at}")
    return at


def _get(session: RecordSession, event_id: str) -> MeetingEvent:
    one = session.get(MeetingEvent, event_id)
    if one is None:
        raise NotFound("meeting_event", event_id)
    return one
