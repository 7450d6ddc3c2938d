"""Sort keys by each language's own alphabet, the same on every system.

A key is bytes: kept in the file and compared byte by byte, it gives the order of the alphabet (Azerbaijani d e ə f g ğ
h x ı i; Uzbek y z oʻ gʻ sh ch; German ä with a). Operating systems disagree about these, and their keys cannot be kept.

A key has four parts, each deciding only where the parts before it are equal: the letters; their accents; their
capitals; the text itself, so that different texts never have the same key. Letters of another alphabet of the same
script stand with the letter they are made from; another script stands behind. Space and hyphen come before letters, so
that names of one family stand together; punctuation and apostrophes that make no letter do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from councildesk.domain import languages
from councildesk.domain.spelling import OKINA, normalise

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_RUSSIAN = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "uz": f"a b c d e f g h i j k l m n o p q r s t u v w x y z o{OKINA} g{OKINA} sh ch",
    "uz-Cyrl": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ў қ ғ ҳ",
    "ru": _RUSSIAN,
    "de": _LATIN,
    "en": _LATIN,
}

# Letters that do not come apart into a base letter and an accent.
_BASES = str.maketrans("əıøłđðþўқғҳ", "eiolddtукгх")
_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe"})

_KEPT = 8192
"""So many keys are remembered: a list that is read again, after each reply to an invitation, has the same names."""

_END = b"\0"
_SPACE, _OTHER_SCRIPT = 2, 250
_FIRST_DIGIT, _FIRST_LETTER, _SECOND_SCRIPT = 20, 40, 140


@lru_cache(maxsize=_KEPT)
def sort_key(text: str, language: str) -> bytes:
    """The key by which to order texts for readers of this language; a language without an alphabet sorts as English."""
    return _collation(language).key(text)


class _Collation:
    """One language's weights."""

    def __init__(self, tag: str) -> None:
        own = _ALPHABETS[tag].split()
        second = _LATIN if languages.KNOWN[tag].script is languages.Script.CYRILLIC else _RUSSIAN
        letters = {letter: _SECOND_SCRIPT + index for index, letter in enumerate(second.split())}
        letters |= {letter: _FIRST_LETTER + index for index, letter in enumerate(own)}
        self.weights = _Weights(letters)
        self.tag = tag
        long_letters = [re.escape(letter) for letter in own if len(letter) > 1]
        self.unit = re.compile("|".join([*long_letters, "."]), re.DOTALL) if long_letters else None
        """Takes a text apart into letters; None where each is one character."""

    def key(self, text: str) -> bytes:
        written = normalise(text, self.tag)
        small = languages.lower(written, self.tag).translate(_LIGATURES)
        weights = self.weights
        weighed = [weights[unit] for unit in (self.unit.findall(small) if self.unit else small)]
        letters = b"".join([letter for letter, _accent in weighed])
        accents = b"".join([accent for _letter, accent in weighed])
        capitals = bytes([2 if character.isupper() else 1 for character in written])
        parts = (letters, accents.rstrip(b"\1"), capitals.rstrip(b"\1"))
        return _END.join((*parts, text.encode("utf-8", "surrogatepass")))


class _Weights(dict[str, tuple[bytes, bytes]]):
    """Letter and accent of every unit met so far."""

    def __init__(self, letters: dict[str, int]) -> None:
        super().__init__({letter: (bytes([weight]), b"\1") for letter, weight in letters.items()})
        self._letters = letters

    def __missing__(self, unit: str) -> tuple[bytes, bytes]:
        self[unit] = weighed = self._weighed(unit)
        return weighed

    def _weighed(self, unit: str) -> tuple[bytes, bytes]:
        """Weight and accent of what is no letter of the two alphabets; nothing for what does not count."""
        category = unicodedata.category(unit)
        if unit.isspace():
            return bytes([_SPACE]), b"\1"
        if category == "Pd":
            return bytes([_SPACE]), b"\2"
        if unit.isdecimal():
            return bytes([_FIRST_DIGIT + int(unit)]), b"\1"
        if category == "Lm" or not unit.isalpha():
            return b"", b""
        weight = self._letters.get(unicodedata.normalize("NFD", unit.translate(_BASES))[0])
        if weight is None:
            return _spread(ord(unit)), b"\1"
        return bytes([weight]), bytes([3 + ord(unit) % 250])


@cache
def _collation(language: str) -> _Collation:
    return _Collation(languages.fixed_words(language))


def _spread(code: int) -> bytes:
    """A letter of a third script in the order of Unicode, without the byte that ends a part."""
    return bytes((_OTHER_SCRIPT, code // 65025 + 1, code // 255 % 255 + 1, code % 255 + 1))
