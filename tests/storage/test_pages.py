"""Rows read from pages without SQLite, held against what SQLite reads."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councildesk.storage.salvage.pages import DAMAGED, MAGIC, Pages, Value

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    TEXTS,
    st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 400)),
    st.binary(max_size=40),
    st.builds(bytes, st.integers(0, 30_000)),
)


def file_of(rows: list[tuple[Value, Value]], path: Path, page: int = 4096) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {page}")
        connection.execute("CREATE TABLE one (a, b)")
        with connection:
            connection.executemany("INSERT INTO one VALUES (?, ?)", rows)
    return path.read_bytes()


def read(content: bytes) -> dict[int, list[Value] | None]:
    pages = Pages.of(memoryview(content))
    cells = [cell for page in pages.leaves() for cell in pages.cells(page)]
    return {cell.rowid: values for cell in cells if len(values := pages.values(cell) or []) == 2}


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, VALUES), max_size=40), st.sampled_from((512, 4096, 65536)))
def test_all_rows_are_read_as_sqlite_reads_them(rows: list[tuple[Value, Value]], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(file_of(rows, Path(folder) / "a.db", size))

    assert [found[number] for number in sorted(found)] == [list(row) for row in rows]


def test_a_page_whose_way_is_lost_gives_its_rows(tmp_path: Path) -> None:
    content = bytearray(file_of([(number, "x" * 100) for number in range(2000)], tmp_path / "a.db"))
    root = next(page for page in range(1, len(content) // 4096) if content[page * 4096] == 5)
    content[root * 4096 : root * 4096 + 4096] = bytes(4096)

    assert len(read(bytes(content))) == 2000


def test_a_file_without_its_header_gives_its_rows(tmp_path: Path) -> None:
    content = file_of([(1, "one")], tmp_path / "a.db")

    assert content.startswith(MAGIC)
    assert read(bytes(100) + content[100:]) == {1: [1, "one"]}


def test_text_that_is_none_is_damaged_and_its_row_is_not(tmp_path: Path) -> None:
    content = file_of([(7, "Şura")], tmp_path / "a.db").replace("Şura".encode(), b"\xff\xffura")

    assert read(content) == {1: [7, DAMAGED]}


def test_a_row_that_is_cut_off_keeps_what_is_left_of_it(tmp_path: Path) -> None:
    content = file_of([("begun", "x" * 20_000)], tmp_path / "a.db")

    assert read(content[: 3 * 4096]) == {1: ["begun", DAMAGED]}


@pytest.mark.parametrize("content", [b"", b"\x0d" * 4096, b"\xff" * 9000, MAGIC + b"\xff" * 5000])
def test_what_is_no_file_of_rows_gives_none(content: bytes) -> None:
    assert read(content) == {}
