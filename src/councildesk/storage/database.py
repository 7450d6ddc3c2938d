"""Connections to a council's SQLite file: one writer, many readers.

Every commit is on the disk when it returns (synchronous=FULL): minutes must survive a pulled plug. Writing begins with
BEGIN IMMEDIATE, so that a second writer waits instead of failing half-way; the driver's own idea of transactions is
switched off, because it would commit DDL behind our back.

How the file is used follows from the place it lies in. On a disk, changes go into a log beside it first (WAL), and
nobody who reads holds up who writes. On shares and in cloud folders there is no log: each commit rolls back by a
journal of its own and is in the file when it returns, and all take turns on one connection, because an unfinished
question on another would hold up the commit. A file that was moved is switched when it is opened.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, NullPool, create_engine, event
from sqlalchemy.util import LRUCache

from councildesk.domain.place import Place
from councildesk.storage import handles, reading
from councildesk.storage.addresses import address
from councildesk.storage.refusals import FileMissing, FileReadOnly, FileReplaced, naming, naming_place

PRAGMAS = (
    "foreign_keys = 1",
    "synchronous = FULL",
    "busy_timeout = 2000",
    "trusted_schema = 0",
    "cell_size_check = 1",
    "secure_delete = 1",
)

_WITH_LOG = ("journal_mode = WAL",)
# A log left from another place is folded without shared memory: locked to us before it is first looked into, SQLite
# keeps its index of the log to itself (sqlite.org/wal.html, section 8). A read gives the lock back.
_IN_TURNS = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "locking_mode = NORMAL", "schema_version")

_TURN_S = 5
"""For how long somebody waits for the one connection before the file counts as busy: what is typed waits by itself."""

_KNOWS_WHO_ACTS = os.access in os.supports_effective_ids
"""Windows does not."""

_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements as SQLite reads them. More than the program has: those asked for longest ago go first."""


class Use(Enum):
    """How an open file is used."""

    LOG = "log"
    """Written with a log beside it."""
    TURNS = "turns"
    """Written without one, reading and writing in turns."""
    READ = "read"
    """Only read; nothing is made beside it."""


class Database:
    """An open file. `writer` has a single connection, for one thread; `readers` may be used from any.

    Where reading and writing take turns, whoever asks within a question waits for itself: a question must not ask
    another one by the readers. A file opened to read has no writer.
    """

    def __init__(self, path: Path, place: Place | None = None, *, read_only: bool = False) -> None:
        """`place` is where the path lies, a disk unless it is said."""
        self.path, self.place = path, place or Place()
        self.use = Use.READ if read_only else Use.LOG if self.place.bears_log else Use.TURNS
        self._is_closed = False
        self._view: reading.View | None = None
        self._identity = _identity(path)
        self._was_writable = _may_write(path)  # some file systems deny it of files that they do write
        if read_only:
            self._view = reading.View(path)
            self.writer = self.readers = _sharing(
                create_engine("sqlite://", creator=self._view.connect, poolclass=NullPool)
            )
            event.listen(self.readers, "connect", _Prepare(PRAGMAS))
            event.listen(self.readers, "begin", _Begin("BEGIN"))
        elif self.use is Use.TURNS:
            shared = _engine(self._connect, path, _IN_TURNS, pool_size=1, max_overflow=0, pool_timeout=_TURN_S)
            self.writer = _beginning(shared, "BEGIN IMMEDIATE")
            self.readers = _beginning(shared, "BEGIN")
        else:
            self.writer = _beginning(
                _engine(self._connect, path, _WITH_LOG, pool_size=1, max_overflow=0), "BEGIN IMMEDIATE"
            )
            self.readers = _beginning(_engine(self._connect, path, _WITH_LOG, pool_size=2, max_overflow=20), "BEGIN")
        self._held = handles.hold(path)

    def look_whether_there(self) -> None:
        """Refuses with FileMissing or FileReplaced when the path does not lead to the file that was opened.

        The system lets us write on into a file that has no name any more, and all of it would be gone at the end.
        """
        found = _identity(self.path)
        if found is None:
            raise FileMissing(str(self.path))
        self._identity = self._identity or found
        if found != self._identity:
            raise FileReplaced(str(self.path))

    def look_whether_writable(self) -> None:
        """As `look_whether_there`, and refuses with FileReadOnly where the right to write was taken away since.

        The system asks for it at opening only, and lets us write on.
        """
        self.look_whether_there()
        if self._was_writable and not _may_write(self.path):
            raise FileReadOnly(str(self.path))

    def _connect(self) -> sqlite3.Connection:
        """SQLite would make an empty file where ours was, and take it for ours: only a file of its own is made."""
        if self._identity is None:
            return sqlite3.connect(self.path, check_same_thread=False)
        self.look_whether_there()
        return sqlite3.connect(address(self.path, "mode=rw"), uri=True, check_same_thread=False)

    def reopen(self) -> None:
        """Let go of all connections and take the file that the path leads to now. For the writing thread.

        Those of a stick that was pulled, or of a share that was lost, answer no more, though the place is back.
        """
        found = _identity(self.path)
        if found is None:
            raise FileMissing(str(self.path))
        self.readers.dispose()
        self.writer.dispose()
        before, self._held = self._held, handles.hold(self.path)
        handles.let_go(before)
        self._identity = found

    def fold(self) -> None:
        """Fold the write-ahead log into the file, as far as nobody reads just then. Outside of transactions."""
        if self.use is not Use.LOG:
            return
        connection = self.writer.raw_connection()
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def fold_gently(self) -> bool:
        """Fold what no transaction holds back, without waiting for any; True: the file alone holds everything now.

        In any thread, also while somebody writes. Until this is done a copy of the file without its log is older.
        """
        if self.use is not Use.LOG:
            return True
        with naming(self.path):
            connection = self.readers.raw_connection()
            try:
                row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            finally:
                connection.close()
        _is_busy, in_log, folded = row
        return bool(in_log == folded)

    def close(self) -> None:
        """Close all connections; nothing is left beside the file. A second time does nothing."""
        if self._is_closed:
            return  # asking for a connection would make the file anew, where it was removed since
        self._is_closed = True
        if self.use is Use.TURNS:
            self._drop_journal()
        self.readers.dispose()
        try:
            with naming(self.path):
                self.writer.dispose()
        finally:
            handles.let_go(self._held)
        if self._view is not None:
            self._view.close()

    def _drop_journal(self) -> None:
        """An emptied journal would stay beside the file."""
        try:
            connection = self.writer.raw_connection()
            try:
                connection.execute("PRAGMA journal_mode = DELETE")
            finally:
                connection.close()
        except sqlite3.Error:
            return  # the place is gone, or somebody reads: an empty file that the next to open the council takes


def _sharing(engine: Engine) -> Engine:
    """The same engine, which knows how each statement is written for SQLite that any other engine has asked for.

    SQLAlchemy finds that out anew for each engine, and for a file's reader again after its writer: a third of the time
    that a short use of a file takes. What was found out belongs to a dialect, so all have one.
    """
    engine.dialect = _dialect()
    engine.update_execution_options(compiled_cache=_COMPILED)
    return engine


@cache
def _dialect() -> Dialect:
    engine = create_engine("sqlite://")
    engine.connect().close()  # it asks SQLite for its version
    engine.dispose()
    return engine.dialect


def _identity(path: Path) -> tuple[int, int] | None:
    """None where there is no file. Refuses with FileReadOnly or PlaceUnreachable where the system does not say."""
    try:
        with naming_place(path):
            found = path.stat()
    except FileMissing:
        return None
    return found.st_dev, found.st_ino


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=_KNOWS_WHO_ACTS)


def _engine(connect: Callable[[], sqlite3.Connection], path: Path, pragmas: tuple[str, ...], **pool: Any) -> Engine:
    engine = _sharing(create_engine(URL.create("sqlite", database=str(path)), creator=connect, **pool))
    event.listen(engine, "connect", _Prepare((*pragmas, *PRAGMAS)))
    return engine


def _beginning(engine: Engine, begin: str) -> Engine:
    """The same connections, whose transactions begin with this statement."""
    beginning = engine.execution_options()
    event.listen(beginning, "begin", _Begin(begin))
    return beginning


class _Prepare:
    def __init__(self, pragmas: tuple[str, ...]) -> None:
        self._pragmas = pragmas

    def __call__(self, connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in self._pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()


class _Begin:
    def __init__(self, statement: str) -> None:
        self._statement = statement

    def __call__(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._statement)
