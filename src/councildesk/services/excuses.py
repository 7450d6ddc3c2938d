"""Excuses: who was expected and said that they would not come, when, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.errors import AlreadyThere
from councildesk.domain.spelling import clean_text
from councildesk.services import meetings
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Excuse, Person, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class ExcuseRow:
    id: str
    person_id: str
    seat_id: str | None
    reason: str
    told_at: dt.datetime | None
    """Since when the secretariat knows; None: not noted."""


def rows(session: RecordSession, meeting_id: str) -> list[ExcuseRow]:
    """The excuses of a meeting, in the order in which they were noted."""
    return [ExcuseRow(one.id, one.person_id, one.seat_id, one.reason, one.told_at) for one in _of(session, meeting_id)]


def add(
    session: RecordSession,
    meeting_id: str,
    person_id: str,
    reason: str = "",
    told_at: dt.datetime | None = None,
    seat_id: str | None = None,
) -> str:
    """Note that somebody will not come. Refuses with NotFound, with AlreadyThere who is excused already."""
    meetings.get(session, meeting_id)
    session.require(Person, person_id)
    if seat_id is not None:
        session.require(Seat, seat_id)
    if any(other.person_id == person_id for other in _of(session, meeting_id)):
        raise AlreadyThere("excuse", person_id)
    one = Excuse(id=new_id(), meeting_id=meeting_id, person_id=person_id, seat_id=seat_id)
    one.reason, one.told_at = clean_text(reason).strip(), told_at
    session.add(one)
    return one.id


def change(session: RecordSession, excuse_id: str, reason: str, told_at: dt.datetime | None = None) -> None:
    """Write another reason and since when it is known."""
    one = session.require(Excuse, excuse_id)
    one.reason, one.told_at = clean_text(reason).strip(), told_at


def remove(session: RecordSession, excuse_id: str) -> None:
    removal.remove(session, session.require(Excuse, excuse_id))


def _of(session: RecordSession, meeting_id: str) -> list[Excuse]:
    return list(session.scalars(select(Excuse).where(Excuse.meeting_id == meeting_id).order_by(Excuse.id)))
