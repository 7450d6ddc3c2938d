"""The seats of the council as they are on a day, with their holders and alternates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import or_, select

from councildesk.domain import mandates
from councildesk.domain.council import Seat
from councildesk.domain.mandates import Mandate
from councildesk.domain.terms import Term
from councildesk.storage import models
from councildesk.storage.models import Side
from councildesk.storage.session import RecordSession, once

_FEW = 100


def on(session: RecordSession, day: dt.date) -> list[Seat]:
    """The seats that exist on the day: sides in their order, then by role, then in the order of their ranks."""
    return list(_on(session, day))


def some(session: RecordSession, day: dt.date, seat_ids: Collection[str]) -> list[Seat]:
    """Those of these seats that exist on the day, in the same order."""
    if len(seat_ids) <= _FEW:
        return _read(session, day, seat_ids)
    return [seat for seat in on(session, day) if seat.id in seat_ids]


@once
def _on(session: RecordSession, day: dt.date) -> tuple[Seat, ...]:
    return tuple(_read(session, day, None))


def _read(session: RecordSession, day: dt.date, only: Collection[str] | None) -> list[Seat]:
    seats = models.Seat
    chosen = (
        select(seats.id, seats.side_id, seats.role, seats.voting, seats.rank, Side.rank)
        .outerjoin(Side, Side.id == seats.side_id)
        .where(or_(seats.valid_from.is_(None), seats.valid_from <= day))
        .where(or_(seats.valid_to.is_(None), seats.valid_to >= day))
    )
    if only is not None:
        chosen = chosen.where(seats.id.in_(only))
    found = sorted(
        session.execute(chosen).all(),
        key=lambda row: (row[5] is None, row[5] or "", row[2].precedence, row[4], row[0]),
    )
    standing = [Seat(row[0], row[1], row[2], row[3]) for row in found]
    return mandates.seated(standing, _mandates(session, only), day)


def _mandates(session: RecordSession, only: Collection[str] | None) -> list[Mandate]:
    kept = models.Mandate
    chosen = select(kept.seat_id, kept.person_id, kept.kind, kept.valid_from, kept.valid_to, kept.rank)
    if only is not None:
        chosen = chosen.where(kept.seat_id.in_(only))
    return [
        Mandate(seat, person, kind, Term(starts, ends), rank)
        for seat, person, kind, starts, ends, rank in session.execute(chosen.order_by(kept.rank, kept.id))
    ]
