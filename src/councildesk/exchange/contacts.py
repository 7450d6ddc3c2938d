"""Mail addresses and telephone numbers as people type them: checked, kept in one form, and shown in a readable one.

Nothing is looked up on a network. What cannot be understood is kept as it was typed: a person may know better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from councildesk.domain import spelling

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_CODE_FIRST = re.compile(r"(?:00)?([1-79]\d{10,14})")
"""Eleven figures or more. Those that begin with 8 are how Russia and its neighbours call at home."""
_PUNCTUATION = re.compile(r"[ ()./-]")

MOST_CHARACTERS = 320
"""Of a mail address with its name, or a number; what is longer is neither."""

_BETWEEN = re.compile(r"[;,\n]+|\s/\s")
_NAMED = re.compile(r".*<([^<>]*)>", re.DOTALL)
_EXTENSION = ";ext="
_EXTENSION_WORD = re.compile(r"\W*\b(?:вн|внутр|daxili|ichki|ички|Durchwahl|DW)\b\.?\s*(\d{1,7})\s*", re.IGNORECASE)
"""How our languages write an extension; phonenumbers knows the English and Russian (`доб.`) words."""


@dataclass(frozen=True)
class Checked:
    """`kept` is the form to store, `is_understood` whether it is one at all or just what was typed, tidied."""

    kept: str
    is_understood: bool


def several(typed: str) -> tuple[str, ...]:
    """The addresses or numbers of one field, which people divide by semicolons, commas, line ends or ` / `."""
    return tuple(filter(None, (spelling.clean_line(part) for part in _BETWEEN.split(typed))))


def mail(typed: str) -> Checked:
    """An address, also `Name <address>` and `mailto:address`; its domain in small letters, both parts composed (NFC).

    Letters of any script are allowed on both sides of the @ (RFC 6531).
    """
    from email_validator import EmailNotValidError, validate_email

    line = spelling.clean_line(typed)
    if len(line) > MOST_CHARACTERS:
        return Checked(line, False)
    named = _NAMED.fullmatch(line)
    address = (named[1] if named else line).strip().removeprefix("mailto:")
    try:
        return Checked(validate_email(address, check_deliverability=False).normalized, True)
    except EmailNotValidError:
        return Checked(line, False)


def phone(typed: str, region: str = "") -> Checked:
    """A number in the form of E.164, with its extension as RFC 3966 has it: `+994120000000;ext=7`.

    `region` is the country (ISO 3166, two letters) whose numbers may be typed without their country's code. A number
    that begins with such a code is understood without its plus sign, which spreadsheets drop.
    """
    import phonenumbers

    line = spelling.clean_line(typed)
    if len(line) > MOST_CHARACTERS:
        return Checked(line, False)
    written = _EXTENSION_WORD.sub(r" ext. \1", line)
    number = _parsed(written, region.upper() or None) or _without_plus(line)
    if number is None:
        return Checked(line, False)
    extension = f"{_EXTENSION}{number.extension}" if number.extension else ""
    return Checked(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension, True)


def _parsed(written: str, region: str | None) -> PhoneNumber | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def _without_plus(line: str) -> PhoneNumber | None:
    """The number of a line that begins with a country's code, or with 00 and that; None where it may be another."""
    import phonenumbers

    match = _CODE_FIRST.fullmatch(_PUNCTUATION.sub("", line))
    if match is None:
        return None
    number = _parsed(f"+{match[1]}", None)
    return number if number is not None and phonenumbers.is_valid_number(number) else None


def shown_phone(kept: str) -> str:
    """A kept number grouped as its country does, with its country's code: `+994 12 000 00 00 ext. 7`."""
    import phonenumbers

    if not kept.startswith("+"):
        return kept
    try:
        number = phonenumbers.parse(kept)
    except phonenumbers.NumberParseException:
        return kept
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
