"""Time and memory of bringing 10,000 persons in and taking them out, beside other libraries; and of files that do harm.

    pytest -s -n 0 tests/benchmarks/test_formats.py

Each case is a process of its own, which tells the processor's seconds of its work and the memory at its peak. What is
held to limits are ratios to another library of the same run, and the bound of memory that no file may pass.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from councildesk.exchange import sources
from councildesk.exchange.tables import csv_writing, xlsx_writing
from councildesk.exchange.tables.table import Column, ColumnKind, Table
from councildesk.exchange.vcards import writing
from councildesk.exchange.vcards.card import Address, Card, Contact
from councildesk.exchange.vcards.writing import Version
from exchange.tables.workbooks import MAIN, workbook

PERSONS = 10_000
MOST_MEGABYTES = 500

MEASURE = """
import sys, time

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

path = sys.argv[1]
{prepare}
before = peak()
begun = time.process_time()
try:
    {work}
except Exception as error:
    if type(error).__name__ != "SourceRefused":
        raise
seconds = time.process_time() - begun
after = peak()
print(seconds, (after - before) / 1024, after / 1024)
"""

OURS_CSV = (
    "from councildesk.exchange.tables import csv_form, csv_reading",
    "content = open(path, 'rb').read(); csv_reading.read('x', content, csv_form.recognised(content))",
)
OURS_XLSX = ("from councildesk.exchange.tables import xlsx_reading", "xlsx_reading.read('x', path)")
OURS_VCARD = ("from councildesk.exchange.vcards import reading", "reading.read('x', open(path, 'rb').read())")
OPENPYXL = (
    "import openpyxl",
    "list(openpyxl.load_workbook(path, read_only=True, data_only=True).active.iter_rows(values_only=True))",
)
VOBJECT = ("import vobject", "list(vobject.readComponents(open(path, encoding='utf-8').read()))")


def measured(name: str, path: Path, case: tuple[str, str]) -> tuple[float, float]:
    """Seconds, and megabytes of the whole process at its peak."""
    prepare, work = case
    script = MEASURE.format(prepare=prepare, work=work)
    run = subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True)
    seconds, added, whole = map(float, run.stdout.split())
    print(  # noqa: T201
        f"{name:44} {path.stat().st_size / 2**20:7.1f} MB  {seconds:6.2f} s  {added:6.0f} MB more, {whole:4.0f} in all"
    )
    return seconds, whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


def persons() -> Iterator[tuple[str, ...]]:
    names = [("Şəfiyev", "Fərid", "Rauf oğlu"), ("Gʻaniyev", "Oʻtkir", ""), ("Щербаков", "Пётр", "Юрьевич")]
    for number in range(PERSONS):
        family, given, patronymic = names[number % len(names)]
        yield (
            f"{family} {number}",
            given,
            patronymic,
            f"Institute {number % 90}",
            "Head of department",
            f"person{number}@example.org",
            f"+994 12 {number:07}",
            "Baku",
            "az",
            "1970-03-21",
            f"A note on person {number}, of some length; and more",
        )


def table() -> Table:
    columns = tuple(Column(f"Column {number}", ColumnKind.TEXT) for number in range(11))
    return Table("Members", columns, list(persons()))


def cards() -> list[Card]:
    return [
        Card(
            family=family,
            given=given,
            additional=patronymic,
            full_name=f"{given} {family}",
            organisation=organisation,
            title=title,
            mails=(Contact(mail, "work"),),
            phones=(Contact(phone, "cell"),),
            addresses=(Address(city=city),),
            languages=(language,),
            born=born,
            note=note,
        )
        for family, given, patronymic, organisation, title, mail, phone, city, language, born, note in persons()
    ]


def test_ten_thousand_persons_from_csv(folder: Path) -> None:
    path = folder / "persons.csv"
    path.write_bytes(csv_writing.write(table()))

    seconds, megabytes = measured("CSV", path, OURS_CSV)

    assert seconds < 5
    assert megabytes < MOST_MEGABYTES


def test_ten_thousand_persons_from_a_workbook(folder: Path) -> None:
    path = folder / "persons.xlsx"
    path.write_bytes(xlsx_writing.write(table()))

    seconds, megabytes = measured("XLSX", path, OURS_XLSX)
    theirs, _ = measured("XLSX, openpyxl read-only", path, OPENPYXL)

    assert seconds < theirs
    assert megabytes < MOST_MEGABYTES


def test_ten_thousand_persons_from_vcards(folder: Path) -> None:
    path = folder / "persons.vcf"
    path.write_bytes(writing.write(cards(), Version.V3))

    seconds, megabytes = measured("vCard", path, OURS_VCARD)
    theirs, _ = measured("vCard, vobject", path, VOBJECT)

    assert seconds < theirs
    assert megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("kind", ["csv", "xlsx", "vcf"])
def test_ten_thousand_persons_out(folder: Path, kind: str) -> None:
    given = {"csv": "csv_writing.write(table)", "xlsx": "xlsx_writing.write(table)", "vcf": "writing.write(cards)"}[
        kind
    ]
    prepare = (
        "from benchmarks.test_formats import cards, table\n"
        "from councildesk.exchange.tables import csv_writing, xlsx_writing\n"
        "from councildesk.exchange.vcards import writing\n"
        "table, cards = table(), cards()"
    )
    prepare = f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n{prepare}"

    seconds, megabytes = measured(f"out: {kind}", Path(__file__), (prepare, given))

    assert seconds < 10
    assert megabytes < MOST_MEGABYTES


def _full(piece: bytes) -> bytes:
    return piece * ((sources.MOST_BYTES - 100) // len(piece))


HARMFUL_CSV: dict[str, Callable[[], bytes]] = {
    "one letter in each cell": lambda: _full(b"ab,cd,ef,gh,ij\n"),
    "one cell in each row": lambda: _full(b"abcdefg\n"),
    "long cells": lambda: _full(b"x" * 90_000 + b",\xf0\x9f\x98\x80\n"),
    "one line": lambda: _full(b"x"),
    "empty lines": lambda: _full(b"\n"),
    "delimiters": lambda: _full(b",,,,,,,,,\n"),
    "open quotation marks": lambda: _full(b'"a\n"b,\n"'),
    "quotation marks inside": lambda: _full(b'a,"b"c"d\n'),
    "Cyrillic": lambda: _full("Щербаков;Пётр\n".encode("cp1251")),
}


@pytest.mark.parametrize("name", HARMFUL_CSV)
def test_no_csv_file_takes_all_memory(folder: Path, name: str) -> None:
    path = folder / "harm.csv"
    path.write_bytes(HARMFUL_CSV[name]())

    seconds, megabytes = measured(name, path, OURS_CSV)

    assert megabytes < MOST_MEGABYTES
    assert seconds < 60


HARMFUL_CARDS: dict[str, Callable[[], bytes]] = {
    "small cards": lambda: _full(b"BEGIN:VCARD\nFN:a\nEND:VCARD\n"),
    "one card of many lines": lambda: b"BEGIN:VCARD\n" + _full(b" x" * 40 + b"\n"),
    "one line": lambda: b"BEGIN:VCARD\nNOTE:" + _full(b"x"),
    "open cards": lambda: _full(b"BEGIN:VCARD\n" + b"NOTE:x\n" * 50),
    "wide": lambda: "\ufeff".encode("utf-16-le") + _full("BEGIN:VCARD\nFN:Щербаков\nEND:VCARD\n".encode("utf-16-le")),
    "line ends": lambda: _full(b"\r\r\n"),
    "escapes": lambda: (
        b"BEGIN:VCARD\nFN:a\n" + b"".join(b"NOTE:" + b"\\;" * 45_000 + b"\n" for _ in range(700)) + b"END:VCARD"
    ),
}


@pytest.mark.parametrize("name", HARMFUL_CARDS)
def test_no_vcard_file_takes_all_memory(folder: Path, name: str) -> None:
    path = folder / "harm.vcf"
    path.write_bytes(HARMFUL_CARDS[name]())

    seconds, megabytes = measured(name, path, OURS_VCARD)

    assert megabytes < MOST_MEGABYTES
    assert seconds < 60


STRINGS = f'<sst xmlns="{MAIN.split(chr(34))[1]}">'
HARMFUL_SHEETS: dict[str, Callable[[], tuple[str, str]]] = {
    "elements": lambda: ("<row>" + "<c/>" * 20_000_000 + "</row>", ""),
    "rows": lambda: ("<row/>" * 15_000_000, ""),
    "cells": lambda: ('<row><c t="n"><v>12</v></c><c><v>345</v></c></row>' * 1_500_000, ""),
    "formulas": lambda: ("<row>" + "<c><f>1</f></c>" * 5_000_000 + "</row>", ""),
    "shared texts": lambda: ("", STRINGS + "<si><t>ab</t></si>" * 5_000_000 + "</sst>"),
    "empty shared texts": lambda: ("", STRINGS + "<si/>" * 20_000_000 + "</sst>"),
    "one text": lambda: ("", STRINGS + "<si><t>" + "x" * 100_000_000 + "</t></si></sst>"),
    "a text in many cells": lambda: (
        '<row><c t="s"><v>0</v></c></row>' * 190_000,
        STRINGS + "<si><t> " + "😀" * 90_000 + "</t></si></sst>",
    ),
    "one tag": lambda: (f'<row x="{"a" * 100_000_000}"/>', ""),
    "deep": lambda: ("<row>" * 10_000_000, ""),
}


@pytest.mark.parametrize("name", HARMFUL_SHEETS)
def test_no_workbook_takes_all_memory(folder: Path, name: str) -> None:
    """Noise beside the sheet keeps the archive from being refused for its ratio at once."""
    rows, texts = HARMFUL_SHEETS[name]()
    path = workbook(folder, rows, {"xl/sharedStrings.xml": texts} if texts else None)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("noise", b"x" * 3_000_000)

    seconds, megabytes = measured(name, path, OURS_XLSX)

    assert megabytes < MOST_MEGABYTES
    assert seconds < 60
