"""How long it takes to bring in ten thousand persons, and what memory it takes at most.

    pytest tests/benchmarks/test_import.py -m long -n 0 -s

The list has names in three scripts, patronymics, mails, phones, posts and three hundred organisations; a third of the
family names occurs many times over. Seconds are of the processor, so that a busy machine changes them little.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import builders
from councildesk.exchange.persons import reading, source
from councildesk.exchange.tables import csv_writing, table
from councildesk.exchange.tables.table import Table
from councildesk.services import import_planning, imports, persons
from councildesk.services.import_plan import Standing
from councildesk.services.workspace import Workspace
from councildesk.storage.replay import visible

pytestmark = pytest.mark.long

PERSONS = 10_000
MOST_SECONDS = {"read": 5, "compare": 10, "bring in": 40, "compare again": 20, "undo": 40}
"""Bounds on a slow machine; the figures that are printed are those to look at."""
MOST_MEGABYTES = 500

_HEADINGS = ("Soyad", "Ad", "Ata adı", "E-poçt", "Telefon", "Təşkilat", "Vəzifə", "Qeydlər")
_FAMILIES = (
    "Əliyev",
    "Məmmədov",
    "Həsənov",
    "Quliyev",
    "Şəfiyev",
    "Cəfərov",
    "Karimov",
    "Gʻulomov",
    "Шафиев",
    "Ғуломов",
)
_GIVEN = ("Fərid", "Əli", "Rauf", "Vaqif", "Elçin", "Aytən", "Leyla", "Islom", "Shavkat", "Alisher", "Dilnoza", "Фарид")
_SYLLABLES = ("ba", "da", "fi", "ku", "lo", "me", "na", "pi", "ra", "so", "ta", "vu", "xe", "zə", "şi", "ça")


def made_list() -> bytes:
    """A CSV file of made-up persons, the same each time."""
    chance = random.Random(1)

    def word() -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()

    rows = [
        (
            chance.choice(_FAMILIES) if chance.random() < 0.3 else f"{word()}ov",
            chance.choice(_GIVEN) if chance.random() < 0.5 else word(),
            f"{word()} oğlu",
            f"{number}@example.org",
            f"+994 12 {number:07d}",
            f"Institute {number % 300}",
            f"Expert {number % 50}",
            "",
        )
        for number in range(PERSONS)
    ]
    return csv_writing.write(Table("persons", tuple(table.Column(heading) for heading in _HEADINGS), rows))


@contextmanager
def measured(what: str) -> Iterator[None]:
    begun = time.process_time()
    yield
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{what:<16}{seconds:6.1f} s   {peak} MB at most so far", end="")  # noqa: T201 - a benchmark speaks
    assert seconds < MOST_SECONDS[what]
    assert peak < MOST_MEGABYTES


def test_ten_thousand_persons_are_read_compared_brought_in_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_bytes(made_list())
    with Workspace.create(tmp_path / "a.council") as workspace:
        builders.council(workspace, "az", "uz", "uz-Cyrl", "ru", "en")
        before = workspace.read(visible)
        with measured("read"):
            one = source.opened(path)
            sheet = source.table(one, source.recognised(one))
            taken = workspace.read(imports.known_columns, sheet.headings)
            incoming = reading.from_table(sheet, taken, "az", ("az", "uz", "uz-Cyrl", "ru", "en"))
        with measured("compare"):
            plan = workspace.read(import_planning.plan, incoming, "az", builders.DAY)
        with measured("bring in"):
            done = workspace.perform("Import persons", imports.bring_in, plan, builders.DAY, taken)
        assert done.added == plan.count(Standing.NEW)
        with measured("compare again"):
            again = workspace.read(import_planning.plan, incoming, "az", builders.DAY)
        assert again.count(Standing.UNCHANGED) == done.added
        with measured("undo"):
            workspace.undo()
        assert workspace.read(persons.rows, "az") == []
        assert workspace.read(visible) == before
