"""What was found as lines of a list: a heading for each kind, and its hits below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from councildesk.domain import languages
from councildesk.services import words
from councildesk.services.search import Hit

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Under which the model gives a line as it is painted."""

ICONS = {
    "person": "person",
    "meeting": "meetings",
    "agenda_item": "agenda",
    "decision": "decisions",
    "action": "actions",
    "entry": "minutes",
    "paper": "paper",
    "organisation": "organisations",
    "seat": "members",
    "side": "members",
    "secretariat": "organisations",
    "rules_of_procedure": "document",
    "council": "council",
}

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Heading:
    """Stands above the hits of one kind."""

    text: str
    icon: str


Line = Heading | Hit


class HitsModel(QAbstractListModel):
    """Belongs to the GUI thread. Headings cannot be chosen."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """`language` is that of the program."""
        super().__init__(parent)
        self._language = language
        self._lines: list[Line] = []

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these, grouped as they come."""
        self.beginResetModel()
        self._lines = []
        for noun, found in groupby(hits, lambda hit: hit.noun):
            name = languages.capitalised(words.nouns(noun, QCoreApplication.translate), self._language)
            self._lines += [Heading(name, ICONS[noun]), *found]
        self.endResetModel()

    def line(self, row: int) -> Line:
        return self._lines[row]

    def first_hit(self) -> int | None:
        """The row of the first hit; None when there is none."""
        return 1 if self._lines else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if isinstance(line, Heading) else f"{line.title} — {line.snippet}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
