"""How soon the paper beside sixty pages of minutes follows what is typed, and how long the window stands still for it.

python -m pytest tests/benchmarks/test_preview.py -s
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import Blocks, paragraphs
from councildesk.services import agenda, entries, minutes, running
from councildesk.services.entries import EntryDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.minutes.preview_panel import PAUSE, PreviewPanel
from councildesk.ui.page import Desk
from councildesk.ui.settings import Settings

ITEMS, STATEMENTS, ROUNDS, PAGES = 26, 8, 12, 60
FOLLOWS, STALLS = 0.3, 0.1
"""Seconds from the end of a pause until the paper is shown, and of the longest halt of the window meanwhile."""
AZ = "Azərbaycan və Özbəkistan arasında ticarət-iqtisadi əlaqələrin inkişafı məsələsi müzakirə edilmişdir. " * 6
UZ = "Ozarbayjon va Oʻzbekiston oʻrtasidagi savdo-iqtisodiy aloqalarni rivojlantirish masalasi muhokama qilindi. " * 6


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    workspace = Workspace.create(tmp_path / "large.council")
    builders.council(workspace, "az", "uz")
    meeting = builders.meeting(workspace, *(f"Item {number}" for number in range(1, ITEMS + 1)))
    workspace.perform("Open", running.open_meeting, meeting, builders.at("10:00"))
    workspace.perform("Write", _fill, meeting)
    live, background = LiveWorkspace(workspace), Background()
    yield Desk(live, background, Settings(tmp_path / "settings.ini")), meeting
    background.close()
    live.close()


def _fill(session: RecordSession, meeting: str) -> None:
    content: dict[str, Blocks] = {"az": paragraphs(AZ), "uz": paragraphs(UZ)}
    for item in agenda.rows(session, meeting, "az"):
        for _ in range(STATEMENTS):
            entries.add(session, meeting, EntryDraft(EntryKind.PARAGRAPH, content), item_id=item.id)


def test_the_preview_of_sixty_pages_follows_a_pause(desk: tuple[Desk, str], qtbot: QtBot) -> None:
    one, meeting = desk
    panel = PreviewPanel(one)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.show_meeting(meeting, ("az", "uz"))
    qtbot.waitUntil(lambda: panel.preview.page_count > 0, timeout=60_000)
    entry = one.live.read(minutes.rows, meeting, "az")[0].id
    shown: list[float] = []
    halts: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        halts.append(now - last[0])
        last[0] = now

    pulse = QTimer(interval=4, timeout=beat)
    show = panel.preview.show_pdf

    def note(content: bytes, *, keeps_place: bool = False) -> None:
        show(content, keeps_place=keeps_place)
        shown.append(time.perf_counter())

    panel.preview.show_pdf = note  # type: ignore[method-assign]
    taken: list[float] = []
    for number in range(ROUNDS):
        one.live.perform("Type minutes", entries.write, entry, "az", paragraphs(f"{AZ}{number}"))
        started, before = time.perf_counter(), len(shown)
        last[0] = started
        pulse.start()
        qtbot.waitUntil(lambda before=before: len(shown) > before, timeout=30_000)  # type: ignore[misc]
        pulse.stop()
        taken.append(shown[-1] - started - PAUSE / 1000)

    pages = panel.preview.page_count
    print(f"\n{pages} pages; shown {statistics.median(taken) * 1000:.0f} ms after a pause of {PAUSE} ms (median),")  # noqa: T201
    print(f"{max(taken) * 1000:.0f} ms at most; the window stood still for {max(halts) * 1000:.0f} ms at most")  # noqa: T201
    assert pages >= PAGES
    assert statistics.median(taken) + PAUSE / 1000 < FOLLOWS
    assert statistics.median(sorted(halts)[-ROUNDS:]) < STALLS
