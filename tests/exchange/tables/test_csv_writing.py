"""CSV for Excel, and back without a letter lost."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.spelling import clean_text
from councildesk.exchange import encoding
from councildesk.exchange.sources import SourceFault, SourceRefused
from councildesk.exchange.tables import csv_form, csv_reading, csv_writing
from councildesk.exchange.tables.csv_form import CsvForm
from councildesk.exchange.tables.table import Column, ColumnKind, Table, Value
from exchange.texts import LANGUAGES, RISKY, naughty_strings, shared_names

BAKU = dt.timezone(dt.timedelta(hours=4))


def texts(*rows: tuple[str, ...]) -> Table:
    return Table("Members", tuple(Column(f"Column {number}") for number, _ in enumerate(rows[0], start=1)), rows)


def round_trip(table: Table, delimiter: str = ";", encoded: str = "utf-8") -> list[tuple[str, ...]]:
    content = csv_writing.write(table, delimiter, encoded)
    return [row.cells for row in csv_reading.read("x.csv", content, CsvForm(encoded, delimiter, True)).rows]


def test_excel_opens_it_with_its_letters_and_columns() -> None:
    content = csv_writing.write(texts(("Şəfiyev", "Bakı; Gəncə")))

    assert content == b"\xef\xbb\xbf" + 'Column 1;Column 2\r\nŞəfiyev;"Bakı; Gəncə"\r\n'.encode()


def test_values_are_written_by_their_kind() -> None:
    columns = tuple(Column(kind.value, kind) for kind in ColumnKind)
    row: tuple[Value, ...] = (
        "+994 12 000 00 00",
        Decimal("-1.50"),
        dt.date(2026, 3, 1),
        dt.datetime(2026, 3, 1, 10, 30, tzinfo=BAKU),
        True,
    )
    empty: tuple[Value, ...] = (None, None, None, None, False)
    number: tuple[Value, ...] = ("x", 3.0, None, None, None)

    content = csv_writing.write(Table("Members", columns, [row, empty, number]), ",")

    assert content.decode("utf-8-sig").splitlines()[1:] == [
        "'+994 12 000 00 00,-1.50,2026-03-01,2026-03-01 10:30,TRUE",
        ",,,,FALSE",
        "x,3,,,",
    ]


@pytest.mark.parametrize("text", RISKY)
def test_a_cell_that_would_be_run_is_made_harmless_and_comes_back(text: str) -> None:
    table = texts((text, "x"))

    written = csv_writing.write(table).decode("utf-8-sig").split("\r\n", 1)[1]

    assert re.match("\"?'", written)
    assert round_trip(table) == [(text, "x")]


def test_a_heading_is_no_formula_either() -> None:
    assert csv_writing.write(Table("x", (Column("=1+1"),), ())) == b"\xef\xbb\xbf'=1+1\r\n"


@given(
    st.text().map(clean_text),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_any_text_that_a_record_can_hold_comes_back_unchanged(text: str, delimiter: str, encoded: str) -> None:
    assert round_trip(texts((text, "x")), delimiter, encoded) == [(text, "x")]


@given(st.lists(st.text(alphabet="'=+-@\t\r\n \";x＝", max_size=8), min_size=1, max_size=4))
def test_any_texts_of_formulas_quotation_marks_and_delimiters_come_back_unchanged(row: list[str]) -> None:
    table = texts((*row, "x"), ("x", *row))

    assert round_trip(table) == [(*row, "x"), ("x", *row)]


def test_a_letter_that_the_encoding_lacks_is_refused_with_its_line() -> None:
    with pytest.raises(SourceRefused) as caught:
        csv_writing.write(texts(("Müller", "x"), ("Şəfiyev", "x")), encoded="cp1254")

    refusal = caught.value
    assert (refusal.fault, refusal.line, refusal.part, refusal.found) == (
        SourceFault.LETTER_NOT_ENCODED,
        3,
        "cp1254",
        "ə",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_come_back_from_each_encoding_that_can_hold_them(language: str) -> None:
    for encoded in encoding.KNOWN:
        held = [name for name in LANGUAGES[language] if _holds(name, encoded)]
        if not held:
            continue

        content = csv_writing.write(texts(*((name, "x") for name in held)), ";", encoded)
        form = csv_form.recognised(content)

        assert [row.cells[0] for row in csv_reading.read("x.csv", content, form).rows] == held


@pytest.mark.parametrize("encoded", encoding.KNOWN)
def test_shared_names_come_back_from_each_encoding_that_can_hold_them(shared_data: Path, encoded: str) -> None:
    for rows in shared_names(shared_data).values():
        held = [row for row in rows if all(_holds(cell, encoded) for cell in row)]
        if not held:
            continue
        table = texts(*held)

        content = csv_writing.write(table, ";", encoded)

        assert [row.cells for row in csv_reading.read("x.csv", content, csv_form.recognised(content)).rows] == held


def test_naughty_strings_come_back(shared_data: Path) -> None:
    rows = [(text, "x") for text in naughty_strings(shared_data)]

    assert round_trip(texts(*rows)) == rows


def test_naughty_strings_are_read_as_a_file(shared_data: Path) -> None:
    content = (shared_data / "naughty-strings.json").read_bytes()

    sheet = csv_reading.read("naughty.csv", content, csv_form.recognised(content))

    assert sheet.rows or sheet.problems
    assert json.loads(content)


def _holds(text: str, encoded: str) -> bool:
    try:
        text.encode(encoded)
    except UnicodeEncodeError:
        return False
    return True
