"""The page of the history: the council's steps, what was removed, and the history of a record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import council, meeting, person
from councildesk.services import meetings, persons, texts
from councildesk.services.workspace import Workspace
from councildesk.ui.history import steps_part
from councildesk.ui.history.history_page import HistoryPage
from councildesk.ui.history.removed_part import RemovedPart
from councildesk.ui.history.steps_model import DayLine, ShownStep
from councildesk.ui.history.steps_part import StepsPart
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place, history_of
from councildesk.ui.pages import PAGES


@pytest.fixture
def window(desk: Desk, look: object, qtbot: QtBot) -> Iterator[MainWindow]:
    """A council with a meeting that was renamed twice and a person who was removed."""
    workspace = desk.live.workspace
    council(workspace)
    one = meeting(workspace, "Opening", number="7")
    rename(workspace, one, "Founding conference")
    rename(workspace, one, "Founding meeting")
    workspace.perform("Remove persons", persons.remove, person(workspace, "Ada Lovelace"))
    window = MainWindow(desk.settings, PAGES)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show_workspace(desk, "Council")
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def rename(workspace: Workspace, one: str, title: str) -> None:
    workspace.perform("Change title", texts.put, "meeting", one, "title", {"en": title})


def meeting_id(desk: Desk) -> str:
    (row,) = desk.live.read(meetings.rows, "en")
    return row.id


def page(window: MainWindow, place: Place, qtbot: QtBot) -> HistoryPage:
    shown = window.go(place)
    assert isinstance(shown, HistoryPage)
    wait(shown.desk, qtbot)
    return shown


def wait(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.background.is_idle)


def steps(window: MainWindow, qtbot: QtBot) -> StepsPart:
    part = page(window, Place("history"), qtbot).parts["steps"]
    assert isinstance(part, StepsPart)
    return part


def lines(part: StepsPart) -> list[tuple[str, str]]:
    found = [part.model.line(row) for row in range(part.model.rowCount())]
    return [(line.label, line.records) for line in found if isinstance(line, ShownStep)]


def choose(part: StepsPart, number: int) -> None:
    rows = [row for row in range(part.model.rowCount()) if isinstance(part.model.line(row), ShownStep)]
    part.view.setCurrentIndex(part.model.index(rows[number]))


def test_steps_stand_under_their_day_with_what_they_concern(window: MainWindow, qtbot: QtBot) -> None:
    part = steps(window, qtbot)

    assert isinstance(part.model.line(0), DayLine)
    assert not part.model.flags(part.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert lines(part)[:3] == [
        ("Remove persons", "Ada Lovelace"),
        ("Build person", "Ada Lovelace"),
        ("Change title", "7 Founding meeting"),
    ]


def test_a_chosen_step_shows_old_and_new_with_the_difference_marked(window: MainWindow, qtbot: QtBot) -> None:
    part = steps(window, qtbot)

    choose(part, 2)
    part.step.list.table.selectRow(0)

    assert part.step.sides.before.toPlainText() == "Founding conference"
    assert part.step.sides.after.toPlainText() == "Founding meeting"
    assert "line-through" in part.step.sides.before.toHtml()
    assert part.step.sides.before.accessibleDescription() == "Removed: conference"
    assert part.step.sides.after.accessibleDescription() == "Added: meeting"


def test_an_old_step_is_taken_back_as_one_step_and_what_stands_in_the_way_is_said(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    part = steps(window, qtbot)
    choose(part, 3)
    assert not part.step.step_button.isEnabled()
    assert "Changed again" in part.step.facts_label.text()
    assert part.step.facts_label.text().endswith(": Change title")

    choose(part, 2)
    qtbot.mouseClick(part.step.step_button, Qt.MouseButton.LeftButton)

    assert desk.live.read(meetings.rows, "en")[0].title == "Founding conference"
    assert desk.live.undo_text == "Take back an old step"
    wait(desk, qtbot)
    assert lines(part)[0][0] == "Take back an old step"


def test_steps_come_in_portions_as_one_scrolls(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_part, "_PORTION", 20)
    one = meeting_id(desk)
    for number in range(60):
        rename(desk.live.workspace, one, f"Title {number}")
    part = steps(window, qtbot)
    assert part.model.steps < 66

    while part.model.steps < 66:
        before = part.model.steps
        part.view.scrollToBottom()
        wait(desk, qtbot)
        assert part.model.steps > before

    assert lines(part)[-1][0] == "Build council"
    assert part.model.row_of(1) == part.model.rowCount() - 1


def test_steps_are_filtered_by_words_kind_and_person(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    part = steps(window, qtbot)

    part.filter_edit.setText("lovelace remove")
    qtbot.waitUntil(lambda: part.model.steps == 1)
    assert lines(part) == [("Remove persons", "Ada Lovelace")]

    part.filter_edit.setText("nowhere")
    qtbot.waitUntil(lambda: part.stack.currentWidget() is part.empty_state)
    part.filter_edit.clear()
    part.noun_combo.show_value("meeting")
    part.noun_combo.chosen.emit("meeting")
    qtbot.waitUntil(lambda: part.model.steps == 3)
    assert {label for label, _records in lines(part)} == {"Change title", "Build meeting"}


def test_what_was_removed_comes_back_by_one_key_as_one_step(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.actions_by_name["removed"].trigger()
    wait(desk, qtbot)
    part = window.page.parts["removed"]  # type: ignore[union-attr]
    assert isinstance(part, RemovedPart)
    assert part.list.model.row(0).titles == ("Ada Lovelace",)

    qtbot.keyClick(part.list.table, Qt.Key.Key_Return)

    assert [row.listed for row in desk.live.read(persons.rows, "en")] == ["Lovelace, Ada"]
    assert window.view.frame.quiet_bar.text == "Brought back: Ada Lovelace"
    assert desk.live.undo_text == "Bring back what was removed"
    wait(desk, qtbot)
    assert part.list.model.total == 0


def test_after_a_removal_the_bar_leads_to_what_was_removed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    bar = window.view.frame.quiet_bar
    desk.live.perform("Change title", texts.put, "meeting", meeting_id(desk), "title", {"en": "A"})
    desk.live.tell("Changed.", undoable=True)
    assert bar.removed_button.isHidden()

    desk.live.perform("Remove meeting", meetings.remove, meeting_id(desk))
    desk.live.tell("Meetings removed: 1", undoable=True)
    qtbot.mouseClick(bar.removed_button, Qt.MouseButton.LeftButton)

    assert window.view.frame.place == Place("history", None, "removed")


def test_the_history_of_what_is_open_is_one_key_away_and_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    one = meeting_id(desk)
    window.go(Place("meetings", one, "plan"))

    window.actions_by_name["history"].trigger()

    assert window.view.frame.place == history_of("meeting", one)
    shown = window.page
    assert isinstance(shown, HistoryPage)
    assert shown.heading().title == "History: 7 Founding meeting"
    assert window.focusWidget() is shown.record.list.table
    window.actions_by_name["back"].trigger()
    assert window.view.frame.place == Place("meetings", one, "plan")


def test_a_page_offers_the_history_of_its_record_in_its_menu(window: MainWindow, desk: Desk) -> None:
    window.go(Place("meetings", meeting_id(desk), "agenda"))
    shown = window.page
    assert shown is not None
    menu = window.view.form.more_button.menu()

    assert shown.history_action() in menu.actions()
    assert shown.record_shown()[0] == "agenda_item"  # type: ignore[index]
    shown.history_action().trigger()

    assert window.view.frame.place.page == "history"  # type: ignore[union-attr]


def test_one_field_is_looked_at_over_time(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    record = page(window, history_of("meeting", meeting_id(desk), "Title (en)"), qtbot).record

    rows = [record.list.model.row(number) for number in range(record.list.model.rowCount())]

    assert [(line.old, line.new) for line in rows] == [
        ("Founding conference", "Founding meeting"),
        ("Conference", "Founding conference"),
        ("", "Conference"),
    ]
    record.list.table.selectRow(0)
    qtbot.keyClick(record.list.table, Qt.Key.Key_Return)
    assert record.list.model.rowCount() > len(rows)


def test_a_record_that_never_was_leads_to_the_council_s_history(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window, history_of("meeting", "nobody"), qtbot)

    assert shown.heading().title == "History"
    assert shown.stack.currentWidget() is shown.tabs
