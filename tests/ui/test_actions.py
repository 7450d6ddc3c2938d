from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from councildesk.ui import icons
from councildesk.ui.actions import ACTIONS, Menu, make_actions

FOR_PAGES = [f"Ctrl+{number}" for number in range(1, 10)] + ["Ctrl+N", "Ctrl+P"]
IN_TEXT = ["Ctrl+B", "Ctrl+I", "Ctrl+Shift+7", "Ctrl+Shift+8", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"]
WITHOUT_SHORTCUT = {"theme_system", "theme_light", "theme_dark", "about"}


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_every_action_has_one_icon_of_its_own() -> None:
    assert {entry.icon for entry in ACTIONS} <= set(icons.names())
    assert repeated([entry.icon for entry in ACTIONS]) == []


def test_every_action_has_one_shortcut_of_its_own() -> None:
    assert {entry.name for entry in ACTIONS if not entry.shortcut} == WITHOUT_SHORTCUT
    assert repeated([entry.shortcut for entry in ACTIONS if entry.shortcut]) == []


def test_no_shortcut_takes_a_key_from_the_pages_or_from_writing() -> None:
    assert {entry.shortcut for entry in ACTIONS} & {*FOR_PAGES, *IN_TEXT} == set()


def test_every_shortcut_is_a_key_that_qt_knows() -> None:
    for entry in ACTIONS:
        assert QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.PortableText) == entry.shortcut


def test_every_line_of_a_menu_has_a_letter_of_its_own() -> None:
    for menu in Menu:
        letters = [QKeySequence.mnemonic(entry.text).toString() for entry in ACTIONS if entry.menu is menu]
        assert "" not in letters
        assert repeated(letters) == []


def test_names_occur_once() -> None:
    assert repeated([entry.name for entry in ACTIONS]) == []


def test_made_actions_carry_what_the_table_says(qapp: QApplication) -> None:
    owner = QObject()

    made = make_actions(owner)

    assert list(made) == [entry.name for entry in ACTIONS]
    for entry in ACTIONS:
        action = made[entry.name]
        assert action.parent() is owner
        assert action.text() == entry.text
        assert action.shortcut() == QKeySequence(entry.shortcut)
        assert not action.icon().isNull()
