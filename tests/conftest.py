"""The same desk on every machine: no screen, our fonts only, two known screens, plain locale, private folders.

All of it stands in the environment before Qt starts. `COUNCILDESK_TEST_PLATFORM=xcb` runs the tests on a real screen.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ROOT / "src" / "councildesk" / "_generated"
IN_MEMORY, ROOM = Path("/dev/shm"), 2**30


def _lie_in_memory() -> None:
    """Tests make thousands of files, and half of a run would be waiting for the disk to say that it has them.

    SQLite does the same to files in memory. Where TMPDIR is set, that folder is used, a disk's as well; so is the
    system's own where memory has no folder, little room, or one from which nothing may be run.
    """
    if "TMPDIR" in os.environ or not IN_MEMORY.is_dir() or not os.access(IN_MEMORY, os.W_OK):
        return
    folder = os.statvfs(IN_MEMORY)
    if folder.f_bavail * folder.f_frsize >= ROOM and not folder.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


_lie_in_memory()
PRIVATE = Path(tempfile.mkdtemp(prefix="councildesk-tests-"))
atexit.register(shutil.rmtree, PRIVATE, ignore_errors=True)

FONT_SETTINGS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{GENERATED / "fonts"}</dir>
  <dir>{GENERATED / "interface"}</dir>
  <cachedir>{PRIVATE / "fonts"}</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>
</fontconfig>
"""


def _furnish(environment: os._Environ[str]) -> None:
    platform = environment.get("COUNCILDESK_TEST_PLATFORM", "offscreen")
    screens = f":configfile={Path(__file__).parent / 'offscreen.json'}" if platform == "offscreen" else ""
    environment["QT_QPA_PLATFORM"] = platform + screens
    (PRIVATE / "fonts.conf").write_text(FONT_SETTINGS, encoding="utf-8")
    environment["FONTCONFIG_FILE"] = str(PRIVATE / "fonts.conf")
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(PRIVATE / name.lower())
    runtime = PRIVATE / "runtime"
    runtime.mkdir(mode=0o700)
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    for name in ("APPDATA", "LOCALAPPDATA"):  # Windows
        environment[name] = str(PRIVATE / name.lower())
    for name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "LANGUAGE", "LC_TIME"):
        environment.pop(name, None)
    environment["LC_ALL"] = "C.UTF-8"


_furnish(os.environ)

# Shared cores are slow at times: only what is wrong may fail, not what took long. CI draws the same examples each time.
settings.register_profile(
    "desk",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("desk")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """After pytest-qt has imported PySide6. Only the first process makes the generated files."""
    from councildesk.app import qt

    qt.restore_import()
    if not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, str(ROOT / "packaging" / "generate.py")], check=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["councildesk", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def _every_window_is_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage is looked for between tests, while no thread works: one that found a widget would end it there."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Records of real councils, which lie beside the project and never in it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the records of real councils are not on this machine")
    return folder
