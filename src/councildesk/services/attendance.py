"""Attendance of a meeting as a whole: everybody expected and everybody who came, and how they attended.

Nothing is kept here: it is read from the ledger (`stays`), the excuses and the invitations by domain.turnout. Who comes
and goes is noted in `stays`; the count for decisions is in `quorum`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Presence, Reply, Stay
from councildesk.domain.council import Role, Seat
from councildesk.domain.course import Course
from councildesk.domain.turnout import MissedItem, Turnout, missed, turnout
from councildesk.services import excuses, invitations, meetings, person_names, precedence, running, seating, stays
from councildesk.services.excuses import ExcuseRow
from councildesk.services.invitations import Expected, ReplyDraft
from councildesk.services.precedence import Part
from councildesk.services.stays import StayRow
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class AttendanceRow:
    """One person's attendance as lists show it; names in the reader's language."""

    person_id: str
    name: str
    """As lists have it: `Shafiyev, Farid`."""
    role: Role
    side_id: str | None
    seat_id: str | None
    stands_for_id: str | None
    """The holder of the seat, where the person is not the holder."""
    stands_for_name: str
    is_expected: bool
    is_here: bool
    turnout: Turnout
    """Late, left early, away, excused (also by declining the invitation), and when."""
    replaced_by: tuple[str, ...]
    """Names of those who sat for the seat in the person's place."""
    missed: tuple[MissedItem, ...]
    """Items of which somebody who came missed something, where the times of items are known."""
    excuse_id: str | None
    excused_at: dt.datetime | None
    """Since when the excuse is known."""
    reply: Reply
    announced: Presence | None
    """Where the person said to take part, having accepted."""
    stays: tuple[StayRow, ...]


def rows(session: RecordSession, meeting_id: str, language: str, at: dt.datetime | None = None) -> list[AttendanceRow]:
    """Everybody expected or come, side by side in the order of precedence; one row for each seat a person has.

    `is_here` is told for the instant `at`; None: whoever has not left.
    """
    facts = _facts(session, meeting_id, language)
    seats = list(facts.seats.values())
    return [
        _row(facts, part, at) for part in precedence.in_order(session, facts.parts, lambda part: part, seats, language)
    ]


@dataclass(frozen=True)
class _Facts:
    """What is known of a meeting, read once."""

    seats: dict[str, Seat]
    parts: dict[Part, bool]
    """Who is expected (True) or came unexpected."""
    sides: dict[Part, str | None]
    names: dict[str, str]
    stays: dict[str, list[StayRow]]
    """By their persons."""
    sitting: dict[str | None, list[StayRow]]
    """By their seats."""
    excuses: dict[str, ExcuseRow]
    replies: dict[str, ReplyDraft]
    course: Course


def _facts(session: RecordSession, meeting_id: str, language: str) -> _Facts:
    seats = {seat.id: seat for seat in seating.on(session, meetings.get(session, meeting_id).date)}
    noted = stays.rows(session, meeting_id)
    by_person: dict[str, list[StayRow]] = defaultdict(list)
    by_seat: dict[str | None, list[StayRow]] = defaultdict(list)
    for stay in noted:
        by_person[stay.person_id].append(stay)
        by_seat[stay.seat_id].append(stay)
    excused = {one.person_id: one for one in excuses.rows(session, meeting_id)}
    parts = _parts(invitations.expected(session, meeting_id), noted, excused.values(), seats)
    holders = {seat.holder for seat in seats.values() if seat.holder}
    persons = {part.person for part in parts} | holders | by_person.keys()
    return _Facts(
        seats,
        parts,
        precedence.sides(session, parts, list(seats.values())),
        person_names.listed(session, persons, language),
        by_person,
        by_seat,
        excused,
        invitations.replies(session, meeting_id),
        running.course(session, meeting_id),
    )


def _parts(
    expected: Iterable[Expected], noted: Iterable[StayRow], excused: Iterable[ExcuseRow], seats: dict[str, Seat]
) -> dict[Part, bool]:
    """Each part once, and whether it was expected. Who has a seat has no row without one."""
    parts = {Part(one.person_id, one.seat_id, one.role): True for one in expected}
    known = {part.person for part in parts}
    for excuse in excused:
        if excuse.person_id not in known:
            seat = seats.get(excuse.seat_id or "")
            parts[Part(excuse.person_id, excuse.seat_id, seat.role if seat else Role.GUEST)] = True
            known.add(excuse.person_id)
    places = {(part.person, part.seat) for part in parts}
    for stay in noted:
        place = (stay.person_id, stay.seat_id)
        if place not in places and (stay.seat_id or stay.person_id not in known):
            parts[Part(*place, stay.role)] = stay.person_id in known
            places.add(place)
            known.add(stay.person_id)
    seated = {part.person for part in parts if part.seat}
    return {part: is_expected for part, is_expected in parts.items() if part.seat or part.person not in seated}


def _row(facts: _Facts, part: Part, at: dt.datetime | None) -> AttendanceRow:
    own = facts.stays.get(part.person, [])
    reason, since = _excuse(facts, part.person)
    course, holder = facts.course, _replaced_holder(facts, part)
    result = turnout(part.person, part.seat, _ledger(facts, part), course.opened_at, course.closed_at, reason)
    reply, excuse = facts.replies.get(part.person), facts.excuses.get(part.person)
    return AttendanceRow(
        person_id=part.person,
        name=facts.names[part.person],
        role=part.role,
        side_id=facts.sides[part],
        seat_id=part.seat,
        stands_for_id=holder,
        stands_for_name=facts.names[holder] if holder else "",
        is_expected=facts.parts[part],
        is_here=any(_is_here(stay, at) for stay in own),
        turnout=result,
        replaced_by=tuple(facts.names[person] for person in result.replaced_by),
        missed=tuple(missed(result.spans, course.items)) if result.spans else (),
        excuse_id=excuse.id if excuse else None,
        excused_at=since,
        reply=reply.reply if reply else Reply.NONE,
        announced=reply.presence if reply and reply.reply is Reply.ACCEPTED else None,
        stays=tuple(own),
    )


def _ledger(facts: _Facts, part: Part) -> list[Stay]:
    """The stays of the person, and of whoever else sat for the seat: all that the turnout of a part rests on."""
    own = facts.stays.get(part.person, [])
    others = [one for one in facts.sitting.get(part.seat, []) if one.person_id != part.person] if part.seat else []
    return [stays.interval(one) for one in (*own, *others)]


def _excuse(facts: _Facts, person: str) -> tuple[str | None, dt.datetime | None]:
    """The reason given, and since when it is known; None where there is no excuse. Declining is an excuse."""
    excuse, reply = facts.excuses.get(person), facts.replies.get(person)
    if excuse is not None:
        return excuse.reason, excuse.told_at
    if reply is not None and reply.reply is Reply.DECLINED:
        return reply.reason, reply.replied_at
    return None, None


def _replaced_holder(facts: _Facts, part: Part) -> str | None:
    seat = facts.seats.get(part.seat or "")
    return seat.holder if seat is not None and seat.holder != part.person else None


def _is_here(stay: StayRow, at: dt.datetime | None) -> bool:
    if at is None:
        return stay.left_at is None
    return (stay.arrived_at or FROM_EVER) <= at < (stay.left_at or FOR_EVER)
