"""Writing a mail as a file that Outlook, Apple Mail and Thunderbird open as a draft, ready to be looked at and sent.

The standard library's `email` writes it: headers are folded and encoded there (RFC 2047, RFC 2231), never put together
from strings, and it refuses a line break in a header. Its older interface is used on purpose: the newer one loses
quotes and commas where it folds a long list of addresses (CVE-2025-1795).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime
from typing import Any

from councildesk.domain.spelling import clean_line, clean_text
from councildesk.exchange.mail.mailbox import Mailbox

_DRAFT = (
    ("X-Unsent", "1"),  # Outlook and Thunderbird
    ("X-Uniform-Type-Identifier", "com.apple.mail-draft"),  # Apple Mail
)
_PDF = "application/pdf"


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = _PDF


@dataclass(frozen=True)
class Mail:
    """A mail as it is to be sent. `made_at` is aware; `calendar` is an iTIP message with its method (RFC 6047)."""

    subject: str
    text: str
    made_at: dt.datetime
    sender: Mailbox | None = None
    recipients: Sequence[Mailbox] = ()
    copies: Sequence[Mailbox] = ()
    attachments: Sequence[Attachment] = ()
    calendar: bytes | None = field(default=None, repr=False)
    calendar_method: str = ""
    language: str = ""
    """Of the text; a tag."""


def write(mail: Mail) -> bytes:
    """The mail as a file with CRLF at the end of its lines. The same mail gives the same bytes."""
    parts = [_attached(one) for one in mail.attachments]
    body = _body(mail)
    message = _multipart("mixed", [body, *parts]) if parts else body
    for name, value in _headers(mail):
        message[name] = value
    return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _headers(mail: Mail) -> Iterable[tuple[str, Any]]:
    yield from _DRAFT
    yield "Subject", Header(clean_line(mail.subject), "utf-8", header_name="Subject")
    yield "Date", format_datetime(mail.made_at)
    for name, boxes in (("From", [mail.sender] if mail.sender else []), ("To", mail.recipients), ("Cc", mail.copies)):
        if boxes:
            yield name, _addresses(name, boxes)
    if mail.language:
        yield "Content-Language", mail.language


def _body(mail: Mail) -> Message:
    text = MIMENonMultipart("text", "plain")
    quoted = Charset("utf-8")
    quoted.body_encoding = QP
    text.set_payload(clean_text(mail.text), quoted)
    if mail.calendar is None:
        return text
    entry = MIMENonMultipart("text", "calendar", method=mail.calendar_method)
    entry.set_payload(mail.calendar.decode("utf-8"), Charset("utf-8"))
    return _multipart("alternative", [text, entry])


def _attached(one: Attachment) -> MIMEBase:
    maintype, _, subtype = one.media_type.partition("/")
    part = MIMEBase(maintype, subtype)
    part.set_payload(one.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", one.name))
    return part


def _multipart(kind: str, parts: Sequence[Message]) -> MIMEMultipart:
    """The boundary goes by the kind, not by chance: no part holds it, since all are encoded or quoted."""
    whole = MIMEMultipart(kind, boundary=f"=_councildesk_{kind}_=")
    for part in parts:
        whole.attach(part)
    return whole


def _addresses(name: str, boxes: Sequence[Mailbox]) -> Header:
    """Names always as encoded words, so that no sign in them ends anything."""
    header = Header(header_name=name)
    for place, box in enumerate(boxes, start=1):
        if clean_line(box.name):
            header.append(clean_line(box.name), "utf-8")
        header.append(f"<{_in_ascii(box.address)}>" + ("," if place < len(boxes) else ""), "us-ascii")
    return header


def _in_ascii(address: str) -> str:
    """The domain as it stands in the DNS (RFC 5891)."""
    username, _, domain = address.rpartition("@")
    return f"{username}@{domain.encode('idna').decode('ascii')}"
