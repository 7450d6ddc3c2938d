"""The council at a glance: what a file holds, and what is next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from councildesk.domain.council import MandateKind
from councildesk.domain.meetings import MeetingState, Progress
from councildesk.domain.minutes import ActionState, MinutesState
from councildesk.services import actions, council, history, meetings, members, progress, sides, texts
from councildesk.services.actions import ActionRow
from councildesk.services.history import StepRow
from councildesk.services.meetings import MeetingRow
from councildesk.services.members import MemberRow
from councildesk.services.progress import NoticePeriod
from councildesk.storage.base import Journaled
from councildesk.storage.models import (
    Action,
    Decision,
    Entry,
    Meeting,
    Organisation,
    Person,
    Seat,
    Side,
    Step,
)
from councildesk.storage.session import RecordSession

TERM_ENDS = dt.timedelta(days=90)
"""How long before its last day a term is told of."""

LAST_STEPS = 6


@dataclass(frozen=True)
class Glance:
    """What there is to do on a day, in a reader's language."""

    next_meeting: MeetingRow | None
    progress: Progress | None
    """Of the next meeting: from it is told what is still to do."""
    notice: NoticePeriod | None
    """Of the next meeting, while it is being prepared."""
    postponed: tuple[MeetingRow, ...]
    """Meetings that wait for a new date, the latest first."""
    unfinished: tuple[MeetingRow, ...]
    """Meetings that were held and whose minutes are not adopted, the latest first."""
    open_actions: tuple[ActionRow, ...]
    """By their last day; those without one come last."""
    seats: tuple[MemberRow, ...]
    """Vacant ones, and those whose holder's or alternate's term ends soon."""
    per_side: tuple[tuple[str, int], ...]
    """Members who hold a seat, on each side, in the sides' order."""
    members: int
    meetings: int
    decisions: int
    steps: tuple[StepRow, ...]
    """The last ones, the newest first."""


def glance(session: RecordSession, day: dt.date, language: str) -> Glance:
    """Answers what must be done now; `day` is today."""
    planned, listed = meetings.upcoming(session, day), meetings.rows(session, language)
    standing = members.rows(session, day, language)
    holders = [
        row for row in standing if row.person_id and row.kind is MandateKind.HOLDER and not row.role.is_beside_members
    ]
    count = Counter(row.side_id for row in holders)
    return Glance(
        next_meeting=next((row for row in listed if row.id == planned), None),
        progress=progress.of(session, planned) if planned else None,
        notice=progress.notice_period(session, planned) if planned else None,
        postponed=tuple(row for row in listed if row.state is MeetingState.POSTPONED),
        unfinished=tuple(row for row in listed if _waits(row)),
        open_actions=tuple(
            sorted(
                actions.rows(session, language, states=(ActionState.OPEN,)),
                key=lambda row: (row.due_on or dt.date.max, row.meeting_date, row.id),
            )
        ),
        seats=tuple(row for row in standing if row.person_id is None or _ends_soon(row, day)),
        per_side=tuple((side.short_name, count[side.id]) for side in sides.rows(session, language)),
        members=len(holders),
        meetings=_count(session, Meeting),
        decisions=_count(session, Decision),
        steps=tuple(history.steps(session, limit=LAST_STEPS)),
    )


def facts(session: RecordSession, day: dt.date | None = None) -> dict[str, Any]:
    """What the file holds, as plain data. `day` is today; without it no meeting is the next one."""
    row = council.row(session, _leading(session))
    last = session.scalars(select(Step).order_by(Step.place.desc()).limit(1)).first()
    return {
        "council": row.name if row else "",
        "languages": list(row.languages) if row else [],
        "time_zone": row.time_zone if row else "",
        "sides": [side.code for side in session.scalars(select(Side).order_by(Side.rank, Side.id))],
        "persons": _count(session, Person),
        "organisations": _count(session, Organisation),
        "seats": _count(session, Seat),
        "meetings": _count(session, Meeting),
        "next_meeting": _next_meeting(session, day),
        "entries": _count(session, Entry),
        "decisions": _count(session, Decision),
        "actions": _count(session, Action),
        "open_actions": session.scalar(
            select(func.count()).select_from(Action).where(Action.state == ActionState.OPEN)
        ),
        "steps": session.scalar(select(func.count()).select_from(Step)),
        "last_change": last.at.isoformat(timespec="seconds") if last else None,
    }


def _waits(meeting: MeetingRow) -> bool:
    return meeting.state is MeetingState.HELD and meeting.minutes_state is not MinutesState.ADOPTED


def _ends_soon(row: MemberRow, day: dt.date) -> bool:
    return row.until is not None and row.until - day <= TERM_ENDS


def _leading(session: RecordSession) -> str:
    return next(iter(texts.working_languages(session)), "en")


def _count(session: RecordSession, model: type[Journaled]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def _next_meeting(session: RecordSession, day: dt.date | None) -> str | None:
    found = meetings.upcoming(session, day) if day is not None else None
    return meetings.get(session, found).date.isoformat() if found else None
