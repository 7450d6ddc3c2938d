"""Recognising a council's file, making a new one, bringing an old one up to date.

SQLite's header carries our application id and, as user version, the number of the last migration. Both are read from
the first bytes, before SQLite touches the file: what is no council file is never changed, and a newer program's file is
refused with the version it needs.
"""

from __future__ import annotations

import os
import threading
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from councildesk.storage import handles, header, place, search_index
from councildesk.storage.addresses import JOURNAL, LOG
from councildesk.storage.database import Database
from councildesk.storage.models import Base
from councildesk.storage.refusals import (
    FileEmpty,
    FileExists,
    FileMissing,
    FileOutdated,
    FileReadOnly,
    FileTooNew,
    NotACouncilFile,
    PlaceUnreachable,
    naming,
    naming_place,
)
from councildesk.storage.session import RecordSession

VERSION = 4
"""Number of the newest migration; a test holds it against the scripts."""


_migrating = threading.Lock()
"""Alembic knows one migration at a time in a program; two threads may each bring a file up to date."""


def create(path: Path) -> Database:
    """Make a new, empty file. Refuses with FileExists, FileMissing (the folder), FileReadOnly or DiskFull."""
    if path.exists() and path.stat().st_size:
        raise FileExists(str(path))
    if not path.parent.is_dir():
        raise FileMissing(str(path.parent))
    with naming_place(path):
        os.close(
            os.open(path, os.O_CREAT | os.O_WRONLY, 0o644)
        )  # as SQLite makes files; a database holds what is there
    database = Database(path, place.of(path))
    try:
        with naming(path), database.writer.begin() as connection:
            Base.metadata.create_all(connection)
            search_index.create(connection)
            _stamp(connection)
        with naming(path):
            database.fold()  # the header says what the file is only once it has left the log
        database.look_whether_there()  # from now on it is this file and no other
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    return database


def open_existing(path: Path, *, read_only: bool = False) -> Database:
    """Open a file, after bringing it up to date if it is an older one: in one transaction, or not at all.

    Refuses with FileMissing, NotACouncilFile, FileTooNew, FileReadOnly or FileDamaged, and with FileOutdated an older
    one that is only to be read.
    """
    if (found := version(path)) > VERSION:
        raise FileTooNew(str(path), found, VERSION)
    if not read_only:
        _look_whether_writable(path)
    database = Database(path, place.of(path), read_only=read_only)
    try:
        with naming(path):
            found = _told_by(database)
        if found > VERSION:
            raise FileTooNew(str(path), found, VERSION)
        if found < VERSION:
            if read_only:
                raise FileOutdated(str(path), found)
            with naming(path), database.writer.begin() as connection:
                upgrade(connection)
            database.fold()
    except BaseException:
        database.close()
        raise
    return database


def settled_version(path: Path) -> int:
    """As `version`, after SQLite has made good what a killed program left beside the file; nobody has it open.

    Until then the header may say less than the log holds, or more than the journal lets stand. Refuses as
    `open_existing` does.
    """
    if not any(path.with_name(path.name + end).exists() for end in (LOG, JOURNAL)):
        return version(path)
    _look_whether_writable(path)
    with closing(Database(path, place.of(path))) as database, naming(path):
        return _told_by(database)


def _told_by(database: Database) -> int:
    """What SQLite says of the version, with the log and the journal read."""
    with database.readers.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _look_whether_writable(path: Path) -> None:
    """SQLite would open the file to read instead, and tell when something is written."""
    with naming_place(path), handles.looking_at(path, to_write=True):
        pass


def version(path: Path) -> int:
    """The schema version of a council's file, without opening it as a database."""
    try:
        found = header.version(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(str(path)) from error
    except PermissionError as error:
        raise FileReadOnly(str(path)) from error
    except IsADirectoryError as error:
        raise NotACouncilFile(str(path)) from error
    except OSError as error:
        raise PlaceUnreachable(str(path), error.strerror or str(error)) from error
    if found is None:
        raise NotACouncilFile(str(path)) if path.stat().st_size else FileEmpty(str(path))
    return found


def upgrade(connection: Connection) -> None:
    """Run every migration the file lacks, inside the caller's transaction."""
    # Alembic is only needed for files of older programs; opening today's need not wait for its import.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "councildesk.storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _migrating:
        command.upgrade(config, "head")
    # How words are folded may have changed with the program, and the index follows from the record anyway.
    with RecordSession(connection) as session:
        search_index.rebuild(session)
    _stamp(connection)


def _stamp(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    # As Alembic would make it.
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version ("
        "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{VERSION:04}",))
