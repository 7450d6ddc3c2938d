"""Which backups are kept, and for how long.

The newest few stay whatever happens; older ones thin out: one an hour, then one a day, a week, a month. Of each hour,
day, week and month the last one counts. So it makes no difference when and how often the rest is cleared away: what
stays is the same as if nothing had been removed before. What was made before something risky stays longer, because
that a mistake was made is often noticed late. Only sound backups count; while there is none, nothing is removed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from councildesk.domain.sizes import MEGABYTE


class Occasion(StrEnum):
    """Why a backup was made."""

    OPENED = "opened"
    WORKING = "working"
    BY_HAND = "by-hand"
    IMPORT = "before-import"
    LOADING = "before-loading"
    RESTORING = "before-restoring"

    @property
    def is_risky(self) -> bool:
        """What comes after it changes much at once."""
        return self in (Occasion.IMPORT, Occasion.LOADING, Occasion.RESTORING)


class Keeping(StrEnum):
    """For how long somebody wants backups to be kept."""

    MONTHS = "months"
    YEARS = "years"
    DECADE = "decade"


@dataclass(frozen=True)
class Backup:
    """What has to be known of a backup to decide about it."""

    name: str
    at: dt.datetime
    """Aware, in the zone whose days and months count."""
    occasion: Occasion = Occasion.WORKING
    is_sound: bool = True


@dataclass(frozen=True)
class Rules:
    """How many are kept: `last` of all, then one for each of so many hours, days, weeks and months back."""

    last: int
    hours: int
    days: int
    weeks: int
    months: int
    every_minutes: int
    """While somebody works: how long after the last backup the next one is made."""
    risky_days: int = 90
    risky_last: int = 20
    """So many of those made before something risky stay for `risky_days`."""
    by_hand_days: int = 365


# Measured: tests/benchmarks/test_backups.py. Copying takes about a second for each 100 MB; what it takes of the disk
# when all is kept is, for files at the upper end, 2, 5 and (500 MB) 6.5 GB in the first year.
_BY_SIZE = (
    (25 * MEGABYTE, Rules(last=10, hours=24, days=14, weeks=8, months=24, every_minutes=10)),
    (150 * MEGABYTE, Rules(last=5, hours=6, days=7, weeks=4, months=12, every_minutes=30, risky_last=5)),
)
_LARGE = Rules(last=2, hours=0, days=4, weeks=3, months=3, every_minutes=120, risky_last=2)
_MONTHS = {Keeping.MONTHS: 3, Keeping.DECADE: 120}
_LARGE_MONTHS = {Keeping.MONTHS: 1, Keeping.DECADE: 12}


def rules(size: int, keeping: Keeping = Keeping.YEARS) -> Rules:
    """Rules for a file of this size in bytes: of large ones fewer are made, and fewer kept."""
    for largest, fitting in _BY_SIZE:
        if size <= largest:
            return replace(fitting, months=_MONTHS.get(keeping, fitting.months))
    return replace(_LARGE, months=_LARGE_MONTHS.get(keeping, _LARGE.months))


def thinned(wanted: Rules) -> Rules:
    """For a place that was away for long: a little of everything, without each hour of it."""
    return replace(wanted, last=1, hours=0, risky_last=2)


def kept(backups: Iterable[Backup], now: dt.datetime, wanted: Rules) -> list[Backup]:
    """Those that stay, the newest first. Ones from the future, as a wrong clock makes them, are as good as new."""
    newest_first = sorted(backups, key=_age, reverse=True)
    sound = [one for one in newest_first if one.is_sound]
    if not sound:
        return newest_first
    staying = set(sound[: max(1, wanted.last)])
    staying |= _last_of_each(sound, now - dt.timedelta(hours=wanted.hours), _hour)
    staying |= _last_of_each(sound, now - dt.timedelta(days=wanted.days), _day)
    staying |= _last_of_each(sound, now - dt.timedelta(weeks=wanted.weeks), _week)
    staying |= _last_of_each(sound, _months_before(now, wanted.months), _month)
    risky = [one for one in sound if one.occasion.is_risky][: wanted.risky_last]
    staying |= {one for one in risky if one.at >= now - dt.timedelta(days=wanted.risky_days)}
    since = now - dt.timedelta(days=wanted.by_hand_days)
    staying |= {one for one in sound if one.occasion is Occasion.BY_HAND and one.at >= since}
    return [one for one in newest_first if one in staying]


def surplus(backups: Iterable[Backup], now: dt.datetime, wanted: Rules) -> list[Backup]:
    """Those that may go, the oldest first."""
    every = list(backups)
    staying = set(kept(every, now, wanted))
    return sorted((one for one in every if one not in staying), key=_age)


def _age(one: Backup) -> tuple[dt.datetime, str]:
    return one.at, one.name


def _last_of_each(
    newest_first: Iterable[Backup], since: dt.datetime, period: Callable[[dt.datetime], tuple[int, ...]]
) -> set[Backup]:
    last: dict[tuple[int, ...], Backup] = {}
    for one in newest_first:
        if one.at >= since:
            last.setdefault(period(one.at), one)
    return set(last.values())


def _hour(at: dt.datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day, at.hour


def _day(at: dt.datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: dt.datetime) -> tuple[int, ...]:
    year, week, _day_of_week = at.isocalendar()
    return year, week


def _month(at: dt.datetime) -> tuple[int, ...]:
    return at.year, at.month


def _months_before(now: dt.datetime, months: int) -> dt.datetime:
    """The first instant of the month so many months ago: a month counts whole."""
    years, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=max(1, years), month=month + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
