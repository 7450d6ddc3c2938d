"""Lines that read alike in both languages stand once in a cell, and each says its language."""

from __future__ import annotations

from councildesk.documents.composer.model import Passage
from councildesk.documents.composer.stacking import stacked
from councildesk.domain.text import paragraphs

TAGS = ("az", "uz")


def test_different_texts_stand_below_each_other_in_their_languages() -> None:
    assert [*stacked(("Sədr", "Rais"), TAGS)] == [("Sədr", "az"), ("Rais", "uz")]


def test_a_text_that_stands_in_for_the_other_language_stands_once_in_its_own() -> None:
    text = Passage("Azərbaycan tərəfi", "az")

    assert [*stacked(("Azərbaycan tərəfi", text), TAGS)] == [(text, "")]
    assert [*stacked((text, text), TAGS)] == [(text, "")]


def test_a_shared_beginning_and_a_shared_end_stand_once_around_what_differs() -> None:
    assert [*stacked(("Sədr\nMərkəz", "Rais\nMərkəz"), TAGS)] == [("Sədr", "az"), ("Rais", "uz"), ("Mərkəz", "")]
    assert [*stacked(("Dr\nSədr", "Dr\nRais"), TAGS)] == [("Dr", ""), ("Sədr", "az"), ("Rais", "uz")]
    assert [*stacked(("Dr", "Dr\nRais"), TAGS)] == [("Dr", ""), ("Rais", "uz")]


def test_formatted_texts_stay_whole() -> None:
    one, other = paragraphs("Sədr\nMərkəz"), paragraphs("Rais\nMərkəz")

    assert [*stacked((one, other), TAGS)] == [(one, "az"), (other, "uz")]
    assert [*stacked((one, one), TAGS)] == [(one, "")]


def test_an_empty_text_says_nothing() -> None:
    assert [*stacked((), TAGS)] == []
    assert [*stacked(("", "Rais"), TAGS)] == [("", "az"), ("Rais", "uz")]
