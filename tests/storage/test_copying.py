"""Copies that are whole, checked, and never half under their real name."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from councildesk.services.workspace import Workspace
from councildesk.storage import contents, copying, replay
from councildesk.storage.refusals import (
    DiskFull,
    FileBusy,
    FileDamaged,
    FileEmpty,
    FileMissing,
    FileReadOnly,
    NotACouncilFile,
    PlaceUnreachable,
    naming,
    naming_place,
)
from storage.sides import add_council, add_side


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "copy.council"


def dump(path: Path) -> object:
    with Workspace.open(path) as workspace:
        return workspace.read(replay.tabled)


def test_a_copy_holds_what_stands_in_the_log_and_is_one_private_file(workspace: Workspace, target: Path) -> None:
    workspace.perform("Add council", add_council)
    assert workspace.path.with_name(workspace.path.name + "-wal").stat().st_size

    copied = copying.copy_checked(workspace.path, target)

    assert [path.name for path in target.parent.iterdir()] == ["copy.council"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert (copied.steps, copied.size) == (1, target.stat().st_size)
    assert dump(target) == workspace.read(replay.tabled)


def test_writing_goes_on_while_the_copy_keeps_the_moment_it_began_at(workspace: Workspace, target: Path) -> None:
    council = workspace.perform("Add council", add_council)
    workspace.perform("Store", contents.store, b"p" * 3_000_000)
    before = workspace.read(replay.tabled)
    codes = iter(f"S{n}" for n in range(1000))

    def write(done: int, total: int) -> None:
        if done < total:
            workspace.perform("Add side", add_side, council, next(codes))

    copied = copying.copy_checked(workspace.path, target, write)

    assert next(codes) != "S0", "nothing was written while it was copied"
    assert copied.steps == 1, "storing a content is no step"
    assert dump(target) == before


def test_a_large_copy_comes_to_the_disk_bit_by_bit_so_that_no_commit_waits_for_all_of_it(
    workspace: Workspace, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.perform("Add council", add_council)
    workspace.perform("Store", contents.store, random.Random(1).randbytes(20_000_000))
    synced: list[int] = []

    def sync(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            synced.append(os.fstat(handle).st_size)

    monkeypatch.setattr(os, "fsync", sync)

    size = copying.copy_checked(workspace.path, target).size

    steps = [after - before for before, after in pairwise([0, *synced, size])]
    at_once = copying.PORTION * copying.SYNCED * 4096
    assert max(steps) <= 2 * at_once  # SQLite holds as much back


def test_giving_up_in_the_middle_leaves_what_was_there_before(workspace: Workspace, target: Path) -> None:
    target.write_bytes(b"an earlier copy")

    def give_up(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        copying.copy_checked(workspace.path, target, give_up)

    assert target.read_bytes() == b"an earlier copy"
    assert [path.name for path in target.parent.iterdir()] == ["copy.council"]


def test_what_a_killed_program_left_half_done_is_swept_away_but_nothing_else(
    workspace: Workspace, target: Path
) -> None:
    abandoned, unreadable = (
        target.with_name(".old.council.12ab.council-copying"),
        target.with_name(".torn.council.34cd.council-copying"),
    )
    abandoned.touch()
    unreadable.write_bytes(b"half" * 1000)
    in_the_making = target.with_name(".new.council.56ef.council-copying")
    other = target.with_name(".somebody else's.part")
    other.touch()
    with closing(sqlite3.connect(in_the_making, isolation_level=None)) as busy:
        busy.execute("BEGIN EXCLUSIVE")

        copying.copy_checked(workspace.path, target)

        assert {path.name for path in target.parent.iterdir() if not path.name.endswith("-journal")} == {
            other.name,
            in_the_making.name,
            target.name,
        }


def test_a_damaged_file_is_refused_and_leaves_no_copy(workspace: Workspace, target: Path) -> None:
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    workspace.path.write_bytes(content)

    with pytest.raises(FileDamaged) as refused:
        copying.copy_checked(workspace.path, target)

    assert refused.value.path == str(workspace.path)
    assert not list(target.parent.iterdir())


def test_other_files_and_missing_places_are_refused(workspace: Workspace, target: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE step (place INTEGER)")

    with pytest.raises(NotACouncilFile):
        copying.copy_checked(other, target)
    other.write_bytes(b"%PDF-1.7" + bytes(5000))
    with pytest.raises(NotACouncilFile):
        copying.copy_checked(other, target)
    other.write_bytes(b"")
    with pytest.raises(FileEmpty):
        copying.copy_checked(other, target)
    with pytest.raises(FileMissing):
        copying.copy_checked(tmp_path / "none.council", target)
    with pytest.raises(FileMissing) as refused:
        copying.copy_checked(workspace.path, tmp_path / "none" / "copy.council")
    assert refused.value.path == str(tmp_path / "none")


def test_without_a_log_a_file_that_gives_no_rest_is_busy_and_one_that_does_is_copied(
    workspace: Workspace, target: Path
) -> None:
    council = workspace.perform("Add council", add_council)
    workspace.perform("Store", contents.store, b"p" * 3_000_000)
    workspace.close()
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")

        def write(_done: int, _total: int) -> None:
            with connection:
                connection.execute("UPDATE council SET deleted = 1 - deleted WHERE id = ?", (council,))

        with pytest.raises(FileBusy):
            copying.copy_checked(workspace.path, target, write)
        assert not list(target.parent.iterdir())

        assert copying.copy_checked(workspace.path, target).steps == 1


def test_a_copy_leaves_nothing_beside_a_file_that_nobody_has_open(workspace: Workspace, target: Path) -> None:
    workspace.close()
    beside = sorted(workspace.path.parent.iterdir())

    copying.copy_checked(workspace.path, target)

    assert sorted(workspace.path.parent.iterdir()) == beside


@pytest.mark.parametrize(
    ("number", "refusal"), [(28, DiskFull), (13, FileReadOnly), (2, FileMissing), (5, PlaceUnreachable)]
)
def test_what_the_system_says_of_a_place_is_told(number: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal), naming_place(Path("/place/file")):
        raise OSError(number, "as the system says it")


def test_a_drive_that_takes_nothing_more_is_not_called_damaged() -> None:
    failing = sqlite3.OperationalError("disk I/O error")
    failing.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE

    with pytest.raises(PlaceUnreachable), naming(Path("/place/file")):
        raise failing
