"""The definition of a time zone inside a calendar (VTIMEZONE, RFC 5545, section 3.6.5).

`icalendar` makes such definitions too, but puts the onset of summer time at the clock time after the change, an hour
late (seen in 7.3): RFC 5545 wants it in the clock time before the change. So the changes are found here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)


@lru_cache(maxsize=8)
def definition(zone: ZoneInfo, first: dt.date, last: dt.date) -> Timezone:
    """How the clocks of the zone go from the first day to the last; shared by all who ask, so do not change it."""
    begins = dt.datetime.combine(first, dt.time(), dt.UTC)
    ends = dt.datetime.combine(last, dt.time(), dt.UTC)
    defined = Timezone()
    defined.add("tzid", zone.key)
    defined.add_component(_observance(zone, begins, begins))
    for change in _changes(zone, begins, ends):
        defined.add_component(_observance(zone, change - _SECOND, change))
    return defined


def _observance(zone: ZoneInfo, before: dt.datetime, at: dt.datetime) -> TimezoneStandard | TimezoneDaylight:
    """From this instant on the clocks go so; the onset stands in the clock time before it."""
    old, new = before.astimezone(zone), at.astimezone(zone)
    made = TimezoneDaylight() if new.dst() else TimezoneStandard()
    made.add("dtstart", (at + _offset(old)).replace(tzinfo=None))
    made.add("tzoffsetfrom", _offset(old))
    made.add("tzoffsetto", _offset(new))
    made.add("tzname", new.tzname() or zone.key)
    return made


def _changes(zone: ZoneInfo, begins: dt.datetime, ends: dt.datetime) -> Iterator[dt.datetime]:
    """The instants, in UTC, at which the clocks change; no zone changes them twice within a day."""
    day = begins
    while day < ends:
        if _offset(day.astimezone(zone)) != _offset((day + _DAY).astimezone(zone)):
            yield _between(zone, day, day + _DAY)
        day += _DAY


def _between(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    old = _offset(before.astimezone(zone))
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if _offset(middle.astimezone(zone)) == old else (before, middle)
    return after


def _offset(local: dt.datetime) -> dt.timedelta:
    return local.utcoffset() or dt.timedelta()
