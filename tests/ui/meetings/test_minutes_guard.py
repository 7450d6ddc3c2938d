"""Fields of a meeting whose minutes are signed: nothing is typed there that could not be kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import MinutesState
from councildesk.services import meetings, minutes, sites
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.live_workspace import Notice
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.meetings.plan_part import PlanPart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import sample, show, type_into, written_up

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
SIGNED = "The minutes are signed. Take them back to “agreed” to change them."


@pytest.fixture
def page(sample: Desk, qtbot: QtBot) -> Iterator[MeetingsPage]:
    """The first ordinary meeting of the sample, whose minutes are signed by now."""
    sample.live.perform("Sign", minutes.set_state, written_up(sample), MinutesState.SIGNED)
    window, page = show(qtbot, sample, Place("meetings", written_up(sample), "plan"))
    yield page
    window.close()


@pytest.fixture
def told(sample: Desk) -> list[str]:
    found: list[str] = []

    def note(notice: Notice) -> None:
        found.append(notice.text)

    sample.live.told.connect(note)
    return found


def plan(page: MeetingsPage) -> PlanPart:
    part = page.record.part
    assert isinstance(part, PlanPart)
    return part


def number(page: MeetingsPage) -> str:
    meeting = plan(page).meeting
    return page.desk.live.read(meetings.row, meeting.id, "en").number


def test_what_is_typed_is_dropped_and_said_to_be(page: MeetingsPage, told: list[str], qtbot: QtBot) -> None:
    field = plan(page).form.number_edit
    before = field.text()

    type_into(qtbot, field, "99")

    assert (field.text(), number(page)) == (before, before)
    assert set(told) == {SIGNED}


def test_the_agenda_is_not_written_on_either(page: MeetingsPage, told: list[str], qtbot: QtBot) -> None:
    page.record.show_part("agenda")
    part = page.record.part
    assert isinstance(part, AgendaPart)
    part.tree.setFocus()
    qtbot.waitUntil(lambda: part.fields.form.title_edit.isEnabled())
    field = part.fields.form.title_edit
    before = field.text()

    type_into(qtbot, field, "Other")

    assert field.text() == before
    assert set(told) == {SIGNED}


def test_the_way_into_an_online_meeting_is_still_taken_out(
    page: MeetingsPage, sample: Desk, told: list[str], qtbot: QtBot
) -> None:
    card = plan(page).sites
    online = next(row for row in sample.live.read(sites.rows, written_up(sample), "en") if row.link)
    card._shown = online.id
    page.record.part.look_again()
    field: QLineEdit = card.form.link_edit

    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "x")
    card.flush()

    assert sample.live.read(sites.draft, online.id).link == "x"
    assert told == []


def test_minutes_taken_back_to_agreed_let_the_fields_be_written_again(
    page: MeetingsPage, sample: Desk, told: list[str], qtbot: QtBot
) -> None:
    sample.live.perform("Take back", minutes.set_state, written_up(sample), MinutesState.AGREED)

    type_into(qtbot, plan(page).form.number_edit, "99")

    assert number(page) == "99"
    assert SIGNED not in told
