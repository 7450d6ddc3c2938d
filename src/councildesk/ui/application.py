"""The desktop program: one window, and the council file that is open in it.

The window is on the screen before anything heavy is imported; the services come in a thread behind it. The file itself
is opened in the GUI thread, which takes milliseconds and is where all writing belongs.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import language, settings
from councildesk.ui.language import Speech
from councildesk.ui.main_window import MainWindow
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from councildesk.ui.theme import ARGUMENTS, Theme, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from councildesk.domain.errors import Refusal
    from councildesk.paths import Paths
    from councildesk.services.workspace import Workspace
    from councildesk.ui.background import Background, Progress
    from councildesk.ui.backups.keeping import BackupKeeping
    from councildesk.ui.idle_folding import IdleFolding
    from councildesk.ui.live_workspace import LiveWorkspace
    from councildesk.ui.page import Desk
    from councildesk.ui.start.new_council_dialog import NewCouncil

SAMPLE = "Sample"
"""The sample council's file, beside where a person's own is offered."""


def run(file: Path | None, places: Paths) -> int:
    """Show the window and stay until it is closed; the exit status. `file` is opened, else the last one."""
    application = QApplication([*sys.argv[:1], *ARGUMENTS])
    application.setApplicationName("CouncilDesk")
    desktop = Desktop(application, places, file)
    desktop.window.painted.connect(partial(desktop.begin, file))
    desktop.window.show()
    status = application.exec()
    desktop.close()
    return status


class Desktop(QObject):
    """Opens, makes and closes council files as the window asks for it."""

    def __init__(self, application: QApplication, places: Paths, file: Path | None = None) -> None:
        super().__init__()
        self._places = places
        self._settings = Settings(places.settings)
        self._speech = Speech()
        self._language = language.fitting(self._settings.get(settings.LANGUAGE))
        self._speech.speak(self._language)
        self._theme = Theme(application, _theme_choice(self._settings))
        self._background: Background | None = None
        self._desk: Desk | None = None
        self._folding: IdleFolding | None = None
        self._backups: BackupKeeping | None = None
        self.window = MainWindow(self._settings, PAGES, self._theme.choice, opening=self._wanted(file))
        self.window.new_wanted.connect(self._make_new)
        self.window.sample_wanted.connect(self._open_sample)
        self.window.open_wanted.connect(self._choose_file)
        self.window.file_wanted.connect(self.open)
        self.window.close_wanted.connect(self._close_council)
        self.window.theme_chosen.connect(self._choose_theme)

    @Slot()
    def begin(self, file: Path | None) -> None:
        """Open this file, or the one opened last where it still is."""
        from councildesk.services import kept_glance
        from councildesk.ui import glance

        wanted = self._wanted(file)
        if wanted is None:
            kept_glance.forget(self._places.glance)
            self._load_services(_nothing)  # they will be wanted soon
        elif glance.show(self.window, self._places.glance, wanted, self._language):
            QTimer.singleShot(0, self, partial(self._load_and_show, wanted, partial(_opened, wanted)))  # once painted
        else:
            self.open(wanted)

    @Slot(object)
    def open(self, file: Path) -> None:
        """Open a council's file and show it. A refusal stands on the start page."""
        self._show_from(file, partial(_opened, file))

    def close(self) -> None:
        """Close the file and end the threads."""
        self._close_live()
        if self._background is not None:
            self._background.close()

    def _wanted(self, file: Path | None) -> Path | None:
        recent = [Path(name) for name in self._settings.get(settings.RECENT_FILES)]
        return file or next((name for name in recent[:1] if name.exists()), None)

    @property
    def _threads(self) -> Background:
        from councildesk.ui.background import Background

        if self._background is None:
            self._background = Background(self)
        return self._background

    def _load_services(self, then: Callable[[object], None]) -> None:
        """Import what takes longest in a thread; at once from the second time on."""
        gc.disable()
        self._threads.run(_import_services, partial(self._go_on, then), key="services")

    def _go_on(self, then: Callable[[object], None], loaded: object) -> None:
        """While modules are loaded thousands of objects are made and none goes: looking for garbage costs 50 ms."""
        gc.freeze()
        gc.enable()
        then(loaded)

    def _show_from(self, file: Path, make: Callable[[], Workspace]) -> None:
        """Show what `make` opens, when the services are there."""
        self._close_live()
        self.window.show_start(opening=file)
        self._load_and_show(file, make)

    def _load_and_show(self, file: Path, make: Callable[[], Workspace]) -> None:
        self._load_services(partial(self._show_made, file, make))

    def _show_made(self, file: Path, make: Callable[[], Workspace], _loaded: object) -> None:
        from councildesk.domain.errors import Refusal
        from councildesk.services import kept_glance

        try:
            workspace = make()
        except Refusal as refusal:
            self._settings.forget_recent(file)
            kept_glance.forget(self._places.glance)
            self._tell_on_start(refusal)
            return
        self._show(workspace)

    def _show(self, workspace: Workspace) -> None:
        from councildesk.ui.backups.keeping import BackupKeeping
        from councildesk.ui.idle_folding import IdleFolding
        from councildesk.ui.live_workspace import LiveWorkspace
        from councildesk.ui.page import Desk

        live = LiveWorkspace(workspace, self)
        self._folding = IdleFolding(live, self._threads)
        live.changed.connect(self._refresh_name)
        self._settings.add_recent(workspace.path.absolute())
        if not workspace.is_read_only:
            self._backups = BackupKeeping(live, self._threads, self._settings, self._places.backups)
        self._desk = Desk(live, self._threads, self._settings, self._language, self._backups)
        self.window.show_workspace(self._desk, council_name(live, self._language))

    @Slot()
    def _refresh_name(self) -> None:
        if self._desk is not None:
            self.window.show_council_name(council_name(self._desk.live, self._language))

    @Slot()
    def _make_new(self) -> None:
        self._load_services(self._ask_for_new)

    def _ask_for_new(self, _loaded: object) -> None:
        from councildesk.ui import files
        from councildesk.ui.start.new_council_dialog import NewCouncilDialog

        wanted = NewCouncilDialog.ask(self.window, self._language)
        file = files.ask_new(self.window, _proposed(wanted, self._places.council)) if wanted else None
        if wanted is not None and file is not None:
            self._show_from(file, partial(_founded, file, wanted))

    @Slot()
    def _open_sample(self) -> None:
        file = self._places.council.with_stem(SAMPLE)
        file.parent.mkdir(parents=True, exist_ok=True)
        self._show_from(file, partial(sample, file))

    @Slot()
    def _choose_file(self) -> None:
        from councildesk.ui import files

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
        if self._desk is not None:
            from councildesk.ui import glance

            self.window.show_start()
            if self._folding is not None:
                self._folding.close()
                self._folding = None
            if self._backups is not None:
                self._backups.close()
                self._backups = None
            desk, self._desk = self._desk, None
            try:
                glance.keep(desk, self._places.glance)
            finally:
                desk.live.close()
                desk.live.deleteLater()

    def _tell_on_start(self, refusal: Refusal) -> None:
        from councildesk.ui.live_workspace import sentence

        self.window.show_start()
        self.window.start_page.tell(sentence(refusal))


def council_name(live: LiveWorkspace, tag: str) -> str:
    """The name of the open council in this language, or in the next best."""
    from councildesk.services import council

    row = live.read(council.row, tag)
    return row.name if row else ""


def sample(file: Path) -> Workspace:
    """The sample council: as it was left where the file exists, else made anew."""
    from councildesk import resources
    from councildesk.services import record

    if file.exists():
        return _opened(file)
    source = resources.sample_file("expert-council")
    return _filled(file, QT_TRANSLATE_NOOP("Steps", "Load record"), record.load, source.name, source.read_bytes())


def _opened(file: Path) -> Workspace:
    from councildesk.services.workspace import Workspace

    return Workspace.open(file, _actor())


def _proposed(wanted: NewCouncil, usual: Path) -> Path:
    """A file beside the usual one, called as the council is."""
    from councildesk.domain import file_names

    name = wanted.council.name
    called = next((name[tag] for tag in wanted.council.languages if tag in name), "")
    return usual.with_name(file_names.safe(called, usual.suffix, otherwise=usual.stem))


def _founded(file: Path, wanted: NewCouncil) -> Workspace:
    from councildesk.services import council

    label = QT_TRANSLATE_NOOP("Steps", "Set up council")
    return _filled(file, label, council.found, wanted.council, wanted.sides, wanted.rules)


def _filled(file: Path, label: str, action: Callable[..., object], *values: object) -> Workspace:
    """A new file with its first step; when that is refused, there is no file."""
    from councildesk.services.workspace import Workspace

    workspace = Workspace.create(file, _actor())
    try:
        workspace.perform(label, action, *values)
    except BaseException:
        workspace.close()
        file.unlink(missing_ok=True)
        raise
    return workspace


def _actor() -> str:
    """Under whose name steps are recorded: the person logged in; empty where nobody knows."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _theme_choice(kept: Settings) -> ThemeChoice:
    chosen = kept.get(settings.THEME)
    return ThemeChoice(chosen) if chosen in list(ThemeChoice) else ThemeChoice.SYSTEM


def _import_services(_progress: Progress) -> None:
    for name in ("workspace", "overview"):
        import_module(f"councildesk.services.{name}")


def _nothing(_result: object) -> None:
    pass
