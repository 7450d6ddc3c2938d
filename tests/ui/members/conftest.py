"""The sample council, and the page of its members."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.main_window import MainWindow
from councildesk.ui.members.members_page import MembersPage
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from ui import sample_council

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def council(tmp_path: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(sample_council.opened(tmp_path))
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


@pytest.fixture
def page(council: Desk, qtbot: QtBot) -> Iterator[MembersPage]:
    """The page in the window, as a person would have it before them."""
    window = MainWindow(council.settings, PAGES)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show_workspace(council, "Council")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.go(Place("members"))
    page = window.view.frame.page
    assert isinstance(page, MembersPage)
    page.day_edit.show_value(DAY)
    page.refresh()
    yield page
    window.close()
