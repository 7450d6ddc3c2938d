"""Rows, cells and blocks: what a paper is made of once its text is set and before it is placed on pages.

A row has one or more cells side by side that begin at the same height: the two languages of a paragraph, the cells of a
table, the signatories. A cell is a stack of blocks, and a block is a stack of lines of one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from councildesk.documents.composer.lines import Line
from councildesk.documents.composer.structure import Element
from councildesk.documents.composer.styles import TextStyle


@dataclass(slots=True, eq=False)
class Label:
    """What stands beside the first line of a block: a bullet, a number. Without an element it is read with the text."""

    text: str
    x: float
    """From the left of the cell."""
    element: Element | None = None


@dataclass(slots=True, eq=False)
class Block:
    """Lines of text. `offsets` shifts each line to the right, where they do not begin at the left."""

    lines: Sequence[Line]
    style: TextStyle
    element: Element
    leading: float
    x: float = 0
    """From the left of the cell."""
    after: float = 0
    """The gap to the next block of the same cell."""
    labels: Sequence[Label] = ()
    offsets: Sequence[float] | None = None


@dataclass(slots=True, eq=False)
class PictureBlock(Block):
    """An image in the middle of a block of a single line."""

    picture: str = ""
    """Its name among the resources of the page."""
    width: float = 0
    height: float = 0


@dataclass(slots=True, eq=False)
class StrokeBlock(Block):
    """A line to write on, at the foot of a block of a single line."""

    width: float = 0


@dataclass(slots=True, eq=False)
class Cell:
    """`column` groups the cells of successive rows for reading: all of column 0 before all of column 1."""

    x: float
    width: float
    blocks: list[Block]
    column: int = 0

    @property
    def height(self) -> float:
        height = after = 0.0
        for block in self.blocks:
            height += after + len(block.lines) * block.leading
            after = block.after
        return height


@dataclass(frozen=True, slots=True)
class Decoration:
    """What is drawn behind and around each fragment of a row. Rules are given by their thickness, 0 for none."""

    left: float
    right: float
    fill: float | None = None
    above: float = 0
    below: float = 0
    grey: float = 0
    verticals: tuple[float, ...] = ()
    bars: tuple[float, ...] = ()


@dataclass(slots=True, eq=False)
class Bookmark:
    """An entry of the outline, `level` counted from 0."""

    title: str
    level: int


@dataclass(slots=True, eq=False)
class Row:
    """`stretch` is a number shared by successive rows that are read column by column, 0 for a row read on its own.
    `head` are the rows to repeat where a page begins with this row or the rest of it."""

    cells: Sequence[Cell]
    before: float = 0
    after: float = 0
    padding: float = 0
    least_height: float = 0
    keeps_with_next: bool = False
    whole: bool = False
    begins_page: bool = False
    stretch: int = 0
    head: Sequence[Row] = ()
    decoration: Decoration | None = None
    bookmark: Bookmark | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tallest = 0.0
        for cell in self.cells:
            tallest = max(tallest, cell.height)
        self.height = max(tallest + 2 * self.padding, self.least_height)
