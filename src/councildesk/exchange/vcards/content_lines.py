"""The lines of a vCard file: cut into cards, unfolded, and parsed into properties.

All of it works on bytes, because files fold their lines inside letters of several bytes and may change the encoding
from property to property. What is read is RFC 6350, RFC 2426 and vCard 2.1 together with what programs make of them:

- line ends of CR, LF, CRLF and CRCRLF;
- quoted-printable values whose soft line breaks need no leading space (2.1);
- base64 values that end with an empty line, or go on without leading space;
- parameters without a name (`TEL;WORK;FAX:`), group names (`item1.TEL:`), and cards inside cards (`AGENT`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault

_LINE_END = re.compile(rb"\r\r\n|\r\n|\r|\n")
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
_VERSION = re.compile(rb"VERSION\s*:\s*([\d.]+)", re.IGNORECASE)
_PROPERTY = re.compile(rb"(?:([\w-]+)\.)?([A-Za-z][\w-]*)\s*(?=[;:])")
_PARAMETER = re.compile(rb';\s*(?:([\w-]+)\s*=)?((?:"[^"]*"|[^";:])*)')
_QUOTED_PRINTABLE = re.compile(rb"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_BASE64 = re.compile(rb"[^:]*;(?:ENCODING=)?(?:BASE64|B)\s*[;:]", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")

_RUNNING_ON = (b"NOTE", b"LABEL")
"""Properties whose bare line breaks some programs do not encode."""

MOST_LINES = 200_000
"""Of one card, with its photos: some 15 MB."""
MOST_PROPERTIES = 2_000


class CardBroken(Exception):
    """A card that cannot be read; becomes a `RowProblem` in `reading`."""

    def __init__(self, line: int, fault: RowFault, found: str = "") -> None:
        super().__init__(line, fault, found)
        self.line, self.fault, self.found = line, fault, found


@dataclass(frozen=True)
class RawCard:
    """The lines between BEGIN and END with their numbers in the file, and what is wrong with them as a whole."""

    line: int
    lines: Sequence[tuple[int, bytes]]
    fault: RowFault | None = None

    @property
    def version(self) -> str:
        """As the card says; 3.0 where it does not."""
        found = next((match for _, line in self.lines if (match := _VERSION.match(line))), None)
        return found[1].decode("ascii") if found else "3.0"


@dataclass(frozen=True)
class Property:
    """One line of a card. Names of properties and parameters are in capitals; parameters without a name are TYPEs."""

    line: int
    group: str
    name: str
    value: bytes
    parameters: dict[str, list[str]] = field(default_factory=dict)


def cards(content: bytes) -> Iterator[RawCard]:
    """The cards of a file in their order; what stands between cards is passed over."""
    begun, lines, inner = 0, list[tuple[int, bytes]](), 0
    for number, line in enumerate(_lines(content), start=1):
        if _BEGIN.fullmatch(line):
            if inner or (begun and lines and _AGENT.fullmatch(lines[-1][1])):
                inner += 1
                continue
            if begun:
                yield RawCard(begun, lines, RowFault.CARD_OPEN)
            begun, lines = number, []
        elif begun and _END.fullmatch(line):
            if inner:
                inner -= 1
                continue
            yield RawCard(begun, lines, RowFault.CARD_TOO_LARGE if len(lines) > MOST_LINES else None)
            begun, lines = 0, []
        elif begun and not inner and len(lines) <= MOST_LINES:
            lines.append((number, line))
    if begun:
        yield RawCard(begun, lines, RowFault.CARD_OPEN)


def properties(card: RawCard) -> list[Property]:
    """Raises CardBroken, naming the line, where one is no property."""
    if card.fault is not None:
        raise CardBroken(card.line, card.fault)
    found: list[Property] = []
    for number, line in _unfolded(card):
        parsed = _parsed(number, line)
        if parsed is not None:
            found.append(parsed)
        elif found and found[-1].name.encode() in _RUNNING_ON:
            last = found.pop()
            found.append(Property(last.line, last.group, last.name, last.value + b"\\n" + line, last.parameters))
        else:
            raise CardBroken(number, RowFault.LINE_MALFORMED, sources.shown(line.decode("utf-8", "replace")))
        if len(found) > MOST_PROPERTIES:
            raise CardBroken(card.line, RowFault.CARD_TOO_LARGE)
    return found


def _lines(content: bytes) -> Iterator[bytes]:
    begun = 0
    for end in _LINE_END.finditer(content):
        yield content[begun : end.start()]
        begun = end.end()
    yield content[begun:]


class _Folded:
    """A logical line as its pieces come in. Values in base64 (photos, keys, sounds) are dropped unread."""

    def __init__(self, number: int, line: bytes, keeps_space: bool) -> None:
        self.number = number
        self._keeps_space = keeps_space
        self._is_base64 = _BASE64.match(line) is not None
        self._is_quoted = _QUOTED_PRINTABLE.match(line) is not None
        self._is_broken = False
        self._pieces: list[bytes] = []
        self._add(line.partition(b":")[0] + b":" if self._is_base64 else line)

    def takes(self, line: bytes) -> bool:
        """Whether the line goes on with this one; then it is joined to it."""
        is_folded = line[:1] in (b" ", b"\t")
        if not line.strip():
            self._is_broken = False
            return True
        if self._is_base64:
            return is_folded or (b":" not in line and _BASE64_LINE.fullmatch(line.strip()) is not None)
        if not (self._is_broken or is_folded):
            return False
        self._add(line if self._is_broken or self._keeps_space else line[1:])
        return True

    def joined(self) -> bytes:
        return b"".join(self._pieces)

    def _add(self, line: bytes) -> None:
        """A soft line break of quoted-printable is taken off; what follows it needs no leading space."""
        self._is_broken = self._is_quoted and line.rstrip(b" \t").endswith(b"=")
        self._pieces.append(line.rstrip(b" \t")[:-1] if self._is_broken else line)


def _unfolded(card: RawCard) -> Iterator[tuple[int, bytes]]:
    """Logical lines with the number of their first. Version 2.1 keeps the space before which a line was folded."""
    keeps_space = card.version.startswith("2")
    folded: _Folded | None = None
    for number, line in card.lines:
        if folded is not None and folded.takes(line):
            continue
        if folded is not None:
            yield folded.number, folded.joined()
        folded = _Folded(number, line, keeps_space) if line.strip() else None
    if folded is not None:
        yield folded.number, folded.joined()


def _parsed(number: int, line: bytes) -> Property | None:
    match = _PROPERTY.match(line)
    if match is None:
        return None
    parameters: dict[str, list[str]] = {}
    end = match.end()
    while (parameter := _PARAMETER.match(line, end)) is not None:
        name, given = parameter[1], parameter[2]
        end = parameter.end()
        text = given.decode("utf-8", "replace").replace('"', "")
        key = name.decode("ascii").upper() if name else _bare(text)
        parameters.setdefault(key, []).extend(one.strip() for one in (text.split(",") if key == "TYPE" else [text]))
    if line[end : end + 1] != b":":
        return None
    group = (match[1] or b"").decode("ascii", "replace")
    return Property(number, group, match[2].decode("ascii", "replace").upper(), line[end + 1 :], parameters)


def _bare(text: str) -> str:
    """The parameter that vCard 2.1 lets a value imply."""
    return "ENCODING" if text.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT") else "TYPE"
