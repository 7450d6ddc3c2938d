"""A meeting opened in the window, as a person would have it before them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import empty_council
from councildesk.services import council, meetings
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.main_window import MainWindow
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.growing_line import GrowingLine
from ui import sample_council

SIZE = (1366, 728)


@pytest.fixture
def sample(tmp_path: Path, kept: Settings, qapp: QApplication) -> Iterator[Desk]:
    """The desk of the sample council."""
    yield from _desk(LiveWorkspace(sample_council.opened(tmp_path)), kept)


@pytest.fixture
def empty(tmp_path: Path, kept: Settings, qapp: QApplication) -> Iterator[Desk]:
    """The desk of a council with two sides and two languages in which nothing has happened yet."""
    opened = empty_council.opened(tmp_path / "empty.council")
    draft = CouncilDraft(name={"az": "Şura"}, time_zone="Asia/Baku", languages=("az", "uz"))
    sides = (
        SideDraft("AZ", {"az": "Azərbaycan"}, time_zone="Asia/Baku"),
        SideDraft("UZ", {"az": "Özbəkistan"}, time_zone="Asia/Tashkent"),
    )
    opened.perform("Set up council", council.found, draft, sides)
    yield from _desk(LiveWorkspace(opened), kept)


def _desk(live: LiveWorkspace, kept: Settings) -> Iterator[Desk]:
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


def show(qtbot: QtBot, desk: Desk, place: Place) -> tuple[MainWindow, MeetingsPage]:
    """The window at this place of the meetings' page. Close it at the end."""
    window = MainWindow(desk.settings, PAGES)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show_workspace(desk, "Council")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.go(place)
    assert isinstance(page, MeetingsPage)
    return window, page


def held(desk: Desk) -> str:
    """The founding conference of the sample."""
    return desk.live.read(meetings.find, "AZ-UZ/2024/01")


def written_up(desk: Desk) -> str:
    """The first ordinary meeting of the sample: prepared in full, held, and its minutes agreed."""
    return desk.live.read(meetings.find, "AZ-UZ/2026/01")


def planned(desk: Desk) -> str:
    return desk.live.read(meetings.find, "AZ-UZ/2027/01")


def type_into(qtbot: QtBot, field: QLineEdit | GrowingLine, text: str) -> None:
    """Type over what stands there, and Enter. Qt's test keys know no letters beyond ASCII: those are put in at once."""
    field.setFocus()
    field.selectAll()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
