"""Papers given to other programs to be looked at: private copies, which nobody needs once the council is closed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from councildesk.documents import delivery
from councildesk.storage import private_folders, whole_files
from councildesk.storage.private_folders import PrivateFolder

__all__ = ("OpenedCopies", "sweep")

sweep = private_folders.sweep
"""Remove what programs left that were killed. In any thread."""


class OpenedCopies:
    """Copies that nobody else can read, in a folder that nobody else can look into, until `close`."""

    def __init__(self) -> None:
        self._folder: PrivateFolder | None = None

    def put(self, name: str, content: bytes) -> Path:
        """Make a copy under this name, beside no other one. Refuses with PlaceRefused or PlaceFull."""
        with delivery.telling(Path(tempfile.gettempdir())):
            self._folder = self._folder or PrivateFolder()
            path = Path(tempfile.mkdtemp(dir=self._folder.path), name)
            whole_files.write(path, content, is_public=False)
        return path

    def close(self) -> None:
        """Remove all of them."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None
