"""Backups of a large file: how long one takes, and that nobody who writes meanwhile waits for it.

A file with 500 MB of papers. Ratios count, not milliseconds: the machine is shared.
"""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections.abc import Iterator

import pytest

from councildesk.domain.names import PersonName
from councildesk.domain.retention import Occasion
from councildesk.services import backup_comparison, backup_places, backups, persons, restoring
from councildesk.services.persons import PersonDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import contents

MEGABYTES = 500
PIECE = 10


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(tmp_path_factory.mktemp("large") / "large.council") as workspace:
        for _n in range(MEGABYTES // PIECE):
            workspace.perform("Store", contents.store, os.urandom(PIECE * 1024 * 1024))
        yield workspace


def rest(_done: int, _total: int) -> None:
    """As ui.backups.keeping rests between two portions."""
    time.sleep(0.002)


def step(workspace: Workspace, person: str, number: int) -> float:
    draft = PersonDraft((PersonName("en", "Ann", "Lee"),), notes=str(number))
    begin = time.perf_counter()
    workspace.perform("Change person", persons.change, person, draft)
    return time.perf_counter() - begin


def test_writing_is_as_quick_while_a_backup_is_made(workspace: Workspace) -> None:
    places = backup_places.of(workspace.path, workspace.path.parent / "backups")
    person = workspace.perform("Add person", persons.add, PersonDraft((PersonName("en", "Ann", "Lee"),)))
    alone = [step(workspace, person, number) for number in range(100)]
    took: list[float] = []

    def back_up() -> None:
        begin = time.perf_counter()
        backups.make(places, Occasion.WORKING, report=rest)
        took.append(time.perf_counter() - begin)

    thread = threading.Thread(target=back_up)
    thread.start()
    meanwhile = []
    while thread.is_alive():
        meanwhile.append(step(workspace, person, len(meanwhile) + 1000))
        time.sleep(0.05)  # a fast typist's pause
    thread.join()

    quiet, busy = statistics.median(alone), statistics.median(meanwhile)
    worst = sorted(meanwhile)[int(len(meanwhile) * 0.98)]
    print(  # noqa: T201
        f"\nbackup of {MEGABYTES} MB: {took[0]:.1f} s; a step alone {quiet * 1000:.1f} ms, meanwhile "
        f"{busy * 1000:.1f} ms, 98 % within {worst * 1000:.0f} ms, longest {max(meanwhile) * 1000:.0f} ms"
    )
    assert len(meanwhile) > 10
    assert busy < quiet * 4
    assert worst < 0.5, "half a second is where a typist notices"


def test_comparing_and_restoring_do_not_read_the_papers(workspace: Workspace) -> None:
    places = backup_places.of(workspace.path, workspace.path.parent / "backups")
    row = backup_places.rows(places)[0]
    begin = time.perf_counter()
    with restoring.opened(row.path) as opened:
        looked_through = time.perf_counter()
        wanted = backup_comparison.compare(workspace, opened, "en")
        compared = time.perf_counter()
    workspace.perform(restoring.LABEL, restoring.restore, wanted)
    restored = time.perf_counter()

    print(  # noqa: T201
        f"\nlooked through {looked_through - begin:.2f} s, compared {compared - looked_through:.3f} s, "
        f"restored {restored - compared:.3f} s"
    )
    assert compared - looked_through < looked_through - begin + 0.5
