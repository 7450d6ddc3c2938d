"""Ordinal numbers in figures, as official papers write them: 3-cü, 3-, 3-й, 3., 3rd."""

from __future__ import annotations

from councildesk.domain import languages

# The suffix follows the last vowel of the number as it is spoken: 1 bir, 2 iki, 3 üç, 10 on, 40 qırx.
_AZERBAIJANI_ONES = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_AZERBAIJANI_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_AZERBAIJANI_POWERS = ((10**9, "cı"), (10**6, "cu"), (10**3, "ci"), (10**2, "cü"))  # milyard, milyon, min, yüz


def ordinal(number: int, language: str) -> str:
    """The number as an ordinal before its noun: `2024-cü`, Uzbek `27-`, Russian masculine `3-й`, `3.`, `3rd`."""
    match languages.fixed_words(language):
        case "az":
            return f"{number}-{azerbaijani_suffix(number)}"
        case "uz" | "uz-Cyrl":
            return f"{number}-"
        case "ru":
            return f"{number}-й"
        case "de":
            return f"{number}."
        case _:
            return f"{number}{_english_suffix(number)}"


def azerbaijani_suffix(number: int) -> str:
    """-cı, -ci, -cu or -cü by vowel harmony with the number as it is spoken."""
    amount = abs(number)
    if amount == 0:
        return "cı"  # sıfır
    if amount % 10:
        return _AZERBAIJANI_ONES[amount % 10]
    if amount % 100:
        return _AZERBAIJANI_TENS[amount % 100 // 10]
    return next(suffix for power, suffix in _AZERBAIJANI_POWERS if amount % power == 0)


def _english_suffix(number: int) -> str:
    amount = abs(number)
    if amount % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(amount % 10, "th")
