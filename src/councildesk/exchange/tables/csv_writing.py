"""A table to CSV as Excel opens it: byte order mark, CRLF, cells that nobody runs as formulas."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from councildesk.exchange import encoding, sources
from councildesk.exchange.sources import SourceFault, SourceRefused
from councildesk.exchange.tables import cells, table
from councildesk.exchange.tables.table import ColumnKind, Table, Value

_MARKS = {
    encoding.UTF_8: codecs.BOM_UTF8,
    encoding.UTF_16_LE: codecs.BOM_UTF16_LE,
    encoding.UTF_16_BE: codecs.BOM_UTF16_BE,
}


def write(given: Table, delimiter: str = ";", encoded: str = encoding.UTF_8) -> bytes:
    """`encoded` is one of `encoding.KNOWN`. Refuses with SourceRefused a letter that the encoding does not have."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(_records(given))
    text = written.getvalue()
    try:
        return _MARKS.get(encoded, b"") + text.encode(encoded)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        letter = sources.shown(text[error.start])
        raise SourceRefused(given.name, SourceFault.LETTER_NOT_ENCODED, line, encoded, letter) from None


def _records(given: Table) -> Iterator[list[str]]:
    yield [cells.harmless(column.heading) for column in given.columns]
    for row in given.rows:
        yield [_cell(value, column.kind) for value, column in zip(row, given.columns, strict=True)]


def _cell(value: Value, kind: ColumnKind) -> str:
    """Numbers stay numbers: a minus before digits is no formula."""
    written = table.text(value)
    return written if kind is ColumnKind.NUMBER and not isinstance(value, str) else cells.harmless(written)
