from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.documents.composer import fonts
from councildesk.documents.composer.characters import UNKNOWN, Change, Repertoire
from councildesk.documents.composer.model import FaceFamily, ProblemKind
from documents.composer.papers import ALPHABETS


@pytest.fixture(scope="module")
def repertoire() -> Repertoire:
    return fonts.family(FaceFamily.SANS).repertoire


@pytest.mark.parametrize("tag", ALPHABETS)
@pytest.mark.parametrize("family", FaceFamily)
def test_every_letter_of_the_working_languages_can_be_drawn(tag: str, family: FaceFamily) -> None:
    assert fonts.family(family).repertoire.clean(ALPHABETS[tag]) == (ALPHABETS[tag], ())


def test_composed_and_decomposed_letters_are_printed_alike(repertoire: Repertoire) -> None:
    assert repertoire.clean("s\u0327 I\u0307 и\u0306") == ("ş İ й", ())


def test_a_direction_override_is_removed_and_named_by_its_code(repertoire: Repertoire) -> None:
    text, changes = repertoire.clean("Əli\u202eayev\u202e")

    assert text == "Əliayev"
    assert changes == (Change(ProblemKind.REMOVED, "U+202E", ""),)


@pytest.mark.parametrize("character", ["\0", "\x08", "\x7f", "\ufffe", "\ud800", "\u2066"])
def test_what_no_paper_may_hold_is_removed(repertoire: Repertoire, character: str) -> None:
    text, changes = repertoire.clean(f"a{character}b")

    assert text == "ab"
    assert changes == (Change(ProblemKind.REMOVED, f"U+{ord(character):04X}", ""),)


def test_a_character_without_a_glyph_is_replaced_and_reported_once(repertoire: Repertoire) -> None:
    text, changes = repertoire.clean("漢 a 漢")

    assert text == f"{UNKNOWN} a {UNKNOWN}"
    assert changes == (Change(ProblemKind.NO_GLYPH, "漢", UNKNOWN),)


@pytest.mark.parametrize(("typed", "printed"), [("→", "->"), ("☐", "[]"), ("ⓐ", "a"), ("①", "1")])
def test_a_character_without_a_glyph_is_resembled_where_it_can_be(
    repertoire: Repertoire, typed: str, printed: str
) -> None:
    assert repertoire.clean(typed) == (printed, (Change(ProblemKind.NO_GLYPH, typed, printed),))


def test_spaces_of_other_widths_and_hints_for_hyphenation_pass_in_silence(repertoire: Repertoire) -> None:
    assert repertoire.clean("80\u202f% in\u00adter\u200bna\tx\u2011y") == ("80\u00a0% interna x-y", ())


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\x85", "\v"])
def test_there_is_one_kind_of_line_break(repertoire: Repertoire, line_break: str) -> None:
    assert repertoire.clean(f"a{line_break}b") == ("a\nb", ())


@given(st.text())
def test_what_was_cleaned_is_clean(text: str) -> None:
    repertoire = fonts.family(FaceFamily.SANS).repertoire

    cleaned, _ = repertoire.clean(text)

    assert repertoire.clean(cleaned) == (cleaned, ())
    assert unicodedata.is_normalized("NFC", cleaned)
