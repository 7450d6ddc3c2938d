"""Clock times of one instant in several cities, and how long things last.

An instant is kept as an aware datetime and shown in the IANA zones of the sides: `10:00 Baku / 11:00 Tashkent`. Where a
city's date is not the meeting's date, the clock says so: an invitation that is a day wrong is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from councildesk.domain import dates, languages
from councildesk.domain.errors import PeriodReversed, Refusal, ValueNotAllowed

_ORDER = ("az", "uz", "uz-Cyrl", "ru", "de", "en")
_CITIES: Mapping[str, tuple[str, ...]] = {
    "Asia/Baku": ("Bakı", "Boku", "Боку", "Баку", "Baku", "Baku"),
    "Asia/Tashkent": ("Daşkənd", "Toshkent", "Тошкент", "Ташкент", "Taschkent", "Tashkent"),
    "Asia/Samarkand": ("Səmərqənd", "Samarqand", "Самарқанд", "Самарканд", "Samarkand", "Samarkand"),
    "Europe/Berlin": ("Berlin", "Berlin", "Берлин", "Берлин", "Berlin", "Berlin"),
    "Europe/Istanbul": ("İstanbul", "Istanbul", "Истанбул", "Стамбул", "Istanbul", "Istanbul"),
    "Europe/Moscow": ("Moskva", "Moskva", "Москва", "Москва", "Moskau", "Moscow"),
}

_HOUR_AND_MINUTE: Mapping[str, tuple[str, str]] = {
    "az": ("saat", "dəqiqə"),
    "uz": ("soat", "daqiqa"),
    "uz-Cyrl": ("соат", "дақиқа"),
    "ru": ("ч", "мин"),
    "de": ("Std.", "Min."),
    "en": ("h", "min"),
}

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_FARTHEST = timedelta(hours=13)
"""From an hour that comes every day: half of a day on which the clocks are set back."""


def zone(name: str) -> ZoneInfo:
    """The IANA time zone of this name. Refuses an unknown one with ValueNotAllowed."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # zoneinfo says it in all three ways
        raise ValueNotAllowed("time_zone", name, "IANA") from error


def moment(day: date, clock_time: time, zone_name: str) -> datetime:
    """The instant, in UTC, at which the clocks of a zone show this.

    Refuses with ValueNotAllowed an unknown zone and an hour the clocks skip in spring. Of an hour that comes twice in
    autumn the first is meant.
    """
    local = datetime.combine(day, clock_time.replace(tzinfo=None), zone(zone_name))
    instant = local.astimezone(UTC)
    if instant.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueNotAllowed("time", f"{day.isoformat()} {clock_time:%H:%M}", zone_name)
    return instant


def moment_on_day(day: date, day_zone: str, clock_time: time, zone_name: str) -> datetime:
    """The instant, in UTC, at which the clocks of a zone show this while it is this day in another zone.

    Of 00:30 in Tashkent, on a 15 December in Baku, the night to the 16th is meant. Refuses as `moment` does, and with
    ValueNotAllowed an hour that does not come on a day that a change of clocks made short.
    """
    refused: Refusal = ValueNotAllowed("time", f"{day.isoformat()} {clock_time:%H:%M}", zone_name)
    for there in (day, day - _DAY, day + _DAY):
        try:
            instant = moment(there, clock_time, zone_name)
        except ValueNotAllowed as refusal:
            refused = refusal
            continue
        if local_day(instant, day_zone) == day:
            return instant
    raise refused


def nearest_moment(near: datetime, clock_time: time, zone_name: str) -> datetime:
    """The instant, in UTC, next to this one, before or after it, at which the clocks of a zone show this.

    Refuses with ValueNotAllowed an unknown zone, and an hour that the clocks skip where it should come.
    """
    day = local_day(near, zone_name)
    found = [one for there in (day - _DAY, day, day + _DAY) for one in _moments(there, clock_time, zone_name)]
    nearest = min(found, key=lambda instant: abs(instant - near), default=None)
    if nearest is None or abs(nearest - near) > _FARTHEST:
        raise ValueNotAllowed("time", f"{day.isoformat()} {clock_time:%H:%M}", zone_name)
    return nearest


def next_moment(after: datetime, clock_time: time, zone_name: str) -> datetime:
    """The first instant from this one on, in UTC, at which the clocks of a zone show this. Refuses as `moment` does."""
    local = _local(after, zone_name)
    wanted = clock_time.replace(tzinfo=None)
    day = local.date() if wanted >= local.time() else local.date() + _DAY
    instant = moment(day, wanted, zone_name)
    if instant < after:  # the hour comes twice that day, and the first time is over
        instant = _moments(day, wanted, zone_name)[-1]
    return instant


def _moments(day: date, clock_time: time, zone_name: str) -> list[datetime]:
    """The instants of a day, in UTC, at which the clocks of a zone show this: one, two in autumn, none in spring."""
    wanted = datetime.combine(day, clock_time.replace(tzinfo=None), zone(zone_name))
    instants = dict.fromkeys(wanted.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return [
        one for one in instants if one.astimezone(wanted.tzinfo).replace(tzinfo=None) == wanted.replace(tzinfo=None)
    ]


def clock(instant: datetime, zone_name: str) -> str:
    """`10:00` in this zone. The instant must be aware."""
    return f"{_local(instant, zone_name):%H:%M}"


def local_day(instant: datetime, zone_name: str) -> date:
    """The date in this zone."""
    return _local(instant, zone_name).date()


def city(zone_name: str, language: str) -> str:
    """The city a zone is named for, in this language; the last part of the zone's name where we know none."""
    known = _CITIES.get(zone_name)
    if known is None:
        return zone_name.rpartition("/")[2].replace("_", " ")
    return known[_ORDER.index(languages.fixed_words(language))]


def clocks(instant: datetime, zone_names: Sequence[str], language: str, day: date | None = None) -> str:
    """The instant in every zone: `10:00 Baku / 11:00 Tashkent`; with one zone just `10:00`.

    `day` is the date the reader has in mind, by default that of the first zone; a clock on another date names it.
    """
    return _in_each_zone([instant], zone_names, language, day)


def figures(instant: datetime, zone_names: Sequence[str], day: date) -> str:
    """The instant in every zone without its city, where columns say it: `23:30 / 00:30 +1`, a day after `day`."""
    return " / ".join(_figures(_local(instant, name), day) for name in _distinct(zone_names))


def clock_span(
    begins: datetime, ends: datetime, zone_names: Sequence[str], language: str, day: date | None = None
) -> str:
    """From when to when, in every zone: `10:00–12:30 Baku / 11:00–13:30 Tashkent`; dates as in `clocks`.

    A date on which both ends are is named once, behind them. Refuses an end before the beginning with PeriodReversed.
    """
    if ends < begins:
        raise PeriodReversed(begins.isoformat(), ends.isoformat())
    return _in_each_zone([begins, ends], zone_names, language, day)


def clocks_in_text(instant: datetime, zone_names: Sequence[str], language: str, day: date | None = None) -> str:
    """As `clocks`, in the form that stands in a sentence: German says `10:00 Uhr Baku / 11:00 Uhr Taschkent`."""
    return _in_each_zone([instant], zone_names, language, day, in_text=True)


def duration(length: timedelta, language: str) -> str:
    """Whole minutes as `1 h 30 min`, in the language's usual short words."""
    hour, minute = _HOUR_AND_MINUTE[languages.fixed_words(language)]
    hours, minutes = divmod(length // _MINUTE, 60)
    parts = [f"{hours} {hour}"] if hours else []
    if minutes or not hours:
        parts.append(f"{minutes} {minute}")
    return " ".join(parts)


def _in_each_zone(
    instants: Sequence[datetime], zone_names: Sequence[str], language: str, day: date | None, *, in_text: bool = False
) -> str:
    names = _distinct(zone_names)
    meant = day or local_day(instants[0], names[0])
    unit = " Uhr" if in_text and languages.fixed_words(language) == "de" else ""
    shown = []
    for name in names:
        times = _dated([_local(instant, name) for instant in instants], language, meant) + unit
        shown.append(f"{times} {city(name, language)}" if len(names) > 1 else times)
    return " / ".join(shown)


def _dated(times: Sequence[datetime], language: str, meant: date) -> str:
    """An instant, or both ends of a span; a date that is not the one meant stands behind, once for both ends."""
    first, last = times[0], times[-1]
    if first.date() == last.date():
        clock_times = "–".join(f"{local:%H:%M}" for local in times)
        return clock_times if first.date() == meant else f"{clock_times} ({_date(first, language)})"
    # `10:00–12:00 (16/12/2026)` says that both ends are on that date: where that could be, each end names its own.
    is_night = last.time() < first.time()
    return "–".join(
        f"{local:%H:%M}" if is_night and local.date() == meant else f"{local:%H:%M} ({_date(local, language)})"
        for local in times
    )


def _date(local: datetime, language: str) -> str:
    return dates.in_figures(local.date(), language)


def _figures(local: datetime, day: date) -> str:
    days = (local.date() - day).days
    return f"{local:%H:%M}" + (f" {days:+d}".replace("-", "−") if days else "")


def _local(instant: datetime, zone_name: str) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("a clock time needs an aware datetime")
    return instant.astimezone(zone(zone_name))


def _distinct(zone_names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(zone_names))
