"""The menus of the main window: the actions of the table, the pages, and the files opened last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from councildesk.ui import actions as action_table
from councildesk.ui import icons, settings, tooltips
from councildesk.ui.actions import ACTIONS, Menu
from councildesk.ui.settings import Settings
from councildesk.ui.theme import ThemeChoice

if TYPE_CHECKING:
    from councildesk.ui.pages import PageEntry


class MainMenus(QObject):
    """Fills a menu bar. What an action does is for whoever asks it by its name."""

    page_wanted = Signal(int)
    """Carries the number of a page, from 0."""
    file_wanted = Signal(object)
    theme_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, pages: Sequence[PageEntry], kept: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = kept
        self._pages = tuple(pages)
        self._missing: frozenset[Path] = frozenset()
        self.actions_by_name = action_table.make_actions(parent)
        self.page_actions = [self._make_page_action(number, parent) for number in range(len(self._pages))]
        self.recent_menu = QMenu(parent)
        self.recent_menu.setIcon(icons.icon("recent"))
        self._menus = {menu: bar.addMenu("") for menu in Menu}
        self._fill()
        self.retranslate()

    def enable(self, has_council: bool) -> None:
        """Offer what can be done with a council open, or without one."""
        for entry in ACTIONS:
            if entry.needs_council:
                self.actions_by_name[entry.name].setEnabled(has_council)
        for action in self.page_actions:
            action.setEnabled(has_council)
        self.actions_by_name["back"].setEnabled(False)
        # Ctrl+N means new here, and where nothing is open that is a council.
        action = self.actions_by_name["new_council"]
        own = action.shortcut()
        action.setShortcuts([own] if has_council else [own, QKeySequence("Ctrl+N")])

    def mark_missing(self, files: frozenset[Path]) -> None:
        """Of the files opened last, those that are not where they were."""
        self._missing = files

    def retranslate(self) -> None:
        """Give everything its text, again after a change of language."""
        action_table.name_actions(self.actions_by_name)
        for menu, shown in self._menus.items():
            shown.setTitle(QCoreApplication.translate("Menus", menu.value))
        self.recent_menu.setTitle(self.tr("&Recent files"))
        for number, (entry, action) in enumerate(zip(self._pages, self.page_actions, strict=True), start=1):
            action.setText(f"&{number}  {QCoreApplication.translate('Pages', entry.title)}")

    def _fill(self) -> None:
        looks = QActionGroup(self)
        for entry in ACTIONS:
            action = self.actions_by_name[entry.name]
            self._menus[entry.menu].addAction(action)
            if entry.ends_group:
                self._menus[entry.menu].addSeparator()
            if entry.name.startswith("theme_"):
                looks.addAction(action)
                choice = ThemeChoice(entry.name.removeprefix("theme_"))
                action.triggered.connect(partial(self._choose_theme, choice))
        self._menus[Menu.FILE].insertMenu(self.actions_by_name["save"], self.recent_menu)
        self._menus[Menu.FILE].aboutToShow.connect(self.list_recent)
        self._menus[Menu.GO].addActions(self.page_actions)

    def _make_page_action(self, number: int, owner: QWidget) -> QAction:
        action = QAction(icons.icon(self._pages[number].icon), "", owner)
        action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        action.triggered.connect(partial(self._go_to_page, number))
        return action

    @Slot()
    def list_recent(self) -> None:
        """Called before the menu of files is shown."""
        self.recent_menu.clear()
        for number, file in enumerate(self._settings.get(settings.RECENT_FILES), start=1):
            name = Path(file).name.replace("&", "&&")
            if Path(file) in self._missing:
                name = self.tr("{file} (not there now)").replace("{file}", name)
            action = self.recent_menu.addAction(f"&{number}  {name}")
            action.setToolTip(tooltips.plain(file))
            action.triggered.connect(partial(self._want_file, Path(file)))
        self.recent_menu.setEnabled(not self.recent_menu.isEmpty())

    # An action tells whether it is ticked, too; nobody here wants to know.

    def _go_to_page(self, number: int, _is_ticked: bool = False) -> None:
        self.page_wanted.emit(number)

    def _want_file(self, file: Path, _is_ticked: bool = False) -> None:
        self.file_wanted.emit(file)

    def _choose_theme(self, choice: ThemeChoice, _is_ticked: bool = False) -> None:
        self.theme_chosen.emit(choice)
