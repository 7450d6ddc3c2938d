"""What SQLite calls files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from councildesk.storage.addresses import address


@pytest.mark.parametrize(
    "name", ["a b.council", "100 %41#1?mode=memory&x.council", "Rat & Tat;ü.council", "a\\b.council"]
)
def test_a_file_is_found_whatever_is_in_its_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE a_council (name TEXT)")

    with closing(sqlite3.connect(address(file, "mode=ro"), uri=True)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("a_council",)]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_share_is_named_by_its_path_alone(tmp_path: Path) -> None:
    """`file://server/…` would be refused: SQLite takes the server for another computer's."""
    file = tmp_path / "a.council"
    sqlite3.connect(file).close()
    doubled = Path(f"/{file}")  # two slashes stay two

    assert not address(doubled, "mode=ro").startswith("file://")
    sqlite3.connect(address(doubled, "mode=ro"), uri=True).close()
