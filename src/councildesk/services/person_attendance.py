"""How one person attended the council's meetings, over all years.

A meeting counts when its attendance was noted and the person was expected or came. Whoever is invited only to be
informed, as alternates are, is not expected. All is read at once: a council has hundreds of meetings.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from councildesk.domain import attendance_figures, mandates
from councildesk.domain.attendance import Presence, Reply, Stay
from councildesk.domain.attendance_figures import Figures
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.mandates import Mandate
from councildesk.domain.meetings import EventKind, MeetingState
from councildesk.domain.terms import Term
from councildesk.domain.turnout import Turnout, turnout
from councildesk.services import person_names, texts
from councildesk.storage import models
from councildesk.storage.models import Excuse, Invitation, Meeting, MeetingEvent, Seat
from councildesk.storage.session import RecordSession

_COUNTED = (MeetingState.RUNNING, MeetingState.HELD, MeetingState.CLOSED)
_AT_ONCE = 500


@dataclass(frozen=True)
class AttendedMeeting:
    """A meeting that the person was expected at or came to, and how it was attended."""

    meeting_id: str
    number: str
    title: str
    date: dt.date
    time_zone: str
    role: Role
    seat_id: str | None
    replaced_by: tuple[str, ...]
    """Names of those who sat for the seat in the person's place."""
    turnout: Turnout


@dataclass(frozen=True)
class AttendanceFigures:
    total: Figures
    years: Mapping[int, Figures]
    """The latest first."""


def rows(session: RecordSession, person_id: str, language: str) -> list[AttendedMeeting]:
    """The latest first; names and titles in the reader's language."""
    found = _attended(session, person_id)
    titles = texts.shown(session, [meeting.id for meeting, _part, _one in found], "title", language)
    instead = {person for _meeting, _part, one in found for person in one.replaced_by}
    named = person_names.listed(session, instead, language)
    return [
        AttendedMeeting(
            meeting.id,
            meeting.number or "",
            titles[meeting.id],
            meeting.date,
            meeting.time_zone,
            part.role,
            part.seat_id,
            tuple(named[person] for person in one.replaced_by),
            one,
        )
        for meeting, part, one in found
    ]


def figures(session: RecordSession, person_id: str) -> AttendanceFigures:
    """Attended of how many meetings, in all and in each year."""
    turnouts = [(meeting.date.year, one) for meeting, _part, one in _attended(session, person_id)]
    return AttendanceFigures(
        attendance_figures.counted(one for _year, one in turnouts), attendance_figures.by_year(turnouts)
    )


@dataclass(frozen=True)
class _Part:
    """As what the person was expected or came."""

    role: Role
    seat_id: str | None


def _attended(session: RecordSession, person_id: str) -> list[tuple[Meeting, _Part, Turnout]]:
    noted = set(session.scalars(select(models.Stay.meeting_id).distinct()))
    chosen = select(Meeting).where(Meeting.state.in_(_COUNTED)).order_by(Meeting.date.desc(), Meeting.id.desc())
    meetings = [one for one in session.scalars(chosen) if one.id in noted]
    seats, terms = _seats(session, person_id), _mandates(session, person_id)
    invited, excused = _of(session, Invitation, person_id), _of(session, Excuse, person_id)
    sent = _sent_instead(session, person_id)
    ledgers = _ledgers(session, person_id, seats)
    events = _events(session, [one.id for one in meetings])
    found = []
    for meeting in meetings:
        ledger = ledgers[meeting.id]
        part = _part(
            meeting, person_id, ledger, invited[meeting.id], sent[meeting.id], excused[meeting.id], seats, terms
        )
        if part is not None:
            opened, closed = events.get(meeting.id, (None, None))
            reason = _excuse(excused[meeting.id], invited[meeting.id])
            stays = [stay for _role, stay in ledger]
            found.append((meeting, part, turnout(person_id, part.seat_id, stays, opened, closed, reason)))
    return found


def _part(
    meeting: Meeting,
    person_id: str,
    ledger: Iterable[tuple[Role, Stay]],
    invited: Collection[Invitation],
    sent: Collection[Invitation],
    excused: Collection[Excuse],
    seats: Mapping[str, Seat],
    terms: Collection[Mandate],
) -> _Part | None:
    """Came, holds a seat on the day, is invited, is sent instead or excused himself or herself; else None."""
    came = [_Part(role, stay.seat) for role, stay in ledger if stay.person == person_id]
    held = [
        _Part(seat.role, seat.id)
        for seat in seats.values()
        if Term(seat.valid_from, seat.valid_to).covers(meeting.date)
        and mandates.holder(terms, seat.id, meeting.date) == person_id
    ]
    asked = [_Part(one.role, one.seat_id) for one in invited if not one.informed_only]
    parts = [*came, *held, *asked, *(_Part(one.role, one.seat_id) for one in sent)]
    parts += [_Part(Role.GUEST, one.seat_id) for one in excused]
    return next((part for part in parts if part.seat_id), parts[0] if parts else None)


def _excuse(excused: Iterable[Excuse], invited: Iterable[Invitation]) -> str | None:
    """The reason given; None where there is no excuse. Declining is an excuse."""
    declined = [one.reason for one in invited if one.reply is Reply.DECLINED]
    return next((reason for reason in [*(one.reason for one in excused), *declined]), None)


def _seats(session: RecordSession, person_id: str) -> dict[str, Seat]:
    """All seats that the person ever held or stood in for."""
    ids = select(models.Mandate.seat_id).where(models.Mandate.person_id == person_id)
    return {one.id: one for one in session.scalars(select(Seat).where(Seat.id.in_(ids)))}


def _mandates(session: RecordSession, person_id: str) -> list[Mandate]:
    """All holders of those seats: the one who started later holds."""
    kept = models.Mandate
    ids = select(kept.seat_id).where(kept.person_id == person_id)
    chosen = select(kept).where(kept.seat_id.in_(ids), kept.kind == MandateKind.HOLDER).order_by(kept.rank, kept.id)
    return [
        Mandate(one.seat_id, one.person_id, one.kind, Term(one.valid_from, one.valid_to), one.rank)
        for one in session.scalars(chosen)
    ]


def _of(session: RecordSession, model: Any, person_id: str) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for one in session.scalars(select(model).where(model.person_id == person_id).order_by(model.id)):
        found[one.meeting_id].append(one)
    return found


def _sent_instead(session: RecordSession, person_id: str) -> defaultdict[str, list[Invitation]]:
    found: defaultdict[str, list[Invitation]] = defaultdict(list)
    for one in session.scalars(select(Invitation).where(Invitation.substitute_id == person_id)):
        found[one.meeting_id].append(one)
    return found


def _ledgers(
    session: RecordSession, person_id: str, seats: Collection[str]
) -> defaultdict[str, list[tuple[Role, Stay]]]:
    """By meeting, the person's stays and those of others in the person's seats."""
    kept = models.Stay
    columns = (kept.meeting_id, kept.role, kept.person_id, kept.seat_id, kept.arrived_at, kept.left_at, kept.presence)
    invited = select(Invitation.seat_id).where(Invitation.person_id == person_id, Invitation.seat_id.is_not(None))
    concerned = (kept.person_id == person_id) | kept.seat_id.in_(list(seats)) | kept.seat_id.in_(invited)
    found: defaultdict[str, list[tuple[Role, Stay]]] = defaultdict(list)
    for meeting, role, person, seat, arrived, left, presence in session.execute(
        select(*columns).where(concerned).order_by(kept.id)
    ):
        found[meeting].append((role, Stay(person, seat, arrived, left, Presence(presence))))
    return found


def _events(session: RecordSession, ids: list[str]) -> dict[str, tuple[dt.datetime | None, dt.datetime | None]]:
    """When each meeting was first opened and last closed."""
    kept = MeetingEvent
    found: dict[str, tuple[dt.datetime | None, dt.datetime | None]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(kept.meeting_id, kept.kind, kept.at).where(kept.meeting_id.in_(ids[start : start + _AT_ONCE]))
        for meeting, kind, at in session.execute(chosen.order_by(kept.at, kept.id)):
            opened, _closed = found.get(meeting, (None, None))
            is_opening = kind is EventKind.OPENED and opened is None
            found[meeting] = (at if is_opening else opened, at if kind is EventKind.CLOSED else None)
    return found
