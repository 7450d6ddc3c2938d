from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from councildesk.domain.meetings import Task
from councildesk.domain.minutes import ActionState, EntryKind
from councildesk.services import actions, entries, meetings, running
from councildesk.services.entries import EntryDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.storage.refusals import FileDamaged
from councildesk.ui import icons
from councildesk.ui.background import Background
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace, Notice
from councildesk.ui.main_window import MainWindow
from councildesk.ui.meetings.task_words import WORDS
from councildesk.ui.overview.overview_page import OverviewPage
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.registers import due
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.links_list import Link, LinksList
from ui import audit, sample_council


@pytest.fixture
def council(tmp_path: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(sample_council.opened(tmp_path))
    draft = MeetingDraft(due.today() + dt.timedelta(days=3), {"en": "In three days"})
    live.perform("Add meeting", meetings.add, draft)
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


@pytest.fixture
def page(council: Desk, qtbot: QtBot) -> Iterator[OverviewPage]:
    page = OverviewPage(council)
    qtbot.addWidget(page)
    page.resize(1100, 620)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()


def test_what_a_damaged_file_cannot_tell_is_said_and_asked_for_again(
    council: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is not there yet, and the program is: no error that nobody expected."""
    damaged = FileDamaged("Şura.council", "*** in database main ***\nPage 13: btreeInitPage() returns error code 11")

    def refuse(*_: object) -> None:
        raise damaged

    told: list[Notice] = []
    council.live.told.connect(told.append)
    page = OverviewPage(council)
    qtbot.addWidget(page)
    with monkeypatch.context() as patched:
        patched.setattr(LiveWorkspace, "read", refuse)
        page.show()

    assert [notice.tone for notice in told] == [Tone.BAD]
    assert "(Page 13: btreeInitPage() returns error code 11)" in told[0].text
    assert {card.sentence.text() for card in page.shown.cards} == {"Not shown, because the file cannot be read whole."}
    assert all(card.links.accessibleName() and not links(card.links) for card in page.shown.cards)
    page.hide()
    page.show()
    assert links(page.shown.meeting_card.links)
    assert not any("cannot be read" in card.sentence.text() for card in page.shown.cards)


def links(found: LinksList) -> list[Link]:
    return [found.link(row) for row in range(found.count())]


def test_the_next_meeting_stands_first_with_what_is_still_to_do(page: OverviewPage) -> None:
    first, *tasks = links(page.shown.meeting_card.links)

    assert "In three days" in first.text
    assert first.detail == "in 3 days"
    assert "Write the agenda" in [task.text for task in tasks]
    assert page.shown.state_chip.state is not None
    assert page.shown.meeting_card.links.palette().base().color() == page.palette().base().color()
    assert page.heading().title == "Azerbaijan–Uzbekistan Expert Council"


def test_an_action_without_words_is_called_so(council: Desk, page: OverviewPage) -> None:
    meeting = council.live.read(meetings.rows, "en")[0].id

    council.live.perform("Add action", entries.add, meeting, EntryDraft(EntryKind.ACTION))

    assert "Action without words" in [link.text for link in links(page.shown.actions_card.links)]


def test_enter_leads_to_where_the_task_is_done(page: OverviewPage, qtbot: QtBot) -> None:
    shown = page.shown.meeting_card.links
    row = [link.text for link in links(shown)].index("Write the agenda")
    shown.setFocus()
    shown.setCurrentRow(row)

    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(shown, Qt.Key.Key_Return)

    place = wanted.args[0]
    assert isinstance(place, Place)
    assert (place.page, place.part) == ("meetings", "agenda")


def test_a_click_leads_to_the_minutes_that_wait(page: OverviewPage, qtbot: QtBot) -> None:
    shown = page.shown.minutes_card.links
    assert [link.state.word for link in links(shown) if link.state] == ["Agreed", "Circulated"]

    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())

    assert wanted.args == [links(shown)[0].place]


def test_an_action_done_elsewhere_leaves_the_overview_and_the_step_enters_it(page: OverviewPage, council: Desk) -> None:
    found = council.live.read(actions.rows, "en", states=(ActionState.OPEN,))
    assert {link.place for link in links(page.shown.actions_card.links)} == {Place("actions", one.id) for one in found}

    for action in found:
        council.live.perform("Change state of actions", actions.set_state, action.id, ActionState.DONE, due.today())

    assert links(page.shown.actions_card.links) == []
    assert page.shown.actions_card.sentence.text() == "No action is open."
    assert links(page.shown.steps_card.links)[0].text == "Change state of actions"


def test_figures_count_members_side_by_side(page: OverviewPage) -> None:
    shown = {link.text: link.detail for link in links(page.shown.figures_card.links)}

    assert shown["Meetings"] == "4"
    assert {"Members, Azerbaijan", "Members, Uzbekistan"} <= set(shown)


def test_a_new_council_is_offered_its_first_meeting(desk: Desk, look: object, qtbot: QtBot) -> None:
    page = OverviewPage(desk)
    qtbot.addWidget(page)
    page.show()

    assert [link.text for link in links(page.shown.meeting_card.links)] == ["Plan a meeting"]
    assert page.shown.minutes_card.links.isHidden()
    page.close()


def test_every_task_has_words_and_an_icon() -> None:
    assert set(WORDS) == set(Task)
    assert {words.icon for words in WORDS.values()} <= set(icons.names())


def test_the_overview_passes_the_audit_with_a_full_council(council: Desk, kept: Settings, qtbot: QtBot) -> None:
    window = MainWindow(kept, PAGES)
    qtbot.addWidget(window)
    window.resize(audit.SMALL_SCREEN)
    window.show_workspace(council, "Council")
    window.go(Place("overview"))
    window.show()
    qtbot.waitExposed(window)

    found = audit.problems(window)

    window.close()
    assert found == []


def test_a_title_too_long_for_its_line_goes_on_below_the_first(page: OverviewPage) -> None:
    links = page.shown.minutes_card.links
    page.resize(1300, 700)
    one = links.sizeHintForRow(0)

    page.resize(700, 700)

    assert links.sizeHintForRow(0) > one
    assert links.height() >= links.sizeHintForRow(0)


def test_a_council_without_members_is_led_to_its_first_ones(desk: Desk, qtbot: QtBot) -> None:
    page = OverviewPage(desk)
    qtbot.addWidget(page)
    page.refresh()

    assert page.shown.seats_card.sentence.text() == "The council has no members yet."
    (first,) = links(page.shown.seats_card.links)
    assert (first.text, first.place) == ("Add or import members", Place("members"))


def test_a_meeting_that_runs_since_yesterday_is_the_first(page: OverviewPage, council: Desk) -> None:
    yesterday = due.today() - dt.timedelta(days=1)
    late = council.live.perform("Add meeting", meetings.add, MeetingDraft(yesterday, {"en": "Until late"}))
    opened_at = dt.datetime.combine(yesterday, dt.time(20), dt.UTC)
    council.live.perform("Open meeting", running.open_meeting, late, opened_at)

    first = links(page.shown.meeting_card.links)[0]
    assert (first.text.endswith("Until late"), first.detail) == (True, "")


def test_on_a_small_screen_in_large_letters_the_cards_come_below_each_other(page: OverviewPage, qtbot: QtBot) -> None:
    first, last = page.shown.cards[0], page.shown.cards[-1]
    is_beside = first.mapTo(page, QPoint()).x() < last.mapTo(page, QPoint()).x()

    page.resize(500, 320)

    qtbot.waitUntil(lambda: first.mapTo(page, QPoint()).x() == last.mapTo(page, QPoint()).x())
    assert is_beside
    assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
