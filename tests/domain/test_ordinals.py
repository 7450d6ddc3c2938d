"""Ordinals in figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.ordinals import azerbaijani_suffix

SPOKEN = """
    0-cı 1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 12-ci 16-cı 20-ci 30-cu 40-cı 50-ci 60-cı 70-ci 80-ci 90-cı
    100-cü 300-cü 1000-ci 1900-cü 1991-ci 2000-ci 2006-cı 2010-cu 2023-cü 2024-cü 2026-cı 2030-cu
    1000000-cu 1000000000-cı
"""


@pytest.mark.parametrize("written", SPOKEN.split())
def test_azerbaijani_suffixes_follow_the_number_as_it_is_spoken(written: str) -> None:
    number, suffix = written.split("-")

    assert azerbaijani_suffix(int(number)) == suffix


@given(st.integers())
def test_every_number_has_an_azerbaijani_suffix(number: int) -> None:
    assert azerbaijani_suffix(number) in ("cı", "ci", "cu", "cü")
