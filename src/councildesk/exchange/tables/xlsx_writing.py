"""A table to an Excel workbook: real dates and numbers, texts that stay texts, headings that stay in view."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from councildesk.exchange import sources
from councildesk.exchange.sources import SourceFault, SourceRefused
from councildesk.exchange.tables import cells, sheet, table
from councildesk.exchange.tables.table import ColumnKind, Table, Value

MOST_CHARACTERS = 32_767
"""Of a cell of Excel."""

_NARROWEST, _WIDEST = 8, 60
_WIDTH_ROWS = 1_000
"""From how many rows at the top the widths are taken."""

_FORMATS = {ColumnKind.DATE: "yyyy-mm-dd", ColumnKind.INSTANT: "yyyy-mm-dd hh:mm"}
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel counts a day that never was, and knows none before 1900."""
_LAST_EXACT = 10**15
"""Excel keeps fifteen digits of a number."""

# What XML cannot hold, what its readers change (a carriage return), and what would be read as an escape.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAME = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


def write(given: Table) -> bytes:
    """Refuses with SourceRefused a text that no cell of a workbook can hold. Lone surrogates become U+FFFD."""
    from openpyxl import Workbook  # half a second, and only wanted here

    _check(given)
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "CouncilDesk"
    page: Any = workbook.create_sheet(_name(given.name))
    for number, width in enumerate(_widths(given), start=1):
        page.column_dimensions[sheet.letters(number)].width = width
    page.freeze_panes = "A2"
    if given.columns:
        page.auto_filter.ref = f"A1:{sheet.letters(len(given.columns))}{len(given.rows) + 1}"
    writer = _Cells(page)
    page.append([writer.heading(column.heading) for column in given.columns])
    for row in given.rows:
        page.append([writer.cell(value, column.kind) for value, column in zip(row, given.columns, strict=True)])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _check(given: Table) -> None:
    """Before openpyxl begins, which cannot be left halfway."""
    headings = (column.heading for column in given.columns)
    for text in (*headings, *(value for row in given.rows for value in row)):
        if isinstance(text, str) and len(_escaped(cells.with_apostrophe_kept(text))) > MOST_CHARACTERS:
            found = sources.shown(text)
            raise SourceRefused(
                given.name, SourceFault.TEXT_BEYOND_CELL, part=given.name, found=found, bound=MOST_CHARACTERS
            )


class _Cells:
    def __init__(self, page: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        self._make: Any = WriteOnlyCell
        self._bold = Font(bold=True)
        self._page = page

    def heading(self, text: str) -> Any:
        cell = self._text(text)
        cell.font = self._bold
        return cell

    def cell(self, value: Value, kind: ColumnKind) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, dt.date) and kind in _FORMATS:
            return self._date(value, kind)
        if isinstance(value, bool) and kind is ColumnKind.BOOL:
            return self._make(self._page, value)
        if kind is ColumnKind.NUMBER and isinstance(value, int | float | Decimal) and abs(float(value)) < _LAST_EXACT:
            return self._make(self._page, value)
        return self._text(table.text(value))

    def _date(self, value: dt.date, kind: ColumnKind) -> Any:
        if isinstance(value, dt.datetime):
            value = value.replace(tzinfo=None)
        day = value.date() if isinstance(value, dt.datetime) else value
        if day < _FIRST_DAY:
            return self._text(table.text(value))
        cell = self._make(self._page, value)
        cell.number_format = _FORMATS[kind]
        return cell

    def _text(self, text: str) -> Any:
        """Text by its type, so that nobody runs it, and marked so that it stays text when a person edits it."""
        cell = self._make(self._page, _escaped(cells.with_apostrophe_kept(text)))
        cell.data_type = "s"
        cell.quotePrefix = cells.harmless(text) != text
        return cell


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _escape(match[0]), text)


def _escape(letter: str) -> str:
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    return f"_x{ord(letter):04X}_"


def _name(given: str) -> str:
    """A name that Excel takes for a sheet."""
    name = _NOT_IN_NAME.sub(" ", given).strip().strip("'")[:31].strip()
    return name if name and name.casefold() != "history" else "Table"


def _widths(given: Table) -> Sequence[int]:
    rows = given.rows[:_WIDTH_ROWS]
    widths = []
    for index, column in enumerate(given.columns):
        longest = max((len(table.text(row[index])) for row in rows), default=0)
        fitting = max(longest, len(column.heading) + 3)  # the button of the filter
        widths.append(column.width or min(max(fitting + 2, _NARROWEST), _WIDEST))
    return widths
