"""Typed text, tidied."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.spelling import APOSTROPHES, clean_line, clean_text, normalise
from domain.real_texts import load

ANY_TEXT = st.text(st.characters())  # lone surrogates too


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_uzbek_letters_and_the_tutuq_are_set_right_whatever_key_was_pressed(apostrophe: str) -> None:
    typed = "O'zbekiston, ma'no, g'oya, to'g'ri, tog', Is'hoq".replace("'", apostrophe)

    assert normalise(typed, "uz") == "Oʻzbekiston, maʼno, gʻoya, toʻgʻri, togʻ, Isʼhoq"


def test_quotation_marks_around_uzbek_words_stay() -> None:
    assert normalise("‘Kengash’ va 'rais' hamda 'bogʻ'", "uz") == "‘Kengash’ va 'rais' hamda 'bogʻ'"
    assert normalise("'togʻ' emas, tog'", "uz") == "'togʻ' emas, togʻ"


def test_other_languages_keep_their_apostrophes() -> None:
    assert normalise("the chair's o'clock", "en") == "the chair's o'clock"


def test_letters_typed_in_two_parts_become_one() -> None:
    assert normalise("Mu\u0308ller", "de") == "Müller"


def test_a_line_is_one_line_without_anything_invisible() -> None:
    assert clean_line(" Fərid\t\u202eRauf\u200b \n\x00oğlu\ud800\xa0 ") == "Fərid Rauf oğlu"


def test_a_text_keeps_its_lines_and_spaces() -> None:
    assert clean_text("a  b\r\nc\rd\u2028e\x0bf\x85g\x07") == "a  b\nc\nd\ne\nf\ng"


@given(ANY_TEXT)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    for tidy in (clean_line, clean_text, lambda each: normalise(each, "uz")):
        assert tidy(tidy(text)) == tidy(text)


@given(ANY_TEXT)
def test_a_tidied_line_can_be_kept_and_printed(text: str) -> None:
    line = clean_line(text)

    line.encode("utf-8")
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in line)
    assert line == line.strip()
    assert "  " not in line


def test_naughty_strings_are_tidied_without_complaint() -> None:
    strings = load("naughty-strings.json")

    for string in strings if isinstance(strings, list) else strings["strings"]:
        assert clean_line(clean_line(string)) == clean_line(string)
