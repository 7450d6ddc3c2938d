"""How soon the window stands, against an empty window of PySide6 measured in the same run.

Processor time is compared, not time on the clock: it does not depend on what else the machine does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

import pytest

RUNS = 7
MOST_TIMES_BARE = 1.5

WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(time.process_time(), flush=True)
            QApplication.exit()
        return False
"""

BARE = f"""{WATCH}
application, first_paint, window = QApplication([]), FirstPaint(), QMainWindow()
application.installEventFilter(first_paint)
window.show()
application.exec()
"""

# Qt is loaded by the program as always; only then the watch is put in, just before the event loop begins.
DESK = f"""
from councildesk.app import main, qt

def load(original=qt.load):
    original()
    exec({WATCH!r}, globals())
    run = QApplication.exec

    def watched(_application=None):
        first_paint = FirstPaint()
        QApplication.instance().installEventFilter(first_paint)
        return run()

    QApplication.exec = watched

qt.load = load
import sys
sys.argv = ["councildesk"]
main.main()
"""


@pytest.mark.long
def test_the_window_stands_almost_as_soon_as_an_empty_one() -> None:
    _first_paint_seconds(DESK)  # compiles what was not compiled yet

    pairs = [(_first_paint_seconds(BARE), _first_paint_seconds(DESK)) for _ in range(RUNS)]

    bare, desk = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert desk / bare <= MOST_TIMES_BARE, f"bare {bare:.3f} s, CouncilDesk {desk:.3f} s"


def _first_paint_seconds(program: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return float(ran.stdout)
