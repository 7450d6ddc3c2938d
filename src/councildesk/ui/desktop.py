"""The window and the council file that is open in it.

The window is on the screen before anything heavy is imported; the services come in a thread behind it. The file itself
is opened in the GUI thread, which takes milliseconds and is where all writing belongs.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from councildesk.ui import language, making, settings
from councildesk.ui.bug_report.reporter import Reporter
from councildesk.ui.language import Speech
from councildesk.ui.late_services import LateServices
from councildesk.ui.main_window import MainWindow
from councildesk.ui.opening import doorstep
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from councildesk.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from councildesk.domain.errors import Refusal
    from councildesk.paths import Paths
    from councildesk.services.workspace import Workspace
    from councildesk.ui.background import Progress
    from councildesk.ui.open_council import OpenCouncil
    from councildesk.ui.opening.opener import Opener
    from councildesk.ui.page import Place

SAMPLE = "Sample"
"""The sample council's file, beside where a person's own is offered."""


class Desktop(QObject):
    """Opens, makes and closes council files as the window asks for it."""

    def __init__(
        self, application: QApplication, places: Paths, file: Path | None = None, reporter: Reporter | None = None
    ) -> None:
        super().__init__()
        self._reporter = reporter or Reporter()
        self._application = application
        self._places = places
        self._settings = Settings(places.settings)
        self._speech = Speech()
        self._language = language.fitting(self._settings.get(settings.LANGUAGE))
        self._speech.speak(self._language)
        self._theme = Theme(application, _theme_choice(self._settings))
        self._late = LateServices(self)
        self._council: OpenCouncil | None = None
        self._return_to: Place | None = None
        self.window = MainWindow(self._settings, PAGES, self._theme.choice, opening=self._wanted(file))
        self.window.new_wanted.connect(self._make_new)
        self.window.sample_wanted.connect(self._open_sample)
        self.window.open_wanted.connect(self._choose_file)
        self.window.file_wanted.connect(self.open)
        self.window.start_shown.connect(self._look_for_recent)
        self.window.close_wanted.connect(self._close_council)
        self.window.theme_chosen.connect(self._choose_theme)
        self.window.place_shown.connect(self._reporter.doings.note_place)
        self._reporter.attend(
            self.window, keep_typed=self._keep_typed, close=self.window.close, file=self._open_file, say=self._say
        )

    @Slot()
    def begin(self, file: Path | None) -> None:
        """Open this file, or the one opened last where it still is."""
        from councildesk.services import kept_glance
        from councildesk.ui import glance

        wanted = self._wanted(file)
        if wanted is None:
            kept_glance.forget(self._places.glance)
            self._look_for_recent()  # the first start page was there before anybody listened
            self._late.load(_nothing)  # they will be wanted soon
        elif glance.show(self.window, self._places.glance, wanted, self._language):
            QTimer.singleShot(0, self, partial(self._late.load, partial(self._open_loaded, wanted)))  # once painted
        else:
            self.open(wanted)

    @Slot(object)
    def open(self, file: Path) -> None:
        """Open a council's file and show it; what was open stays until then.

        What stands in the way is asked about, or said on the start page. A file that is open already comes forward.
        """
        if self._council is not None and doorstep.is_one(file, self._council.path):
            self.window.come_forward()
        elif not self.comes_forward_elsewhere(file):
            self._reopen(file)

    def comes_forward_elsewhere(self, file: Path | None) -> bool:
        """Whether another window has this file open (or the one opened last), and has come to the front."""
        wanted = self._wanted(file)
        return wanted is not None and doorstep.bring_forward(wanted, self._places.doors)

    @property
    def has_council(self) -> bool:
        """Whether a council is open."""
        return self._council is not None

    def close(self) -> None:
        """Close the file, end the threads and give up the window."""
        self._close_live()
        self._late.close()
        self.window.deleteLater()  # not when Python next looks for garbage: what it has emptied cannot hear Qt any more

    def _wanted(self, file: Path | None) -> Path | None:
        recent = [Path(name) for name in self._settings.get(settings.RECENT_FILES)]
        return file or next((name for name in recent[:1] if name.exists()), None)

    def _reopen(self, file: Path) -> None:
        if self._council is None:
            self.window.show_start(opening=file)
        self._late.load(partial(self._open_loaded, file))

    def _open_loaded(self, file: Path, _loaded: object) -> None:
        from councildesk.domain.errors import Refusal

        try:
            workspace = making.opened(file)
        except Refusal as refusal:
            self._open_after(file, refusal)
            return
        self._replace(workspace)

    def _open_after(self, file: Path, refusal: Refusal) -> None:
        """Ask about what was refused."""
        opener = self._opener
        opened = opener.open_after(file, refusal)
        if opened is not None:
            self._carry_over(file, opened.workspace.path)
            self._replace(opened.workspace, opened.reading_because)
        elif self._council is not None:
            if opener.told is not None:
                self._council.live.tell_refusal(opener.told)
        else:
            from councildesk.services import kept_glance

            kept_glance.forget(self._places.glance)
            self._show_start(opener.told)
        if opener.wants_other:
            self._choose_file()

    @property
    def _opener(self) -> Opener:
        from councildesk.ui.opening.opener import Opener
        from councildesk.ui.opening.rescue import rescue

        second = self._settings.get(settings.BACKUPS_PLACE)
        ways = rescue(
            self.window,
            self._late.background,
            self._settings,
            self._places.backups,
            Path(second) if second else None,
            self._language,
        )
        return Opener(self.window, self._late.background, making.actor(), self._language, ways)

    def _replace(self, workspace: Workspace, because: Refusal | None = None) -> None:
        """Show this instead of what is open; that stays where something typed in it waits and is not to be left."""
        if self.window.may_leave():
            self._close_live()
            self._show(workspace, because)
        else:
            workspace.close()

    def _show_from(self, file: Path, make: Callable[[], Workspace]) -> None:
        """Show what `make` makes, when the services are there; as `_replace` leaves what is open."""
        if not self.window.may_leave():
            return
        self._close_live()
        self.window.show_start(opening=file)
        self._late.load(partial(self._show_made, make))

    def _show_made(self, make: Callable[[], Workspace], _loaded: object) -> None:
        from councildesk.domain.errors import Refusal
        from councildesk.services import kept_glance

        try:
            workspace = make()
        except Refusal as refusal:
            kept_glance.forget(self._places.glance)
            self._show_start(refusal)
            return
        self._show(workspace)

    def _show(self, workspace: Workspace, because: Refusal | None = None) -> None:
        from councildesk.ui.open_council import OpenCouncil

        self._council = council = OpenCouncil(
            workspace, self.window, self._late.background, self._settings, self._places, self._language, self
        )
        self._application.focusChanged.connect(council.collecting.expect)
        council.live.changed.connect(self._refresh_name)
        council.live.changed.connect(self._reporter.doings.note_step)
        council.reopening_wanted.connect(self._open_to_write)
        council.rescue_wanted.connect(self._rescue)
        self.window.show_workspace(council.desk, council.name)
        if self._return_to is not None:
            self.window.go(self._return_to)
            self._return_to = None
        council.look_after(because)

    def _keep_typed(self) -> bool:
        """Write what editors hold; whether nothing waits any more."""
        if self._council is None:
            return True
        self._council.live.flush()
        return self._council.live.is_saved

    def _open_file(self) -> Path | None:
        return self._council.path if self._council is not None else None

    def _say(self, text: str, offered: str, act: Callable[[], object]) -> None:
        from councildesk.ui.live_workspace import Offer

        if self._council is not None:
            self._council.live.tell(text, offer=Offer(offered, act) if offered else None)

    @Slot()
    def _open_to_write(self) -> None:
        """The same file again, and to the same place in it."""
        if self._council is not None:
            file, self._return_to = self._council.path, self.window.view.frame.place
            self._close_live()
            self._reopen(file)

    @Slot(str)
    def _rescue(self, detail: str) -> None:
        """A file that is open is let go before it is repaired."""
        if self._council is not None:
            file = self._council.path
            made = self._opener.offer_rescue(file, detail, self._close_live)
            if made is not None:
                self._carry_over(file, made)
                self._reopen(made)
            elif not self.has_council:
                self._reopen(file)  # it was let go, and nothing came of it

    def _carry_over(self, file: Path, made: Path) -> None:
        """Texts that the damaged file took no more are offered with the new one."""
        from councildesk.services import rescue

        rescue.carry_over(file, made, self._places.rescue)

    @Slot()
    def _look_for_recent(self) -> None:
        """A share that does not answer holds up nobody but a thread."""
        recent = [Path(name) for name in self._settings.get(settings.RECENT_FILES)]
        self._late.background.run(partial(_missing, recent), self.window.mark_missing, key="recent")

    @Slot()
    def _refresh_name(self) -> None:
        if self._council is not None:
            self.window.show_council_name(self._council.name)

    @Slot()
    def _make_new(self) -> None:
        self._late.load(self._ask_for_new)

    def _ask_for_new(self, _loaded: object) -> None:
        from councildesk.ui import files
        from councildesk.ui.start.new_council_dialog import NewCouncilDialog

        wanted = NewCouncilDialog.ask(self.window, self._language)
        file = files.ask_new(self.window, making.proposed(wanted, self._places.council)) if wanted else None
        if wanted is not None and file is not None:
            self._show_from(file, partial(making.founded, file, wanted))

    @Slot()
    def _open_sample(self) -> None:
        file = self._places.council.with_stem(SAMPLE)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            self.open(file)
        else:
            self._show_from(file, partial(making.sample, file))

    @Slot()
    def _choose_file(self) -> None:
        from councildesk.ui import files

        file = files.ask_existing(self.window, self._places.council)
        if file is not None:
            self.open(file)

    @Slot()
    def _close_council(self) -> None:
        if self.window.may_leave():
            self._close_live()
            self.window.show_start()

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._settings.put(settings.THEME, choice.value)
        self._theme.choose(choice)

    def _close_live(self) -> None:
        if self._council is not None:
            self.window.show_start()
            council, self._council = self._council, None
            self._application.focusChanged.disconnect(council.collecting.expect)
            council.close()

    def _show_start(self, refusal: Refusal | None) -> None:
        from councildesk.ui.live_workspace import sentence

        self.window.show_start()
        if refusal is not None:
            self.window.start_page.tell(sentence(refusal))


def _missing(files: list[Path], _progress: Progress) -> frozenset[Path]:
    """In a working thread: those that are not there."""
    return frozenset(file for file in files if not file.exists())


def _theme_choice(kept: Settings) -> ThemeChoice:
    chosen = kept.get(settings.THEME)
    return ThemeChoice(chosen) if chosen in list(ThemeChoice) else ThemeChoice.SYSTEM


def _nothing(_result: object) -> None:
    pass
