"""Time zones that people choose."""

from __future__ import annotations

import pytest

from councildesk.domain.errors import ValueNotAllowed
from councildesk.services import zones


def test_zones_are_offered_by_place() -> None:
    assert zones.known_zones()[0] == "UTC"
    assert {"Asia/Baku", "Asia/Tashkent", "Europe/Berlin"} <= set(zones.known_zones())
    assert not any(name.startswith("Etc/") for name in zones.known_zones())


@pytest.mark.parametrize("name", ["Baku", "", "asia/baku", "../etc/passwd"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueNotAllowed):
        zones.checked_zone(name)
    assert zones.checked_zone("Asia/Baku") == "Asia/Baku"
