"""The history of a person: every field, and one old change taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.services import persons
from councildesk.ui.history_part import HistoryPart
from councildesk.ui.page import Desk
from councildesk.ui.persons.person_record import PersonRecord
from ui.persons.opened_person import draft, record, sample

__all__ = ("record", "sample")


@pytest.fixture
def part(record: PersonRecord) -> HistoryPart:
    record.show_part("history")
    part = record.parts["history"]
    assert isinstance(part, HistoryPart)
    return part


def change(record: PersonRecord, **fields: object) -> None:
    wanted = replace(draft(record), **fields)  # type: ignore[arg-type]
    record.live.perform("Change person", persons.change, record.record_id, wanted)


def cells(part: HistoryPart, row: int) -> list[str]:
    return [part.list.model.index(row, column).data() for column in range(2, 6)]


def choose(part: HistoryPart, *cells_of_row: str) -> None:
    rows = range(part.list.model.rowCount())
    part.list.table.selectRow(next(row for row in rows if cells(part, row)[:3] == list(cells_of_row)))


def test_each_change_says_field_before_and_after(record: PersonRecord, part: HistoryPart) -> None:
    change(record, country="DE")
    change(record, country="UZ")

    assert cells(part, 0) == ["Country", "Deutschland", "Oʻzbekiston", "Change person"]


def test_parts_of_names_are_told_with_their_language(record: PersonRecord, part: HistoryPart) -> None:
    names = [replace(name, patronymic="Rauf oğlu") if name.language == "az" else name for name in draft(record).names]
    change(record, names=tuple(names))

    assert cells(part, 0)[:3] == ["Patronymic (az)", "", "Rauf oğlu"]


def test_a_field_can_be_looked_at_alone(record: PersonRecord, part: HistoryPart) -> None:
    change(record, country="DE")
    change(record, notes="A note")

    part.field_combo.show_value("Notes")
    part.field_combo.chosen.emit("Notes")

    assert [cells(part, row)[0] for row in range(part.list.model.rowCount())] == ["Notes"]


def test_an_old_change_is_taken_back_and_newer_ones_of_other_fields_stay(
    record: PersonRecord, part: HistoryPart, sample: Desk, qtbot: QtBot
) -> None:
    change(record, country="DE")
    change(record, country="UZ")
    change(record, notes="Later")
    choose(part, "Country", "Deutschland", "Oʻzbekiston")

    part.take_back_button.setFocus()
    qtbot.keyClick(part.take_back_button, Qt.Key.Key_Space)

    assert (draft(record).country, draft(record).notes) == ("DE", "Later")
    sample.live.undo()
    assert draft(record).country == "UZ"


def test_the_chosen_change_stays_chosen_when_a_newer_one_comes(record: PersonRecord, part: HistoryPart) -> None:
    change(record, country="DE")
    change(record, notes="Later")
    choose(part, "Country", "", "Deutschland")

    change(record, notes="Later still")

    (place,) = {index.row() for index in part.list.table.selectionModel().selectedRows()}
    assert cells(part, place)[:3] == ["Country", "", "Deutschland"]


def test_what_was_changed_again_cannot_be_taken_back(record: PersonRecord, part: HistoryPart) -> None:
    change(record, country="DE")
    change(record, country="UZ")

    choose(part, "Country", "", "Deutschland")

    assert not part.take_back_button.isEnabled()
    assert part.why_label.text().startswith("Changed again by ")
    assert part.why_label.text().endswith(": Change person")


def test_what_a_record_began_with_is_not_said_to_be_changed_again(part: HistoryPart) -> None:
    choose(part, "Side", "", "Azerbaijan")

    assert not part.take_back_button.isEnabled()
    assert part.why_label.text() == "There from the beginning"


def test_a_person_is_not_taken_back_out_of_the_own_history(record: PersonRecord, part: HistoryPart) -> None:
    choose(part, "Person added", "", "")

    assert not part.take_back_button.isEnabled()
