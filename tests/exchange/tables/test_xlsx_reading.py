"""Excel workbooks as programs write them, and as those write them who mean harm."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart

from councildesk.domain.errors import NotFound, Refusal
from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault, SourceFault, SourceRefused
from councildesk.exchange.tables import xlsx_package, xlsx_reading, xlsx_values
from councildesk.exchange.tables.sheet import Sheet, SheetRow
from exchange.tables.workbooks import MAIN, PARTS, row, text, workbook


def read(path: Path, **options: Any) -> Sheet:
    return xlsx_reading.read("members.xlsx", path, **options)


def refused(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.source == "members.xlsx"
    return caught.value


def saved(folder: Path, *rows: list[object], formats: dict[str, str] | None = None) -> Path:
    book = Workbook()
    for one in rows:
        book.active.append(one)
    for cell, code in (formats or {}).items():
        book.active[cell].number_format = code
    book.save(folder / "members.xlsx")
    return folder / "members.xlsx"


def test_rows_are_read_with_their_numbers(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Name", "City"], ["Şəfiyev", "Bakı"], [], ["Ўткир", None], [None, None])

    assert read(path) == Sheet(
        "Sheet", ("Name", "City"), (SheetRow(2, ("Şəfiyev", "Bakı")), SheetRow(4, ("Ўткир", ""))), heading_line=1
    )


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1.0, "General", "1"),
        (994120000000, "General", "994120000000"),
        (0.1 + 0.2, "General", "0.3"),
        (-1.5, "0.00", "-1.5"),
        (0.00012, "General", "0.00012"),
        (123, "00000", "00123"),
        (0.5, "0%", "0.5"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (dt.date(1970, 3, 21), "dd.mm.yyyy", "1970-03-21"),
        (dt.datetime.fromisoformat("2026-03-01T10:30"), "yyyy-mm-dd h:mm", "2026-03-01 10:30"),
        (dt.datetime.fromisoformat("2026-03-01T10:30:07"), "yyyy-mm-dd h:mm", "2026-03-01 10:30:07"),
        (dt.datetime.fromisoformat("2026-03-01"), "yyyy-mm-dd h:mm", "2026-03-01"),
        (dt.time(9, 5), "h:mm", "09:05"),
        (dt.timedelta(hours=26, minutes=5), "[h]:mm:ss", "26:05"),
        (46000, '[$-419]d mmmm yyyy" г."', "2025-12-09"),
        (46000, '#,##0.00" manat per day"', "46000"),
        (1, "mmm yy", "1900-01-01"),
        (59, "dd.mm.yyyy", "1900-02-28"),
        (61, "dd.mm.yyyy", "1900-03-01"),
        (99999999, "dd.mm.yyyy", "99999999"),
        (-5, "dd.mm.yyyy", "-5"),
        ("+994 12 000 00 00", "General", "+994 12 000 00 00"),
        ("0123", "General", "0123"),
        ("  two\nlines ", "General", "  two\nlines "),
        ("_x000D_", "General", "\r"),
        ("'+994", "General", "+994"),
        ("'tis", "General", "'tis"),
    ],
)
def test_a_cell_is_the_text_a_person_reads(tmp_path: Path, value: object, code: str, expected: str) -> None:
    path = saved(tmp_path, ["Name", "Value"], ["Anar", value], formats={"B2": code})

    assert read(path).rows[0].cells == ("Anar", expected)


def test_a_long_number_keeps_its_digits(tmp_path: Path) -> None:
    rows = row(text("Number")) + row("<c><v>12345678901234567890</v></c>")

    assert read(workbook(tmp_path, rows)).rows[0].cells == ("12345678901234567890",)


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    book = PARTS["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    rows = (
        row(text("A"), text("B")) + row(text("x"), '<c s="1"><v>0.5</v></c>') + row(text("y"), '<c s="1"><v>1</v></c>')
    )

    sheet = read(workbook(tmp_path, rows, {"xl/workbook.xml": book}))

    assert [one.cells[1] for one in sheet.rows] == ["12:00", "1904-01-02"]


def test_formulas_give_their_results_and_failed_ones_are_problems(tmp_path: Path) -> None:
    rows = "".join(
        [
            row(text("Name"), text("Sum")),
            row(text("a"), "<c><f>1+1</f><v>2</v></c>"),
            row(text("b"), '<c t="str"><f>""</f><v></v></c>'),
            row(text("c"), '<c t="e"><f>X</f><v>#REF!</v></c>'),
            row(text("d"), '<c t="e"><v>#N/A</v></c>'),
            row(text("e"), "<c><f>1+1</f></c>"),
        ]
    )

    sheet = read(workbook(tmp_path, rows))

    assert [one.cells for one in sheet.rows] == [("a", "2"), ("b", ""), ("d", "")]
    assert [(one.line, one.fault, one.column, one.found) for one in sheet.problems] == [
        (4, RowFault.CELL_ERROR, 2, "#REF!"),
        (6, RowFault.FORMULA_WITHOUT_RESULT, 2, ""),
    ]


def test_texts_of_several_fonts_are_one_and_readings_none(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Name", "x"], [CellRichText("Fərid ", TextBlock(InlineFont(b=True), "Şəfiyev")), "y"])
    shared = f"<sst {MAIN}><si><r><t>Name</t></r><rPh><t>naam</t></rPh></si><si><t>Anar</t></si></sst>"
    other = tmp_path / "other"
    other.mkdir()
    by_hand = workbook(
        other, row('<c t="s"><v>0</v></c>') + row('<c t="s"><v>1</v></c>'), {"xl/sharedStrings.xml": shared}
    )

    assert read(path).rows[0].cells == ("Fərid Şəfiyev", "y")
    assert read(by_hand).headings == ("Name",)


def test_cells_and_rows_without_references_follow_each_other(tmp_path: Path) -> None:
    rows = row(text("A"), text("B"), text("C")) + row(text("1"), '<c r="C2"><v>3</v></c>')

    assert read(workbook(tmp_path, rows)).rows == (SheetRow(2, ("1", "", "3")),)


def test_rows_out_of_order_are_all_read(tmp_path: Path) -> None:
    rows = row(text("z"), number=1_048_576) + row(text("Name"), number=3) + row(text("a"), number=7)

    sheet = read(workbook(tmp_path, rows))

    assert sheet.headings == ("Name",)
    assert [(one.line, one.cells) for one in sheet.rows] == [(7, ("a",)), (1_048_576, ("z",))]


def test_dimensions_that_lie_do_not_matter(tmp_path: Path) -> None:
    content = f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>{row(text("Name"))}{row(text("a"))}'

    sheet = read(workbook(tmp_path, parts={"xl/worksheets/sheet1.xml": content + "</sheetData></worksheet>"}))

    assert sheet.rows == (SheetRow(2, ("a",)),)


def test_merged_cells_have_their_value_once(tmp_path: Path) -> None:
    book = Workbook()
    for one in (["Members of the council"], ["Name", "City"], ["Anar", "Baku"], ["Ada", None]):
        book.active.append(one)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("B3:B4")
    book.save(tmp_path / "members.xlsx")

    sheet = read(tmp_path / "members.xlsx")

    assert (sheet.headings, sheet.heading_line) == (("Name", "City"), 2)
    assert [one.cells for one in sheet.rows] == [("Anar", "Baku"), ("Ada", "")]


def test_hidden_sheets_and_charts_are_not_offered(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Hidden"
    book.active.append(["secret"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Members").append(["Name"])
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.active = 1
    book.save(tmp_path / "members.xlsx")
    path = tmp_path / "members.xlsx"

    assert xlsx_reading.sheet_names("members.xlsx", path) == ("Members",)
    assert read(path).name == "Members"
    assert read(path, wanted="Hidden").headings == ("secret",)
    with pytest.raises(SourceRefused) as caught:
        read(path, wanted="Chart")
    assert (caught.value.fault, caught.value.found) == (SourceFault.NO_SUCH_SHEET, "Chart")


def test_other_prefixes_and_the_strict_form_are_read(tmp_path: Path) -> None:
    content = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr">'
        "<x:is><x:t>Name</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )

    assert read(workbook(tmp_path, parts={"xl/worksheets/sheet1.xml": content})).headings == ("Name",)


def test_dates_of_the_type_d_are_read(tmp_path: Path) -> None:
    rows = row(text("A"), text("B")) + row('<c t="d"><v>2026-03-01T00:00:00</v></c>', '<c t="d"><v>soon</v></c>')

    assert read(workbook(tmp_path, rows)).rows[0].cells == ("2026-03-01", "soon")


def test_a_workbook_without_styles_and_shared_texts_is_read(tmp_path: Path) -> None:
    relations = PARTS["xl/_rels/workbook.xml.rels"]
    kept = relations[: relations.index('<Relationship Id="t"')] + "</Relationships>"
    parts = {"xl/_rels/workbook.xml.rels": kept, "xl/styles.xml": None, "xl/sharedStrings.xml": None}

    assert read(workbook(tmp_path, row(text("Name")), parts)).headings == ("Name",)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read(tmp_path / "nothing.xlsx")
    with pytest.raises(NotFound):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", SourceFault.EMPTY),
        (b"Name;City\r\n", SourceFault.NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), SourceFault.OLD_WORKBOOK),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), SourceFault.ENCRYPTED),
        (b"PK\x03\x04 cut off", SourceFault.DAMAGED),
        (b"PK" + b"PK\x01\x02" * 6000, SourceFault.TOO_MANY_PARTS),
        (b"PK" + bytes(sources.MOST_BYTES), SourceFault.TOO_LARGE),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, fault: SourceFault) -> None:
    path = tmp_path / "members.xlsx"
    path.write_bytes(content)

    assert refused(path).fault is fault


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"xl/workbook.bin": b"x"}, SourceFault.BINARY_WORKBOOK),
        ({"[Content_Types].xml": None, "mimetype": "x", "content.xml": "<x/>"}, SourceFault.OTHER_WORKBOOK),
        ({"[Content_Types].xml": None}, SourceFault.NOT_A_WORKBOOK),
        ({"_rels/.rels": "<Relationships/>"}, SourceFault.NOT_A_WORKBOOK),
        ({"_rels/.rels": None}, SourceFault.DAMAGED),
        ({"xl/workbook.xml": "<workbook/>"}, SourceFault.DAMAGED),
        ({"xl/workbook.xml": "<workbook"}, SourceFault.DAMAGED),
        ({"xl/worksheets/sheet1.xml": None}, SourceFault.DAMAGED),
        ({"xl/worksheets/sheet1.xml": b"\xff\xfe\x00"}, SourceFault.DAMAGED),
        ({"xl/sharedStrings.xml": None}, SourceFault.DAMAGED),
        ({"xl/styles.xml": f'<styleSheet {MAIN}><numFmt numFmtId="x"/></styleSheet>'}, SourceFault.DAMAGED),
        ({}, SourceFault.EMPTY_SHEET),
    ],
)
def test_workbooks_that_are_none_are_refused(tmp_path: Path, parts: dict[str, Any], fault: SourceFault) -> None:
    assert refused(workbook(tmp_path, parts=parts)).fault is fault


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>' + row(text("x"), number=0).replace("<row", '<row r="0"'),
        '<row r="99999999999"><c><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row><c r="XFE1"><v>1</v></c></row>',
        '<row><c r="ZZZ1"><v>1</v></c></row>',
        '<row><c r="1"><v>1</v></c></row>',
        '<row><c t="s"><v>2</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="s"><v>99999999999999999999</v></c></row>',
        "<row><c><v>1</v></c></oops>",
        "<row><c><v>&unknown;</v></c></row>",
    ],
)
def test_damaged_rows_are_refused_with_their_sheet(tmp_path: Path, rows: str) -> None:
    refusal = refused(workbook(tmp_path, rows))

    assert refusal.fault is SourceFault.DAMAGED
    assert refusal.part in ("Members", "xl/worksheets/sheet1.xml")


BILLION_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "_rels/.rels", "xl/styles.xml"])
@pytest.mark.parametrize("declaration", [BILLION_LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoded", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(tmp_path: Path, part: str, declaration: str, encoded: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoded}"?>{declaration}<worksheet>&a;</worksheet>'.encode(encoded)

    refusal = refused(workbook(tmp_path, row(text("x")), {part: content}))

    assert (refusal.fault, refusal.part) == (SourceFault.DECLARES_ENTITIES, part)


def test_an_archive_far_larger_inside_than_outside_is_refused(tmp_path: Path) -> None:
    refusal = refused(workbook(tmp_path, parts={"xl/media/image1.png": bytes(50_000_000)}))

    assert (refusal.fault, refusal.found) == (SourceFault.UNPACKS_TOO_FAR, "51")


def test_a_part_that_is_larger_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(text("x")) * 10_000)
    content = bytearray(path.read_bytes())
    entry = content.index(b"xl/worksheets/sheet1.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 24 : entry + 28] = struct.pack("<I", 3000)
    path.write_bytes(content)

    assert refused(path).fault is SourceFault.DAMAGED


def test_other_ways_of_compressing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "members.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)

    assert refused(path).found == "compression"


def test_a_tag_past_all_measure_is_refused_before_it_is_complete(tmp_path: Path) -> None:
    content = f'<worksheet {MAIN} x="' + "a" * 20_000_000
    noise = {f"xl/{number}.bin": bytes(1000) for number in range(3)}

    refusal = refused(workbook(tmp_path, parts={"xl/worksheets/sheet1.xml": content, **noise, "xl/n": _noise()}))

    assert refusal.fault is SourceFault.DAMAGED


def test_tags_past_all_measure_in_depth_or_number_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = refused(workbook(tmp_path, "<x>" * 1000, {"xl/n": _noise()}))
    monkeypatch.setattr(xlsx_package, "MOST_ELEMENTS", 20)
    many = refused(workbook(tmp_path, row("<c/>" * 21)))

    assert (deep.fault, many.fault) == (SourceFault.DAMAGED, SourceFault.TOO_MANY_CELLS)


def test_tricks_with_paths_are_harmless(tmp_path: Path) -> None:
    relations = PARTS["_rels/.rels"].replace("xl/workbook.xml", "../../../../xl/workbook.xml")
    parts = {"_rels/.rels": relations, "../../outside.txt": "x", "/etc/outside": "x", "c:\\outside": "x"}

    assert read(workbook(tmp_path, row(text("Name")), parts)).headings == ("Name",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["members.xlsx"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("<row>" + '<c r="ALM1"><v>1</v></c>' + "</row>", SourceFault.TOO_MANY_COLUMNS),
        (row(text("x")) * (sources.MOST_ROWS + 1), SourceFault.TOO_MANY_ROWS),
        (row('<c r="ALK1"><v>1</v></c>') * 1002, SourceFault.TOO_MANY_CELLS),
        (row(text("x" * (sources.MOST_CHARACTERS + 1))), SourceFault.CELL_TOO_LONG),
    ],
    ids=["columns", "rows", "cells", "characters"],
)
def test_a_sheet_past_all_measure_is_refused(tmp_path: Path, rows: str, fault: SourceFault) -> None:
    refusal = refused(workbook(tmp_path, rows, {"xl/n": _noise()}))

    assert (refusal.fault, refusal.part) == (fault, "Members")


def test_shared_texts_past_all_measure_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_TEXT", 5)

    assert refused(workbook(tmp_path, row(text("x")))).fault is SourceFault.TOO_MUCH_TEXT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=200)
@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(_ordinary())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    path = tmp_path / "members.xlsx"
    path.write_bytes(content)
    try:
        read(path)
    except Refusal:
        return


ELEMENTS = """<row> </row> <c> </c> <v> </v> <is> </is> <t> </t> <f> </f> <c_t="s"> <c_t="e"> <c_r="B1"> 1"""
XML = st.lists(st.sampled_from(ELEMENTS.split()), max_size=30).map(lambda parts: "".join(parts).replace("_", " "))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(XML)
def test_elements_in_any_order_are_read_or_refused(tmp_path: Path, rows: str) -> None:
    try:
        read(workbook(tmp_path, rows))
    except SourceRefused:
        return


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(["dd.mm.yyyy", "h:mm", "[h]:mm", "0000", "0.0"]))
def test_any_number_has_a_text_in_any_format(value: float, code: str) -> None:
    for epoch in (xlsx_values.EPOCH_1900, xlsx_values.EPOCH_1904):
        assert xlsx_values.number(repr(value), xlsx_values.number_format(code), epoch)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_fifteen_digits_of_a_number_are_kept(value: float) -> None:
    written = xlsx_values.number(repr(value), xlsx_values.GENERAL, xlsx_values.EPOCH_1900)

    assert float(written) == pytest.approx(value, rel=1e-14, abs=1e-19)


def test_bounds_are_those_of_the_checks() -> None:
    assert xlsx_package.MOST_UNPACKED_ANYWAY < xlsx_package.MOST_UNPACKED


@cache
def _ordinary() -> bytes:
    book = Workbook()
    for number in range(20):
        book.active.append([f"Person {number}", number, dt.date(2026, 3, 1)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _noise() -> bytes:
    """Bytes that do not shrink, so that an archive is not refused for its ratio first."""
    return b"".join(struct.pack("<I", number * 2654435761 % 2**32) for number in range(500_000))
