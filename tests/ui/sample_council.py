"""The sample council in a file of a test's own: loaded once, then copied."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from councildesk.services.workspace import Workspace
from councildesk.ui import making


def opened(folder: Path) -> Workspace:
    file = folder / "sample.council"
    file.write_bytes(_made())
    return making.sample(file)


@cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sample.council")
        making.sample(file).close()
        return file.read_bytes()
