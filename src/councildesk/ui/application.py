"""The desktop program: one window, and the council file that is open in it.

The window is on the screen before anything heavy is imported; the services come in a thread behind it. The file itself
is opened in the GUI thread, which takes milliseconds and is where all writing belongs.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from councildesk.domain.errors import Refusal
from councildesk.paths import Paths
from councildesk.ui import files, language, settings
from councildesk.ui.background import Background, Progress
from councildesk.ui.language import Speech
from councildesk.ui.live_workspace import LiveWorkspace, sentence
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from councildesk.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace

_AFTER_PAINT = 10
"""Milliseconds: the first picture of the window goes before the first file."""


def run(file: Path | None, places: Paths) -> int:
    """Show the window and stay until it is closed; the exit status. `file` is opened, else the last one."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CouncilDesk")
    desktop = Desktop(application, places)
    desktop.window.show()
    QTimer.singleShot(_AFTER_PAINT, desktop, partial(desktop.begin, file))
    status = application.exec()
    desktop.close()
    return status


class Desktop(QObject):
    """Opens, makes and closes council files as the window asks for it."""

    def __init__(self, application: QApplication, places: Paths) -> None:
        super().__init__()
        self._places = places
        self._settings = Settings(places.settings)
        self._speech = Speech()
        self._language = language.fitting(self._settings.get(settings.LANGUAGE))
        self._speech.speak(self._language)
        self._theme = Theme(application, _theme_choice(self._settings))
        self._background = Background(self)
        self._live: LiveWorkspace | None = None
        self.window = MainWindow(self._settings, PAGES, self._theme.choice)
        self.window.new_wanted.connect(self._make_new)
        self.window.sample_wanted.connect(self._open_sample)
        self.window.open_wanted.connect(self._choose_file)
        self.window.file_wanted.connect(self.open)
        self.window.close_wanted.connect(self._close_council)
        self.window.theme_chosen.connect(self._choose_theme)

    @Slot()
    def begin(self, file: Path | None) -> None:
        """Open this file, or the one opened last where it still is."""
        recent = [Path(name) for name in self._settings.get(settings.RECENT_FILES)]
        wanted = file or next((name for name in recent[:1] if name.exists()), None)
        if wanted is not None:
            self.open(wanted)
        else:
            self._background.run(_load_services, _nothing)

    @Slot(object)
    def open(self, file: Path) -> None:
        """Open a council file and show it; a refusal stands on the start page."""
        self._when_loaded(file, partial(self._open_now, file))

    def close(self) -> None:
        """Close the file and end the threads."""
        self._close_live()
        self._background.close()

    def _when_loaded(self, file: Path, then: partial[None]) -> None:
        """Go on when the services are there, which is at once from the second time on."""
        self.window.show_start(opening=file)
        self._background.run(_load_services, lambda _: then(), key="open")

    def _open_now(self, file: Path) -> None:
        from councildesk.services.workspace import Workspace

        try:
            self._show(Workspace.open(file))
        except Refusal as refusal:
            self._settings.forget_recent(file)
            self._tell_on_start(refusal)

    def _show(self, workspace: Workspace) -> None:
        self._close_live()
        self._live = LiveWorkspace(workspace, self)
        self._live.changed.connect(self._refresh_name)
        self._settings.add_recent(workspace.path.absolute())
        desk = Desk(self._live, self._background, self._settings, self._language)
        self.window.show_workspace(desk, self._council_name())

    def _council_name(self) -> str:
        from councildesk.services import council

        return self._live.read(council.name, self._language) if self._live else ""

    @Slot()
    def _refresh_name(self) -> None:
        self.window.show_council_name(self._council_name())

    @Slot()
    def _make_new(self) -> None:
        from councildesk.ui.start.new_council_dialog import NewCouncilDialog

        draft = NewCouncilDialog.ask(self.window)
        if draft is None:
            return
        file = files.ask_new(self.window, self._places.council)
        if file is not None:
            self._when_loaded(file, partial(self._make_now, file, draft))

    @Slot()
    def _open_sample(self) -> None:
        file = self._places.council.with_stem("Sample")
        if file.exists():
            self.open(file)
        else:
            self._when_loaded(file, partial(self._make_sample, file))

    @Slot()
    def _choose_file(self) -> None:
        file = files.ask_existing(self.window, self._places.council)
        if file is not None:
            self.open(file)

    @Slot()
    def _close_council(self) -> None:
        self._close_live()
        self.window.show_start()

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._settings.put(settings.THEME, choice.value)
        self._theme.choose(choice)

    def _close_live(self) -> None:
        if self._live is not None:
            self.window.show_start()
            self._live.close()
            self._live.deleteLater()
            self._live = None

    def _tell_on_start(self, refusal: Refusal) -> None:
        self.window.show_start()
        self.window.start_page.tell(sentence(refusal))


def _theme_choice(kept: Settings) -> ThemeChoice:
    chosen = kept.get(settings.THEME)
    return ThemeChoice(chosen) if chosen in list(ThemeChoice) else ThemeChoice.SYSTEM


def _load_services(_progress: Progress) -> None:
    """In a thread: what takes longest to import."""
    import_module("councildesk.services.workspace")


def _nothing(_result: object) -> None:
    pass
