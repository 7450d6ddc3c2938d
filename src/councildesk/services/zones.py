"""Time zones that people choose."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from councildesk.domain.errors import ValueNotAllowed


@cache
def known_zones() -> tuple[str, ...]:
    """Names of all time zones that have a place (Asia/Baku), and UTC, in their order."""
    places = [name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix", "right"))]
    return ("UTC", *sorted(places))


def checked_zone(name: str) -> str:
    """Refuses with ValueNotAllowed what is no IANA time zone."""
    if name not in available_timezones():
        raise ValueNotAllowed("time_zone", name, "Asia/Baku")
    return name
