"""Looking at a file's bytes while this program has it open takes no lock away from SQLite."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from councildesk.domain.place import Place, PlaceKind
from councildesk.storage import glance, handles, schema
from councildesk.storage.database import Database
from councildesk.storage.reading import View

_WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit(str(error))
"""


def another_program_may_write(file: Path) -> bool:
    done = subprocess.run([sys.executable, "-c", _WRITE, str(file)], capture_output=True, text=True)
    assert done.returncode == 0 or "locked" in done.stderr
    return done.returncode == 0


def handles_on(file: Path) -> int:
    return sum(os.path.realpath(one) == str(file) for one in Path("/proc/self/fd").iterdir())


LOOKS: dict[str, Callable[[Path], object]] = {
    "its version": schema.version,
    "a glance": glance.at_rest,
    "to read": View,
    "to write": schema._look_whether_writable,
}


@pytest.mark.skipif(os.name != "posix", reason="locks of a process on a file")
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_whoever_looks_at_an_open_file_leaves_the_lock_of_its_writer(
    tmp_path: Path, look: Callable[[Path], object]
) -> None:
    schema.create(tmp_path / "a.council").close()
    link = tmp_path / "link.council"
    link.symlink_to(tmp_path / "a.council")
    database = Database(tmp_path / "a.council", Place(PlaceKind.SHARE))

    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE written (words TEXT)")
        look(link)
        assert not another_program_may_write(tmp_path / "a.council")

    assert another_program_may_write(tmp_path / "a.council")
    database.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="lists of handles")
def test_no_handle_is_left_when_the_file_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "a.council"
    schema.create(file).close()
    first, second = Database(file), Database(file)
    for database in (first, second):
        with database.readers.connect() as connection:
            connection.exec_driver_sql("SELECT 1")

    schema.version(file)
    first.close()
    assert handles_on(file) > 0
    second.close()
    assert handles_on(file) == 0
    schema.version(file)
    assert handles_on(file) == 0


@pytest.mark.skipif(os.name != "posix", reason="handles that wait for the last connection")
def test_a_share_that_is_lost_leaves_no_error_and_no_handle_when_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a dead NFS or SMB server answers: the handle is gone, and the system says that something went wrong."""
    file = tmp_path / "a.council"
    schema.create(file).close()
    others = (handles._open.copy(), dict(handles._waiting))
    database = Database(file)
    glance.at_rest(file)
    glance.at_rest(file)
    close, refused = os.close, []

    def close_on_a_dead_share(handle: int) -> None:
        close(handle)
        refused.append(handle)
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    with monkeypatch.context() as patch:
        patch.setattr(handles.os, "close", close_on_a_dead_share)
        database.close()

    assert len(refused) >= 2
    assert (handles._open, dict(handles._waiting)) == others
    schema.version(file)


def test_a_file_that_was_read_is_read_also_when_closing_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.council"
    file.write_bytes(b"council")
    close = os.close

    def close_on_a_dead_share(handle: int) -> None:
        close(handle)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(handles.os, "close", close_on_a_dead_share)
        with handles.looking_at(file) as content:
            found = content.read()

    assert found == b"council"
