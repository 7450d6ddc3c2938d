"""Mail addresses and phone numbers as they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.council import ContactKind
from councildesk.services import contact_checks

MAIL, PHONE, ADDRESS = ContactKind.MAIL, ContactKind.PHONE, ContactKind.ADDRESS


@pytest.mark.parametrize(
    ("kind", "typed", "country", "value", "is_understood"),
    [
        (PHONE, "012 596 82 39", "AZ", "+994 12 596 82 39", True),
        (PHONE, "012 596 82 39", "", "012 596 82 39", False),
        (MAIL, "mailto:A@EXAMPLE.org", "", "A@example.org", True),
        (MAIL, "at the office", "", "at the office", False),
        (ADDRESS, " Baku,  Nizami 1 ", "", "Baku, Nizami 1", True),
        (MAIL, "  ", "", "", True),
    ],
)
def test_a_contact_is_checked(kind: ContactKind, typed: str, country: str, value: str, is_understood: bool) -> None:
    found = contact_checks.checked(kind, typed, country)

    assert (found.value, found.is_understood) == (value, is_understood)


@given(st.sampled_from([MAIL, PHONE]), st.text(max_size=30))
def test_what_is_kept_stays_as_it_is_when_it_is_checked_again(kind: ContactKind, typed: str) -> None:
    once = contact_checks.checked(kind, typed, "AZ")

    assert contact_checks.checked(kind, once.value, "AZ") == once
