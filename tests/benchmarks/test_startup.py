"""How soon the window stands and its first page is filled, as multiples of an empty PySide6 window of the same run.

Each case is a process of its own: the program as `councildesk FILE` starts it, with the sample council, from the start
of the interpreter until the picture is painted. Cases take turns and medians are compared; the first round compiles
modules and is not counted. The page is filled from what was kept of it when the council was left; what a start takes
where nothing was kept, or where it no longer fits, is told as well. Time on the clock is what a person waits and what
is held to the limits; processor time is printed beside it, because it depends less on what else the machine does.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from councildesk.ui import making

ROUNDS = 15
FIRST_PAINT, PAGE_FILLED = 1.5, 3.5
ROOT = Path(__file__).resolve().parents[2]

# How a case says that its picture is painted; what lies in a widget is painted right after the widget itself.
TELL = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def tell():
    print(time.monotonic(), time.process_time(), flush=True)
    QApplication.exit()

def tell_when_painted():
    QTimer.singleShot(0, tell)
"""

BARE = f"""
{TELL}
from PySide6.QtWidgets import QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell_when_painted()

application, window = QApplication([]), Window()
window.resize(900, 600)
window.show()
application.exec()
"""

# The program as it is. The window is watched from when the event loop begins, the page from when it is filled.
DESK = f"""
import sys
from councildesk.app import main, qt

def load(original=qt.load):
    original()
    exec({TELL!r}, globals())
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, widget, event):
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                tell_when_painted()
            return False

    watch = Watch()

    def run(application=None, original=QApplication.exec):
        window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        if until == "first paint":
            window.installEventFilter(watch)
        else:
            watch_page()
        return original()

    def watch_page():
        from councildesk.ui.overview.overview_cards import OverviewCards

        def show_lines(cards, lines, original=OverviewCards.show_lines):
            original(cards, lines)
            cards.installEventFilter(watch)

        OverviewCards.show_lines = show_lines

    QApplication.exec = run

qt.load = load
until = sys.argv.pop(1)
main.main()
"""


def test_the_window_stands_almost_as_soon_as_an_empty_one(tmp_path: Path) -> None:
    file = tmp_path / "a.council"
    making.sample(file).close()
    cases = {
        "bare": (BARE,),
        "first paint": (DESK, "first paint", str(file)),
        "page filled": (DESK, "page filled", str(file)),
        "without glance": (DESK, "page filled", str(file)),
    }

    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
    for round_number in range(ROUNDS + 1):
        for name, case in cases.items():
            seconds = _seconds(case, tmp_path / name)
            if round_number:
                taken[name].append(seconds)

    walls = {name: statistics.median(wall for wall, _ in seconds) for name, seconds in taken.items()}
    processor = {name: statistics.median(used for _, used in seconds) for name, seconds in taken.items()}
    for name in cases:
        wall, used = walls[name] / walls["bare"], processor[name] / processor["bare"]
        figures = f"{1000 * walls[name]:4.0f} ms x {wall:.2f}, processor {1000 * processor[name]:4.0f} ms x {used:.2f}"
        print(f"{name:14} {figures}")  # noqa: T201  # the figures
    assert walls["first paint"] / walls["bare"] <= FIRST_PAINT
    assert walls["page filled"] / walls["bare"] <= PAGE_FILLED


def _seconds(case: tuple[str, ...], home: Path) -> tuple[float, float]:
    """On the clock and of the processor, from the start of the process until its picture stands."""
    if home.name == "without glance":
        shutil.rmtree(home, ignore_errors=True)
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
    environment = os.environ | folders | {"PYTHONPATH": str(ROOT / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", *case], env=environment, capture_output=True, text=True, check=True)
    painted, used = map(float, ran.stdout.split())
    return painted - begun, used
