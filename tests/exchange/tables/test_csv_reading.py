"""CSV files as spreadsheets write them and as people break them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault, SourceFault, SourceRefused
from councildesk.exchange.tables import csv_form, csv_reading
from councildesk.exchange.tables.csv_form import CsvForm
from councildesk.exchange.tables.sheet import Sheet, SheetRow

COMMA = CsvForm("utf-8", ",", True)

UNLIKE_EXPECTED = {
    "location_coordinates.csv",  # the expectation has another telephone number than the file
    "newlines_crlf.csv",  # the file was stored with bare line feeds
}


def read(text: str, form: CsvForm = COMMA) -> Sheet:
    return csv_reading.read("members.csv", text.encode(form.encoding), form)


def test_rows_are_read_with_their_lines() -> None:
    sheet = read("Name,City\r\nAnar,Baku\r\n\r\nDilnoza,Tashkent\r\n")

    assert sheet == Sheet(
        "members.csv",
        ("Name", "City"),
        (SheetRow(2, ("Anar", "Baku")), SheetRow(4, ("Dilnoza", "Tashkent"))),
        heading_line=1,
    )


def test_a_line_break_inside_a_cell_belongs_to_it_and_counts_as_a_line() -> None:
    sheet = read('Name,Note\n"Anar","two\r\nlines"\nDilnoza,one\n')

    assert sheet.rows == (SheetRow(2, ("Anar", "two\r\nlines")), SheetRow(4, ("Dilnoza", "one")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_row(end: str) -> None:
    sheet = read(end.join(["Name,City", "Anar,Baku", "Dilnoza,Tashkent"]))

    assert [(row.line, row.cells) for row in sheet.rows] == [(2, ("Anar", "Baku")), (3, ("Dilnoza", "Tashkent"))]


def test_short_rows_are_filled_up_and_empty_cells_behind_the_headings_left_out() -> None:
    sheet = read("Name,City,Note,,\nAnar\nDilnoza,Tashkent,x,,,,\n,,,,\n")

    assert sheet.headings == ("Name", "City", "Note")
    assert [row.cells for row in sheet.rows] == [("Anar", "", ""), ("Dilnoza", "Tashkent", "x")]
    assert sheet.problems == ()


def test_a_row_with_something_behind_the_headings_is_a_problem() -> None:
    sheet = read("Name,Post\nAnar,Head, Baku office\nDilnoza,Expert\n")

    assert [row.line for row in sheet.rows] == [3]
    (problem,) = sheet.problems
    assert (problem.line, problem.fault, problem.column, problem.found) == (2, RowFault.CELLS_BEYOND, 3, "Baku office")
    assert problem.cells == ("Anar", "Head", " Baku office")


def test_a_column_without_heading_is_read_where_most_rows_have_it() -> None:
    sheet = read("Name,City\nAnar,Baku,x\nDilnoza,Tashkent,y\nAda,London,z\n")

    assert sheet.headings == ("Name", "City", "")
    assert sheet.problems == ()


def test_a_title_above_the_headings_is_passed_over() -> None:
    sheet = read("Members of the council,,\n,,\nName,City,Post\nAnar,Baku,Head\n")

    assert sheet.headings == ("Name", "City", "Post")
    assert sheet.heading_line == 3
    assert [row.line for row in sheet.rows] == [4]


def test_without_headings_columns_are_named_by_letters() -> None:
    sheet = read("Anar,Baku\nDilnoza,Tashkent,x\n", CsvForm("utf-8", ",", False))

    assert sheet.headings == ("A", "B", "C")
    assert len(sheet.rows) == 2


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line_only() -> None:
    sheet = read('Name,Note\nAnar,"open\nDilnoza,x\nAda,y\n')

    assert [row.cells[0] for row in sheet.rows] == ["Dilnoza", "Ada"]
    assert [(one.line, one.fault, one.column) for one in sheet.problems] == [(2, RowFault.QUOTE_OPEN, 2)]


def test_many_open_quotation_marks_do_not_take_forever() -> None:
    lines = ["Name,Note"] + [f'Person {number},{"x" * number}"' for number in range(3000)] + ['"open,x']

    sheet = read("\n".join(lines * 5))

    assert len(sheet.rows) + len(sheet.problems) > 3000


def test_an_open_quotation_mark_before_a_long_rest_costs_its_own_line_only() -> None:
    rest = "\n".join(f"Person {number},Baku" for number in range(30_000))

    sheet = read(f'Name,City\n"Anar,Baku\n{rest}')

    assert len(sheet.rows) == 30_000
    assert [one.line for one in sheet.problems] == [2]


def test_bytes_that_mean_nothing_cost_their_own_row_only() -> None:
    content = "Name,City\nİsmayıl,Bakı\n".encode() + b"Ann\xe9,Lyon\n" + "Şəfiyev,Gəncə\n".encode()

    sheet = csv_reading.read("members.csv", content, COMMA)

    assert [row.line for row in sheet.rows] == [2, 4]
    (problem,) = sheet.problems
    assert (problem.line, problem.fault, problem.column, problem.found) == (3, RowFault.NOT_DECODABLE, 1, "Ann\ufffd")


def test_headings_with_bytes_that_mean_nothing_are_read() -> None:
    sheet = csv_reading.read("members.csv", b"Name,Pr\xe9nom\nAnar,Baku\n", COMMA)

    assert sheet.headings == ("Name", "Pr\ufffdnom")


def test_quotation_marks_behind_a_space_are_quotation_marks() -> None:
    content = b'Name, City, Note\nAda, "London, England", "one\ntwo"\nAnar, Baku, x\n'

    form = csv_form.recognised(content)
    sheet = csv_reading.read("members.csv", content, form)

    assert form.delimiter == ","
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (2, ("Ada", "London, England", "one\ntwo")),
        (4, ("Anar", "Baku", "x")),
    ]


def test_excels_first_line_tells_the_delimiter_and_is_no_row() -> None:
    content = b"sep=|\r\nName|City\r\nAnar|Baku, Ganja; Sheki\r\n"

    form = csv_form.recognised(content)
    sheet = csv_reading.read("members.csv", content, form)

    assert form == CsvForm("utf-8", "|", True)
    assert sheet.headings == ("Name", "City")
    assert sheet.rows == (SheetRow(3, ("Anar", "Baku, Ganja; Sheki")),)


def test_what_spreadsheets_and_we_add_to_texts_is_taken_off() -> None:
    sheet = read('Name,Number,Phone,Sum\nAnar,"=""0123""",\'+994 12 000 00 00,\'tis\n')

    assert sheet.rows[0].cells == ("Anar", "0123", "+994 12 000 00 00", "'tis")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_with_and_without_a_mark(encoding: str, mark: str) -> None:
    content = (mark + "Ad;Şəhər\r\nŞəfiyev;Bakı\r\nЎткир;Тошкент\r\n").encode(encoding)

    form = csv_form.recognised(content)
    sheet = csv_reading.read("members.csv", content, form)

    assert form == CsvForm(encoding, ";", True)
    assert sheet.headings == ("Ad", "Şəhər")
    assert sheet.rows[1] == SheetRow(3, ("Ўткир", "Тошкент"))


def test_half_a_letter_at_the_end_of_utf_16_is_a_problem() -> None:
    content = "Name,City\nAnar,Baku\nAda,London".encode("utf-16")[:-1]

    sheet = csv_reading.read("members.csv", content, CsvForm("utf-16-le", ",", True))

    assert [row.cells for row in sheet.rows] == [("Anar", "Baku")]
    assert [one.fault for one in sheet.problems] == [RowFault.NOT_DECODABLE]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", SourceFault.EMPTY),
        (b"\xef\xbb\xbf\r\n , \r\n", SourceFault.EMPTY),
        (b"PK\x03\x04 and so on", SourceFault.NOT_A_TABLE),
        (b"%PDF-1.7", SourceFault.NOT_A_TABLE),
        (b"a," * 1001, SourceFault.TOO_MANY_COLUMNS),
        (b"Name,Note\nAnar," + b"x" * 100_001, SourceFault.CELL_TOO_LONG),
        (b"Name,Note\nAnar," + b"x" * 200_001, SourceFault.CELL_TOO_LONG),
        (b"a\n" * (sources.MOST_ROWS + 1), SourceFault.TOO_MANY_ROWS),
        (b"a" + b",a" * 499 + (b"\na" + b",a" * 499) * 2000, SourceFault.TOO_MANY_CELLS),
        (b"\n" * (csv_reading.MOST_LINES + 1) + b"a", SourceFault.TOO_MANY_ROWS),
        (b"x" * (sources.MOST_BYTES + 1), SourceFault.TOO_LARGE),
    ],
)
def test_what_is_past_all_measure_is_refused(content: bytes, fault: SourceFault) -> None:
    with pytest.raises(SourceRefused) as caught:
        csv_reading.read("members.csv", content, COMMA)

    assert (caught.value.source, caught.value.fault) == ("members.csv", fault)


@given(st.binary(max_size=400), st.sampled_from([",", ";", "\t", "|"]))
def test_any_bytes_are_read_or_refused(content: bytes, delimiter: str) -> None:
    form = csv_form.recognised(content)
    for one in (form, CsvForm("utf-8", delimiter, True), CsvForm("utf-16-le", delimiter, False)):
        try:
            sheet = csv_reading.read("x.csv", content, one)
        except SourceRefused:
            continue
        assert all(len(row.cells) == len(sheet.headings) for row in sheet.rows)
        assert all(cell.isascii() or cell.encode() for row in sheet.rows for cell in row.cells)


@pytest.mark.parametrize("piece", ["a..", "1 ", "x@y.", "(", "'", "=", ', "', "a b.)(", " "])
def test_no_cell_takes_forever_to_be_looked_at(piece: str) -> None:
    for length in (190, 100_000):
        cell = (piece * length)[:length] + "!"
        content = f"{cell};{cell}\n{cell};{cell}\n".encode()

        assert csv_form.recognised(content).encoding == "utf-8"


def test_shared_files_are_read_as_they_are_expected(shared_data: Path) -> None:
    for path in sorted((shared_data / "csv" / "csv-spectrum" / "csvs").glob("*.csv")):
        content = path.read_bytes()
        expected = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))

        sheet = csv_reading.read(path.name, content, csv_form.recognised(content))

        found = [dict(zip(sheet.headings, row.cells, strict=True)) for row in sheet.rows]
        assert found == expected or path.name in UNLIKE_EXPECTED, path.name


def test_shared_files_of_the_wild_have_their_delimiter_recognised(shared_data: Path) -> None:
    delimiters = {"airedale.csv": ",", "imdb.csv": ",", "milk.csv": "\t"}
    for name, delimiter in delimiters.items():
        content = (shared_data / "csv" / "clevercsv" / name).read_bytes()

        form = csv_form.recognised(content)
        sheet = csv_reading.read(name, content, form)

        assert form == CsvForm("utf-8", delimiter, True)
        assert len(sheet.rows) > 50


def test_shared_cases_have_as_many_rows_as_their_abstraction(shared_data: Path) -> None:
    """Each case cuts a file by some delimiter; its abstraction has an R for each row end, a D for each delimiter."""
    with gzip.open(shared_data / "csv" / "clevercsv" / "abstraction_testcases.json.gz", "rt", encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    compared = 0
    for case in cases:
        content, dialect = case["content"].encode("utf-8", "surrogatepass"), case["dialect"]
        recognised = csv_form.recognised(content)
        assert recognised.delimiter in csv_form.DELIMITERS
        csv_reading.read(case["name"], content, recognised)
        if dialect["quotechar"] != '"' or dialect["escapechar"] or not dialect["delimiter"]:
            continue
        try:
            sheet = csv_reading.read(case["name"], content, CsvForm("utf-8", dialect["delimiter"], False))
        except SourceRefused:
            continue
        rows = case["base_abstraction"].rstrip("R").count("R") + 1
        assert len(sheet.rows) + len(sheet.problems) <= rows
        compared += 1
    assert compared > 20


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x7fELF\x02\x01" + b"\0" * 900 + b"note,of,words\n"])
def test_what_is_no_text_is_no_table_whatever_its_name(content: bytes) -> None:
    with pytest.raises(SourceRefused) as refusal:
        csv_reading.read("list.csv", content, csv_form.recognised(content))

    assert refusal.value.fault is SourceFault.NOT_A_TABLE


def test_a_few_control_characters_make_no_other_file_of_a_table() -> None:
    assert len(read("Name,City\nAda\x00,Baku\nBo\x0b,Tashkent\n\x1a").rows) >= 2
