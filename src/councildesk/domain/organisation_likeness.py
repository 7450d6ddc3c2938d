"""Which organisations may be one that was entered twice, in another language, spelling or with a slip.

Names are compared by the keys of `folding`: a name, a short name or a code in common, in whatever script, is enough;
so is a name with a letter wrong. Numbers tell apart, School 1 is not School 2, and so does the order of words: the
embassy of one country in another is not that of the other in the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from councildesk.domain.folding import fold

_LEAST_SIMILAR = 90
"""Per cent to which two names must agree to count as one with a slip in it."""
_SHORTEST = 8
"""Letters of a name from which on a slip is looked for: between short ones every second is alike."""

_WORDS = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True)
class Known:
    """An organisation by all that it is called: names and short names in all languages, and its code."""

    key: str
    names: frozenset[str]

    @classmethod
    def of(cls, key: str, names: Iterable[str]) -> Known:
        folded = (" ".join(map(fold, _WORDS.findall(name))).strip() for name in names)
        return cls(key, frozenset(name for name in folded if name))


def is_alike(one: Known, other: Known) -> bool:
    if one.names & other.names:
        return True
    return any(_is_slip(a, b) for a in one.names for b in other.names)


def groups(known: Sequence[Known]) -> list[tuple[str, ...]]:
    """Keys of those that may be one, in the order given; who is like nobody stands in none."""
    group_of = {one.key: number for number, one in enumerate(known)}
    for one, other in combinations(known, 2):
        if group_of[one.key] != group_of[other.key] and is_alike(one, other):
            old, new = group_of[other.key], group_of[one.key]
            group_of = {key: new if number == old else number for key, number in group_of.items()}
    found: dict[int, list[str]] = {}
    for key, number in group_of.items():
        found.setdefault(number, []).append(key)
    return [tuple(keys) for keys in found.values() if len(keys) > 1]


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or _FIGURES.findall(one) != _FIGURES.findall(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_LEAST_SIMILAR) > 0
