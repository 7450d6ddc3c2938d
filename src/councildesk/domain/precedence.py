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


Place = tuple[int, str, int, bool, str, str]


def in_order(
    people: Iterable[_Person],
    standing_of: Callable[[_Person], Standing],
    sides: Sequence[str] = (),
    *,
    by_side: bool = True,
) -> list[_Person]:
    """People side by side, in the order of `sides` (in a side's own copy it comes first), those of none at the end.

    With `by_side` off, roles come before sides: all co-chairs, then all deputies, and so on.
    """
    return sorted(people, key=lambda person: _place(standing_of(person), sides, by_side))


def _place(standing: Standing, sides: Sequence[str], by_side: bool) -> Place:
    side = standing.side or ""
    unlisted = len(sides) + (standing.side is None)
    side_place = sides.index(side) if side in sides else unlisted
    role_place = standing.role.precedence
    rest = (standing.seat_rank is None, standing.seat_rank or "", standing.name_key)
    if by_side:
        return (side_place, side, role_place, *rest)
    return (role_place, "", side_place, *rest)
