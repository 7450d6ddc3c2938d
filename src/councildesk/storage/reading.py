"""Looking into a council's file without leaving a trace beside it, also where nothing can be written.

A plain read-only connection to a file with a log makes `-wal` and `-shm` where it can, cannot remove them again, and
fails where the folder refuses them. So each connection looks at what lies beside the file just then. Where there is a
log, somebody has the file open, and their shared memory is used. Where there is none, the file holds everything: it is
read as it stands (`immutable`). What a program that was killed left on a place that cannot be written to (a log, or a
journal to roll back by) can only be made whole in a copy, which is private and goes when the file is closed.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from councildesk.storage import handles
from councildesk.storage.addresses import JOURNAL, LOG, address, beside
from councildesk.storage.private_folders import PrivateFolder
from councildesk.storage.refusals import naming, naming_place

_LEFT_OVER = (LOG, JOURNAL)
_LOG_FORMAT = 2


class View:
    """Makes connections that only read. Call `close` when all of them are closed."""

    def __init__(self, path: Path) -> None:
        """Refuses with what `naming` and `naming_place` refuse."""
        self._path = path
        with naming_place(path), handles.looking_at(path) as file:
            self._has_log_format = file.read(20)[18:] == bytes([_LOG_FORMAT] * 2)
        self._copy: PrivateFolder | None = None
        if _is_unfinished(path):
            self._make_whole_copy()

    def connect(self) -> sqlite3.Connection:
        """In any thread."""
        if not self._has_log_format or _size(self._path, LOG) is not None:
            try:
                return _opened(self._path, "mode=ro")
            except sqlite3.OperationalError:
                if _size(self._path, LOG):
                    raise
        return _opened(self._path, "mode=ro&immutable=1")

    def close(self) -> None:
        if self._copy is not None:
            self._copy.close()

    def _make_whole_copy(self) -> None:
        with naming_place(self._path):
            self._copy = PrivateFolder()
            copy = self._copy.path / self._path.name
            for end in ("", *_LEFT_OVER):
                if end == "" or _size(self._path, end) is not None:
                    _copy(beside(self._path, end), f"{copy}{end}")
        with naming(self._path):
            mending = sqlite3.connect(copy)
            try:
                mending.execute("PRAGMA journal_mode = DELETE").fetchall()
            finally:
                mending.close()
        self._path, self._has_log_format = copy, False


def _copy(source: Path, target: str) -> None:
    with handles.looking_at(source) as read, Path(target).open("wb") as written:
        shutil.copyfileobj(read, written)


def _is_unfinished(path: Path) -> bool:
    """Something must be written before the file can be read, and cannot be written by somebody who only reads."""
    if not any(_size(path, end) for end in _LEFT_OVER):
        return False
    try:
        connection = _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    connection.close()
    return False


def _opened(path: Path, how: str) -> sqlite3.Connection:
    """A connection that has looked into the file: only that shows whether it can."""
    connection = sqlite3.connect(
        address(path, how), uri=True, isolation_level=None, timeout=2.0, check_same_thread=False
    )
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _size(path: Path, end: str) -> int | None:
    """In bytes, of what lies beside the file; None where it does not."""
    try:
        return beside(path, end).stat().st_size
    except OSError:
        return None
