"""Noting who is there, for one person or many at once: what a click means for the ledger and the excuses.

Each function is one action for the workspace. Instants are aware; None means from the opening on. Who sits for several
seats has a row for each, and goes, returns and is excused once, whichever of them are chosen.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from councildesk.domain import full_names
from councildesk.domain.attendance import Presence
from councildesk.services import arrivals, excuses, persons, stays
from councildesk.services.attendance import AttendanceRow
from councildesk.services.persons import PersonDraft
from councildesk.services.stays import StayDraft, StayRow


def there(
    session: Any, meeting_id: str, rows: Sequence[AttendanceRow], presence: Presence, at: dt.datetime | None
) -> None:
    """They are in the room or online. Who is there already goes on so from `at`, or is corrected without one; who is
    there for other seats only takes that of the row as well."""
    noted = stays.rows(session, meeting_id)
    for row in _once(rows):
        if row.excuse_id is not None:
            excuses.remove(session, row.excuse_id)
        if any(stay.presence is not presence for stay in _going_on(noted, row.person_id)):
            site = _proposed(session, meeting_id, row, presence).site_id
            stays.switch(session, meeting_id, row.person_id, at, presence=presence, site_id=site)
    taken: dict[str, set[str | None]] = defaultdict(set)
    for stay in noted:
        if stay.left_at is None:
            taken[stay.person_id].add(stay.seat_id)
    for row in rows:
        seats = taken[row.person_id]
        if not seats or (row.seat_id is not None and not seats & {row.seat_id, None}):
            usual = _proposed(session, meeting_id, row, presence)
            draft = _where_now(session, meeting_id, usual) if seats else usual
            stays.arrive(session, meeting_id, replace(draft, arrived_at=at))
            seats.add(row.seat_id)


def gathered(session: Any, meeting_id: str, person_ids: Sequence[str], at: dt.datetime | None) -> None:
    """They are there, each in the part and at the place that is usual for them."""
    for person in person_ids:
        arrived(session, meeting_id, person, at)


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
    """Somebody sits for the seat in this person's place: whoever is there already, where they are."""
    usual = _where_now(session, meeting_id, arrivals.proposed(session, meeting_id, person_id))
    stays.arrive(session, meeting_id, replace(usual, seat_id=row.seat_id, role=row.role, arrived_at=at))


def excused(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], told_at: dt.datetime | None) -> None:
    """They do not come and said so; what was noted of their presence goes."""
    for row in _once(rows):
        stays.forget(session, meeting_id, row.person_id)
        if row.excuse_id is None:
            excuses.add(session, meeting_id, row.person_id, told_at=told_at, seat_id=row.seat_id)


def absent(session: Any, meeting_id: str, rows: Sequence[AttendanceRow]) -> None:
    """They were not there, and nobody knows why."""
    for row in _once(rows):
        stays.forget(session, meeting_id, row.person_id)
        if row.excuse_id is not None:
            excuses.remove(session, row.excuse_id)


def left(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], at: dt.datetime) -> None:
    for row in _once(rows):
        stays.leave(session, meeting_id, row.person_id, at)


def back(session: Any, meeting_id: str, rows: Sequence[AttendanceRow], at: dt.datetime) -> None:
    for row in _once(rows):
        stays.come_back(session, meeting_id, row.person_id, at)


def _once(rows: Iterable[AttendanceRow]) -> list[AttendanceRow]:
    """The first row of each person."""
    found: dict[str, AttendanceRow] = {}
    for row in rows:
        found.setdefault(row.person_id, row)
    return list(found.values())


def _going_on(noted: Iterable[StayRow], person_id: str) -> list[StayRow]:
    return [stay for stay in noted if stay.person_id == person_id and stay.left_at is None]


def _where_now(session: Any, meeting_id: str, draft: StayDraft) -> StayDraft:
    """At the place at which somebody is already."""
    going_on = _going_on(stays.rows(session, meeting_id), draft.person_id)
    return replace(draft, presence=going_on[0].presence, site_id=going_on[0].site_id) if going_on else draft


def _proposed(session: Any, meeting_id: str, row: AttendanceRow, presence: Presence) -> StayDraft:
    usual = arrivals.proposed(session, meeting_id, row.person_id)
    site = usual.site_id if usual.presence is presence else None
    return replace(usual, seat_id=row.seat_id, role=row.role, presence=presence, site_id=site)
