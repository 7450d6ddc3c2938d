"""The one window: menus, header, sidebar and pages. It owns them and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QListWidgetItem, QMainWindow, QMenu

from councildesk._generated.forms.ui_main_window import Ui_MainWindow
from councildesk.ui import actions as action_table
from councildesk.ui import icons, settings
from councildesk.ui.actions import ACTIONS, Menu
from councildesk.ui.header import Header
from councildesk.ui.page import Desk, Page, PageEntry, Place
from councildesk.ui.page_frame import PageFrame
from councildesk.ui.settings import Settings
from councildesk.ui.start.start_page import StartPage
from councildesk.ui.theme import ThemeChoice
from councildesk.ui.undo_keys import UndoKeys


class MainWindow(QMainWindow):
    """Shows the start page, or the desk of one open council.

    It opens no file itself: it tells what the person wants, and is shown the outcome with `show_workspace`.
    """

    new_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)
    close_wanted = Signal()
    theme_chosen = Signal(object)

    def __init__(self, kept: Settings, pages: Sequence[PageEntry], theme: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__()
        self._settings = kept
        self._desk: Desk | None = None
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self.actions_by_name = action_table.make_actions(self)
        self.header = Header(self.form, self.actions_by_name, self)
        self.frame = PageFrame(self.form, pages, self)
        self.start_page = StartPage(self)
        self.form.start_layout.addWidget(self.start_page)
        self._page_actions = [self._make_page_action(number, entry) for number, entry in enumerate(pages, start=1)]
        self._menus = self._make_menus()
        self._fill_sidebar(pages)
        self._undo_keys = UndoKeys(_application(), self)
        self._connect()
        self._tick(theme)
        self._restore()
        self.show_start()

    @property
    def desk(self) -> Desk | None:
        """What the pages of the open council work with; None on the start page."""
        return self._desk

    def show_start(self, opening: Path | None = None) -> None:
        """Show the start page, with what the desk remembers; `opening`: a file is on its way."""
        self._leave_desk()
        self.start_page.show_recent([Path(file) for file in self._settings.get(settings.RECENT_FILES)])
        self.start_page.show_opening(opening)
        self.form.views_stack.setCurrentWidget(self.form.start_view)
        self.setWindowTitle("CouncilDesk")
        self._enable(False)

    def show_workspace(self, desk: Desk, council: str) -> None:
        """Show the desk of this council; `council` is its name."""
        self._leave_desk()
        self._desk = desk
        self.show_council_name(council)
        self.header.show_workspace(desk.live)
        self.frame.show_desk(desk)
        desk.live.told.connect(self.frame.quiet_bar.tell)
        self.form.views_stack.setCurrentWidget(self.form.desk_view)
        self._enable(True)
        self.frame.go_first()
        self.form.sidebar_list.setFocus()

    def show_council_name(self, council: str) -> None:
        """Call again when the name was changed."""
        self.form.council_label.setText(council)
        self.form.council_label.setToolTip(council)
        self.setWindowTitle(f"{council} — CouncilDesk" if council else "CouncilDesk")

    def go(self, place: Place) -> Page | None:
        """Go to a place, as a page or the command line wants it. None while no council is open."""
        return self.frame.go(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.put(settings.WINDOW_GEOMETRY, bytes(self.saveGeometry().data()))
        self._settings.put(settings.SIDEBAR_SHOWN, not self.form.sidebar_frame.isHidden())
        self._settings.save()
        self._leave_desk()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_menus"):
            self._retranslate()

    @Slot()
    def _save(self) -> None:
        if self._desk:
            self._desk.live.flush()
            self._desk.live.tell(self.tr("Everything is saved. There is nothing you need to do."))

    @Slot(bool)
    def _show_sidebar(self, is_shown: bool) -> None:
        self.form.sidebar_frame.setVisible(is_shown)

    @Slot()
    def _show_keys(self) -> None:
        from councildesk.ui.keys_sheet import KeysSheet

        page = self.frame.page
        KeysSheet.show_for([*self.actions_by_name.values(), *self._page_actions], page, self)

    @Slot()
    def _show_about(self) -> None:
        from councildesk.ui.about import AboutDialog

        AboutDialog.show_over(self)

    @Slot(int)
    def _go_to_row(self, row: int) -> None:
        if row >= 0:
            self.frame.go_to_number(row)

    @Slot(object)
    def _mark_page(self, place: Place) -> None:
        """The sidebar shows where we are without going there again."""
        blocked = self.form.sidebar_list.blockSignals(True)
        self.form.sidebar_list.setCurrentRow(self.frame.number(place.page))
        self.form.sidebar_list.blockSignals(blocked)
        self.actions_by_name["back"].setEnabled(self.frame.can_go_back)
        if place.page != "search":
            self.header.clear_search()

    @Slot(str)
    def _search(self, text: str) -> None:
        if text.strip() and self.frame.has("search"):
            self.frame.go(Place("search", text.strip()))

    @Slot(str)
    def _enter_search(self, text: str) -> None:
        self._search(text)
        if self.frame.page is not None:
            self.frame.page.setFocus()

    def _leave_desk(self) -> None:
        if self._desk is None:
            return
        self._desk.live.flush()
        self._desk.live.told.disconnect(self.frame.quiet_bar.tell)
        self.frame.leave_desk()
        self.header.show_workspace(None)
        self._desk = None

    def _connect(self) -> None:
        named = self.actions_by_name
        for name, slot in (
            ("new_council", self.new_wanted),
            ("open_council", self.open_wanted),
            ("close_council", self.close_wanted),
            ("save", self._save),
            ("quit", self.close),
            ("search", self.header.focus_search),
            ("back", self.frame.back),
            ("keys", self._show_keys),
            ("about", self._show_about),
        ):
            named[name].triggered.connect(slot)
        named["sidebar"].toggled.connect(self._show_sidebar)
        self.start_page.new_wanted.connect(self.new_wanted)
        self.start_page.sample_wanted.connect(self.sample_wanted)
        self.start_page.open_wanted.connect(self.open_wanted)
        self.start_page.file_wanted.connect(self.file_wanted)
        self.form.sidebar_list.currentRowChanged.connect(self._go_to_row)
        self.frame.place_changed.connect(self._mark_page)
        self.frame.quiet_bar.undo_wanted.connect(self._undo_step)
        self.header.search_wanted.connect(self._search)
        self.header.search_entered.connect(self._enter_search)

    @Slot()
    def _undo_step(self) -> None:
        if self._desk:
            self._desk.live.undo()

    def _make_page_action(self, number: int, entry: PageEntry) -> QAction:
        action = QAction(icons.icon(entry.icon), "", self)
        action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        action.triggered.connect(partial(self.frame.go_to_number, number - 1))
        return action

    def _make_menus(self) -> dict[Menu, QMenu]:
        menus = {menu: self.form.menu_bar.addMenu("") for menu in Menu}
        looks = QActionGroup(self)
        for entry in ACTIONS:
            action = self.actions_by_name[entry.name]
            menus[entry.menu].addAction(action)
            if entry.ends_group:
                menus[entry.menu].addSeparator()
            if entry.name.startswith("theme_"):
                looks.addAction(action)
                action.triggered.connect(partial(self._choose_theme, ThemeChoice(entry.name.removeprefix("theme_"))))
        self._recent_menu = QMenu(self)
        self._recent_menu.setIcon(icons.icon("recent"))
        menus[Menu.FILE].insertMenu(self.actions_by_name["save"], self._recent_menu)
        menus[Menu.FILE].aboutToShow.connect(self._fill_recent)
        menus[Menu.GO].addActions(self._page_actions)
        return menus

    @Slot()
    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for number, file in enumerate(self._settings.get(settings.RECENT_FILES), start=1):
            name = Path(file).name.replace("&", "&&")
            action = self._recent_menu.addAction(f"&{number}  {name}")
            action.setToolTip(file)
            action.triggered.connect(partial(self.file_wanted.emit, Path(file)))
        self._recent_menu.setEnabled(not self._recent_menu.isEmpty())

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self.theme_chosen.emit(choice)

    def _fill_sidebar(self, pages: Sequence[PageEntry]) -> None:
        for entry in pages:
            item = QListWidgetItem(icons.icon(entry.icon, marked=icons.Role.Link), "")
            item.setSizeHint(QSize(0, 38))
            self.form.sidebar_list.addItem(item)
        self._retranslate()

    def _tick(self, theme: ThemeChoice) -> None:
        self.actions_by_name[f"theme_{theme.value}"].setChecked(True)

    def _enable(self, has_council: bool) -> None:
        for entry in ACTIONS:
            if entry.needs_council:
                self.actions_by_name[entry.name].setEnabled(has_council)
        for action in self._page_actions:
            action.setEnabled(has_council)
        self.actions_by_name["back"].setEnabled(self.frame.can_go_back)

    def _restore(self) -> None:
        self.restoreGeometry(QByteArray(self._settings.get(settings.WINDOW_GEOMETRY)))
        self.actions_by_name["sidebar"].setChecked(self._settings.get(settings.SIDEBAR_SHOWN))
        self._show_sidebar(self.actions_by_name["sidebar"].isChecked())

    def _retranslate(self) -> None:
        title = self.windowTitle()
        self.form.retranslateUi(self)
        self.setWindowTitle(title)
        action_table.name_actions(self.actions_by_name)
        for menu, shown in self._menus.items():
            shown.setTitle(QCoreApplication.translate("Menus", menu.value))
        self._recent_menu.setTitle(self.tr("&Recent files"))
        for number, (entry, action) in enumerate(zip(self.frame.pages, self._page_actions, strict=True)):
            name = QCoreApplication.translate("Pages", entry.title)
            action.setText(f"&{number + 1}  {name}")
            item = self.form.sidebar_list.item(number)
            item.setText(name)
            item.setToolTip(f"{name} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        self.header.retranslate()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
