"""A file opened a second time brings the running window to the front: real programs, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from councildesk.services import council
from councildesk.services.council import CouncilDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import lock
from councildesk.ui.opening import doorstep
from councildesk.ui.opening.front_door import FrontDoor

KNOCK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from councildesk.ui.opening import doorstep
print(doorstep.bring_forward(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def knock(file: Path, doors: Path, **surroundings: str) -> subprocess.Popen[str]:
    """From another program."""
    return subprocess.Popen(
        [sys.executable, "-c", KNOCK, str(file), str(doors)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | surroundings,
    )


def answer(program: subprocess.Popen[str], qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=20_000)
    return program.communicate()[0].strip()


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name: the system takes a hundred letters for the address of a socket."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        yield Path(folder)


@pytest.fixture
def doors(short: Path) -> Path:
    return short / "doors"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.council"
    with Workspace.create(file) as workspace:
        draft = CouncilDraft(name={"en": "Council"}, languages=("en",), time_zone="UTC")
        workspace.perform("Set up council", council.found, draft)
    return file


def test_another_program_knocks_by_whatever_way_it_reaches_the_file(
    file: Path, doors: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    link = file.with_name("link.council")
    link.symlink_to(file)
    owner = QObject()
    door = FrontDoor(file, doors, owner)
    knocks: list[int] = []
    door.knocked.connect(lambda: knocks.append(1))

    first = answer(knock(link, doors, XDG_ACTIVATION_TOKEN="from the desktop"), qtbot)

    assert first == "True"
    assert len(knocks) == 1
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "from the desktop"
    assert doors.stat().st_mode & 0o077 == 0
    door.close()
    assert not doorstep.bring_forward(file, doors)


def test_the_socket_of_a_killed_program_is_in_nobodys_way(file: Path, doors: Path, qtbot: QtBot) -> None:
    doors.mkdir(mode=0o700)
    dead = subprocess.Popen(
        [sys.executable, "-c", f"import socket; socket.socket(socket.AF_UNIX).bind({doorstep.address(file, doors)!r})"]
    )
    dead.wait()
    assert Path(doorstep.address(file, doors)).exists()

    assert not doorstep.bring_forward(file, doors)

    owner = QObject()
    door = FrontDoor(file, doors, owner)
    assert door.is_open
    assert answer(knock(file, doors), qtbot) == "True"
    door.close()


def test_a_window_that_does_not_answer_is_not_waited_for_long(file: Path, doors: Path, qtbot: QtBot) -> None:
    doors.mkdir(mode=0o700)
    server = QLocalServer()
    server.listen(doorstep.address(file, doors))

    assert answer(knock(file, doors), qtbot) == "False"

    server.close()


def test_where_no_door_can_be_made_the_window_does_without(file: Path, tmp_path: Path, qapp: object) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    owner = QObject()

    door = FrontDoor(file, taken, owner)

    assert not door.is_open
    door.close()


def test_a_second_start_leaves_it_to_the_window_that_has_the_file(
    file: Path, tmp_path: Path, short: Path, qtbot: QtBot
) -> None:
    """Two whole programs; the first tells what it holds by its lock, the second ends by itself."""
    surroundings = os.environ | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(short), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "councildesk", str(file)]
    first = subprocess.Popen(command, env=surroundings)
    try:
        qtbot.waitUntil(lambda: _has_socket(short) or first.poll() is not None, timeout=60_000)
        assert first.poll() is None
        second = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
        found = lock.look(file)
    finally:
        first.kill()
        first.wait()

    assert (second.returncode, second.stderr) == (0, "")
    assert found is not None
    assert found.holder.process == first.pid


def _has_socket(folder: Path) -> bool:
    return any(path.is_socket() for path in folder.rglob("*"))
