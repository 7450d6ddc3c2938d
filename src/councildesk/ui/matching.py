"""Finding what somebody types, whatever the case, the accents, the apostrophes or the script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from councildesk.domain import folding
from councildesk.domain.spelling import APOSTROPHES

_PLAIN = str.maketrans({"ə": "e", "Ə": "e", "ı": "i", "İ": "i", "ß": "ss", "ё": "е"} | dict.fromkeys(APOSTROPHES, ""))


def fold(text: str) -> str:
    """A key to sort and compare by: `Şəfiyev` and `sefiyev` have one key. Never shown, never kept."""
    if text.isascii():  # nothing to take apart: mail addresses, links, numbers
        return text.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN).lower().translate(_PLAIN))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def haystack(text: str) -> str:
    """What `Words` looks in: the text without accents, and its words as they sound in other spellings and scripts."""
    sounding = folding.index_text(text)
    return f"{fold(text)}\n{sounding.words}\n{sounding.spellings}"


LEADS_NOT = 2


def lead(name: str, word: str) -> int:
    """How the word begins the name, in `Shafiyev, Farid` the family name: 0 as it is written, 1 in another spelling.

    Whoever types "sha" means him before Sample, whose name sounds alike so far. LEADS_NOT: it does not begin it.
    """
    if fold(name).startswith(fold(word)):
        return 0
    return 1 if any(mark.start == 0 for mark in folding.marks(name, word)) else LEADS_NOT


class Words:
    """What somebody typed; each word has to occur."""

    def __init__(self, typed: str) -> None:
        self._keys = tuple((fold(word), folding.fold(word) or fold(word)) for word in typed.split())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self._keys == other._keys

    def __hash__(self) -> int:
        return hash(self._keys)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def narrows(self, other: Words) -> bool:
        """Whether nothing can have these words that has not the other ones: a letter more, or a word more."""
        return all(
            any(plain in own_plain and sounding in own_sounding for own_plain, own_sounding in self._keys)
            for plain, sounding in other._keys
        )

    def found_in(self, hays: Sequence[str], numbers: Iterable[int]) -> list[int]:
        """The numbers, in their order, whose haystack has all the words."""
        found = list(numbers)
        for plain, sounding in self._keys:
            if plain == sounding:
                found = [number for number in found if plain in hays[number]]
            else:
                found = [number for number in found if plain in hays[number] or sounding in hays[number]]
        return found
