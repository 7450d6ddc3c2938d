"""A whole, checked copy of a council's file, made while somebody may be writing in it.

The copy comes into being under a hidden name beside its place. It is opened and checked there, and takes its real name
only when it is sound and on the disk; whatever happens before that, a killed program included, leaves the real name as
it was. What a killed program left under a hidden name is swept away by whoever next copies into that folder.

A log beside the file (WAL) lets us hold on to one moment of it for as long as copying takes, while writing goes on.
Without a log (shares, cloud folders) each portion locks the file for itself, and a write in between makes SQLite begin
anew; a file that never rests is refused as busy.

The source is never opened but through SQLite: closing any other handle on it would take away the locks of this whole
process (sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from councildesk.storage.addresses import JOURNAL, LOG, SHARED, address, beside
from councildesk.storage.header import APPLICATION_ID
from councildesk.storage.refusals import (
    FileBusy,
    FileDamaged,
    FileEmpty,
    FileMissing,
    FileTooNew,
    NotACouncilFile,
    naming,
    naming_place,
)
from councildesk.storage.schema import VERSION

Report = Callable[[int, int], object]
"""Told how many bytes are copied, and of how many; may rest a while; raising from it leaves nothing."""

PORTION = 256
"""Pages copied at once, usually of 4096 bytes. A portion takes about a millisecond."""

SYNCED = 2
"""After so many portions they are brought to the disk."""

_RESTARTS = 20
"""How often writing may make us begin anew where there is no log."""
_LOCKED = 2000
"""Portions in a row that found the file locked, 5 ms apart: ten seconds."""
UNFINISHED = ".council-copying"
"""How hidden names of copies end that are in the making, and nobody else's; `sweep` clears away what is left."""

_TIMEOUT = 2.0


@dataclass(frozen=True)
class Copied:
    """A copy that was opened and found sound."""

    path: Path
    size: int
    """Bytes."""
    schema: int
    steps: int
    """How many steps its journal has."""


def copy_checked(source: Path, target: Path, report: Report | None = None, *, mode: int = 0o600) -> Copied:
    """Copy a council's file to `target`, which is replaced only by a whole and sound copy. In any thread.

    The copy is one file without a log, readable by its owner alone unless `mode` says otherwise, and on the disk when
    this returns. Nobody may have the target open: a log beside it goes with what it was. Also copies files of older
    programs, as they are. Refuses with FileMissing (the source, or the folder of the target), NotACouncilFile,
    FileTooNew, FileDamaged (the source), FileBusy, FileReadOnly, DiskFull or PlaceUnreachable; then all is as it was.
    """
    with _reading(source) as original:
        schema = schema_of(original, source)
        sweep(target.parent)
        with naming_place(target):
            partial = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}{UNFINISHED}")
            os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        try:
            fewest = _steps(original, source)
            _fill(partial, original, source, target, report)
            steps = check(partial, source)
            if not fewest <= steps <= _steps(original, source):
                raise FileDamaged(str(source), f"{steps} steps copied of {fewest}")
            size = partial.stat().st_size
            with naming_place(target):
                _drop_beside(target)
                partial.replace(target)
                sync_folder(target.parent)
        except BaseException:
            _discard(partial)
            raise
    return Copied(target, size, schema, steps)


def sweep(folder: Path) -> None:
    """Remove copies that were never finished and that nobody is working on. Says nothing of what cannot be removed."""
    try:
        left = [path for path in folder.iterdir() if path.name.startswith(".") and path.name.endswith(UNFINISHED)]
    except OSError:
        return
    for partial in left:
        if _is_abandoned(partial):
            _discard(partial)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees one moment of the file, where it has a log to see it in."""
    if not path.is_file():
        raise FileMissing(str(path))
    if not path.stat().st_size:
        raise FileEmpty(str(path))
    with naming(path), closing(_open(path)) as connection:
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        if journal == "wal":
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
        yield connection


def _open(path: Path) -> sqlite3.Connection:
    """Open a file that exists, for reading.

    As somebody who may write, because only such a connection removes the log's side files when it is the last one; on
    a place that cannot be written to, the file is read as it stands, provided that no log belongs to it.
    """
    try:
        return connected(path, "mode=rw")
    except sqlite3.OperationalError:
        log = beside(path, LOG)
        if log.exists() and log.stat().st_size:
            raise
        return connected(path, "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotACouncilFile(str(path)) from error
        raise


def connected(path: Path, how: str) -> sqlite3.Connection:
    """A connection that has looked into the file, because only that shows whether it can; `how` as SQLite's URIs."""
    connection = sqlite3.connect(address(path, how), uri=True, isolation_level=None, timeout=_TIMEOUT)
    try:
        connection.execute("PRAGMA trusted_schema = 0")
        connection.execute("PRAGMA cell_size_check = 1")
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The format of a council's file; refuses with NotACouncilFile or FileTooNew."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise NotACouncilFile(str(path))
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise FileTooNew(str(path), found, VERSION)
    return found


def _steps(connection: sqlite3.Connection, path: Path) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM step").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # there is no such table
            raise FileDamaged(str(path), str(error)) from error
        raise


def _fill(partial: Path, original: sqlite3.Connection, source: Path, target: Path, report: Report | None) -> None:
    with (
        naming(target),
        _naming_damage(source),
        _syncing(partial, target) as sync,
        closing(sqlite3.connect(partial, isolation_level=None)) as copy,
    ):
        # Nobody needs a half-made copy back; synchronous stays FULL, so that what is finished is on the disk.
        copy.execute("PRAGMA journal_mode = OFF")
        original.backup(copy, pages=PORTION, progress=_Progress(original, source, report, sync), sleep=0.005)
        # The copied header says that there is a log; a backup is one file that any place can hold.
        copy.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _syncing(partial: Path, target: Path) -> Iterator[Callable[[], None]]:
    """Brings what is copied so far to the disk. All of a large copy at its end would hold up every other commit there.

    The handle outlives the connection: closed before, it would take the locks of that with it.
    """
    with naming_place(target):
        handle = os.open(partial, os.O_RDWR)
    try:

        def sync() -> None:
            with naming_place(target):
                os.fsync(handle)

        yield sync
    finally:
        os.close(handle)


@contextmanager
def _naming_damage(source: Path) -> Iterator[None]:
    """SQLite does not say which of two files failed, but damage is only ever in the one that was there before."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            raise FileDamaged(str(source), str(error)) from error
        raise


class _Progress:
    """Told by SQLite after each portion; raises when the file gives us no rest."""

    def __init__(
        self, original: sqlite3.Connection, source: Path, report: Report | None, sync: Callable[[], None]
    ) -> None:
        self._page = int(original.execute("PRAGMA page_size").fetchone()[0])
        self._source = source
        self._report, self._sync = report, sync
        self._portions = 0
        self._remaining: int | None = None
        self._restarts = 0
        self._locked = 0

    def __call__(self, status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._locked += 1
        else:
            self._locked = 0
            self._portions += 1
            if self._portions % SYNCED == 0:
                self._sync()
            self._restarts += self._remaining is not None and remaining >= self._remaining
            self._remaining = remaining
        if self._locked > _LOCKED or self._restarts > _RESTARTS:
            raise FileBusy(str(self._source))
        if self._report is not None:
            self._report((total - remaining) * self._page, total * self._page)


def check(path: Path, called: Path | None = None) -> int:
    """Open a file that nobody writes to, look through all of it, and count its steps. In any thread.

    Refuses as `copy_checked` does, in the name of `called` where that is given.
    """
    source = called or path
    if not path.is_file():
        raise FileMissing(str(source))
    with naming(source), closing(connected(path, "mode=ro&immutable=1")) as copy:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise FileDamaged(str(source), str(found))
        schema_of(copy, source)
        return _steps(copy, source)


def _is_abandoned(partial: Path) -> bool:
    """A copy in the making is locked by whoever makes it."""
    try:
        with closing(sqlite3.connect(partial, isolation_level=None, timeout=0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return True


def _discard(partial: Path) -> None:
    try:
        _drop_beside(partial)
        partial.unlink(missing_ok=True)
    except OSError:
        return  # the place is gone, or somebody else looks into it: swept another time


def _drop_beside(path: Path) -> None:
    """A log or journal of what had this name before would be read into what has it next."""
    for end in (JOURNAL, LOG, SHARED):
        path.with_name(path.name + end).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # some shares refuse it for folders; the file itself is on the disk
    finally:
        os.close(handle)
