"""Rows shown as a table: a model over frozen row dataclasses with declared columns.

A page declares its columns once and hands over rows; the model sorts by their own keys, filters as somebody types and
copies what is selected as a table. Sorting and filtering work on plain lists: a proxy model in Python would need ten
seconds for a hundred thousand rows, this needs a tenth of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from councildesk.ui import icons, theme
from councildesk.ui.matching import Words, fold, haystack
from councildesk.ui.state import STATE_ROLE, State

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One declared column. `value` gives the text of a cell.

    `order` gives what the column is sorted by (the folded text, if none is given); `state` a state whose word, icon and
    colour are shown in place of the text; `icon` the name of an icon before the text. `name` is kept in the settings.
    """

    name: str
    heading: str
    value: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    state: Callable[[R], State | None] | None = None
    icon: Callable[[R], str | None] | None = None
    is_number: bool = False
    """Stands at the right, in figures of one width."""
    has_figures: bool = False
    """Figures of one width, at the left: dates, times, numbers of meetings."""
    is_hidden: bool = False
    """Not shown until somebody chooses it."""
    width: int = 0
    """In characters; 0 lets the column take what is left."""

    def text(self, row: R) -> str:
        state = self.state(row) if self.state else None
        return state.word if state else self.value(row)


class RowsModel(QAbstractTableModel, Generic[R]):
    """Belongs to the GUI thread. Does not fetch: a page gives it rows with `show_rows`."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._all: list[R] = []
        self._shown: list[R] = []
        self._haystacks: list[str] | None = None
        self._words = Words("")
        self._figures_font = theme.tabular(QApplication.font())
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows; order and filter stay, and views keep their selection by key."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._key(self._shown[index.row()])) for index in self.persistentIndexList()]
        self._all = list(rows)
        self._haystacks = None
        self._arrange()
        places = {self._key(row): place for place, row in enumerate(self._shown)} if kept else {}
        for index, key in kept:
            place = places.get(key)
            moved = self.index(place, index.column()) if place is not None else NO_INDEX
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def filter(self, text: str) -> None:
        """Show rows that have all the words anywhere in their cells, whatever the case, accents or script marks."""
        words = Words(text)
        if words == self._words:
            return
        self.beginResetModel()
        self._words = words
        self._arrange()
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def row(self, place: int) -> R:
        return self._shown[place]

    def place(self, key: str) -> int | None:
        """Where the row with this key is shown."""
        return next((place for place, row in enumerate(self._shown) if self._key(row) == key), None)

    def key(self, place: int) -> str:
        return self._key(self._shown[place])

    def as_text(self, places: Iterable[int], columns: Iterable[int]) -> str:
        """The rows as tab-separated lines with a line of headings, as spreadsheets paste them."""
        chosen = [self.columns[number] for number in columns]
        lines = [[column.heading for column in chosen]]
        lines += [[column.text(self._shown[place]) for column in chosen] for place in places]
        return "\n".join("\t".join(_cell(text) for text in line) for line in lines)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._shown[index.row()]
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return column.text(row)
            case Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.FontRole:
                return self._figures_font if column.is_number or column.has_figures else None
            case Role.DecorationRole:
                name = column.icon(row) if column.icon else None
                return icons.icon(name) if name else None
            case _ if role == STATE_ROLE:
                return column.state(row) if column.state else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if role == Role.DisplayRole:
            return self.columns[section].heading
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A column of -1 gives the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._key(self._shown[index.row()])) for index in self.persistentIndexList()]
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()
        places = {self._key(row): place for place, row in enumerate(self._shown)} if kept else {}
        for index, key in kept:
            self.changePersistentIndex(index, self.index(places[key], index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = self._matching()
        if self._sorted_by:
            number, order = self._sorted_by
            column = self.columns[number]
            by = column.order or (lambda row: fold(column.text(row)))
            rows = sorted(rows, key=by, reverse=order is Qt.SortOrder.DescendingOrder)
        self._shown = rows

    def _matching(self) -> list[R]:
        if not self._words:
            return list(self._all)
        if self._haystacks is None:
            self._haystacks = [haystack("\n".join(column.text(row) for column in self.columns)) for row in self._all]
        return [row for row, hay in zip(self._all, self._haystacks, strict=True) if self._words.are_in(hay)]


def _cell(text: str) -> str:
    """Spreadsheets take a line break or a tab in a cell for the end of it."""
    return " ".join(text.split())
