"""Who presides over a meeting and who keeps its minutes, and in whose place."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere
from councildesk.services import meetings, person_names, seating
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Officer, Person, Side
from councildesk.storage.session import RecordSession

OFFICES = (Role.CO_CHAIR, Role.CHAIR, Role.SECRETARY)
"""Roles whose seats make an officer of every meeting."""


@dataclass(frozen=True)
class OfficerRow:
    """An officer as lists show it; names in full in the reader's language."""

    id: str
    person_id: str
    name: str
    role: Role
    side_id: str | None
    replaces_id: str | None
    replaces_name: str


@dataclass(frozen=True)
class OfficerDraft:
    person_id: str
    role: Role
    side_id: str | None = None
    replaces_id: str | None = None
    """The person in whose place the officer acts."""


def rows(session: RecordSession, meeting_id: str, language: str) -> list[OfficerRow]:
    """The officers of a meeting in their order."""
    found = _of(session, meeting_id)
    persons = [person for one in found for person in (one.person_id, one.replaces_id) if person]
    names = person_names.full(session, persons, language)
    return [
        OfficerRow(
            one.id,
            one.person_id,
            names[one.person_id],
            one.role,
            one.side_id,
            one.replaces_id,
            names[one.replaces_id] if one.replaces_id else "",
        )
        for one in found
    ]


def draft(session: RecordSession, officer_id: str) -> OfficerDraft:
    """The officer as now, to be changed and given to `change`."""
    one = session.require(Officer, officer_id)
    return OfficerDraft(one.person_id, one.role, one.side_id, one.replaces_id)


def proposed(session: RecordSession, meeting_id: str) -> list[OfficerDraft]:
    """Who would hold office by the seats of the meeting's day: the chairs, then the secretaries, side by side."""
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    return [
        OfficerDraft(seat.holder, role, seat.side)
        for role in OFFICES
        for seat in seats
        if seat.role is role and seat.holder is not None
    ]


def add(session: RecordSession, meeting_id: str, draft: OfficerDraft) -> str:
    """Put an officer behind those there are. Refuses with NotFound, or AlreadyThere a second time in one role."""
    meetings.get(session, meeting_id)
    ranks = [other.rank for other in _of(session, meeting_id)]
    one = Officer(
        id=new_id(),
        meeting_id=meeting_id,
        person_id=draft.person_id,
        role=draft.role,
        rank=rank.place(ranks, len(ranks)),
    )
    _fill(session, one, draft)
    session.add(one)
    return one.id


def change(session: RecordSession, officer_id: str, draft: OfficerDraft) -> None:
    """Make the officer what the draft says. Refuses as `add` does."""
    _fill(session, session.require(Officer, officer_id), draft)


def move(session: RecordSession, officer_id: str, index: int) -> None:
    """Put the officer at this place, from 0, among the officers of the meeting."""
    one = session.require(Officer, officer_id)
    others = [other.rank for other in _of(session, one.meeting_id) if other.id != one.id]
    one.rank = rank.place(others, index)


def remove(session: RecordSession, officer_id: str) -> None:
    removal.remove(session, session.require(Officer, officer_id))


def _of(session: RecordSession, meeting_id: str) -> list[Officer]:
    chosen = select(Officer).where(Officer.meeting_id == meeting_id)
    return list(session.scalars(chosen.order_by(Officer.rank, Officer.id)))


def _fill(session: RecordSession, one: Officer, draft: OfficerDraft) -> None:
    for person in (draft.person_id, draft.replaces_id):
        if person is not None:
            session.require(Person, person)
    if draft.side_id is not None:
        session.require(Side, draft.side_id)
    for other in _of(session, one.meeting_id):
        if other.id != one.id and (other.person_id, other.role) == (draft.person_id, draft.role):
            raise AlreadyThere("officer", draft.person_id)
    one.person_id, one.role = draft.person_id, draft.role
    one.side_id, one.replaces_id = draft.side_id, draft.replaces_id
