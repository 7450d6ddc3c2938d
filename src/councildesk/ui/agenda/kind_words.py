"""Kinds of items as people name them: in a menu that keys open, and in titles that say what an item is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from councildesk.documents.glossary import glossary
from councildesk.domain import languages, outline
from councildesk.domain.agenda import ItemKind
from councildesk.domain.folding import fold
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets.letters_menu import LettersMenu

_OF_THEIR_OWN = frozenset(ItemKind) - {
    ItemKind.DISCUSSION,
    ItemKind.DECISION,
    ItemKind.INFORMATION,
    ItemKind.PANEL,
    ItemKind.ADDRESS,
    ItemKind.MESSAGE,
}
"""Whose title says what they are."""


def of_title(title: str) -> ItemKind:
    """The kind that a title names in any of the six languages, else a discussion."""
    if outline.is_break(title):
        return ItemKind.BREAK
    return _titles().get(fold(title), ItemKind.DISCUSSION)


def titles(kind: ItemKind, tags: tuple[str, ...]) -> Mapping[str, str]:
    """What an item of a kind is called on papers, by language."""
    return {tag: languages.capitalised(glossary(tag).name(kind), tag) for tag in tags}


def menu(parent: QWidget, language: str, present: ItemKind | None) -> QMenu:
    """All kinds; the data of each action is its kind. Letters go to the kinds that begin with them."""
    offered = LettersMenu(parent)
    offered.setObjectName("kinds_menu")
    group = QActionGroup(offered)
    for kind in ItemKind:
        action = QAction(meeting_words.word(kind, language), offered)
        action.setData(kind)
        action.setCheckable(True)
        action.setChecked(kind is present)
        group.addAction(action)
        offered.addAction(action)
        if kind is present:
            offered.setActiveAction(action)
    return offered


@cache
def _titles() -> dict[str, ItemKind]:
    return {
        fold(glossary(tag).name(kind)): kind for tag in languages.KNOWN for kind in ItemKind if kind in _OF_THEIR_OWN
    }
