"""The history of a council of many years: a portion costs what it shows, not what there is."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import empty_council
from builders import council, meeting
from councildesk.services import removed, step_lines
from councildesk.services.step_lines import Wanted
from councildesk.services.workspace import Workspace

FEW, MANY = 1_000, 200_000
TIMES_AS_LONG = 4


def of_many_years(folder: Path, steps: int) -> Path:
    """A council with a meeting that was renamed so often."""
    file = folder / f"{steps}.council"
    with empty_council.opened(file, "Leyla") as workspace:
        council(workspace)
        meeting(workspace)
    with sqlite3.connect(file) as file_of_steps:
        ((text, replica),) = file_of_steps.execute(
            "SELECT text.id, step.replica FROM text, step WHERE text.noun = 'meeting' ORDER BY step.place DESC LIMIT 1"
        )
        places = range(100, 100 + steps)
        file_of_steps.executemany(
            "INSERT INTO step (place, replica, seq, at, actor, label, kind)"
            " VALUES (?, ?, ?, '2026-03-01 09:00:00.000000', 'Leyla', 'Change title', 'edit')",
            [(place, replica, place) for place in places],
        )
        file_of_steps.executemany(
            "INSERT INTO change (step, n, noun, row, field, old, new) VALUES (?, 0, 'text', ?, 'body', ?, ?)",
            [(place, text, f'"{place - 1}"', f'"{place}"') for place in places],
        )
    file_of_steps.close()
    return file


def cost(act: Callable[[], object]) -> float:
    """Milliseconds of processor time, the least of five."""
    found = []
    for _ in range(5):
        before = time.process_time()
        act()
        found.append(time.process_time() - before)
    return min(found) * 1000


def test_a_portion_of_a_long_history_costs_as_much_as_one_of_a_short_one(tmp_path: Path) -> None:
    costs = {}
    for steps in (FEW, MANY):
        with Workspace.open(of_many_years(tmp_path, steps)) as workspace:
            first = workspace.read(step_lines.portion, Wanted(), "en")
            assert len(first.lines) == 100
            asked = {
                "newest": (Wanted(), None),
                "further down": (Wanted(), first.before),
                "of meetings": (Wanted(noun="meeting"), None),
                "a word that is nowhere, 1,000 steps": (Wanted(words="nowhere"), None),
            }
            costs[steps] = {
                name: cost(
                    lambda wanted=wanted, before=before: workspace.read(step_lines.portion, wanted, "en", 100, before)
                )  # type: ignore[misc]
                for name, (wanted, before) in asked.items()
            } | {"removed": cost(lambda: workspace.read(removed.rows, "en"))}
    for name, short in costs[FEW].items():
        print(f"{name}: {short:.1f} ms of {FEW} steps, {costs[MANY][name]:.1f} ms of {MANY}")  # noqa: T201  # the figures
    assert {name: long for name, long in costs[MANY].items() if long > TIMES_AS_LONG * costs[FEW][name]} == {}
