"""Uzbek in its two scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.spelling import normalise
from councildesk.domain.transliteration import to_cyrillic, to_latin
from domain.real_texts import load, pairs_in

WORD = re.compile(r"[^\W\d_]+")

WORDS = """
    Oʻzbekiston=Ўзбекистон gʻoya=ғоя yoʻl=йўл Yoʻldosh=Йўлдош togʻ=тоғ
    shahar=шаҳар mashhur=машҳур Isʼhoq=Исҳоқ chegara=чегара choʻl=чўл tong=тонг
    ekspert=эксперт eshitildi=эшитилди poema=поэма Yevropa=Европа kelajak=келажак Shafiyev=Шафиев obyekt=объект
    premyera=премьера Mirziyoyev=Мирзиёев Yuryevich=Юрьевич
    yangi=янги dunyo=дунё yuz=юз Osiyo=Осиё
    maʼno=маъно sanʼat=санъат moʻjiza=мўъжиза eʼlon=эълон aʼzo=аъзо
    deklaratsiya=декларация sotsial=социал litsey=лицей abzats=абзац konferensiya=конференция aksiya=акция
    funksional=функционал pensiya=пенсия komissiya=комиссия sirk=цирк ketsin=кетсин aytsa=айтса
    aprel=апрель apreldagi=апрелдаги oktabr=октябрь oktabrda=октябрда sentabr=сентябрь panel=панель
    pavilyon=павильон qaror=қарор huquq=ҳуқуқ xalq=халқ jamiyat=жамият
"""
BOTH_WAYS = WORDS.split()


@pytest.mark.parametrize("pair", BOTH_WAYS)
def test_words_turn_into_the_other_script_and_back(pair: str) -> None:
    latin, cyrillic = pair.split("=")

    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize("pair", BOTH_WAYS)
def test_capitals_stay_capitals(pair: str) -> None:
    latin, cyrillic = pair.split("=")

    assert to_cyrillic(latin.upper()) == cyrillic.upper()
    assert to_latin(cyrillic.upper()) == latin.upper()
    assert to_cyrillic(latin.capitalize()) == cyrillic.capitalize()
    assert to_latin(cyrillic.capitalize()) == latin.capitalize()


def test_an_initial_is_a_title_and_no_word_in_capitals() -> None:
    assert to_latin("Ш. Ғуломов, Я. Ў.") == "Sh. Gʻulomov, Ya. Oʻ."
    assert to_cyrillic("Sh. Gʻulomov, Yo. X.") == "Ш. Ғуломов, Ё. Х."


def test_any_apostrophe_makes_an_uzbek_letter() -> None:
    assert {to_cyrillic(f"O{mark}zbek ma{mark}no") for mark in "'’‘ʻʼ`"} == {"Ўзбек маъно"}


@pytest.mark.parametrize(
    "left", ["XXI", "IV", "info@isrs.uz", "https://isrs.uz/uz", "www.isrs.uz", "Şəfiyev", "2024", "№ 3", "–"]
)
def test_numerals_addresses_and_foreign_letters_are_left(left: str) -> None:
    assert to_cyrillic(left) == left


def test_the_rest_of_a_sentence_is_kept() -> None:
    assert to_cyrillic("XXI asr, 27-avgust (soat 10:00)") == "XXI аср, 27-август (соат 10:00)"
    assert to_latin("XXI аср, 27-август (соат 10:00)") == "XXI asr, 27-avgust (soat 10:00)"


def test_russian_letters_have_a_sound_in_latin() -> None:
    assert to_latin("Щербаков Ильич Крылов съезд Цветков") == "Sherbakov Ilich Krilov syezd Svetkov"
    assert to_latin("Єврика") == "Єvrika"


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ АБЕЁШЯЎҒ-.,"))
def test_nothing_cyrillic_is_left_in_latin(text: str) -> None:
    assert not re.search("[\u0400-\u04ff]", to_latin(text))


@given(st.text(alphabet="abdefghijklmnopqrstuvxyzʻʼ ABDESHYOG-.,"))
def test_latin_words_lose_every_latin_letter_unless_they_are_numerals(text: str) -> None:
    turned = to_cyrillic(text)

    assert not re.search("[a-z]", turned)


@given(st.text())
def test_any_text_can_be_turned(text: str) -> None:
    assert to_latin(to_cyrillic(text)) is not None


def equal_words(pairs: list[tuple[str, str]]) -> tuple[int, int, int]:
    """How many words of parallel texts there are, and how many turn out right into Cyrillic and into Latin."""
    words = [
        couple
        for latin, cyrillic in pairs
        for couple in zip(WORD.findall(normalise(latin, "uz")), WORD.findall(cyrillic), strict=True)
    ]
    into_cyrillic = sum(to_cyrillic(latin) == cyrillic for latin, cyrillic in words)
    into_latin = sum(to_latin(cyrillic) == latin for latin, cyrillic in words)
    return len(words), into_cyrillic, into_latin


def test_parallel_texts_agree_word_by_word() -> None:
    record = load("parallel-texts.json")
    sections = [record["preambles"], *(article["texts"] for article in record["articles"])]
    pairs = pairs_in(record["titles"], "uz-Latn", "uz-Cyrl")
    for section in sections:
        pairs += zip(section["uz-Latn"]["paragraphs"], section["uz-Cyrl"]["paragraphs"], strict=True)

    total, into_cyrillic, into_latin = equal_words(pairs)

    assert total > 700
    assert into_cyrillic / total >= 0.99
    assert into_latin / total >= 0.99


def test_the_founding_conference_reads_the_same_in_both_scripts() -> None:
    pairs = pairs_in(load("founding-conference.json"), "uz", "uz-Cyrl")

    total, into_cyrillic, into_latin = equal_words(pairs)

    assert into_cyrillic == into_latin == total > 60


def test_nearly_all_real_names_survive_latin_and_back() -> None:
    members = load("names.json")["countries"]["uz"]["members"]
    parts = [member[part] for member in members for part in ("given_name", "family_name", "patronymic") if member[part]]

    kept = [part for part in parts if to_cyrillic(to_latin(part)) == part]

    # What gets lost is Russian spelling: ы, ь and ц at the beginning of a name.
    assert len(kept) / len(parts) >= 0.97


SYLLABLES = st.lists(
    st.tuples(st.sampled_from("бвгдзклмнпрсфхқғҳчш"), st.sampled_from("аиоуў")).map("".join), min_size=1, max_size=6
).map("".join)


@given(SYLLABLES, st.sampled_from([str, str.capitalize]))
def test_words_of_open_syllables_come_back_from_latin_letter_by_letter(word: str, case: Callable[[str], str]) -> None:
    cyrillic = case(word)

    assert to_cyrillic(to_latin(cyrillic)) == cyrillic
