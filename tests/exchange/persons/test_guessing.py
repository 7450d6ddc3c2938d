"""What columns hold by their cells, where no heading says it."""

from __future__ import annotations

import pytest

from councildesk.exchange.persons import columns, guessing
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.tables.sheet import Sheet, SheetRow


def sheet(*rows: tuple[str, ...]) -> Sheet:
    """A table without headings, as such tables are read."""
    letters = tuple("ABCDEFG"[: len(rows[0])])
    return Sheet("list.csv", letters, tuple(SheetRow(line, row) for line, row in enumerate(rows, start=1)))


def guessed(table: Sheet) -> tuple[Field, ...]:
    return tuple(column.field for column in guessing.completed(table, columns.recognised(table.headings)))


def test_names_mails_and_phones_are_told_by_what_stands_there() -> None:
    table = sheet(
        ("Fərid Şəfiyev", "f@x.az", "+994 12 596 82 39", "2024-08-27"),
        ("Günel Əliyeva", "g@x.az", "+994 50 123 45 67", "2024-08-28"),
    )

    assert guessed(table) == (Field.FULL_NAME, Field.MAIL, Field.PHONE, Field.IGNORED)


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ((("Əliyev", "Vaqif"), ("Məmmədov", "Rauf")), (Field.FAMILY, Field.GIVEN)),
        ((("Vaqif", "Əliyev"), ("Rauf", "Məmmədov")), (Field.GIVEN, Field.FAMILY)),
    ],
)
def test_of_two_columns_of_names_the_endings_tell_the_family_names(
    rows: tuple[tuple[str, ...], ...], fields: tuple[Field, ...]
) -> None:
    assert guessed(sheet(*rows)) == fields


def test_what_a_heading_says_is_not_guessed_otherwise() -> None:
    table = Sheet("x", ("Notes", "Name"), (SheetRow(2, ("a@x.org", "Ada Lovelace")),))

    assert guessing.completed(table, columns.recognised(table.headings)) == (
        Column(Field.NOTES),
        Column(Field.FULL_NAME),
    )


def test_figures_alone_are_nobody() -> None:
    table = sheet(("1", "2.5"), ("2", "3.5"))

    assert not guessing.has_names(guessing.completed(table, columns.recognised(table.headings)))


@pytest.mark.parametrize(
    ("headings", "default", "language"),
    [
        (("Soyad", "Ad", "Vəzifə"), "ru", "az"),
        (("Фамилия", "Имя", "Должность"), "az", "ru"),
        (("Familiya", "Ism", "Lavozim"), "en", "uz"),
        (("Фамилия", "Исм", "Лавозим"), "en", "uz-Cyrl"),
        (("Vorname", "Nachname", "Telefon"), "az", "de"),
        (("A", "B"), "az", "az"),
    ],
)
def test_the_headings_tell_the_language_of_a_list(headings: tuple[str, ...], default: str, language: str) -> None:
    assert columns.language_of(headings, default) == language
