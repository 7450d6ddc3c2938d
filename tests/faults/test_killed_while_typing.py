"""The program is killed while somebody types: everything it called saved is in the file, and all of a second before."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import small_council
from councildesk.domain.text import plain
from councildesk.services import meetings, minutes
from councildesk.services.check import check
from councildesk.services.workspace import Workspace
from faults import programs, typing_program
from faults.programs import Killed

LATEST = 1.0
"""Seconds after which a key is on the disk."""
SLOW_MACHINE = 1.0
"""Further seconds that timers and the disk may be late when others use the machine."""
AT_ONCE, IN_ONE_FILE = 4, 5


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    programs.warm()
    path = tmp_path_factory.mktemp("council") / "small.council"
    small_council.make(path)
    return path


def test_what_is_typed_survives_twenty_kills(council: Path, tmp_path: Path) -> None:
    _kill_in_files(council, tmp_path, range(4))


@pytest.mark.long
def test_what_is_typed_survives_two_hundred_kills(council: Path, tmp_path: Path) -> None:
    _kill_in_files(council, tmp_path, range(100, 140))


def _kill_in_files(council: Path, folder: Path, seeds: Sequence[int]) -> None:
    """In each file several times, which is opened each time as the last kill left it. The programs mostly wait."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        saved = sum(pool.map(lambda seed: _type_and_kill(council, folder / str(seed), seed), seeds))
    assert saved > len(seeds)  # else they were killed before anything was written


def _type_and_kill(council: Path, folder: Path, seed: int) -> int:
    chance = random.Random(seed)
    folder.mkdir()
    file = folder / "typed.council"
    shutil.copyfile(council, file)
    with Workspace.open(file) as workspace:
        meeting = workspace.read(meetings.rows, "en")[0].id
    saved = 0
    for _ in range(IN_ONE_FILE):
        private = folder / "private"
        part = chance.choice(("minutes", "hold"))
        killed = programs.run_and_kill(
            typing_program.type_minutes,
            *(str(file), str(private), meeting, part, chance.randrange(1000)),
            chance=chance,
            within=3.5,
        )
        _look(file, meeting, killed, part)
        saved += sum(word == "saved" for word, *_ in killed.said)
    return saved


def _look(file: Path, meeting: str, killed: Killed, part: str) -> None:
    with Workspace.open(file) as workspace:
        rows = workspace.read(minutes.rows, meeting, "en")
        assert workspace.read(check) == []
    texts = [plain(content.blocks) for row in rows for content in row.content.values()]
    keys = [value for word, *values in killed.said if word == "key" for value in values]
    old = [text for at, text in keys if at < killed.at - LATEST - SLOW_MACHINE]
    for promised in (killed.last("saved"), old[-1] if old else None):
        assert promised is None or any(text.startswith(promised) for text in texts), (part, promised, texts)
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]
