from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from councildesk.paths import Paths
from councildesk.services import council
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from councildesk.ui import settings
from councildesk.ui.colours import DARK, shown_in
from councildesk.ui.desktop import Desktop
from councildesk.ui.settings import Settings
from councildesk.ui.start.new_council_dialog import NewCouncil, NewCouncilDialog
from councildesk.ui.theme import ThemeChoice

SHURA = CouncilDraft(name={"az": "Ekspert Şurası"}, languages=("az",), time_zone="Asia/Baku")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A council's file."""
    file = tmp_path / "Şura.council"
    with Workspace.create(file) as workspace:
        workspace.perform("Set up council", council.found, SHURA)
    return file


@pytest.fixture
def desktop(qapp: QApplication, places: Paths) -> Iterator[Desktop]:
    desktop = Desktop(qapp, places)
    desktop.window.show()
    yield desktop
    desktop.window.close()
    desktop.close()


def is_open(desktop: Desktop, name: str) -> bool:
    return desktop.window.desk is not None and desktop.window.windowTitle().startswith(name)


def test_at_a_first_start_nothing_is_open(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin(None)

    assert desktop.window.form.views_stack.currentWidget() is desktop.window.start_page
    assert desktop.window.start_page.isEnabled()


def test_a_named_file_is_opened_and_remembered(desktop: Desktop, file: Path, places: Paths, qtbot: QtBot) -> None:
    desktop.begin(file)
    assert file.name in desktop.window.opening_label.text()

    qtbot.waitUntil(lambda: is_open(desktop, "Ekspert Şurası"))

    assert Settings(places.settings).get(settings.RECENT_FILES) == (str(file),)


def test_the_file_opened_last_is_opened_again(qapp: QApplication, places: Paths, file: Path, qtbot: QtBot) -> None:
    kept = Settings(places.settings)
    kept.add_recent(file)
    kept.save()
    desktop = Desktop(qapp, places)

    desktop.begin(None)
    qtbot.waitUntil(lambda: is_open(desktop, "Ekspert Şurası"))

    desktop.close()


def test_a_file_that_is_gone_is_told_and_stays_listed_as_not_there(
    desktop: Desktop, places: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone.council"
    Settings(places.settings).add_recent(gone)

    desktop.window.file_wanted.emit(gone)
    qtbot.waitUntil(desktop.window.start_page.isVisible)
    recent = desktop.window.start_page.form.recent_list
    qtbot.waitUntil(lambda: "not there now" in recent.item(0).text())

    assert "There is no file or folder" in desktop.window.start_page.form.refusal_label.text()
    assert Settings(places.settings).get(settings.RECENT_FILES) == (str(gone),)


def test_a_start_without_a_council_says_which_of_the_recent_files_are_not_there(
    qapp: QApplication, places: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    Settings(places.settings).add_recent(tmp_path / "gone.council")
    desktop = Desktop(qapp, places)

    desktop.begin(None)

    recent = desktop.window.start_page.form.recent_list
    qtbot.waitUntil(lambda: "not there now" in recent.item(0).text())
    desktop.close()


def test_a_new_council_is_made_where_the_person_says(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = NewCouncil(SHURA, (SideDraft("AZ", {"az": "Azərbaycan"}), SideDraft("UZ", {"az": "Özbəkistan"})))
    place = tmp_path / "new"
    monkeypatch.setattr(NewCouncilDialog, "ask", lambda parent, language: wanted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))

    desktop.window.new_wanted.emit()
    qtbot.waitUntil(lambda: is_open(desktop, "Ekspert Şurası"))

    assert desktop.window.desk is not None
    assert desktop.window.desk.live.workspace.path == place.with_suffix(".council")
    assert desktop.window.desk.live.read(council.row, "az").has_sides


def test_a_file_that_is_there_is_not_overwritten(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(NewCouncilDialog, "ask", lambda parent, language: NewCouncil(SHURA))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))

    desktop.window.new_wanted.emit()
    qtbot.waitUntil(lambda: bool(desktop.window.start_page.form.refusal_label.text()))
    qtbot.waitUntil(desktop.window.start_page.isVisible)

    assert desktop.window.desk is None
    assert file.read_bytes() == before


def test_a_changed_name_shows_in_the_window(desktop: Desktop, file: Path, qtbot: QtBot) -> None:
    desktop.open(file)
    qtbot.waitUntil(lambda: is_open(desktop, "Ekspert Şurası"))
    assert desktop.window.desk is not None

    changed = CouncilDraft(name={"az": "Birgə Şura"}, languages=("az",), time_zone="Asia/Baku")
    desktop.window.desk.live.perform("Change council", council.change, changed)

    assert is_open(desktop, "Birgə Şura")


def test_a_closed_council_leads_to_the_start_page_where_it_is_offered(
    desktop: Desktop, file: Path, qtbot: QtBot
) -> None:
    desktop.open(file)
    qtbot.waitUntil(lambda: is_open(desktop, "Ekspert Şurası"))

    desktop.window.actions_by_name["close_council"].trigger()

    assert desktop.window.desk is None
    assert desktop.window.start_page.form.recent_list.count() == 1


def test_the_look_is_changed_at_once_and_remembered(desktop: Desktop, qapp: QApplication, places: Paths) -> None:
    desktop.window.theme_chosen.emit(ThemeChoice.DARK)

    assert shown_in(qapp.palette()) is DARK
    assert Settings(places.settings).get(settings.THEME) == "dark"
    desktop.window.theme_chosen.emit(ThemeChoice.LIGHT)
