"""A file that is only read: nothing appears beside it, whatever its place allows and whoever writes in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from councildesk.domain.place import Place, PlaceKind
from councildesk.storage import moment, schema
from councildesk.storage.database import Database, Use
from councildesk.storage.refusals import FileOutdated, FileReadOnly

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.council"
    database = schema.create(file)
    write(database)
    database.close()
    return file


@pytest.fixture
def locked_folder(file: Path) -> Iterator[Path]:
    """The file in a folder in which nobody can write; the super user gives up being one for as long."""
    if os.name != "posix":
        pytest.skip("permissions of folders")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in file.parent.iterdir():
            shutil.copyfile(one, folder / one.name)
            (folder / one.name).chmod(0o444)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


def write(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS written (words TEXT)")
        connection.exec_driver_sql("INSERT INTO written VALUES ('a decision')")


def count(database: Database) -> int:
    with database.readers.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM written").scalar_one())


def beside(file: Path) -> list[str]:
    return sorted(path.name.removeprefix(file.name) for path in file.parent.iterdir() if path != file)


@pytest.mark.parametrize("kind", [PlaceKind.DISK, PlaceKind.SHARE])
def test_a_file_that_nobody_has_open_is_read_without_a_trace(file: Path, kind: PlaceKind) -> None:
    Database(file, Place(kind)).close()
    before = file.read_bytes()

    database = schema.open_existing(file, read_only=True)

    assert count(database) == 1
    assert beside(file) == []
    database.close()
    assert beside(file) == []
    assert file.read_bytes() == before


def test_what_somebody_writes_meanwhile_is_seen(file: Path) -> None:
    database = schema.open_existing(file, read_only=True)
    assert count(database) == 1

    other = Database(file)
    write(other)
    assert count(database) == 2
    write(other)
    other.close()

    assert count(database) == 3
    assert beside(file) == []
    database.close()


def test_what_somebody_writes_on_a_share_is_seen(file: Path) -> None:
    other = Database(file, Place(PlaceKind.SHARE))
    write(other)
    database = schema.open_existing(file, read_only=True)
    assert count(database) == 2

    write(other)

    assert count(database) == 3
    database.close()
    other.close()
    assert beside(file) == []


def test_a_file_opened_to_read_cannot_be_written(file: Path) -> None:
    database = schema.open_existing(file, read_only=True)

    with pytest.raises(Exception, match="readonly"):
        write(database)

    database.close()


def test_a_file_in_a_folder_that_cannot_be_written_to_is_read(locked_folder: Path) -> None:
    file = locked_folder / "a.council"
    with pytest.raises(FileReadOnly):
        schema.open_existing(file)

    database = schema.open_existing(file, read_only=True)

    assert count(database) == 1
    database.close()
    assert beside(file) == []


def test_a_log_that_a_killed_program_left_there_is_read_too(file: Path, request: pytest.FixtureRequest) -> None:
    writing = Database(file)
    write(writing)
    killed = file.with_name("killed.council")
    for end in ("", "-wal"):
        shutil.copyfile(f"{file}{end}", f"{killed}{end}")
    writing.close()
    folder: Path = request.getfixturevalue("locked_folder")
    left = sorted(folder.iterdir())

    database = schema.open_existing(folder / killed.name, read_only=True)

    assert count(database) == 2
    database.close()
    assert sorted(folder.iterdir()) == left


def test_a_journal_that_a_killed_program_left_is_rolled_back_in_a_copy(file: Path) -> None:
    """On a share: killed in the middle of a commit, when half of it stood in the file."""
    switched = Database(file, Place(PlaceKind.SHARE))
    assert count(switched) == 1
    switched.close()
    killed = file.with_name("killed.council")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")  # so that changes reach the file before the commit
    connection.execute("BEGIN")
    for _ in range(200):
        connection.execute("INSERT INTO written VALUES (?)", ("half a decision" * 100,))
    for end in ("", "-journal"):
        shutil.copyfile(f"{file}{end}", f"{killed}{end}")
    connection.close()
    before = [(path.name, path.read_bytes()) for path in (killed, Path(f"{killed}-journal"))]

    database = schema.open_existing(killed, read_only=True)

    assert count(database) == 1
    database.close()
    assert [(path.name, path.read_bytes()) for path in (killed, Path(f"{killed}-journal"))] == before


def test_an_older_file_is_not_brought_up_to_date_while_it_is_only_read(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    before = file.read_bytes()

    with pytest.raises(FileOutdated):
        schema.open_existing(file, read_only=True)

    assert file.read_bytes() == before


def test_on_a_share_there_is_no_log_and_each_commit_is_in_the_file(file: Path) -> None:
    database = Database(file, Place(PlaceKind.SHARE))
    write(database)

    assert database.use is Use.TURNS
    assert beside(file) == ["-journal"]
    copy = file.with_name("copy.council")
    shutil.copyfile(file, copy)
    copied = schema.open_existing(copy, read_only=True)
    assert count(copied) == 2
    copied.close()
    copy.unlink()
    database.close()
    assert beside(file) == []


def test_closing_a_second_time_does_not_make_a_removed_file_anew(file: Path) -> None:
    database = Database(file, Place(PlaceKind.SHARE))
    write(database)
    database.close()
    file.unlink()

    database.close()

    assert not file.exists()


def test_a_file_that_was_moved_is_switched_and_keeps_what_its_log_held(file: Path) -> None:
    writing = Database(file)
    write(writing)
    moved = file.with_name("moved.council")
    for end in ("", "-wal"):
        shutil.copyfile(f"{file}{end}", f"{moved}{end}")
    writing.close()

    share = Database(moved, Place(PlaceKind.SHARE))
    assert count(share) == 2
    assert not Path(f"{moved}-shm").exists()
    share.close()
    assert moved.read_bytes()[18:20] == b"\1\1"

    disk = Database(moved)
    assert count(disk) == 2
    write(disk)
    disk.close()
    assert moved.read_bytes()[18:20] == b"\2\2"


def test_on_a_share_others_can_read_between_our_turns(file: Path) -> None:
    database = Database(file, Place(PlaceKind.SHARE))
    write(database)
    other = sqlite3.connect(file, isolation_level=None, timeout=0)

    assert other.execute("SELECT count(*) FROM written").fetchone() == (2,)
    write(database)
    assert other.execute("SELECT count(*) FROM written").fetchone() == (3,)

    other.close()
    database.close()


def test_what_somebody_writes_just_now_is_read_by_a_link_too(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.council"
    link.parent.mkdir()
    link.symlink_to(file)
    writing = Database(file)
    write(writing)

    reading = schema.open_existing(link, read_only=True)

    assert count(reading) == 2
    write(writing)
    assert count(reading) == 3
    assert moment.at_rest(link) is None, "somebody writes in it"
    for database in (reading, writing):
        database.close()
