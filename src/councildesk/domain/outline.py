"""Lines of a text as items of an agenda: what comes from Word, Excel or a mail, and what goes there.

A line's depth is read from its number (`2.1` stands under 2) or else from how far it is indented. Cells, as Excel
separates them by tabs, may hold a number, the title in one language and in a second one, and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from councildesk.domain.agenda import ItemKind
from councildesk.domain.folding import fold
from councildesk.domain.spelling import clean_line

LONGEST = 24 * 60
"""Minutes; a larger number is none."""

_UNITS = r"(?:min\w*|dəq\w*|daq\w*|дақ\w*|мин\w*|′)\.?"
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[a-z]?(?:[.)]+\s*|\s+|$)")
_BULLET = re.compile(r"(?:[a-zа-я][.)]|[ivx]+[.)]|[-–—•·*▪◦‣○●])(?:\s+|$)", re.IGNORECASE)
_MINUTES = re.compile(rf"(\d{{1,4}})\s*(?:{_UNITS})?", re.IGNORECASE)
_MINUTES_BEHIND = re.compile(rf"[\s,;:–—-]*[(\[]?\s*\b(\d{{1,3}})\s*{_UNITS}\s*[)\]]?$", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})\s*")
_BREAKS = frozenset(
    fold(word)
    for word in (
        *("break", "lunch", "fasilə", "nahar", "tanaffus", "tushlik", "танаффус", "тушлик"),
        *("перерыв", "обед", "брейк", "pause", "kaffeepause", "mittagspause"),
    )
)
_MOST_WORDS = 4
"""A break has a short title; a longer one only speaks of one."""


@dataclass(frozen=True)
class Line:
    """An item as a line says it. `level` is 0 for items of the agenda itself."""

    titles: tuple[str, ...]
    """In one language or several; never empty."""
    level: int = 0
    minutes: int | None = None
    kind: ItemKind = ItemKind.DISCUSSION


def read(text: str) -> list[Line]:
    """The lines that say something. None stands more than one level below the line ahead of it."""
    written = [line.rstrip() for line in text.splitlines() if line.strip()]
    is_table = any("\t" in line.strip() for line in written)
    found: list[Line] = []
    depths: list[int] = []
    numbered = -1
    for one in written:
        number, cells = _cells(one)
        line = _line(cells)
        if line is None:
            continue
        if number:
            numbered = depth = number.count(".")
        elif is_table:
            depth = 0 if line.kind is ItemKind.BREAK else numbered + 1 if number is not None else max(numbered, 0)
        else:
            depth = len(one[: len(one) - len(one.lstrip())].expandtabs(4))
        depths = [above for above in depths if above < depth]
        found.append(replace(line, level=len(depths)))
        depths.append(depth)
    return found


def written(rows: Iterable[tuple[str, Sequence[str], int | None]]) -> str:
    """Numbers, titles and minutes as cells for Word or Excel; `read` takes them back."""
    return "\n".join(
        "\t".join([number, *(clean_line(title) for title in titles), "" if minutes is None else str(minutes)])
        for number, titles, minutes in rows
    )


def is_break(title: str) -> bool:
    """Whether a title says, in one of the six languages, that it is a break."""
    words = [fold(word) for word in re.findall(r"\w+", title)]
    return len(words) <= _MOST_WORDS and not _BREAKS.isdisjoint(words)


def _cells(written: str) -> tuple[str | None, list[str]]:
    """The number of a line (empty for a bullet, None where it has neither), and what stands behind it."""
    cells = [cell for cell in map(clean_line, written.split("\t")) if cell]
    if not cells:
        return None, []
    first = cells[0]
    number, bullet = None if _SPAN.match(first) else _NUMBER.match(first), _BULLET.match(first)
    if number and _belongs_to_line(number, first, is_alone=len(cells) > 1):
        return number[1], [cell for cell in (first[number.end() :].strip(), *cells[1:]) if cell]
    if bullet:
        return "", [cell for cell in (first[bullet.end() :], *cells[1:]) if cell]
    return None, cells


def _belongs_to_line(number: re.Match[str], cell: str, *, is_alone: bool) -> bool:
    """`2026 in figures` and `15 years of trade` begin with a number that belongs to the title."""
    if number.end() == len(cell):
        return is_alone
    return not number[0].rstrip()[-1].isdigit() or "." in number[0] or cell[number.end()].isupper()


def _line(cells: Sequence[str]) -> Line | None:
    minutes: int | None = None
    titles: list[str] = []
    for cell in cells:
        span, number = _SPAN.match(cell), _MINUTES.fullmatch(cell)
        if number and titles and int(number[1]) <= LONGEST:
            minutes = int(number[1])
            continue
        if span:
            minutes = minutes if minutes is not None else _length(span)
            cell = cell[span.end() :]
        behind = _MINUTES_BEHIND.search(cell)
        if behind and behind.start():
            minutes = minutes if minutes is not None else int(behind[1])
            cell = cell[: behind.start()]
        if cell:
            titles.append(cell)
    if not titles:
        return None
    kind = ItemKind.BREAK if any(map(is_break, titles)) else ItemKind.DISCUSSION
    return Line(tuple(titles), 0, minutes, kind)


def _length(span: re.Match[str]) -> int:
    starts, ends = int(span[1]) * 60 + int(span[2]), int(span[3]) * 60 + int(span[4])
    return (ends - starts) % LONGEST
