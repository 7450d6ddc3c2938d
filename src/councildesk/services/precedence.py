"""The order of people in the lists of a meeting, as the council wants it: by side, role, seat and name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from councildesk.domain import collation, names, precedence
from councildesk.domain.council import Role, Seat
from councildesk.domain.precedence import USUAL, Order, Standing
from councildesk.services import council, person_names
from councildesk.storage.models import Person, Side
from councildesk.storage.session import RecordSession

_Row = TypeVar("_Row")
_AT_ONCE = 500
_SETTING = "precedence"


@dataclass(frozen=True)
class Part:
    """A person's part in a meeting: for a seat, or without one."""

    person: str
    seat: str | None
    role: Role


def order(session: RecordSession) -> Order:
    """The order that the council chose, else the usual one; roles it does not name come behind."""
    kept = council.setting(session, _SETTING, {})
    named = [Role(role) for role in kept.get("roles", ()) if role in list(Role)]
    return Order(
        tuple(dict.fromkeys([*named, *USUAL.roles])),
        bool(kept.get("by_side", USUAL.by_side)),
        bool(kept.get("own_side_first", USUAL.own_side_first)),
    )


def set_order(session: RecordSession, chosen: Order) -> None:
    """Choose the order of people and sides in lists and papers."""
    roles = [role.value for role in dict.fromkeys(chosen.roles)]
    kept = {"roles": roles, "by_side": chosen.by_side, "own_side_first": chosen.own_side_first}
    council.set_setting(session, _SETTING, kept)


def sides(session: RecordSession, parts: Iterable[Part], seats: Sequence[Seat]) -> dict[Part, str | None]:
    """The side of each part: that of the seat, else that of the person."""
    parts = list(parts)
    of_seats = {seat.id: seat.side for seat in seats}
    ids = list({part.person for part in parts})
    of_persons: dict[str, str | None] = {}
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(Person.id, Person.side_id).where(Person.id.in_(ids[start : start + _AT_ONCE]))
        of_persons |= {person: side for person, side in session.execute(chosen)}  # noqa: C416 - rows
    return {part: of_seats.get(part.seat or "", of_persons.get(part.person)) for part in parts}


def in_order(
    session: RecordSession,
    rows: Iterable[_Row],
    part_of: Callable[[_Row], Part],
    seats: Sequence[Seat],
    language: str,
) -> list[_Row]:
    """Rows in the order of their parts; `seats` are those of the meeting's day (`seating.on`)."""
    rows = list(rows)
    if len(rows) < 2:  # as when one of them is looked at again
        return rows
    parts = [part_of(row) for row in rows]
    of_sides = sides(session, parts, seats)
    ranks = {seat.id: f"{place:06}" for place, seat in enumerate(seats)}
    lines = {seat.id: (seat.holder, *seat.alternates) for seat in seats}
    chosen = person_names.chosen(session, {part.person for part in parts}, language)
    keys = {person: collation.sort_key(names.sorted_by(name), language).hex() for person, name in chosen.items()}

    def standing(row: _Row) -> Standing:
        part = part_of(row)
        return Standing(of_sides[part], part.role, _rank(part, ranks, lines), keys[part.person])

    in_council = session.scalars(select(Side.id).order_by(Side.rank, Side.id)).all()
    return precedence.in_order(rows, standing, in_council, order(session))


def _rank(part: Part, ranks: Mapping[str, str], lines: Mapping[str, tuple[str | None, ...]]) -> str | None:
    """The place of a seat, in it the holder first, then its alternates in their order, then whoever else sits there."""
    if part.seat is None or part.seat not in ranks:
        return None
    line = lines[part.seat]
    place = line.index(part.person) if part.person in line else len(line)
    return f"{ranks[part.seat]}.{place:03}"
