"""Looking at the bytes of a file that SQLite may have open in this very program.

When a POSIX process closes any handle on a file, it loses all its locks on that file, also those that SQLite took by
another handle (sqlite.org/howtocorrupt.html, section 2.2): somebody else could then write in the middle of a
transaction. So whoever opens a database says so here, and what is looked at meanwhile is closed after it.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

File = tuple[int, int]
"""Device and number on it: one file may be reached by several paths."""

_guard = threading.Lock()
_open: Counter[File] = Counter()
_waiting: dict[File, list[int]] = {}


def hold(path: Path) -> File | None:
    """The file is going to be open as a database until `let_go` of what this returns. In any thread."""
    try:
        found = path.stat()
    except OSError:
        return None  # whoever opens it is told
    file = found.st_dev, found.st_ino
    with _guard:
        _open[file] += 1
    return file


def let_go(file: File | None) -> None:
    """No connection is left of one that said `hold`. Raises nothing, also where the file is out of reach by now."""
    if file is None:
        return
    with _guard:
        _open[file] -= 1
        if not _open[file]:
            del _open[file]
            for handle in _waiting.pop(file, ()):
                _end(handle)


@contextmanager
def looking_at(path: Path, *, to_write: bool = False) -> Iterator[BinaryIO]:
    """The file's bytes, whoever has it open; raises OSError. `to_write` asks only whether one may: nothing is lost."""
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(path, (os.O_RDWR if to_write else os.O_RDONLY) | binary)
    file: File | None = None
    try:
        found = os.fstat(handle)
        file = found.st_dev, found.st_ino
        with open(handle, "rb", buffering=0, closefd=False) as content:
            yield content
    finally:
        _close(handle, file)


def _close(handle: int, file: File | None) -> None:
    with _guard:
        if os.name == "posix" and file is not None and file in _open:
            _waiting.setdefault(file, []).append(handle)
        else:
            _end(handle)


def _end(handle: int) -> None:
    """Nothing was written by it: what a lost share or a pulled stick answers to its closing is nobody's concern."""
    with suppress(OSError):
        os.close(handle)
