"""Codes of sides proposed from their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import side_codes


@pytest.mark.parametrize(
    ("name", "taken", "language", "code"),
    [
        ("Azerbaijan", (), "en", "AZ"),
        ("Özbəkistan", (), "az", "ÖZ"),
        ("istiqlal", (), "az", "İS"),
        ("Austria", ("AU",), "en", "AS"),
        ("  «Узбекистан»", (), "ru", "УЗ"),
        ("Q", (), "en", "Q1"),
        ("Aa", ("AA",), "en", "A1"),
        ("12", (), "en", ""),
        ("", (), "en", ""),
    ],
)
def test_a_code_is_two_letters_of_the_name(name: str, taken: tuple[str, ...], language: str, code: str) -> None:
    assert side_codes.proposed(name, taken, language) == code


@given(st.text(max_size=12), st.sets(st.text(max_size=3), max_size=6))
def test_a_proposed_code_is_never_taken(name: str, taken: set[str]) -> None:
    code = side_codes.proposed(name, taken, "en")

    assert code not in taken or code == ""
    assert len(code) <= side_codes.LONGEST
