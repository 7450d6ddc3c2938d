"""How large a file is, in words."""

from __future__ import annotations

import pytest

from councildesk.domain import sizes


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 kB"),
        (1_499, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (12_340_000, "12.3 MB"),
        (999_940_000, "1.0 GB"),
        (7_000_000_000_000_000, "7000.0 TB"),
    ],
)
def test_a_size_is_told_in_thousands(size: int, words: str) -> None:
    assert sizes.shown(size) == words


def test_decimals_are_divided_as_the_reader_is_used_to() -> None:
    assert sizes.shown(1_250_000, ",") == "1,2 MB"


@pytest.mark.parametrize(("size", "told"), [(100_000_000, 100), (100_000_001, 101), (104_857_600, 105)])
def test_what_is_beyond_a_bound_is_never_told_to_be_the_bound(size: int, told: int) -> None:
    assert sizes.megabytes_over(size) == told
