"""A name with a mail address, safe to stand in a header or a property."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address

from councildesk.domain.spelling import clean_line

_LONGEST_USERNAME, _LONGEST = 64, 254
"""Octets before the `@`, and of an address (RFC 5321, section 4.5.3.1); no server takes more, and a header's line ends
at 998."""
_LABEL = re.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


@dataclass(frozen=True)
class Mailbox:
    """RFC 5322, section 3.4. Make one with `mailbox`, which sees to both parts."""

    name: str
    address: str


def mailbox(name: str, address: str) -> Mailbox | None:
    """The mailbox, or None where what was typed is no single mail address (`addr-spec`, the domain in any script).

    No name and no address that was typed can end a line, name a second recipient or begin a header. Letters before the
    `@` are ASCII: few mail programs read others from a file (RFC 6532).
    """
    typed = clean_line(address)
    if not typed or typed != address.strip():
        return None
    username, at, domain = typed.rpartition("@")
    if not at or len(username) > _LONGEST_USERNAME or not _is_domain(domain, _LONGEST - len(username) - len(at)):
        return None
    try:
        read = Address(addr_spec=f"{username}@example.org")
    except (MessageError, ValueError, IndexError):  # the parser's ways to say that it is none
        return None
    return Mailbox(clean_line(name), typed) if read.username == username else None


def _is_domain(domain: str, longest: int) -> bool:
    try:
        written = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return len(written) <= longest and all(_LABEL.fullmatch(label) for label in written.split("."))
