"""Start CouncilDesk: build what is needed, in order, and hand it over.

`councildesk [FILE]` opens the window, everything else is a command. The window shall stand before a person wonders
whether it comes, so on that way nothing is imported that it does not need to show itself: no command parser, no
database, no PDF.
"""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

from councildesk import __version__, paths
from councildesk.app import crash, system
from councildesk.ui.bug_report.report import Report

COMMANDS = frozenset(
    {
        *("demo", "new", "load", "dump", "publish", "info", "check", "undo", "history", "removed"),
        *("search", "import", "export", "invite", "calendar", "papers"),
        *("backup", "backups", "restore", "repair"),
    }
)
"""The names that are commands and no files; `./demo` opens a file of that name."""


def main() -> int:
    """The program; returns its exit status: 0, 1 with one sentence on stderr, 2 for a wrong call."""
    crash.install(_log_file, crash.tell_on_terminal)
    _let_terminals_show_every_letter()
    arguments = sys.argv[1:]
    if _names_command(arguments):
        from councildesk.cli.main import run

        return run(arguments, open_window=open_window, obstacle=system.obstacle)
    file = Path(arguments[0]) if arguments else None
    if file is not None and not file.exists():
        return _refuse(f"There is no file {arguments[0]!r} and no command of that name; see councildesk --help.")
    return open_window(file)


def open_window(file: Path | None) -> int:
    """Show the window with this council file, or with the last one, and stay until it is closed."""
    if reason := system.obstacle():
        return _refuse(reason)
    gc.disable()  # classes are made by the hundred now, and none goes; the window turns it on when it stands
    from councildesk.app import qt

    qt.load()
    from councildesk.app import log

    places = paths.personal_paths()
    handler = log.start(places.log)
    qt.log_messages()
    from councildesk.ui.bug_report.reporter import Reporter

    reporter = Reporter()
    crash.install(lambda: places.log, reporter.tell, is_told=_is_of_place)
    from councildesk.ui import application

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the window too; all is on disk
    log.note(f"CouncilDesk {__version__} on Python {sys.version.split()[0]} opens its window")
    try:
        status = application.run(file, places, reporter)
    except Exception:
        crash.install(lambda: places.log, crash.tell_before_the_end)
        raise
    if handler is not None:
        log.stop(handler)
    return status


def _names_command(arguments: list[str]) -> bool:
    """More than one argument is never a file to open; the command parser says what is wrong with it."""
    if not arguments:
        return False
    return len(arguments) > 1 or arguments[0] in COMMANDS or arguments[0].startswith("-")


def _let_terminals_show_every_letter() -> None:
    """A terminal that cannot show ə gets an escape for it, instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _is_of_place(error: BaseException) -> bool:
    """The drive is gone or full: `ui.unsaved` says so above the page, where it stays until it is mended."""
    from councildesk.domain.errors import Refusal  # not in the way of the first picture

    if not isinstance(error, Refusal):
        return False
    from councildesk.services import rescue

    return rescue.is_of_place(error)


def _refuse(sentence: str) -> int:
    crash.tell_on_terminal(Report(sentence, ""))
    return 1


def _log_file() -> Path:
    return paths.personal_paths().log
