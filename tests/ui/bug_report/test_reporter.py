"""An error nobody expected: told in one window, with what was typed written first, and without anybody's names."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from councildesk.app import crash
from councildesk.paths import Paths
from councildesk.services import council, organisations
from councildesk.services.council import CouncilDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from councildesk.ui.bug_report.report_dialog import ReportDialog
from councildesk.ui.bug_report.reporter import Reporter
from councildesk.ui.desktop import Desktop
from councildesk.ui.organisations.details_part import DetailsPart
from councildesk.ui.organisations.organisations_page import OrganisationsPage
from councildesk.ui.page import Place

NAME = "Bureau of Ada Lovelace"


class Failing(QWidget):
    """Fails at each picture of it."""

    pictures = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.pictures += 1
        raise ArithmeticError(NAME)


@pytest.fixture
def reporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Reporter:
    """Told of every error, as in the program; the hooks of before come back after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = Reporter()
    crash.install(lambda: tmp_path / "councildesk.log", reporter.tell)
    return reporter


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication, reporter: Reporter, qtbot: QtBot) -> Iterator[Desktop]:
    """An organisation of this name, opened."""
    file = tmp_path / f"{NAME}.council"
    with Workspace.create(file) as workspace:
        draft = CouncilDraft(name={"en": "Council"}, languages=("en",), time_zone="Asia/Baku")
        workspace.perform("Set up council", council.found, draft)
        key = workspace.perform("Add organisation", organisations.add, OrganisationDraft({"en": NAME}))
    places = Paths(
        council=tmp_path / "data" / "Council.council",
        settings=tmp_path / "settings.ini",
        log=tmp_path / "councildesk.log",
        backups=tmp_path / "backups",
        glance=tmp_path / "glance.json",
        doors=tmp_path / "doors",
        rescue=tmp_path / "rescue",
    )
    desktop = Desktop(qapp, places, file, reporter)
    desktop.window.show()
    desktop.open(file)
    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    desktop.window.go(Place("organisations", key, "details"))
    yield desktop
    if reporter.dialog is not None:
        reporter.dialog.accept()
    desktop.window.close()
    desktop.close()


def fail() -> None:
    raise ArithmeticError(NAME)


def fail_in_slot(desktop: Desktop, qtbot: QtBot) -> None:
    button = QPushButton("Fail", desktop.window)
    button.clicked.connect(fail)
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.deleteLater()


def fail_in_thread(desktop: Desktop, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def fail_in_background(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.window.desk is not None
    desktop.window.desk.background.run(lambda _progress: fail(), lambda _result: None)


def fail_in_painting(desktop: Desktop, qtbot: QtBot) -> None:
    widget = Failing(desktop.window)
    widget.resize(20, 20)
    widget.show()
    qtbot.waitUntil(lambda: widget.pictures > 0)
    widget.hide()
    widget.deleteLater()


def dialog(reporter: Reporter, qtbot: QtBot) -> ReportDialog:
    qtbot.waitUntil(lambda: reporter.dialog is not None and reporter.dialog.isVisible())
    assert reporter.dialog is not None
    return reporter.dialog


@pytest.mark.parametrize("way", [fail_in_slot, fail_in_thread, fail_in_background, fail_in_painting])
def test_an_error_is_told_in_a_window_without_names(
    way: object, desktop: Desktop, reporter: Reporter, qtbot: QtBot
) -> None:
    way(desktop, qtbot)  # type: ignore[operator]
    shown = dialog(reporter, qtbot)

    text = shown.text
    assert "builtins.ArithmeticError" in text
    assert "page organisations, details, a record" in text
    assert "SQLite" in text
    assert "Ada" not in text

    shown.private_check.setChecked(True)
    assert f"ArithmeticError: {NAME}" in shown.text
    assert f"{NAME}.council" in shown.text
    shown.private_check.setChecked(False)
    assert shown.text == text


def test_what_was_typed_is_written_before_the_error_is_told(desktop: Desktop, reporter: Reporter, qtbot: QtBot) -> None:
    page = desktop.window.page
    assert isinstance(page, OrganisationsPage)
    desk, part = page.desk, page.record.parts["details"]
    assert isinstance(part, DetailsPart)
    field = part.texts["name"].field("en")
    field.clear()
    qtbot.keyClicks(field, "Bureau of Standards")
    assert not desk.live.is_saved

    fail_in_slot(desktop, qtbot)
    shown = dialog(reporter, qtbot)

    (row,) = desk.live.read(organisations.rows)
    assert row.name == {"en": "Bureau of Standards"}
    assert "What you entered is kept" in shown.what_label.text()
    assert "step Change organisation" in shown.text
    assert "Standards" not in shown.text


def test_errors_that_repeat_themselves_open_no_second_window(
    desktop: Desktop, reporter: Reporter, qtbot: QtBot
) -> None:
    fail_in_slot(desktop, qtbot)
    first = dialog(reporter, qtbot)
    for _ in range(3):
        fail_in_painting(desktop, qtbot)

    qtbot.waitUntil(lambda: "Meanwhile" in first.text)
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReportDialog) and one.isVisible()]
    assert windows == [first]
    assert first.text.count("Meanwhile") == 1

    qtbot.mouseClick(first.work_button, Qt.MouseButton.LeftButton)
    fail_in_slot(desktop, qtbot)
    bar = desktop.window.view.frame.quiet_bar
    qtbot.waitUntil(lambda: bar.text.startswith("The same error happened again."))
    assert reporter.dialog is None
    qtbot.mouseClick(bar.offer_button, Qt.MouseButton.LeftButton)
    assert dialog(reporter, qtbot) is not first


def test_the_program_closes_with_everything_written(desktop: Desktop, reporter: Reporter, qtbot: QtBot) -> None:
    fail_in_slot(desktop, qtbot)

    qtbot.mouseClick(dialog(reporter, qtbot).close_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not desktop.window.isVisible())


def test_the_report_is_copied_and_saved_as_it_is_shown(
    desktop: Desktop, reporter: Reporter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_in_slot(desktop, qtbot)
    shown = dialog(reporter, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report"), ""))

    qtbot.mouseClick(shown.copy_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text() == shown.text
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown.text
    assert "report.txt" in shown.told_label.text()


def test_the_log_holds_no_names_either(desktop: Desktop, reporter: Reporter, qtbot: QtBot, tmp_path: Path) -> None:
    fail_in_slot(desktop, qtbot)
    dialog(reporter, qtbot)

    logged = (tmp_path / "councildesk.log").read_text(encoding="utf-8")
    assert "ArithmeticError" in logged
    assert "Ada" not in logged


def test_without_a_window_the_terminal_is_told(reporter: Reporter, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        fail()
    except ArithmeticError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "ArithmeticError" in capsys.readouterr().err
    assert reporter.dialog is None
