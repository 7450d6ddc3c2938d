"""Seats that an import gives to people: which are there already, and who stands in for whom."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from councildesk.domain import full_names, rank
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.likeness import Register, Traits
from councildesk.domain.terms import Term
from councildesk.exchange.persons import columns
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import IncomingPerson, Membership
from councildesk.services import seats
from councildesk.services.import_known import Known, KnownMandate
from councildesk.services.import_merging import FieldChange, Merging, traits
from councildesk.services.import_plan import PlanRow
from councildesk.storage.models import Mandate, Seat
from councildesk.storage.session import RecordSession

VOTING = frozenset({Role.CO_CHAIR, Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER})
"""Roles whose new seats have a vote."""

_ROW = "row:"


class Places:
    """Who holds a seat, in the record or in the rows so far, as the plan is made."""

    def __init__(self, known: Known, day: dt.date, merging: Merging) -> None:
        self._known = known
        self._day = day
        self._merging = merging
        self._holders = Register()
        self._known_holders = {
            person
            for person, held in known.mandates.items()
            if person in known.persons and any(one.kind is MandateKind.HOLDER for one in held)
        }
        for person in sorted(self._known_holders):
            self._holders.add(person, traits(known.persons[person]))

    def take(self, number: int, person: IncomingPerson, row: PlanRow) -> None:
        """Note the holder of a row, for alternates in later rows."""
        told = person.membership
        is_known = bool(row.candidates) and row.candidates[0].person_id in self._known_holders
        if told is not None and not told.is_alternate and person.names and not is_known:
            self._holders.add(f"{_ROW}{number}", traits(person))

    def unknown_holder(self, person: IncomingPerson) -> str | None:
        """Whom an alternate stands in for, where that is nobody we know; None where all is well."""
        told = person.membership
        if told is None or not told.is_alternate or holder(self._holders, told.stands_for) is not None:
            return None
        return told.stands_for

    def changes(self, person: IncomingPerson, person_id: str) -> tuple[FieldChange, ...]:
        """What the list tells of the place of somebody who is known."""
        told = person.membership
        if told is None:
            return ()
        known = fitting(self._known.mandates.get(person_id, ()), told, self._day)
        if known is None:
            kind = "alternate" if told.is_alternate else told.role.value
            return (FieldChange(Field.ROLE, "", "", columns.role_word(kind, self._merging.language)),)
        return tuple(
            FieldChange(field, "", before.isoformat() if before else "", after.isoformat())
            for field, before, after in (
                (Field.SINCE, known.since, told.since),
                (Field.UNTIL, known.until, told.until),
            )
            if after is not None and after != before
        )

    def reversed_until(self, person: IncomingPerson, person_id: str) -> dt.date | None:
        """The last day of a known place, where it would come before its first; None where all is well."""
        told = person.membership
        known = fitting(self._known.mandates.get(person_id, ()), told, self._day) if told else None
        if told is None or known is None:
            return None
        since, until = told.since or known.since, told.until or known.until
        return until if since and until and since > until else None


def holder(holders: Register, name: str) -> str | None:
    """The one holder of this name; None where there is none, or more than one."""
    found = dict(holders.like(Traits((full_names.parse(name, "en"),))))
    best = max((likeness.score for likeness in found.values()), default=0)
    likeliest = [key for key, likeness in found.items() if likeness.score == best]
    return likeliest[0] if len(likeliest) == 1 else None


def fitting(
    known: list[KnownMandate] | tuple[KnownMandate, ...], told: Membership, day: dt.date
) -> KnownMandate | None:
    """The mandate that the list speaks of: of the same kind and role, on the days it names or on the day."""
    if told.is_assumed and known:
        return known[0]
    kind = MandateKind.ALTERNATE if told.is_alternate else MandateKind.HOLDER
    alike = [one for one in known if one.kind is kind and (told.is_alternate or one.role is told.role)]
    on = told.since or told.until or day
    held = [one for one in alike if Term(one.since, one.until).covers(on)]
    return next(iter(held or alike), None)


class Seating:
    """Gives seats in the session of an import, one after the other, each behind those that are there."""

    def __init__(self, session: RecordSession, known: Known, day: dt.date) -> None:
        self._session = session
        self._known = known
        self._day = day
        self._last = session.scalars(select(Seat.rank).order_by(Seat.rank.desc(), Seat.id)).first()
        self._seats: dict[str, str] = {}
        self._holders = Register()
        self._last_alternates: dict[str, str] = {}
        for person, mandates in known.mandates.items():
            held = [one for one in mandates if one.kind is MandateKind.HOLDER]
            if held and person in known.persons:
                current = next((one for one in held if Term(one.since, one.until).covers(day)), held[-1])
                self._seats[person] = current.seat_id
                self._holders.add(person, traits(known.persons[person]))

    def seat(self, person_id: str, side_id: str | None, person: IncomingPerson) -> None:
        """Give a person the place that the list tells of; alternates after their holders."""
        told = person.membership
        if told is None:
            return
        known = fitting(self._known.mandates.get(person_id, ()), told, self._day)
        if known is not None:
            since, until = told.since or known.since, told.until or known.until
            seats.set_period(self._session, known.id, since, until)
        elif told.is_alternate:
            self._stand_in(person_id, told)
        else:
            self._take_seat(person_id, side_id, person, told)

    def _take_seat(self, person_id: str, side_id: str | None, person: IncomingPerson, told: Membership) -> None:
        self._last = rank.between(self._last, None)
        seat = Seat(side_id=side_id, role=told.role, voting=told.role in VOTING, rank=self._last)
        self._session.add(seat)
        self._session.flush()
        self._appoint(seat.id, person_id, MandateKind.HOLDER, told, rank.FIRST)
        self._seats[person_id] = seat.id
        self._holders.add(person_id, traits(person))

    def _stand_in(self, person_id: str, told: Membership) -> None:
        found = holder(self._holders, told.stands_for)
        if found is None or found not in self._seats:
            return
        seat = self._seats[found]
        if seat not in self._last_alternates:
            chosen = select(Mandate.rank).where(Mandate.seat_id == seat).order_by(Mandate.rank.desc())
            self._last_alternates[seat] = self._session.scalars(chosen).first() or rank.FIRST
        self._last_alternates[seat] = rank.between(self._last_alternates[seat], None)
        self._appoint(seat, person_id, MandateKind.ALTERNATE, told, self._last_alternates[seat])

    def _appoint(self, seat: str, person_id: str, kind: MandateKind, told: Membership, place: str) -> None:
        self._session.add(
            Mandate(
                seat_id=seat,
                person_id=person_id,
                kind=kind,
                valid_from=told.since,
                valid_to=told.until,
                rank=place,
            )
        )
