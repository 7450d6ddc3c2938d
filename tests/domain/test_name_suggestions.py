"""Names suggested by their sound in another language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import transcription
from councildesk.domain.name_suggestions import suggested
from councildesk.domain.names import PersonName

FARID = PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu", "cənab")
DILNOZA = PersonName("uz", "Dilnoza", "Gʻulomova", "Rustam qizi", "xonim")


@pytest.mark.parametrize(
    ("azerbaijani", "english", "russian"),
    [
        ("Şəfiyev", "Shafiyev", "Шафиев"),
        ("Hüseynov", "Huseynov", "Гусейнов"),
        ("Əliyev", "Aliyev", "Алиев"),
        ("Cəfərov", "Jafarov", "Джафаров"),
        ("Xəlilov", "Khalilov", "Халилов"),
        ("Qasımov", "Gasimov", "Гасымов"),
        ("İlqar", "Ilgar", "Ильгар"),
        ("Günel", "Gunel", "Гюнель"),
        ("İsmayıl", "Ismayil", "Исмаил"),
        ("Ülviyyə", "Ulviyya", "Ульвия"),
        ("Elşad", "Elshad", "Эльшад"),
        ("ƏLİYEV", "ALIYEV", "АЛИЕВ"),
    ],
)
def test_azerbaijani_names_sound_in_english_and_russian(azerbaijani: str, english: str, russian: str) -> None:
    assert transcription.to_english(azerbaijani, "az") == english
    assert transcription.to_russian(azerbaijani, "az") == russian


@pytest.mark.parametrize(
    ("uzbek", "english", "russian"),
    [
        ("Oʻrinboyev", "Orinboyev", "Уринбоев"),
        ("G'ulomov", "Gulomov", "Гуломов"),
        ("Baxtiyor", "Bakhtiyor", "Бахтиёр"),
        ("Mirziyoyev", "Mirziyoyev", "Мирзиёев"),
    ],
)
def test_uzbek_names_sound_in_english_and_russian(uzbek: str, english: str, russian: str) -> None:
    assert transcription.to_english(uzbek, "uz") == english
    assert transcription.to_russian(uzbek, "uz") == russian


@pytest.mark.parametrize(
    ("russian", "english"),
    [("Шафиев", "Shafiyev"), ("Дмитрий", "Dmitry"), ("Ельцин", "Yeltsin"), ("Щукин-Ольхов", "Shchukin-Olkhov")],
)
def test_russian_names_sound_in_english(russian: str, english: str) -> None:
    assert transcription.to_english(russian, "ru") == english


@given(st.text(), st.sampled_from(["az", "uz", "uz-Cyrl", "ru"]))
def test_any_text_can_be_transcribed(text: str, language: str) -> None:
    assert isinstance(transcription.to_english(text, language), str)


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ -"))
def test_no_azerbaijani_letter_is_left_behind(text: str) -> None:
    russian, english = transcription.to_russian(text, "az"), transcription.to_english(text, "az")

    assert russian is not None
    assert english is not None
    assert not any(letter.isascii() and letter.isalpha() for letter in russian)
    assert english.isascii()


def test_a_suggestion_has_all_parts_that_the_language_prints() -> None:
    assert suggested([FARID], "ru") == PersonName("ru", "Фарид", "Шафиев", "Рауф оглы", "господин")
    assert suggested([FARID], "en") == PersonName("en", "Farid", "Shafiyev", "", "Mr")
    assert suggested([DILNOZA], "ru") == PersonName("ru", "Дилноза", "Гуломова", "Рустам кизи", "госпожа")


def test_german_takes_the_letters_of_an_english_name() -> None:
    english = PersonName("en", "Bakhtiyor", "Mustafoev", honorific="Mr")

    assert suggested([FARID, english], "de") == PersonName("de", "Bakhtiyor", "Mustafoev", "", "Herr")


def test_other_honorifics_are_left_to_a_person() -> None:
    known = PersonName("az", "Fərid", "Şəfiyev", honorific="Prof.")

    found = suggested([known], "en")

    assert found is not None
    assert found.honorific == ""


def test_nothing_is_suggested_where_nobody_could_know() -> None:
    assert suggested([PersonName("en", "Farid", "Shafiyev")], "az") is None
    assert suggested([PersonName("en", "Farid", "Shafiyev")], "ru") is None
    assert suggested([PersonName("az")], "en") is None
    assert suggested([], "en") is None
