"""A backup brought back: as one step of the record, as a file of its own, or in the place of a damaged file.

In a sound file restoring is an edit like any other: each field that differs is set to what it was in the backup, and
what was made since is removed. So it can be undone, stands in the history, and meets what another copy of the record
did. Nothing here knows a noun: whatever the journal records can be restored. Only where the file is damaged is it
replaced as a file, and then the damaged one is kept beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from councildesk.domain.errors import Refusal
from councildesk.services import backup_places, minutes_lock, opening
from councildesk.services.backup_comparison import Restoration
from councildesk.services.backup_places import BackupPlaces
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.workspace import Workspace
from councildesk.storage import contents, copying, glance, lock, replacing, schema, upgrading
from councildesk.storage.addresses import LOG, beside
from councildesk.storage.base import Journaled
from councildesk.storage.copying import Report
from councildesk.storage.models import journaled
from councildesk.storage.refusals import FileDamaged, FileEmpty, FileExists, FileMissing, NotACouncilFile
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

LABEL = QT_TRANSLATE_NOOP("Steps", "Restore backup")

_AT_ONCE = 500


@dataclass
class ChangedSince(Refusal):
    """The record was changed after it was compared with the backup."""


@contextmanager
def opened(backup: Path, report: Report | None = None) -> Iterator[Workspace]:
    """A backup to read, looked through from end to end; it stays as it is.

    One of an older format is brought up to date in a private copy; so is a file that somebody has open. In any thread.
    Refuses as `copying.copy_checked` does.
    """
    is_at_rest = not beside(backup, LOG).exists()
    if is_at_rest and glance.at_rest(backup).moment.schema == schema.VERSION:
        copying.check(backup)
        with Workspace.open(backup, read_only=True) as workspace:
            yield workspace
        return
    with upgrading.in_todays_format(backup, report) as copy, Workspace.open(copy, read_only=True) as workspace:
        yield workspace


def restore(session: RecordSession, wanted: Restoration) -> None:
    """Make the record what it was in the backup. One step, for `workspace.perform`.

    Refuses with ChangedSince when anything was written after the comparison.
    """
    if glance.moment(session) != wanted.moment:
        raise ChangedSince
    minutes_lock.lift(session)
    # Records may refer to others that come later; all references are checked when the step is committed.
    session.execute(text("PRAGMA defer_foreign_keys = 1"))
    for content in wanted.contents:
        contents.store(session, content)
    for noun, values in wanted.returning.items():
        _bring_back(session, journaled()[noun], values)
    for noun, ids in wanted.leaving.items():
        for row in _rows(session, journaled()[noun], list(ids)):
            row.deleted = True
    session.flush()


def to_new_file(backup: Path, target: Path, report: Report | None = None) -> None:
    """Put the backup into a file of its own, as public as new files are.

    Whoever opens it writes as another copy of the record, so that both can still be brought together. Refuses with
    FileExists, and as `copying.copy_checked` does.
    """
    if target.exists():
        raise FileExists(str(target))
    copying.copy_checked(backup, target, report, mode=0o666)


def in_place_of_damaged(backup: Path, file: Path, day: str, login: str = "", report: Report | None = None) -> Path:
    """Put the backup in the place of a damaged file, and keep that one beside it; its new path.

    `day` is put into its name. The file is held meanwhile, under this login: refuses with FileHeld while somebody has
    it open, because what they write would go into the one that is put aside. Refuses as `copying.copy_checked` does,
    too; then all is as it was.
    """
    held = lock.take(file, login)
    try:
        return replacing.replace(file, backup, f"damaged {day}", report)
    finally:
        held.release()


def calls_for_replacing(refusal: Refusal, places: BackupPlaces) -> bool:
    """Whether a file that is refused so has no record to restore into: it is damaged beyond being opened, or gone.

    What was never a council's file is somebody's letter or table, and is not replaced: nothing in it is a council's
    table, and there are no backups of it.
    """
    if not isinstance(refusal, FileDamaged | NotACouncilFile | FileMissing) or refusal.path != str(places.file):
        return False
    is_foreign = isinstance(refusal, NotACouncilFile) and not isinstance(refusal, FileEmpty)
    return not is_foreign or opening.holds_tables(places.file) or bool(backup_places.rows(places))


def today() -> str:
    """The day, for the name of a file that is put aside."""
    return dt.datetime.now().astimezone().date().isoformat()


def _bring_back(session: RecordSession, model: type[Journaled], values: Mapping[str, Mapping[str, Any]]) -> None:
    found = {row.id: row for row in _rows(session, model, list(values))}
    for key, fields in values.items():
        row = found.get(key)
        if row is None:
            session.add(model(id=key, **fields))
            continue
        for name, value in fields.items():
            if getattr(row, name) != value:
                setattr(row, name, value)


def _rows(session: RecordSession, model: type[Journaled], ids: list[str]) -> Iterator[Journaled]:
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(model).where(model.id.in_(ids[start : start + _AT_ONCE]))
        yield from session.scalars(chosen, execution_options=INCLUDE_REMOVED)
