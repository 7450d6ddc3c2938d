"""The members of the council on a day: everybody with a mandate, and the seats that are vacant.

`memberships` takes members in and changes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from councildesk.domain.council import MandateKind, Role, Seat
from councildesk.domain.errors import InUse
from councildesk.services import person_names, persons, seating, seats, sides, texts
from councildesk.storage import models
from councildesk.storage.models import Mandate
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class MemberRow:
    """One mandate as lists show it, or a vacant seat (no person); names by family name, in a reader's language."""

    seat_id: str
    mandate_id: str | None
    person_id: str | None
    name: str
    role: Role
    kind: MandateKind
    voting: bool
    side_id: str | None
    side: str
    post: str
    organisation: str
    stands_for: str
    """Of an alternate: the name of the holder."""
    since: dt.date | None
    until: dt.date | None
    mail: str
    seat_title: str
    """Where the role does not say enough."""
    languages: tuple[str, ...]
    """Spoken, as tags."""


def rows(session: RecordSession, day: dt.date, language: str, side_id: str | None = None) -> list[MemberRow]:
    """Everybody with a mandate on the day: side by side, by role and seat; alternates behind their holder.

    With `side_id` those of this side only.
    """
    standing = [seat for seat in seating.on(session, day) if side_id is None or seat.side == side_id]
    people = {person for seat in standing for person in (seat.holder, *seat.alternates) if person}
    facts = _Facts(session, standing, people, day, language)
    found: list[MemberRow] = []
    for seat in standing:
        found.append(facts.row(seat, seat.holder, MandateKind.HOLDER))
        found += [facts.row(seat, person, MandateKind.ALTERNATE) for person in seat.alternates]
    return found


def end(session: RecordSession, mandate_id: str, last_day: dt.date) -> None:
    """Somebody leaves: the mandate ends with this day. Refuses with PeriodReversed."""
    mandate = seats.get_mandate(session, mandate_id)
    seats.set_period(session, mandate_id, mandate.valid_from, last_day)


def remove(session: RecordSession, mandate_id: str) -> None:
    """Take back a member entered by mistake: the mandate, the seat where nobody else holds it or stands in, the person.

    A person who is named elsewhere stays. Refuses with InUse while attendance or others refer to the seat: a member
    who really was one is given a last day instead.
    """
    mandate = seats.get_mandate(session, mandate_id)
    seat_id, person_id = mandate.seat_id, mandate.person_id
    seats.withdraw(session, mandate_id)
    session.flush()
    left = session.scalars(select(Mandate.id).where(Mandate.seat_id == seat_id)).first()
    if left is None:
        seats.remove(session, seat_id)
    if session.scalars(select(Mandate.id).where(Mandate.person_id == person_id)).first() is None:
        with suppress(InUse):
            persons.remove(session, person_id)


class _Held(NamedTuple):
    """A mandate on the day."""

    key: str
    since: dt.date | None
    until: dt.date | None


class _Facts:
    """What rows show of the people, read once."""

    def __init__(
        self, session: RecordSession, standing: Sequence[Seat], people: set[str], day: dt.date, language: str
    ) -> None:
        self._names = person_names.listed(session, people, language)
        self._titles = texts.shown(session, [seat.id for seat in standing], "title", language)
        self._posts = persons.current_posts(session, people, language, day)
        self._mails = persons.mails(session, people)
        self._languages = _languages(session)
        self._sides = {side.id: side.short_name for side in sides.rows(session, language)}
        self._seat_organisations = _seat_organisations(session, language)
        self._mandates = _mandates_on(session, day)

    def row(self, seat: Seat, person: str | None, kind: MandateKind) -> MemberRow:
        mandate = self._mandates.get((seat.id, person or "", kind))
        post, organisation = self._posts.get(person or "", ("", ""))
        return MemberRow(
            seat.id,
            mandate.key if mandate else None,
            person,
            self._names.get(person or "", ""),
            seat.role,
            kind,
            seat.voting,
            seat.side,
            self._sides.get(seat.side or "", ""),
            post,
            organisation or self._seat_organisations.get(seat.id, ""),
            self._names.get(seat.holder or "", "") if kind is MandateKind.ALTERNATE else "",
            mandate.since if mandate else None,
            mandate.until if mandate else None,
            self._mails.get(person or "", ""),
            self._titles[seat.id],
            self._languages.get(person or "", ()),
        )


def _languages(session: RecordSession) -> dict[str, tuple[str, ...]]:
    found = session.execute(select(models.Person.id, models.Person.languages)).all()
    return {person: tuple(spoken) for person, spoken in found}


def _seat_organisations(session: RecordSession, language: str) -> dict[str, str]:
    chosen = select(models.Seat.id, models.Seat.organisation_id).where(models.Seat.organisation_id.is_not(None))
    of_seats = session.execute(chosen).all()
    named = texts.shown(session, {organisation for _seat, organisation in of_seats if organisation}, "name", language)
    return {seat: named[organisation] for seat, organisation in of_seats if organisation}


def _mandates_on(session: RecordSession, day: dt.date) -> dict[tuple[str, str, MandateKind], _Held]:
    kept = models.Mandate
    chosen = select(kept.seat_id, kept.person_id, kept.kind, kept.id, kept.valid_from, kept.valid_to)
    return {
        (seat, person, kind): _Held(key, starts, ends)
        for seat, person, kind, key, starts, ends in session.execute(chosen.order_by(kept.rank, kept.id))
        if (starts or day) <= day <= (ends or day)
    }
