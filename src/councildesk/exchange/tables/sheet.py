"""A table as it comes in: headings and rows of texts, and the rows that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused

SAMPLE_ROWS = 50
"""Of how many rows at the top the usual width is taken, to know a title from the headings."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something. `line` counts from 1: of CSV the line of the file on which the record begins (a cell
    may hold line breaks), of XLSX the number of the row. `cells` are as many as there are headings; dates are ISO 8601.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table. Empty rows, and empty columns without a heading at the right, are left out.

    Rows in `problems` are not among `rows`. `headings` are stripped and on one line; a column without one has "", and
    where the table has no headings they are its columns' letters: A, B, … AA.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...] = ()
    heading_line: int = 0
    """Where the headings stand; 0 where there are none. Lines above it, such as a title, are not read."""


class Bounds:
    """Counts what has been read, and refuses a table past all measure before it fills the memory."""

    def __init__(self, source: str, part: str = "") -> None:
        self._source, self._part = source, part
        self._rows = self._cells = self._characters = 0

    def count(self, line: int, cells: Sequence[str]) -> None:
        """Refuses with SourceRefused."""
        self._rows += 1
        self._cells += len(cells)
        self._characters += sum(map(len, cells))
        if len(cells) > sources.MOST_COLUMNS:
            raise self.refusal(SourceFault.TOO_MANY_COLUMNS, line, str(len(cells)), sources.MOST_COLUMNS)
        if self._rows > sources.MOST_ROWS:
            raise self.refusal(SourceFault.TOO_MANY_ROWS, line, "", sources.MOST_ROWS)
        if self._cells > sources.MOST_CELLS:
            raise self.refusal(SourceFault.TOO_MANY_CELLS, line, "", sources.MOST_CELLS)
        if self._characters > sources.MOST_TEXT:
            raise self.refusal(SourceFault.TOO_MUCH_TEXT, line, "", sources.MOST_TEXT // 1_000_000)
        if any(len(cell) > sources.MOST_CHARACTERS for cell in cells):
            raise self.refusal(SourceFault.CELL_TOO_LONG, line, "", sources.MOST_CHARACTERS)

    def refusal(self, fault: SourceFault, line: int, found: str, bound: int) -> SourceRefused:
        return SourceRefused(self._source, fault, line, self._part, found, bound)


def assembled(name: str, records: Iterable[SheetRow], has_heading: bool, problems: Iterable[RowProblem] = ()) -> Sheet:
    """The sheet that records as they were read make: headings found, empty rows left out, all rows equally wide."""
    filled = [record for record in records if any(map(str.strip, record.cells))]
    heading = filled.pop(_heading_index(filled)) if has_heading and filled else None
    if heading is not None:
        filled = [record for record in filled if record.line > heading.line]
    width = _width(heading, filled)
    rows: list[SheetRow] = []
    found = list(problems)
    for record in filled:
        beyond = next((index for index, cell in enumerate(record.cells) if index >= width and cell.strip()), None)
        if beyond is None:
            rows.append(SheetRow(record.line, (record.cells + ("",) * width)[:width]))
        else:
            shown = sources.shown(record.cells[beyond])
            found.append(RowProblem(record.line, RowFault.CELLS_BEYOND, beyond + 1, shown, record.cells))
    headings = tuple(letters(number) for number in range(1, width + 1))
    if heading is not None:
        headings = tuple(" ".join(cell.split()) for cell in (heading.cells + ("",) * width)[:width])
    found.sort(key=lambda problem: problem.line)
    return Sheet(name, headings, tuple(rows), tuple(found), heading.line if heading else 0)


def letters(number: int) -> str:
    """The name of a column in spreadsheets, counted from 1: A, B, … Z, AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(column: str) -> int:
    """The number of a column from its letters."""
    value = 0
    for letter in column.upper():
        value = 26 * value + ord(letter) - ord("A") + 1
    return value


def _heading_index(filled: Sequence[SheetRow]) -> int:
    """The first row that is about as wide as the table: a title above the headings has a cell or two."""
    widths = [sum(1 for cell in record.cells if cell.strip()) for record in islice(filled, SAMPLE_ROWS)]
    usual = Counter(widths).most_common(1)[0][0]
    return next((index for index, width in enumerate(widths) if width > 1 and 2 * width >= usual), 0)


def _width(heading: SheetRow | None, filled: Sequence[SheetRow]) -> int:
    """To the last heading; a column without one at the right counts when most rows have something in it."""
    if heading is None:
        return max((_filled_width(record.cells) for record in filled), default=0)
    named = _filled_width(heading.cells)
    wide = Counter(_filled_width(record.cells) for record in filled)
    wider = sum(count for width, count in wide.items() if width > named)
    return max(wide) if wide and 2 * wider > len(filled) and len(filled) > 1 else named


def _filled_width(cells: Sequence[str]) -> int:
    return max((index for index, cell in enumerate(cells, start=1) if cell.strip()), default=0)
