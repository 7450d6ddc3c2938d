"""How a CSV file is written: encoding, delimiter, headings; recognised from its bytes, and correctable by a person.

The delimiter is the one under which the rows are most alike and their cells most like what tables hold. The measure is
that of G. J. J. van den Burg, A. Nazábal and C. Sutton, "Wrangling messy CSV files by detecting row and type patterns"
(2019): the pattern score of section 4.1 times the share of cells of a known type.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from councildesk.exchange import encoding

DELIMITERS = (",", ";", "\t", "|")
"""The usual ones, offered to a person who corrects; any other single character works."""

_OTHERS = (":", "^", "~", "¦", "#", "*")
_OTHERS_WEIGHT = 0.5

_SAMPLE_LINES = 300
_SAMPLE_BYTES = 400_000
_PATTERN_OF_ONE = 1e-3
"""What a file of one column counts, so that any real delimiter is better."""
_TYPE_AT_LEAST = 1e-10

_KNOWN_CHARACTERS = 200
"""Longer cells are of no known type: no pattern below is tried on them, so that none takes long."""
_KNOWN_CELL = re.compile(
    r"""(?:
        [^\W\d_]++(?:(?:[ \r\n\xa0'’ʻʼ‘./&()-]|[,;:][ ])++[^\W_]++){0,12}+[ '’ʻʼ‘.&()-]*+   # names, places, posts
      | [+-]?\(?\d[\d /().:,-]*%?                                         # numbers, dates, times, telephones
      | [^\s@,;|]+@[^\s@,;|]+                                             # mail
      | https?://\S+
      | ="\d*"                                                            # Excel's number kept as text
    )?[ ]*""",
    re.VERBOSE,
)
"""What tables hold. A comma before a space is punctuation; a cell that begins with a space was cut at such a comma."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE | re.DOTALL)
_NO_HEADING = re.compile(r"\s*(?:[\d+(][\d\s()/.:+,-]*|[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+)\s*")
"""What stands in rows and never in headings: numbers, dates, telephones, mail addresses."""


@dataclass(frozen=True)
class CsvForm:
    """`encoding` is one of `exchange.encoding.KNOWN`, `delimiter` one character."""

    encoding: str
    delimiter: str
    has_heading: bool


def recognised(content: bytes) -> CsvForm:
    """The likeliest form, for any bytes at all; only the beginning of a large file is looked at."""
    name = encoding.recognised(content)
    sample = first_lines(content, name)
    told = told_delimiter(sample[0]) if sample else None
    if told is not None:
        return CsvForm(name, told, _has_heading(_records(sample[1:], told)))
    delimiter = max((*DELIMITERS, *_OTHERS), key=lambda one: _consistency(sample, one))
    return CsvForm(name, delimiter, _has_heading(_records(sample, delimiter)))


def told_delimiter(line: str) -> str | None:
    """The delimiter that Excel's own first line `sep=;` tells."""
    match = _SEPARATOR_LINE.fullmatch(line)
    return match[1] if match and match[1] not in '"\r\n' else None


def has_space_before_quotes(lines: Iterable[str], delimiter: str) -> bool:
    """Whether cells are quoted behind a space, `Ada, "Baku, Azerbaijan"`, as people write by hand.

    No program writes so: in what it writes, a quotation mark opens right behind a delimiter, closes, or is doubled.
    """
    spaced = re.compile(rf'{re.escape(delimiter)} +"[^"\r\n{re.escape(delimiter)}]')
    return any(spaced.search(line) for line in lines)


def first_lines(content: bytes, name: str) -> list[str]:
    """The lines at the top from which the form is told."""
    # A piece of the bytes is enough, and bounds a file that is one line; its last line may be cut.
    lines = list(islice(encoding.lines(content[:_SAMPLE_BYTES], name), _SAMPLE_LINES))
    return lines[:-1] if len(content) > _SAMPLE_BYTES and len(lines) > 1 else lines


def _records(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        skips = has_space_before_quotes(lines, delimiter)
        return [record for record in csv.reader(lines, delimiter=delimiter, skipinitialspace=skips) if record]
    except csv.Error:  # a cell past the limit
        return []


def _consistency(lines: Sequence[str], delimiter: str) -> float:
    records = _records(lines, delimiter)
    if not records:
        return 0.0
    widths = Counter(len(record) for record in records)
    pattern = sum(count * (max(_PATTERN_OF_ONE, width - 1) / width) for width, count in widths.items()) / len(widths)
    cells = [cell for record in records for cell in record]
    known = sum(1 for cell in cells if _is_known(cell))
    score = pattern * max(_TYPE_AT_LEAST, known / len(cells))
    return score * _OTHERS_WEIGHT if delimiter in _OTHERS else score


def _is_known(cell: str) -> bool:
    return len(cell) <= _KNOWN_CHARACTERS and _KNOWN_CELL.fullmatch(cell) is not None


def _is_no_heading(cell: str) -> bool:
    return len(cell) <= _KNOWN_CHARACTERS and _NO_HEADING.fullmatch(cell) is not None


def _has_heading(records: Sequence[Sequence[str]]) -> bool:
    """Headings are words, not numbers or addresses, and differ from each other or from the kind of what is below."""
    filled = [record for record in records if any(map(str.strip, record))]
    first = next((record for record in filled if sum(1 for cell in record if cell.strip()) > 1), None)
    if first is None:
        return bool(filled) and not any(map(_is_no_heading, filled[0]))
    cells = [cell.strip().casefold() for cell in first if cell.strip()]
    if any(map(_is_no_heading, cells)):
        return False
    below = filled[filled.index(first) + 1 :]
    return len(set(cells)) == len(cells) or any(_is_no_heading(cell) for record in below for cell in record)
