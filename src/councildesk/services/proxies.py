"""Proxies: papers by which a person may vote for a seat that nobody else represents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain import attendance
from councildesk.domain.errors import AlreadyThere
from councildesk.services import meetings, person_names
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Person, Proxy, Seat, StoredFile
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class ProxyRow:
    id: str
    seat_id: str
    person_id: str
    name: str
    """Of the bearer, in full, in the reader's language."""
    file_id: str | None


def rows(session: RecordSession, meeting_id: str, language: str) -> list[ProxyRow]:
    """The proxies given for a meeting, in the order in which they were noted."""
    found = _of(session, meeting_id)
    names = person_names.full(session, [one.person_id for one in found], language)
    return [ProxyRow(one.id, one.seat_id, one.person_id, names[one.person_id], one.file_id) for one in found]


def given(session: RecordSession, meeting_id: str) -> list[attendance.Proxy]:
    """For services: the proxies as the domain computes with them."""
    return [attendance.Proxy(one.seat_id, one.person_id) for one in _of(session, meeting_id)]


def add(session: RecordSession, meeting_id: str, seat_id: str, person_id: str, file_id: str | None = None) -> str:
    """Note a proxy, with its paper where it is kept. Refuses with NotFound; a seat gives one proxy (AlreadyThere)."""
    meetings.get(session, meeting_id)
    for model, key in ((Seat, seat_id), (Person, person_id), (StoredFile, file_id)):
        if key is not None:
            session.require(model, key)
    if any(other.seat_id == seat_id for other in _of(session, meeting_id)):
        raise AlreadyThere("proxy", seat_id)
    one = Proxy(id=new_id(), meeting_id=meeting_id, seat_id=seat_id, person_id=person_id, file_id=file_id)
    session.add(one)
    return one.id


def remove(session: RecordSession, proxy_id: str) -> None:
    """Refuses with NotFound."""
    one = session.require(Proxy, proxy_id)
    removal.remove(session, one)


def _of(session: RecordSession, meeting_id: str) -> list[Proxy]:
    return list(session.scalars(select(Proxy).where(Proxy.meeting_id == meeting_id).order_by(Proxy.id)))
