"""Who is there, noted by keys, and what that means for the quorum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.attendance import Presence
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import attendance, running
from councildesk.services.attendance import AttendanceRow
from councildesk.ui.attendance.attendance_part import AttendancePart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, held, planned, sample, show, type_into

__all__ = ("empty", "sample")

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[AttendancePart]:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "attendance"))
    assert isinstance(page.record.part, AttendancePart)
    page.record.part.tree.setFocus()
    yield page.record.part
    window.close()


def row(desk: Desk, name: str, meeting: str | None = None) -> AttendanceRow:
    found = desk.live.read(attendance.rows, meeting or planned(desk), "en")
    return next(one for one in found if one.name.startswith(name))


def choose(part: AttendancePart, *names: str) -> None:
    """Select the people with these names."""
    tree = part.tree
    tree.clearSelection()
    for index in tree.lines():
        if str(index.data()).startswith(names):
            flags = tree.selectionModel().SelectionFlag.Select | tree.selectionModel().SelectionFlag.Rows
            tree.selectionModel().setCurrentIndex(index, tree.selectionModel().SelectionFlag.NoUpdate)
            tree.selectionModel().select(index, flags)


def shown(part: AttendancePart, name: str) -> list[str]:
    """The line of a person as it stands in the list."""
    index = next(one for one in part.tree.lines() if str(one.data()).startswith(name))
    return [str(index.siblingAtColumn(column).data()) for column in range(4)]


def test_people_stand_side_by_side_in_order_of_precedence(part: AttendancePart) -> None:
    heads = [part.tree.people.item(number).text() for number in range(part.tree.people.rowCount())]
    first = part.tree.people.item(0)

    assert heads == ["Azerbaijan", "Uzbekistan", "Without a side"]
    assert next(first.child(number, 1).text() for number in range(first.rowCount())) == "Co-chair"


def test_one_key_notes_somebody_in_the_room(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_1)

    assert row(sample, "Shafiyev").turnout.presences == (Presence.IN_ROOM,)
    assert shown(part, "Shafiyev")[2] == "In the room"
    assert sample.live.undo_text == "Note attendance"


def test_many_are_noted_in_one_step(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev", "Jafarov", "Mustafayev")

    qtbot.keyClick(part.tree, Key.Key_2)

    assert row(sample, "Mustafayev").turnout.presences == (Presence.ONLINE,)
    sample.live.undo()
    assert not any(one.stays for one in sample.live.read(attendance.rows, planned(sample), "en"))


def test_the_quorum_follows_at_once(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    before = part.quorum.chip.state

    choose(part, "Shafiyev", "Jafarov", "Mustafayev", "Misolova")
    qtbot.keyClick(part.tree, Key.Key_1)

    assert before is not None
    assert before.word == "Nobody noted yet"
    assert part.quorum.chip.state is not None
    assert part.quorum.chip.state.word == "Quorate"
    assert "at least half of the members of each side" in part.side_form.rule_label.text()


def test_a_missing_side_is_named(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev", "Jafarov")
    qtbot.keyClick(part.tree, Key.Key_1)

    assert part.quorum.chip.state is not None
    assert part.quorum.chip.state.word == "Not quorate"
    assert "2 more of Uzbekistan must be represented." in part.side_form.missing_label.text()
    assert "Co-chair of Uzbekistan is missing." in part.side_form.missing_label.text()


def test_an_excuse_gets_its_reason_beside_the_list(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov")

    qtbot.keyClick(part.tree, Key.Key_3)
    type_into(qtbot, part.side_form.reason_edit, "Official journey")

    jafarov = row(sample, "Jafarov")
    assert (jafarov.turnout.status, jafarov.turnout.excuse) == (TurnoutStatus.EXCUSED, "Official journey")
    assert shown(part, "Jafarov")[2:] == ["Excused", "Official journey"]


def test_who_comes_after_all_is_excused_no_more(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Jafarov")
    qtbot.keyClick(part.tree, Key.Key_3)

    part.tree.setFocus()
    qtbot.keyClick(part.tree, Key.Key_1)

    assert row(sample, "Jafarov").excuse_id is None


def test_leaving_and_coming_back_have_their_times(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    type_into(qtbot, part.clock_edit, "10:05")
    qtbot.keyClick(part.tree, Key.Key_1)
    type_into(qtbot, part.clock_edit, "11")
    qtbot.keyClick(part.tree, Key.Key_5)
    left = shown(part, "Shafiyev")
    type_into(qtbot, part.clock_edit, "1130")
    qtbot.keyClick(part.tree, Key.Key_6)

    assert left[2:] == ["Left 11:00", "10:05–11:00"]
    assert shown(part, "Shafiyev")[2:] == ["In the room", "10:05–11:00, 11:30–"]


def test_leaving_without_a_time_asks_for_one(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    qtbot.keyClick(part.tree, Key.Key_1)
    told = []
    sample.live.told.connect(told.append)

    qtbot.keyClick(part.tree, Key.Key_5)

    assert len(told) == 1
    assert part.clock_edit.hasFocus()


def test_nobody_is_noted_at_a_time_that_cannot_be_read(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    type_into(qtbot, part.clock_edit, "2599")

    qtbot.keyClick(part.tree, Key.Key_1)

    assert not row(sample, "Shafiyev").stays
    assert part.clock_edit.hasFocus()
    assert part.clock_edit.text() == "2599"


def test_in_a_running_meeting_now_is_meant(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    now = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)
    sample.live.perform("Open meeting", running.open_meeting, planned(sample), now - dt.timedelta(hours=1))
    choose(part, "Shafiyev")

    qtbot.keyClick(part.tree, Key.Key_1)

    arrived = row(sample, "Shafiyev").stays[0].arrived_at
    assert arrived is not None
    assert abs(arrived - now) < dt.timedelta(minutes=2)


def test_an_alternate_takes_the_seat(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Ashrafkhanov")

    qtbot.keyClick(part.tree, Key.Key_7)
    there = QApplication.focusWidget()
    type_into(qtbot, part.person.instead_edit, "namunaliyev")

    assert there is part.person.instead_edit
    assert row(sample, "Ashrafkhanov").turnout.status is TurnoutStatus.REPLACED
    assert row(sample, "Namunaliyev").stands_for_name.startswith("Ashrafkhanov")


def test_a_time_is_mended_beside_the_list(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    qtbot.keyClick(part.tree, Key.Key_1)
    fields = next(iter(part.person._stays.values()))

    type_into(qtbot, fields.from_edit, "10:20")
    type_into(qtbot, fields.until_edit, "12:40")

    assert shown(part, "Shafiyev")[3] == "10:20–12:40"


def test_a_reversed_time_is_refused_and_put_back(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    qtbot.keyClick(part.tree, Key.Key_1)
    fields = next(iter(part.person._stays.values()))
    type_into(qtbot, fields.from_edit, "12:00")
    told = []
    sample.live.told.connect(told.append)

    type_into(qtbot, fields.until_edit, "11:00")

    assert len(told) == 1
    assert fields.until_edit.text() == ""


def test_somebody_arrives_by_name(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(part.tree, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    there = QApplication.focusWidget()
    type_into(qtbot, part.arrived_edit, "мустаф")

    assert there is part.arrived_edit
    assert row(sample, "Mustafayev").is_here


def test_delete_takes_back_what_was_noted(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    choose(part, "Shafiyev")
    qtbot.keyClick(part.tree, Key.Key_1)

    qtbot.keyClick(part.tree, Key.Key_Delete)

    assert row(sample, "Shafiyev").stays == ()


def test_a_finished_meeting_shows_how_the_quorum_went(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", held(sample), "attendance"))
    part = page.record.part
    assert isinstance(part, AttendancePart)

    assert part.side_form.spans_label.text().splitlines() == ["10:02–12:40  quorate", "12:40–13:25  not quorate"]
    window.close()


def test_without_seats_the_page_says_whom_to_add(empty: Desk, qtbot: QtBot) -> None:
    from councildesk.services import meetings
    from councildesk.services.meetings import MeetingDraft

    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(dt.date(2026, 12, 24)))
    window, page = show(qtbot, empty, Place("meetings", meeting, "attendance"))

    assert page.record.part.empty_state.isVisible()
    window.close()


def test_the_beginning_of_a_family_name_comes_before_the_same_letters_elsewhere(
    part: AttendancePart, sample: Desk, qtbot: QtBot
) -> None:
    """Sample sounds alike so far, and Shavkat is written so: neither is meant."""
    assert row(sample, "Misolova, Namuna Sha").name.startswith("Misolova")
    assert row(sample, "Sample").name.startswith("Sample")

    type_into(qtbot, part.arrived_edit, "sha")

    assert row(sample, "Shafiyev").is_here


def test_who_arrived_is_the_one_chosen_in_the_list(part: AttendancePart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.arrived_edit, "mustaf")

    assert part.tree.current is not None
    assert part.tree.current.person_id == row(sample, "Mustafayev").person_id
    assert part.arrived_edit.hasFocus()
