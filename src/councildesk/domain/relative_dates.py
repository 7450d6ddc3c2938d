"""Days as people name them from today on: `in two weeks`, `через неделю`, `iki həftə sonra`, `+14`, in six languages.

A number (in figures or a small one in words) and a unit are enough; the words around them are known ones, and what is
not known is refused with ValueNotAllowed: nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

from councildesk.domain.errors import Refusal, ValueNotAllowed
from councildesk.domain.spelling import APOSTROPHES
from councildesk.domain.typed_dates import parse_date

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_MINUS = re.compile(r"(?<![^\W_])[-−–] ?[0-9]")
_PLUS = re.compile(r"\+ ?([0-9]{1,4})")
_NUMBERS = (
    "one a an ein eine einem einer eines один одну одна bir бир",
    "two zwei два две iki ikki икки",
    "three drei три üç uch уч",
    "four vier четыре dörd tort тўрт",
    "five fünf пять beş besh беш",
    "six sechs шесть altı olti олти",
    "seven sieben семь yeddi yetti етти",
    "eight acht восемь səkkiz sakkiz саккиз",
    "nine neun девять doqquz toqqiz тўққиз",
    "ten zehn десять on ўн",
)
_UNITS: Mapping[str, str] = {
    "day": r"days?|tag(e|en)?|день|дня|дней|gün\w{0,5}|kun\w{0,5}|кун\w{0,5}",
    "week": r"weeks?|wochen?|недел[яюиье]|həftə\w{0,5}|hafta\w{0,5}|ҳафта\w{0,5}",
    "month": r"months?|monate?n?|месяца?|месяцев|ay(dan|da|a|lıq)?|oy(dan|da|ga)?|ой(дан|да|га)?",
    "year": r"years?|jahre?n?|года?|лет|il(dən|də|ə)?|yil(dan|da|ga)?|йил(дан|да|га)?",
}
_SILENT_WORDS = (
    "in within after from now time binnen nach von heute ab через спустя за в течение "
    "sonra ərzində müddətində keyin song ichida кейин сўнг ичида"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_TODAY = frozenset(("today", "heute", "сегодня", "bugün", "bugun", "бугун"))
_TOMORROW = frozenset(("tomorrow", "morgen", "завтра", "sabah", "ertaga", "эртага"))
_FIGURES = {word: number for number, words in enumerate(_NUMBERS, start=1) for word in words.split()}
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))


def parse_day(typed: str, today: date) -> date:
    """A date as `typed_dates.parse_date` reads it, or one told from today on."""
    try:
        return parse_date(typed)
    except Refusal:
        found = _from_today(typed, today)
        if found is None:
            raise
        return found


def _from_today(typed: str, today: date) -> date | None:
    text = " ".join(typed.replace("İ", "i").lower().split())
    if plus := _PLUS.fullmatch(text):
        return _later(typed, today, "day", int(plus[1]))
    if text in _TODAY or text in _TOMORROW:
        return today + timedelta(days=text in _TOMORROW)
    if _MINUS.search(text):
        return None
    numbers, units = [], []
    for token in _TOKEN.findall(text.translate(_NO_APOSTROPHES)):
        unit = next((name for name, pattern in _UNITS.items() if re.fullmatch(pattern, token)), None)
        if token.isdecimal() or token in _FIGURES:
            numbers.append(int(token) if token.isdecimal() else _FIGURES[token])
        elif unit is not None:
            units.append(unit)
        elif token not in _SILENT:
            return None
    if len(units) != 1 or len(numbers) > 1:
        return None
    return _later(typed, today, units[0], numbers[0] if numbers else 1)


def _later(typed: str, today: date, unit: str, number: int) -> date:
    try:
        if unit in ("day", "week"):
            return today + timedelta(days=number * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError) as error:
        raise ValueNotAllowed("date", typed, "date") from error
