"""All persons as they are on a day, with what they are in the council then; and those who are its guests."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.council import MandateKind, Role
from councildesk.services import persons, seating, sides
from councildesk.storage.models import Invitation, ItemPerson, Person, Stay
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class PersonOnDay:
    """A person in a reader's language; the name by family name."""

    id: str
    name: str
    side_id: str | None
    side: str
    post: str
    organisation: str
    mail: str
    phone: str
    languages: tuple[str, ...]
    """Spoken, as tags."""
    offices: tuple[tuple[Role, MandateKind], ...]
    """The role of each seat, and whether it is held or stood in for; in the order of precedence."""


def rows(session: RecordSession, day: dt.date, language: str) -> list[PersonOnDay]:
    """All persons in the order of their names."""
    offices = _offices(session, day)
    named = {side.id: side.short_name for side in sides.rows(session, language)}
    spoken = {one: tuple(tags) for one, tags in session.execute(select(Person.id, Person.languages))}
    return [
        PersonOnDay(
            one.id,
            one.listed,
            one.side_id,
            named.get(one.side_id or "", ""),
            one.post,
            one.organisation,
            one.mail,
            one.phone,
            spoken[one.id],
            tuple(offices.get(one.id, ())),
        )
        for one in persons.rows(session, language, day)
    ]


def guests(session: RecordSession, day: dt.date, language: str) -> list[PersonOnDay]:
    """Those with a guest's seat on the day, and those without any seat whom a meeting names."""
    named: set[str] = set()
    for model in (Stay, Invitation, ItemPerson):
        named.update(session.scalars(select(model.person_id)))
    return [row for row in rows(session, day, language) if _is_guest(row, named)]


def _is_guest(row: PersonOnDay, named: set[str]) -> bool:
    if not row.offices:
        return row.id in named
    return any(role is Role.GUEST for role, _kind in row.offices)


def _offices(session: RecordSession, day: dt.date) -> dict[str, list[tuple[Role, MandateKind]]]:
    found: dict[str, list[tuple[Role, MandateKind]]] = defaultdict(list)
    for seat in sorted(seating.on(session, day), key=lambda seat: seat.role.precedence):
        if seat.holder is not None:
            found[seat.holder].append((seat.role, MandateKind.HOLDER))
        for alternate in seat.alternates:
            found[alternate].append((seat.role, MandateKind.ALTERNATE))
    return found
