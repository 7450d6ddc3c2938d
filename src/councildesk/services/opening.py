"""What stands in the way of opening a file, and what can be done about it."""

from __future__ import annotations

import datetime as dt
import mmap
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from itertools import count
from pathlib import Path

from sqlalchemy import select

from councildesk.domain.errors import Refusal
from councildesk.domain.place import Place
from councildesk.services.workspace import Announcement, Workspace
from councildesk.storage import glance, place, refusals, upgrading
from councildesk.storage.copying import copy_checked
from councildesk.storage.models import Change, Step, StoredFile
from councildesk.storage.moment import Moment
from councildesk.storage.refusals import naming_place
from councildesk.storage.session import RecordSession
from councildesk.storage.upgrading import Stage, copy_name

__all__ = [
    "Moment",
    "Obstacle",
    "Stage",
    "copy_backup",
    "copy_name",
    "damage",
    "holds_tables",
    "moment",
    "obstacle",
    "place_of",
    "reading_refusal",
    "to_read",
    "written_since",
]


class Obstacle(StrEnum):
    """Why a file was not opened, as far as something can be done about it."""

    HELD = "held"
    READ_ONLY = "read_only"
    FULL = "full"
    """There is no room for the lock beside it."""
    OUTDATED = "outdated"
    TOO_NEW = "too_new"
    FOREIGN = "foreign"
    """No council's file, or too damaged to be known as one."""
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"
    """Its drive does not answer, and may never again."""


_REST_S = 0.02
"""Long enough for whoever waits to take the turn."""

_OBSTACLES: Mapping[type[Refusal], Obstacle] = {
    refusals.FileHeld: Obstacle.HELD,
    refusals.FileReadOnly: Obstacle.READ_ONLY,
    refusals.DiskFull: Obstacle.FULL,
    refusals.FileOutdated: Obstacle.OUTDATED,
    refusals.FileTooNew: Obstacle.TOO_NEW,
    refusals.NotACouncilFile: Obstacle.FOREIGN,
    refusals.FileEmpty: Obstacle.EMPTY,
    refusals.FileDamaged: Obstacle.DAMAGED,
    refusals.PlaceUnreachable: Obstacle.UNREACHABLE,
}


def obstacle(refusal: Refusal) -> Obstacle | None:
    """What the refusal of a file means; None where nothing can be done but what its sentence says."""
    return _OBSTACLES.get(type(refusal))


@contextmanager
def to_read(file: Path, actor: str) -> Iterator[Workspace]:
    """The council in a file, whoever has it open, without a trace beside it. Of an older one a private copy is read.

    Refuses as `Workspace.open` and `copying.copy_checked` do.
    """
    with ExitStack() as stack:
        try:
            workspace = Workspace.open(file, actor, read_only=True)
        except refusals.FileOutdated:
            copy = stack.enter_context(upgrading.in_todays_format(file))
            workspace = Workspace.open(copy, actor, read_only=True)
        yield stack.enter_context(workspace)


def place_of(file: Path) -> Place:
    """In what kind of place the file lies, or will lie."""
    return place.of(file)


def damage(workspace: Workspace, go_on: Callable[[], object]) -> str:
    """What SQLite finds wrong with the file first; empty for nothing. In any thread; reads all of it.

    Where reading and writing take turns, others get theirs after each table, and the bytes of the papers are left out:
    over a share they take minutes, and each backup looks through them. `go_on` may raise between two tables.
    """
    try:
        if workspace.place.bears_log:
            return workspace.read(_damage_of, None)
        for table in workspace.read(_tables):
            if found := workspace.read(_damage_of, table):
                return found
            go_on()
            time.sleep(_REST_S)
    except refusals.FileDamaged as refusal:
        return refusal.detail
    return ""


def _tables(session: RecordSession) -> list[str]:
    names = session.connection().exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for name in names.scalars() if name != StoredFile.__tablename__]


def _damage_of(session: RecordSession, table: str | None) -> str:
    """Of one table with its indexes, or of the whole file."""
    what = "1" if table is None else '"{}"'.format(table.replace('"', '""'))
    found = session.connection().exec_driver_sql(f"PRAGMA quick_check({what})").scalars().first()
    return "" if found in (None, "ok") else refusals.on_one_line(str(found))


def holds_tables(file: Path) -> bool:
    """Whether there are tables of a council in a file that does not say any more what it is: it can be repaired."""
    try:
        with file.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return all(content.find(b"CREATE TABLE %s (" % noun) >= 0 for noun in (b"council", b"seat", b"change"))
    except (OSError, ValueError):  # out of reach, or without a byte
        return False


def moment(session: RecordSession) -> Moment:
    """The state of the record now, for `written_since`."""
    return glance.moment(session)


def written_since(session: RecordSession, seen: Moment) -> tuple[Moment, Announcement | None]:
    """What others wrote into a file that is only read here, as it would have been announced; None: nothing.

    Typing lengthens the last step that was seen, so that one counts.
    """
    now = glance.moment(session)
    if now == seen:
        return now, None
    changed = session.execute(select(Change.noun, Change.row).where(Change.step >= seen.place).distinct()).all()
    label = session.scalar(select(Step.label).where(Step.place == now.place)) or ""
    return now, Announcement(
        label, frozenset(noun for noun, _row in changed), rows=frozenset(row for _, row in changed)
    )


def copy_backup(backup: Path, file: Path, day: dt.date) -> Path:
    """Copy a backup beside the file it was made of, under a name that says its day; the copy.

    Refuses as `copying.copy_checked` does, and with PlaceUnreachable where the drive of the file does not answer.
    """
    with naming_place(file):
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666  # backups are private; what was shared stays so
    names = (f"{file.stem} (backup {day}{f', {number}' if number > 1 else ''}){file.suffix}" for number in count(1))
    copy = next(path for name in names if not (path := file.with_name(name)).exists())
    return copy_checked(backup, copy, mode=mode).path


def reading_refusal(workspace: Workspace) -> Refusal:
    """Why nothing can be changed in a file that was opened to read, or taken over since."""
    return workspace.loss() or refusals.FileOpenToRead(str(workspace.path))
