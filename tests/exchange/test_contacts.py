"""Mail addresses and telephone numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.exchange import contacts
from councildesk.exchange.contacts import Checked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("office@example.az", "office@example.az"),
        ("  Office@EXAMPLE.az ", "Office@example.az"),
        ("Fərid Şəfiyev <office@example.az>", "office@example.az"),
        ("mailto:office@example.az", "office@example.az"),
        ("имя@пример.рф", "имя@пример.рф"),
        ("şəfiyev@gənc.az", "şəfiyev@gənc.az"),
    ],
)
def test_a_mail_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert contacts.mail(typed) == Checked(kept, True)


@pytest.mark.parametrize(
    "typed", ["", "x", "x@y", "a b@example.org", "x@y@example.org", "a..b@example.org", "x@localhost"]
)
def test_what_is_no_mail_address_is_kept_as_typed(typed: str) -> None:
    assert contacts.mail(typed) == Checked(typed, False)


def test_a_mail_address_cannot_carry_another_header() -> None:
    checked = contacts.mail("office@example.az\r\nBcc: all@example.org")

    assert not checked.is_understood
    assert "\n" not in checked.kept


@pytest.mark.parametrize(
    ("typed", "region", "kept", "shown"),
    [
        ("+994 12 596 82 38", "", "+994125968238", "+994 12 596 82 38"),
        ("(012) 596-82-38", "AZ", "+994125968238", "+994 12 596 82 38"),
        ("050 123 45 67", "az", "+994501234567", "+994 50 123 45 67"),
        ("00994 12 596 82 38", "AZ", "+994125968238", "+994 12 596 82 38"),
        ("71 239 15 25", "UZ", "+998712391525", "+998 71 239 15 25"),
        ("+998 71 239-15-25 доб. 12", "UZ", "+998712391525;ext=12", "+998 71 239 15 25 ext. 12"),
        ("+994 12 596 82 38 daxili 5", "", "+994125968238;ext=5", "+994 12 596 82 38 ext. 5"),
        ("+994 12 596 82 38, вн. 5", "", "+994125968238;ext=5", "+994 12 596 82 38 ext. 5"),
        ("+998 71 239 15 25 (ichki 7", "", "+998712391525;ext=7", "+998 71 239 15 25 ext. 7"),
        ("tel:+1-418-656-9254;ext=102", "", "+14186569254;ext=102", "+1 418-656-9254 ext. 102"),
        ("8 (495) 123-45-67", "RU", "+74951234567", "+7 495 123-45-67"),
        ("998901234500", "", "+998901234500", "+998 90 123 45 00"),
        ("998901234500", "UZ", "+998901234500", "+998 90 123 45 00"),
        ("994 12 596-82-38", "UZ", "+994125968238", "+994 12 596 82 38"),
        ("00994 12 596 82 38", "", "+994125968238", "+994 12 596 82 38"),
    ],
)
def test_a_number_is_kept_in_one_form_and_shown_as_its_country_groups_it(
    typed: str, region: str, kept: str, shown: str
) -> None:
    assert contacts.phone(typed, region) == Checked(kept, True)
    assert contacts.shown_phone(kept) == shown
    assert contacts.phone(shown) == Checked(kept, True)


@pytest.mark.parametrize(("typed", "region"), [("", "AZ"), ("123", "AZ"), ("ask the office", "AZ"), ("596 82 38", "")])
def test_what_is_no_number_is_kept_as_typed(typed: str, region: str) -> None:
    assert contacts.phone(typed, region) == Checked(typed, False)
    assert contacts.shown_phone(typed) == typed


@pytest.mark.parametrize("piece", ["(", "<", "1", "@", ".", "a@", "ext"])
def test_a_long_text_does_not_take_forever(piece: str) -> None:
    typed = piece * 50_000

    assert not contacts.mail(typed).is_understood
    assert not contacts.phone(typed, "AZ").is_understood
    assert contacts.several(typed) == (typed,)


def test_several_in_one_field_are_divided() -> None:
    assert contacts.several("a@b.az; c@d.uz,e@f.de\n g@h.en / i@j.ru ;") == (
        "a@b.az",
        "c@d.uz",
        "e@f.de",
        "g@h.en",
        "i@j.ru",
    )


@given(st.text(max_size=80), st.sampled_from(["", "AZ", "UZ", "XX"]))
def test_any_text_is_answered(typed: str, region: str) -> None:
    contacts.mail(typed)
    checked = contacts.phone(typed, region)
    contacts.shown_phone(checked.kept)
    assert contacts.phone(checked.kept, region).kept == checked.kept


@pytest.mark.parametrize("typed", ["8 495 123 45 67", "596-82-38", "4951234567", "125968238123"])
def test_a_number_that_may_be_one_at_home_is_given_no_country(typed: str) -> None:
    assert contacts.phone(typed) == Checked(typed, False)
