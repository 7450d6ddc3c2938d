"""Backups that make themselves, and what is said when they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from councildesk.domain.retention import Keeping, Occasion
from councildesk.services import backup_places
from councildesk.ui import settings
from councildesk.ui.backups import keeping as module
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.live_workspace import Notice
from councildesk.ui.page import Desk
from ui.backups.conftest import NEVER_MS, add_person


def occasions(keeping: BackupKeeping) -> list[Occasion]:
    return [row.occasion for row in backup_places.rows(keeping.places)]


@pytest.fixture
def told(desk: Desk) -> list[str]:
    found: list[str] = []

    def note(notice: Notice) -> None:
        found.append(notice.text)

    desk.live.told.connect(note)
    return found


def test_soon_after_opening_what_changed_since_the_last_backup_is_backed_up(
    desk: Desk, root: Path, qtbot: QtBot
) -> None:
    add_person(desk.live, "Ann")

    keeping = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=0)
    qtbot.waitUntil(lambda: occasions(keeping) == [Occasion.OPENED])
    keeping.close()

    again = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=0)
    with qtbot.waitSignal(again.made):
        pass
    assert occasions(again) == [Occasion.OPENED], "nothing changed since"
    again.close()


def test_while_working_a_backup_comes_some_minutes_after_the_first_change(
    desk: Desk, keeping: BackupKeeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = keeping._working
    assert not timer.isActive()

    add_person(desk.live, "Ann")
    assert timer.isActive()
    assert timer.interval() == 10 * 60_000
    remaining = timer.remainingTime()
    add_person(desk.live, "Bob")
    assert timer.remainingTime() <= remaining, "a later change puts it off no further"

    with qtbot.waitSignal(keeping.made):
        _ring(timer)
    assert occasions(keeping) == [Occasion.WORKING]


def test_closing_gives_up_a_backup_that_is_being_made_and_leaves_nothing_half(
    desk: Desk, root: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(desk.live, "Ann")
    keeping = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=NEVER_MS)
    keeping.back_up(Occasion.BY_HAND, pytest.fail, pytest.fail)

    keeping.close()
    qtbot.waitUntil(lambda: desk.background.is_idle)

    left = [path.name for folder in root.glob("*") for path in folder.iterdir()]
    assert [name for name in left if not name.endswith("by-hand.council")] == []


def test_the_second_place_is_missed_once_in_words_and_made_up_for_when_it_is_back(
    desk: Desk, keeping: BackupKeeping, told: list[str], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    desk.settings.put(settings.BACKUPS_PLACE, str(stick))
    for _n in range(2):
        with qtbot.waitSignal(keeping.made):
            keeping.back_up(Occasion.BY_HAND, lambda _made: None, pytest.fail)
    assert len(told) == 1
    assert "not there" in told[0]

    stick.mkdir()
    with qtbot.waitSignal(keeping.made):
        _ring(keeping._away)

    assert keeping.places.second is not None
    assert len(list(keeping.places.second.iterdir())) == 2
    assert "back" in told[1]


def test_what_was_made_while_the_second_place_was_away_is_brought_there_though_nothing_changed_since(
    desk: Desk, root: Path, told: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    add_person(desk.live, "Ann")
    stick = tmp_path / "stick"
    desk.settings.put(settings.BACKUPS_PLACE, str(stick))
    earlier = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=NEVER_MS)
    with qtbot.waitSignal(earlier.made):
        earlier.back_up(Occasion.BY_HAND, lambda _made: None, pytest.fail)
    earlier.close()
    told.clear()

    keeping = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=NEVER_MS)
    with qtbot.waitSignal(keeping.made):
        _ring(keeping._opened)
    assert "not there" in told[0]
    stick.mkdir()
    with qtbot.waitSignal(keeping.made):
        _ring(keeping._away)

    assert keeping.places.second is not None
    assert len(list(keeping.places.second.iterdir())) == 1
    keeping.close()


def test_a_place_that_takes_nothing_is_told_and_work_goes_on(
    desk: Desk, root: Path, told: list[str], qtbot: QtBot
) -> None:
    root.write_text("no folder")
    keeping = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=0)

    qtbot.waitUntil(lambda: bool(told))

    assert told[0].startswith("No backup could be made: ")
    assert keeping._working.isActive(), "it is tried again"
    keeping.close()


def test_how_long_they_are_kept_is_a_choice_of_the_desk(desk: Desk, keeping: BackupKeeping) -> None:
    assert keeping.keeping is Keeping.YEARS
    keeping.choose(Keeping.DECADE)
    assert keeping.keeping is Keeping.DECADE
    desk.settings.put(settings.BACKUPS_KEPT, "nonsense")
    assert keeping.keeping is Keeping.YEARS


def test_the_first_backup_waits_until_the_first_page_stands() -> None:
    assert module.OPENED_MS >= 1000


def _ring(timer: QTimer) -> None:
    timer.setInterval(0)
    timer.start()
