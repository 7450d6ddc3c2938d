"""The seats of the council as they are on a day, with their holders and alternates."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select

from councildesk.domain import mandates
from councildesk.domain.council import Seat
from councildesk.domain.mandates import Mandate
from councildesk.domain.terms import Term
from councildesk.storage import models
from councildesk.storage.models import Side
from councildesk.storage.session import RecordSession, once


def on(session: RecordSession, day: dt.date) -> list[Seat]:
    """The seats that exist on the day: sides in their order, then by role, then in the order of their ranks."""
    return list(_on(session, day))


@once
def _on(session: RecordSession, day: dt.date) -> tuple[Seat, ...]:
    seats = models.Seat
    chosen = (
        select(seats.id, seats.side_id, seats.role, seats.voting, seats.rank, Side.rank)
        .outerjoin(Side, Side.id == seats.side_id)
        .where(or_(seats.valid_from.is_(None), seats.valid_from <= day))
        .where(or_(seats.valid_to.is_(None), seats.valid_to >= day))
    )
    found = sorted(
        session.execute(chosen).all(),
        key=lambda row: (row[5] is None, row[5] or "", row[2].precedence, row[4], row[0]),
    )
    standing = [Seat(row[0], row[1], row[2], row[3]) for row in found]
    return tuple(mandates.seated(standing, _mandates(session), day))


def _mandates(session: RecordSession) -> list[Mandate]:
    kept = models.Mandate
    chosen = select(kept.seat_id, kept.person_id, kept.kind, kept.valid_from, kept.valid_to, kept.rank)
    return [
        Mandate(seat, person, kind, Term(starts, ends), rank)
        for seat, person, kind, starts, ends, rank in session.execute(chosen.order_by(kept.rank, kept.id))
    ]
