"""A file of thirty years opens, takes what is typed and is backed up as a small one does.

Openings are processes of their own, as in `test_startup`, which take turns with those of a new council. Typing is
measured with everything a step does, the commit on the disk included.
"""

from __future__ import annotations

import statistics
import threading
import time
from pathlib import Path

import pytest

from benchmarks import thirty_years
from benchmarks.test_startup import DESK, _seconds
from councildesk.domain.retention import Occasion
from councildesk.domain.text import paragraphs
from councildesk.services import backup_places, backups, entries
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Entry
from councildesk.storage.session import RecordSession

ROUNDS = 5
STEPS = 100
OPENS_LATER = 1.0
"""Seconds more than a new council takes until its first page is filled."""
TYPING_SLOWER, BESIDE_BACKUP = 1.5, 2.0
"""A typing step against that in a small file; nearly every one (p95) while a backup is made against those without."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("councils")
    sizes = {"small": (1, 1000), "thirty years": (thirty_years.MEETINGS, thirty_years.PAPER)}
    for name, (meetings, paper) in sizes.items():
        begun = time.perf_counter()
        thirty_years.make(folder / f"{name}.council", meetings, paper)
        size = (folder / f"{name}.council").stat().st_size / 1e6
        print(f"\n{name}: {size:.0f} MB, made in {time.perf_counter() - begun:.0f} s")  # noqa: T201  # the figures
    return {name: folder / f"{name}.council" for name in sizes}


def test_it_opens_in_under_a_second_more_than_a_small_one(files: dict[str, Path], tmp_path: Path) -> None:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in files}
    for turn in range(ROUNDS + 1):
        for name, file in files.items():
            seconds = _seconds((DESK, "page filled", str(file)), tmp_path / "without glance")
            if turn:
                taken[name].append(seconds)

    walls = {name: statistics.median(wall for wall, _used in seconds) for name, seconds in taken.items()}
    for name, seconds in taken.items():
        used = statistics.median(used for _wall, used in seconds)
        print(f"{name:12} filled after {walls[name]:.2f} s, processor {used:.2f} s")  # noqa: T201  # the figures
    assert walls["thirty years"] - walls["small"] < OPENS_LATER


def test_a_typing_step_takes_about_as_long_as_in_a_small_one(files: dict[str, Path]) -> None:
    medians = {}
    for name, file in files.items():
        with Workspace.open(file) as workspace:
            medians[name], p95 = _figures(_type(workspace))
        print(f"{name:12} a step {1000 * medians[name]:.1f} ms, p95 {1000 * p95:.1f} ms")  # noqa: T201  # the figures

    assert medians["thirty years"] < TYPING_SLOWER * medians["small"]


def test_a_backup_does_not_block_typing(files: dict[str, Path], tmp_path: Path) -> None:
    with Workspace.open(files["thirty years"]) as workspace:
        alone = _figures(_type(workspace))
        places = backup_places.of(workspace.path, tmp_path / "backups")
        backup = threading.Thread(target=backups.make, args=(places, Occasion.WORKING))
        begun, beside = time.perf_counter(), []
        backup.start()
        while backup.is_alive():
            beside += _type(workspace, 1, len(beside))
            time.sleep(0.1)  # as somebody types
        took = time.perf_counter() - begun
        backup.join()

    median, p95 = _figures(beside)
    print(  # noqa: T201  # the figures
        f"backup of {took:.1f} s: {len(beside)} steps beside it of {1000 * median:.1f} ms, p95 {1000 * p95:.1f} ms, "
        f"slowest {1000 * max(beside):.0f} ms; alone {1000 * alone[0]:.1f} ms, p95 {1000 * alone[1]:.1f} ms"
    )
    assert p95 < BESIDE_BACKUP * alone[1]


def _type(workspace: Workspace, steps: int = STEPS, first: int = 0) -> list[float]:
    """Seconds of each step of typing in one entry; `first` is how much stands there."""
    entry = workspace.read(_last_entry)
    taken = []
    for number in range(first, first + steps):
        begun = time.perf_counter()
        workspace.perform_typing(
            entry, "Write", entries.write, entry, "ru", paragraphs(f"Слово {number} " * (5 + number % 50))
        )
        taken.append(time.perf_counter() - begun)
    return taken


def _last_entry(session: RecordSession) -> str:
    return session.query(Entry.id).order_by(Entry.id.desc()).limit(1).scalar()


def _figures(taken: list[float]) -> tuple[float, float]:
    """Median and p95."""
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
