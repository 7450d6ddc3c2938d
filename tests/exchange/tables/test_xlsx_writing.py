"""Excel workbooks with real types, and back without a letter lost."""

from __future__ import annotations

import datetime as dt
import html
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from councildesk.exchange.sources import SourceFault, SourceRefused
from councildesk.exchange.tables import xlsx_reading, xlsx_writing
from councildesk.exchange.tables.table import Column, ColumnKind, Table, Value
from exchange.texts import LANGUAGES, RISKY, naughty_strings, shared_names

BAKU = dt.timezone(dt.timedelta(hours=4))
COLUMNS = tuple(Column(kind.value.title(), kind) for kind in ColumnKind)
ROW: tuple[Value, ...] = (
    "+994 12 000 00 00",
    Decimal("-1.50"),
    dt.date(2026, 3, 1),
    dt.datetime(2026, 3, 1, 10, 30, tzinfo=BAKU),
    True,
)


def page(table: Table) -> Worksheet:
    found = load_workbook(io.BytesIO(xlsx_writing.write(table))).active
    assert isinstance(found, Worksheet)
    return found


def texts(*rows: tuple[str, ...]) -> Table:
    return Table("Members", tuple(Column(f"Column {number}") for number, _ in enumerate(rows[0], start=1)), rows)


def round_trip(folder: Path, table: Table) -> list[tuple[str, ...]]:
    (folder / "x.xlsx").write_bytes(xlsx_writing.write(table))
    return [row.cells for row in xlsx_reading.read("x.xlsx", folder / "x.xlsx").rows]


def test_values_have_their_types() -> None:
    cells = next(page(Table("Members", COLUMNS, [ROW])).iter_rows(min_row=2))

    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("+994 12 000 00 00", "s"),
        (-1.5, "n"),
        (dt.datetime.fromisoformat("2026-03-01"), "d"),
        (dt.datetime.fromisoformat("2026-03-01T10:30"), "d"),
        (True, "b"),
    ]
    assert [cell.number_format for cell in cells[2:4]] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_values_come_back_as_a_person_reads_them(tmp_path: Path) -> None:
    empty: tuple[Value, ...] = ("x", None, None, None, None)

    assert round_trip(tmp_path, Table("Members", COLUMNS, [ROW, empty])) == [
        ("+994 12 000 00 00", "-1.5", "2026-03-01", "2026-03-01 10:30", "TRUE"),
        ("x", "", "", "", ""),
    ]


def test_what_excel_cannot_count_is_text(tmp_path: Path) -> None:
    row: tuple[Value, ...] = ("x", 10**20, dt.date(1899, 5, 1), dt.datetime(1, 1, 1, tzinfo=dt.UTC), None)

    assert round_trip(tmp_path, Table("Members", COLUMNS, [row])) == [
        ("x", str(10**20), "1899-05-01", "0001-01-01 00:00", "")
    ]


def test_headings_stay_in_view_and_filter() -> None:
    columns = (Column("Name"), Column("Note", width=40), Column("Short"))

    sheet = page(Table("Members", columns, [("Şəfiyev Fərid Rauf oğlu", "x", "y" * 500)] * 3))

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert [cell.font.b for cell in sheet[1]] == [True] * 3
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [len("Şəfiyev Fərid Rauf oğlu") + 2, 40, 60]


@pytest.mark.parametrize("text", RISKY)
def test_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    sheet = page(texts((text, "x")))

    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].quotePrefix
    assert not sheet["B2"].quotePrefix
    assert round_trip(tmp_path, texts((text, "x"))) == [(text, "x")]


def test_a_heading_is_no_formula_either() -> None:
    assert page(Table("x", (Column("=1+1"),), [])).cell(1, 1).data_type == "s"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet="'=+-@\t\r\n_x0041 \x00\x1f\ufffe", max_size=12))
def test_any_text_comes_back_unchanged(tmp_path: Path, text: str) -> None:
    assert round_trip(tmp_path, texts((text, "x"))) == [(text, "x")]


def test_what_xml_cannot_hold_is_written_as_excel_does() -> None:
    content = xlsx_writing.write(texts(("a\x00\rb _x0041_ \ud800", "x")))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = html.unescape(archive.read("xl/worksheets/sheet1.xml").decode())
    assert "a_x0000__x000D_b _x005F_x0041_ \ufffd" in sheet


def test_a_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        xlsx_writing.write(texts(("x" * 40_000, "y")))

    assert (caught.value.fault, caught.value.bound) == (SourceFault.TEXT_BEYOND_CELL, 32_767)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Members", "Members"),
        ("A/B: [1]*?", "A B   1"),
        ("x" * 40, "x" * 31),
        ("'quoted'", "quoted"),
        ("", "Table"),
        ("History", "Table"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(name: str, expected: str) -> None:
    assert page(Table(name, (Column("A"),), [])).title == expected


def test_names_come_back(tmp_path: Path) -> None:
    names = [(name, "x") for language in LANGUAGES.values() for name in language]

    assert round_trip(tmp_path, texts(*names)) == names


def test_shared_names_come_back(tmp_path: Path, shared_data: Path) -> None:
    for rows in shared_names(shared_data).values():
        assert round_trip(tmp_path, texts(*rows)) == rows


def test_naughty_strings_come_back(tmp_path: Path, shared_data: Path) -> None:
    rows = [(text, "x") for text in naughty_strings(shared_data)]

    assert round_trip(tmp_path, texts(*rows)) == rows


def test_openpyxl_reads_the_same_texts(shared_data: Path) -> None:
    rows = [row for rows in shared_names(shared_data).values() for row in rows]

    found = list(page(texts(*rows)).iter_rows(min_row=2, values_only=True))

    assert [tuple(cell or "" for cell in row) for row in found] == rows
