"""What was found as lines of a list: a heading for each kind, and its hits below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from councildesk.domain import languages
from councildesk.services import words
from councildesk.services.hits import Hit
from councildesk.ui.search.lines import ICONS, Heading, Line, More, Offer

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Under which the model gives a line as it is painted."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HitsModel(QAbstractListModel):
    """Belongs to the GUI thread. Headings cannot be chosen."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """`language` is that of the program."""
        super().__init__(parent)
        self._language = language
        self._lines: list[Line] = []

    def speak(self, language: str) -> None:
        """Name kinds in this language from now on."""
        self._language = language

    def show_hits(self, hits: Sequence[Hit], most: int) -> None:
        """Show these, grouped as they come, and at most so many of each kind."""
        self.show_lines(self.grouped(hits, most))

    def show_lines(self, lines: Iterable[Line]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def grouped(self, hits: Sequence[Hit], most: int) -> Iterator[Line]:
        """The lines of these hits; where a kind has more than so many, a line that leads to all of them."""
        for noun, group in groupby(hits, lambda hit: hit.noun):
            found = list(group)
            name = languages.capitalised(words.nouns(noun, QCoreApplication.translate), self._language)
            yield Heading(name, ICONS[noun])
            yield from found[:most]
            if len(found) > most:
                yield More(self.tr("More…"), noun)

    def line(self, row: int) -> Line:
        return self._lines[row]

    def first(self, start: int = 0, step: int = 1) -> int | None:
        """The row of the first line from here on, or backwards, that can be chosen; None when there is none."""
        rows = range(start, len(self._lines) if step > 0 else -1, step)
        return next((row for row in rows if not isinstance(self._lines[row], Heading)), None)

    def noun(self, row: int) -> str:
        """The kind of record in whose group a row stands; empty for pages and actions."""
        line = self._lines[row]
        return line.noun if isinstance(line, Hit | More) else ""

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def spoken(line: Line) -> str:
    """A line as a screen reader says it."""
    if isinstance(line, Hit):
        return f"{line.title} — {line.snippet}"
    if isinstance(line, Offer):
        return f"{line.text} — {line.detail}" if line.detail else line.text
    return line.text
