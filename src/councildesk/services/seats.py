"""What can be done with seats: who holds them from when to when, and who stands in for whom.

The past stays: a change of holder ends one mandate and begins another, and every list is right for its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.errors import AlreadyThere, NotFound, PeriodReversed
from councildesk.domain.terms import Term
from councildesk.services import organisations, person_names, persons, seating, sides, texts
from councildesk.storage import removal
from councildesk.storage.models import Mandate, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class SeatRow:
    """A seat as it is on a day, in a reader's language; names in natural order."""

    id: str
    side_id: str | None
    role: Role
    title: str
    voting: bool
    organisation_id: str | None
    holder_id: str | None
    holder: str
    """Empty: vacant."""
    alternates: tuple[str, ...]
    """Names in the order in which they stand in."""


@dataclass(frozen=True)
class SeatDraft:
    """A seat as a form holds it. Days are inclusive."""

    side_id: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    organisation_id: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MandateRow:
    """One person's time in one seat."""

    id: str
    person_id: str
    name: str
    kind: MandateKind
    valid_from: dt.date | None
    valid_to: dt.date | None


def rows(session: RecordSession, day: dt.date, language: str) -> list[SeatRow]:
    """The seats on a day: side by side, by role, with holder and alternates."""
    seats = seating.on(session, day)
    kept = {one.id: one for one in session.scalars(select(Seat))}
    titles = texts.shown(session, [seat.id for seat in seats], "title", language)
    people = {person for seat in seats for person in (seat.holder, *seat.alternates) if person}
    named = person_names.full(session, people, language)
    return [
        SeatRow(
            seat.id,
            seat.side,
            seat.role,
            titles[seat.id],
            seat.voting,
            kept[seat.id].organisation_id,
            seat.holder,
            named.get(seat.holder or "", ""),
            tuple(named[person] for person in seat.alternates),
        )
        for seat in seats
    ]


def mandates(session: RecordSession, seat_id: str, language: str) -> list[MandateRow]:
    """Everybody who ever held the seat or stood in for it: holders by time, then alternates in their order."""
    chosen = select(Mandate).where(Mandate.seat_id == seat_id).order_by(Mandate.rank, Mandate.id)
    found = session.scalars(chosen).all()
    named = person_names.full(session, {one.person_id for one in found}, language)
    rows = [
        MandateRow(one.id, one.person_id, named[one.person_id], one.kind, one.valid_from, one.valid_to) for one in found
    ]
    holders = [row for row in rows if row.kind is MandateKind.HOLDER]
    holders.sort(key=lambda row: row.valid_from or dt.date.min)
    return holders + [row for row in rows if row.kind is MandateKind.ALTERNATE]


def draft(session: RecordSession, seat_id: str) -> SeatDraft:
    """The seat as it is now, to be changed and given to `change`."""
    one = get(session, seat_id)
    return SeatDraft(
        one.side_id,
        one.role,
        one.voting,
        one.organisation_id,
        one.valid_from,
        one.valid_to,
        texts.one(session, one.id, "title"),
    )


def add(session: RecordSession, draft: SeatDraft) -> str:
    """Refuses with PeriodReversed, and with NotFound an unknown side or organisation."""
    ranks = session.scalars(select(Seat.rank).order_by(Seat.rank, Seat.id)).all()
    one = Seat(rank=rank.place(ranks, len(ranks)))
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, seat_id: str, draft: SeatDraft) -> None:
    """Make the seat what the draft says. Refuses as `add`."""
    _fill(session, get(session, seat_id), draft)


def remove(session: RecordSession, seat_id: str) -> None:
    """Refuses with InUse while attendance or others refer to it: end it with a day instead."""
    removal.remove(session, get(session, seat_id))


def appoint(
    session: RecordSession,
    seat_id: str,
    person_id: str,
    kind: MandateKind = MandateKind.HOLDER,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> str:
    """Give the seat to a person, or add an alternate behind the others. Days are inclusive. Returns the mandate's id.

    Whoever holds the seat before the first day holds it until the day before. Without a last day a new holder holds
    it until the next one begins. Refuses with PeriodReversed, NotFound, and AlreadyThere where somebody else would
    hold the seat on the same day.
    """
    _check_period(starts, ends)
    get(session, seat_id)
    persons.get(session, person_id)
    kept = session.scalars(select(Mandate).where(Mandate.seat_id == seat_id).order_by(Mandate.rank, Mandate.id)).all()
    if kind is MandateKind.HOLDER:
        holders = [one for one in kept if one.kind is MandateKind.HOLDER]
        ends = ends or _last_day(holders, starts)
        _hand_over(holders, starts)
        _check_free(session, holders, Term(starts, ends))
    mandate = Mandate(
        seat_id=seat_id,
        person_id=person_id,
        kind=kind,
        valid_from=starts,
        valid_to=ends,
        rank=rank.place([one.rank for one in kept], len(kept)),
    )
    session.add(mandate)
    session.flush()
    return mandate.id


def set_period(session: RecordSession, mandate_id: str, starts: dt.date | None, ends: dt.date | None) -> None:
    """Say from when to when somebody holds a seat, or stands in. Refuses as `appoint`."""
    _check_period(starts, ends)
    mandate = get_mandate(session, mandate_id)
    if (mandate.valid_from, mandate.valid_to) == (starts, ends):
        return
    if mandate.kind is MandateKind.HOLDER:
        others = _others(session, mandate)
        _check_free(session, others, Term(starts, ends))
    mandate.valid_from, mandate.valid_to = starts, ends


def move(session: RecordSession, seat_id: str, index: int) -> None:
    """Put the seat at this place, from 0, among the seats of its side and role."""
    one = get(session, seat_id)
    of_side = Seat.side_id.is_(None) if one.side_id is None else Seat.side_id == one.side_id
    others = select(Seat.rank).where(of_side, Seat.role == one.role, Seat.id != one.id)
    ranks = session.scalars(others.order_by(Seat.rank, Seat.id)).all()
    one.rank = rank.place(ranks, index)


def put_beside(session: RecordSession, seat_id: str, other_id: str, *, after: bool) -> None:
    """Put the seat right before, or after, another one of its side and role, whatever seats of other days there are."""
    one = get(session, seat_id)
    same = select(Seat).where(Seat.role == one.role, Seat.id != one.id).order_by(Seat.rank, Seat.id)
    others = [seat for seat in session.scalars(same) if seat.side_id == one.side_id]
    one.rank = rank.place([seat.rank for seat in others], _index(others, "seat", other_id) + after)


def put_alternate_beside(session: RecordSession, mandate_id: str, other_id: str, *, after: bool) -> None:
    """Put the alternate right before, or after, another one of the seat, whatever alternates of other days it has."""
    mandate = get_mandate(session, mandate_id)
    others = _others(session, mandate)
    mandate.rank = rank.place([one.rank for one in others], _index(others, "mandate", other_id) + after)


def withdraw(session: RecordSession, mandate_id: str) -> None:
    """Remove a mandate that was entered by mistake; one that ended is given its last day instead."""
    removal.remove(session, get_mandate(session, mandate_id))


def get(session: RecordSession, seat_id: str) -> Seat:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Seat, seat_id)


def person_of(session: RecordSession, mandate_id: str) -> str:
    """Whose mandate it is: a person's id. Refuses with NotFound."""
    return get_mandate(session, mandate_id).person_id


def get_mandate(session: RecordSession, mandate_id: str) -> Mandate:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Mandate, mandate_id)


def check_free(session: RecordSession, mandate: Mandate) -> None:
    """For services: refuses with AlreadyThere where somebody else holds the seat on a day of this mandate."""
    if mandate.kind is MandateKind.HOLDER:
        _check_free(session, _others(session, mandate), Term(mandate.valid_from, mandate.valid_to))


def _fill(session: RecordSession, one: Seat, draft: SeatDraft) -> None:
    _check_period(draft.valid_from, draft.valid_to)
    one.side_id, one.role, one.voting = sides.checked(session, draft.side_id), draft.role, draft.voting
    one.organisation_id = organisations.checked(session, draft.organisation_id)
    one.valid_from, one.valid_to = draft.valid_from, draft.valid_to
    session.add(one)
    session.flush()
    texts.put(session, "seat", one.id, "title", draft.title)


def _others(session: RecordSession, mandate: Mandate) -> Sequence[Mandate]:
    """The other mandates of the same kind for the same seat, in their order."""
    same = (Mandate.seat_id == mandate.seat_id, Mandate.kind == mandate.kind, Mandate.id != mandate.id)
    return session.scalars(select(Mandate).where(*same).order_by(Mandate.rank, Mandate.id)).all()


def _index(found: Sequence[Seat] | Sequence[Mandate], noun: str, key: str) -> int:
    place = next((number for number, one in enumerate(found) if one.id == key), None)
    if place is None:
        raise NotFound(noun, key)
    return place


def _last_day(holders: Iterable[Mandate], starts: dt.date | None) -> dt.date | None:
    """The day before the next holder begins; None where none does."""
    later = [one.valid_from for one in holders if one.valid_from and one.valid_from > (starts or dt.date.min)]
    return min(later) - dt.timedelta(days=1) if later else None


def _hand_over(holders: Iterable[Mandate], starts: dt.date | None) -> None:
    """End what began before the day and would go on."""
    for one in holders:
        if starts and (one.valid_from or dt.date.min) < starts <= (one.valid_to or dt.date.max):
            one.valid_to = starts - dt.timedelta(days=1)


def _check_free(session: RecordSession, holders: Iterable[Mandate], term: Term) -> None:
    for one in holders:
        if term.overlaps(Term(one.valid_from, one.valid_to)):
            language = next(iter(texts.working_languages(session)), "en")
            raise AlreadyThere("mandate", person_names.full(session, [one.person_id], language)[one.person_id])


def _check_period(starts: dt.date | None, ends: dt.date | None) -> None:
    if starts and ends and starts > ends:
        raise PeriodReversed(starts.isoformat(), ends.isoformat())
