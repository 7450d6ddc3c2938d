"""Rows read from the pages of a SQLite file one by one, without SQLite: what is left when it refuses the file.

Every page is looked at for itself (sqlite.org/fileformat2.html), so that rows are found although the way to their page,
the schema or the header is lost. What cannot be true is passed over: nothing here raises for damaged bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

USUAL_SIZE = 4096
"""Bytes of a page where the header does not say it: SQLite's own default, which the program leaves as it is."""
_SIZES = frozenset(1 << power for power in range(9, 16))
MAGIC = b"SQLite format 3\0"
"""What the header begins with."""
_INTERIOR, _LEAF = 5, 13
_LONGEST = 1 << 31
"""Bytes of a row that SQLite cannot have written."""
_HEADER = 100
"""Bytes of the file's header, which stands before what the first page holds."""


class _Damaged:
    def __repr__(self) -> str:
        return "DAMAGED"


DAMAGED: Final = _Damaged()
"""In place of a value that cannot be read."""

Value = int | float | str | bytes | _Damaged | None


@dataclass(frozen=True)
class Cell:
    """A row where it stands: page, place in the file, length of what it holds, and its row number."""

    page: int
    start: int
    length: int
    rowid: int


class Pages:
    """The pages of a file that was read as a whole or mapped into memory; they count from 1."""

    def __init__(self, data: memoryview, size: int = USUAL_SIZE) -> None:
        self._data = data
        self.size = size
        self.count = len(self._data) // size

    @classmethod
    def of(cls, data: memoryview) -> Pages:
        """With the size that gives more rows: the usual one, or what the header tells."""
        told = int.from_bytes(data[16:18], "big")
        sizes = {USUAL_SIZE, told if told in _SIZES else 1 << 16 if told == 1 else USUAL_SIZE}
        return max((cls(data, size) for size in sorted(sizes)), key=Pages._weight if len(sizes) > 1 else id)

    def leaves(self) -> Iterator[int]:
        """Pages that hold rows of tables."""
        for page in range(1, self.count + 1):
            if self._data[self._top(page)] == _LEAF:
                yield page

    def cells(self, page: int) -> Iterator[Cell]:
        """The rows of a page, as far as they are where they should be."""
        top, end = self._top(page), page * self.size
        (count,) = struct.unpack_from(">H", self._data, top + 3)
        for place in range(top + 8, min(top + 8 + 2 * count, end - 1), 2):
            start = (page - 1) * self.size + int.from_bytes(self._data[place : place + 2], "big")
            if not top + 8 <= start <= end - 4:
                continue
            length, after = self._varint(start)
            rowid, after = self._varint(after)
            if after < end and length < _LONGEST:
                yield Cell(page, after, length, rowid if rowid < 1 << 63 else rowid - (1 << 64))

    def values(self, cell: Cell) -> list[Value] | None:
        """What the row holds; DAMAGED for values that are cut off or no text; None when it is no row."""
        payload, is_whole = self._payload(cell)
        types = _types(payload)
        if types is None:
            return None
        header, kinds = types
        if header + sum(map(_width, kinds)) != cell.length:
            return None
        values, place = [], header
        for kind in kinds:
            after = place + _width(kind)
            values.append(_value(kind, payload[place:after]) if is_whole or after <= len(payload) else DAMAGED)
            place = after
        return values

    def occupied(self, cell: Cell) -> set[int]:
        """The pages on which a row stands."""
        local, following = self._local(cell)
        missing, occupied = cell.length - local, {cell.page}
        while missing > 0 and 1 <= following <= self.count:
            occupied.add(following)
            missing -= self.size - 4
            following = self._number((following - 1) * self.size)
        return occupied

    def tree(self, root: int) -> set[int]:
        """Pages that can be reached from a table's root."""
        reached: set[int] = set()
        waiting = [root]
        while waiting:
            page = waiting.pop()
            if page in reached or not 1 <= page <= self.count:
                continue
            reached.add(page)
            if self._data[self._top(page)] == _INTERIOR:
                waiting.extend(self._children(page))
        return reached

    def _weight(self) -> int:
        return sum(self.values(cell) is not None for page in self.leaves() for cell in self.cells(page))

    def inner(self, pages: Iterable[int]) -> set[int]:
        """Those of the pages that only lead to others."""
        return {page for page in pages if self._data[self._top(page)] == _INTERIOR}

    def _top(self, page: int) -> int:
        """Where a page says what it is: behind the header on the first page, wherever that stands."""
        base = (page - 1) * self.size
        is_first = self._data[base : base + len(MAGIC)] == MAGIC
        return base + (_HEADER if is_first or (page == 1 and self._data[base] not in (_LEAF, _INTERIOR)) else 0)

    def _children(self, page: int) -> Iterator[int]:
        top, base = self._top(page), (page - 1) * self.size
        count, rightmost = struct.unpack_from(">xxxHxxxI", self._data, top)
        yield rightmost
        for place in range(top + 12, min(top + 12 + 2 * count, base + self.size - 1), 2):
            start = int.from_bytes(self._data[place : place + 2], "big")
            if start + 4 <= self.size:
                yield self._number(base + start)

    def _payload(self, cell: Cell) -> tuple[bytes, bool]:
        """What a row holds as far as it can be followed, and whether that is all of it."""
        local, following = self._local(cell)
        found = [bytes(self._data[cell.start : min(cell.start + local, cell.page * self.size)])]
        missing = cell.length - len(found[0])
        while missing > 0 and 1 <= following <= self.count:
            base = (following - 1) * self.size
            found.append(bytes(self._data[base + 4 : base + 4 + min(missing, self.size - 4)]))
            missing -= len(found[-1])
            following = self._number(base)
        return b"".join(found), missing == 0

    def _local(self, cell: Cell) -> tuple[int, int]:
        """How much of a row stands on its own page, and the page where it goes on (0: nowhere)."""
        most = self.size - 35
        if cell.length <= most:
            return cell.length, 0
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (cell.length - least) % (self.size - 4)
        local = local if local <= most else least
        return local, self._number(cell.start + local)

    def _number(self, place: int) -> int:
        return int.from_bytes(self._data[place : place + 4], "big")

    def _varint(self, place: int) -> tuple[int, int]:
        return _varint(self._data, place)


def _varint(data: bytes | memoryview, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    number = 0
    for byte in data[place : place + 8]:
        place += 1
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place
    last = data[place : place + 1]
    return (number << 8 | last[0], place + 1) if last else (number, place)


def _types(payload: bytes) -> tuple[int, list[int]] | None:
    """Length of a record's header, and the kinds of its values."""
    header, place = _varint(payload, 0)
    if not place <= header <= len(payload):
        return None
    kinds = []
    while place < header:
        kind, place = _varint(payload, place)
        if kind in (10, 11):  # kept by SQLite for itself, never in a file
            return None
        kinds.append(kind)
    return (header, kinds) if place == header else None


def _width(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind < 12:
        return int.from_bytes(content, "big", signed=True)
    if kind % 2 == 0:
        return content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return DAMAGED
    return DAMAGED if "\0" in text else text  # no text of ours has one, and zeroed bytes are nothing else
