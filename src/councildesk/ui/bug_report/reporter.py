"""Tells of errors that nobody expected, one window at a time, after what was typed is written.

An error in drawing comes back with every picture, and one in a button with every click: the first opens the window,
what comes while it is open is counted in it, and what comes again later is said in the quiet bar.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, Qt, Signal, Slot

from councildesk.ui.bug_report.doings import Doings
from councildesk.ui.bug_report.report import Report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from councildesk.ui.bug_report.report_dialog import ReportDialog

_REST_MS = 15_000
"""How long nothing is said after an error that is known was said again."""


class Reporter(QObject):
    """Lives in the GUI thread; `tell` may be called in any."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.doings = Doings()
        self.dialog: ReportDialog | None = None
        self._known: set[str] = set()
        self._rest = QElapsedTimer()
        self._window: QWidget | None = None
        self._keep_typed: Callable[[], bool] = lambda: True
        self._close: Callable[[], object] = lambda: None
        self._file: Callable[[], Path | None] = lambda: None
        self._say: Callable[[str, str, Callable[[], object]], object] = lambda *_: None
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def attend(
        self,
        window: QWidget,
        *,
        keep_typed: Callable[[], bool],
        close: Callable[[], object],
        file: Callable[[], Path | None],
        say: Callable[[str, str, Callable[[], object]], object],
    ) -> None:
        """Report over this window from now on.

        `keep_typed` writes what editors hold and says whether nothing waits any more; `close` ends the program with
        everything saved; `file` is what is open; `say` tells a sentence quietly, with what can be done about it.
        """
        self._window, self._keep_typed, self._close, self._file, self._say = window, keep_typed, close, file, say

    def tell(self, report: Report) -> None:
        """Tell of an error, soon; on the terminal where there is no window."""
        if QCoreApplication.instance() is None or self._window is None:
            if sys.stderr is not None:
                sys.stderr.write(f"{report.sentence}\n")
            return
        self._arrived.emit(report)

    @Slot(object)
    def _take(self, report: Report) -> None:
        if self.dialog is not None:
            self.dialog.add(report)
            return
        if report.route in self._known:
            self._say_again(report)
            return
        self._known.add(report.route)
        self.show(report)

    def show(self, report: Report) -> None:
        """Open the window with this report; what was typed is written first."""
        from councildesk.ui.bug_report.report_dialog import ReportDialog
        from councildesk.ui.bug_report.report_text import Story

        if self.dialog is not None or self._window is None:
            return
        is_kept = self._keep_typed()
        story = Story(report, dt.datetime.now(dt.UTC), self.doings.lines(), self._file())
        self.dialog = ReportDialog(story, is_kept=is_kept, parent=self._window)
        self.dialog.finished.connect(self._forget)
        self.dialog.close_wanted.connect(self._close_program, Qt.ConnectionType.QueuedConnection)
        self.dialog.open()

    def _say_again(self, report: Report) -> None:
        if self._rest.isValid() and self._rest.elapsed() < _REST_MS:
            return
        self._rest.start()
        self._keep_typed()
        again = self.tr("The same error happened again. What you entered is kept.")
        self._say(again, self.tr("Report…"), lambda: self.show(report))

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot()
    def _close_program(self) -> None:
        if not self._keep_typed():
            self._say(self.tr("What you typed last could not be written. Copy it, then close."), "", lambda: None)
            return
        self._close()
