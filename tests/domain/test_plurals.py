"""Plural forms, by the examples of Unicode CLDR."""

from __future__ import annotations

import pytest

from councildesk.domain import languages
from councildesk.domain.plurals import Plural, categories, category


@pytest.mark.parametrize("language", ["az", "uz", "uz-Cyrl", "de", "en", "fr"])
def test_most_of_our_languages_tell_one_from_the_others(language: str) -> None:
    assert category(language, 1) is Plural.ONE
    assert {category(language, number) for number in (0, 2, 5, 11, 21, 101)} == {Plural.OTHER}


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        (Plural.ONE, (1, 21, 31, 101, 1001)),
        (Plural.FEW, (2, 3, 4, 22, 24, 102)),
        (Plural.MANY, (0, 5, 10, 11, 12, 14, 19, 20, 25, 100, 111, 112, 1011)),
    ],
)
def test_russian_has_three_forms_for_whole_numbers(form: Plural, numbers: tuple[int, ...]) -> None:
    assert {category("ru", number) for number in numbers} == {form}


def test_a_negative_number_takes_the_form_of_its_amount() -> None:
    assert category("ru", -2) is Plural.FEW
    assert category("de", -1) is Plural.ONE


@pytest.mark.parametrize("language", sorted(languages.KNOWN))
def test_every_form_that_is_asked_for_is_announced(language: str) -> None:
    assert {category(language, number) for number in range(1200)} <= set(categories(language))
