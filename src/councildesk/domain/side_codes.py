"""Short codes of sides, such as AZ and UZ: proposed from a name until somebody types one."""

from __future__ import annotations

from collections.abc import Collection

from councildesk.domain import languages

LONGEST = 12


def proposed(name: str, taken: Collection[str], language: str) -> str:
    """Two letters of the name that no other side has, the first and the next that will do; empty without a letter.

    A name whose pairs are all taken gets its first letter and a number.
    """
    letters = [languages.upper(letter, language) for letter in name if letter.isalpha()]
    if not letters:
        return ""
    pairs = (letters[0] + letter for letter in letters[1:])
    numbered = (f"{letters[0]}{number}" for number in range(1, len(taken) + 2))
    return next(code for code in (*pairs, *numbered) if code not in taken)
