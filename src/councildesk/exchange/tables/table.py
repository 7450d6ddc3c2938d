"""A table as it goes out: typed columns and rows of values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Value = str | int | float | Decimal | dt.date | dt.datetime | bool | None
"""None and "" are an empty cell."""


class ColumnKind(StrEnum):
    TEXT = "text"
    """Stays text whatever it looks like: a telephone number, `=1+1`, `0123`."""
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    """A date with a time of day. Spreadsheets know no zones: what is written is the value's own wall clock, and the
    heading is the place to say which zone that is."""
    BOOL = "bool"


@dataclass(frozen=True)
class Column:
    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int | None = None
    """In characters; None takes it from the contents."""


@dataclass(frozen=True)
class Table:
    """`name` becomes the name of the sheet. Each row has a value for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]


TRUE, FALSE = "TRUE", "FALSE"
"""What spreadsheets take for truth values; they show them in their own language."""


def text(value: Value) -> str:
    """A value as a text file shows it: ISO 8601 for dates, a full stop for decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds" if value.second else "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value)
