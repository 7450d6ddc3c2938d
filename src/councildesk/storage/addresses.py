"""What SQLite calls a file: its address as a URI, and the files it keeps beside it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

LOG, JOURNAL, SHARED = "-wal", "-journal", "-shm"


def address(path: Path, how: str) -> str:
    r"""The URI by which SQLite opens a file; `how` are its parameters.

    No character of the name means anything in it, and it has no authority: SQLite knows no computer but this one, so
    that a share of Windows (`\\server\share`) is named by its path alone (sqlite.org/uri.html).
    """
    return f"file:{quote(os.fsencode(path.absolute()), safe='')}?{how}"


def beside(path: Path, end: str) -> Path:
    """What SQLite keeps beside the file itself, by whatever link that was reached."""
    return Path(os.path.realpath(path) + end)
