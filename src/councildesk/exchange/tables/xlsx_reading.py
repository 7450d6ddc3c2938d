"""A sheet of an Excel workbook (XLSX) to the same rows of texts that a CSV file gives.

Sheets are read as a stream by a reader of our own. openpyxl builds a tree of each row and each shared text, fills gaps
between rows one by one and drops rows out of order, so that a few kilobytes can take all memory and time; on ordinary
sheets it takes about twice as long (`tests/benchmarks/test_formats.py`). It writes our workbooks, and in the
tests it reads them beside this reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from os import PathLike

from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused
from councildesk.exchange.tables import cells, sheet, table, xlsx_values, xlsx_workbook
from councildesk.exchange.tables.sheet import Bounds, Sheet, SheetRow
from councildesk.exchange.tables.xlsx_values import GENERAL
from councildesk.exchange.tables.xlsx_workbook import SheetPart, TextCollected, Workbook

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of Excel."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?[0-9]*", re.IGNORECASE)
_NOT_AVAILABLE = "#N/A"
"""The one error that people type: nothing is known here."""


def sheet_names(source: str, path: str | PathLike[str]) -> tuple[str, ...]:
    """The names of the sheets a person sees, in their order; hidden ones where all are hidden."""
    return tuple(one.name for one in xlsx_workbook.opened(source, path).shown())


def read(source: str, path: str | PathLike[str], wanted: str | None = None, has_heading: bool = True) -> Sheet:
    """The sheet of that name, or the first that a person sees. Refuses with SourceRefused or NotFound.

    Formulas give their last result. Numbers, dates (ISO 8601), times and truth values are texts as a person reads them.
    """
    workbook = xlsx_workbook.opened(source, path)
    part = _chosen(workbook, wanted)
    reader = _Rows(workbook, part)
    workbook.package.parse(part.part, reader)
    if not reader.rows and not reader.problems:
        raise SourceRefused(source, SourceFault.EMPTY_SHEET, part=part.name)
    rows = sorted(reader.rows, key=lambda row: row.line)
    return sheet.assembled(part.name, rows, has_heading, reader.problems)


def _chosen(workbook: Workbook, wanted: str | None) -> SheetPart:
    if wanted is None:
        return workbook.shown()[0]
    for part in workbook.sheets:
        if part.name == wanted:
            return part
    raise SourceRefused(workbook.package.source, SourceFault.NO_SUCH_SHEET, found=wanted)


class _Rows:
    """Takes the elements of a sheet: `row` of `c` (cell) of `f` (formula) and `v` (value) or `is` (text)."""

    def __init__(self, workbook: Workbook, part: SheetPart) -> None:
        self.rows: list[SheetRow] = []
        self.problems: list[RowProblem] = []
        self._part, self._package, self._epoch = part, workbook.package, workbook.epoch
        self._texts, self._formats = workbook.texts(), workbook.formats()
        self._bounds = Bounds(workbook.package.source, part.name)
        self._collected = TextCollected(self._refuse)
        self._line = self._column = 0
        self._row: dict[int, str] = {}
        self._fault: RowProblem | None = None
        self._kind, self._style = "", ""
        self._has_formula = self._has_value = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._column = self._column_of(attributes.get("r", ""))
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._has_formula = self._has_value = False
            self._collected.clear()
        elif name == "row":
            self._line = self._line_of(attributes.get("r", ""))
            self._column = 0
            self._row, self._fault = {}, None
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "is"):
            self._has_value = True
        self._collected.start(name)

    def text(self, text: str) -> None:
        self._collected.text(text)

    def end(self, name: str) -> None:
        self._collected.end(name)
        if name == "c":
            value = self._value()
            if value:
                self._row[self._column] = value
                if len(self._row) > LAST_COLUMN:
                    raise self._damaged()
        elif name == "row" and (self._row or self._fault):
            self._finish_row()

    def _value(self) -> str:
        written = self._collected.taken()
        if self._has_formula and not self._has_value:
            self._note(RowFault.FORMULA_WITHOUT_RESULT, "")
        if not written:
            return ""
        if self._kind == "s":
            return cells.without_apostrophe(self._shared(written))
        if self._kind in ("str", "inlineStr"):
            return cells.without_apostrophe(written)
        if self._kind == "b":
            return table.TRUE if written in ("1", "true") else table.FALSE
        if self._kind == "e":
            if written != _NOT_AVAILABLE:
                self._note(RowFault.CELL_ERROR, written)
            return ""
        if self._kind == "d":
            return xlsx_values.iso(written)
        style = int(self._style) if self._style.isdecimal() else 0
        form = self._formats[style] if style < len(self._formats) else GENERAL
        return xlsx_values.number(written, form, self._epoch)

    def _shared(self, written: str) -> str:
        index = int(written) if written.isdecimal() and len(written) < 10 else len(self._texts)
        if index >= len(self._texts):
            raise self._damaged()
        return self._texts[index]

    def _note(self, fault: RowFault, found: str) -> None:
        """The first thing wrong with a row tells for it."""
        self._fault = self._fault or RowProblem(self._line, fault, self._column, sources.shown(found))

    def _finish_row(self) -> None:
        record = tuple(self._row.get(column, "") for column in range(1, max(self._row, default=0) + 1))
        self._bounds.count(self._line, record)
        if self._fault:
            self.problems.append(replace(self._fault, cells=record))
        else:
            self.rows.append(SheetRow(self._line, record))
        self._row, self._fault = {}, None

    def _line_of(self, written: str) -> int:
        if not written:
            return self._line + 1
        if written.isdecimal() and len(written) < 8 and 0 < int(written) <= LAST_ROW:
            return int(written)
        raise self._damaged()

    def _column_of(self, reference: str) -> int:
        if not reference:
            return self._column + 1
        match = _REFERENCE.fullmatch(reference)
        column = sheet.number(match[1]) if match else 0
        if not 0 < column <= LAST_COLUMN:
            raise self._damaged()
        return column

    def _damaged(self) -> SourceRefused:
        return self._package.damaged(self._part.name, f"row {self._line}", self._line)

    def _refuse(self, fault: SourceFault, bound: int) -> None:
        raise SourceRefused(self._package.source, fault, self._line, self._part.name, "", bound)
