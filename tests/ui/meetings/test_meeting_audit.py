"""Every tab of a meeting is named, reachable and readable, in a longer language, in light and in dark."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.course import Phase
from councildesk.services import planning, running
from councildesk.services.planning import NewMeeting
from councildesk.ui import rehearsal
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.meetings.next_step import PREPARING, Part
from councildesk.ui.page import Desk, Place
from councildesk.ui.theme import Theme, ThemeChoice
from ui import audit
from ui.opened_meeting import empty, planned, sample, show, written_up

__all__ = ("empty", "sample")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("part", list(Part))
def test_a_tab_is_named_reachable_and_readable(
    sample: Desk, qtbot: QtBot, qapp: QApplication, part: Part, choice: ThemeChoice
) -> None:
    Theme(qapp, choice)
    window, page = show(qtbot, sample, Place("meetings", written_up(sample), part.value))
    window.resize(audit.SMALL_SCREEN)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=30_000)
    for _ in range(3):  # lists are as high as their lines once they are laid out
        QApplication.processEvents()

    found = audit.problems(window)

    assert page.record.part.isVisible()
    window.close()
    assert found == []


@pytest.mark.usefixtures("look", "language")
@pytest.mark.parametrize("part", list(Part))
def test_an_empty_tab_says_what_belongs_there(empty: Desk, qtbot: QtBot, part: Part) -> None:
    window, _page = show(qtbot, empty, Place("meetings"))
    new = NewMeeting(empty.live.read(planning.proposed, dt.date(2026, 11, 26)))
    window.go(Place("meetings", empty.live.perform("Plan meeting", planning.plan, new), part.value))
    for _ in range(3):  # lists are as high as their lines once they are laid out
        QApplication.processEvents()

    found = audit.problems(window)

    window.close()
    assert found == []


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("part", list(Part))
def test_the_keys_of_a_tab_stand_on_the_sheet(sample: Desk, qtbot: QtBot, part: Part) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), part.value))

    keys = page.keys()

    assert len({key.keys for key in keys}) == len(keys)
    assert all(key.does for key in keys)
    window.close()


@pytest.mark.usefixtures("look")
def test_the_tour_goes_through_all_tabs_of_a_meeting_prepared_and_of_one_written_up(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings"))

    places = page.tour_places()

    prepared, written = planned(sample), written_up(sample)
    shown = [(prepared, part) for part in PREPARING] + [(written, part) for part in Part]
    assert [(place.record, place.part) for place in places] == [(record, part.value) for record, part in shown]
    window.close()


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("part", [Part.HOLD, Part.ATTENDANCE, Part.MINUTES])
def test_a_running_meeting_is_named_reachable_and_readable(
    sample: Desk, qtbot: QtBot, qapp: QApplication, part: Part, choice: ThemeChoice
) -> None:
    Theme(qapp, choice)
    now = rehearsal.hold(sample.live, planned(sample))
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    assert isinstance(page.record.part, HoldPart)
    page.record.part.clock = lambda: now  # type: ignore[method-assign]
    window.go(Place("meetings", planned(sample), part.value))
    window.resize(audit.SMALL_SCREEN)
    qtbot.waitUntil(lambda: sample.background.is_idle, timeout=30_000)
    for _ in range(3):  # lists are as high as their lines once they are laid out
        QApplication.processEvents()

    found = audit.problems(window)

    assert sample.live.read(running.course, planned(sample)).phase is Phase.RUNNING
    window.close()
    assert found == []
