"""Finding what somebody types, whatever the case, the accents or the apostrophes."""

from __future__ import annotations

import unicodedata

from councildesk.domain.spelling import APOSTROPHES

_PLAIN = str.maketrans({"ə": "e", "Ə": "e", "ı": "i", "İ": "i", "ß": "ss", "ё": "е"} | dict.fromkeys(APOSTROPHES, ""))


def fold(text: str) -> str:
    """A key to compare by: `Şəfiyev` and `sefiyev` have one key. Never shown, never kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN).lower().translate(_PLAIN))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
