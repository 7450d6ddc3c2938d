"""The council at a glance: what a file holds, and what is next."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, select

from councildesk.domain.minutes import ActionState
from councildesk.services import council, meetings, texts
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


def _leading(session: RecordSession) -> str:
    return next(iter(texts.working_languages(session)), "en")


def _count(session: RecordSession, model: type[Journaled]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def _next_meeting(session: RecordSession, day: dt.date | None) -> str | None:
    found = meetings.upcoming(session, day) if day is not None else None
    return meetings.get(session, found).date.isoformat() if found else None
