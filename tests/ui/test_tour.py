from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from councildesk.services import council
from councildesk.services.council import CouncilDraft
from councildesk.services.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


def test_the_tour_leaves_a_picture_of_everything_and_the_council_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.council"
    with Workspace.create(file) as workspace:
        workspace.perform("Set up council", council.found, CouncilDraft(name={"en": "A council"}))
    before = file.read_bytes()

    command = ["-m", "councildesk.ui.tour", str(tmp_path / "out"), "--file", str(file), "--dark", "--scale", "2"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    pictures = sorted((tmp_path / "out").glob("*.png"))
    assert [picture.name for picture in pictures] == sorted(done.stdout.split())
    assert {"start-dark.png", "dialog-keys-dark.png"} <= {picture.name for picture in pictures}
    assert QImage(str(tmp_path / "out" / "start-dark.png")).width() == 2 * 1366
    assert file.read_bytes() == before
