from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.rows_list import RowsList
from ui.sample_pages import MEMBERS, VACANT, MemberRow

COLUMNS = [
    Column[MemberRow]("name", "Name", lambda row: row.name),
    Column[MemberRow]("side", "Side", lambda row: row.side, width=12),
    Column[MemberRow]("state", "State", lambda row: row.state.word, state=lambda row: row.state, width=18),
    Column[MemberRow]("until", "Until", lambda row: row.until, width=12, is_hidden=True),
]


def made(kept: Settings, qtbot: QtBot) -> RowsList:
    rows_list = RowsList("members", kept)
    qtbot.addWidget(rows_list)
    rows_list.show_model(RowsModel(COLUMNS, key=lambda row: row.id))
    rows_list.resize(900, 500)
    rows_list.show_rows(MEMBERS)
    return rows_list


@pytest.fixture
def rows_list(kept: Settings, qtbot: QtBot, look: object) -> Iterator[RowsList]:
    rows_list = made(kept, qtbot)
    rows_list.show()
    qtbot.waitExposed(rows_list)
    yield rows_list
    rows_list.close()


def count(rows_list: RowsList) -> str:
    return rows_list.form.count_label.text()


def test_the_count_stands_below(rows_list: RowsList, qtbot: QtBot) -> None:
    assert count(rows_list) == "25 in all"

    qtbot.keyClicks(rows_list.form.filter_edit, "uzbekistan")
    assert count(rows_list) == "13 shown of 25"

    rows_list.table.selectAll()
    assert count(rows_list) == "13 shown of 25 · 13 chosen"


def test_keys_lead_from_the_filter_into_the_list_and_open_a_row(rows_list: RowsList, qtbot: QtBot) -> None:
    rows_list.form.filter_edit.setFocus()
    qtbot.keyClicks(rows_list.form.filter_edit, "eliyeva")

    qtbot.keyClick(rows_list.form.filter_edit, Qt.Key.Key_Down)
    assert rows_list.table.hasFocus()

    with qtbot.waitSignal(rows_list.opened) as opened:
        qtbot.keyClick(rows_list.table, Qt.Key.Key_Return)
    assert opened.args == ["2"]


def test_escape_empties_the_filter(rows_list: RowsList, qtbot: QtBot) -> None:
    qtbot.keyClicks(rows_list.form.filter_edit, "eliyeva")

    qtbot.keyClick(rows_list.form.filter_edit, Qt.Key.Key_Escape)

    assert rows_list.filter_text == ""
    assert count(rows_list) == "25 in all"


def test_a_click_on_a_heading_sorts(rows_list: RowsList, qtbot: QtBot) -> None:
    header = rows_list.table.horizontalHeader()

    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(2) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    words = [rows_list.model.index(row, 2).data() for row in range(rows_list.model.rowCount())]
    assert words == sorted(words)


def test_selected_rows_are_copied_as_a_table(rows_list: RowsList, qtbot: QtBot) -> None:
    rows_list.table.setFocus()
    rows_list.table.select(["2", "7"])

    qtbot.keyClick(rows_list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == (
        "Name\tSide\tState\nƏliyeva, Günel\tAzerbaijan\tSeated\n—\tUzbekistan\tVacant"
    )


def test_the_selection_stays_when_the_rows_are_read_again(rows_list: RowsList) -> None:
    rows_list.table.select(["2", "7"])

    rows_list.show_rows(reversed(MEMBERS))

    assert sorted(rows_list.table.selected_keys()) == ["2", "7"]


def test_the_selection_stays_with_its_rows_in_another_order(rows_list: RowsList) -> None:
    rows_list.table.select(["7", "2", "3"])

    rows_list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    assert sorted(rows_list.table.selected_keys()) == ["2", "3", "7"]
    assert count(rows_list) == "3 of 25 chosen"


def test_a_filter_keeps_the_selected_rows_that_it_lets_through(rows_list: RowsList, qtbot: QtBot) -> None:
    rows_list.table.select(["2", "7"])

    with qtbot.waitSignal(rows_list.selection_changed):
        rows_list.form.filter_edit.setText("eliyeva")

    assert rows_list.table.selected_keys() == ["2"]
    assert rows_list.table.currentIndex().row() == rows_list.model.place("2")


def test_a_choice_of_rows_is_counted_against_all_of_them(rows_list: RowsList) -> None:
    rows_list.show_rows(MEMBERS[:4], total=len(MEMBERS))

    assert count(rows_list) == "4 shown of 25"


def test_all_rows_stay_selected_when_they_are_read_again(rows_list: RowsList) -> None:
    rows_list.table.selectAll()

    rows_list.show_rows(reversed(MEMBERS))

    assert rows_list.table.selected_count == len(MEMBERS)
    assert rows_list.table.selected_keys() == [row.id for row in reversed(MEMBERS)]


def test_columns_are_chosen_and_remembered(rows_list: RowsList, kept: Settings, qtbot: QtBot) -> None:
    menu = QMenu()
    assert [action.isChecked() for action in rows_list.table.column_actions(menu)] == [True, True, True, False]

    name, side, _state, until = rows_list.table.column_actions(menu)
    side.trigger()
    until.trigger()
    again = made(kept, qtbot)

    assert [again.table.isColumnHidden(number) for number in range(4)] == [False, True, False, False]
    assert name.isEnabled()


def test_the_last_column_cannot_be_hidden(rows_list: RowsList) -> None:
    menu = QMenu()
    for number in (1, 2):
        rows_list.table.column_actions(menu)[number].trigger()
    only = rows_list.table.column_actions(menu)[0]

    assert only.isChecked()
    assert not only.isEnabled()


def test_a_list_fits_the_window_until_somebody_chooses_widths(rows_list: RowsList, kept: Settings) -> None:
    table = rows_list.table
    assert table.horizontalScrollBar().maximum() == 0

    table.horizontalHeader().resizeSection(0, 1200)
    rows_list.resize(700, 500)

    assert table.columnWidth(0) == 1200
    kept.save()
    assert Path(kept._kept.fileName()).read_text().count("members") >= 1


def narrow(kept: Settings, qtbot: QtBot, width: int) -> RowsList:
    """A list whose side gives way first, its state then."""
    name, side, state, _until = COLUMNS
    columns = [name, replace(side, gives_way=1), replace(state, gives_way=2)]
    rows_list = RowsList("narrow", kept)
    qtbot.addWidget(rows_list)
    rows_list.show_model(RowsModel(columns, key=lambda row: row.id))
    rows_list.show_rows(MEMBERS)
    rows_list.resize(width, 400)
    rows_list.show()
    qtbot.waitExposed(rows_list)
    return rows_list


def test_columns_give_way_in_a_narrow_window_and_come_back_in_a_wide_one(kept: Settings, qtbot: QtBot) -> None:
    rows_list = narrow(kept, qtbot, 500)
    table = rows_list.table
    assert [table.isColumnHidden(number) for number in range(3)] == [False, True, False]
    assert table.horizontalScrollBar().maximum() == 0

    rows_list.resize(900, 400)

    assert not any(table.isColumnHidden(number) for number in range(3))
    rows_list.close()


def test_a_column_that_comes_back_has_room_for_its_heading(kept: Settings, qtbot: QtBot) -> None:
    rows_list = narrow(kept, qtbot, 500)
    rows_list.show_rows([replace(row, side="") for row in MEMBERS])  # measured while it is hidden
    rows_list.resize(900, 400)

    header = rows_list.table.horizontalHeader()
    assert header.sectionSize(1) >= header.sectionSizeHint(1)
    rows_list.close()


def test_what_gave_way_is_kept_as_chosen(kept: Settings, qtbot: QtBot) -> None:
    first = narrow(kept, qtbot, 500)
    first.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    menu = QMenu()
    assert all(action.isChecked() for action in first.table.column_actions(menu))
    first.close()

    again = narrow(kept, qtbot, 900)

    assert not any(again.table.isColumnHidden(number) for number in range(3))
    assert again.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    again.close()


def test_a_column_takes_no_more_than_what_it_holds(kept: Settings, qtbot: QtBot) -> None:
    rows_list = narrow(kept, qtbot, 900)
    wide = rows_list.table.columnWidth(1)

    rows_list.show_rows([replace(row, side="AZ") for row in MEMBERS])

    assert rows_list.table.columnWidth(1) < wide
    rows_list.close()


def test_an_empty_list_says_what_belongs_there(rows_list: RowsList, qtbot: QtBot) -> None:
    rows_list.empty_state.describe("members", "No members yet", "They will stand here.")
    rows_list.empty_state.offer("Add a member")

    rows_list.show_rows([])

    assert rows_list.form.content_stack.currentWidget() is rows_list.empty_state
    assert not rows_list.form.filter_edit.isVisible()
    with qtbot.waitSignal(rows_list.empty_state.first_step_wanted):
        qtbot.mouseClick(rows_list.empty_state.button, Qt.MouseButton.LeftButton)


def test_a_state_is_painted_with_its_colour(rows_list: RowsList) -> None:
    rows_list.show_rows([row for row in MEMBERS if row.state is VACANT])
    picture = rows_list.table.viewport().grab().toImage()

    colours = {picture.pixelColor(x, 20).name() for x in range(picture.width())}

    assert "#fce6e4" in colours


def test_the_row_that_enter_opens_is_marked_though_not_selected(rows_list: RowsList, qtbot: QtBot) -> None:
    rows_list.table.clearFocus()
    without = rows_list.table.viewport().grab().toImage()

    rows_list.table.setFocus()

    assert rows_list.table.selected_keys() == []
    assert rows_list.table.viewport().grab().toImage() != without


@pytest.mark.parametrize("control", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_ends_of_the_list_are_chosen_by_keys(
    rows_list: RowsList, qtbot: QtBot, control: Qt.KeyboardModifier
) -> None:
    table = rows_list.table
    table.setFocus()
    last = table.rows.rowCount() - 1

    qtbot.keyClick(table, Qt.Key.Key_End, control)
    assert table.selected_keys() == [table.rows.key(last)]
    assert table.currentIndex().row() == last

    qtbot.keyClick(table, Qt.Key.Key_Home, control)
    assert table.selected_keys() == [table.rows.key(0)]
