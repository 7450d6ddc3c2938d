"""Values of vCard properties: bytes to texts and back, lists and escapes as each version has them."""

from __future__ import annotations

import binascii
import re
from collections.abc import Sequence

from councildesk.exchange import encoding
from councildesk.exchange.vcards.content_lines import Property

# Only encodings that decode in one pass: a file may name any that Python knows.
_CHARSET = re.compile(
    r"us-?ascii|utf-?(?:8|16|16le|16be)|(?:windows-?|cp)\d{3,4}|iso-?8859-?\d{1,2}|latin-?\d|koi8-?[rut]|mac-?cyrillic"
    r"|gb(?:2312|k|18030)|big5|shift_jis|euc-?(?:jp|kr)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPE_2_1 = re.compile(r"\\([;,\\])")
_ESCAPED = re.compile(r"[\\;,\n]")
_CIRCUMFLEX = re.compile(r"\^([n'^])")
_CIRCUMFLEXES = {"n": "\n", "'": '"', "^": "^"}


def text(one: Property, file_encoding: str) -> str:
    """The value decoded, with its escapes still in it."""
    return _decoded(_bytes(one), one.parameters.get("CHARSET", [""])[0], file_encoding)


def single(value: str, version: str) -> str:
    """A value of one text; a comma or semicolon that should have been escaped is part of it."""
    return _unescaped(value, version)


def components(value: str, version: str) -> list[list[str]]:
    """A value of several components, each a list: `Doe;John;Richter,James` of a name, an organisation, an address."""
    if version.startswith("2"):
        return [[_unescaped(part, version)] for part in _split(value, ";")]
    return [[_unescaped(one, version) for one in _split(part, ",")] for part in _split(value, ";")]


def parameter(text_: str) -> str:
    """A parameter's text without the escapes of RFC 6868 (and the `\\n` that programs write instead)."""
    unescaped = _CIRCUMFLEX.sub(lambda match: _CIRCUMFLEXES[match[1]], text_)
    return unescaped.replace("\\n", "\n")


def escaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\\n" if match[0] == "\n" else "\\" + match[0], value)


def escaped_parameter(value: str) -> str:
    """In quotation marks, with the escapes of RFC 6868."""
    circumflexed = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{circumflexed}"'


def joined(parts: Sequence[str]) -> str:
    """Components written as one value."""
    return ";".join(map(escaped, parts))


def _bytes(one: Property) -> bytes:
    encodings = [name.upper() for name in one.parameters.get("ENCODING", [])]
    if "QUOTED-PRINTABLE" in encodings:
        return binascii.a2b_qp(one.value)
    return one.value


def _decoded(value: bytes, charset: str, file_encoding: str) -> str:
    for name in (charset, encoding.UTF_8):
        if _CHARSET.fullmatch(name):
            try:
                return value.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    return value.decode(file_encoding, "replace")


def _split(value: str, mark: str) -> list[str]:
    """At each mark that no backslash stands before."""
    if "\\" not in value:
        return value.split(mark)
    parts, begun, index = [], 0, 0
    while index < len(value):
        if value[index] == "\\":
            index += 1
        elif value[index] == mark:
            parts.append(value[begun:index])
            begun = index + 1
        index += 1
    return [*parts, value[begun:]]


def _unescaped(value: str, version: str) -> str:
    if version.startswith("2"):
        return _ESCAPE_2_1.sub(r"\1", value)
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
