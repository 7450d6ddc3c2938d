"""A window's surroundings: the look, settings of its own, an open council."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import empty_council
from councildesk.paths import Paths
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk
from councildesk.ui.settings import Settings
from councildesk.ui.theme import Theme, ThemeChoice
from ui.pseudo import PseudoTranslator


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture(params=["English", "longer"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The program's texts as they are, and longer ones in their place, as another language would have them."""
    translator = PseudoTranslator()
    if request.param == "longer":
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication) -> Iterator[LiveWorkspace]:
    live = LiveWorkspace(empty_council.opened(tmp_path / "a.council"))
    yield live
    live.close()


@pytest.fixture
def desk(live: LiveWorkspace, kept: Settings) -> Iterator[Desk]:
    background = Background()
    yield Desk(live, background, kept)
    background.close()


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """Where a program of its own keeps its files."""
    return Paths(
        council=tmp_path / "data" / "Council.council",
        settings=tmp_path / "settings.ini",
        log=tmp_path / "log",
        backups=tmp_path / "backups",
        rescue=tmp_path / "rescue",
        glance=tmp_path / "cache" / "glance.json",
        doors=tmp_path / "doors",
    )
