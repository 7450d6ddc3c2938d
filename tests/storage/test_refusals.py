from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from councildesk.domain.errors import Refusal
from councildesk.services.workspace import Workspace
from councildesk.storage import contents
from councildesk.storage.refusals import DiskFull, FileBusy, FileDamaged, FileReadOnly, PlaceUnreachable, naming
from storage.sides import add_council


def test_a_file_that_another_program_is_writing_to_is_busy(workspace: Workspace) -> None:
    _wait_no_longer_than_a_millisecond(workspace)
    other = sqlite3.connect(workspace.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(FileBusy) as refused:
        workspace.perform("Add council", add_council)
    other.close()

    assert refused.value.path == str(workspace.path)


def test_a_full_disk_is_named_and_nothing_is_half_written(workspace: Workspace) -> None:
    with workspace._database.writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull):
        workspace.perform("Store", contents.store, b"x" * 1_000_000)

    assert workspace.undo_label is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "damaged.council"
    Workspace.create(path).close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(FileDamaged), Workspace.open(path) as workspace:
        workspace.perform("Add council", add_council)


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileReadOnly), naming(tmp_path):
        sqlite3.connect(tmp_path / "none" / "x.council")


def test_other_errors_of_the_database_are_bugs_and_pass(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), naming(workspace.path):
        sqlite3.connect(":memory:").execute("SELECT * FROM missing")


def test_contents_come_back_whole_and_are_kept_once(workspace: Workspace) -> None:
    content = bytes(range(256)) * 3000

    first = workspace.perform("Store", contents.store, content)
    second = workspace.perform("Store", contents.store, content)

    assert first == second
    assert workspace.read(contents.read, first) == content


def test_an_empty_content_is_a_content(workspace: Workspace) -> None:
    digest = workspace.perform("Store", contents.store, b"")

    assert workspace.read(contents.read, digest) == b""


def _wait_no_longer_than_a_millisecond(workspace: Workspace) -> None:
    with workspace._database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")


def test_what_sqlite_finds_is_told_on_one_line() -> None:
    one = "*** in database main ***\nPage 13: btreeInitPage() returns error code 11"
    several = f"{one}\nPage 41:  never used\n\nPage 90: never used"

    assert FileDamaged("a", one).detail == "Page 13: btreeInitPage() returns error code 11"
    assert FileDamaged("a", several).detail == "Page 13: btreeInitPage() returns error code 11, and 2 more"
    assert FileDamaged("a", "").detail == ""


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (sqlite3.SQLITE_IOERR_READ, PlaceUnreachable),
        (sqlite3.SQLITE_IOERR_WRITE, PlaceUnreachable),
        (sqlite3.SQLITE_IOERR_FSTAT, PlaceUnreachable),
        (sqlite3.SQLITE_IOERR_SHMMAP, PlaceUnreachable),
        (sqlite3.SQLITE_IOERR_SHORT_READ, FileDamaged),
        (sqlite3.SQLITE_IOERR_CORRUPTFS, FileDamaged),
    ],
)
def test_a_place_that_does_not_answer_is_not_taken_for_a_damaged_file(code: int, refusal: type[Refusal]) -> None:
    """As when a stick is pulled while the file is read."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code

    with pytest.raises(refusal), naming(Path("a.council")):
        raise error
