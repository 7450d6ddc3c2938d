from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from councildesk.ui.colours import Tone
from councildesk.ui.rows_model import STATE_ROLE, Column, RowsModel
from councildesk.ui.state import State

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
OPEN = State("Open", "open_state", Tone.WARNING)


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    age: int


ADA, GUENEL, SHUHRAT = Row("a", "Ada", 36), Row("g", "Günel Əliyeva", 9), Row("s", "Shuhrat Oʻrinboyev", 51)

COLUMNS = [
    Column[Row]("name", "Name", lambda row: row.name),
    Column[Row]("age", "Age", lambda row: str(row.age), order=lambda row: row.age, is_number=True),
]


@pytest.fixture
def model(qapp: QApplication) -> RowsModel[Row]:
    model = RowsModel(COLUMNS, key=lambda row: row.id)
    model.show_rows([SHUHRAT, ADA, GUENEL])
    return model


def shown(model: RowsModel[Row]) -> list[str]:
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_rows_stand_in_the_order_in_which_they_came(model: RowsModel[Row]) -> None:
    assert shown(model) == [SHUHRAT.name, ADA.name, GUENEL.name]


def test_the_model_keeps_qts_rules(model: RowsModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)

    model.sort(1, UP)
    model.filter("a")
    model.show_rows([ADA])

    qtmodeltester.check(model)


def test_numbers_are_sorted_as_numbers(model: RowsModel[Row]) -> None:
    model.sort(1, UP)
    assert shown(model) == [GUENEL.name, ADA.name, SHUHRAT.name]

    model.sort(1, DOWN)
    assert shown(model) == [SHUHRAT.name, ADA.name, GUENEL.name]


def test_sorting_by_no_column_gives_the_first_order_again(model: RowsModel[Row]) -> None:
    model.sort(0, UP)

    model.sort(-1, UP)

    assert shown(model) == [SHUHRAT.name, ADA.name, GUENEL.name]


@pytest.mark.parametrize("typed", ["eliyeva", "ƏLİ gun", "Əliyeva  günel", "  gunel "])
def test_the_filter_finds_names_however_they_are_typed(model: RowsModel[Row], typed: str) -> None:
    model.filter(typed)

    assert shown(model) == [GUENEL.name]


def test_a_name_is_found_from_another_script(model: RowsModel[Row]) -> None:
    model.filter("Алиева")
    assert shown(model) == [GUENEL.name]

    model.filter("Ўрин")
    assert shown(model) == [SHUHRAT.name]


@pytest.mark.parametrize("typed", ["orinboyev", "o'rinboyev", "O’rinboyev"])
def test_apostrophes_do_not_matter_to_the_filter(model: RowsModel[Row], typed: str) -> None:
    model.filter(typed)

    assert shown(model) == [SHUHRAT.name]


def test_the_filter_looks_at_all_columns_and_wants_all_words(model: RowsModel[Row]) -> None:
    model.filter("ada 36")
    assert shown(model) == [ADA.name]

    model.filter("ada 51")
    assert shown(model) == []
    assert model.total == 3


def test_filter_and_order_stay_when_new_rows_come(model: RowsModel[Row]) -> None:
    model.sort(1, UP)
    model.filter("a")

    model.show_rows([Row("x", "Xavier", 20), Row("b", "Bob", 1), ADA])

    assert shown(model) == ["Xavier", "Ada"]


def test_a_selected_row_stays_the_same_person_when_new_rows_come(model: RowsModel[Row]) -> None:
    ada = QPersistentModelIndex(model.index(1, 0))

    model.show_rows([Row("b", "Bob", 1), GUENEL, Row("a", "Ada Lovelace", 36)])

    assert ada.row() == 2
    assert ada.data() == "Ada Lovelace"


def test_the_mark_of_a_row_that_went_is_dropped(model: RowsModel[Row]) -> None:
    ada = QPersistentModelIndex(model.index(1, 0))

    model.show_rows([GUENEL])

    assert not ada.isValid()


def test_a_row_is_found_by_its_key(model: RowsModel[Row]) -> None:
    assert model.place("g") == 2
    assert model.key(2) == "g"
    assert model.place("nobody") is None


def test_rows_are_copied_as_a_table(model: RowsModel[Row]) -> None:
    assert model.as_text([1, 2], [1, 0]) == "Age\tName\n36\tAda\n9\tGünel Əliyeva"


def test_a_line_break_in_a_cell_does_not_break_the_copied_table(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS[:1], key=lambda row: row.id)
    model.show_rows([Row("t", "two\nlines\tand a tab", 1)])

    assert model.as_text([0], [0]) == "Name\ntwo lines and a tab"


def test_a_state_is_shown_as_its_word(qapp: QApplication) -> None:
    column = Column[Row]("state", "State", lambda row: "", state=lambda row: OPEN)
    model = RowsModel([column], key=lambda row: row.id)
    model.show_rows([ADA])

    assert model.index(0, 0).data() == "Open"
    assert model.index(0, 0).data(STATE_ROLE) == OPEN


def test_a_hundred_thousand_rows_are_filtered_while_somebody_types(qapp: QApplication, qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, key=lambda row: row.id)
    model.show_rows([Row(str(number), f"Member {number}", number) for number in range(100_000)])

    model.filter("member 99999")

    qtbot.waitUntil(lambda: shown(model) == ["Member 99999"], timeout=60_000)


def test_what_is_found_first_is_shown_while_the_rest_is_looked_through(qapp: QApplication, qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, key=lambda row: row.id)
    model.show_rows([Row(str(number), f"Member {number}", number) for number in range(30_000)])

    model.filter("member")

    assert 0 < model.rowCount() < model.total
    ada = QPersistentModelIndex(model.index(7, 0))
    qtbot.waitUntil(lambda: model.rowCount() == model.total, timeout=60_000)
    assert ada.data() == "Member 7"


def test_letters_taken_back_bring_back_what_stood_there(model: RowsModel[Row]) -> None:
    model.sort(1, UP)
    for typed in ("a", "ad", "ada", "ad", "a"):
        model.filter(typed)

    assert shown(model) == [GUENEL.name, ADA.name, SHUHRAT.name]

    model.filter("")

    assert model.rowCount() == model.total


def test_a_letter_more_may_make_a_word_sound_otherwise(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS[:1], key=lambda row: row.id)
    model.show_rows([Row("x", "Хасан", 1), Row("f", "Fərid", 2)])

    model.filter("k")
    assert shown(model) == []

    model.filter("kh")
    assert shown(model) == ["Хасан"]


def test_a_filter_finds_what_changed_rows_say_now(model: RowsModel[Row]) -> None:
    model.filter("lovelace")
    assert shown(model) == []

    model.show_rows([SHUHRAT, Row("a", "Ada Lovelace", 36), GUENEL])

    assert shown(model) == ["Ada Lovelace"]


def test_rows_that_say_the_same_keep_their_order_either_way(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS, key=lambda row: row.id)
    model.show_rows([Row("1", "Bob", 2), Row("2", "Ada", 2), Row("3", "Cem", 1)])

    model.sort(1, DOWN)
    assert shown(model) == ["Bob", "Ada", "Cem"]

    model.sort(1, UP)
    assert shown(model) == ["Cem", "Bob", "Ada"]
