"""A CSV file to a sheet: RFC 4180 as spreadsheets write it, and as people break it."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from itertools import chain, islice

from councildesk.exchange import encoding, sources
from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused
from councildesk.exchange.tables import cells, csv_form, sheet
from councildesk.exchange.tables.csv_form import CsvForm
from councildesk.exchange.tables.sheet import Bounds, Sheet, SheetRow

MOST_OPEN_QUOTES = 20
"""After so many quotation marks without an end, what follows is read as if there were none."""

MOST_LINES = 2_000_000
"""Empty ones too: a sheet that was cleared to its last row and then exported has a million."""

_END = "\ud800"
"""A line behind the last: a lone surrogate, which no decoder gives. When it comes inside a cell, the cell was open."""

_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3")


def read(source: str, content: bytes, form: CsvForm) -> Sheet:
    """Refuses with SourceRefused what is empty, too large, or another kind of file; `source` is its name.

    Cells are as they stand in the file, line breaks and spaces too, without what spreadsheets add (`cells`).
    """
    _check(source, content)
    reader = _Reader(source, content, form)
    records = list(reader.records())
    if not records and not reader.problems:
        raise SourceRefused(source, SourceFault.EMPTY)
    return sheet.assembled(source, records, form.has_heading, reader.problems)


def _check(source: str, content: bytes) -> None:
    sources.check_size(source, len(content))
    if content.startswith(_OTHER_FILES) or not encoding.is_text(content):
        raise SourceRefused(source, SourceFault.NOT_A_TABLE)


class _Reader:
    """Reads records line by line, and begins anew behind a quotation mark that is never closed."""

    def __init__(self, source: str, content: bytes, form: CsvForm) -> None:
        self.problems: list[RowProblem] = []
        self._content, self._form = content, form
        self._bounds = Bounds(source)
        self._is_first = True
        self._open_quotes = 0
        first_lines = csv_form.first_lines(content, form.encoding)
        self._skips_spaces = csv_form.has_space_before_quotes(first_lines, form.delimiter)

    def records(self) -> Iterator[SheetRow]:
        """Records that hold something, in the order of the file."""
        begin: int | None = 1
        while begin is not None:
            begin = yield from self._records_from(begin)

    def _records_from(self, begin: int) -> Generator[SheetRow, None, int | None]:
        """The records from a line on; returns the line to begin anew with, None when all is read."""
        lines = _Lines(encoding.lines(self._content, self._form.encoding), begin)
        reader = csv.reader(lines, delimiter=self._form.delimiter, skipinitialspace=self._skips_spaces)
        if self._open_quotes >= MOST_OPEN_QUOTES:
            reader = csv.reader(lines, delimiter=self._form.delimiter, quoting=csv.QUOTE_NONE)
        while True:
            line = lines.number + 1
            record = self._next_record(reader, line)
            if record == [_END]:
                return None
            if record is None or (record and record[-1].endswith(_END)):
                if lines.number == line:
                    raise self._bounds.refusal(SourceFault.CELL_TOO_LONG, line, "", sources.MOST_CHARACTERS)
                self._note_open_quote(line)
                return line + 1
            if line == 1 and csv_form.told_delimiter(lines.first):
                continue
            if line > MOST_LINES:
                raise self._bounds.refusal(SourceFault.TOO_MANY_ROWS, line, "", MOST_LINES)
            if any(map(str.strip, record)):
                yield from self._row(line, record)

    def _next_record(self, reader: Iterator[list[str]], line: int) -> list[str] | None:
        """None for a record with a cell past all measure: one long line, or a quotation mark that is never closed."""
        try:
            record = next(reader)
        except csv.Error:  # past the module's own limit, the one error left in these settings
            return None
        return None if any(len(cell) > sources.MOST_CHARACTERS for cell in record) else record

    def _row(self, line: int, record: list[str]) -> Iterator[SheetRow]:
        self._bounds.count(line, record)
        found = tuple(cells.given(cell) for cell in record)
        if encoding.decodes_fully("".join(found)):
            yield SheetRow(line, found)
        elif self._is_first:  # headings, most likely, without which nothing could be read
            yield SheetRow(line, tuple(map(encoding.mended, found)))
        else:
            self._note_not_decodable(line, found)
        self._is_first = False

    def _note_not_decodable(self, line: int, found: tuple[str, ...]) -> None:
        column, cell = next(
            (number, cell) for number, cell in enumerate(found, start=1) if not encoding.decodes_fully(cell)
        )
        mended = tuple(map(encoding.mended, found))
        shown = sources.shown(encoding.mended(cell))
        self.problems.append(RowProblem(line, RowFault.NOT_DECODABLE, column, shown, mended))

    def _note_open_quote(self, line: int) -> None:
        self._open_quotes += 1
        lines = encoding.lines(self._content, self._form.encoding)
        text = encoding.mended(next(islice(lines, line - 1, None))).rstrip("\r\n")
        record = tuple(text.split(self._form.delimiter))
        column = next((number for number, cell in enumerate(record, start=1) if cell.startswith('"')), 0)
        self.problems.append(RowProblem(line, RowFault.QUOTE_OPEN, column, sources.shown(text), record))


class _Lines:
    """Lines from `begin` on, counted as the file's own, with `_END` behind the last."""

    def __init__(self, lines: Iterator[str], begin: int) -> None:
        self.number = begin - 1
        self.first = ""
        self._lines = chain(islice(lines, begin - 1, None), [_END])

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if self.number == 1:
            self.first = line
        return line
