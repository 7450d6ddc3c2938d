"""The agenda: kinds of items, their order as a tree, and their numbers.

Numbers follow the tree (1, 2, 2.1) until the agenda is sent. From then on every item keeps the number it was sent
with, wherever it moves; an item that comes later takes none that was given: between 4 and 5 it becomes 4a, then 4b,
after 4z 4aa; at the end it takes the next whole number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import NamedTuple


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


@dataclass(frozen=True)
class Item:
    """An item's place in the agenda: under which other one, and where among its siblings."""

    id: str
    parent: str | None = None
    rank: str = ""
    kind: ItemKind = ItemKind.DISCUSSION
    number: str | None = None
    """As it was sent; None or empty: not sent yet."""

    @property
    def is_numbered(self) -> bool:
        """A break has no number, unless it was sent with one."""
        return bool(self.number) or self.kind is not ItemKind.BREAK


class Placed(NamedTuple):
    """An item in the order of the agenda; `level` is 0 for items of the agenda itself."""

    item: Item
    level: int


def in_order(items: Iterable[Item]) -> list[Placed]:
    """All items as they are read, each before those under it; siblings by rank, then id.

    None is ever left out: an item whose parent is not there stands in the agenda itself. So does one of a ring of
    items that are under each other, which two merged moves can make.
    """
    return _placed(_below(items))


def numbers(items: Collection[Item], retired: Iterable[str] = ()) -> dict[str, str]:
    """The number of each item by its id; breaks are not in it.

    `retired` are numbers sent with items that were removed since: nobody gets them again. To freeze the agenda when
    it is sent, keep what this gives.
    """
    return laid_out(items, retired)[1]


def laid_out(items: Collection[Item], retired: Iterable[str] = ()) -> tuple[list[Placed], dict[str, str]]:
    """All items `in_order`, and their `numbers`."""
    below = _below(items)
    placed = _placed(below)
    numbering = _Numbering({*retired, *(item.number for item in items if item.number)})
    prefixes: dict[str | None, str] = {None: ""}
    numbering.number(below[None], "")
    for one in placed:
        item = one.item
        own = numbering.given.get(item.id)
        parent = item.parent if item.parent in prefixes else None
        prefixes[item.id] = prefixes[parent] if own is None else f"{own}."
        if item.id in below:
            numbering.number(below[item.id], prefixes[item.id])
    return placed, numbering.given


def _placed(below: Mapping[str | None, Sequence[Item]]) -> list[Placed]:
    placed: list[Placed] = []
    waiting = [Placed(item, 0) for item in reversed(below[None])]
    while waiting:
        one = waiting.pop()
        placed.append(one)
        if one.item.id in below:
            waiting += [Placed(item, one.level + 1) for item in reversed(below[one.item.id])]
    return placed


def _below(items: Iterable[Item]) -> dict[str | None, list[Item]]:
    """Siblings in order by the item they are under; None for the agenda itself."""
    in_rank = sorted(items, key=lambda item: (item.rank, item.id))
    known = {item.id for item in in_rank}
    parents = {item.id: item.parent if item.parent in known else None for item in in_rank}
    below: dict[str | None, list[Item]] = defaultdict(list)
    for item in in_rank:
        if parents[item.id] is not None and _leads_back(item.id, parents):
            parents[item.id] = None
        below[parents[item.id]].append(item)
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

    def number(self, siblings: Sequence[Item], prefix: str) -> None:
        if not siblings:
            return
        last_sent = max((index for index, item in enumerate(siblings) if item.number), default=-1)
        previous = f"{prefix}0"
        for index, item in enumerate(siblings):
            if not item.is_numbered:
                continue
            if item.number:
                previous = item.number
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
