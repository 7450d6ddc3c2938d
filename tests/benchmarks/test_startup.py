"""How soon the window stands and its list is filled, as multiples of an empty PySide6 window measured in the same run.

Each case is a process of its own, from its start to its end; cases take turns, and medians are compared. The first
round compiles modules and is not counted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from councildesk.services import council
from councildesk.services.council import CouncilDraft
from councildesk.services.workspace import Workspace

ROUNDS = 11
FIRST_PAINT, LIST_FILLED = 1.5, 3.5
ROOT = Path(__file__).resolve().parents[2]

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QApplication.exit()

application, window = QApplication([]), Window()
window.resize(900, 600)
window.show()
application.exec()
"""

DESK = """
import gc
import sys
from pathlib import Path

gc.disable()  # as app.main does
from councildesk.app import qt

qt.load()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from councildesk.paths import Paths
from councildesk.ui.application import Desktop

file, folder, until = (Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and (until == "paint" or desktop.window.desk is not None):
            QApplication.exit()
        return False

application, watch = QApplication([]), Watch()
desktop = Desktop(application, Paths(folder / "Council.council", folder / "settings.ini", folder / "log"))
desktop.window.installEventFilter(watch)
desktop.window.show()
if until == "list":
    desktop.begin(file)
application.exec()
desktop.close()
"""


def test_the_window_stands_almost_as_soon_as_an_empty_one(tmp_path: Path) -> None:
    file = tmp_path / "a.council"
    with Workspace.create(file) as workspace:
        workspace.perform("Set up council", council.found, CouncilDraft(name={"en": "A council"}))
    cases = {
        "bare": (BARE,),
        "first paint": (DESK, str(file), str(tmp_path), "paint"),
        "list filled": (DESK, str(file), str(tmp_path), "list"),
    }

    taken: dict[str, list[float]] = {name: [] for name in cases}
    for round_number in range(ROUNDS + 1):
        for name, case in cases.items():
            seconds = _seconds(case)
            if round_number:
                taken[name].append(seconds)

    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, median in medians.items():
        print(f"{name:12} {1000 * median:6.0f} ms  x {median / medians['bare']:.2f}")  # noqa: T201  # the figures
    assert medians["first paint"] / medians["bare"] <= FIRST_PAINT
    assert medians["list filled"] / medians["bare"] <= LIST_FILLED


def _seconds(case: tuple[str, ...]) -> float:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", *case], env=environment, capture_output=True, check=True)
    return time.perf_counter() - begun
