"""A private copy of a file that may be damaged: what is tried is tried on the copy, the original is only read."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from councildesk.storage import header as headers
from councildesk.storage import schema
from councildesk.storage.private_folders import PrivateFolder
from councildesk.storage.refusals import (
    DiskFull,
    FileEmpty,
    FileMissing,
    FileReadOnly,
    FileTooNew,
    NotACouncilFile,
    PlaceUnreachable,
)
from councildesk.storage.salvage import reading
from councildesk.storage.salvage.pages import MAGIC, Pages

LOG = "-wal"
"""What SQLite puts behind a file's name for the log in which the newest changes stand."""
_TRIES = 5
_REFUSED = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite refuses, also where it quotes damaged text in its message."""


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """A copy of the file with its log folded into it, as far as SQLite can, in a folder of its own.

    Must not be called for a file that this very program has open. Refuses with FileMissing, FileReadOnly,
    NotACouncilFile (a folder), PlaceUnreachable or DiskFull (that of temporary files).
    """
    with PrivateFolder() as folder:
        copy = folder.path / "copy.council"
        _copy(path, copy)
        fold(copy)
        yield copy


def fold(copy: Path) -> None:
    """Bring what stands in the log into the file and drop the log, if SQLite can."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
    except _REFUSED:
        return  # read as it stands; `mend_header` may help


def has_log(copy: Path) -> bool:
    return copy.with_name(copy.name + LOG).exists()


def is_header_sound(copy: Path, path: Path) -> bool:
    """Whether the header says what the rest of the file is; if not, `mend_header` writes one that does.

    `path` is the file's own, for refusals: NotACouncilFile where neither header nor rows are a council's, FileTooNew
    where both are of a newer program.
    """
    try:
        version = schema.version(copy)
    except NotACouncilFile:
        version = None
    if version is not None and version <= schema.VERSION and _is_readable(copy):
        return True
    pages = Pages.of(memoryview(copy.read_bytes()))
    if version is None and not reading.read(pages).is_council:
        raise NotACouncilFile(str(path)) if pages.count else FileEmpty(str(path))
    if version is not None and version > schema.VERSION and (told_version(pages) or version) > schema.VERSION:
        raise FileTooNew(str(path), version, schema.VERSION)
    return False


def _is_readable(copy: Path) -> bool:
    """Whether SQLite can open the file at all."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except _REFUSED:
        return False
    return True


def mend_header(copy: Path) -> None:
    """Write the first hundred bytes anew, as they follow from the rest of the file (section 1.3), and drop the log."""
    with copy.open("r+b") as file:
        content = file.read()
        pages = Pages.of(memoryview(content))
        header = struct.pack(
            ">16s H 6B 12I 20x 2I",
            MAGIC,
            1 if pages.size == 1 << 16 else pages.size,
            *(1, 1),  # a rollback journal: there is no log any more
            *(0, 64, 32, 32),
            1,  # changes so far
            pages.count,
            *(0, 0),  # no free pages: those there are will be found
            *(1, 4, 0, 0),
            1,  # UTF-8
            told_version(pages) or schema.VERSION,
            0,
            headers.APPLICATION_ID,
            1,  # as changes so far: the number of pages counts
            sqlite3.sqlite_version_info[0] * 1_000_000,
        )
        file.seek(0)
        file.write(header)
    fold(copy)


def told_version(pages: Pages) -> int | None:
    """The schema version as the file's table of migrations says it."""
    for page in pages.leaves():
        for cell in pages.cells(page):
            if cell.length <= 16 and (values := pages.values(cell)) and len(values) == 1:
                (value,) = values
                if isinstance(value, str) and len(value) == 4 and value.isdecimal():
                    return int(value)
    return None


def _copy(path: Path, copy: Path) -> None:
    """Copy file and log as they were at one moment; a file that never rests is taken as it is."""
    log, copied_log = (one.with_name(one.name + LOG) for one in (path, copy))
    if not path.exists():
        raise FileMissing(str(path))
    if not path.is_file():
        raise NotACouncilFile(str(path))
    try:
        for _try in range(_TRIES):
            before = _state(path), _state(log)
            shutil.copyfile(path, copy)
            copied_log.unlink(missing_ok=True)
            if log.exists():
                shutil.copyfile(log, copied_log)
            if before == (_state(path), _state(log)):
                return
    except PermissionError as error:
        raise FileReadOnly(str(path)) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(tempfile.gettempdir()) from error
        raise PlaceUnreachable(str(path), error.strerror or str(error)) from error


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns
