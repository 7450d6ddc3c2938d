"""A council file made for one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import empty_council
from councildesk.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with empty_council.opened(tmp_path / "test.council", "Leyla") as workspace:
        yield workspace
