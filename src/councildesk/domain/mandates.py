"""Who holds a seat on a day, who may come instead, and which seats are vacant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from councildesk.domain.council import MandateKind, Seat
from councildesk.domain.terms import ALWAYS, Term, latest


@dataclass(frozen=True)
class Mandate:
    """One person's mandate for one seat; alternates stand in the order of `rank`."""

    seat: str
    person: str
    kind: MandateKind = MandateKind.HOLDER
    term: Term = ALWAYS
    rank: str = ""


def holder(mandates: Iterable[Mandate], seat: str, day: date) -> str | None:
    """The person who holds the seat on the day; None: it is vacant.

    Where two mandates overlap (see `clashes`), the one that started later holds.
    """
    held = sorted(_of(mandates, seat, MandateKind.HOLDER), key=lambda mandate: (mandate.rank, mandate.person))
    mandate = latest(held, day, lambda mandate: mandate.term)
    return mandate.person if mandate else None


def alternates(mandates: Iterable[Mandate], seat: str, day: date) -> tuple[str, ...]:
    """The persons who may come instead, in their order, each once."""
    named = [mandate for mandate in _of(mandates, seat, MandateKind.ALTERNATE) if mandate.term.covers(day)]
    in_order = sorted(named, key=lambda mandate: (mandate.rank, mandate.person))
    return tuple(dict.fromkeys(mandate.person for mandate in in_order))


def seated(seats: Iterable[Seat], mandates: Iterable[Mandate], day: date) -> list[Seat]:
    """The seats with their holders and alternates on the day; a holder is not an alternate as well."""
    by_seat: dict[str, list[Mandate]] = defaultdict(list)
    for mandate in mandates:
        by_seat[mandate.seat].append(mandate)
    return [_seated(seat, by_seat[seat.id], day) for seat in seats]


def clashes(mandates: Iterable[Mandate]) -> list[tuple[Mandate, Mandate]]:
    """Pairs of mandates that give one seat to two holders on the same day."""
    held = [mandate for mandate in mandates if mandate.kind is MandateKind.HOLDER]
    return [
        (first, second)
        for first, second in combinations(held, 2)
        if first.seat == second.seat and first.term.overlaps(second.term)
    ]


def _of(mandates: Iterable[Mandate], seat: str, kind: MandateKind) -> list[Mandate]:
    return [mandate for mandate in mandates if mandate.seat == seat and mandate.kind is kind]


def _seated(seat: Seat, mandates: list[Mandate], day: date) -> Seat:
    held_by = holder(mandates, seat.id, day)
    instead = alternates(mandates, seat.id, day)
    return replace(seat, holder=held_by, alternates=tuple(person for person in instead if person != held_by))
