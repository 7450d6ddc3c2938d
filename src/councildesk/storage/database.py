"""Connections to a council's SQLite file: one writer, many readers.

Every commit is on the disk when it returns (WAL, synchronous=FULL): minutes must survive a pulled plug. Writing begins
with BEGIN IMMEDIATE, so that a second writer waits instead of failing half-way; the driver's own idea of transactions
is switched off, because it would commit DDL behind our back.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from councildesk.storage.refusals import naming

PRAGMAS = (
    "foreign_keys = 1",
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 2000",
    "trusted_schema = 0",
    "cell_size_check = 1",
    "secure_delete = 1",
)


class Database:
    """An open file. `writer` has a single connection, for one thread; `readers` may be used from any."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = _engine(path, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        self.readers = _engine(path, "BEGIN", pool_size=2, max_overflow=20)

    def fold(self) -> None:
        """Fold the write-ahead log into the file, as far as nobody reads just then. Outside of transactions."""
        connection = self.writer.raw_connection()
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def fold_gently(self) -> bool:
        """Fold what no transaction holds back, without waiting for any; True: the file alone holds everything now.

        In any thread, also while somebody writes. Until this is done a copy of the file without its log is older.
        """
        with naming(self.path):
            connection = self.readers.raw_connection()
            try:
                row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            finally:
                connection.close()
        _is_busy, in_log, folded = row
        return bool(in_log == folded)

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the file."""
        self.readers.dispose()
        with naming(self.path):
            self.writer.dispose()


def _engine(path: Path, begin: str, **pool: Any) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _Begin(begin))
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class _Begin:
    def __init__(self, statement: str) -> None:
        self._statement = statement

    def __call__(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._statement)
