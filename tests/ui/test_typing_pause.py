"""What is typed is on the disk within a second, also of somebody who never rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from councildesk.services.workspace import Workspace
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.live_workspace import LiveWorkspace

BETWEEN_KEYS = 20
"""Milliseconds: so many keys as go into a second at this pace may wait, and on a slower machine fewer."""
IN_A_SECOND = 1000 // BETWEEN_KEYS


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication) -> Iterator[LiveWorkspace]:
    opened = LiveWorkspace(Workspace.create(tmp_path / "typed.council"))
    yield opened
    opened.close()


@pytest.fixture
def line(live: LiveWorkspace, qtbot: QtBot) -> Iterator[QLineEdit]:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    yield field
    field.close()


def test_a_line_typed_without_a_rest_is_written_again_and_again(
    live: LiveWorkspace, line: QLineEdit, qtbot: QtBot
) -> None:
    written: list[str] = []
    KeptLine(live, line, written.append)

    typed = 0
    while len(written) < 2 and typed < 5 * IN_A_SECOND:
        qtbot.keyClicks(line, "a", delay=BETWEEN_KEYS)
        typed += 1

    first, second = map(len, written)
    assert 0 < first <= IN_A_SECOND
    assert first < second <= first + IN_A_SECOND


def test_a_line_is_written_when_the_fingers_rest(live: LiveWorkspace, line: QLineEdit, qtbot: QtBot) -> None:
    written: list[str] = []
    KeptLine(live, line, written.append)

    qtbot.keyClicks(line, "Baku")
    assert not live.is_saved
    qtbot.waitUntil(lambda: bool(written), timeout=3000)

    assert written == ["Baku"]
    assert live.is_saved


def test_what_is_dropped_is_never_written(live: LiveWorkspace, line: QLineEdit, qtbot: QtBot) -> None:
    written: list[str] = []
    kept = KeptLine(live, line, written.append)

    qtbot.keyClicks(line, "Baku")
    kept.drop()
    live.flush()
    kept.flush()

    assert written == []
    assert live.is_saved
