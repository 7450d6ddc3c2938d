"""A name with a mail address."""

from __future__ import annotations

import pytest

from councildesk.exchange.mail.mailbox import Mailbox, mailbox


@pytest.mark.parametrize(
    "address",
    ["shafiyev@example.org", "f.shafiyev+council@mail.example.az", "o'g'li@example.uz", "farid@пример.рф"],
)
def test_a_single_address_makes_a_mailbox(address: str) -> None:
    assert mailbox("Farid Shafiyev", f" {address} ") == Mailbox("Farid Shafiyev", address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "shafiyev",
        "@example.org",
        f"{'x' * 65}@example.org",
        f"shafiyev@{'.'.join(['x' * 60] * 5)}.org",
        "shafiyev@",
        "a@example.org, b@example.org",
        "a@example.org b@example.org",
        "Farid <a@example.org>",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\nb",
        "a@exa mple.org",
        "a@example..org",
        "a@-example.org",
        "a@" + "x" * 64 + ".org",
        "фарид@example.org",
        "farid@при\nмер.рф",
    ],
)
def test_what_is_no_single_address_makes_none(address: str) -> None:
    assert mailbox("Farid Shafiyev", address) is None


def test_a_name_is_one_line() -> None:
    box = mailbox("Farid\r\nBcc: b@example.org", "a@example.org")

    assert box == Mailbox("Farid Bcc: b@example.org", "a@example.org")
