"""Dates and times as people type them, in any of the six languages, read into values.

What cannot be read is refused with ValueNotAllowed and the text as typed; nothing is guessed. Days come before months
where figures alone stand; a year of two figures lies between 1970 and 2069.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from councildesk.domain import dates
from councildesk.domain.errors import ValueNotAllowed

_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4}|[0-9]{2})")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_CLOCK = re.compile(r"(?:saat |soat |соат )?([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?: ?(uhr|[ap]m))?")
_BARE_CLOCK = re.compile(r"([0-9]{1,2})([0-9]{2})")

# The other forms of the months: by themselves, as Russian names them, and of old spelling.
_OTHER_MONTHS = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "yan fev mart apr may iyn iyl avq sen okt noy dek",
)

# Words around a date that say nothing more: year, of, ordinal endings; weekdays as well.
_SILENT_WORDS = "il ili yil yilning йил г год года of den st nd rd th ci cı cu cü"
_SILENT = frozenset(
    part
    for words in (_SILENT_WORDS, *(name for names in dates.WEEKDAYS.values() for name in names))
    for part in words.lower().split()
)


def parse_date(typed: str) -> date:
    """`2024-08-27`, `27.8.24`, `27/08/2024`, `27 avqust 2024-cü il`, `2024-yil 27-avgust`, `August 27, 2024`."""
    text = " ".join(typed.split())
    if figures := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, figures.groups())
    elif figures := _DAY_FIRST.fullmatch(text):
        day, month, year = int(figures[1]), int(figures[2]), _full_year(figures[3])
    else:
        year, month, day = _from_words(typed, text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_date(typed) from error


def parse_time(typed: str) -> time:
    """`10:00`, `10.30`, `10h30`, `1000`, `930`, `10`, `10:00 Uhr`, `2:30 pm`."""
    text = " ".join(typed.lower().split())
    if spoken := _CLOCK.fullmatch(text):
        hour, minute, unit = int(spoken[1]), int(spoken[2] or 0), spoken[3]
    elif bare := _BARE_CLOCK.fullmatch(text):
        hour, minute, unit = int(bare[1]), int(bare[2]), None
    else:
        raise _no_time(typed)
    if unit in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise _no_time(typed)
        hour = hour % 12 + (12 if unit == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise _no_time(typed) from error


def _month_numbers() -> Mapping[str, int]:
    rows = [*dates.MONTHS.values(), *(names.split() for names in _OTHER_MONTHS)]
    return {name.lower(): number for names in rows for number, name in enumerate(names, start=1)}


_MONTHS = _month_numbers()


def _from_words(typed: str, text: str) -> tuple[int, int, int]:
    """Year, month and day from a text with the month's name in it, in whatever order."""
    tokens = [token for token in _TOKEN.findall(text.replace("İ", "i").lower()) if token not in _SILENT]
    months = [_MONTHS[token] for token in tokens if token in _MONTHS]
    numbers = [token for token in tokens if token.isascii() and token.isdecimal()]
    if len(tokens) != 3 or len(months) != 1 or len(numbers) != 2:
        raise _no_date(typed)
    day, year = sorted(numbers, key=len)
    if len(year) != 4 or len(day) > 2:
        raise _no_date(typed)
    return int(year), months[0], int(day)


def _full_year(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def _no_date(typed: str) -> ValueNotAllowed:
    return ValueNotAllowed("date", typed, "date")


def _no_time(typed: str) -> ValueNotAllowed:
    return ValueNotAllowed("time", typed, "time")
