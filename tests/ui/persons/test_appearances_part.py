"""Where a person appears: each line leads to its place, figures stand above."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.ui.page import Desk, Place
from councildesk.ui.persons.appearance_lines import Kind
from councildesk.ui.persons.appearances_part import AppearancesPart
from councildesk.ui.persons.person_record import PersonRecord
from ui.opened_meeting import held
from ui.persons.opened_person import person, record, sample

__all__ = ("record", "sample")


@pytest.fixture
def part(record: PersonRecord) -> AppearancesPart:
    record.show_part("appearances")
    part = record.parts["appearances"]
    assert isinstance(part, AppearancesPart)
    return part


def shown(part: AppearancesPart, column: int) -> list[str]:
    model = part.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_figures_say_how_often_somebody_attended(part: AppearancesPart) -> None:
    assert part.form.attended_label.text() == "Meetings attended: 2 of 2 (100 %)"
    assert part.form.rest_label.text() == "statements: 1"


def test_everything_stands_in_one_list_and_can_be_narrowed(part: AppearancesPart) -> None:
    assert set(shown(part, 0)) >= {"Seat", "Attendance", "Office at a meeting", "Minutes", "Invitation"}

    part.kind_combo.show_value(Kind.MEETING)
    part.kind_combo.chosen.emit(Kind.MEETING)

    assert shown(part, 0) == ["Attendance", "Attendance"]
    assert shown(part, 4) == ["In the room", "In the room"]


def test_a_line_leads_to_its_place_by_enter(
    record: PersonRecord, part: AppearancesPart, sample: Desk, qtbot: QtBot
) -> None:
    wanted: list[Place] = []
    record.place_wanted.connect(wanted.append)
    part.list.form.filter_edit.setText("attendance")

    part.list.table.setFocus()
    part.list.table.selectRow(shown(part, 0).index("Attendance", 1))
    qtbot.keyClick(part.list.table, Qt.Key.Key_Return)

    assert wanted == [Place("meetings", held(sample), "attendance")]


def test_an_excuse_is_told_with_its_reason(record: PersonRecord, part: AppearancesPart, sample: Desk) -> None:
    record.show_person(person(sample, "Ornekzade"))

    assert "Excused" in shown(part, 4)
    assert "(0 %)" in part.form.attended_label.text()


def test_somebody_who_appears_nowhere_is_told_so(record: PersonRecord, part: AppearancesPart, sample: Desk) -> None:
    from councildesk.domain.names import PersonName
    from councildesk.services import persons
    from councildesk.services.persons import PersonDraft

    made = sample.live.perform("Add person", persons.add, PersonDraft((PersonName("en", "New", "Person"),)))
    record.show_person(made)

    assert part.form.attended_label.text() == "No meeting attended yet"
    assert part.list.form.content_stack.currentWidget() is part.list.empty_state
