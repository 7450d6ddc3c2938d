"""The agenda: kinds of items, their order as a tree, and their numbers.

Numbers follow the tree (1, 2, 2.1) until the agenda is sent. From then on every item keeps the number it was sent
with, wherever it moves; an item that comes later takes none that was given: between 4 and 5 it becomes 4a, then 4b,
after 4z 4aa; at the end it takes the next whole number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import count
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar


class ItemKind(StrEnum):
    OPENING = "opening"
    ADDRESS = "address"
    MESSAGE = "message"
    PANEL = "panel"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    AGENDA_ADOPTION = "agenda_adoption"
    MINUTES_ADOPTION = "minutes_adoption"
    MATTERS_ARISING = "matters_arising"
    OTHER_BUSINESS = "other_business"
    BREAK = "break"
    CLOSING = "closing"


class ItemState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class ItemRole(StrEnum):
    """In which role a person stands under an agenda item."""

    RAPPORTEUR = "rapporteur"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    GUEST = "guest"


class Placeable(Protocol):
    """What an item's place in the agenda is told by: under which other one it is, and where among its siblings."""

    @property
    def id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def rank(self) -> str: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def number(self) -> str | None:
        """As it was sent; None or empty: not sent yet."""


Kept = TypeVar("Kept")
Placing = TypeVar("Placing", bound=Placeable)


class Item(NamedTuple):
    """Nothing of an item but its place. A tuple: a long agenda is laid out at every key."""

    id: str
    parent_id: str | None = None
    rank: str = ""
    kind: ItemKind = ItemKind.DISCUSSION
    number: str | None = None


class Placed(NamedTuple, Generic[Kept]):
    """An item in the order of the agenda; `level` is 0 for items of the agenda itself."""

    item: Kept
    level: int


def in_order(items: Iterable[Placing]) -> list[Placed[Placing]]:
    """All items as they are read, each before those under it; siblings by rank, then id.

    None is ever left out: an item whose parent is not there stands in the agenda itself. So does one of a ring of
    items that are under each other, which two merged moves can make.
    """
    return _placed(_below(items))


def numbers(items: Collection[Placeable], retired: Iterable[str] = ()) -> dict[str, str]:
    """The number of each item by its id; breaks are not in it.

    `retired` are numbers sent with items that were removed since: nobody gets them again. To freeze the agenda when
    it is sent, keep what this gives.
    """
    return laid_out(items, retired)[1]


def laid_out(items: Collection[Placing], retired: Iterable[str] = ()) -> tuple[list[Placed[Placing]], dict[str, str]]:
    """All items `in_order`, and their `numbers`."""
    below = _below(items)
    placed = _placed(below)
    numbering = _Numbering({*retired, *(item.number for item in items if item.number)})
    prefixes: dict[str | None, str] = {None: ""}
    numbering.number(below[None], "")
    for item, _level in placed:
        if item.id in below:
            own = numbering.given.get(item.id)
            parent = item.parent_id if item.parent_id in prefixes else None
            prefixes[item.id] = prefixes[parent] if own is None else f"{own}."
            numbering.number(below[item.id], prefixes[item.id])
    return placed, numbering.given


def _placed(below: Mapping[str | None, Sequence[Placing]]) -> list[Placed[Placing]]:
    placed: list[Placed[Placing]] = []
    waiting = [Placed(item, 0) for item in reversed(below[None])]
    while waiting:
        one = waiting.pop()
        placed.append(one)
        item, level = one
        if item.id in below:
            waiting += [Placed(under, level + 1) for under in reversed(below[item.id])]
    return placed


def _below(items: Iterable[Placing]) -> dict[str | None, list[Placing]]:
    """Siblings in order by the item they are under; None for the agenda itself."""
    in_rank = sorted(items, key=attrgetter("rank", "id"))
    known = {item.id for item in in_rank}
    parents = {item.id: item.parent_id if item.parent_id in known else None for item in in_rank}
    below: dict[str | None, list[Placing]] = defaultdict(list)
    for item in in_rank:
        parent = parents[item.id]
        if parent is not None and parents[parent] is not None and _leads_back(item.id, parents):
            parent = parents[item.id] = None
        below[parent].append(item)
    return below


def _leads_back(item: str, parents: dict[str, str | None]) -> bool:
    """Whether an item is under itself."""
    above = parents[item]
    for _step in parents:  # more steps up than there are items lead round a ring of others
        if above is None or above == item:
            break
        above = parents[above]
    return above == item


class _Numbering:
    """Gives out numbers, none twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.given: dict[str, str] = {}
        self._taken: set[str] = set()
        self._highest: dict[str, int] = defaultdict(int)
        """The highest whole number behind each prefix: 3 behind `2.` where 2.3 is taken."""
        for number in taken:
            self._take(number)

    def number(self, siblings: Sequence[Placeable], prefix: str) -> None:
        if not siblings:
            return
        last_sent = max((index for index, item in enumerate(siblings) if item.number), default=-1)
        previous = f"{prefix}0"
        for index, item in enumerate(siblings):
            if item.number:
                previous = item.number
            elif item.kind is ItemKind.BREAK:
                continue
            elif index < last_sent:
                previous = self._late(previous)
                self._take(previous)
            else:
                self._highest[prefix] += 1
                previous = f"{prefix}{self._highest[prefix]}"
            self.given[item.id] = previous

    def _take(self, number: str) -> None:
        if number in self._taken:
            return
        self._taken.add(number)
        prefix = ""
        for part in number.split("."):
            match = re.match("[0-9]+", part)
            if match:
                self._highest[prefix] = max(self._highest[prefix], int(match[0]))
            prefix = f"{prefix}{part}."

    def _late(self, previous: str) -> str:
        late = re.fullmatch("(.*[0-9])[a-z]+", previous)
        stem = late[1] if late else previous
        return next(number for index in count(1) if (number := stem + _letters(index)) not in self._taken)


def _letters(index: int) -> str:
    """a for 1, z for 26, aa for 27."""
    letters = ""
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
