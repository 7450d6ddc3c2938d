"""Where the window of a file would be found, without loading what it takes to knock there: each start asks."""

from __future__ import annotations

import os
from pathlib import Path


def bring_forward(file: Path, folder: Path) -> bool:
    """Let the window that has this file open come to the front; False where there is none that answers."""
    if os.name == "posix" and not (_has_doors(folder) and Path(address(file, folder)).exists()):
        return False
    from councildesk.ui.opening import front_door

    return front_door.knock(file, folder)


def is_one(file: Path, other: Path) -> bool:
    """Whether both lead to one file: by a link, a relative path, or capitals where those make no difference."""
    try:
        return file == other or file.samefile(other)
    except OSError:
        return False


def address(file: Path, folder: Path) -> str:
    """Where the window of this file listens, by whatever way the file is reached."""
    import hashlib  # it brings a library that the first picture of the window would wait for

    real = os.path.normcase(os.path.realpath(file))
    digest = hashlib.sha256(f"{Path.home()} {real}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return str(folder / digest) if os.name == "posix" else f"councildesk-{digest}"


def _has_doors(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
