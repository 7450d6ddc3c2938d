"""What columns hold by what stands in them, where their headings do not say it, or there are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councildesk.domain import full_names
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.tables.sheet import Sheet

_SAMPLE = 60
_SHARE = 0.7
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[\d\s()/.-]{7,25}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_WORDS = re.compile(r"[^\W\d_][^\d_@<>{}=/\\]{0,60}")
_NAMES = frozenset({Field.FULL_NAME, Field.FAMILY, Field.GIVEN, Field.PRINTED})


def has_names(columns: Sequence[Column]) -> bool:
    """Whether anything in these columns could be a name."""
    return any(column.field in _NAMES for column in columns)


def completed(sheet: Sheet, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns as they are, and those without a meaning by their cells: addresses, numbers, and names if none are.

    A guess for a person to look at, not for a program to act upon.
    """
    found = list(columns)
    cells = [_cells(sheet, place) for place in range(len(found))]
    for place, column in enumerate(found):
        if column.field is Field.IGNORED and _mostly(_MAIL, cells[place]):
            found[place] = Column(Field.MAIL)
        elif column.field is Field.IGNORED and _mostly(_PHONE, cells[place]) and not _mostly(_DATE, cells[place]):
            found[place] = Column(Field.PHONE)
    if not has_names(found):
        _name(found, cells)
    return tuple(found)


def _name(found: list[Column], cells: Sequence[Sequence[str]]) -> None:
    """Names stand first: whole in one column, or family and given name in two beside each other."""
    words = [
        place for place, column in enumerate(found) if column.field is Field.IGNORED and _mostly(_WORDS, cells[place])
    ]
    if not words:
        return
    first = words[0]
    several = sum(" " in cell.strip() for cell in cells[first])
    if first + 1 not in words or 2 * several >= len(cells[first]):
        found[first] = Column(Field.FULL_NAME)
        return
    family_last = sum(
        full_names.parse(f"{one} {other}", "en").family == other
        for one, other in zip(cells[first], cells[first + 1], strict=False)
    )
    is_last = 2 * family_last > len(cells[first])
    found[first], found[first + 1] = (
        (Column(Field.GIVEN), Column(Field.FAMILY)) if is_last else (Column(Field.FAMILY), Column(Field.GIVEN))
    )


def _cells(sheet: Sheet, place: int) -> list[str]:
    return [row.cells[place].strip() for row in sheet.rows[:_SAMPLE] if row.cells[place].strip()]


def _mostly(pattern: re.Pattern[str], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(pattern.fullmatch(cell) is not None for cell in cells) >= _SHARE * len(cells)
