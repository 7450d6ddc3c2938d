"""Mails as files that open as drafts."""

from __future__ import annotations

import datetime as dt
import email
import json
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTPUTF8, default
from email.utils import getaddresses
from pathlib import Path

import pytest

from councildesk.exchange.mail.mailbox import Mailbox, mailbox
from councildesk.exchange.mail.writing import Attachment, Mail, write
from exchange.nasty import NASTY

MADE_AT = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
SECRETARIAT = Mailbox("Katiblik", "office@example.org")
GUEST = Mailbox("Şəfiyev, Fərid", "farid@example.org")
HEADERS = ["X-Unsent", "X-Uniform-Type-Identifier", "Subject", "Date", "From", "To", "MIME-Version", "Content-Type"]


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def invitation(subject: str = "Dəvət", text: str = "Hörmətli cənab!", name: str = GUEST.name) -> Mail:
    return Mail(subject, text, MADE_AT, SECRETARIAT, [Mailbox(name, GUEST.address)])


def test_a_mail_opens_as_a_draft_to_its_recipient() -> None:
    message = read(write(invitation()))

    assert message["X-Unsent"] == "1"
    assert message["X-Uniform-Type-Identifier"] == "com.apple.mail-draft"
    assert message["To"].addresses[0].display_name == "Şəfiyev, Fərid"
    assert message["To"].addresses[0].addr_spec == "farid@example.org"
    assert message["From"].addresses[0].addr_spec == "office@example.org"
    assert message["Subject"] == "Dəvət"
    assert message["Date"].datetime == MADE_AT


def test_a_mail_carries_its_text_its_calendar_entry_and_its_files() -> None:
    entry = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    letter = Attachment("Dəvət Şəfiyev.pdf", b"%PDF-1.7\r\n\x00\xff")

    message = read(
        write(
            Mail(
                "Dəvət",
                "Birinci sətir\n\nİkinci sətir",
                MADE_AT,
                recipients=[GUEST],
                attachments=[letter, Attachment("meeting.ics", entry, "text/calendar")],
                calendar=entry,
                calendar_method="REQUEST",
            )
        )
    )

    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Birinci sətir\n\nİkinci sətir"
    calendar = message.get_body(("calendar",)) or next(
        part for part in message.walk() if part.get_content_type() == "text/calendar"
    )
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_payload(decode=True) == entry
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert attached == {"Dəvət Şəfiyev.pdf": letter.content, "meeting.ics": entry}


def test_the_same_mail_gives_the_same_bytes_with_lines_as_the_standard_has_them() -> None:
    mail = Mail("Dəvət", "ə" * 5000, MADE_AT, attachments=[Attachment("a.pdf", bytes(range(256)) * 40)])

    content = write(mail)

    assert content == write(mail)
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_typed_adds_a_header_or_a_recipient(typed: str) -> None:
    assert_harmless(typed)


def test_no_string_known_for_trouble_adds_a_header_or_a_recipient(shared_data: Path) -> None:
    strings: Sequence[str] = json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8"))

    for typed in strings:
        assert_harmless(typed)


def assert_harmless(typed: str) -> None:
    content = write(invitation(subject=typed, text=typed, name=typed))

    message = read(content)
    assert set(message.keys()) <= {*HEADERS, "Content-Transfer-Encoding"}
    assert [one.addr_spec for one in message["To"].addresses] == [GUEST.address]
    assert email.message_from_bytes(content, policy=SMTPUTF8).keys() == message.keys()
    assert mailbox("", typed) is None or "\n" not in typed.strip()


def test_a_domain_in_another_script_stands_as_the_network_knows_it() -> None:
    box = mailbox("Фарид", "farid@пример.рф")
    assert box is not None

    message = read(write(Mail("Приглашение", "", MADE_AT, recipients=[box])))

    assert message["To"].addresses[0].addr_spec == "farid@xn--e1afmkfd.xn--p1ai"


def test_many_recipients_stay_apart_however_long_their_names_are() -> None:
    boxes = [Mailbox(f'Oʻgʻli “{place}”, "Şəfiyev" x' + "x" * place, f"a{place}@example.org") for place in range(60)]

    header = email.message_from_bytes(write(Mail("Dəvət", "", MADE_AT, recipients=boxes)))["To"]

    assert [(str(make_header(decode_header(name))), address) for name, address in getaddresses([header])] == [
        (box.name, box.address) for box in boxes
    ]
