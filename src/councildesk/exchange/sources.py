"""Files that people bring in: why one is refused, which of its rows cannot be read, and how large it may be.

A file is refused whole when nothing sensible can be made of it. Rows (of a table) and cards (of a vCard file) that
cannot be read among others that can are `RowProblem`s beside what was read. `services.source_sentences` has the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from councildesk.domain.errors import Refusal
from councildesk.domain.sizes import MEGABYTE, megabytes_over

MOST_BYTES = 64 * MEGABYTE
"""Of a CSV or vCard file. 10,000 persons with all their facts take about 4 MB."""

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
MOST_CELLS = 1_000_000
MOST_CHARACTERS = 100_000
"""Of one cell, or of one property of a card."""
MOST_TEXT = 32_000_000
"""Characters of a whole table: four bytes each at the worst."""


class SourceFault(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    EMPTY_SHEET = "empty_sheet"
    TOO_LARGE = "too_large"
    """`found` and `bound` are megabytes."""
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MUCH_TEXT = "too_much_text"
    """`bound` is millions of characters."""
    NO_CARD = "no_card"
    NOT_A_TABLE = "not_a_table"
    """Another kind of file under the name of a CSV file: a picture, a PDF, a workbook, a program."""
    NOT_A_WORKBOOK = "not_a_workbook"
    OLD_WORKBOOK = "old_workbook"
    """Excel 97-2003 (.xls)."""
    BINARY_WORKBOOK = "binary_workbook"
    """Excel's .xlsb."""
    OTHER_WORKBOOK = "other_workbook"
    """LibreOffice's .ods and the like."""
    ENCRYPTED = "encrypted"
    UNPACKS_TOO_FAR = "unpacks_too_far"
    """An archive much larger inside than outside; `found` and `bound` are megabytes."""
    TOO_MANY_PARTS = "too_many_parts"
    DECLARES_ENTITIES = "declares_entities"
    """XML with a document type declaration, which no workbook has."""
    DAMAGED = "damaged"
    """`found` says in the reader's own words what is wrong."""
    NO_SUCH_SHEET = "no_such_sheet"
    """`found` is the name that was asked for."""
    TEXT_BEYOND_CELL = "text_beyond_cell"
    """On the way out: a cell of a workbook holds `bound` characters."""
    LETTER_NOT_ENCODED = "letter_not_encoded"
    """On the way out: `found` is a letter that the encoding `part` does not have."""


@dataclass
class SourceRefused(Refusal):
    """A file that cannot be brought in (or taken out) as it is. Nothing of it was taken.

    The place is `line` (of a text file) or row (of a sheet), 0 for the whole file, and `part`: the name of a sheet or
    of a part of the archive.
    """

    source: str
    fault: SourceFault
    line: int = 0
    part: str = ""
    found: str = ""
    bound: int = 0


def check_size(source: str, size: int) -> None:
    """Refuses with SourceRefused what is too large to be read at all."""
    if size > MOST_BYTES:
        found = str(megabytes_over(size))
        raise SourceRefused(source, SourceFault.TOO_LARGE, found=found, bound=MOST_BYTES // MEGABYTE)


class RowFault(StrEnum):
    """Why a row or a card cannot be read."""

    CELLS_BEYOND = "cells_beyond"
    """More cells than headings, and not empty: most often a delimiter inside a text that is not quoted."""
    QUOTE_OPEN = "quote_open"
    """A quotation mark that is opened and never closed. Reading goes on with the next line."""
    NOT_DECODABLE = "not_decodable"
    """Bytes that mean nothing in the encoding."""
    CELL_ERROR = "cell_error"
    """A formula that failed; `found` is Excel's name for it, such as #REF!."""
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    """A formula that no program has computed yet."""
    CARD_OPEN = "card_open"
    """A card without its END line."""
    CARD_NAMELESS = "card_nameless"
    """A card from which no name, organisation or mail address can be had."""
    LINE_MALFORMED = "line_malformed"
    """A line of a card that is no property; `found` shows it."""
    CARD_TOO_LARGE = "card_too_large"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row or card that was not taken, where it begins, and why.

    `column` is the number of the cell, from 1, or 0 for the whole row; `found` is what stands there; `cells` is the row
    (for a card its lines) as it was read, so that it can be given back in a file to mend; `name` is whose card it is,
    where it tells that.
    """

    line: int
    fault: RowFault
    column: int = 0
    found: str = ""
    cells: tuple[str, ...] = ()
    name: str = ""


SHOWN_CHARACTERS = 60

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """A piece of a file as a sentence shows it: on one line, without lone surrogates, cut after sixty characters."""
    line = " ".join(_LONE_SURROGATE.sub("\ufffd", text).split())
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"
