"""Looks at the council: places in order, seats, numbers, and data that must be readable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from typing import Any

from sqlalchemy import select

from councildesk.domain import basis, mandates, numbering, rank, rules_json
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import Refusal
from councildesk.domain.mandates import Mandate
from councildesk.domain.minutes import DecisionKind
from councildesk.domain.terms import Term
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.storage import models
from councildesk.storage.models import (
    Action,
    Decision,
    Meeting,
    NumberPattern,
    Paper,
    RulesOfProcedure,
    Vote,
    journaled,
)
from councildesk.storage.session import RecordSession


def unplaced(session: RecordSession) -> Iterator[Finding]:
    """Records without a usable place among their siblings."""
    for noun, model in journaled().items():
        table: Any = model.__table__
        if "rank" not in table.columns:
            continue
        for key, place in session.execute(select(table.c.id, table.c.rank).where(~table.c.deleted)):
            if not _is_rank(place):
                yield Finding(FindingKind.RANK_UNUSABLE, noun, key)


def seats_held_twice(session: RecordSession) -> Iterator[Finding]:
    """Seats that two persons hold on one day."""
    by_seat: dict[str, list[tuple[str, Mandate]]] = defaultdict(list)
    for one in session.scalars(select(models.Mandate).order_by(models.Mandate.id)):
        term = Term(one.valid_from, one.valid_to)
        by_seat[one.seat_id].append((one.id, Mandate(one.seat_id, one.person_id, one.kind, term, one.rank)))
    for seat, held in by_seat.items():
        for (key, first), (other, second) in combinations(held, 2):
            if mandates.clashes((first, second)):
                yield Finding(FindingKind.SEAT_HELD_TWICE, "mandate", key, {"other_id": other, "seat_id": seat})


def numbers_used_twice(session: RecordSession) -> Iterator[Finding]:
    """Numbers that two records of a kind bear."""
    bearers: dict[tuple[NumberKind, str], list[tuple[str, str]]] = defaultdict(list)
    for model, kind in ((Meeting, NumberKind.MEETING), (Paper, NumberKind.PAPER), (Action, NumberKind.ACTION)):
        for key, number in session.execute(select(model.id, model.number).order_by(model.id)):
            bearers[kind, number or ""].append((model.__tablename__, key))
    for decision in session.scalars(select(Decision).order_by(Decision.id)):
        is_recommendation = decision.kind is DecisionKind.RECOMMENDATION
        kind = NumberKind.RECOMMENDATION if is_recommendation else NumberKind.DECISION
        bearers[kind, decision.number or ""].append(("decision", decision.id))
    for (_kind, number), records in bearers.items():
        for noun, key in records[1:] if number else ():
            yield Finding(FindingKind.NUMBER_TWICE, noun, key, {"number": number, "other_id": records[0][1]})


def unreadable_data(session: RecordSession) -> Iterator[Finding]:
    """Rules of procedure, number patterns and frozen facts that the program cannot read."""
    for rules in session.scalars(select(RulesOfProcedure)):
        yield from _unreadable(rules, "rules", rules_json.from_plain)
    for pattern in session.scalars(select(NumberPattern)):
        yield from _unreadable(pattern, "pattern", partial(numbering.parse, kind=pattern.kind))
    for model in (Decision, Vote):
        for one in session.scalars(select(model).where(model.basis.is_not(None))):
            yield from _unreadable(one, "basis", basis.from_plain)


def _is_rank(place: str) -> bool:
    try:
        rank.between(place, None)
    except ValueError:
        return False
    return True


def _unreadable(record: Any, field: str, read: Callable[[Any], object]) -> Iterator[Finding]:
    try:
        read(getattr(record, field))
    except (ValueError, Refusal) as error:
        facts = {"field": field, "detail": str(error)}
        yield Finding(FindingKind.DATA_UNREADABLE, record.__tablename__, record.id, facts)
