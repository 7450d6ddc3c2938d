"""Attendance of a meeting as a whole: everybody expected and everybody who came, and how they attended.

Nothing is kept here: it is read from the ledger (`stays`), the excuses and the invitations by domain.turnout. Who comes
and goes is noted in `stays`; the count for decisions is in `quorum`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from councildesk.domain.attendance import FOR_EVER, FROM_EVER, Presence, Proxy, Reply, Stay
from councildesk.domain.council import Role, Seat
from councildesk.domain.course import Course
from councildesk.domain.rules import QuorumRule
from councildesk.domain.turnout import Turnout, turnout
from councildesk.services import (
    excuses,
    invitations,
    meetings,
    person_names,
    precedence,
    proxies,
    running,
    seating,
    stays,
)
from councildesk.services.excuses import ExcuseRow
from councildesk.services.invitations import Expected, ReplyDraft
from councildesk.services.precedence import Part
from councildesk.services.stays import StayRow
from councildesk.storage.session import RecordSession

_Place = tuple[str, str | None]
"""A person and a seat."""


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
    excuse_id: str | None
    excused_at: dt.datetime | None
    """Since when the excuse is known."""
    reply: Reply
    announced: Presence | None
    """Where the person said to take part, having accepted."""
    stays: tuple[StayRow, ...]


@dataclass(frozen=True)
class Attendance:
    """How everybody attends, and by what the quorum is judged, from one reading."""

    rows: tuple[AttendanceRow, ...]
    """As `rows` gives them, of whoever has not left."""
    day: dt.date
    course: Course
    seats: tuple[Seat, ...]
    proxies: tuple[Proxy, ...]
    quorum: QuorumRule
    standing: frozenset[_Place]
    """Who is in the list whatever is noted of their presence."""

    @property
    def ledger(self) -> list[StayRow]:
        """Every stay, in the order in which they were noted."""
        noted = {stay.id: stay for row in self.rows for stay in row.stays}
        return [noted[key] for key in sorted(noted)]


def whole(session: RecordSession, meeting_id: str, language: str) -> Attendance:
    """All that the live desk shows of who is there."""
    facts = _facts(session, meeting_id, language)
    return Attendance(
        tuple(_rows(session, facts, language, None)),
        meetings.get(session, meeting_id).date,
        facts.course,
        tuple(facts.seats.values()),
        tuple(proxies.given(session, meeting_id)),
        meetings.rules(session, meeting_id).quorum,
        facts.standing,
    )


def followed(
    session: RecordSession, meeting_id: str, _language: str, known: Attendance, touched: Collection[str]
) -> Attendance | None:
    """As `whole`, where since `known` nothing but these stays, events and the meeting changed; of persons, seats and
    replies nothing is read again.

    None where others may stand in the list.
    """
    if meeting_id in touched and meetings.get(session, meeting_id).date != known.day:
        return None
    quorum = meetings.rules(session, meeting_id).quorum if meeting_id in touched else known.quorum
    course = running.course(session, meeting_id)
    is_as_long = (course.opened_at, course.closed_at) == (known.course.opened_at, known.course.closed_at)
    before, now = {stay.id: stay for stay in known.ledger}, stays.some(session, meeting_id, touched)
    changed = [(before.get(key), now.get(key)) for key in touched if key in before or key in now]
    left = {key: stay for key, stay in (before | now).items() if key in now or key not in touched}
    if not all(_keeps_rows(old, new, known, left.values()) for old, new in changed):
        return None
    ledger = _Ledger(left.values())
    persons = {stay.person_id for pair in changed for stay in pair if stay}
    seats = {stay.seat_id for pair in changed for stay in pair if stay and stay.seat_id}
    names = {row.person_id: row.name for row in known.rows}
    found = tuple(
        row
        if is_as_long and row.person_id not in persons and row.seat_id not in seats
        else _again(row, ledger, course, names)
        for row in known.rows
    )
    return replace(known, rows=found, course=course, quorum=quorum)


def rows(session: RecordSession, meeting_id: str, language: str, at: dt.datetime | None = None) -> list[AttendanceRow]:
    """Everybody expected or come, side by side in the order of precedence; one row for each seat a person has.

    `is_here` is told for the instant `at`; None: whoever has not left.
    """
    return _rows(session, _facts(session, meeting_id, language), language, at)


def _rows(session: RecordSession, facts: _Facts, language: str, at: dt.datetime | None) -> list[AttendanceRow]:
    seats = list(facts.seats.values())
    return [
        _row(facts, part, at) for part in precedence.in_order(session, facts.parts, lambda part: part, seats, language)
    ]


class _Ledger:
    """Stays as they were noted, by person and by seat."""

    def __init__(self, noted: Iterable[StayRow]) -> None:
        self.by_person: dict[str, list[StayRow]] = defaultdict(list)
        self._by_seat: dict[str | None, list[StayRow]] = defaultdict(list)
        for stay in sorted(noted, key=lambda one: one.id):
            self.by_person[stay.person_id].append(stay)
            self._by_seat[stay.seat_id].append(stay)

    def turnout(self, person: str, seat: str | None, course: Course, excuse: str | None) -> Turnout:
        """By the stays of the person, and of whoever else sat for the seat: it rests on no others."""
        others = [one for one in self._by_seat.get(seat, []) if one.person_id != person] if seat else []
        ledger: list[Stay] = [stays.interval(one) for one in (*self.by_person.get(person, []), *others)]
        return turnout(person, seat, ledger, course.opened_at, course.closed_at, excuse)


@dataclass(frozen=True)
class _Facts:
    """What is known of a meeting, read once."""

    seats: dict[str, Seat]
    parts: dict[Part, bool]
    """Who is expected (True) or came unexpected."""
    standing: frozenset[_Place]
    sides: dict[Part, str | None]
    names: dict[str, str]
    ledger: _Ledger
    excuses: dict[str, ExcuseRow]
    replies: dict[str, ReplyDraft]
    course: Course


def _facts(session: RecordSession, meeting_id: str, language: str) -> _Facts:
    seats = {seat.id: seat for seat in seating.on(session, meetings.get(session, meeting_id).date)}
    noted = stays.rows(session, meeting_id)
    ledger = _Ledger(noted)
    excused = {one.person_id: one for one in excuses.rows(session, meeting_id)}
    expected = invitations.expected(session, meeting_id)
    parts = _parts(expected, noted, excused.values(), seats)
    holders = {seat.holder for seat in seats.values() if seat.holder}
    persons = {part.person for part in parts} | holders | ledger.by_person.keys()
    return _Facts(
        seats,
        parts,
        frozenset((one.person_id, one.seat_id) for one in expected),
        precedence.sides(session, parts, list(seats.values())),
        person_names.listed(session, persons, language),
        ledger,
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
    own = facts.ledger.by_person.get(part.person, [])
    reason, since = _excuse(facts, part.person)
    holder = _replaced_holder(facts, part)
    result = facts.ledger.turnout(part.person, part.seat, facts.course, reason)
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
        excuse_id=excuse.id if excuse else None,
        excused_at=since,
        reply=reply.reply if reply else Reply.NONE,
        announced=reply.presence if reply and reply.reply is Reply.ACCEPTED else None,
        stays=tuple(own),
    )


def _again(row: AttendanceRow, ledger: _Ledger, course: Course, names: dict[str, str]) -> AttendanceRow:
    """The row after something was noted of this person, or of who else sat for the seat."""
    own = ledger.by_person.get(row.person_id, [])
    result = ledger.turnout(row.person_id, row.seat_id, course, row.turnout.excuse)
    return replace(
        row,
        is_here=any(_is_here(stay, None) for stay in own),
        turnout=result,
        replaced_by=tuple(names[person] for person in result.replaced_by),
        stays=tuple(own),
    )


def _keeps_rows(old: StayRow | None, new: StayRow | None, known: Attendance, left: Iterable[StayRow]) -> bool:
    """Whether the list is as long as it was, and everybody at the same place, after a stay came, changed or went."""
    if old is not None and new is not None:
        return _part(old) == _part(new)
    one = old or new
    assert one is not None
    if any(one.person_id == person and one.seat_id in (seat, None) for person, seat in known.standing):
        return True
    # Who was not expected stands there as what the first stay says.
    others = [_part(stay) for stay in left if stay.person_id == one.person_id and stay.id != one.id]
    return bool(others) and all(part == _part(one) for part in others)


def _part(stay: StayRow) -> Part:
    return Part(stay.person_id, stay.seat_id, stay.role)


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
