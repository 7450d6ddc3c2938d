"""Where each item of the agenda stands in the tree: the rows of the record, and a new item that is being named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

NEW = ""
"""Stands for the id of the item that is being named."""


@dataclass(frozen=True)
class NewItem:
    """Where the item that is being named will stand: behind another one, else last under a parent."""

    after: str | None = None
    parent: str | None = None


@dataclass
class Shape:
    below: dict[str | None, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Items in their order by what they are under."""
    parents: dict[str, str | None] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    """Of each item among its siblings, from 0."""

    def previous(self, item: str) -> str | None:
        """The sibling ahead."""
        place = self.places[item]
        return self.below[self.parents[item]][place - 1] if place else None

    def is_within(self, item: str | None, other: str) -> bool:
        """Whether an item is another one or stands below it."""
        while item is not None:
            if item == other:
                return True
            item = self.parents.get(item)
        return False


def grown(items: Iterable[tuple[str, str | None]], new: NewItem | None) -> Shape:
    """The tree of items, each with its parent and in the order of the agenda: what is under an item comes after it.

    One whose parent does not stand ahead stands in the agenda itself, also in a ring that a merge made.
    """
    shape = Shape()
    for item, under in items:
        parent = under if under in shape.parents else None
        shape.below[parent].append(item)
        shape.parents[item] = parent
    if new is not None:
        parent = shape.parents.get(new.after) if new.after is not None else new.parent
        beside = shape.below[parent]
        beside.insert(beside.index(new.after) + 1 if new.after in beside else len(beside), NEW)
        shape.parents[NEW] = parent
    for beside in shape.below.values():
        shape.places.update({item: place for place, item in enumerate(beside)})
    return shape
