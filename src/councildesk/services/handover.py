"""A seat passes on: from one holder to the next, to somebody new, or back to whoever had it before.

The past stays. Each function is one undo step, whatever it ends and begins.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from councildesk.domain.council import MandateKind
from councildesk.domain.errors import AlreadyThere
from councildesk.services import person_names, persons, seats, texts
from councildesk.services.persons import PersonDraft
from councildesk.storage.models import Mandate
from councildesk.storage.session import RecordSession

_DAY = dt.timedelta(days=1)


def hand_over(
    session: RecordSession, seat_id: str, person_id: str, first_day: dt.date, *, alternates_stay: bool = True
) -> str:
    """The person holds the seat from the day on, the former holder until the day before. Returns the mandate's id.

    Whoever stood in for the seat and now holds it stands in no longer. With `alternates_stay` off the others go, too.
    Refuses as `seats.appoint` does, and with AlreadyThere a person who holds the seat on that day already.
    """
    seats.get(session, seat_id)
    kept = session.scalars(select(Mandate).where(Mandate.seat_id == seat_id).order_by(Mandate.rank, Mandate.id)).all()
    for one in kept:
        is_held = one.kind is MandateKind.HOLDER and one.person_id == person_id
        if is_held and (one.valid_from or dt.date.min) <= first_day <= (one.valid_to or dt.date.max):
            raise AlreadyThere("mandate", _name(session, person_id))
    mandate = seats.appoint(session, seat_id, person_id, MandateKind.HOLDER, first_day)
    for one in kept:
        if one.kind is MandateKind.ALTERNATE and (one.person_id == person_id or not alternates_stay):
            _end_before(session, one, first_day)
    return mandate


def hand_over_to_new(
    session: RecordSession, seat_id: str, draft: PersonDraft, first_day: dt.date, *, alternates_stay: bool = True
) -> str:
    """The same for somebody who is not in the record yet. Refuses as `hand_over` and `persons.add` do."""
    return hand_over(session, seat_id, persons.add(session, draft), first_day, alternates_stay=alternates_stay)


def stand_in(session: RecordSession, seat_id: str, person_id: str, first_day: dt.date | None) -> str:
    """The person becomes the last alternate of the seat. Returns the mandate's id.

    Refuses as `seats.appoint` does, and with AlreadyThere a person who holds the seat or stands in for it then.
    """
    for one in session.scalars(select(Mandate).where(Mandate.seat_id == seat_id, Mandate.person_id == person_id)):
        if (one.valid_to or dt.date.max) >= (first_day or dt.date.min):
            raise AlreadyThere("alternate", _name(session, person_id))
    return seats.appoint(session, seat_id, person_id, MandateKind.ALTERNATE, first_day)


def stand_in_new(session: RecordSession, seat_id: str, draft: PersonDraft, first_day: dt.date | None) -> str:
    """The same for somebody who is not in the record yet. Refuses as `stand_in` and `persons.add` do."""
    return stand_in(session, seat_id, persons.add(session, draft), first_day)


def come_back(session: RecordSession, mandate_id: str, first_day: dt.date) -> str:
    """Whoever had this mandate has the seat again from the day on. Returns the id of the mandate that now runs.

    A mandate that lasts until the day before, or longer, goes on without an end. Otherwise a new one begins, and
    whoever holds the seat then holds it until the day before. Refuses as `hand_over` and `seats.appoint` do.
    """
    mandate = seats.get_mandate(session, mandate_id)
    if (mandate.valid_to or dt.date.max) >= first_day - _DAY and (mandate.valid_from or dt.date.min) <= first_day:
        seats.set_period(session, mandate_id, mandate.valid_from, None)
        return mandate_id
    if mandate.kind is MandateKind.HOLDER:
        return hand_over(session, mandate.seat_id, mandate.person_id, first_day)
    return stand_in(session, mandate.seat_id, mandate.person_id, first_day)


def _end_before(session: RecordSession, one: Mandate, day: dt.date) -> None:
    """What runs on the day, or would begin on it or later, is over before it."""
    if (one.valid_to or dt.date.max) < day:
        return
    if (one.valid_from or dt.date.min) >= day:
        seats.withdraw(session, one.id)
    else:
        one.valid_to = day - _DAY


def _name(session: RecordSession, person_id: str) -> str:
    language = next(iter(texts.working_languages(session)), "en")
    return person_names.full(session, [person_id], language)[person_id]
