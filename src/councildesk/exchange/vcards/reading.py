"""A vCard file to cards: versions 2.1, 3.0 and 4.0, as phones, Outlook, Apple and Google write them.

The reader is our own because vobject, the one library that is kept up, reads 19 of the 27 cards of programs that we
test with: it stops at quoted-printable with bare soft breaks, at base64 without folding, at PROFILE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from councildesk.domain import spelling
from councildesk.exchange import encoding, sources
from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused
from councildesk.exchange.vcards import content_lines, values
from councildesk.exchange.vcards.card import Address, Card, CardFile, Contact
from councildesk.exchange.vcards.content_lines import CardBroken, Property, RawCard

MOST_LINES = 2_000_000

_USES = ("work", "home")
_DEVICES = ("cell", "fax", "pager", "video", "textphone", "main", "other")
_FULL_NAME = re.compile(r"(?:[\w-]+\.)?FN(?:;(?![^:]*QUOTED-PRINTABLE)[^:]*)?:(.*)", re.IGNORECASE | re.DOTALL)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_BORN = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?|(\d{4})(?:-?(\d\d))?")
_LAST = 101
"""Behind all preferences, which are 1 to 100 (RFC 6350, 5.3)."""

_SHOWN_LINES = 40
"""Of a card that is too large to be given back."""


def read(source: str, content: bytes) -> CardFile:
    """Refuses with SourceRefused what is too large or holds no card at all; `source` is the file's name."""
    sources.check_size(source, len(content))
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if lines > MOST_LINES:
        raise SourceRefused(source, SourceFault.TOO_MANY_ROWS, bound=MOST_LINES)
    name = encoding.recognised(content)
    if name in (encoding.UTF_16_LE, encoding.UTF_16_BE):
        content, name = content.decode(name, "replace").encode(), encoding.UTF_8
    cards: list[Card] = []
    problems: list[RowProblem] = []
    for count, raw in enumerate(content_lines.cards(content), start=1):
        if count > sources.MOST_ROWS:
            raise SourceRefused(source, SourceFault.TOO_MANY_ROWS, raw.line, bound=sources.MOST_ROWS)
        try:
            cards.append(_card(raw, name))
        except CardBroken as broken:
            given = _lines(raw, name)
            problems.append(RowProblem(broken.line, broken.fault, 0, broken.found, given, _named(given)))
    if not cards and not problems:
        raise SourceRefused(source, SourceFault.NO_CARD)
    return CardFile(tuple(cards), tuple(problems))


def _lines(raw: RawCard, file_encoding: str) -> tuple[str, ...]:
    kept = raw.lines if raw.fault is not RowFault.CARD_TOO_LARGE else raw.lines[:_SHOWN_LINES]
    lines = [line.decode(file_encoding, "replace") for _, line in kept]
    return ("BEGIN:VCARD", *lines, "END:VCARD")


def _named(lines: Sequence[str]) -> str:
    """The full name of a card that cannot be read, where it stands there in plain letters."""
    found = next((match[1] for line in lines if (match := _FULL_NAME.fullmatch(line))), "")
    return sources.shown(spelling.clean_line(found))


def _card(raw: RawCard, file_encoding: str) -> Card:
    card = _Reader(raw, file_encoding).card()
    if not (card.full_name or card.organisation or card.nickname or card.mails):
        raise CardBroken(raw.line, RowFault.CARD_NAMELESS)
    return card


class _Reader:
    """The properties of one card by their names, the preferred ones first."""

    def __init__(self, raw: RawCard, file_encoding: str) -> None:
        self._raw, self._encoding, self._version = raw, file_encoding, raw.version
        self._by_name: dict[str, list[Property]] = {}
        for one in content_lines.properties(raw):
            self._by_name.setdefault(one.name, []).append(one)
        for found in self._by_name.values():
            found.sort(key=_preference)
        self._labels = {one.group: self._line(one) for one in self._by_name.get("X-ABLABEL", []) if one.group}

    def card(self) -> Card:
        family, given, additional, prefix, suffix = self._components("N", 5)
        organisation, *units = self._components("ORG", 5)
        composed = " ".join(filter(None, (prefix, given, additional, family, suffix)))
        return Card(
            line=self._raw.line,
            family=family,
            given=given,
            additional=additional,
            prefix=prefix,
            suffix=suffix,
            full_name=self._first("FN") or composed,
            nickname=self._first("NICKNAME"),
            organisation=organisation,
            unit=", ".join(filter(None, units)),
            title=self._first("TITLE"),
            role=self._first("ROLE"),
            mails=tuple(self._contacts("EMAIL", "mailto:")),
            phones=tuple(self._contacts("TEL", "tel:")),
            addresses=tuple(self._addresses()),
            languages=tuple(filter(None, (*self._all("LANG"), *self._all("X-LANG")))),
            urls=tuple(filter(None, self._all("URL"))),
            born=_born(self._first("BDAY")),
            note="\n".join(filter(None, (self._passage(one) for one in self._by_name.get("NOTE", [])))),
            uid=self._first("UID").removeprefix("urn:uuid:"),
            kind=(self._first("KIND") or self._first("X-KIND")).lower(),
        )

    def _value(self, one: Property) -> str:
        value = values.text(one, self._encoding)
        if len(value) > sources.MOST_CHARACTERS:
            raise CardBroken(one.line, RowFault.CARD_TOO_LARGE)
        return value

    def _line(self, one: Property) -> str:
        return spelling.clean_line(values.single(self._value(one), self._version))

    def _passage(self, one: Property) -> str:
        return spelling.clean_text(values.single(self._value(one), self._version)).strip()

    def _all(self, name: str) -> list[str]:
        return [self._line(one) for one in self._by_name.get(name, [])]

    def _first(self, name: str) -> str:
        return next(filter(None, self._all(name)), "")

    def _components(self, name: str, count: int) -> list[str]:
        for one in self._by_name.get(name, []):
            parts = self._parts(one, count, " " if name == "N" else ", ")
            if any(parts):
                return parts
        return [""] * count

    def _parts(self, one: Property, count: int, between: str) -> list[str]:
        parts = values.components(self._value(one), self._version)
        lines = [[spelling.clean_line(one.strip().replace("\n", ", ")) for one in part] for part in parts]
        cleaned = [between.join(filter(None, part)) for part in lines]
        return (cleaned + [""] * count)[:count]

    def _contacts(self, name: str, scheme: str) -> Iterator[Contact]:
        for one in self._by_name.get(name, []):
            value = self._line(one)
            if value.lower().startswith(scheme):
                value = value[len(scheme) :].replace(";ext=", " ext. ").partition(";")[0]
            if value:
                yield Contact(value, self._purpose(one))

    def _addresses(self) -> Iterator[Address]:
        labels = {self._purpose(one): self._passage(one) for one in self._by_name.get("LABEL", [])}
        for one in self._by_name.get("ADR", []):
            box, extended, street, city, region, code, country = self._parts(one, 7, ", ")
            purpose = self._purpose(one)
            label = values.parameter(one.parameters.get("LABEL", [""])[0]) or labels.pop(purpose, "")
            text = spelling.clean_text(label).strip()
            if any((box, extended, street, city, region, code, country, text)):
                yield Address(street, city, region, code, country, box, extended, purpose, text)
        for purpose, text in labels.items():
            if text:
                yield Address(purpose=purpose, text=text)

    def _purpose(self, one: Property) -> str:
        label = self._labels.get(one.group, "")
        if label:
            match = _APPLE_LABEL.fullmatch(label)
            return match[1] if match else label
        types = _types(one.parameters)
        return " ".join(kind for kind in (*_USES, *_DEVICES) if kind in types)


def _types(parameters: Mapping[str, Sequence[str]]) -> set[str]:
    return {kind.lower() for kind in parameters.get("TYPE", [])}


def _preference(one: Property) -> int:
    """Lower is preferred: PREF=1 of version 4.0, TYPE=pref of the earlier ones."""
    given = one.parameters.get("PREF", [""])[0]
    if given.isascii() and given.isdigit():
        return min(int(given[:3]), _LAST)
    return 1 if "pref" in _types(one.parameters) else _LAST


def _born(given: str) -> str:
    """ISO 8601 in its extended form; empty for what is no date."""
    match = _BORN.fullmatch(given)
    if match is None:
        return ""
    if match[4]:
        return f"{match[4]}-{match[5]}" if match[5] else match[4]
    year = "-" if match[1] == "--" else match[1]
    return f"{year}-{match[2]}-{match[3]}"
