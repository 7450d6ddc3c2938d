"""The faces a paper is set in: how wide their characters are, what they can draw, what of them goes into the file.

Widths are in thousandths of the type size.

ReportLab reads the TrueType files and cuts the subsets that are embedded. Its canvas and file writer are not used: they
keep fonts and documents in process-wide tables, know no tags, and escape strings byte by byte.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache, lru_cache

import reportlab
from reportlab.pdfbase.ttfonts import TTFontFace

from councildesk import resources
from councildesk.documents.composer.characters import Repertoire
from councildesk.documents.composer.file import PdfFile
from councildesk.documents.composer.model import FaceFamily

if not reportlab.__version__.startswith("5."):  # the parts used here are not its public interface
    raise ImportError(f"the composer was written for ReportLab 5, not {reportlab.__version__}")

CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
"""A face is known by its number here: 1 for bold, plus 2 for italic."""

_SYMBOLIC, _NONSYMBOLIC = 4, 32
_WORDS_KEPT, _LONGEST_KEPT = 100_000, 60
_SUBSETS_KEPT = 64


class Advances(dict[str, float]):
    """The widths of words, each with a space after it, worked out on first sight: papers repeat their words."""

    def __init__(self, characters: dict[str, float]) -> None:
        super().__init__()
        self._characters = characters
        self._space = characters[" "]

    def __missing__(self, word: str) -> float:
        advance = sum(map(self._characters.__getitem__, word), self._space)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _WORDS_KEPT:
                self.clear()
            self[word] = advance
        return advance


class Face:
    """One cut of a family, read once for the life of the process and shared by all papers and threads."""

    def __init__(self, file_name: str) -> None:
        self.name = file_name
        self._font = TTFontFace(str(resources.font_file(file_name)))
        self._reading = threading.Lock()  # the reader keeps its place in the file
        self.characters: dict[str, float] = {chr(code): width for code, width in self._font.charWidths.items()}
        self.characters["\r"] = 0  # as lines.CUT, a mark within text that is never drawn
        self.advances = Advances(self.characters)
        self.space = self.characters[" "]

    def embed(self, file: PdfFile, characters: Sequence[str], number: int) -> int:
        """Write a font in which a character's place is its code ("" for an unused code); the object's number."""
        name = f"{_prefix(number)}+{self.name}"
        widths = " ".join(f"{self.characters.get(character, 0):g}" for character in characters)
        return file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(characters) - 1}"
            f"/Widths[{widths}]/FontDescriptor {self._add_descriptor(file, name, characters)} 0 R"
            f"/ToUnicode {file.add_stream('', _to_unicode(tuple(characters)))} 0 R>>"
        )

    def cut(self, characters: Sequence[str]) -> bytes:
        """A font file with these characters alone."""
        with self._reading:
            subset: bytes = self._font.makeSubset([ord(character) if character else 0 for character in characters])
            return subset

    def _add_descriptor(self, file: PdfFile, name: str, characters: Sequence[str]) -> int:
        font, subset = self._font, _cut(self, tuple(characters))
        font_file = file.add_stream(f"/Length1 {len(subset)}", subset)
        flags = font.flags & ~_NONSYMBOLIC | _SYMBOLIC
        return file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{' '.join(map(str, font.bbox))}]"
            f"/ItalicAngle {font.italicAngle:g}/Ascent {font.ascent}/Descent {font.descent}/CapHeight {font.capHeight}"
            f"/StemV {font.stemV}/MissingWidth {font.defaultWidth}/FontFile2 {font_file} 0 R>>"
        )


class Family:
    """The four cuts, and what can be drawn in all of them."""

    def __init__(self, name: FaceFamily) -> None:
        self.faces = tuple(Face(f"{name}-{cut}") for cut in CUTS)
        shared = frozenset[str].intersection(*(frozenset(face.characters) for face in self.faces))
        self.repertoire = Repertoire(shared)


@lru_cache(maxsize=_SUBSETS_KEPT)
def _cut(face: Face, characters: tuple[str, ...]) -> bytes:
    """Letters that are written one after the other are set in the same characters, most of them."""
    return face.cut(characters)


@cache
def family(name: FaceFamily) -> Family:
    """Read from the files on first use, which takes about 15 ms."""
    return Family(name)


def _prefix(number: int) -> str:
    """Six capital letters, other ones for each subset of a file."""
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(maxsize=_SUBSETS_KEPT)
def _to_unicode(characters: tuple[str, ...]) -> bytes:
    """The table by which a reader finds text again. Unused codes are left out: they would read as U+0000."""
    pairs = [
        f"<{code:02X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
        if character
    ]
    blocks = [pairs[first : first + 100] for first in range(0, len(pairs), 100)]  # 100 is the most a block may hold
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
