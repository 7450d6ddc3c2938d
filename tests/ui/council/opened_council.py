"""The council's page opened in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.ui.council.council_page import CouncilPage, Section
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from ui.opened_meeting import SIZE

Opened = Callable[[Desk, Section], CouncilPage]


def show(qtbot: QtBot, desk: Desk, section: Section, record: str | None = None) -> tuple[MainWindow, CouncilPage]:
    """The window at this tab of the council's page. Close it at the end."""
    window = MainWindow(desk.settings, PAGES)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show_workspace(desk, "Council")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.go(Place("council", record, section.value))
    assert isinstance(page, CouncilPage)
    settle()
    return window, page


def settle() -> None:
    """Fields made for the council's languages are shown, then laid out."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def opened(qtbot: QtBot, look: object) -> Iterator[Opened]:
    """Opens the page at a tab, and closes the window at the end."""
    windows: list[MainWindow] = []

    def open_at(desk: Desk, section: Section) -> CouncilPage:
        window, page = show(qtbot, desk, section)
        windows.append(window)
        return page

    yield open_at
    for window in windows:
        window.close()
