"""The council's steps as lines of a list, the newest first, under the days on which they were done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from councildesk.domain import dates
from councildesk.services.step_lines import StepLine
from councildesk.ui import history_words, tooltips

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Under which the model gives a line as it is painted."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class DayLine:
    """Stands above the steps of a day, and cannot be chosen."""

    day: dt.date
    text: str


@dataclass(frozen=True)
class ShownStep:
    """A step in words."""

    step: StepLine
    time: str
    label: str
    records: str


Shown = DayLine | ShownStep


class StepsModel(QAbstractListModel):
    """Belongs to the GUI thread. It does not fetch: steps are given to it in portions."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """`language` is that of the program."""
        super().__init__(parent)
        self._language = language
        self._lines: list[Shown] = []
        self.steps = 0
        """How many there are."""

    def show_steps(self, steps: Iterable[StepLine]) -> None:
        """Show these in place of the others."""
        self.beginResetModel()
        self._lines, self.steps = [], 0
        self._lines = self._grouped(steps)
        self.endResetModel()

    def add_steps(self, steps: Iterable[StepLine]) -> None:
        """Show these below: they are older."""
        added = self._grouped(steps)
        if added:
            self.beginInsertRows(_ROOT, len(self._lines), len(self._lines) + len(added) - 1)
            self._lines += added
            self.endInsertRows()

    def line(self, row: int) -> Shown:
        return self._lines[row]

    def row_of(self, place: int) -> int | None:
        """Where the step with this place is shown."""
        return next(
            (row for row, line in enumerate(self._lines) if isinstance(line, ShownStep) and line.step.place == place),
            None,
        )

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, ShownStep):
            return tooltips.plain(spoken(line))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], DayLine):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _grouped(self, steps: Iterable[StepLine]) -> list[Shown]:
        newest = next((line for line in reversed(self._lines) if isinstance(line, DayLine)), None)
        last = newest.day if newest is not None else None
        found: list[Shown] = []
        for step in steps:
            local = step.at.astimezone()
            if local.date() != last:
                last = local.date()
                found.append(DayLine(last, dates.with_weekday(last, self._language)))
            called = "; ".join((*step.titles, *(["…"] if step.has_more else [])))
            found.append(ShownStep(step, f"{local:%H:%M}", history_words.step(step), called))
            self.steps += 1
        return found


def spoken(line: Shown) -> str:
    """A line as a screen reader says it."""
    if isinstance(line, DayLine):
        return line.text
    return " — ".join(filter(None, (f"{line.time} {line.label}", line.records, line.step.actor)))
