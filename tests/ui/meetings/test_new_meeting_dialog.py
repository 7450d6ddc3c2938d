"""Planning a new meeting: one short dialog in which everything is answered already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from councildesk.domain.meetings import MeetingKind, SiteKind
from councildesk.domain.planning import TakenOver
from councildesk.services import agenda, meetings, sides, sites
from councildesk.ui.meetings.new_meeting_dialog import NewMeetingDialog, Source
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, planned, sample, show

__all__ = ("empty", "sample")

pytestmark = pytest.mark.usefixtures("look")
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def dialog(sample: Desk, qtbot: QtBot) -> NewMeetingDialog:
    return shown(qtbot, sample)


def shown(qtbot: QtBot, desk: Desk, model_id: str | None = None) -> NewMeetingDialog:
    dialog = NewMeetingDialog(desk, TODAY, None, model_id)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def answer(does: Callable[[NewMeetingDialog], None]) -> None:
    """Do this with the dialog as soon as it is open."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewMeetingDialog)
        does(dialog)

    QTimer.singleShot(0, when_open)


def test_ctrl_n_and_enter_make_a_meeting_like_the_last_one_in_one_step(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings"))
    before = sample.live.read(meetings.draft, planned(sample))

    answer(lambda dialog: qtbot.keyClick(dialog, Key.Key_Return))
    qtbot.keyClick(page.list.table, Key.Key_N, CONTROL)

    made = page.record.part.meeting_id
    new = sample.live.read(meetings.draft, made)
    assert new.date.weekday() == before.date.weekday()
    assert (new.number or "").startswith("AZ-UZ/")
    assert [row.kind for row in sample.live.read(sites.rows, made, "en")] == [SiteKind.ONLINE]  # the host is another
    sample.live.undo()
    assert page.stack.currentWidget() is page.list
    assert len(sample.live.read(meetings.rows, "en")) == 3
    window.close()


def test_escape_makes_nothing(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings"))

    answer(lambda dialog: qtbot.keyClick(dialog, Key.Key_Escape))
    qtbot.keyClick(page.list.table, Key.Key_N, CONTROL)

    assert len(sample.live.read(meetings.rows, "en")) == 3
    window.close()


def test_the_other_side_is_proposed_as_host(sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog) -> None:
    order = [side.id for side in sample.live.read(sides.rows, "en")]
    last = sample.live.read(meetings.draft, planned(sample)).host_side_id

    assert dialog.host_combo.value == (order[1] if last == order[0] else order[0])


def test_what_is_taken_over_is_chosen(sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog) -> None:
    assert dialog.boxes[TakenOver.SITES].text() == "Places (1)"

    qtbot.keyClick(dialog.boxes[TakenOver.SITES], Key.Key_Space)
    qtbot.keyClick(dialog, Key.Key_Return)

    assert dialog.made is not None
    assert sample.live.read(sites.rows, dialog.made, "en") == []


def test_the_places_that_are_counted_are_those_of_the_host_who_is_chosen(sample: Desk, qtbot: QtBot) -> None:
    """Where only the former host has a room, it is not handed on to the next one."""
    former = sample.live.read(meetings.draft, planned(sample)).host_side_id
    places = sample.live.read(sites.rows, planned(sample), "en")
    for row in places:
        if row.kind is SiteKind.ROOM:
            draft = replace(sample.live.read(sites.draft, row.id), side_id=former)
            sample.live.perform("Change", sites.change, row.id, draft)
    dialog = shown(qtbot, sample)
    dialog.boxes[TakenOver.GUESTS].setChecked(False)
    rooms = sum(row.kind is SiteKind.ROOM for row in places)
    assert rooms > 0
    assert dialog.host_combo.value != former
    assert dialog.boxes[TakenOver.SITES].text() == f"Places ({len(places) - rooms})"

    dialog.host_combo.setFocus()
    qtbot.keyClick(dialog.host_combo, Key.Key_Up if dialog.host_combo.currentIndex() > 1 else Key.Key_Down)

    assert dialog.boxes[TakenOver.SITES].text() == f"Places ({len(places)})"
    assert not dialog.boxes[TakenOver.GUESTS].isChecked()
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.made is not None
    assert len(sample.live.read(sites.rows, dialog.made, "en")) == len(places)


def test_a_template_shows_its_items_and_gives_its_kind(sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog) -> None:
    dialog.source_combo.show_value(Source(template_id="conference"))
    dialog.source_combo.activated.emit(dialog.source_combo.currentIndex())

    assert dialog.kind_combo.value is MeetingKind.CONFERENCE
    assert "First panel discussion" in dialog.form.contents_label.text()
    assert dialog.form.taken_box.isHidden()
    qtbot.keyClick(dialog, Key.Key_Return)
    titles = [row.title for row in sample.live.read(agenda.rows, dialog.made, "ru")]
    assert titles[0] == "Открытие конференции"


def test_another_kind_takes_the_template_of_that_kind(sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog) -> None:
    dialog.source_combo.show_value(Source(template_id="ordinary"))
    dialog.source_combo.activated.emit(dialog.source_combo.currentIndex())

    dialog.kind_combo.show_value(MeetingKind.WRITTEN_PROCEDURE)
    dialog.kind_combo.activated.emit(dialog.kind_combo.currentIndex())

    assert dialog.source == Source(template_id="written_procedure")
    assert dialog.clocks.start("Asia/Baku").text() == ""


def test_the_number_follows_the_year_until_it_is_typed(sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog) -> None:
    type_into_and_stay(qtbot, dialog, "3.2.2027")
    assert dialog.form.number_edit.text() == "AZ-UZ/2027/02"

    dialog.form.number_edit.selectAll()
    qtbot.keyClicks(dialog.form.number_edit, "X-7")
    type_into_and_stay(qtbot, dialog, "3.2.2028")
    assert dialog.form.number_edit.text() == "X-7"
    qtbot.keyClick(dialog, Key.Key_Return)
    assert sample.live.read(meetings.row, dialog.made, "en").number == "X-7"


def type_into_and_stay(qtbot: QtBot, dialog: NewMeetingDialog, text: str) -> None:
    dialog.date_edit.selectAll()
    qtbot.keyClicks(dialog.date_edit, text)
    dialog.date_edit.flush()


def test_a_number_that_was_given_before_is_refused_beside_the_fields(
    sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog
) -> None:
    dialog.form.number_edit.selectAll()
    qtbot.keyClicks(dialog.form.number_edit, "AZ-UZ/2024/01")

    qtbot.keyClick(dialog, Key.Key_Return)

    assert dialog.isVisible()
    assert "AZ-UZ/2024/01" in dialog.form.refusal_label.text()
    assert len(sample.live.read(meetings.rows, "en")) == 3


def test_hours_are_typed_for_either_side_and_the_last_day_to_invite_is_told(
    sample: Desk, qtbot: QtBot, dialog: NewMeetingDialog
) -> None:
    field = dialog.clocks.start("Asia/Tashkent")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1130")
    qtbot.keyClick(field, Key.Key_Tab)

    assert dialog.clocks.start("Asia/Baku").text() == "10:30"
    assert "days of notice" in dialog.form.facts_label.text()


def test_the_first_meeting_begins_with_the_template(empty: Desk, qtbot: QtBot) -> None:
    dialog = shown(qtbot, empty)

    assert dialog.source == Source(template_id="ordinary")
    qtbot.waitUntil(lambda: dialog.form.fields_scroll.verticalScrollBar().maximum() == 0)
    dialog.form.button_box.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.made is not None
    titles = [row.title for row in empty.live.read(agenda.rows, dialog.made, "az")]
    assert titles[0] == "İclasın açılışı və salamlama"


def test_the_next_meeting_follows_the_one_that_is_open(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))

    answer(lambda dialog: qtbot.keyClick(dialog, Key.Key_Return))
    page.follow_action.trigger()

    made = page.record.part.meeting_id
    assert sample.live.read(meetings.draft, made).previous_id == planned(sample)
    assert len(sample.live.read(agenda.rows, made, "en")) > 0
    window.close()
