"""Which organisations may be one that was entered twice, in another language, spelling or with a slip.

Names are compared by the keys of `folding`: a name, a short name or a code in common, in whatever script, is enough;
so is a name with a letter wrong. Numbers tell apart, School 1 is not School 2, and so does the order of words: the
embassy of one country in another is not that of the other in the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

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
    """Keys of those that may be one, in the order given; who is like nobody stands in none.

    A thousand organisations take a fraction of a second: equal names are found by looking up, and those with a slip by
    one comparison of each name with all, which happens outside of Python.
    """
    group_of = {one.key: number for number, one in enumerate(known)}
    for one, other in [*_with_name_in_common(known), *_with_slip(known)]:
        old, new = group_of[other], group_of[one]
        if old != new:
            group_of = {key: new if number == old else number for key, number in group_of.items()}
    found: dict[int, list[str]] = {}
    for key, number in group_of.items():
        found.setdefault(number, []).append(key)
    return [tuple(keys) for keys in found.values() if len(keys) > 1]


def _with_name_in_common(known: Sequence[Known]) -> Iterator[tuple[str, str]]:
    first_with: dict[str, str] = {}
    for one in known:
        for name in one.names:
            first = first_with.setdefault(name, one.key)
            if first != one.key:
                yield first, one.key


def _with_slip(known: Sequence[Known]) -> Iterator[tuple[str, str]]:
    named = [(name, one.key) for one in known for name in sorted(one.names) if len(name) >= _SHORTEST]
    names = [name for name, _key in named]
    for place, (name, key) in enumerate(named):
        later = names[place + 1 :]
        for other, _score, behind in process.extract_iter(name, later, scorer=fuzz.ratio, score_cutoff=_LEAST_SIMILAR):
            other_key = named[place + 1 + behind][1]
            if other_key != key and _is_slip(name, other):
                yield key, other_key


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or _FIGURES.findall(one) != _FIGURES.findall(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_LEAST_SIMILAR) > 0
