"""Plural forms by the rules of Unicode CLDR: which form of a word goes with a number."""

from __future__ import annotations

from enum import StrEnum

from councildesk.domain import languages


class Plural(StrEnum):
    """CLDR's names of the forms our languages tell apart."""

    ONE = "one"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


def categories(language: str) -> tuple[Plural, ...]:
    """The forms a word must have in this language to go with any whole number.

    Russian's OTHER goes with fractions (1,5 часа), so it is listed although no whole number asks for it.
    """
    if languages.fixed_words(language) == "ru":
        return (Plural.ONE, Plural.FEW, Plural.MANY, Plural.OTHER)
    return (Plural.ONE, Plural.OTHER)


def category(language: str, number: int) -> Plural:
    """The form that goes with this whole number; a negative one takes the form of its amount."""
    amount = abs(number)
    if languages.fixed_words(language) == "ru":
        return _russian(amount)
    return Plural.ONE if amount == 1 else Plural.OTHER


def _russian(amount: int) -> Plural:
    ones, tens = amount % 10, amount % 100
    if ones == 1 and tens != 11:
        return Plural.ONE
    if ones in (2, 3, 4) and tens not in (12, 13, 14):
        return Plural.FEW
    return Plural.MANY
