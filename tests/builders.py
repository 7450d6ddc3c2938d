"""Facts for tests, each in a line: a side, a member named Ada, a meeting with three items.

Every builder is one step of the workspace and returns the id of what it made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from councildesk.domain.agenda import ItemKind
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.rank import place
from councildesk.services import agenda, meetings, texts
from councildesk.services.workspace import Workspace
from councildesk.storage.base import Journaled
from councildesk.storage.ids import new_id
from councildesk.storage.models import Council, Mandate, Person, PersonName, Seat, Side, WorkingLanguage
from councildesk.storage.session import RecordSession

DAY = dt.date(2024, 8, 27)
BAKU = "Asia/Baku"


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    """The instant at which clocks in Baku show this on the day of the founding conference."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), dt.timezone(dt.timedelta(hours=4)))


def council(workspace: Workspace, *languages: str) -> str:
    """A council in Baku that works in these languages, by default English and German."""

    def make(session: RecordSession) -> str:
        one = _add(session, Council(id=new_id(), time_zone=BAKU))
        for language in languages or ("en", "de"):
            _add(
                session,
                WorkingLanguage(id=new_id(), council_id=one, tag=language, rank=_next(session, WorkingLanguage)),
            )
        return one

    return workspace.perform("Build council", make)


def side(workspace: Workspace, code: str, time_zone: str = BAKU) -> str:
    def make(session: RecordSession) -> str:
        owner = session.scalars(select(Council.id)).one()
        rank = _next(session, Side)
        one = _add(session, Side(id=new_id(), council_id=owner, code=code, rank=rank, time_zone=time_zone))
        texts.put(session, "side", one, "name", {"en": code})
        return one

    return workspace.perform("Build side", make)


def person(workspace: Workspace, name: str, side_id: str | None = None, language: str = "en") -> str:
    """Somebody named by given and family name: "Ada Lovelace"."""
    given, _, family = name.rpartition(" ")

    def make(session: RecordSession) -> str:
        one = _add(session, Person(id=new_id(), side_id=side_id))
        _add(session, PersonName(id=new_id(), person_id=one, language=language, given=given, family=family))
        return one

    return workspace.perform("Build person", make)


def seat(
    workspace: Workspace,
    holder: str | None,
    side_id: str | None = None,
    role: Role = Role.MEMBER,
    *,
    alternates: Sequence[str] = (),
    **fields: Any,
) -> str:
    """A seat held by a person, all the time; `fields` are columns of the seat."""

    def make(session: RecordSession) -> str:
        one = _add(session, Seat(id=new_id(), side_id=side_id, role=role, rank=_next(session, Seat), **fields))
        if holder is not None:
            _mandate(session, one, holder, MandateKind.HOLDER)
        for alternate in alternates:
            _mandate(session, one, alternate, MandateKind.ALTERNATE)
        return one

    return workspace.perform("Build seat", make)


def meeting(workspace: Workspace, *items: str, **fields: Any) -> str:
    """A meeting on the day of the founding conference with items of these titles; `fields` go into the draft."""

    def make(session: RecordSession) -> str:
        draft = {"date": DAY, "title": {"en": "Conference"}, "number": "", "time_zone": BAKU} | fields
        one = meetings.add(session, meetings.MeetingDraft(**draft))
        for title in items:
            agenda.add(session, one, agenda.ItemDraft(title={"en": title}))
        return one

    return workspace.perform("Build meeting", make)


def item(
    workspace: Workspace,
    meeting_id: str,
    title: str,
    parent_id: str | None = None,
    kind: ItemKind = ItemKind.DISCUSSION,
    **fields: Any,
) -> str:
    """An item at the end of the agenda or under another; `fields` go into the draft."""
    draft = agenda.ItemDraft(title={"en": title}, kind=kind, **fields)
    return workspace.perform("Build item", agenda.add, meeting_id, draft, parent_id=parent_id)


def _add(session: RecordSession, one: Journaled) -> str:
    session.add(one)
    session.flush()
    return one.id


def _mandate(session: RecordSession, seat_id: str, person_id: str, kind: MandateKind) -> None:
    rank = _next(session, Mandate)
    _add(session, Mandate(id=new_id(), seat_id=seat_id, person_id=person_id, kind=kind, rank=rank))


def _next(session: RecordSession, model: Any) -> str:
    """A rank behind all others, also of other owners."""
    last = session.scalar(select(func.max(model.rank)))
    return place([last], 1) if last else place([], 0)
