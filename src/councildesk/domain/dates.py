"""Days as official papers of each language write them: in words, in figures, with the weekday, and as a span."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from councildesk.domain import languages
from councildesk.domain.errors import PeriodReversed
from councildesk.domain.ordinals import azerbaijani_suffix


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS: Mapping[str, tuple[str, ...]] = {
    "az": _names("yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
    "uz": _names("yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr"),
    "uz-Cyrl": _names("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    "ru": _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "de": _names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "en": _names("January February March April May June July August September October November December"),
}
"""Names of the months in the form that stands beside a day."""

WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "az": ("bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar"),
    "uz": ("dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba", "yakshanba"),
    "uz-Cyrl": ("душанба", "сешанба", "чоршанба", "пайшанба", "жума", "шанба", "якшанба"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""Names of the weekdays, Monday first, as they stand inside a sentence."""


def in_words(day: date, language: str) -> str:
    """`27 avqust 2024-cü il`, `2024-yil 27-avgust`, `2024 йил 27 август`, `27 августа 2024 г.`, `27. August 2024`."""
    tag = languages.fixed_words(language)
    return _with_year(_day_and_month(day, tag), day.year, tag)


def in_figures(day: date, language: str) -> str:
    """`27.08.2024`; in English `27/08/2024`."""
    separator = "/" if languages.fixed_words(language) == "en" else "."
    return separator.join((f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"))


def with_time(local: datetime, language: str) -> str:
    """`27.08.2024, 10:30` by the clock that `local` was read from."""
    return f"{in_figures(local.date(), language)}, {local:%H:%M}"


def weekday(day: date, language: str) -> str:
    """The name of the weekday, as it stands inside a sentence."""
    return WEEKDAYS[languages.fixed_words(language)][day.weekday()]


def with_weekday(day: date, language: str) -> str:
    """`Dienstag, 27. August 2024`; Azerbaijani and Uzbek put the weekday behind."""
    words, name = in_words(day, language), weekday(day, language)
    if languages.fixed_words(language) in ("az", "uz", "uz-Cyrl"):
        return f"{words}, {name}"
    return f"{name}, {words}"


def span(first: date, last: date, language: str) -> str:
    """Some days in words, with nothing said twice: `27.–29. August 2024`.

    Refuses a reversed span with PeriodReversed.
    """
    if last < first:
        raise PeriodReversed(first.isoformat(), last.isoformat())
    if first == last:
        return in_words(first, language)
    tag = languages.fixed_words(language)
    if first.year != last.year:
        return f"{in_words(first, tag)} – {in_words(last, tag)}"
    if first.month != last.month:
        return _with_year(f"{_day_and_month(first, tag)} – {_day_and_month(last, tag)}", first.year, tag)
    opening = f"{first.day}." if tag == "de" else f"{first.day}"
    return _with_year(f"{opening}–{_day_and_month(last, tag)}", first.year, tag)


def _day_and_month(day: date, tag: str) -> str:
    month = MONTHS[tag][day.month - 1]
    match tag:
        case "uz":
            return f"{day.day}-{month}"
        case "de":
            return f"{day.day}. {month}"
        case _:
            return f"{day.day} {month}"


def _with_year(days: str, year: int, tag: str) -> str:
    match tag:
        case "az":
            return f"{days} {year}-{azerbaijani_suffix(year)} il"
        case "uz":
            return f"{year}-yil {days}"
        case "uz-Cyrl":
            return f"{year} йил {days}"
        case "ru":
            return f"{days} {year} г."
        case _:
            return f"{days} {year}"
