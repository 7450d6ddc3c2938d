"""Letters choose in a menu as they do in a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.ui.widgets.letters_menu import LettersMenu

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def menu(qtbot: QtBot, look: object) -> LettersMenu:
    menu = LettersMenu()
    qtbot.addWidget(menu)
    for word in ("Statement", "Decision", "Şərh", "Staff of 5"):
        menu.addAction(word)
    menu.show()
    return menu


def typed(menu: LettersMenu, text: str) -> str:
    """What is chosen after these letters, typed in one go."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(menu, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))
    action = menu.activeAction()
    return action.text() if action else ""


def test_the_first_that_begins_so_is_chosen(menu: LettersMenu) -> None:
    assert typed(menu, "staf") == "Staff of 5"
    assert typed(menu, "d") == "Decision"


def test_the_same_letter_leads_on_and_round(menu: LettersMenu) -> None:
    assert [typed(menu, "s") for _ in range(4)] == ["Statement", "Şərh", "Staff of 5", "Statement"]


def test_a_letter_that_begins_nothing_leaves_the_choice(menu: LettersMenu) -> None:
    assert typed(menu, "d") == "Decision"
    assert typed(menu, "x") == "Decision"


def test_a_blank_within_a_word_is_one_of_its_letters(menu: LettersMenu) -> None:
    assert typed(menu, "staff o") == "Staff of 5"
