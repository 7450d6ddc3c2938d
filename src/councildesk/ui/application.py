"""The desktop program, from its start to its end."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from councildesk.ui.desktop import Desktop
from councildesk.ui.theme import ARGUMENTS

if TYPE_CHECKING:
    from councildesk.paths import Paths
    from councildesk.ui.bug_report.reporter import Reporter


def run(file: Path | None, places: Paths, reporter: Reporter | None = None) -> int:
    """Show the window and stay until it is closed; the exit status. `file` is opened, else the last one.

    `reporter` tells of errors in it.
    """
    application = Application([*sys.argv[:1], *ARGUMENTS])
    application.setApplicationName("CouncilDesk")
    desktop = Desktop(application, places, file, reporter)
    if desktop.comes_forward_elsewhere(file):
        return 0
    application.file_opened.connect(desktop.open)
    desktop.window.painted.connect(partial(desktop.begin, file))
    desktop.window.show()
    status = application.exec()
    desktop.close()
    return status


class Application(QApplication):
    """`file_opened` when the system hands a file to the running program, as macOS does at a double click."""

    file_opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)
