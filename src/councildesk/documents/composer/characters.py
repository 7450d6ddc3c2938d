"""Text as people typed it -> text that can stand in a file for decades, and what had to be changed for that.

Composed letters (NFC), one kind of line break, no control characters, no direction overrides by which a name could be
made to read differently from what it is, and nothing the faces cannot draw: a missing glyph would be lost in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from councildesk.documents.composer.model import ProblemKind

UNKNOWN = "\ufffd"

_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_REMOVED = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f]"  # control characters
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # direction marks and overrides
    "|[\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udfff]"
)
# Spaces of other widths, joiners and hints for hyphenation: to a reader nothing is lost.
_UNSEEN = {
    ord(character): replacement
    for characters, replacement in (
        ("\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "),
        ("\u2007\u202f", "\u00a0"),
        ("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff", ""),
        ("\u2010\u2011", "-"),
    )
    for character in characters
}
_RESEMBLING = dict(
    pair.split()
    for pair in ("→ ->", "← <-", "⇒ =>", "≤ <=", "≥ >=", "≠ !=", "☐ []", "□ []", "☑ [x]", "☒ [x]", "✓ +", "✔ +", "● •")
)


@dataclass(frozen=True)
class Change:
    """A character that is not printed as typed. One that cannot be shown is named by its code, as in U+202E."""

    kind: ProblemKind
    character: str
    replacement: str


class Repertoire:
    """The characters a family of faces can draw."""

    def __init__(self, covered: frozenset[str]) -> None:
        self._covered = covered
        clean = (character for character in covered if character not in "\t\r" and not _needs_care(character))
        # One search in C tells that a text is clean, as nearly all are.
        self._unclean = re.compile(f"[^\n{''.join(map(re.escape, sorted(clean)))}]")

    def clean(self, text: str) -> tuple[str, tuple[Change, ...]]:
        """The text as it can be printed, with line breaks as `\\n`, and each character that was changed, once."""
        if not self._unclean.search(text) and unicodedata.is_normalized("NFC", text):
            return text, ()
        text = _LINE_BREAK.sub("\n", text)
        changes = [Change(ProblemKind.REMOVED, code, "") for code in map(_shown, sorted(set(_REMOVED.findall(text))))]
        text = unicodedata.normalize("NFC", _REMOVED.sub("", text).translate(_UNSEEN))
        missing = sorted({character for character in text if character != "\n" and character not in self._covered})
        replacements: dict[str, str | int | None] = {}
        for character in missing:
            replacement = replacements[character] = self._replacement(character)
            changes.append(Change(ProblemKind.NO_GLYPH, _shown(character), replacement))
        return text.translate(str.maketrans(replacements)), tuple(changes)

    def _replacement(self, character: str) -> str:
        if character in _RESEMBLING:
            return _RESEMBLING[character]
        decomposed = unicodedata.normalize("NFKD", character)
        return decomposed if self._covered.issuperset(decomposed) else UNKNOWN


def _needs_care(character: str) -> bool:
    return (
        ord(character) in _UNSEEN or _REMOVED.match(character) is not None or _LINE_BREAK.match(character) is not None
    )


def _shown(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"
