"""The list of meetings and the way into one and back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.attendance import Channel
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import MinutesState
from councildesk.services import invitations, meetings
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.meetings.reason_dialog import ReasonDialog
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, held, planned, sample, show

__all__ = ("empty", "sample")

pytestmark = pytest.mark.usefixtures("look")
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LIST = Place("meetings")


def titles(desk: Desk) -> list[str]:
    return [row.title for row in desk.live.read(meetings.rows, "en")]


def test_the_list_shows_meetings_with_the_clocks_of_both_sides(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)

    line = page.list.model.as_text([2], range(7)).splitlines()[1]

    assert "AZ-UZ/2024/01" in line
    assert "27/08/2024 Tuesday" in line
    assert "10:00 Baku / 11:00 Tashkent" in line
    assert line.endswith("Conference\tHybrid\tHeld")
    window.close()


def test_typing_into_the_filter_leaves_what_matches(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)

    qtbot.keyClicks(page.list.form.filter_edit, "conference")

    assert page.list.model.rowCount() == 1
    window.close()


def test_enter_opens_a_meeting_and_escape_leads_back(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)
    page.list.table.select([held(sample)])

    qtbot.keyClick(page.list.table, Key.Key_Return)
    opened = page.heading().title
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)

    assert opened == "Azerbaijan and Uzbekistan: New Perspectives for Mutual Benefit"
    assert page.stack.currentWidget() is page.list
    window.close()


def test_an_invited_meeting_says_how_many_are_not_told_yet(sample: Desk, qtbot: QtBot) -> None:
    sample.live.perform("Invite", invitations.invite_seats, planned(sample))
    first, *others = sample.live.read(invitations.rows, planned(sample), "en")
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))

    sample.live.perform(
        "Mark", invitations.mark_sent, [first.id], dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC), Channel.MAIL
    )
    state = page.heading().state
    assert state is not None
    assert state.word == f"Invited · {len(others)} left"
    window.go(Place("overview"))
    assert window.view.frame.page.shown.state_chip.state.word == state.word  # type: ignore[attr-defined]

    rest = [one.id for one in others]
    sample.live.perform("Mark", invitations.mark_sent, rest, dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC), Channel.MAIL)
    assert page.heading().state is not None
    assert page.heading().state.word == "Invited"
    window.close()


def test_alt_with_a_digit_goes_from_tab_to_tab(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)
    window.go(Place("meetings", held(sample), "plan"))

    qtbot.keyClick(page.record.tabs, Key.Key_4, Qt.KeyboardModifier.AltModifier)

    assert page.record.tabs.currentIndex() == 3
    window.view.frame.back()
    assert page.stack.currentWidget() is page.list
    window.close()


def test_delete_removes_a_meeting_and_the_bar_offers_undo(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)
    page.list.table.select([planned(sample)])

    qtbot.keyClick(page.list.table, Key.Key_Delete)

    assert len(titles(sample)) == 2
    assert "removed" in window.view.frame.quiet_bar.text
    window.view.frame.quiet_bar.undo_wanted.emit()
    assert len(titles(sample)) == 3
    window.close()


def test_a_tab_is_made_when_it_is_first_gone_to_and_kept(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", held(sample), "plan"))
    made = page.record.parts.made
    before = list(made)

    qtbot.keyClick(page.record.tabs, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    agenda = page.record.part
    window.go(LIST)
    window.go(Place("meetings", planned(sample), "agenda"))

    assert before == [Part.PLAN]
    assert list(made) == [Part.PLAN, Part.AGENDA]
    assert page.record.part is agenda
    assert agenda.meeting_id == planned(sample)
    window.close()


def test_the_live_desk_of_a_meeting_to_come_is_made_while_hands_rest(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))

    qtbot.waitUntil(lambda: Part.HOLD in page.record.parts.made)

    assert page.record.parts[Part.HOLD].meeting_id == planned(sample)
    assert page.record.part is page.record.parts[Part.PLAN]
    window.close()


def test_the_next_step_is_one_button(sample: Desk, qtbot: QtBot) -> None:
    window, _page = show(qtbot, sample, Place("meetings", held(sample), "plan"))
    button = window.view.form.main_button

    before = button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert before == "Mark minutes as agreed"
    assert button.text() == "Mark minutes as signed"
    assert sample.live.read(meetings.row, held(sample), "en").minutes_state is MinutesState.AGREED
    window.close()


def test_sending_invitations_leads_to_their_tab(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))

    page.step_action.trigger()

    assert page.step_action.text() == "Send invitations"
    assert page.record.parts[Part.INVITATIONS].isVisible()
    window.close()


def test_a_meeting_is_postponed_with_a_reason(sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "Snow in Tashkent")

    next(action for action in page.more_actions() if "Postponed" in action.text()).trigger()

    one = sample.live.read(meetings.row, planned(sample), "en")
    assert (one.state, one.state_reason) == (MeetingState.POSTPONED, "Snow in Tashkent")
    window.close()


def test_the_reason_dialog_asks_for_words(qtbot: QtBot) -> None:
    dialog = ReasonDialog("Postponed")
    qtbot.addWidget(dialog)
    ok = dialog.form.button_box.button(dialog.form.button_box.StandardButton.Ok)

    before = ok.isEnabled()
    qtbot.keyClicks(dialog.form.reason_edit, "Snow")

    assert (before, ok.isEnabled()) == (False, True)


def test_printing_from_anywhere_goes_to_the_documents(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", held(sample), "agenda"))

    qtbot.keyClick(page.record.tabs, Key.Key_P, CONTROL)

    assert page.record.part is list(page.record.parts.values())[-1]
    window.close()


def test_the_list_says_what_is_still_to_do(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, LIST)
    column = [column.name for column in page.list.model.columns].index("tasks")

    before = page.list.model.as_text([0], [column]).splitlines()[1]
    sample.live.perform("Close", meetings.set_state, held(sample), MeetingState.CLOSED)

    assert before == "Send the invitations (+1)"
    assert page.list.model.as_text([2], [column]).splitlines()[1:] in ([""], [])
    window.close()
