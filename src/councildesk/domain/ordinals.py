"""Ordinal numbers in figures, where they are more than a point or a dash: Azerbaijani 3-cü."""

from __future__ import annotations

# The suffix follows the last vowel of the number as it is spoken: 1 bir, 2 iki, 3 üç, 10 on, 40 qırx.
_AZERBAIJANI_ONES = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_AZERBAIJANI_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_AZERBAIJANI_POWERS = ((10**9, "cı"), (10**6, "cu"), (10**3, "ci"), (10**2, "cü"))  # milyard, milyon, min, yüz


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
