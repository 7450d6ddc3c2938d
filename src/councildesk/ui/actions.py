"""The actions of the menus, all in one table: name, text, icon, shortcut, menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons


class Menu(StrEnum):
    """The menus in their order; the value is the English source text."""

    FILE = QT_TRANSLATE_NOOP("Menus", "&File")
    EDIT = QT_TRANSLATE_NOOP("Menus", "&Edit")
    VIEW = QT_TRANSLATE_NOOP("Menus", "&View")
    GO = QT_TRANSLATE_NOOP("Menus", "&Go")
    HELP = QT_TRANSLATE_NOOP("Menus", "&Help")


@dataclass(frozen=True)
class MenuAction:
    """One line of a menu. `text` is English source text of the context "Actions"."""

    name: str
    text: str
    icon: str
    shortcut: str
    menu: Menu
    needs_council: bool = True
    """Only while a council is open."""
    is_choice: bool = False
    """Can be ticked."""
    ends_group: bool = False
    """A line follows it in the menu."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    """Where a Mac puts it."""


ACTIONS = (
    MenuAction(
        "new_council",
        QT_TRANSLATE_NOOP("Actions", "&New council…"),
        "new_file",
        "Ctrl+Shift+N",
        Menu.FILE,
        needs_council=False,
    ),
    MenuAction(
        "open_council", QT_TRANSLATE_NOOP("Actions", "&Open…"), "open_file", "Ctrl+O", Menu.FILE, needs_council=False
    ),
    MenuAction("import_people", QT_TRANSLATE_NOOP("Actions", "&Import people…"), "import", "Ctrl+Shift+J", Menu.FILE),
    MenuAction("save", QT_TRANSLATE_NOOP("Actions", "&Save now"), "save", "Ctrl+S", Menu.FILE),
    MenuAction("backups", QT_TRANSLATE_NOOP("Actions", "&Backups…"), "backup", "Ctrl+Shift+B", Menu.FILE),
    MenuAction(
        "close_council", QT_TRANSLATE_NOOP("Actions", "&Close council"), "close", "Ctrl+W", Menu.FILE, ends_group=True
    ),
    MenuAction(
        "quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        "leave",
        "Ctrl+Q",
        Menu.FILE,
        needs_council=False,
        role=QAction.MenuRole.QuitRole,
    ),
    MenuAction("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", "Ctrl+Z", Menu.EDIT),
    MenuAction("redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "Ctrl+Shift+Z", Menu.EDIT, ends_group=True),
    MenuAction("search", QT_TRANSLATE_NOOP("Actions", "&Search"), "search", "Ctrl+K", Menu.EDIT, ends_group=True),
    MenuAction("history", QT_TRANSLATE_NOOP("Actions", "&History of this"), "history", "Ctrl+Shift+H", Menu.EDIT),
    MenuAction("removed", QT_TRANSLATE_NOOP("Actions", "Recently r&emoved"), "remove", "Ctrl+Shift+L", Menu.EDIT),
    MenuAction(
        "sidebar", QT_TRANSLATE_NOOP("Actions", "&Sidebar"), "sidebar", "F9", Menu.VIEW, is_choice=True, ends_group=True
    ),
    MenuAction(
        "theme_system",
        QT_TRANSLATE_NOOP("Actions", "Look of the s&ystem"),
        "settings",
        "",
        Menu.VIEW,
        needs_council=False,
        is_choice=True,
    ),
    MenuAction(
        "theme_light",
        QT_TRANSLATE_NOOP("Actions", "&Light"),
        "light",
        "",
        Menu.VIEW,
        needs_council=False,
        is_choice=True,
    ),
    MenuAction(
        "theme_dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "dark", "", Menu.VIEW, needs_council=False, is_choice=True
    ),
    MenuAction("back", QT_TRANSLATE_NOOP("Actions", "&Back"), "back", "Alt+Left", Menu.GO, ends_group=True),
    MenuAction("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), "keys", "F1", Menu.HELP, needs_council=False),
    MenuAction(
        "about",
        QT_TRANSLATE_NOOP("Actions", "&About CouncilDesk"),
        "information",
        "",
        Menu.HELP,
        needs_council=False,
        role=QAction.MenuRole.AboutRole,
    ),
)


def make_actions(owner: QObject) -> dict[str, QAction]:
    """The actions of the table by name, owned by `owner` and in the language of the program."""
    actions = {entry.name: _made(entry, owner) for entry in ACTIONS}
    name_actions(actions)
    return actions


def name_actions(actions: dict[str, QAction]) -> None:
    """Give the actions their texts, again after a change of language."""
    for entry in ACTIONS:
        actions[entry.name].setText(QCoreApplication.translate("Actions", entry.text))


def _made(entry: MenuAction, owner: QObject) -> QAction:
    action = QAction(owner)
    action.setObjectName(f"{entry.name}_action")
    action.setIcon(icons.icon(entry.icon))
    action.setShortcut(QKeySequence(entry.shortcut))
    action.setCheckable(entry.is_choice)
    action.setMenuRole(entry.role)
    return action
