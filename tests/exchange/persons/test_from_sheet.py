"""Rows of a table as incoming persons."""

from __future__ import annotations

import pytest

from councildesk.exchange.persons import columns, from_sheet
from councildesk.exchange.persons.incoming import IncomingPerson, ValueFault
from councildesk.exchange.tables.sheet import Sheet, SheetRow

HEADINGS = ("Ф.И.О.", "Эл. почта", "Телефон")


def person(*cells: str) -> IncomingPerson:
    sheet = Sheet("a.csv", HEADINGS, (SheetRow(2, cells),))
    return from_sheet.incoming(sheet, columns.recognised(HEADINGS), "ru").persons[0]


@pytest.mark.parametrize("nothing", ["нет", "НЕТ", "—", "-", "?", "yoxdur", "yo‘q", "n/a"])
def test_a_word_for_nothing_is_no_fault(nothing: str) -> None:
    one = person("Каримов Акмал Рустамович", nothing, nothing)

    assert (one.contacts, one.problems) == ((), ())


@pytest.mark.parametrize("name", ["Нет Акмал", "Non"])
def test_in_a_name_such_a_word_is_a_name(name: str) -> None:
    assert person(name, "", "").names


def test_the_line_of_a_total_is_no_person() -> None:
    assert [one.fault for one in person("Итого: 15", "", "").problems] == [ValueFault.NO_NAME]
