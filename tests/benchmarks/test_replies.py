"""A reply by one key, with five hundred invited: told is processor time until all of it is painted.

Run with `python -m pytest tests/benchmarks/test_replies.py -s`. The aim is 50 ms.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.attendance import Channel
from councildesk.services import invitations
from councildesk.services.workspace import Workspace
from councildesk.ui.background import Background
from councildesk.ui.invitations.invitations_part import InvitationsPart
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk, Place
from councildesk.ui.settings import Settings
from ui.conftest import kept, look
from ui.opened_meeting import show

__all__ = ("kept", "look")

SEATS, ALTERNATES = 250, 250
KEYS = 30
READ_AHEAD = 1500
"""Milliseconds for which somebody looks at the plan before the tab is opened."""
QUICK = 0.05
STARTS_AT = dt.datetime(2026, 12, 24, 6, tzinfo=dt.UTC)


@pytest.fixture
def large_meeting(tmp_path: Path, kept: Settings, qapp: QApplication) -> Iterator[tuple[Desk, str]]:
    """Every second seat's alternates, five hundred people in all, were written to."""
    workspace = Workspace.create(tmp_path / "large.council")
    builders.council(workspace, "az", "uz")
    sides = [builders.side(workspace, "AZ"), builders.side(workspace, "UZ", "Asia/Tashkent")]
    people = [builders.person(workspace, f"Ada Lovelace{number}") for number in range(SEATS + ALTERNATES)]
    for number, person in enumerate(people[:SEATS]):
        builders.seat(workspace, person, sides[number % 2], alternates=[people[SEATS + number]])
    meeting = builders.meeting(workspace, date=STARTS_AT.date(), starts_at=STARTS_AT)
    invited = workspace.perform("Invite", invitations.invite_seats, meeting)
    workspace.perform("Send", invitations.mark_sent, invited, STARTS_AT - dt.timedelta(days=30), Channel.MAIL)
    live, background = LiveWorkspace(workspace), Background()
    yield Desk(live, background, kept), meeting
    background.close()
    live.close()


@pytest.mark.usefixtures("look")
def test_a_reply_by_one_key_does_not_wait_for_five_hundred_others(
    large_meeting: tuple[Desk, str], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, meeting = large_meeting
    window, page = show(qtbot, desk, Place("meetings", meeting, "plan"))
    qtbot.wait(READ_AHEAD)
    begun = time.process_time()
    window.go(Place("meetings", meeting, "invitations"))
    opening = time.process_time() - begun
    part = page.record.part
    assert isinstance(part, InvitationsPart)
    part.tree.setFocus()

    taken = []
    for digit, _ in zip(cycle((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_3)), range(KEYS), strict=False):
        begun = time.process_time()
        qtbot.keyClick(part.tree, digit)
        QApplication.processEvents()
        taken.append(time.process_time() - begun)

    with capsys.disabled():
        print(f"\nopening the tab      {1000 * opening:6.1f} ms")  # noqa: T201
        median, most = 1000 * statistics.median(taken), 1000 * max(taken)
        print(f"reply                median {median:6.1f} ms  most {most:6.1f} ms")  # noqa: T201
    answered = [row for row in desk.live.read(invitations.rows, meeting, "en") if row.replied_at]
    window.close()
    assert len(answered) == KEYS
    assert statistics.median(taken) <= QUICK
