"""Ordinals in figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.ordinals import azerbaijani_suffix, ordinal

SPOKEN = """
    0-cı 1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 12-ci 16-cı 20-ci 30-cu 40-cı 50-ci 60-cı 70-ci 80-ci 90-cı
    100-cü 300-cü 1000-ci 1900-cü 1991-ci 2000-ci 2006-cı 2010-cu 2023-cü 2024-cü 2026-cı 2030-cu
    1000000-cu 1000000000-cı
"""


@pytest.mark.parametrize("written", SPOKEN.split())
def test_azerbaijani_suffixes_follow_the_number_as_it_is_spoken(written: str) -> None:
    assert ordinal(int(written.split("-")[0]), "az") == written


@given(st.integers())
def test_every_number_has_an_azerbaijani_suffix(number: int) -> None:
    assert azerbaijani_suffix(number) in ("cı", "ci", "cu", "cü")


def test_the_other_languages_write_ordinals_their_own_way() -> None:
    assert ordinal(3, "uz") == ordinal(3, "uz-Cyrl") == "3-"
    assert ordinal(3, "ru") == "3-й"
    assert ordinal(3, "de") == "3."


def test_english_teens_end_in_th() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111, 112)

    written = " ".join(ordinal(number, "en") for number in numbers)

    assert written == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th 112th"
