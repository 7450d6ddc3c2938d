"""Names of files that every system takes: made from titles, names and numbers that somebody typed.

What Windows refuses is refused everywhere, since files travel: the characters `< > : " / \\ | ? *` and controls, a dot
or blank at the end, the names of its devices (CON, COM1) with any ending, and more than 255 characters
(learn.microsoft.com, "Naming Files, Paths, and Namespaces"). Linux counts 255 bytes, so bytes are counted. No name
made here leads out of the folder it is put into.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from councildesk.domain.spelling import clean_line

LONGEST = 150
"""Bytes of a name in UTF-8, with its ending; Windows counts 260 characters for the whole path, the folder included."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_ENDS = " ."
_ENDING = re.compile(r"\.[^\W_]{1,10}$")
"""A dot in a number, as in `2026.01 papers`, begins no ending."""


def safe(name: str, ending: str = "", *, otherwise: str = "file") -> str:
    """A name that every system takes, as near to what was typed as can be, with this ending (`.pdf`).

    `otherwise` is what a name is called of which nothing is left; it is taken as it stands.
    """
    stem = _cleaned(name)
    stem = _cut(stem, LONGEST - len(ending.encode())).strip(_ENDS) or otherwise
    if _DEVICES.match(stem.replace(" ", "")):
        stem = f"_{stem}"
    return stem + ending


def of_file(name: str) -> str:
    """As `safe`, for what is the name of a file already: it keeps the ending by which the system knows its kind."""
    cleaned = _cleaned(name)
    ending = _ENDING.search(cleaned)
    return safe(cleaned[: ending.start()], ending[0]) if ending and ending.start() else safe(cleaned)


def unlike(name: str, taken: Container[str]) -> str:
    """The name, or with ` (2)` and so on before its ending while one like it is taken.

    `taken` holds names in small letters (`str.casefold`): two files that differ in capitals are one file on Windows
    and macOS.
    """
    ending = _ENDING.search(name)
    stem, tail = (name[: ending.start()], ending[0]) if ending else (name, "")
    found, count = name, 1
    while found.casefold() in taken:
        count += 1
        found = f"{stem} ({count}){tail}"
    return found


def _cleaned(name: str) -> str:
    return _UNSAFE.sub("-", clean_line(unicodedata.normalize("NFC", name))).strip(_ENDS)


def _cut(text: str, most: int) -> str:
    return text.encode()[: max(0, most)].decode(errors="ignore")
