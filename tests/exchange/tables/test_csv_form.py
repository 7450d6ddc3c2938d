"""Delimiter and headings are recognised in tables such as secretariats have, as short as one row."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from councildesk.exchange.tables import csv_form, csv_writing
from councildesk.exchange.tables.table import Column, Table
from exchange.texts import LANGUAGES, shared_names

ORGANISATIONS = itertools.cycle(
    ["Center of Analysis of International Relations, Baku", "Institute; Strategic Studies", "Кафедра экономики", ""]
)
FULL = ("Ad", "Soyad", "Təşkilat", "E-mail", "Telefon", "Tarix", "Qeyd")


def full(number: int, given: str, family: str) -> tuple[str, ...]:
    mail, phone, day = f"x{number}@example.az", f"+994 12 596 {number:04}", f"{1 + number % 28:02}.03.1970"
    return given, family, next(ORGANISATIONS), mail, phone, day, ("", "one, two; three", "a\nb")[number % 3]


def recognises(headings: tuple[str, ...], rows: list[tuple[str, ...]], delimiter: str) -> bool:
    content = csv_writing.write(Table("x", tuple(map(Column, headings)), rows), delimiter)
    return csv_form.recognised(content) == csv_form.CsvForm("utf-8", delimiter, True)


@pytest.mark.parametrize("delimiter", csv_form.DELIMITERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_delimiter_is_not_mistaken_for_the_commas_in_texts(language: str, delimiter: str) -> None:
    pairs = [(name.partition(" ")[0], name.partition(" ")[2]) for name in LANGUAGES[language]]
    for count in (1, 2, len(pairs)):
        last_first = [(f"{family}, {given}", next(ORGANISATIONS)) for family, given in pairs[:count]]
        whole = [full(number, given, family) for number, (family, given) in enumerate(pairs[:count])]

        assert recognises(("Name", "Organisation"), last_first, delimiter)
        assert recognises(FULL, whole, delimiter)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name\nAnar\nDilnoza\n", ","),
        ("Name^City\nAnar^Baku\nDilnoza^Tashkent\n", "^"),
        ("Name , City , Post\nAnar , Baku , Head\n", ","),
        ("Name;City\nAnar;Baku\n\n;;\n", ";"),
    ],
)
def test_other_tables_have_their_delimiter_recognised(text: str, delimiter: str) -> None:
    assert csv_form.recognised(text.encode()) == csv_form.CsvForm("utf-8", delimiter, True)


@pytest.mark.parametrize(
    ("text", "has_heading"),
    [
        ("Anar;+994 12 596 00 00\nAda;+44 20 0000 0000\n", False),
        ("Anar;anar@example.az\n", False),
        ("Name;Year;Year\nAnar;1970;2026\n", True),
        ("Name;Post;Post\nAnar;Head;Expert\n", False),
        ("Members of the council;\nName;E-mail\nAnar;anar@example.az\n", True),
        ("", False),
    ],
)
def test_headings_are_told_from_rows(text: str, has_heading: bool) -> None:
    assert csv_form.recognised(text.encode()).has_heading is has_heading


def test_shared_names_have_their_delimiter_recognised(shared_data: Path) -> None:
    for rows in shared_names(shared_data).values():
        for begun, delimiter in itertools.product(range(0, min(len(rows), 60), 3), csv_form.DELIMITERS):
            pairs = [(given, family) for given, family, _, _ in rows[begun : begun + 3] if family]
            if not pairs:
                continue
            last_first = [(f"{family}, {given}", next(ORGANISATIONS)) for given, family in pairs]
            whole = [full(number, given, family) for number, (given, family) in enumerate(pairs)]

            assert recognises(("Name", "Organisation"), last_first, delimiter)
            assert recognises(FULL, whole, delimiter)
