"""Folders for what lies outside the council's file for a while: copies that are looked into, papers that are opened.

Only this person can look into them, and they go when the program ends. The name says whose they are, so that those of a
program that was killed are known later and swept away.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import weakref
from pathlib import Path
from typing import Self

from councildesk.storage import processes

_NAME = re.compile(r"councildesk-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-.+")


class PrivateFolder:
    """`path` is there until `close`, and no longer than the program runs."""

    def __init__(self) -> None:
        """Raises OSError."""
        own = os.getpid()
        whose = f"councildesk-{processes.computer_id()[:8]}-{own}-{_digest(processes.birth(own))}-"
        self.path = Path(tempfile.mkdtemp(prefix=whose))  # 0700
        self._remove = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def close(self) -> None:
        """Remove it with what is in it. What another program keeps open on Windows is swept another time."""
        self._remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def sweep() -> None:
    """Remove the folders of programs that run no more. In any thread; what cannot be removed stays."""
    try:
        found = list(Path(tempfile.gettempdir()).iterdir())
    except OSError:
        return
    for folder in found:
        if _is_abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """It was made on this computer, by this person, in a program that ended."""
    named = _NAME.fullmatch(folder.name)
    if named is None or named[1] != processes.computer_id()[:8]:
        return False
    birth = processes.birth(int(named[2]))
    runs = birth is not None and (birth == processes.UNKNOWN or _digest(birth) == named[3])
    return not runs and _is_ours(folder)


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and (os.name != "posix" or found.st_uid == os.geteuid())


def _digest(birth: str | None) -> str:
    return hashlib.sha256((birth or "").encode()).hexdigest()[:8]
