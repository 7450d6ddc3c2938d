from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import ActionState, DecisionKind, DecisionState, EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import actions, decisions, entries, meetings, sides
from councildesk.services.actions import ActionDraft
from councildesk.services.entries import EntryDraft
from councildesk.ui.background import Background
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.paper_dialog import PaperDialog
from councildesk.ui.registers import due
from councildesk.ui.registers.actions_page import ActionsPage
from councildesk.ui.registers.decisions_page import DecisionsPage
from councildesk.ui.settings import Settings
from councildesk.ui.state import STATE_ROLE, State
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from ui import audit, sample_council

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def council(tmp_path: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(sample_council.opened(tmp_path))
    meeting = next(row for row in live.read(meetings.rows, "en") if row.state == "held")
    for words, day in (("Send the list", due.today() - dt.timedelta(days=1)), ("Book the room", None)):
        content = {"en": paragraphs(words)}
        live.perform("Add action", actions.add, meeting.id, content, ActionDraft(due_on=day))
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


@pytest.fixture
def action_page(council: Desk, qtbot: QtBot) -> Iterator[ActionsPage]:
    page = ActionsPage(council)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()


@pytest.fixture
def decision_page(council: Desk, qtbot: QtBot) -> Iterator[DecisionsPage]:
    page = DecisionsPage(council)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()


def test_decisions_of_all_meetings_are_shown_in_the_readers_language(decision_page: DecisionsPage) -> None:
    rows = decision_page.live.read(decisions.rows)

    model = decision_page.list.model
    assert len(rows) > 1
    shown = {model.index(row, 1).data() for row in range(model.rowCount())}
    assert shown == {row.text["en"] for row in rows}


def test_a_filter_that_finds_nothing_can_be_taken_back(decision_page: DecisionsPage) -> None:
    before = decision_page.list.model.rowCount()

    choose(decision_page, DecisionKind.STATEMENT)
    assert decision_page.list.model.rowCount() == 0
    assert decision_page.kind_combo.isVisible()

    choose(decision_page, "")
    assert decision_page.list.model.rowCount() == before


def choose(page: DecisionsPage, kind: object) -> None:
    page.kind_combo.show_value(kind)
    page.kind_combo.activated.emit(page.kind_combo.currentIndex())


def test_only_states_that_may_follow_are_offered(decision_page: DecisionsPage) -> None:
    assert not decision_page.state_actions[DecisionState.IMPLEMENTED].isEnabled()

    decision_page.list.table.selectRow(0)

    row = decision_page.rows[0]
    offered = {state for state, action in decision_page.state_actions.items() if action.isEnabled()}
    assert offered == set(decision_page.next_states(row))


def test_a_decision_is_implemented_by_its_action_and_undone(decision_page: DecisionsPage) -> None:
    decision_page.list.table.selectRow(0)
    before = decision_page.rows[0].state
    wanted = decision_page.next_states(decision_page.rows[0])[0]

    decision_page.state_actions[wanted].trigger()

    assert decision_page.rows[0].state is wanted
    assert decision_page.live.undo_text == "Change state of decisions"
    decision_page.live.undo()
    assert decision_page.rows[0].state is before


def test_enter_opens_the_minutes_in_which_it_stands(decision_page: DecisionsPage, qtbot: QtBot) -> None:
    decision_page.list.table.setFocus()
    decision_page.list.table.selectRow(0)

    with qtbot.waitSignal(decision_page.place_wanted) as wanted:
        qtbot.keyClick(decision_page.list.table, Qt.Key.Key_Return)

    row = decision_page.rows[0]
    assert wanted.args == [Place("meetings", row.meeting_id, "minutes", row.entry_id)]


def test_overdue_actions_are_counted_and_found(action_page: ActionsPage) -> None:
    overdue = [row for row in action_page.rows if row.text.get("en") == "Send the list"]
    assert "overdue" in action_page.heading().subtitle

    action_page.state_combo.setCurrentIndex(1)
    action_page.state_combo.activated.emit(1)

    assert overdue[0].id in {row.id for row in action_page.rows}
    assert all(row.due_on and row.due_on < due.today() for row in action_page.rows)
    state = action_page.list.model.index(0, 3).data(STATE_ROLE)
    assert isinstance(state, State)
    assert (state.icon, state.tone) == ("warning", Tone.BAD)


def test_many_actions_are_done_in_one_step_by_a_key(action_page: ActionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(action_page.isActiveWindow)
    action_page.list.table.setFocus()
    action_page.list.table.selectAll()
    if not action_page.state_actions[ActionState.DONE].isEnabled():
        ids = [row.id for row in action_page.rows if row.state is ActionState.OPEN]
        action_page.list.table.select(ids)

    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(action_page.list.table, Qt.Key.Key_D, modifiers)

    assert {row.state for row in action_page.rows} == {ActionState.DONE}
    assert {row.done_on for row in action_page.rows} >= {due.today()}
    action_page.live.undo()
    assert ActionState.OPEN in {row.state for row in action_page.rows}


@pytest.mark.parametrize(
    ("of", "days", "tone"),
    [
        (ActionState.OPEN, -1, Tone.BAD),
        (ActionState.OPEN, 0, Tone.WARNING),
        (ActionState.OPEN, 14, Tone.WARNING),
        (ActionState.OPEN, 15, None),
        (ActionState.DONE, -1, None),
    ],
)
def test_how_near_the_last_day_is_has_a_word_and_a_colour(of: ActionState, days: int, tone: Tone | None) -> None:
    state = due.state(of, DAY + dt.timedelta(days=days), "en", DAY)

    assert (state.tone if state else None) is tone
    assert due.state(of, None, "en", DAY) is None


def test_a_place_with_a_record_selects_it(action_page: ActionsPage) -> None:
    wanted = action_page.rows[-1].id

    action_page.show_place(Place("actions", wanted))

    assert action_page.list.table.selected_keys() == [wanted]


@pytest.mark.parametrize("name", ["decisions", "actions"])
def test_registers_with_rows_pass_the_audit(name: str, council: Desk, kept: Settings, qtbot: QtBot) -> None:
    window = MainWindow(kept, PAGES)
    qtbot.addWidget(window)
    window.resize(audit.SMALL_SCREEN)
    window.show_workspace(council, "Council")
    window.go(Place(name))
    window.show()
    qtbot.waitExposed(window)

    found = audit.problems(window)

    window.close()
    assert found == []


def test_the_filters_fit_the_window_as_it_opens_on_a_small_screen(
    action_page: ActionsPage, decision_page: DecisionsPage
) -> None:
    room = 1000  # of a window of 1280, beside the way to the other pages

    assert max(page.minimumSizeHint().width() for page in (action_page, decision_page)) <= room


def test_the_newest_decisions_stand_first(council: Desk, qtbot: QtBot) -> None:
    planned = next(row for row in council.live.read(meetings.rows, "en") if row.state == "planned")
    council.live.perform("Add entry", entries.add, planned.id, EntryDraft(EntryKind.DECISION))
    page = DecisionsPage(council)
    qtbot.addWidget(page)

    page.refresh()

    days = [row.meeting_date for row in page.rows]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)


def test_the_list_is_narrowed_to_a_year_a_meeting_and_who_owes_something(
    action_page: ActionsPage, council: Desk, qtbot: QtBot
) -> None:
    found = council.live.read(actions.rows, "en")
    assigned = next(row for row in found if row.assignees)
    every, in_meeting = len(action_page.rows), [row for row in found if row.meeting_id == assigned.meeting_id]
    owed = [row for row in found if assigned.assignees[0].name in {one.name for one in row.assignees}]
    side = next(side.id for side in council.live.read(sides.rows, "en") if side.code == "UZ")

    def count(combo: ChoiceCombo, value: object) -> int:
        combo.show_value(value)
        combo.chosen.emit(value)
        found = len(action_page.rows)
        combo.show_value("")
        combo.chosen.emit("")
        return found

    assert 0 < count(action_page.year_combo, 2024) == sum(row.meeting_date.year == 2024 for row in found) < every
    assert 0 < count(action_page.meeting_combo, assigned.meeting_id) == len(in_meeting) < every
    assert 0 < count(action_page.assignee_combo, assigned.assignees[0].name) == len(owed) < every
    assert 0 < count(action_page.side_combo, side) < every
    assert len(action_page.rows) == every


def test_a_wide_window_shows_the_whole_number_of_the_meeting_that_a_list_is_narrowed_to(
    action_page: ActionsPage, qtbot: QtBot
) -> None:
    action_page.resize(1120, 600)
    combo = action_page.meeting_combo
    combo.show_value(action_page.rows[0].meeting_id)
    qtbot.waitUntil(lambda: action_page.list.width() > 1000)

    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).width()
    assert combo.currentText() == action_page.rows[0].meeting_number
    assert combo.fontMetrics().horizontalAdvance(combo.currentText()) < room


@pytest.mark.parametrize("width", [640, 900, 1120])
def test_the_filters_stand_still_while_one_types(width: int, decision_page: DecisionsPage, qtbot: QtBot) -> None:
    decision_page.resize(width, 600)
    for _ in range(3):  # until the layout has come to rest
        QApplication.processEvents()
    edit, filters = decision_page.list.form.filter_edit, decision_page.filters
    before = [one.geometry() for one in (edit, *filters)]

    edit.setFocus()
    qtbot.keyClicks(edit, "tr")
    QApplication.processEvents()

    assert [one.geometry() for one in (edit, *filters)] == before


def test_the_chosen_row_shows_its_words_in_every_language_and_its_history(
    action_page: ActionsPage, council: Desk, qtbot: QtBot
) -> None:
    row = next(row for row in action_page.rows if row.text.get("en") == "Send the list")
    assert action_page.pane.isHidden()

    action_page.list.table.select([row.id])
    action_page.state_actions[ActionState.DONE].trigger()

    assert action_page.pane.words.toPlainText() == "English Send the list"
    assert "State: open → done" in action_page.pane.history.toPlainText()
    council.live.undo()
    assert "State: done → open" in action_page.pane.history.toPlainText()


def test_ctrl_p_prints_the_rows_that_are_seen(
    action_page: ActionsPage, council: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    action_page.list.form.filter_edit.setText("Book")
    seen: list[str] = []

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PaperDialog)
        try:
            dialog.form.first_combo.show_value("en")
            dialog.form.second_combo.show_value(None)
            dialog.form.first_combo.chosen.emit("en")
            qtbot.waitUntil(lambda: dialog.publication is not None and "Book" in dialog.preview.page_text(1))
            seen.append(dialog.preview.page_text(1))
            dialog.save(tmp_path / "actions")
        finally:
            dialog.close()

    QTimer.singleShot(0, action_page, write)
    qtbot.keyClick(action_page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert "Open actions" in seen[0]
    assert "Book the room" in seen[0]
    assert "Send the list" not in seen[0]
    assert (tmp_path / "actions.pdf").read_bytes().startswith(b"%PDF")
