"""What stands in the cells of a list of people, read into values; what cannot be read becomes a problem beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from councildesk.domain import languages
from councildesk.domain.council import ContactKind, Role
from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.spelling import clean_line
from councildesk.domain.typed_dates import parse_date
from councildesk.exchange import contacts
from councildesk.exchange.persons import columns
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import IncomingContact, ValueFault, ValueProblem

_MAIL = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\".]+")
_SEVERAL = re.compile(r"\s*(?:;|:::|[\r\n\v\u2028]+)\s*")
_LISTED = re.compile(r"\s*[,;/|\n]\s*|\s+(?:and|und|и|və|va)\s+")
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2})?")
_LEAST_DIGITS = 3


class CellReader:
    """Reads the cells of one row and keeps what was wrong with them in `problems`.

    `country` is the person's; two letters tell whose phone numbers may be written without their country's code.
    """

    def __init__(self, country: str = "") -> None:
        self._country = country if len(country) == 2 else ""
        self.problems: list[ValueProblem] = []

    def contacts(self, field: Field, cell: str, purpose: str) -> Iterator[IncomingContact]:
        """The addresses or numbers of a cell: several are parted by semicolons or lines."""
        if field is Field.ADDRESS:
            yield from self._address(cell, purpose)
        for part in filter(None, _SEVERAL.split(cell.strip())) if field is not Field.ADDRESS else ():
            if field is Field.MAIL:
                yield from self._mails(part, purpose)
            elif sum(character.isdigit() for character in part) < _LEAST_DIGITS:
                self._refuse(ValueFault.NO_PHONE, field, part)
            else:
                yield IncomingContact(ContactKind.PHONE, self._phone(part), purpose)

    def _phone(self, typed: str) -> str:
        return contacts.shown_phone(contacts.phone(typed, self._country).kept)

    def date(self, field: Field, cell: str) -> dt.date | None:
        text = clean_line(cell)
        if not text:
            return None
        if instant := _INSTANT.fullmatch(text):
            text = instant[1]
        try:
            return parse_date(text)
        except ValueNotAllowed:
            self._refuse(ValueFault.NO_DATE, field, text)
            return None

    def languages(self, cell: str) -> tuple[str, ...]:
        """`az, ru`, `Russian; English`, `Azərbaycan dili və rus dili`."""
        found: list[str] = []
        for part in filter(None, _LISTED.split(clean_line(cell))):
            tag = columns.language_tag(part)
            if tag is None and languages.well_formed(part) and re.fullmatch("[a-z]{2}(-[A-Za-z]+)*", part):
                tag = languages.canonical(part)
            if tag is None:
                self._refuse(ValueFault.NO_LANGUAGE, Field.LANGUAGES, part)
            else:
                found.append(tag)
        return tuple(dict.fromkeys(found))

    def role(self, cell: str) -> tuple[Role, bool]:
        """The role, and whether the word means an alternate: `Co-chair`, `əvəzedici üzv`, `Сопредседатель`."""
        text = clean_line(cell)
        meaning = columns.values("roles").get(columns.key(text))
        if meaning == "alternate":
            return Role.MEMBER, True
        if meaning is None:
            self._refuse(ValueFault.NO_ROLE, Field.ROLE, text)
            return Role.MEMBER, False
        return Role(meaning), False

    def _mails(self, part: str, purpose: str) -> Iterator[IncomingContact]:
        """`a@b.az`, `Farid <a@b.az>`, `mailto:a@b.az`, `a@b.az, c@d.uz`."""
        found = _MAIL.findall(part.replace("mailto:", ""))
        if not found:
            self._refuse(ValueFault.NO_MAIL, Field.MAIL, clean_line(part))
        for mail in map(contacts.mail, found):
            if mail.is_understood:
                yield IncomingContact(ContactKind.MAIL, mail.kept, purpose)
            else:
                self._refuse(ValueFault.NO_MAIL, Field.MAIL, mail.kept)

    def _address(self, cell: str, purpose: str) -> Iterator[IncomingContact]:
        lines = [clean_line(line) for line in cell.splitlines()]
        if address := ", ".join(line.rstrip(",") for line in lines if line):
            yield IncomingContact(ContactKind.ADDRESS, address, purpose)

    def _refuse(self, fault: ValueFault, field: Field, found: str) -> None:
        self.problems.append(ValueProblem(fault, field, found[:200]))


def says_nothing(cell: str) -> bool:
    """A dash, a question mark, or a word such as `нет`."""
    words = columns.key(cell)
    return not any(character.isalnum() for character in cell) or words in columns.values("empty")


def country(cell: str) -> str:
    """The code of a country that is known by its name, otherwise what stands there."""
    text = clean_line(cell)
    if len(text) == 2 and text.isalpha() and text.isascii():
        return text.upper()
    return columns.values("countries").get(columns.key(text), text)
