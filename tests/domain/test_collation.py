"""Order by each language's alphabet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import languages
from councildesk.domain.collation import sort_key

TAGS = st.sampled_from(sorted(languages.KNOWN))


def in_order(texts: list[str], language: str) -> bool:
    """Whether every text sorts before the next one."""
    return all(sort_key(one, language) < sort_key(next_one, language) for one, next_one in pairwise(texts))


ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch",
    "uz-Cyrl": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш ъ ь э ю я ў қ ғ ҳ",
    "ru": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "de": "a ä b c d e f g h i j k l m n o ö p q r s t u ü v w x y z",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_letters_stand_in_the_order_of_the_alphabet(language: str) -> None:
    letters = ALPHABETS[language].split()
    capitals = [languages.capitalised(letter, language) for letter in letters]

    assert in_order(letters, language)
    assert in_order(capitals, language)


SORTED = {
    "az": "Cəfər Çingiz Eldar Əli Gül Ğ Həsən Xəyal Iradə İlqar Jalə Quliyev Orxan Öz Səid Şükür Ülvi Wagner Zeynəb",
    "uz": "Gavhar Isʼhoq Ismoil mano maʼno Otabek Salim Tangri Tanho Zokir Oʻktam O'rin Gʻulom Shavkat Chori Choʻlpon",
    "uz-Cyrl": "Бахтиёр Отабек Эшмат Якуб Ўктам Қодир Ғулом Ҳасан",
    "ru": "Егоров Елкин Ёлкин Елкина Жуков Иод Йод Қодиров Котов Smith",
    "de": "Apfel Äpfel Mueller Muller Müller Mutter Öl Ole Strasse Straße Zebra Алиев",
    "en": "Ashrafkhanov Jafarov Łukasz Lutz Mustafayev Oneil O'Neil Shafiyev",
}


@pytest.mark.parametrize("language", SORTED)
def test_names_stand_where_a_reader_looks_for_them(language: str) -> None:
    names = SORTED[language].split()

    assert in_order(names, language)


def test_a_language_without_an_alphabet_of_ours_sorts_as_english() -> None:
    assert sort_key("Élan", "fr") == sort_key("Élan", "en")


def test_a_family_stands_together_before_longer_names() -> None:
    names = ["Ali", "Ali Veli", "Ali-Zade", "Aliyev"]

    assert in_order(names, "en")


def test_digits_come_before_letters_and_their_own_script_before_others() -> None:
    assert (
        sort_key("2 Saat", "az")
        < sort_key("Aa", "az")
        < sort_key("Азер", "az")
        < sort_key("Ωμέγα", "az")
        < sort_key("漢", "az")
    )
    assert sort_key("Я", "ru") < sort_key("A", "ru")


def test_accents_decide_before_capitals() -> None:
    names = ["ole", "Ole", "öle", "Öle"]

    assert in_order(names, "de")


def test_letters_typed_in_two_parts_sort_as_one() -> None:
    assert sort_key("Mu\u0308ller", "de")[:8] == sort_key("Müller", "de")[:8]


@given(st.text(st.characters()), st.text(st.characters()), TAGS)
def test_different_texts_have_different_keys(one: str, other: str, language: str) -> None:
    assert (sort_key(one, language) == sort_key(other, language)) == (one == other)


@given(st.text(alphabet="abcçdeəfgğhxıijz "), st.text(alphabet="abcçdeəfgğhxıijz "))
def test_a_text_stands_before_its_continuations(text: str, more: str) -> None:
    assert sort_key(text, "az") <= sort_key(text + more, "az")
