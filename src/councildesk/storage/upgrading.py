"""An older program's file brought up to date, and kept as it was in a copy beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from councildesk.storage import schema
from councildesk.storage.copying import Report as CopyingReport
from councildesk.storage.copying import copy_checked
from councildesk.storage.private_folders import PrivateFolder


class Stage(Enum):
    """What is being done."""

    COPYING = "copying"
    CHANGING = "changing"
    """In one transaction; how far it is cannot be said."""


Report = Callable[[Stage, int, int], object]
"""Told how much of how much is done of a stage. Raising from it while copying leaves everything as it was."""


def nobody(_stage: Stage, _done: int, _total: int) -> None:
    """Reports to nobody."""


def bring_up_to_date(path: Path, report: Report = nobody) -> Path:
    """Copy the file as it is, then run the migrations it lacks; the copy. In any thread, while nobody has it open.

    When something is refused (DiskFull, FileDamaged, FileReadOnly, …) the file is as it was before.
    """
    copy = copy_name(path, schema.settled_version(path))
    copy_checked(path, copy, lambda done, total: report(Stage.COPYING, done, total), mode=path.stat().st_mode & 0o777)
    report(Stage.CHANGING, 0, 0)
    schema.open_existing(path).close()
    return copy


@contextmanager
def in_todays_format(path: Path, report: CopyingReport | None = None) -> Iterator[Path]:
    """A private copy to be read, brought up to date; the file itself stays as it is. In any thread.

    Refuses as `copy_checked` does.
    """
    with PrivateFolder() as folder:
        copy = folder.path / path.name
        copy_checked(path, copy, report)
        schema.open_existing(copy).close()
        yield copy


def copy_name(path: Path, version: int) -> Path:
    """`Council (format 3).council`, or with a number behind it where that is taken."""
    copy = path.with_name(f"{path.stem} (format {version}){path.suffix}")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.stem} (format {version}, {number}){path.suffix}")
        number += 1
    return copy
