"""A sound copy put in the place of a damaged file, which is kept beside it under a plain name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from councildesk.storage import copying
from councildesk.storage.addresses import JOURNAL, LOG, SHARED
from councildesk.storage.copying import Report
from councildesk.storage.refusals import naming_place

_BESIDE = (LOG, JOURNAL)


def replace(file: Path, source: Path, why: str, report: Report | None = None) -> Path:
    """Copy `source` to where `file` is, and keep what was there as `NAME (why).council`: the path of that.

    What belongs to a damaged file goes with it, because its log holds what was written last. There is a file under the
    real name at every moment, where the place can give one file two names; else but for the blink between two
    renamings. Nobody may have the file open. Refuses as `copying.copy_checked` does; then nothing has changed.
    """
    file = Path(os.path.realpath(file))  # a link goes on leading to it
    kept = _free_name(file, why)
    new = file.with_name(f".{file.name}.restored{copying.UNFINISHED}")
    copying.copy_checked(source, new, report, mode=_mode(file))
    try:
        with naming_place(file):
            _name_also(file, kept)
            for end in _BESIDE:
                beside = file.with_name(file.name + end)
                if beside.exists():
                    beside.replace(kept.with_name(kept.name + end))
            file.with_name(file.name + SHARED).unlink(missing_ok=True)
            new.replace(file)
    except BaseException:
        _put_back(file, kept)
        new.unlink(missing_ok=True)
        raise
    copying.sync_folder(file.parent)
    return kept


def _name_also(file: Path, kept: Path) -> None:
    if not file.exists():
        return
    try:
        kept.hardlink_to(file)
    except OSError:  # a stick or a share
        file.rename(kept)


def _put_back(file: Path, kept: Path) -> None:
    """As far as the place lets us; what it does not is whole under the other name."""
    with suppress(OSError):
        for end in _BESIDE:
            beside = kept.with_name(kept.name + end)
            if beside.exists():
                beside.replace(file.with_name(file.name + end))
        if not file.exists():
            kept.rename(file)
        elif kept.exists() and kept.samefile(file):
            kept.unlink()


def _free_name(file: Path, why: str) -> Path:
    number = 1
    name = f"{file.stem} ({why}){file.suffix}"
    while os.path.lexists(file.with_name(name)):
        number += 1
        name = f"{file.stem} ({why}, {number}){file.suffix}"
    return file.with_name(name)


def _mode(file: Path) -> int:
    try:
        return file.stat().st_mode & 0o777
    except OSError:
        return 0o666
