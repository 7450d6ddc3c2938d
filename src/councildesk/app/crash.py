"""The last resort: what no one expected is logged, and told in one sentence or one dialog.

A refusal is put into words where it was asked for; what comes here is a bug. One kind of refusal comes here all the
same: any look at the record may find that its drive is gone, and the bar above the page says so for all of them. The
program goes on where it can: Qt carries on after an error in a slot.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from councildesk import __version__
from councildesk.ui.bug_report.report import Report

MOST_WRITTEN = 10
"""How often the same error is logged: one in drawing comes back with every picture."""

Teller = Callable[[Report], None]


def install(
    log_file: Callable[[], Path], tell: Teller, *, is_told: Callable[[BaseException], bool] = lambda _: False
) -> None:
    """Send every uncaught error, of any thread, to the log and to `tell`. A second call replaces the first.

    `tell` is called in the thread of the error, but for those of which `is_told` knows that the window says them by
    itself. `log_file` is asked only when there is something to write.
    """

    written: Counter[str] = Counter()

    def handle(error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        report = _report(error, log_file())
        written[report.route] += 1
        if written[report.route] <= MOST_WRITTEN:
            _write(error, log_file())
        if not is_told(error):
            tell(report)

    def handle_in_main(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        handle(error)

    def handle_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            handle(arguments.exc_value)

    sys.excepthook = handle_in_main
    threading.excepthook = handle_in_thread


def tell_on_terminal(report: Report) -> None:
    if sys.stderr is not None:  # a Windows program without a console has none
        sys.stderr.write(f"{report.sentence}\n")


def tell_before_the_end(report: Report) -> None:
    """Tell while no window runs and none will: the program could not start, and must not vanish without a word."""
    from PySide6.QtWidgets import QApplication

    tell_on_terminal(report)
    if QApplication.instance() is not None:
        _show(report)


def _show(report: Report) -> None:
    import datetime as dt

    from councildesk.ui.bug_report.report_dialog import ReportDialog
    from councildesk.ui.bug_report.report_text import Story

    dialog = ReportDialog(Story(report, dt.datetime.now(dt.UTC)))
    dialog.close_button.hide()  # there is nothing to go on with, and nothing open
    dialog.work_button.setText(dialog.tr("Close"))
    dialog.exec()


def _report(error: BaseException, log_file: Path) -> Report:
    import sqlite3
    import traceback

    from councildesk.app import log

    sentence = f"CouncilDesk met an error that it did not expect ({type(error).__name__}); details are in {log_file}."
    python = ".".join(str(part) for part in sys.version_info[:3])
    route = log.route(error)
    private = "".join(traceback.format_exception(error))
    versions = f"CouncilDesk {__version__}, Python {python}, SQLite {sqlite3.sqlite_version}, {sys.platform}"
    return Report(sentence, f"{versions}\n{route}", private, route)


def _write(error: BaseException, log_file: Path) -> None:
    import logging

    from councildesk.app import log

    logger = logging.getLogger(log.LOGGER)
    is_begun = any(isinstance(handler, logging.FileHandler) for handler in logger.handlers)
    handler = None if is_begun else log.start(log_file)
    logger.critical("Unexpected error in version %s", __version__, exc_info=error)
    if handler is not None:
        log.stop(handler)
