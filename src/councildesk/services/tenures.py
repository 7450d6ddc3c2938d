"""A seat with everybody's time in it, past and future, corrected at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select

from councildesk.domain.council import MandateKind
from councildesk.domain.errors import NotFound, Refusal
from councildesk.domain.terms import Term
from councildesk.services import person_names, seats
from councildesk.services.seats import SeatDraft
from councildesk.storage.models import Mandate
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class TenureDraft:
    """One person's time in the seat. Days are inclusive. `is_withdrawn`: it was entered by mistake and goes."""

    mandate_id: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    is_withdrawn: bool = False


@dataclass
class HoldersOverlap(Refusal):
    """Two persons would hold one seat on the same day."""

    one: str
    other: str


def revise(
    session: RecordSession, seat_id: str, draft: SeatDraft, tenures: Sequence[TenureDraft], language: str
) -> None:
    """Make the seat and these mandates what the drafts say; whoever is not named stays.

    `language` is that in which a refusal names people.
    Refuses as `seats.change` does, with PeriodReversed, with HoldersOverlap, and with NotFound a mandate of another
    seat.
    """
    seats.change(session, seat_id, draft)
    kept = {one.id: one for one in session.scalars(select(Mandate).where(Mandate.seat_id == seat_id))}
    for tenure in tenures:
        mandate = kept.get(tenure.mandate_id)
        if mandate is None:
            raise NotFound("mandate", tenure.mandate_id)
        if tenure.is_withdrawn:
            seats.withdraw(session, kept.pop(tenure.mandate_id).id)
            continue
        term = Term(tenure.valid_from, tenure.valid_to)
        mandate.valid_from, mandate.valid_to = term.starts, term.ends
    _check_overlaps(session, list(kept.values()), language)


def _check_overlaps(session: RecordSession, mandates: Sequence[Mandate], language: str) -> None:
    held = [one for one in mandates if one.kind is MandateKind.HOLDER]
    held.sort(key=lambda one: (one.valid_from or dt.date.min, one.id))
    for one, other in combinations(held, 2):
        if Term(one.valid_from, one.valid_to).overlaps(Term(other.valid_from, other.valid_to)):
            named = person_names.full(session, [one.person_id, other.person_id], language)
            raise HoldersOverlap(named[one.person_id], named[other.person_id])
