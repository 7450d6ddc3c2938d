"""An agenda of 400 items: one is moved, all are numbered anew and have new times, within one picture of the screen.

Told apart: what the agenda's own calculation takes, what a step and the reading after it take, and what a key pressed
in the window takes until everything is painted.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import cycle, repeat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain import agenda as calculation
from councildesk.domain import rank
from councildesk.domain.agenda import Item, ItemKind
from councildesk.domain.schedule import PlannedItem, schedule
from councildesk.services import agenda, agenda_tree, council, meetings
from councildesk.services.agenda import ItemDraft
from councildesk.services.council import CouncilDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.page import Desk, Place
from ui.conftest import kept, look
from ui.opened_meeting import empty, show

__all__ = ("empty", "kept", "look")

ITEMS, MOVES, TOPICS = 400, 60, 40
FRAME = 0.016
"""Seconds."""
STARTS_AT = dt.datetime(2026, 12, 24, 6, tzinfo=dt.UTC)


def test_the_calculation_takes_less_than_a_frame(capsys: pytest.CaptureFixture[str]) -> None:
    ranks = rank.spread(ITEMS)
    items = [Item(str(place), None if place < TOPICS else str(place % TOPICS), ranks[place]) for place in range(ITEMS)]

    def move(place: int) -> None:
        beside = sorted(item.rank for item in items if item.parent_id is None and item.id != str(place))
        items[place] = items[place]._replace(parent_id=None, rank=rank.place(beside, len(beside) // 2))
        placed = calculation.in_order(items)
        calculation.numbers(items)
        schedule([PlannedItem(one.item.id, one.item.parent_id, 5) for one in placed], STARTS_AT)

    taken = _median(partial(move, place) for place in random.Random(1).choices(range(ITEMS), k=MOVES))

    _tell(capsys, "calculation", taken)
    assert taken <= FRAME


def test_a_move_is_stored_and_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace.create(tmp_path / "long.council") as workspace:
        workspace.perform("Found", council.found, CouncilDraft({"az": "Şura"}, languages=("az", "uz")))
        meeting = workspace.perform("Plan", _plan)
        moved = workspace.perform("Fill", _fill, meeting)[: MOVES + 1]
        step = _median(
            partial(workspace.perform, "Move", by, item)
            for item, by in zip(moved, cycle((agenda_tree.move_down, agenda_tree.indent)), strict=False)
        )
        whole = _median(repeat(partial(workspace.read, agenda.whole, meeting, "az"), MOVES))
        known = workspace.read(agenda.whole, meeting, "az")
        read = _median(repeat(partial(workspace.read, agenda.whole, meeting, "az", known, moved[:1]), MOVES))

    _tell(capsys, "step", step)
    _tell(capsys, "reading after it", read)
    _tell(capsys, "reading all", whole)
    assert step + read <= FRAME


@pytest.mark.usefixtures("look")
def test_a_key_in_the_window_moves_an_item(empty: Desk, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = empty.live.perform("Plan", _plan)
    items = empty.live.perform("Fill", _fill, meeting)
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    part.tree.choose(items[TOPICS // 2])
    part.tree.setFocus()
    QApplication.processEvents()
    keys = cycle((Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down))

    def press() -> None:
        qtbot.keyClick(part.tree, next(keys), Qt.KeyboardModifier.AltModifier)

    def press_and_see() -> None:
        press()
        QApplication.processEvents()

    step = _median(repeat(press, MOVES))
    painted = _median(repeat(press_and_see, MOVES))

    _tell(capsys, "key, with the model", step)
    _tell(capsys, "key, until painted", painted)
    window.close()
    assert painted <= FRAME


def _plan(session: RecordSession) -> str:
    return meetings.add(session, MeetingDraft(STARTS_AT.date(), starts_at=STARTS_AT))


def _fill(session: RecordSession, meeting: str) -> Sequence[str]:
    """Topics and what is under them; some are breaks, some have no time."""
    made: list[str] = []
    for number in range(ITEMS):
        kind = ItemKind.BREAK if number % 13 == 12 else ItemKind.DISCUSSION
        title = {"az": f"Məsələ {number}", "uz": f"Masala {number}"}
        draft = ItemDraft(title, kind=kind, planned_minutes=5 if number % 7 else None)
        made.append(agenda.add(session, meeting, draft, parent_id=None if number < TOPICS else made[number % TOPICS]))
    return made


def _median(tasks: Iterable[Callable[[], object]]) -> float:
    """Seconds of the processor, which do not depend on what else the machine does."""
    taken = []
    for task in tasks:
        begun = time.process_time()
        task()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def _tell(capsys: pytest.CaptureFixture[str], name: str, seconds: float) -> None:
    with capsys.disabled():
        print(f"\n{name:20} median {1000 * seconds:6.1f} ms")  # noqa: T201
