"""The members of the council on a day: everybody with a mandate, and the seats that are vacant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import names
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.names import PersonName
from councildesk.services import person_names, persons, seating, seats, sides, texts
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.seats import SeatDraft
from councildesk.storage.models import Mandate, Seat
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


@dataclass(frozen=True)
class MemberDraft:
    """A new member as a short form holds it: the person, and the seat they take or stand in for."""

    names: tuple[PersonName, ...] = ()
    side_id: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    organisation_id: str | None = None
    post: Mapping[str, str] = field(default_factory=dict)
    mail: str = ""
    since: dt.date | None = None
    stands_for_seat_id: str | None = None
    """Given: the person becomes an alternate for this seat, and no new seat is made."""


def rows(session: RecordSession, day: dt.date, language: str) -> list[MemberRow]:
    """Everybody with a mandate on the day: side by side, by role and seat; alternates behind their holder."""
    standing = seating.on(session, day)
    people = {person for seat in standing for person in (seat.holder, *seat.alternates) if person}
    facts = _Facts(session, people, day, language)
    found: list[MemberRow] = []
    for seat in standing:
        found.append(facts.row(seat.id, seat.side, seat.role, seat.voting, seat.holder, MandateKind.HOLDER, ""))
        holder = facts.listed.get(seat.holder or "", "")
        found += [
            facts.row(seat.id, seat.side, seat.role, seat.voting, person, MandateKind.ALTERNATE, holder)
            for person in seat.alternates
        ]
    return found


def add(session: RecordSession, draft: MemberDraft) -> str:
    """Take a person in with a seat, or as an alternate for one, in one step. Returns the person's id.

    Refuses with TextMissing a person without a name.
    """
    contacts = (ContactDraft(ContactKind.MAIL, draft.mail),) if draft.mail.strip() else ()
    has_post = draft.organisation_id is not None or any(draft.post.values())
    posts = (PostDraft(draft.post, draft.organisation_id),) if has_post else ()
    person = persons.add(session, PersonDraft(draft.names, draft.side_id, contacts=contacts, posts=posts))
    if draft.stands_for_seat_id is not None:
        seats.appoint(session, draft.stands_for_seat_id, person, MandateKind.ALTERNATE, draft.since)
        return person
    seat = SeatDraft(draft.side_id, draft.role, draft.voting, draft.organisation_id, draft.since)
    seats.appoint(session, seats.add(session, seat), person, MandateKind.HOLDER, draft.since)
    return person


def end(session: RecordSession, mandate_id: str, last_day: dt.date) -> None:
    """Somebody leaves: the mandate ends with this day. Refuses with PeriodReversed."""
    mandate = seats.get_mandate(session, mandate_id)
    seats.set_period(session, mandate_id, mandate.valid_from, last_day)


def remove(session: RecordSession, mandate_id: str) -> None:
    """Take back a member entered by mistake: the mandate, and the seat and the person where nothing else needs them."""
    mandate = seats.get_mandate(session, mandate_id)
    seat_id, person_id = mandate.seat_id, mandate.person_id
    seats.withdraw(session, mandate_id)
    session.flush()
    left = session.scalars(select(Mandate.id).where(Mandate.seat_id == seat_id)).first()
    if left is None:
        seats.remove(session, seat_id)
    if session.scalars(select(Mandate.id).where(Mandate.person_id == person_id)).first() is None:
        persons.remove(session, person_id)


class _Facts:
    """What rows show of the people, read once."""

    def __init__(self, session: RecordSession, people: set[str], day: dt.date, language: str) -> None:
        chosen = person_names.chosen(session, people, language)
        self.listed = {person: names.listed(name) for person, name in chosen.items()}
        self._posts = persons.current_posts(session, people, language, day)
        self._mails = persons.mails(session, people)
        self._sides = {side.id: side.short_name for side in sides.rows(session, language)}
        self._seat_organisations = _seat_organisations(session, language)
        self._mandates = _mandates_on(session, day)

    def row(
        self,
        seat_id: str,
        side_id: str | None,
        role: Role,
        voting: bool,
        person: str | None,
        kind: MandateKind,
        stands_for: str,
    ) -> MemberRow:
        mandate = self._mandates.get((seat_id, person or "", kind))
        post, organisation = self._posts.get(person or "", ("", ""))
        return MemberRow(
            seat_id,
            mandate.id if mandate else None,
            person,
            self.listed.get(person or "", ""),
            role,
            kind,
            voting,
            side_id,
            self._sides.get(side_id or "", ""),
            post,
            organisation or self._seat_organisations.get(seat_id, ""),
            stands_for,
            mandate.valid_from if mandate else None,
            mandate.valid_to if mandate else None,
            self._mails.get(person or "", ""),
        )


def _seat_organisations(session: RecordSession, language: str) -> dict[str, str]:
    chosen = select(Seat.id, Seat.organisation_id).where(Seat.organisation_id.is_not(None))
    of_seats = session.execute(chosen).all()
    named = texts.shown(session, {organisation for _seat, organisation in of_seats if organisation}, "name", language)
    return {seat: named[organisation] for seat, organisation in of_seats if organisation}


def _mandates_on(session: RecordSession, day: dt.date) -> dict[tuple[str, str, MandateKind], Mandate]:
    return {
        (one.seat_id, one.person_id, one.kind): one
        for one in session.scalars(select(Mandate).order_by(Mandate.rank, Mandate.id))
        if (one.valid_from or day) <= day <= (one.valid_to or day)
    }
