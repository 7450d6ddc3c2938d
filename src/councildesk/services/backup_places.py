"""Where the backups of a council's file lie, and how they are called.

Each file has a folder of its own below the program's data and, if chosen, one in a second place, which other computers
may use as well. A backup's name says when it was made and why, and sorts by time; nothing else has to be remembered of
it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import platform
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from councildesk.domain import file_names
from councildesk.domain.retention import Backup, Occasion
from councildesk.storage.refusals import naming_place

SUFFIX = ".council"

_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) UTC ([a-z-]+)" + re.escape(SUFFIX))
_TIME = "%Y-%m-%d %H-%M-%S"


@dataclass(frozen=True)
class BackupPlaces:
    """Of one file. Neither folder need exist."""

    file: Path
    folder: Path
    second: Path | None = None
    """The file's own folder in the second place."""

    @property
    def second_is_there(self) -> bool:
        """Whether the second place is connected; its folder for this file may still have to be made."""
        return self.second is not None and self.second.parent.is_dir()


@dataclass(frozen=True)
class BackupRow:
    """A backup by its name; `path` is where it is read from, the folder below the program's data first."""

    path: Path
    at: dt.datetime
    occasion: Occasion
    size: int
    """Bytes."""
    is_here: bool
    is_second: bool


def of(file: Path, root: Path, second: Path | None = None) -> BackupPlaces:
    """The places of a file's backups: below `root`, and below a second place if one is chosen."""
    whole = os.path.normcase(Path(os.path.abspath(file)))  # noqa: PTH100 - the file may be gone, or a link
    if sys.platform == "darwin":
        whole = unicodedata.normalize("NFC", whole)  # one file, whichever way a letter and its accent are written
    stem = file_names.safe(Path(whole).stem, otherwise="council")
    elsewhere = second / f"{stem} {_digest(f'{platform.node()}:{whole}')}" if second is not None else None
    return BackupPlaces(file, root / f"{stem} {_digest(whole)}", elsewhere)


def rows(places: BackupPlaces) -> list[BackupRow]:
    """All backups of the file, the newest first. Looks at names and sizes only; a place that is gone has none."""
    here = {path.name: path for path in files(places.folder)}
    there = {path.name: path for path in files(places.second)} if places.second is not None else {}
    found = []
    for name in here.keys() | there.keys():
        path = here.get(name) or there[name]
        named = told_by_name(name)
        if named is not None:
            at, occasion = named
            found.append(BackupRow(path, at, occasion, _size(path), name in here, name in there))
    return sorted(found, key=lambda row: (row.at, row.path.name), reverse=True)


def row_of(path: Path) -> BackupRow:
    """Any council file as a backup: one that was moved, or another file's. Without a telling name its time counts."""
    at, occasion = told_by_name(path.name) or (_changed_at(path), Occasion.BY_HAND)
    return BackupRow(path, at, occasion, _size(path), is_here=True, is_second=False)


def files(folder: Path | None) -> Iterator[Path]:
    """The backups in a folder, in no order."""
    try:
        yield from (path for path in (folder.iterdir() if folder else ()) if _NAME.fullmatch(path.name))
    except OSError:
        return


def told_by_name(name: str) -> tuple[dt.datetime, Occasion] | None:
    """When and why a backup was made; None for the name of anything else."""
    parts = _NAME.fullmatch(name)
    if parts is None or parts[2] not in list(Occasion):
        return None
    try:
        return dt.datetime.strptime(parts[1], _TIME).replace(tzinfo=dt.UTC), Occasion(parts[2])
    except ValueError:
        return None  # the 31st of February


def is_after(name: str, instant: dt.datetime) -> bool:
    """Whether a backup is told to be made later than this."""
    told = told_by_name(name)
    return told is not None and told[0] > instant


def new_name(folder: Path, now: dt.datetime, occasion: Occasion) -> str:
    """A name for a backup made now; of two in one second the other is told as a second later, so that names sort."""
    taken = {told[0] for told in map(told_by_name, (path.name for path in files(folder))) if told is not None}
    at = now.astimezone(dt.UTC).replace(microsecond=0)
    while at in taken:
        at += dt.timedelta(seconds=1)
    return f"{at:{_TIME}} UTC {occasion.value}{SUFFIX}"


def to_decide(paths: Iterator[Path], unsound: set[str]) -> list[Backup]:
    """What `domain.retention` decides about. Days and months are those of this computer's zone."""
    found = []
    for path in paths:
        named = told_by_name(path.name)
        if named is not None:
            at, occasion = named
            found.append(Backup(path.name, at.astimezone(), occasion, path.name not in unsound))
    return found


def make_private(folder: Path) -> None:
    """Make a folder that only its owner can look into, with those above it as the system makes them."""
    with naming_place(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:8]


def _changed_at(path: Path) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return dt.datetime.now(dt.UTC)  # it is refused when it is opened


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
