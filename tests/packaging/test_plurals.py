"""Texts with a number have a form for one of something, in English too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

import plurals
from councildesk.ui.language import ENGLISH, Speech

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "councildesk"


def test_every_text_with_a_number_is_in_the_english_catalogue() -> None:
    assert set(plurals.forms(plurals.CATALOGUE)) == plurals.found(), "run python packaging/plurals.py"


def test_both_forms_say_the_same_of_another_number() -> None:
    for (_context, text), (one, many) in plurals.forms(plurals.CATALOGUE).items():
        assert many == text
        assert sorted(re.findall(r"%n|\{\w+\}", one)) == sorted(re.findall(r"%n|\{\w+\}", many))


def test_no_text_with_a_number_is_hidden_from_translators() -> None:
    """A helper of our own around tr or translate would hide it."""
    texts = {text for _context, text in plurals.forms(plurals.CATALOGUE)}
    for source in PACKAGE.rglob("*.py"):
        if "_generated" not in source.parts:
            written = set(re.findall(r'"([^"\n]*%n[^"\n]*)"', source.read_text(encoding="utf-8")))
            assert written <= texts, source


@pytest.mark.parametrize(("number", "words"), [(1, "in 1 day"), (2, "in 2 days")])
def test_one_day_is_no_days(qapp: QCoreApplication, number: int, words: str) -> None:
    speech = Speech()
    speech.speak(ENGLISH)

    assert QCoreApplication.translate("OverviewPage", "in %n days", "", number) == words
