"""A council file made for one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from councildesk.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "test.council", actor="Leyla") as workspace:
        yield workspace
