"""Private folders: who can look into them, when they go, and what becomes of those of a killed program."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from councildesk.storage import private_folders, processes
from councildesk.storage.private_folders import PrivateFolder

MAKE = """
import sys
from councildesk.storage.private_folders import PrivateFolder
folder = PrivateFolder()
(folder.path / "minutes.pdf").write_bytes(b"secret")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for temporary files of the test's own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def begin() -> tuple[subprocess.Popen[str], Path]:
    """A program with a private folder, which runs until its input ends."""
    program = subprocess.Popen([sys.executable, "-c", MAKE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    return program, Path(program.stdout.readline().strip())


def test_a_folder_is_private_and_goes_when_it_is_closed() -> None:
    with PrivateFolder() as folder:
        (folder.path / "minutes.pdf").write_bytes(b"secret")
        assert folder.path.stat().st_mode & 0o777 == 0o700

    assert not folder.path.exists()


def test_a_folder_that_nobody_closed_goes_when_the_program_ends() -> None:
    program, folder = begin()
    assert folder.is_dir()

    program.communicate("")

    assert not folder.exists()


def test_that_of_a_killed_program_is_swept_and_that_of_a_running_one_stays() -> None:
    killed, left = begin()
    killed.kill()
    killed.communicate()
    running, used = begin()

    private_folders.sweep()

    assert not left.exists()
    assert (used / "minutes.pdf").read_bytes() == b"secret"
    running.communicate("")


def test_a_number_that_was_given_to_another_program_keeps_nothing(temporary: Path) -> None:
    with PrivateFolder() as folder:
        own = folder.path.name
        begun_otherwise = own.split("-")
        begun_otherwise[3] = "00000000"
        other = temporary / "-".join(begun_otherwise)
        other.mkdir()

        private_folders.sweep()

        assert (folder.path.exists(), other.exists()) == (True, False)


def test_what_is_none_of_ours_is_left_alone(temporary: Path) -> None:
    killed, left = begin()
    killed.kill()
    killed.communicate()
    elsewhere = temporary / left.name.replace(processes.computer_id()[:8], "0" * 8)
    target = temporary / "target"
    for folder in (elsewhere, target, temporary / "councildesk-tests"):
        folder.mkdir()
    link = temporary / f"{left.name}x"
    link.symlink_to(target)

    private_folders.sweep()

    assert not left.exists()
    assert {path.name for path in temporary.iterdir()} == {elsewhere.name, "target", "councildesk-tests", link.name}
