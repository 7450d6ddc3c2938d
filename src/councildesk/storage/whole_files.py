"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

_asking = threading.Lock()


def write(path: Path, content: bytes, *, is_public: bool) -> None:
    """Write a file beside its place and move it there when it is whole and on the disk; raises OSError.

    What was there before stays until then. A public file is as readable as others made in this folder by this
    person, any other for its owner alone.
    """
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        partial = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            partial.unlink()
            raise
    try:
        if is_public:
            partial.chmod(0o666 & ~umask())
        partial.replace(path)
    except BaseException:
        partial.unlink()
        raise


def umask() -> int:
    """Which permissions this person's new files do not get. The system offers no way to read it without setting it.

    In one thread at a time: another would take what is set meanwhile for this person's, and leave it so.
    """
    with _asking:
        mask = os.umask(0o077)
        os.umask(mask)
    return mask
