"""The last resort: what no one expected is logged, and told in one sentence or one dialog.

A refusal never comes here; it is put into words where it was asked for. What comes here is a bug. The program goes on
where it can: Qt carries on after an error in a slot.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from councildesk import __version__


@dataclass(frozen=True)
class Report:
    """What is told about a bug; `details` is safe to send in."""

    sentence: str
    details: str


Teller = Callable[[Report], None]


def install(log_file: Callable[[], Path], tell: Teller) -> None:
    """Send every uncaught error, of any thread, to the log and to `tell`. A second call replaces the first.

    `tell` is called in the thread of the error. `log_file` is asked only when there is something to write.
    """

    def handle(error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        _write(error, log_file())
        tell(_report(error, log_file()))

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


def tell_in_window(report: Report) -> None:
    """Show the report over the window, from whatever thread; one at a time: an error in drawing repeats itself."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if application is None:
        tell_on_terminal(report)
        return
    QTimer.singleShot(0, application, lambda: _show(report))


def tell_before_the_end(report: Report) -> None:
    """Tell while no window runs and none will: the program could not start, and must not vanish without a word."""
    from PySide6.QtWidgets import QApplication

    tell_on_terminal(report)
    if QApplication.instance() is not None:
        _show(report)


_shown = threading.Lock()


def _show(report: Report) -> None:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication, QMessageBox

    if not _shown.acquire(blocking=False):
        return
    try:
        title = QCoreApplication.translate("Crash", "Something went wrong")
        box = QMessageBox(QMessageBox.Icon.Warning, title, "", parent=QApplication.activeWindow())
        box.setText(QCoreApplication.translate("Crash", "CouncilDesk met an error that it did not expect."))
        box.setInformativeText(
            QCoreApplication.translate(
                "Crash", "What you entered is kept. Please send us the details; they hold no names or texts of yours."
            )
        )
        box.setDetailedText(report.details)
        box.exec()
    finally:
        _shown.release()


def _report(error: BaseException, log_file: Path) -> Report:
    from councildesk.app import log

    sentence = f"CouncilDesk met an error that it did not expect ({type(error).__name__}); details are in {log_file}."
    python = ".".join(str(part) for part in sys.version_info[:3])
    return Report(sentence, f"CouncilDesk {__version__}, Python {python}, {sys.platform}\n{log.route(error)}")


def _write(error: BaseException, log_file: Path) -> None:
    import logging

    from councildesk.app import log

    logger = logging.getLogger(log.LOGGER)
    handler = None if logger.handlers else log.start(log_file)
    logger.critical("Unexpected error in version %s", __version__, exc_info=error)
    if handler is not None:
        log.stop(handler)
