"""Ledgers for tests: a clock that starts at ten, and strategies for stays on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from councildesk.domain.attendance import Presence, Stay

TEN = datetime(2024, 8, 27, 6, 0, tzinfo=UTC)
"""Ten in Baku, eleven in Tashkent."""

MINUTES = range(-2, 14)

PERSONS = ("Aysel", "Farid", "Nodira", "Ulugbek")
SEATS = ("one", "two", "three")


def at(minute: int) -> datetime:
    return TEN + timedelta(minutes=minute)


def stay(
    person: str,
    seat: str | None = None,
    arrives: int | None = None,
    leaves: int | None = None,
    presence: Presence = Presence.IN_ROOM,
    site: str | None = None,
) -> Stay:
    return Stay(
        person,
        seat,
        None if arrives is None else at(arrives),
        None if leaves is None else at(leaves),
        presence,
        site,
    )


def _between(person: str, seat: str | None, ends: list[int | None], presence: Presence, site: str | None) -> Stay:
    arrives, leaves = ends
    if arrives is not None and leaves is not None and leaves < arrives:
        arrives, leaves = leaves, arrives
    return stay(person, seat, arrives, leaves, presence, site)


stays = st.builds(
    _between,
    st.sampled_from(PERSONS),
    st.none() | st.sampled_from(SEATS),
    st.lists(st.none() | st.integers(0, 12), min_size=2, max_size=2),
    st.sampled_from(Presence),
    st.none() | st.just("Baku"),
)
