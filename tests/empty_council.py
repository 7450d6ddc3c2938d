"""A new, empty council file of a test's own: made once, then copied; making its tables takes longer than most tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from councildesk.services.workspace import Workspace


def opened(file: Path, actor: str = "") -> Workspace:
    """The file as `Workspace.create` would leave it; like any copy it writes under a name of its own."""
    file.write_bytes(_made())
    return Workspace.open(file, actor)


@cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "empty.council")
        Workspace.create(file).close()
        return file.read_bytes()
