"""The live desk of a long meeting: 400 items, 300 pages of minutes, 200 persons, and no key that waits.

Told is processor time: from a key until all of it is painted, the saving of what was typed included where it falls.
The first picture is told until it is painted, and until all of it is there.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import cycle, repeat
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, entries, order_of_business, stays
from councildesk.services.agenda import ItemDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from councildesk.ui.background import Background
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.idle_collecting import IdleCollecting
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.page import Desk, Place
from councildesk.ui.settings import Settings
from ui.conftest import kept, look
from ui.opened_meeting import show

__all__ = ("kept", "look")

ITEMS, ENTRIES, PERSONS, SEATS = 400, 3, 200, 60
WORDS = "Bu gün iclasda çıxış edənlər ticarət əlaqələrinin inkişafını qeyd etdilər. " * 9
"""Three entries of these under each of 400 items are 300 pages of 2,700 letters."""
FRAME, QUICK = 0.016, 0.05
"""Seconds: for a key while typing, what was typed saved with it; for another item, or somebody who comes or goes."""
STARTS_AT = dt.datetime(2026, 12, 24, 6, tzinfo=dt.UTC)


@pytest.fixture
def meeting_ahead(tmp_path: Path, kept: Settings, qapp: QApplication) -> Iterator[tuple[Desk, str]]:
    """Not opened yet; everybody is noted as there."""
    workspace = Workspace.create(tmp_path / "long.council")
    builders.council(workspace, "az", "uz")
    sides = [builders.side(workspace, "AZ"), builders.side(workspace, "UZ", "Asia/Tashkent")]
    persons = [builders.person(workspace, f"Ada Lovelace{number}", sides[number % 2]) for number in range(PERSONS)]
    for number, person in enumerate(persons[:SEATS]):
        builders.seat(workspace, person, sides[number % 2])
    meeting = builders.meeting(workspace, date=STARTS_AT.date(), starts_at=STARTS_AT)
    workspace.perform("Fill", _fill, meeting, persons)
    live, background = LiveWorkspace(workspace), Background()
    collecting = IdleCollecting(live)
    collecting.collect()  # as the program has done by the time that somebody is at the desk
    yield Desk(live, background, kept), meeting
    collecting.close()
    background.close()
    live.close()


@pytest.fixture
def long_meeting(meeting_ahead: tuple[Desk, str]) -> tuple[Desk, str]:
    desk, meeting = meeting_ahead
    opened_at = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    desk.live.perform("Open", order_of_business.start, meeting, opened_at)
    return desk, meeting


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("rests", [True, False], ids=["after a rest", "at once"])
def test_the_first_picture_of_the_desk_is_there_at_once(
    long_meeting: tuple[Desk, str], rests: bool, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where hands rested before, on the plan of the meeting, it was prepared meanwhile; only that has a bound."""
    desk, meeting = long_meeting
    window, page = show(qtbot, desk, Place("meetings", meeting, "plan"))
    part = page.record.parts[Part.HOLD]
    assert isinstance(part, HoldPart)
    QApplication.processEvents()
    if rests:
        qtbot.waitUntil(lambda: bool(part.list.lines.lines) and desk.background.is_idle)

    begun = time.process_time()
    window.go(Place("meetings", meeting, "hold"))
    painted = _until_painted(part) - begun
    QApplication.processEvents()
    whole = time.process_time() - begun

    with capsys.disabled():
        print(f"\ndesk {'after a rest' if rests else 'at once'}: first {1000 * painted:.1f}, all {1000 * whole:.1f} ms")  # noqa: T201
    assert len(part.people.list.rows) == PERSONS
    window.close()
    if rests:
        assert painted <= QUICK


@pytest.mark.usefixtures("look")
def test_the_key_that_opens_the_meeting_does_not_wait(
    meeting_ahead: tuple[Desk, str], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """Median of openings, each taken back, until the running meeting is painted."""
    desk, meeting = meeting_ahead
    window, page = show(qtbot, desk, Place("meetings", meeting, "hold"))
    part = page.record.part
    assert isinstance(part, HoldPart)
    part.writing.write_on()
    QApplication.processEvents()

    painted, whole = [], []
    for _ in range(7):
        begun = time.process_time()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        painted.append(_until_painted(part) - begun)
        QApplication.processEvents()
        whole.append(time.process_time() - begun)
        assert part.sitting.is_open
        desk.live.undo()
        QApplication.processEvents()

    with capsys.disabled():
        print(f"\nopening the meeting: first time {1000 * painted[0]:.1f} ms")  # noqa: T201
        print(f"median {1000 * statistics.median(painted):.1f}, all {1000 * statistics.median(whole):.1f} ms")  # noqa: T201
    window.close()
    assert statistics.median(painted) <= QUICK


@pytest.mark.usefixtures("look")
def test_no_key_of_the_live_desk_waits(
    long_meeting: tuple[Desk, str], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, meeting = long_meeting
    window, page = show(qtbot, desk, Place("meetings", meeting, "hold"))
    part = page.record.part
    assert isinstance(part, HoldPart)
    part.writing.write_on()
    QApplication.processEvents()
    qtbot.wait(4000)  # hands rest once

    def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def saved() -> None:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
        part.writing.flush()
        QApplication.processEvents()

    key(Qt.Key.Key_A)
    typing = _taken(repeat(partial(key, Qt.Key.Key_A), 100))
    saving = _taken(repeat(saved, 100))
    looking = _taken(repeat(partial(key, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier), 20))
    going_on = _taken(repeat(partial(key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), 40))
    part.people.focus()
    digits = cycle((Qt.Key.Key_5, Qt.Key.Key_6))
    toggling = _taken(partial(key, digit) for digit, _ in zip(digits, range(40), strict=False))

    figures = {"key": typing, "key with saving": saving, "looking at an item": looking,
               "next item": going_on, "presence": toggling}  # fmt: skip
    with capsys.disabled():
        print()  # noqa: T201
        for name, taken in figures.items():
            print(f"{name:20} median {1000 * statistics.median(taken):6.1f} ms  p95 {1000 * _p95(taken):6.1f} ms")  # noqa: T201
    window.close()
    assert _p95(typing) <= FRAME
    assert _p95(saving) <= FRAME
    assert statistics.median(looking) <= QUICK
    assert statistics.median(going_on) <= QUICK
    assert statistics.median(toggling) <= QUICK


class _Painted(QObject):
    """Notes the first painting of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.at is None and event.type() is QEvent.Type.UpdateRequest:
            watched.event(event)
            self.at = time.process_time()
            return True
        return False


def _until_painted(part: HoldPart) -> float:
    """Lets the window paint; when it had, in seconds of the processor."""
    window = part.window()
    painted = _Painted(window)
    while painted.at is None:
        QApplication.processEvents()
    window.removeEventFilter(painted)
    return painted.at


def _fill(session: RecordSession, meeting: str, persons: list[str]) -> None:
    for number in range(ITEMS):
        item = agenda.add(session, meeting, ItemDraft({"az": f"Məsələ {number}"}, planned_minutes=5))
        for _ in range(ENTRIES):
            entries.add(session, meeting, EntryDraft(content={"az": paragraphs(WORDS)}), item_id=item)
    for person in persons:
        stays.arrive(session, meeting, StayDraft(person))


def _taken(tasks: Iterable[Callable[[], object]]) -> list[float]:
    """Seconds of the processor for each, which do not depend on what else the machine does."""
    taken = []
    for task in tasks:
        begun = time.process_time()
        task()
        taken.append(time.process_time() - begun)
    return taken


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]
