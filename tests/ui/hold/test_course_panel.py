"""The course of the meeting at the live desk: times mended, events removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.course import Phase
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.page import Desk, Place
from ui.hold.held_meeting import BEGINS, BOTH, CONTROL, Key, Secretary
from ui.opened_meeting import planned, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)]
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def secretary(sample: Desk, qtbot: QtBot) -> Iterator[Secretary]:
    """Opened 10:02, break 10:12-10:27, second item from 10:37; it is 10:57."""
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    assert isinstance(page.record.part, HoldPart)
    one = Secretary(page.record.part, sample, window, qtbot)
    one.press(Key.Key_F8)
    for minutes in (10, 15):
        one.wait(minutes)
        one.press(Key.Key_F8)
    one.wait(10)
    one.press(Key.Key_Return, CONTROL)
    one.wait(20)
    yield one
    window.close()


def ask(secretary: Secretary, ups: int = 0) -> None:
    secretary.press(Key.Key_F8, CONTROL)
    for _ in range(ups):
        secretary.press(Key.Key_Up)


def told(secretary: Secretary) -> list[str]:
    return [line.text for line in secretary.part.course.list.lines.lines]


def mend(secretary: Secretary, time: str) -> None:
    secretary.type(time)
    secretary.press(Key.Key_Return)


def test_the_course_is_told_line_by_line(secretary: Secretary) -> None:
    ask(secretary)

    first, second = secretary.part.sitting.agenda.rows[:2]
    assert told(secretary) == [
        "10:02  Opened",
        f"10:02  1 {first.title}",
        "10:12  Break",
        "10:27  Break ended",
        f"10:37  2 {second.title}",
    ]
    assert QApplication.focusWidget() is secretary.part.course.clock_edit
    assert secretary.part.course.clock_edit.selectedText() == "10:37"


def test_a_time_is_mended_by_typing_it(secretary: Secretary) -> None:
    ask(secretary, ups=2)
    mend(secretary, "1010")

    assert secretary.course().breaks[0].starts == BEGINS + 8 * MINUTE
    assert told(secretary)[2] == "10:10  Break"
    assert secretary.window.view.frame.quiet_bar.text == "10:10  Break"
    assert secretary.desk.live.undo_text == "Mend time of the course"
    assert secretary.part.course.geometry().bottom() < secretary.part.bar.geometry().top()
    secretary.press(Key.Key_Return)
    assert secretary.part.course.isHidden()
    assert secretary.part.isAncestorOf(QApplication.focusWidget())


def test_a_mended_time_is_taken_back_in_one_step(secretary: Secretary) -> None:
    ask(secretary)
    mend(secretary, "1040")

    secretary.desk.live.undo()

    assert told(secretary)[-1].startswith("10:37")
    assert secretary.part.course.clock_edit.text() == "10:37"


def test_the_opening_takes_its_item_and_who_was_there_with_it(secretary: Secretary) -> None:
    secretary.desk.live.undo()
    secretary.desk.live.undo()
    secretary.desk.live.undo()
    secretary.now = BEGINS
    secretary.press(Key.Key_F5)
    secretary.note("shaf", Key.Key_1)
    secretary.wait(5)
    ask(secretary, ups=1)
    mend(secretary, "955")

    opening = BEGINS - 7 * MINUTE
    assert secretary.course().opened_at == opening
    assert secretary.course().items[secretary.items()[0].id][0].starts == opening
    assert secretary.person("Shafiyev").stays[0].arrived_at == opening


@pytest.mark.parametrize(
    ("ups", "time", "sentence"),
    [
        (3, "1050", "What happened keeps its order: type a time from 10:02 to 10:12."),
        (4, "1100", "What happened keeps its order: type a time up to 10:12."),
        (0, "1200", "What happened keeps its order: type a time from 10:27 to 10:57."),
        (0, "99", "“99” is no time. Write it like 10:30."),
    ],
)
def test_what_cannot_be_is_refused_beside_the_time(secretary: Secretary, ups: int, time: str, sentence: str) -> None:
    before = secretary.course()
    ask(secretary, ups)
    mend(secretary, time)

    panel = secretary.part.course
    assert (panel.refusal_label.text(), panel.refusal_label.isVisible()) == (sentence, True)
    assert panel.clock_edit.hasFocus()
    assert secretary.course() == before
    secretary.press(Key.Key_Escape)
    assert panel.isVisible()
    assert panel.refusal_label.isHidden()
    assert panel.clock_edit.selectedText() == panel.clock_edit.text()
    secretary.press(Key.Key_Escape)
    assert panel.isHidden()


def test_a_break_is_removed_with_its_end(secretary: Secretary) -> None:
    ask(secretary, ups=2)
    secretary.press(Key.Key_Delete, BOTH)

    assert secretary.course().breaks == ()
    assert len(told(secretary)) == 3
    assert secretary.desk.live.undo_text == "Remove from the course"
    secretary.desk.live.undo()
    assert len(told(secretary)) == 5


def test_what_others_rest_on_is_not_removed(secretary: Secretary) -> None:
    ask(secretary, ups=4)
    secretary.qtbot.mouseClick(secretary.part.course.remove_button, Qt.MouseButton.LeftButton)

    words = "This cannot be removed alone: start of a break at 10:12 rests on it. Remove that first."
    assert secretary.part.course.refusal_label.text() == words


def test_by_mouse_the_closing_is_removed_and_the_item_goes_on(secretary: Secretary) -> None:
    second = secretary.items()[1]
    secretary.press(Key.Key_F12, CONTROL)
    secretary.qtbot.mouseClick(secretary.part.bar.course_button, Qt.MouseButton.LeftButton)
    panel = secretary.part.course
    where = panel.list.visualRect(panel.list.lines.index(5)).center()
    secretary.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)

    secretary.qtbot.mouseClick(panel.remove_button, Qt.MouseButton.LeftButton)

    assert (secretary.course().phase, secretary.course().item) == (Phase.RUNNING, second.id)
    assert secretary.items()[1].state == second.state


def test_who_goes_on_writing_sees_the_desk_whole(secretary: Secretary) -> None:
    ask(secretary)

    secretary.part.writing.write_on()

    assert secretary.part.course.isHidden()


def test_before_the_opening_there_is_nothing_to_mend(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    assert isinstance(page.record.part, HoldPart)
    one = Secretary(page.record.part, sample, window, qtbot)

    ask(one)

    assert one.part.course.isHidden()
    assert window.view.frame.quiet_bar.text == "The meeting was not opened yet: there are no times to mend."
    window.close()


def test_the_course_is_in_sight_as_a_whole_in_a_small_window(secretary: Secretary) -> None:
    """A screen of 1366 x 768 in letters of twice the size."""
    secretary.window.resize(683, 384)
    QApplication.processEvents()

    ask(secretary)
    QApplication.processEvents()

    panel = secretary.part.course
    for one in (panel, panel.list, panel.clock_edit, panel.remove_button, panel.leave_button):
        assert one.visibleRegion().boundingRect() == one.rect()
    assert panel.list.viewport().rect().contains(panel.list.visualRect(panel.list.currentIndex()))
    secretary.window.resize(1366, 728)
    secretary.qtbot.waitUntil(panel.heading_label.isVisible)
