"""The order of people in lists: sides in the council's order, then role, seat and name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from councildesk.domain.council import Role

_Person = TypeVar("_Person")


@dataclass(frozen=True)
class Standing:
    """What decides a person's place in a list."""

    side: str | None
    role: Role
    seat_rank: str | None
    """None, for those without a seat, comes last within the role."""
    name_key: str
    """The sort key of the name in the list's language, supplied by the caller."""


@dataclass(frozen=True)
class Order:
    """How a council orders people. Roles that it does not name come behind, in their usual order."""

    roles: tuple[Role, ...] = tuple(Role)
    by_side: bool = True
    """Side by side; otherwise roles come before sides: all co-chairs, then all deputies, and so on."""
    own_side_first: bool = True
    """A paper that leads with a side's own language names that side first (alternat)."""

    def place(self, role: Role) -> int:
        return self.roles.index(role) if role in self.roles else len(self.roles) + role.precedence


USUAL = Order()

Place = tuple[int, str, int, bool, str, str]


def in_order(
    people: Iterable[_Person],
    standing_of: Callable[[_Person], Standing],
    sides: Sequence[str] = (),
    order: Order = USUAL,
) -> list[_Person]:
    """People in the council's order, its sides in that of `sides` (in a side's own copy it comes first).

    Those of no side come behind those of one.
    """
    return sorted(people, key=lambda person: _place(standing_of(person), sides, order))


def _place(standing: Standing, sides: Sequence[str], order: Order) -> Place:
    side = standing.side or ""
    unlisted = len(sides) + (standing.side is None)
    side_place = sides.index(side) if side in sides else unlisted
    role_place = order.place(standing.role)
    rest = (standing.seat_rank is None, standing.seat_rank or "", standing.name_key)
    if order.by_side:
        return (side_place, side, role_place, *rest)
    return (role_place, "", side_place, *rest)
