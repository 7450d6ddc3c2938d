"""What the file or the place it lies in refuses, as facts a person can act on."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoTurn

from councildesk.domain.errors import Refusal
from councildesk.domain.holder import Holder, Presence


@dataclass
class FileMissing(Refusal):
    """There is no file here."""

    path: str


@dataclass
class FileReplaced(Refusal):
    """Where the file was when it was opened, another one lies now."""

    path: str


@dataclass
class FileExists(Refusal):
    """A new council would overwrite this file."""

    path: str


@dataclass
class NotACouncilFile(Refusal):
    """The file is something else, or too damaged to be recognised."""

    path: str


@dataclass
class FileEmpty(NotACouncilFile):
    """There is not a single byte in the file."""

    path: str


@dataclass
class FileTooNew(Refusal):
    """Made by a newer program: its schema is `found`, this program knows up to `known`."""

    path: str
    found: int
    known: int


@dataclass
class FileOutdated(Refusal):
    """Made by an older program (its schema is `found`), and it cannot be brought up to date while it is only read."""

    path: str
    found: int


@dataclass
class FileHeld(Refusal):
    """Somebody else has the file open to write in it."""

    path: str
    holder: Holder
    presence: Presence


@dataclass
class FileTakenOver(Refusal):
    """The file was ours, and somebody took it over in the meantime, on this computer or (`is_here` False) another."""

    path: str
    holder: Holder
    is_here: bool


@dataclass
class FileOpenToRead(Refusal):
    """Nothing can be changed in a file that was opened to read."""

    path: str


@dataclass
class FileBusy(Refusal):
    """Another program is writing to the file."""

    path: str


@dataclass
class FileReadOnly(Refusal):
    """The file or its folder cannot be written to."""

    path: str


@dataclass
class DiskFull(Refusal):
    path: str


@dataclass
class FileDamaged(Refusal):
    """SQLite cannot read the file any more; `detail` is what it says, on one line."""

    path: str
    detail: str

    def __post_init__(self) -> None:
        self.detail = on_one_line(self.detail)


@dataclass
class PlaceUnreachable(Refusal):
    """The drive, stick or share does not answer: `reason` is what the system says."""

    path: str
    reason: str


@dataclass
class UndoBlocked(Refusal):
    """Something newer stands where the step would be taken back."""

    label: str


@dataclass
class OwnerRemoved(Refusal):
    """A record of `noun` cannot come back while the one it belongs to or names is removed."""

    noun: str
    other: str
    other_id: str
    called: str = ""
    """What the other is called, where whoever refuses knows."""


@dataclass
class NothingToUndo(Refusal):
    """There is no step to take back, or none to take again (`again`)."""

    again: bool = False


def on_one_line(said: str) -> str:
    """What SQLite found: without the heading it puts above it, and of several lines the first with their number."""
    lines = [" ".join(line.split()) for line in said.replace(_HEADING, "").splitlines()]
    first, *more = [line for line in lines if line] or [""]
    return f"{first}, and {len(more)} more" if more else first


_HEADING = "*** in database main ***"

# Primary result codes of SQLite (sqlite.org/rescode.html) that a person can do something about.
_BY_CODE: dict[int, type[FileBusy] | type[FileReadOnly] | type[DiskFull]] = {
    sqlite3.SQLITE_BUSY: FileBusy,
    sqlite3.SQLITE_LOCKED: FileBusy,
    sqlite3.SQLITE_READONLY: FileReadOnly,
    sqlite3.SQLITE_PERM: FileReadOnly,
    sqlite3.SQLITE_CANTOPEN: FileReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# Not being able to read or write says nothing of what is in the file: the drive fails, or is gone. Not so with these: a
# part of the file is missing, or it is not what was written there.
_DAMAGED_DISKS = (sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_DATA, sqlite3.SQLITE_IOERR_CORRUPTFS)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_MISSING = (errno.ENOENT, errno.ENOTDIR)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into a refusal; let every other error through."""
    try:
        yield
    except UnicodeDecodeError as error:  # damaged text, also where SQLite quotes it in a message
        raise FileDamaged(str(path), "text that cannot be read") from error
    except NoTurn as error:
        raise FileBusy(str(path)) from error
    except (DBAPIError, sqlite3.Error) as error:
        refusal = _refusal(error.orig if isinstance(error, DBAPIError) else error, path)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def naming_place(path: Path) -> Iterator[None]:
    """Turn what the system says about the place of `path` into a refusal: a missing one is told by its folder."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(str(path)) from error
        if error.errno in _FORBIDDEN:
            raise FileReadOnly(str(path)) from error
        if error.errno in _MISSING:
            raise FileMissing(str(path.parent)) from error
        raise PlaceUnreachable(str(path), error.strerror or str(error)) from error


def _refusal(error: BaseException | None, path: Path) -> Refusal | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _DAMAGED or code in _DAMAGED_DISKS:
        return FileDamaged(str(path), str(error))
    if primary == sqlite3.SQLITE_IOERR:
        return PlaceUnreachable(str(path), str(error))
    if primary == sqlite3.SQLITE_CANTOPEN and not os.path.exists(path):  # noqa: PTH110 - never raises
        return FileMissing(str(path))
    return _BY_CODE[primary](str(path)) if primary in _BY_CODE else None
