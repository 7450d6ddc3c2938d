"""Backups of a council's file: made whole and checked, thinned out as they grow old, and brought to a second place.

All of it may run in any thread, beside whoever writes. A backup stands under its name only when it was opened and
looked through; one goes only after a newer one that stays was looked through once more. The second place may be a
stick or a folder that is not always there: what it lacks is made up for when it is back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from councildesk.domain import file_names, retention
from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Keeping, Occasion
from councildesk.services import backup_places
from councildesk.services.backup_places import BackupPlaces, BackupRow
from councildesk.storage import copying, glance
from councildesk.storage.copying import Report
from councildesk.storage.glance import Glance
from councildesk.storage.moment import Moment
from councildesk.storage.refusals import (
    DiskFull,
    FileDamaged,
    FileEmpty,
    FileMissing,
    NotACouncilFile,
    PlaceUnreachable,
)
from councildesk.storage.session import RecordSession

Clock = Callable[[], dt.datetime]

_SPOILED = (FileDamaged, FileEmpty, NotACouncilFile)

Contents: TypeAlias = Glance
"""What is in a backup."""


@dataclass(frozen=True)
class Made:
    """A backup that was made; `trouble` is why it is not in the second place, where one is chosen."""

    path: Path
    size: int
    steps: int
    trouble: Refusal | None = None


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def make(
    places: BackupPlaces,
    occasion: Occasion,
    keeping: Keeping = Keeping.YEARS,
    report: Report | None = None,
    clock: Clock = now,
) -> Made:
    """Back the file up, clear away what need not be kept any longer, and bring the backup to the second place.

    Where the disk is full, what may go goes first. Refuses as `copying.copy_checked` does; then there is no new
    backup, and all older ones are as they were.
    """
    backup_places.make_private(places.folder)
    at = clock()
    target = places.folder / backup_places.new_name(places.folder, at, occasion)
    try:
        copied = copying.copy_checked(places.file, target, report)
    except DiskFull:
        if not thin(places.folder, keeping, at):
            raise
        copied = copying.copy_checked(places.file, target, report)
    thin(places.folder, keeping, at)
    return Made(target, copied.size, copied.steps, _second_trouble(places, keeping, report, at))


def bring_over(places: BackupPlaces, keeping: Keeping, report: Report | None = None, clock: Clock = now) -> int:
    """Bring to the second place what was made while it was away; how many backups. None is chosen: 0.

    After long only a few of those. Refuses with PlaceUnreachable while it is away, and as `copy_checked` does.
    """
    if places.second is None:
        return 0
    if not places.second_is_there:
        raise PlaceUnreachable(str(places.second.parent), "")
    backup_places.make_private(places.second)
    at = clock()
    there = {path.name for path in backup_places.files(places.second)}
    # One that a wrong clock put into the future must not keep all others out until then.
    since = max((name for name in there if not backup_places.is_after(name, at)), default="")
    wanted = retention.thinned(retention.rules(_largest(places.folder), keeping))
    here = backup_places.to_decide(backup_places.files(places.folder), set())
    missing = [
        one.name for one in retention.kept(here, at.astimezone(), wanted) if one.name > since and one.name not in there
    ]
    for name in reversed(missing):
        _bring(places.folder / name, places.second / name, keeping, report, at)
    return len(missing)


def thin(folder: Path, keeping: Keeping, at: dt.datetime) -> int:
    """Clear away the backups that need not be kept any longer; how many went.

    Before one goes, the next newer one that stays is looked through; if that is damaged it stops counting. One that
    cannot be read just now, or only by a newer program, stays, and stands for no other.
    """
    copying.sweep(folder)
    wanted = retention.rules(_largest(folder), keeping)
    unsound: set[str] = set()
    passed_over: set[str] = set()
    checked: set[str] = set()
    gone = 0
    while True:
        found = (path for path in backup_places.files(folder) if path.name not in passed_over)
        every = backup_places.to_decide(found, unsound)
        staying = [one.name for one in retention.kept(every, at.astimezone(), wanted) if one.is_sound]
        going = retention.surplus(every, at.astimezone(), wanted)
        if not going or not staying:
            return gone
        leaving = going[0].name
        keeper = min((name for name in staying if name > leaving), default=staying[0])
        if keeper not in checked:
            try:
                copying.check(folder / keeper)
            except _SPOILED:
                unsound.add(keeper)
                continue
            except Refusal:
                passed_over.add(keeper)
                continue
        checked.add(keeper)
        if not _remove(folder / leaving):
            return gone
        gone += 1


def tidy(places: BackupPlaces) -> None:
    """Clear away what a killed program left half done, beside the file and where its backups are."""
    for folder in (places.file.parent, places.folder, places.second):
        if folder is not None:
            copying.sweep(folder)


def is_outdated(places: BackupPlaces, current: Moment) -> bool:
    """Whether something changed since the last backup, or there is none that can be read."""
    newest = max(backup_places.files(places.folder), key=lambda path: path.name, default=None)
    if newest is None:
        return True
    try:
        return contents(newest).moment != current
    except Refusal:
        return True


def moment(session: RecordSession) -> Moment:
    """The state of an open record, for `is_outdated`."""
    return glance.moment(session)


def minutes_between(places: BackupPlaces) -> int:
    """While somebody works: how many minutes after the last backup the next one is made."""
    return retention.rules(_size(places.file)).every_minutes


def contents(path: Path) -> Contents:
    """What is in a backup, at a glance. Refuses as `glance.at_rest` does."""
    return glance.at_rest(path)


def check(row: BackupRow) -> None:
    """Open a backup and look through all of it, as was done when it was made. Refuses with FileDamaged."""
    copying.check(row.path)


def copy_to(file: Path, folder: Path, clock: Clock = now, report: Report | None = None) -> Made:
    """Put a backup of the file into any folder, under the file's name and the time; nothing there is cleared away.

    Refuses as `copying.copy_checked` does.
    """
    stamp = f"{clock().astimezone():%Y-%m-%d %H-%M-%S}"
    if not folder.is_dir():
        raise FileMissing(str(folder))
    taken = {path.name.casefold() for path in folder.iterdir()}
    target = folder / file_names.unlike(f"{file.stem} {stamp}{file.suffix}", taken)
    copied = copying.copy_checked(file, target, report)
    return Made(target, copied.size, copied.steps)


def newest_good(places: BackupPlaces, report: Report | None = None) -> BackupRow | None:
    """The newest backup that is sound from end to end: for whoever has only a damaged file. Takes a moment.

    `report` is told how many were looked through, and of how many.
    """
    rows = backup_places.rows(places)
    for number, row in enumerate(rows):
        if report is not None:
            report(number, len(rows))
        for path in (row.path, places.second / row.path.name if places.second and row.is_second else row.path):
            if _is_sound(path):
                return replace(row, path=path)
    return None


def _second_trouble(places: BackupPlaces, keeping: Keeping, report: Report | None, at: dt.datetime) -> Refusal | None:
    """A backup that is made counts, whatever becomes of its copy."""
    try:
        bring_over(places, keeping, report, lambda: at)
    except Refusal as refusal:
        return refusal
    return None


def _bring(source: Path, target: Path, keeping: Keeping, report: Report | None, at: dt.datetime) -> None:
    try:
        copying.copy_checked(source, target, report)
    except DiskFull:
        if not thin(target.parent, keeping, at):
            raise
        copying.copy_checked(source, target, report)
    thin(target.parent, keeping, at)


def _is_sound(path: Path) -> bool:
    try:
        copying.check(path)
    except Refusal:
        return False  # also one of a newer program, or not to be read just now
    return True


def _remove(path: Path) -> bool:
    """False where the place does not let it go: it is tried again after the next backup."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _largest(folder: Path) -> int:
    return max((_size(path) for path in backup_places.files(folder)), default=0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
