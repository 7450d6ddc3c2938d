"""What no one expected is logged and told."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from councildesk.app import crash


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reports go; the hooks of before come back after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return tmp_path / "councildesk.log"


def test_an_error_is_logged_and_told_in_one_sentence(log_file: Path) -> None:
    told: list[crash.Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(ZeroDivisionError("Ada"))

    assert [report.sentence for report in told] == [
        f"CouncilDesk met an error that it did not expect (ZeroDivisionError); details are in {log_file}."
    ]
    assert "ZeroDivisionError" in log_file.read_text(encoding="utf-8")


def test_the_details_hold_versions_and_places_but_no_message(log_file: Path) -> None:
    told: list[crash.Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(ZeroDivisionError("Ada"))

    assert "Python 3." in told[0].details
    assert "in _meet" in told[0].details
    assert "Ada" not in told[0].details


def test_an_error_in_another_thread_is_told_too(log_file: Path) -> None:
    told: list[crash.Report] = []
    crash.install(lambda: log_file, told.append)
    thread = threading.Thread(target=lambda: 1 / 0)

    thread.start()
    thread.join()

    assert len(told) == 1


def test_an_interruption_is_no_error(log_file: Path) -> None:
    told: list[crash.Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(KeyboardInterrupt())

    assert told == []
    assert not log_file.exists()


def test_the_terminal_gets_the_sentence_only(capsys: pytest.CaptureFixture[str]) -> None:
    crash.tell_on_terminal(crash.Report("It failed.", "in many places"))

    assert capsys.readouterr().err == "It failed.\n"


def test_the_window_shows_the_details_to_copy(qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMessageBox

    seen: list[str] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.detailedText())
            box.close()

    timer = QTimer(interval=5)
    timer.timeout.connect(read_and_close)
    timer.start()

    crash.tell_in_window(crash.Report("It failed.", "in many places"))
    crash.tell_in_window(crash.Report("It failed again.", "in another place"))
    qtbot.waitUntil(lambda: len(seen) == 1)
    timer.stop()

    assert seen == ["in many places"]


def _meet(error: BaseException) -> None:
    try:
        raise error
    except BaseException as met:
        sys.excepthook(type(met), met, met.__traceback__)
