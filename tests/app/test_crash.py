"""What no one expected is logged and told."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from councildesk.app import crash, main
from councildesk.storage.refusals import FileMissing, NothingToUndo
from councildesk.ui.bug_report.report import Report


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reports go; the hooks of before come back after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return tmp_path / "councildesk.log"


def test_an_error_is_logged_and_told_in_one_sentence(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(ZeroDivisionError("Ada"))

    assert [report.sentence for report in told] == [
        f"CouncilDesk met an error that it did not expect (ZeroDivisionError); details are in {log_file}."
    ]
    assert "ZeroDivisionError" in log_file.read_text(encoding="utf-8")


def test_the_details_hold_versions_and_places_but_no_message(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(ZeroDivisionError("Ada"))

    assert "Python 3." in told[0].details
    assert "in _meet" in told[0].details
    assert "Ada" not in told[0].details


def test_an_error_in_another_thread_is_told_too(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)
    thread = threading.Thread(target=lambda: 1 / 0)

    thread.start()
    thread.join()

    assert len(told) == 1


def test_that_the_drive_is_gone_is_logged_and_told_by_the_bar_alone(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append, is_told=main._is_of_place)

    _meet(FileMissing("x.council"))
    _meet(NothingToUndo(again=False))

    assert ["NothingToUndo" in report.sentence for report in told] == [True]
    assert "FileMissing" in log_file.read_text(encoding="utf-8")


def test_an_interruption_is_no_error(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(KeyboardInterrupt())

    assert told == []
    assert not log_file.exists()


def test_the_terminal_gets_the_sentence_only(capsys: pytest.CaptureFixture[str]) -> None:
    crash.tell_on_terminal(Report("It failed.", "in many places"))

    assert capsys.readouterr().err == "It failed.\n"


def test_the_messages_are_told_apart_from_the_details(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)

    _meet(ZeroDivisionError("Ada"))

    assert "ZeroDivisionError: Ada" in told[0].private
    assert told[0].route in told[0].details


def test_an_error_that_repeats_itself_does_not_fill_the_log(log_file: Path) -> None:
    told: list[Report] = []
    crash.install(lambda: log_file, told.append)

    for _ in range(crash.MOST_WRITTEN + 20):
        _meet(ZeroDivisionError("Ada"))

    assert log_file.read_text(encoding="utf-8").count("Unexpected error") == crash.MOST_WRITTEN
    assert len(told) == crash.MOST_WRITTEN + 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_nobody_else_reads_the_log(log_file: Path) -> None:
    log_file.touch(mode=0o644)
    crash.install(lambda: log_file, lambda _report: None)

    _meet(ZeroDivisionError("Ada"))

    assert log_file.stat().st_mode & 0o077 == 0
    assert "Ada" not in log_file.read_text(encoding="utf-8")


def _meet(error: BaseException) -> None:
    try:
        raise error
    except BaseException as met:
        sys.excepthook(type(met), met, met.__traceback__)
