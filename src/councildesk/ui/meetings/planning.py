"""A new meeting as a secretariat usually begins one: on the weekday and at the hour of the last, with its officers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from councildesk.domain import clocks
from councildesk.domain.meetings import MeetingFormat, MeetingKind
from councildesk.services import council, meetings, officers, succession
from councildesk.services.meetings import MeetingDraft, MeetingRow

_AHEAD, _BEGINS, _LASTS = 14, dt.time(10), dt.timedelta(hours=2)


def plan(session: Any, today: dt.date) -> str:
    """Add a meeting in two weeks and return its id; an action for the workspace. Refuses as `meetings.add` does."""
    row = council.row(session, "en")
    last = next(iter(meetings.rows(session, "en")), None)
    made = meetings.add(session, _draft(last, row.time_zone if row else "UTC", today))
    for officer in officers.proposed(session, made):
        officers.add(session, made, officer)
    return made


def follow(session: Any, meeting_id: str, today: dt.date) -> str:
    """Add the meeting after this one, with its rooms, its standing items and what it left open."""
    model = meetings.row(session, meeting_id, "en")
    made = succession.plan_next(session, meeting_id, _draft(model, model.time_zone, max(today, model.date)))
    for officer in officers.proposed(session, made):
        officers.add(session, made, officer)
    return made


def _draft(last: MeetingRow | None, zone: str, today: dt.date) -> MeetingDraft:
    zone = last.time_zone if last else zone
    day = today + dt.timedelta(days=_AHEAD)
    draft = MeetingDraft(day, time_zone=zone, format=MeetingFormat.HYBRID, kind=MeetingKind.ORDINARY)
    if last is None or last.starts_at is None:
        starts = clocks.moment(day, _BEGINS, zone)
        return replace(draft, starts_at=starts, ends_at=starts + _LASTS)
    day += dt.timedelta(days=(last.date.weekday() - day.weekday()) % 7)
    starts = clocks.moment(day, last.starts_at.astimezone(clocks.zone(zone)).time(), zone)
    lasts = last.ends_at - last.starts_at if last.ends_at else _LASTS
    return replace(
        draft, date=day, starts_at=starts, ends_at=starts + lasts, format=last.format, host_side_id=last.host_side_id
    )
