"""Links lead to the very thing they name, and the way back to where one came from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import ActionState, DecisionKind
from councildesk.services import actions, agenda, decisions, search
from councildesk.services.hits import Hit
from councildesk.ui import places
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.main_window import MainWindow
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.overview.overview_page import OverviewPage
from councildesk.ui.page import Desk, Place
from councildesk.ui.registers.actions_page import ActionsPage
from councildesk.ui.registers.decisions_page import DecisionsPage
from ui.opened_meeting import held, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]


@pytest.fixture
def window(sample: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window, _ = show(qtbot, sample, Place("meetings"))
    yield window
    window.close()


def minutes_shown(window: MainWindow) -> MinutesPart:
    page = window.page
    assert isinstance(page, MeetingsPage)
    part = page.record.part
    assert isinstance(part, MinutesPart)
    return part


def entry_with_focus(window: MainWindow) -> EntryFrame:
    frame = minutes_shown(window).column.current
    assert frame is not None
    return frame


def found(desk: Desk, noun: str, words: str) -> Hit:
    return next(hit for hit in desk.live.read(search.search, words, "en") if hit.noun == noun)


def test_a_decision_of_the_register_is_opened_where_it_was_written(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go(Place("decisions"))
    assert isinstance(page, DecisionsPage)
    wanted = page.rows[0]

    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    part, frame = minutes_shown(window), entry_with_focus(window)
    assert frame.row is not None
    assert frame.row.id == wanted.entry_id
    assert part.outline.item_id == wanted.item_id
    qtbot.waitUntil(lambda: not frame.visibleRegion().isEmpty())


def test_the_way_back_leads_to_the_row_of_the_register(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go(Place("decisions"))
    assert isinstance(page, DecisionsPage)
    page.list.table.select([page.rows[0].id])
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    window.view.frame.back()

    assert window.page is page
    assert page.list.table.selected_keys() == [page.rows[0].id]
    assert page.list.table.hasFocus()


def test_an_action_of_the_register_is_opened_where_it_was_written(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go(Place("actions"))
    assert isinstance(page, ActionsPage)

    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    frame = entry_with_focus(window)
    assert frame.row is not None
    assert frame.row.id == page.rows[0].entry_id


def test_an_entry_that_was_found_is_opened(window: MainWindow, sample: Desk) -> None:
    hit = found(sample, "entry", "Avropa")

    window.go(places.of_hit(hit))

    frame = entry_with_focus(window)
    assert frame.row is not None
    assert frame.row.id == hit.id


def test_one_entry_after_another_is_opened_while_the_minutes_are_shown(window: MainWindow, sample: Desk) -> None:
    decision = sample.live.read(decisions.rows)[0]
    window.go(places.of_hit(found(sample, "entry", "Avropa")))

    window.go(places.of_entry(decision.meeting_id, decision.entry_id))

    frame = entry_with_focus(window)
    assert frame.row is not None
    assert frame.row.id == decision.entry_id


def test_an_agenda_item_that_was_found_is_chosen_in_the_agenda(window: MainWindow, sample: Desk) -> None:
    item = sample.live.read(agenda.rows, held(sample), "en")[-1]
    hit = next(one for one in sample.live.read(search.search, item.title, "en") if one.id == item.id)

    window.go(places.of_hit(hit))

    assert isinstance(window.page, MeetingsPage)
    part = window.page.record.part
    assert isinstance(part, AgendaPart)
    assert part.tree.current == item.id
    assert part.tree.hasFocus()


def test_an_entry_that_is_gone_leads_to_the_minutes_all_the_same(window: MainWindow, sample: Desk) -> None:
    window.go(places.of_entry(held(sample), "gone"))

    assert minutes_shown(window).outline.list.hasFocus()


def test_another_tab_forgets_what_was_gone_to(window: MainWindow, sample: Desk) -> None:
    decision = sample.live.read(decisions.rows)[0]
    window.go(places.of_entry(decision.meeting_id, decision.entry_id))
    part = minutes_shown(window)
    window.go(Place("meetings", decision.meeting_id, "agenda"))
    part.outline.choose(None)

    window.go(places.of_minutes(decision.meeting_id))

    assert part.outline.item_id is None


def test_an_open_action_of_the_overview_is_chosen_in_its_register(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go(Place("overview"))
    assert isinstance(page, OverviewPage)
    links = page.shown.actions_card.links
    links.setFocus()
    wanted = links.link(0).place

    qtbot.keyClick(links, Qt.Key.Key_Return)

    assert wanted is not None
    assert isinstance(window.page, ActionsPage)
    assert window.page.list.table.selected_keys() == [wanted.record]
    assert window.page.list.table.hasFocus()


def test_filters_that_hide_what_was_gone_to_are_taken_back(window: MainWindow, sample: Desk) -> None:
    page = window.go(Place("actions"))
    assert isinstance(page, ActionsPage)
    wanted = sample.live.read(actions.rows, "en")[0]
    page.state_combo.show_value(ActionState.DONE)
    page.list.form.filter_edit.setText("nothing like it")
    page.refresh()

    window.go(Place("actions", wanted.id))

    assert page.list.table.selected_keys() == [wanted.id]
    assert page.list.filter_text == ""
    assert page.state_combo.value == ""


def test_a_decision_hidden_by_its_kind_is_shown_when_gone_to(window: MainWindow, sample: Desk) -> None:
    page = window.go(Place("decisions"))
    assert isinstance(page, DecisionsPage)
    wanted = sample.live.read(decisions.rows)[0]
    page.kind_combo.show_value(DecisionKind.TOOK_NOTE)
    page.refresh()

    window.go(Place("decisions", wanted.id))

    assert page.list.table.selected_keys() == [wanted.id]


def test_the_sidebar_keeps_the_focus_while_one_walks_along_it(window: MainWindow, qtbot: QtBot) -> None:
    sidebar = window.view.form.sidebar_list
    sidebar.setCurrentRow(0)
    sidebar.setFocus()

    for _ in range(sidebar.count()):
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)

        assert QApplication.focusWidget() is sidebar


def test_a_page_gone_to_by_its_key_takes_the_focus(window: MainWindow) -> None:
    window.view.form.sidebar_list.setFocus()

    window.menus.page_actions[1].trigger()

    assert isinstance(window.page, MeetingsPage)
    assert window.page.list.table.hasFocus()


def test_enter_in_the_outline_leads_behind_the_last_word(window: MainWindow, sample: Desk, qtbot: QtBot) -> None:
    window.go(places.of_minutes(held(sample)))
    part = minutes_shown(window)

    qtbot.keyClick(part.outline.list, Qt.Key.Key_Return)

    edit = part.column.frames[-1].texts["az"].edit
    assert edit.hasFocus()
    assert edit.textCursor().atEnd()


def test_the_tabs_keep_the_focus_while_one_walks_along_them(window: MainWindow, sample: Desk, qtbot: QtBot) -> None:
    window.go(Place("meetings", held(sample), "plan"))
    assert isinstance(window.page, MeetingsPage)
    tabs = window.page.record.tabs.tabBar()
    tabs.setFocus()

    qtbot.keyClick(tabs, Qt.Key.Key_Right)

    assert isinstance(window.page.record.part, AgendaPart)
    assert tabs.hasFocus()


def test_a_tab_gone_to_by_its_key_takes_the_focus(window: MainWindow, sample: Desk, qtbot: QtBot) -> None:
    window.go(Place("meetings", held(sample), "plan"))

    number = list(Part).index(Part.MINUTES) + 1
    qtbot.keyClick(window, str(number), Qt.KeyboardModifier.AltModifier)

    assert minutes_shown(window).outline.list.hasFocus()
