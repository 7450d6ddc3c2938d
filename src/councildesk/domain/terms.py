"""A term: from a day to a day, both included, either end open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from councildesk.domain.errors import PeriodReversed

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Term:
    """None is an open end. An end before the start is refused with PeriodReversed."""

    starts: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.starts and self.ends and self.ends < self.starts:
            raise PeriodReversed(self.starts.isoformat(), self.ends.isoformat())

    def covers(self, day: date) -> bool:
        return (self.starts or date.min) <= day <= (self.ends or date.max)

    def overlaps(self, other: Term) -> bool:
        """Whether some day is in both."""
        starts = max(self.starts or date.min, other.starts or date.min)
        ends = min(self.ends or date.max, other.ends or date.max)
        return starts <= ends


ALWAYS = Term()


def latest(items: Iterable[_Item], day: date, term_of: Callable[[_Item], Term]) -> _Item | None:
    """The item valid on a day; of several the one that started last, of those the first given.

    Versions of rules, posts and names are looked up so: a new version need not close the one before it.
    """
    valid = [item for item in items if term_of(item).covers(day)]
    return max(valid, key=lambda item: term_of(item).starts or date.min, default=None)
