"""A program that types into the council's name and kills itself a second after the last key."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from councildesk.services.workspace import Workspace
from councildesk.ui.background import Background
from councildesk.ui.council.council_page import CouncilPage
from councildesk.ui.council.general_section import GeneralSection
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk
from councildesk.ui.settings import Settings


def main(path: Path) -> None:
    application = QApplication([])
    live = LiveWorkspace(Workspace.open(path))
    page = CouncilPage(Desk(live, Background(), Settings(path.with_name("settings.ini"))))
    page.show()
    section = page.section
    assert isinstance(section, GeneralSection)
    field = section.name_fields.field("en")
    field.setFocus()
    field.setCursorPosition(len("Board"))
    QTest.keyClicks(field, " of Experts")
    QTimer.singleShot(1000, lambda: os.kill(os.getpid(), signal.SIGKILL))
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
