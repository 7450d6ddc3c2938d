"""Cards to a vCard file: version 4.0 (RFC 6350), or 3.0 (RFC 2426) for programs that are older."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from councildesk.domain import spelling
from councildesk.exchange.vcards import values
from councildesk.exchange.vcards.card import Address, Card, Contact

FOLDED_OCTETS = 75
"""Of a line without its end (RFC 6350, 3.2)."""

_PRODUCT = "-//CouncilDesk//EN"
_TYPES = frozenset({"work", "home", "cell", "fax", "pager", "video", "textphone"})
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Version(StrEnum):
    V3 = "3.0"
    V4 = "4.0"


def write(cards: Iterable[Card], version: Version = Version.V4) -> bytes:
    """UTF-8 with CRLF; lines are folded at 75 octets and never inside a letter."""
    lines = (line for card in cards for line in _lines(card, version))
    return b"".join(_folded(line) for line in lines)


def _lines(card: Card, version: Version) -> Iterator[str]:
    is_new = version is Version.V4
    yield from ("BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{_PRODUCT}")
    if card.uid:
        yield "UID:" + (f"urn:uuid:{card.uid}" if is_new and _UUID.fullmatch(card.uid) else values.escaped(card.uid))
    if card.kind:
        yield ("KIND:" if is_new else "X-KIND:") + values.escaped(card.kind)
    yield f"FN:{values.escaped(_shown_name(card))}"
    yield "N:" + values.joined((card.family, card.given, card.additional, card.prefix, card.suffix))
    if card.organisation or card.unit:
        yield "ORG:" + values.joined((card.organisation, card.unit) if card.unit else (card.organisation,))
    texts = {"NICKNAME": card.nickname, "TITLE": card.title, "ROLE": card.role, "NOTE": card.note}
    yield from (f"{name}:{values.escaped(spelling.clean_text(text))}" for name, text in texts.items() if text)
    yield from _contacts("EMAIL", card.mails)
    yield from _contacts("TEL", card.phones)
    for number, address in enumerate(card.addresses, start=1):
        yield from _address(f"adr{number}", address, is_new)
    for rank, language in enumerate(card.languages, start=1):
        yield f"LANG;PREF={rank}:{language}" if is_new else f"X-LANG:{language}"
    yield from (f"URL:{url}" for url in card.urls)
    if card.born:
        yield "BDAY:" + (_basic(card.born) if is_new else card.born)
    yield "END:VCARD"


def _shown_name(card: Card) -> str:
    """FN must not be empty."""
    composed = " ".join(filter(None, (card.prefix, card.given, card.additional, card.family, card.suffix)))
    mail = card.mails[0].value if card.mails else ""
    return card.full_name or composed or card.nickname or card.organisation or mail


def _contacts(name: str, contacts: Iterable[Contact]) -> Iterator[str]:
    for number, contact in enumerate(contacts, start=1):
        group = f"{name.lower()}{number}"
        yield from _with_purpose(group, name, contact.purpose, "", values.escaped(contact.value))


def _address(group: str, address: Address, is_new: bool) -> Iterator[str]:
    parts = (
        address.post_box,
        address.extended,
        address.street,
        address.city,
        address.region,
        address.postal_code,
        address.country,
    )
    label = f";LABEL={values.escaped_parameter(address.text)}" if is_new and address.text else ""
    if is_new or any(parts):
        yield from _with_purpose(group, "ADR", address.purpose, label, values.joined(parts))
    if address.text and not is_new:
        yield from _with_purpose(f"{group}label", "LABEL", address.purpose, "", values.escaped(address.text))


def _with_purpose(group: str, name: str, purpose: str, parameters: str, value: str) -> Iterator[str]:
    """A purpose of known words as TYPE; one of the person's own as Apple's label, which most programs show."""
    kinds = purpose.split()
    if set(kinds) <= _TYPES:
        types = f";TYPE={','.join(kinds)}" if kinds else ""
        yield f"{name}{types}{parameters}:{value}"
    else:
        yield f"{group}.{name}{parameters}:{value}"
        yield f"{group}.X-ABLabel:{values.escaped(purpose)}"


def _basic(born: str) -> str:
    """The form of dates that version 4.0 knows: 19800321, --0321, 1980."""
    return born.replace("-", "") if len(born) == 10 else "--" + born.replace("-", "") if born[:1] == "-" else born


def _folded(line: str) -> bytes:
    """The line with its end, continued on lines that begin with a space."""
    written = line.encode("utf-8", "replace")
    pieces = []
    while len(written) > FOLDED_OCTETS:
        end = FOLDED_OCTETS
        while written[end] & 0xC0 == 0x80:  # inside a letter of several bytes
            end -= 1
        pieces.append(written[:end])
        written = b" " + written[end:]
    return b"\r\n".join([*pieces, written]) + b"\r\n"
