"""What is committed would make sense on any machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# In brackets, so that this file does not name what it looks for.
SOMEBODYS_FOLDER = re.compile(r"/hom[e]/|/roo[t]/|/Use[r]s/\w|/wor[k]/|[A-Z]:\\+Users")
REGISTRY = re.compile(r"pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.org|deb[.]debian|archive[.]ubuntu|-index-ur[l]")


def _tracked() -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("git is not on this machine")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no checkout")
    paths = [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file()]


def _places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert _places(SOMEBODYS_FOLDER) == []


def test_no_file_names_the_address_of_a_package_registry() -> None:
    assert _places(REGISTRY) == []


def test_nothing_that_the_build_makes_is_committed() -> None:
    assert [path for path in _tracked() if "_generated" in path.parts] == []


def test_no_council_file_is_committed() -> None:
    assert [path for path in _tracked() if ".council" in path.suffixes] == []
