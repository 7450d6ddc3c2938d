"""The program keeps its files where the system wants a person's files to be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from councildesk import paths


def test_the_council_file_the_settings_and_the_log_are_apart() -> None:
    places = paths.personal_paths()

    assert places.council.name == "Council.council"
    assert len({places.council.parent, places.settings.parent, places.log.parent}) == 3 or os.name == "nt"


@pytest.mark.skipif(os.name == "nt" or "XDG_DATA_HOME" not in os.environ, reason="a rule of Linux desktops")
def test_the_folders_of_the_desktop_are_used() -> None:
    assert paths.personal_paths().council.is_relative_to(Path(os.environ["XDG_DATA_HOME"]))


@pytest.mark.skipif(os.name == "nt", reason="Windows reads no such setting")
def test_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))

    paths.personal_paths()

    assert list(tmp_path.iterdir()) == []
