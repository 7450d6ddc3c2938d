"""Noting who is there, for one person or many at once: what a click means for the ledger and the excuses.

Each function is one action for the workspace. Instants are aware; None means from the opening on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from councildesk.domain import full_names
from councildesk.domain.attendance import Presence, Reply
from councildesk.services import arrivals, excuses, persons, stays
from councildesk.services.attendance import AttendanceRow
from councildesk.services.persons import PersonDraft
from councildesk.services.stays import StayDraft, StayRow


def there(
    session: Any, meeting_id: str, rows: Sequence[AttendanceRow], presence: Presence, at: dt.datetime | None
) -> None:
    """They are in the room or online. Who is there already goes on so from `at`, or is corrected without one."""
    for row in rows:
        if row.excuse_id is not None:
            excuses.remove(session, row.excuse_id)
        going_on = _going_on(row)
        if going_on is None:
            stays.arrive(session, meeting_id, replace(_proposed(session, meeting_id, row, presence), arrived_at=at))
        elif going_on.presence is not presence:
            _switch(session, meeting_id, row, going_on, presence, at)


def accepted(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], at: dt.datetime | None) -> None:
    """Whoever said yes is there, each in the part and at the place that is usual for them."""
    for row in rows:
        if row.reply is Reply.ACCEPTED and not row.stays:
            arrived(session, meeting_id, row.person_id, at)


def guest(session: Any, meeting_id: str, name: str, language: str, at: dt.datetime | None) -> str:
    """Somebody whom the record does not know yet is there as a guest; returns the person."""
    person = persons.add(session, PersonDraft(names=(full_names.parse(name, full_names.language_of(name, language)),)))
    arrived(session, meeting_id, person, at)
    return person


def arrived(
    session: Any, meeting_id: str, person_id: str, at: dt.datetime | None, presence: Presence | None = None
) -> None:
    """Somebody comes, in the part that is usual for them, and (None) where it is usual."""
    usual = arrivals.proposed(session, meeting_id, person_id)
    if presence is not None and presence is not usual.presence:
        usual = replace(usual, presence=presence, site_id=None)
    stays.arrive(session, meeting_id, replace(usual, arrived_at=at))


def instead(session: Any, meeting_id: str, row: AttendanceRow, person_id: str, at: dt.datetime | None) -> None:
    """Somebody sits for the seat in this person's place."""
    usual = arrivals.proposed(session, meeting_id, person_id)
    stays.arrive(session, meeting_id, replace(usual, seat_id=row.seat_id, role=row.role, arrived_at=at))


def excused(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], told_at: dt.datetime | None) -> None:
    """They do not come and said so; what was noted of their presence goes."""
    for row in rows:
        _forget_stays(session, row)
        if row.excuse_id is None:
            excuses.add(session, meeting_id, row.person_id, told_at=told_at, seat_id=row.seat_id)


def absent(session: Any, rows: Sequence[AttendanceRow]) -> None:
    """They were not there, and nobody knows why."""
    for row in rows:
        _forget_stays(session, row)
        if row.excuse_id is not None:
            excuses.remove(session, row.excuse_id)


def left(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], at: dt.datetime) -> None:
    for row in rows:
        stays.leave(session, meeting_id, row.person_id, at)


def back(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], at: dt.datetime) -> None:
    for row in rows:
        stays.come_back(session, meeting_id, row.person_id, at)


def _going_on(row: AttendanceRow) -> StayRow | None:
    return next((stay for stay in row.stays if stay.left_at is None), None)


def _proposed(session: Any, meeting_id: str, row: AttendanceRow, presence: Presence) -> StayDraft:
    usual = arrivals.proposed(session, meeting_id, row.person_id)
    site = usual.site_id if usual.presence is presence else None
    return replace(usual, seat_id=row.seat_id, role=row.role, presence=presence, site_id=site)


def _switch(
    session: Any, meeting_id: str, row: AttendanceRow, stay: StayRow, presence: Presence, at: dt.datetime | None
) -> None:
    site = _proposed(session, meeting_id, row, presence).site_id
    if at is None or (stay.arrived_at is not None and at <= stay.arrived_at):
        draft = stays.draft(session, stay.id)
        stays.correct(session, stay.id, replace(draft, presence=presence, site_id=site))
    else:
        stays.switch(session, stay.id, at, presence=presence, site_id=site, seat_id=stay.seat_id)


def _forget_stays(session: Any, row: AttendanceRow) -> None:
    for stay in row.stays:
        stays.remove(session, stay.id)
