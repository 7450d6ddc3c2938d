"""The one window: its menus, and in it the start page or the desk of an open council. It decides nothing.

What the first picture on the screen does not need is imported when a council is shown: the desk with its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from councildesk._generated.forms.ui_main_window import Ui_MainWindow
from councildesk.ui import settings
from councildesk.ui.enter_key import EnterKey
from councildesk.ui.main_menus import MainMenus
from councildesk.ui.settings import Settings
from councildesk.ui.theme import ThemeChoice
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.screen_room import keep_within_screen

if TYPE_CHECKING:
    from councildesk.ui.desk_view import DeskView
    from councildesk.ui.overview.overview_cards import OverviewLines
    from councildesk.ui.page import Desk, Page, Place
    from councildesk.ui.pages import PageEntry
    from councildesk.ui.start.start_page import StartPage


class MainWindow(QMainWindow):
    """Shows the start page, or the desk of one open council.

    It opens no file itself: it tells what the person wants, and is shown the outcome with `show_workspace`.
    """

    painted = Signal()
    """The first picture of the window is on the screen: what takes time may begin."""
    new_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)
    close_wanted = Signal()
    theme_chosen = Signal(object)
    place_shown = Signal(object)
    """Carries the Place that somebody went to."""
    start_shown = Signal()
    """The files opened last are listed, and may be looked for."""

    def __init__(
        self,
        kept: Settings,
        pages: Sequence[PageEntry],
        theme: ThemeChoice = ThemeChoice.SYSTEM,
        *,
        opening: Path | None = None,
    ) -> None:
        super().__init__()
        self._settings = kept
        self._is_painted = False
        self._pages = tuple(pages)
        self._desk: Desk | None = None
        self._desk_view: DeskView | None = None
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self.menus = MainMenus(self.form.menu_bar, self._pages, kept, self)
        self.actions_by_name = self.menus.actions_by_name
        self._start_page: StartPage | None = None
        self.opening_label = PlainLabel()
        self.opening_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form.views_stack.addWidget(self.opening_label)
        self.actions_by_name[f"theme_{theme.value}"].setChecked(True)
        self.actions_by_name["sidebar"].setChecked(kept.get(settings.SIDEBAR_SHOWN))
        self._connect()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._enter_key = EnterKey(application, self)
        keep_within_screen(self)
        self.restoreGeometry(QByteArray(kept.get(settings.WINDOW_GEOMETRY)))
        self.setAcceptDrops(True)
        self.show_start(opening)

    @property
    def desk(self) -> Desk | None:
        """What the pages of the open council work with; None on the start page."""
        return self._desk

    @property
    def start_page(self) -> StartPage:
        """Made when it is first asked for: a window that opens a file does without it."""
        if self._start_page is None:
            from councildesk.ui.start.start_page import StartPage

            self._start_page = page = StartPage(self)
            page.new_wanted.connect(self.new_wanted)
            page.sample_wanted.connect(self.sample_wanted)
            page.open_wanted.connect(self.open_wanted)
            page.file_wanted.connect(self.file_wanted)
            self.form.views_stack.addWidget(page)
        return self._start_page

    @property
    def view(self) -> DeskView:
        """The desk's view; made when it is first asked for."""
        if self._desk_view is None:
            from councildesk.ui.desk_view import DeskView

            self._desk_view = DeskView(self.actions_by_name, self.menus.page_actions, self._pages, self)
            self._desk_view.place_changed.connect(self._show_way_back)
            self._desk_view.place_changed.connect(self.place_shown)
            self.form.views_stack.addWidget(self._desk_view)
        return self._desk_view

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.view.frame.page if self._desk else None

    def show_start(self, opening: Path | None = None) -> None:
        """Show the start page, with what the desk remembers; with `opening`, only that this file is on its way."""
        self._leave_desk()
        if self._desk_view is not None:
            self._desk_view.leave_glance()
        if opening is not None:
            self.opening_label.setText(self.tr("Opening {file}…").replace("{file}", opening.name))
            self.form.views_stack.setCurrentWidget(self.opening_label)
        else:
            self.start_page.show_recent([Path(file) for file in self._settings.get(settings.RECENT_FILES)])
            self.form.views_stack.setCurrentWidget(self.start_page)
            self.start_shown.emit()
        self.setWindowTitle("CouncilDesk")
        self.menus.enable(False)

    def show_glance(self, lines: OverviewLines) -> None:
        """Show what the first page of the council said last, until `show_workspace`. Menus wait for that."""
        self.view.show_glance(lines)  # before it is seen, so that it is laid out once
        self.form.views_stack.setCurrentWidget(self.view)
        self._show_title(lines.council)

    def show_workspace(self, desk: Desk, council: str) -> None:
        """Show the desk of this council; `council` is its name."""
        self._leave_desk()
        self._desk = desk
        self.menus.enable(True)
        self.form.views_stack.setCurrentWidget(self.view)
        self.view.show_desk(desk, council)
        self.show_council_name(council)

    def show_council_name(self, council: str) -> None:
        """Call again when the name was changed."""
        self.view.show_council_name(council)
        self._show_title(council)

    def go(self, place: Place) -> Page | None:
        """Go to a place, as a page or the command line wants it. None while no council is open."""
        return self.view.frame.enter(place) if self._desk else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # what lies in the window is painted right after it

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self._settings.put(settings.WINDOW_GEOMETRY, bytes(self.saveGeometry().data()))
        self._settings.put(settings.SIDEBAR_SHOWN, self.actions_by_name["sidebar"].isChecked())
        self._settings.save()
        self._leave_desk()
        super().closeEvent(event)

    def may_leave(self) -> bool:
        """Whether all that was typed is in the file, or the person wants to close nevertheless."""
        from councildesk.ui.unsaved import leaving

        return self._desk is None or leaving.may_close(self._desk.live, self)

    def come_forward(self) -> None:
        """To the front, wherever the person just is: they have opened what this window shows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def mark_missing(self, files: frozenset[Path]) -> None:
        """Of the files opened last, those that are not where they were."""
        self.menus.mark_missing(files)
        if self._start_page is not None:
            self._start_page.mark_missing(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A council's file can be dropped, and a list of people while a council is open."""
        from councildesk.ui import files
        from councildesk.ui.exchange import importing

        data = event.mimeData()
        if files.dropped(data) is not None or (self._desk is not None and importing.dropped(data) is not None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from councildesk.ui import files
        from councildesk.ui.exchange import importing

        council, people = files.dropped(event.mimeData()), importing.dropped(event.mimeData())
        # The program that the file comes from waits until the drop is over.
        if council is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.file_wanted.emit, council))
        elif self._desk is not None and people is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self._import_dropped, people))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.menus.retranslate()
            if self._start_page is not None:
                self._start_page.retranslate()

    @Slot()
    def _save(self) -> None:
        if self._desk:
            self._desk.live.save()
            if self._desk.live.is_saved and self._desk.live.unsaved.refusal is None:
                self._desk.live.tell(self.tr("Everything is saved. There is nothing you need to do."))

    @Slot()
    def _show_backups(self) -> None:
        if self._desk is None or not self._desk.live.lets_write() or self._desk.backups is None:
            return
        from councildesk.ui.backups.backups_dialog import BackupsDialog

        file = BackupsDialog.show_for(self._desk, self._desk.backups, self)
        if file is not None:
            self.file_wanted.emit(file)

    @Slot()
    def _show_history(self) -> None:
        """Of the record that is opened or chosen, else of the council."""
        from councildesk.ui.page import Place, history_of

        page = self.page
        shown = page.record_shown() if page is not None else None
        self.go(history_of(*shown) if shown is not None else Place("history"))

    @Slot()
    def _show_removed(self) -> None:
        from councildesk.ui.page import Place

        self.go(Place("history", None, "removed"))

    @Slot()
    def _import_people(self) -> None:
        from councildesk.ui.exchange import importing

        if self._desk:
            self._show_imported(importing.ask_and_import(self._desk, self))

    def _import_dropped(self, path: Path) -> None:
        from councildesk.ui.exchange import importing

        if self._desk:
            self._show_imported(importing.import_from(self._desk, path, self))

    def _show_imported(self, place: Place | None) -> None:
        if place is not None:
            self.go(place)

    @Slot()
    def _show_keys(self) -> None:
        from councildesk.ui.keys_sheet import KeysSheet

        KeysSheet.show_for([*self.actions_by_name.values(), *self.menus.page_actions], self.page, self)

    @Slot()
    def _show_about(self) -> None:
        from councildesk.ui.about import AboutDialog

        AboutDialog.show_over(self)

    @Slot()
    def _show_way_back(self) -> None:
        self.actions_by_name["back"].setEnabled(self._desk is not None and self.view.frame.can_go_back)

    def _go_to_number(self, number: int) -> None:
        self.view.frame.enter_number(number)

    def _show_title(self, council: str) -> None:
        self.setWindowTitle(f"{council} — CouncilDesk" if council else "CouncilDesk")

    def _leave_desk(self) -> None:
        if self._desk is not None:
            desk, self._desk = self._desk, None
            self.view.leave(desk)

    def _connect(self) -> None:
        self.menus.page_wanted.connect(self._go_to_number)
        self.menus.file_wanted.connect(self.file_wanted)
        self.menus.theme_chosen.connect(self.theme_chosen)
        for name, slot in (
            ("new_council", self.new_wanted),
            ("open_council", self.open_wanted),
            ("close_council", self.close_wanted),
            ("save", self._save),
            ("import_people", self._import_people),
            ("backups", self._show_backups),
            ("history", self._show_history),
            ("removed", self._show_removed),
            ("quit", self.close),
            ("keys", self._show_keys),
            ("about", self._show_about),
        ):
            self.actions_by_name[name].triggered.connect(slot)
