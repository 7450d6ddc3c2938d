"""The attendance ledger: who came, left and came back, for which seat, in the room or online.

Nobody is at two places at once (StaysOverlap), and what touches is one stay. A time that is not known is None: an
arrival from the opening on, a departure at the closing. Records that only say that somebody was there hold one stay
without any time. Known times are aware.

Who sits for several seats has a stay for each. Such a person comes and goes, and goes on elsewhere, in all of them at
once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from councildesk.domain import attendance
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound, PeriodReversed
from councildesk.domain.turnout import minute
from councildesk.services import meetings
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import MeetingSite, Person, Seat, Stay
from councildesk.storage.session import RecordSession, once


@dataclass(frozen=True)
class StayRow:
    """One interval of presence."""

    id: str
    person_id: str
    seat_id: str | None
    role: Role
    presence: Presence
    site_id: str | None
    arrived_at: dt.datetime | None
    left_at: dt.datetime | None


@dataclass(frozen=True)
class StayDraft:
    """One interval of presence as a form holds it."""

    person_id: str
    seat_id: str | None = None
    """On behalf of which seat; None for guests and for whoever has handed over the seat."""
    role: Role = Role.MEMBER
    presence: Presence = Presence.IN_ROOM
    site_id: str | None = None
    arrived_at: dt.datetime | None = None
    left_at: dt.datetime | None = None


def rows(session: RecordSession, meeting_id: str) -> list[StayRow]:
    """The ledger of a meeting, in the order in which it was noted."""
    return list(_rows(session, meeting_id))


def some(session: RecordSession, meeting_id: str, ids: Collection[str]) -> dict[str, StayRow]:
    """For services: those of these stays that are in the ledger of the meeting, by their ids."""
    found = session.execute(_of_meeting(meeting_id).where(Stay.id.in_(ids)))
    return {row.id: row for row in (StayRow(*columns) for columns in found)}


@once
def _rows(session: RecordSession, meeting_id: str) -> tuple[StayRow, ...]:
    return tuple(StayRow(*columns) for columns in session.execute(_of_meeting(meeting_id).order_by(Stay.id)))


def _of_meeting(meeting_id: str) -> Any:
    kept = Stay
    who, when = (kept.person_id, kept.seat_id, kept.role), (kept.arrived_at, kept.left_at)
    return select(kept.id, *who, kept.presence, kept.site_id, *when).where(kept.meeting_id == meeting_id)


def ledger(session: RecordSession, meeting_id: str) -> list[attendance.Stay]:
    """For services: the ledger as the domain computes with it."""
    return [interval(one) for one in _rows(session, meeting_id)]


def interval(one: StayRow | Stay) -> attendance.Stay:
    """For services: a stay as the domain computes with it."""
    return attendance.Stay(one.person_id, one.seat_id, one.arrived_at, one.left_at, one.presence, one.site_id)


def draft(session: RecordSession, stay_id: str) -> StayDraft:
    """The stay as it is now, to be changed and given to `correct`."""
    one = session.require(Stay, stay_id)
    return StayDraft(one.person_id, one.seat_id, one.role, one.presence, one.site_id, one.arrived_at, one.left_at)


def arrive(session: RecordSession, meeting_id: str, draft: StayDraft) -> None:
    """Note that somebody is there, from an instant or (None) from the opening on.

    Refuses with StaysOverlap, NotFound, PeriodReversed. Whoever is there already in the same part stays there.
    """
    meetings.get(session, meeting_id)
    _add(session, meeting_id, draft)
    settle(session, meeting_id, draft.person_id)


def leave(session: RecordSession, meeting_id: str, person_id: str, at: dt.datetime) -> None:
    """Note that somebody left. Refuses with NotFound who is not there, with PeriodReversed who came later."""
    for one in _still_there(session, meeting_id, person_id):
        _end(one, at)
    settle(session, meeting_id, person_id)


def come_back(session: RecordSession, meeting_id: str, person_id: str, at: dt.datetime) -> None:
    """Note that somebody is there again, in each part that ended at the last departure.

    Refuses with NotFound who never came, with AlreadyThere who has not left.
    """
    stays = _of(session, meeting_id, person_id)
    if not stays:
        raise NotFound("stay", person_id)
    if any(one.left_at is None for one in stays):
        raise AlreadyThere("stay", person_id)
    last = max(interval(one).ends for one in stays)
    for again in [draft(session, one.id) for one in stays if one.left_at == last]:
        arrive(session, meeting_id, replace(again, arrived_at=at, left_at=None))


def switch(
    session: RecordSession,
    meeting_id: str,
    person_id: str,
    at: dt.datetime | None,
    *,
    presence: Presence,
    site_id: str | None = None,
) -> None:
    """From an instant on somebody goes on in another room, or online; None, or before they came: since they came.

    Refuses with NotFound who is not there, and as `correct` does.
    """
    for one in _still_there(session, meeting_id, person_id):
        goes_on = replace(draft(session, one.id), presence=presence, site_id=site_id)
        if at is None or (one.arrived_at is not None and at <= one.arrived_at):
            _fill(session, one, goes_on)
        else:
            one.left_at = at
            _add(session, meeting_id, replace(goes_on, arrived_at=at))
    settle(session, meeting_id, person_id)


def correct(session: RecordSession, stay_id: str, draft: StayDraft) -> None:
    """Make the stay what the draft says. Refuses with StaysOverlap, NotFound or PeriodReversed."""
    one = session.require(Stay, stay_id)
    _fill(session, one, draft)
    settle(session, one.meeting_id, draft.person_id)


def move_arrivals(session: RecordSession, meeting_id: str, before: dt.datetime, after: dt.datetime) -> None:
    """Whoever came in the minute of `before` came at `after`: the opening, at which they were there, has another time.

    Who had left by then is left alone. Refuses with StaysOverlap.
    """
    chosen = select(Stay).where(Stay.meeting_id == meeting_id, Stay.arrived_at.is_not(None)).order_by(Stay.id)
    for one in session.scalars(chosen).all():
        was_there = one.arrived_at is not None and minute(one.arrived_at) == minute(before)
        if was_there and (one.left_at is None or one.left_at >= after):
            one.arrived_at = after
            settle(session, meeting_id, one.person_id)


def remove(session: RecordSession, stay_id: str) -> None:
    """Take a stay out of the ledger: the person was not there then."""
    removal.remove(session, session.require(Stay, stay_id))


def forget(session: RecordSession, meeting_id: str, person_id: str) -> None:
    """Take all that was noted of somebody out of the ledger: the person was not there at all."""
    for one in _of(session, meeting_id, person_id):
        removal.remove(session, one)


def _of(session: RecordSession, meeting_id: str, person_id: str) -> list[Stay]:
    """The stays of one person, to be changed."""
    chosen = select(Stay).where(Stay.meeting_id == meeting_id, Stay.person_id == person_id)
    return list(session.scalars(chosen.order_by(Stay.id)))


def _still_there(session: RecordSession, meeting_id: str, person_id: str) -> list[Stay]:
    found = [one for one in _of(session, meeting_id, person_id) if one.left_at is None]
    if not found:
        raise NotFound("stay", person_id)
    return found


def _end(one: Stay, at: dt.datetime) -> None:
    if one.arrived_at is not None and at < one.arrived_at:
        raise PeriodReversed(one.arrived_at.isoformat(), at.isoformat())
    one.left_at = at


def _add(session: RecordSession, meeting_id: str, draft: StayDraft) -> None:
    one = Stay(id=new_id(), meeting_id=meeting_id)
    _fill(session, one, draft)
    session.add(one)


def _fill(session: RecordSession, one: Stay, draft: StayDraft) -> None:
    session.require(Person, draft.person_id)
    if draft.seat_id is not None:
        session.require(Seat, draft.seat_id)
    if draft.site_id is not None:
        site = session.get(MeetingSite, draft.site_id)
        if site is None or site.meeting_id != one.meeting_id:
            raise NotFound("meeting_site", draft.site_id)
    if draft.arrived_at is not None and draft.left_at is not None and draft.left_at < draft.arrived_at:
        raise PeriodReversed(draft.arrived_at.isoformat(), draft.left_at.isoformat())
    one.person_id, one.seat_id, one.role = draft.person_id, draft.seat_id, draft.role
    one.presence, one.site_id = draft.presence, draft.site_id
    one.arrived_at, one.left_at = draft.arrived_at, draft.left_at


def settle(session: RecordSession, meeting_id: str, person_id: str) -> None:
    """For services: join what touches. Of several rows the oldest holds the whole stay, the others go.

    Refuses with StaysOverlap where the person would be at two places at once.
    """
    session.flush()
    found = _of(session, meeting_id, person_id)
    left = {one.id: one for one in found}
    for stay in attendance.joined(map(interval, found)):
        inside = [one for one in left.values() if _is_inside(interval(one), stay)]
        inside[0].arrived_at, inside[0].left_at = stay.arrived_at, stay.left_at
        for one in inside:
            del left[one.id]
        for one in inside[1:]:
            removal.remove(session, one)
    for one in left.values():
        removal.remove(session, one)


def _is_inside(one: attendance.Stay, whole: attendance.Stay) -> bool:
    same_part = (one.seat, one.presence, one.site) == (whole.seat, whole.presence, whole.site)
    return same_part and whole.starts <= one.starts and one.ends <= whole.ends
