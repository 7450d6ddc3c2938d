"""Place rows on pages: pure arithmetic, done before anything is drawn, so that each page can say of how many it is one.

Rows are divided between lines where a page ends, each cell on its own, leaving at least two lines of a paragraph on
either side; a row that must stay whole, or belongs with the next, moves on. Nothing is ever too tall to be set: what no
page can hold is continued on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councildesk.documents.composer.rows import Block, Cell, Row

_ROUNDING = 1e-6


@dataclass(slots=True, eq=False)
class Part:
    """The lines from `start` to `stop` of a block, the first of them with its top at `top` of the page."""

    block: Block
    start: int
    stop: int
    x: float
    top: float
    column: int


@dataclass(slots=True, eq=False)
class Fragment:
    """What of a row stands on one page. `repeated` marks the head of a table on pages after its first."""

    row: Row
    top: float
    bottom: float
    parts: list[Part]
    is_first: bool = True
    repeated: bool = False


Page = list[Fragment]


def paginate(rows: Sequence[Row], top: float, bottom: float) -> list[Page]:
    """The pages of a paper whose text area reaches from `top` down to `bottom`; at least one."""
    pages = _Pages(top, bottom)
    for number, row in enumerate(rows):
        if row.begins_page or not pages.has_room(row.before + _needed(rows, number, pages.height)):
            pages.turn()
        pages.place(row)
    return pages.pages


def _needed(rows: Sequence[Row], number: int, limit: float) -> float:
    """The height that must be free for this row to begin on a page: of all it keeps with, and of a first piece of the
    row after these. Rows that no page can hold together are parted."""
    first, row = number, rows[number]
    height = 0.0
    while row.keeps_with_next and number + 1 < len(rows) and height < limit:
        number += 1
        height += row.height + row.after + rows[number].before
        row = rows[number]
    height += _beginning(row, limit)
    return height if height <= limit else _beginning(rows[first], limit)


def _beginning(row: Row, limit: float) -> float:
    """The least of a row that may stand at the foot of a page."""
    if row.whole and row.height <= limit:
        return row.height
    least = 0.0
    for cell in row.cells:
        if cell.blocks:
            block = cell.blocks[0]
            count = len(block.lines)
            least = max(least, (count if count <= 3 else 2) * block.leading)
    return min(max(least + 2 * row.padding, row.least_height), row.height)


class _Pages:
    """The pages so far, and how far down the last one is filled."""

    def __init__(self, top: float, bottom: float) -> None:
        self.pages: list[Page] = [[]]
        self.height = top - bottom
        self._top, self._bottom = top, bottom
        self._y = top

    def has_room(self, height: float) -> bool:
        return height <= self._y - self._bottom + _ROUNDING

    def turn(self) -> None:
        """Begin a page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
            self._y = self._top

    def place(self, row: Row) -> None:
        is_fresh = not self.pages[-1]
        if is_fresh:
            self._repeat_head(row)
        else:
            self._y -= row.before
        if self.has_room(row.height):
            self._place_whole(row)
        else:
            self._place_divided(row, is_fresh)
        self._y -= row.after

    def _place_whole(self, row: Row, *, repeated: bool = False) -> None:
        parts = []
        for cell in row.cells:
            top = self._y - row.padding
            for block in cell.blocks:
                count = len(block.lines)
                parts.append(Part(block, 0, count, cell.x + block.x, top, cell.column))
                top -= count * block.leading + block.after
        self._add(row, row.height, parts, repeated=repeated)

    def _place_divided(self, row: Row, is_fresh: bool) -> None:
        flows = [_Flow(cell) for cell in row.cells]
        is_first, forced = True, is_fresh
        while True:
            top = self._y - row.padding
            room = top - row.padding - self._bottom
            parts: list[Part] = []
            height = max((flow.fill(top, room, forced, parts) for flow in flows), default=0)
            if parts:
                self._add(row, height + 2 * row.padding, parts, is_first=is_first)
                is_first = False
            if all(flow.is_done for flow in flows):
                return
            self.turn()
            self._repeat_head(row)
            forced = True

    def _repeat_head(self, row: Row) -> None:
        if sum(head.height for head in row.head) < self.height / 3:
            for head in row.head:
                self._place_whole(head, repeated=True)

    def _add(
        self, row: Row, height: float, parts: list[Part], *, is_first: bool = True, repeated: bool = False
    ) -> None:
        bottom = self._y - height
        self.pages[-1].append(Fragment(row, self._y, bottom, parts, is_first, repeated))
        self._y = bottom


class _Flow:
    """What of a cell is still to be placed."""

    def __init__(self, cell: Cell) -> None:
        self._cell = cell
        self._block = 0
        self._line = 0

    @property
    def is_done(self) -> bool:
        return self._block == len(self._cell.blocks)

    def fill(self, top: float, room: float, forced: bool, parts: list[Part]) -> float:
        """Add the parts that fit into `room` below `top`, at least one line when forced; the height they take."""
        height = after = 0.0
        while not self.is_done:
            block = self._cell.blocks[self._block]
            rest = len(block.lines) - self._line
            free = room - height - after + _ROUNDING
            count = min(rest, int(free / block.leading)) if free > 0 else 0
            if count < rest:
                count = _without_strays(count, rest, is_start=self._line == 0)
                if not count and forced and not height:
                    count = max(1, min(rest, int(free / block.leading)))
            if not count:
                break
            height += after
            part_top = top - height
            parts.append(
                Part(block, self._line, self._line + count, self._cell.x + block.x, part_top, self._cell.column)
            )
            height += count * block.leading
            if count < rest:
                self._line += count
                break
            self._block, self._line, after = self._block + 1, 0, block.after
        return height


def _without_strays(count: int, rest: int, *, is_start: bool) -> int:
    """Fewer lines than fit, so that neither the first nor the last line of a paragraph stands alone."""
    if rest - count == 1:
        count -= 1
    return 0 if count < 1 or (is_start and count == 1) else count
