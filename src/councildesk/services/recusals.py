"""Recusals: seats that take no part in one item of the agenda, nor in what is under it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.errors import AlreadyThere
from councildesk.domain.spelling import clean_text
from councildesk.services import agenda_tree
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Recusal, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class RecusalRow:
    id: str
    item_id: str
    seat_id: str
    reason: str


def rows(session: RecordSession, meeting_id: str) -> list[RecusalRow]:
    """All recusals of a meeting, in the order in which they were noted."""
    chosen = select(Recusal).join(AgendaItem, AgendaItem.id == Recusal.agenda_item_id)
    found = session.scalars(chosen.where(AgendaItem.meeting_id == meeting_id).order_by(Recusal.id))
    return [RecusalRow(one.id, one.agenda_item_id, one.seat_id, one.reason) for one in found]


def seats(session: RecordSession, item_id: str) -> frozenset[str]:
    """The seats that take no part in the item: recused from it, or from one above it."""
    items = agenda_tree.with_those_above(session, item_id)
    return frozenset(session.scalars(select(Recusal.seat_id).where(Recusal.agenda_item_id.in_(items))))


def add(session: RecordSession, item_id: str, seat_id: str, reason: str = "") -> str:
    """Refuses with NotFound, with AlreadyThere a seat that is recused from the item, or one above, already."""
    agenda_tree.get(session, item_id)
    session.require(Seat, seat_id)
    if seat_id in seats(session, item_id):
        raise AlreadyThere("recusal", seat_id)
    one = Recusal(id=new_id(), agenda_item_id=item_id, seat_id=seat_id, reason=clean_text(reason).strip())
    session.add(one)
    return one.id


def remove(session: RecordSession, recusal_id: str) -> None:
    """Refuses with NotFound."""
    one = session.require(Recusal, recusal_id)
    removal.remove(session, one)
