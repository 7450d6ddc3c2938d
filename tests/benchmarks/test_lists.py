"""Long lists as they stand in the window: filling, scrolling, filtering letter by letter, sorting.

A list of a hundred thousand persons is given to a `RowsList` of the window's size. What a person does with one hand on
the mouse has to be ready within one frame; what follows a letter typed, before the next one.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from councildesk.domain import collation
from councildesk.ui.colours import Tone
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.state import State
from councildesk.ui.widgets.rows_list import RowsList

ROWS = 100_000
FRAME, LETTER, PAGE = 1 / 60, 0.05, 1.0
"""Seconds: within which a picture, a letter typed, a list filled or sorted should be done."""

GIVEN = ("Farid", "Günel", "Şəhla", "Rəşad", "Shuhrat", "Gulnora", "Oʻktam", "Ўткир", "Шавкат", "Николай", "Jürgen")
FAMILY = ("Shafiyev", "Əliyeva", "Quliyev", "Məmmədov", "Oʻrinboyev", "Gʻulomov", "Каримов", "Ўринбоев", "Groß")
POSTS = ("Senior research fellow", "Direktor müavini", "Boʻlim boshligʻi", "Ведущий научный сотрудник", "Referentin")
PLACES = ("Center of Analysis of International Relations", "ISRS", "Институт стратегических исследований")
ENDING = State("Ends soon", "warning", Tone.WARNING)


@dataclass(frozen=True)
class Person:
    """As a row of the members' list."""

    id: str
    name: str
    side: str
    post: str
    organisation: str
    mail: str
    until: dt.date


COLUMNS = (
    Column[Person](
        "name", "Name", lambda row: row.name, order=lambda row: collation.sort_key(row.name, "az"), width=24
    ),
    Column[Person]("side", "Side", lambda row: row.side, width=10),
    Column[Person]("post", "Post", lambda row: row.post),
    Column[Person]("organisation", "Organisation", lambda row: row.organisation),
    Column[Person]("mail", "Mail", lambda row: row.mail, width=25),
    Column[Person](
        "until",
        "Until",
        lambda row: row.until.isoformat(),
        order=lambda row: row.until,
        state=lambda row: ENDING if row.until.day == 1 else None,
        has_figures=True,
        width=18,
    ),
)


def people(count: int) -> Iterator[Person]:
    draw = random.Random(1)
    for number in range(count):
        given, family = draw.choice(GIVEN), draw.choice(FAMILY)
        name = f"{family}{number % 997}, {given}"
        until = dt.date(2026, 1, 1) + dt.timedelta(days=draw.randrange(900))
        mail = f"person{number}@example.org"
        yield Person(str(number), name, draw.choice(("AZ", "UZ")), draw.choice(POSTS), draw.choice(PLACES), mail, until)


@pytest.fixture
def rows_list(qapp: QApplication, tmp_path: Path) -> Iterator[RowsList]:
    shown = RowsList("people", Settings(tmp_path / "settings.ini"))
    shown.show_model(RowsModel(COLUMNS, key=lambda row: row.id))
    shown.resize(1100, 650)
    shown.show()
    yield shown
    shown.close()
    shown.deleteLater()


def test_a_list_of_a_hundred_thousand_rows(rows_list: RowsList, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(people(ROWS))
    taken: dict[str, list[float]] = {}

    taken["fill"] = [_seconds(lambda: rows_list.show_rows(rows))]
    taken["scroll"] = [
        _seconds(lambda to=to: rows_list.table.verticalScrollBar().setValue(to)) for to in _jumps(rows_list)
    ]
    taken["first letter"] = [_seconds(lambda: rows_list.form.filter_edit.setText("s"))]
    taken["slice of the first search"] = list(_slices(rows_list))
    taken["letter"] = [
        _seconds(lambda typed=typed: rows_list.form.filter_edit.setText(typed))
        for word in ("shafiyev 12", "əliyeva", "gunel", "каримов", "person4711", "zzz")
        for typed in _typed_and_taken_back(word)
    ]
    rows_list.form.filter_edit.clear()
    for number, column in enumerate(COLUMNS):
        for _ in range(2):
            sort = _seconds(lambda number=number: rows_list.table.sortByColumn(number, Qt.SortOrder.AscendingOrder))
            taken.setdefault(f"sort by {column.name}", []).append(sort)
            sort = _seconds(lambda number=number: rows_list.table.sortByColumn(number, Qt.SortOrder.DescendingOrder))
            taken.setdefault(f"sort by {column.name}", []).append(sort)
    taken["select all"] = [_seconds(rows_list.table.selectAll)]
    taken["fill again, all selected"] = [_seconds(lambda: rows_list.show_rows(rows))]
    flags = QItemSelectionModel.SelectionFlag
    rows_list.table.selectionModel().clearSelection()
    taken["move down"] = [
        _seconds(
            lambda place=place: rows_list.table.selectionModel().setCurrentIndex(
                rows_list.model.index(place, 0), flags.ClearAndSelect | flags.Rows
            )
        )
        for place in range(50)
    ]

    with capsys.disabled():
        print()  # noqa: T201
        for name, seconds in taken.items():
            print(f"{name:26} median {_ms(seconds, 50)} ms  p95 {_ms(seconds, 95)} ms")  # noqa: T201
    assert _share(taken["scroll"], 95) <= FRAME
    assert _share(taken["move down"], 95) <= FRAME
    assert _share(taken["slice of the first search"], 95) <= FRAME
    assert _share(taken["letter"], 95) <= LETTER
    assert all(max(seconds) <= PAGE for seconds in taken.values())


def _jumps(rows_list: RowsList) -> list[int]:
    end = rows_list.table.verticalScrollBar().maximum()
    draw = random.Random(2)
    return [draw.randrange(end) for _ in range(60)]


def _slices(rows_list: RowsList) -> Iterator[float]:
    """How long the window does not answer at a time, until all rows are looked through for the first time."""
    begun = time.process_time()
    while rows_list.model.is_looking:
        yield _seconds(lambda: None)
    print(f"\nall looked through after {time.process_time() - begun:.1f} s")  # noqa: T201


def _typed_and_taken_back(word: str) -> list[str]:
    typed = [word[:length] for length in range(1, len(word) + 1)]
    return [*typed, *reversed(typed[:-1]), ""]


def _seconds(does: Callable[[], object]) -> float:
    """Of the processor, which does not depend on what else the machine does, until it is done and painted."""
    begun = time.process_time()
    does()
    QApplication.processEvents()
    return time.process_time() - begun


def _share(seconds: list[float], part: int) -> float:
    return sorted(seconds)[min(len(seconds) - 1, len(seconds) * part // 100)]


def _ms(seconds: list[float], part: int) -> str:
    return f"{1000 * _share(seconds, part):7.1f}"
