"""A council with backups of its own, and hands to make and look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from councildesk.domain.names import PersonName
from councildesk.services import persons
from councildesk.services.persons import PersonDraft
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk

NEVER_MS = 3_600_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def keeping(desk: Desk, root: Path) -> Iterator[BackupKeeping]:
    """One that makes no backup by itself within a test."""
    keeping = BackupKeeping(desk.live, desk.background, desk.settings, root, opened_ms=NEVER_MS)
    yield keeping
    keeping.close()


def add_person(live: LiveWorkspace, given: str) -> str:
    return live.perform("Add person", persons.add, PersonDraft((PersonName("en", given, "Lee"),)))


def given_names(live: LiveWorkspace) -> list[str]:
    return sorted(row.name for row in live.read(persons.rows, "en"))
