"""Pictures of everything there is to see, with a council's data: `python -m councildesk.ui.tour OUT`.

It opens the start page, every page of the window with the places that the page itself names, every dialog, and the next
meeting as if it were under way, on a screen that need not exist, and saves each as a PNG. Nothing is written into the
council: the tour has a copy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from councildesk.ui.main_window import MainWindow
    from councildesk.ui.page import Desk, Place
    from councildesk.ui.settings import Settings


SEARCHES = (
    ("empty", ""),
    ("az", "nəqliyyat"),
    ("ru", "торгов"),
    ("de", "zusammen"),
    ("way", "meet"),
    ("none", "xyzxyz"),
)
"""Names of pictures of the search, and what is typed in them."""


def main(arguments: list[str] | None = None) -> int:
    """Make the pictures; 0, or 2 for a wrong call."""
    wanted = _parser().parse_args(arguments)
    width, height = wanted.size
    screen = f'{{"screens": [{{"name": "tour", "x": 0, "y": 0, "width": {width}, "height": {height}}}]}}'
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder, "screen.json")
        configuration.write_text(screen, encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={configuration}"
        os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)
        for name in _pictures(wanted, Path(folder)):
            print(name)  # noqa: T201  # it speaks to a terminal
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m councildesk.ui.tour", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--file", type=Path, help="a council's file, in place of the sample council")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1, help="pixels for each point of the screen")
    parser.add_argument("--size", type=_size, default=(1366, 768), help="of the screen, as in 1366x768")
    parser.add_argument("--language", default="en")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _pictures(wanted: argparse.Namespace, folder: Path) -> Iterator[str]:
    from PySide6.QtWidgets import QApplication

    from councildesk.ui.language import Speech
    from councildesk.ui.main_window import MainWindow
    from councildesk.ui.pages import PAGES
    from councildesk.ui.settings import Settings
    from councildesk.ui.theme import ARGUMENTS, Theme, ThemeChoice

    wanted.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([*sys.argv[:1], *ARGUMENTS])
    assert isinstance(application, QApplication)
    speech = Speech()
    speech.speak(wanted.language)
    Theme(application, ThemeChoice.DARK if wanted.dark else ThemeChoice.LIGHT)
    kept = Settings(folder / "settings.ini")
    window = MainWindow(kept, PAGES)
    window.resize(*wanted.size)
    window.show()
    tag = "dark" if wanted.dark else "light"
    for name, widget in _sights(application, window, kept, wanted, folder):
        _settle(application, window)
        file = f"{name}-{tag}.png"
        widget.grab().save(str(wanted.out / file))
        yield file
    window.close()


def _sights(
    application: QApplication, window: MainWindow, kept: Settings, wanted: argparse.Namespace, folder: Path
) -> Iterator[tuple[str, QWidget]]:
    """Each thing to see with the name of its picture, shown and ready."""
    from councildesk.ui import open_council
    from councildesk.ui.dialogs import DIALOGS
    from councildesk.ui.page import Place

    yield "start", window
    desk = _desk(wanted, folder, kept)
    window.show_workspace(desk, open_council.name(desk.live, desk.language))
    for name, place in _places(window):
        window.go(place)
        yield name, window
    window.go(Place("overview"))
    for name, typed in SEARCHES:
        window.view.search_box.focus()
        window.view.form.search_edit.setText(typed)
        yield f"palette-{name}", window
    window.view.search_box.leave()
    for entry in DIALOGS:
        dialog = entry.make(desk)
        dialog.show()
        yield f"dialog-{entry.name}", dialog
        dialog.close()
    yield from _under_way(window, desk)
    window.show_start()
    desk.background.close()
    desk.live.close()


def _under_way(window: MainWindow, desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """The live desk of a meeting to come, where there is one."""
    from councildesk.domain.meetings import MeetingState
    from councildesk.services import meetings
    from councildesk.ui import rehearsal
    from councildesk.ui.hold.hold_part import HoldPart
    from councildesk.ui.meetings.meetings_page import MeetingsPage
    from councildesk.ui.page import Place

    rows = desk.live.read(meetings.rows, desk.language)
    ahead = next((row for row in rows if row.state in (MeetingState.PLANNED, MeetingState.INVITED)), None)
    if ahead is None:
        return
    now = rehearsal.hold(desk.live, ahead.id)
    page = window.go(Place("meetings", ahead.id, "hold"))
    if isinstance(page, MeetingsPage) and isinstance(page.record.part, HoldPart):
        page.record.part.clock = lambda: now  # type: ignore[method-assign]
        page.record.part.refresh()
        yield "meetings-running-hold", window


def _places(window: MainWindow) -> Iterator[tuple[str, Place]]:
    """Every page, and in it the places that it names itself."""
    from councildesk.ui.page import Place

    for entry in window.view.frame.pages:
        yield entry.name, Place(entry.name)
        page = window.view.frame.page
        for number, place in enumerate(page.tour_places() if page else [], start=1):
            yield f"{entry.name}-{number}-{place.part or 'record'}", place


def _desk(wanted: argparse.Namespace, folder: Path, kept: Settings) -> Desk:
    """The council to show: a copy, so that nothing is written into the file that was named."""
    from councildesk.services.workspace import Workspace
    from councildesk.ui import making
    from councildesk.ui.background import Background
    from councildesk.ui.live_workspace import LiveWorkspace
    from councildesk.ui.page import Desk

    copy = folder / "tour.council"
    if wanted.file:
        shutil.copyfile(wanted.file, copy)
    workspace = Workspace.open(copy) if wanted.file else making.sample(copy)
    return Desk(LiveWorkspace(workspace), Background(), kept, wanted.language)


def _settle(application: QApplication, window: MainWindow) -> None:
    """Let layouts come to rest, and papers that are drawn in the background be shown."""
    from PySide6.QtCore import QDeadlineTimer

    rest, patience = QDeadlineTimer(400), QDeadlineTimer(20_000)
    while not rest.hasExpired() or not (window.desk is None or window.desk.background.is_idle or patience.hasExpired()):
        application.processEvents()
        time.sleep(0.01)  # threads get their turn


if __name__ == "__main__":
    sys.exit(main())
