"""Code the text of one document for its fonts.

A simple font of a PDF has 255 codes. Each face has a **home code**, the same in every document, that holds all letters
of the six languages with their punctuation: nearly every text is coded by one call in C, and since no code of the home
table is special in a PDF string, nothing needs escaping. A character beyond (a Greek letter, a Czech accent) goes into
further fonts cut from the same face, in the order of its first use.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import groupby

from councildesk.documents.composer.file import PdfFile
from councildesk.documents.composer.fonts import Face, Family
from councildesk.documents.composer.lines import CUT

BREAK = "\n"
"""Coded as itself, as CUT is, so that several lines can be coded at once and parted afterwards."""

_CODES = [code for code in range(1, 256) if chr(code) not in "\n\r()\\"]
_HOME = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÄÇÖÜßäçöüĞğİıŞşƏəẞʻʼЁёЎўҚқҒғҲҳ"
    + "".join(map(chr, range(ord("А"), ord("я") + 1)))
    + "\xa0–—‘’‚“”„«»…•·№§°±×−€₼ÀÁÂÆÈÉÊËÍÎÏÑÓÔØÚÛàáâãåæèéêëíîïñóôøúû"
)
_UNUSED = "\ufffe"


def _home_table() -> list[str]:
    """Characters by code: ASCII at its usual place where that is free, the others where there is room."""
    table = ["\0"] + [_UNUSED] * 255  # Python makes its quick map only of a table that begins with NUL
    table[ord(BREAK)], table[ord(CUT)] = BREAK, CUT
    placed = {character for character in _HOME if ord(character) in _CODES and ord(character) < 0x7F}
    for character in placed:
        table[ord(character)] = character
    free = (code for code in _CODES if table[code] == _UNUSED)
    for character in _HOME:
        if character not in placed:
            table[next(free)] = character
    return table


_TABLE = _home_table()
_HOME_MAP = codecs.charmap_build("".join(_TABLE))


class FaceText:
    """What one document sets in one face."""

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self._name = name
        self._coded: list[bytes] = []
        self._beyond: dict[str, int] = {}
        self.home = f"/{name} "

    def code(self, text: str) -> str | None:
        """The text in home codes, ready to stand between parentheses; None when it reaches beyond them."""
        try:
            coded = codecs.charmap_encode(text, "strict", _HOME_MAP)[0]
        except UnicodeEncodeError:
            return None
        self._coded.append(coded)
        return coded.decode("latin-1")

    def code_pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Any text: the font to choose and the codes to show in it, piece by piece."""
        for number, characters in groupby(text, self._font_of):
            piece = "".join(characters)
            if number == 0:
                yield self.home, self.code(piece) or ""
            else:
                yield f"/{self._name}x{number} ", "".join(chr(self._code_beyond(character)) for character in piece)

    def embed(self, file: PdfFile, first: int) -> dict[str, int]:
        """Write the fonts with the characters that were used; their objects by the names the pages know them by."""
        fonts = {}
        if self._coded:
            fonts[self._name] = self._face.embed(file, self._used_at_home(), first)
        beyond = list(self._beyond)
        for number in range(1, self._font_count()):
            characters = [""] * 256
            for place, character in enumerate(beyond[(number - 1) * len(_CODES) : number * len(_CODES)]):
                characters[_CODES[place]] = character
            fonts[f"{self._name}x{number}"] = self._face.embed(file, characters, first + number)
        return fonts

    def _font_of(self, character: str) -> int:
        if character in _HOME:
            return 0
        place = self._beyond.setdefault(character, len(self._beyond))
        return 1 + place // len(_CODES)

    def _code_beyond(self, character: str) -> int:
        return _CODES[self._beyond[character] % len(_CODES)]

    def _font_count(self) -> int:
        return 1 + -(-len(self._beyond) // len(_CODES))

    def _used_at_home(self) -> list[str]:
        text = b"".join(self._coded) + b" "  # which also stands between lines
        return [character if character in _HOME and code in text else "" for code, character in enumerate(_TABLE)]


def face_texts(family: Family) -> tuple[FaceText, ...]:
    """For a new document, by the number of the face."""
    return tuple(FaceText(face, f"F{number}") for number, face in enumerate(family.faces))
