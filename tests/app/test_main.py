"""From the command line to a window or a command, and never to a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from councildesk.app import main


@pytest.mark.parametrize("arguments", [["demo"], ["--help"], ["publish", "x", "minutes"], ["a.council", "b.council"]])
def test_commands_options_and_wrong_calls_go_to_the_command_line(arguments: list[str]) -> None:
    assert main._names_command(arguments)


@pytest.mark.parametrize("arguments", [[], ["Council.council"], ["./demo"]])
def test_nothing_or_a_file_goes_to_the_window(arguments: list[str]) -> None:
    assert not main._names_command(arguments)


def test_the_commands_known_at_the_start_are_those_that_exist() -> None:
    from councildesk.cli.main import cli

    assert set(cli.commands) == main.COMMANDS


def test_a_file_that_is_not_there_is_told_in_one_sentence() -> None:
    run = _councildesk("nothing.council", QT_QPA_PLATFORM="offscreen")

    assert run.returncode == 1
    assert run.stderr == "There is no file 'nothing.council' and no command of that name; see councildesk --help.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_one_sentence() -> None:
    run = _councildesk(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="", XDG_SESSION_TYPE="")

    assert run.returncode == 1
    assert run.stderr.startswith("CouncilDesk cannot open a window: there is no screen")
    assert run.stderr.count("\n") == 1


def test_the_way_to_the_window_needs_no_parser_no_database_and_no_pdf() -> None:
    heavy = {"click", "sqlalchemy", "alembic", "reportlab", "pypdfium2"}
    code = "import sys, councildesk.app.main; print(*sorted(name.split('.')[0] for name in sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not heavy & set(loaded)


def test_an_error_before_the_window_stands_is_told_on_the_terminal_and_in_a_dialog(tmp_path: Path) -> None:
    code = """
import sys
from councildesk.app import crash, main
from councildesk.ui import application
from PySide6.QtWidgets import QApplication

def fail(*_):
    kept.append(QApplication([]))
    raise ValueError

kept = []
application.run = fail
crash._show = lambda report: print("shown", bool(report.details))
sys.argv = ["councildesk"]
main.main()
"""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=surroundings)

    assert run.returncode == 1
    assert run.stderr.startswith("CouncilDesk met an error that it did not expect (ValueError)")
    assert run.stdout == "shown True\n"


def _councildesk(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "councildesk", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | settings,
        cwd=Path(__file__).parent,
    )
