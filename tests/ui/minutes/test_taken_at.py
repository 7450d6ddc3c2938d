"""The time of a decision or vote in its head: shown, mended, and counted by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.attendance import Presence
from councildesk.domain.minutes import EntryKind, MinutesState, VoteMethod
from councildesk.services import attendance, meetings, minutes, running
from councildesk.services.minutes import EntryRow
from councildesk.ui.attendance import marks
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.minutes.taken_at import TakenAt
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import planned, sample, show, type_into

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[MinutesPart]:
    """The minutes of the planned meeting with one entry, a vote."""
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "minutes"))
    part = page.record.part
    assert isinstance(part, MinutesPart)
    part.empty_state.first_step_wanted.emit()
    QApplication.processEvents()
    frame(part).set_kind(EntryKind.VOTE)
    yield part
    window.close()


def frame(part: MinutesPart) -> EntryFrame:
    return part.column.frames[0]


def taken(part: MinutesPart) -> TakenAt:
    found = frame(part).taken_at
    assert found is not None
    return found


def row(desk: Desk) -> EntryRow:
    return desk.live.read(minutes.rows, planned(desk), "en")[0]


def clock(desk: Desk) -> str:
    at, meeting = row(desk).at, desk.live.read(meetings.row, planned(desk), "en")
    return f"{at.astimezone(ZoneInfo(meeting.time_zone)):%H:%M}" if at else ""


def set_time(part: MinutesPart, qtbot: QtBot, typed: str) -> None:
    field = taken(part).time_edit
    field.setFocus()
    type_into(qtbot, field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_time_that_is_typed_is_the_time_of_the_vote_and_one_step(
    part: MinutesPart, sample: Desk, qtbot: QtBot
) -> None:
    set_time(part, qtbot, "1145")
    assert (clock(sample), taken(part).time_edit.text()) == ("11:45", "11:45")

    sample.live.undo()

    assert (clock(sample), taken(part).time_edit.text()) == ("", "")


def test_a_time_that_is_typed_is_of_the_day_on_which_the_meeting_was_held(
    part: MinutesPart, sample: Desk, qtbot: QtBot
) -> None:
    starts = sample.live.read(meetings.row, planned(sample), "en").starts_at
    assert starts is not None
    opened = starts + dt.timedelta(days=3)
    sample.live.perform("Open", running.open_meeting, planned(sample), opened)

    set_time(part, qtbot, "1145")

    at = row(sample).at
    assert at is not None
    assert abs(at - opened) < dt.timedelta(hours=12)


def test_what_is_no_time_stays_in_the_field_and_changes_nothing(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    set_time(part, qtbot, "soon")

    assert (clock(sample), taken(part).time_edit.text()) == ("", "soon")
    assert taken(part).time_edit.refusal is not None


def test_who_was_there_is_counted_anew_by_a_button_once_the_vote_is_recorded(
    part: MinutesPart, sample: Desk, qtbot: QtBot
) -> None:
    assert taken(part).again_button.isHidden()
    frame(part)._facts.method_combo.chosen.emit(VoteMethod.SHOW_OF_HANDS)
    people = sample.live.read(attendance.rows, planned(sample), "en")
    sample.live.perform("Note attendance", marks.there, planned(sample), people, Presence.IN_ROOM, None)
    assert row(sample).vote.basis.electorate.voters == ()

    qtbot.mouseClick(taken(part).again_button, Qt.MouseButton.LeftButton)

    assert len(row(sample).vote.basis.electorate.voters) > 1


def test_a_paragraph_shows_no_time(part: MinutesPart, sample: Desk) -> None:
    assert taken(part).isVisible()

    frame(part).set_kind(EntryKind.PARAGRAPH)

    assert taken(part).isHidden()


def test_in_signed_minutes_the_time_is_only_read(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    set_time(part, qtbot, "1145")
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        sample.live.perform("State", minutes.set_state, planned(sample), state)

    assert not taken(part).time_edit.isEnabled()
    assert taken(part).time_edit.text() == "11:45"
    assert isinstance(row(sample).at, dt.datetime)
