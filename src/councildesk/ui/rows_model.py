"""Rows shown as a table: a model over frozen row dataclasses with declared columns.

A page declares its columns once and hands over rows; the model sorts by their own keys, filters as somebody types and
copies what is selected as a table. Sorting and filtering work on plain lists of numbers: a proxy model in Python would
need ten seconds for a hundred thousand rows, this needs a tenth of one, and less for each further letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from councildesk.ui import icons, theme, tooltips
from councildesk.ui.haystacks import Haystacks
from councildesk.ui.matching import Words, fold
from councildesk.ui.state import STATE_ROLE, State

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NO_INDEX = QModelIndex()

_KEPT = 12
"""Filters whose outcome is kept: somebody who takes letters back gets at once what stood there before."""


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
    """The most it takes by itself, in characters; 0 lets the column take what is left."""
    gives_way: int = 0
    """In a narrow window columns make room for those of what is left: 1 goes first; 0 never goes."""

    def text(self, row: R) -> str:
        state = self.state(row) if self.state else None
        return state.word if state else self.value(row)


class RowsModel(QAbstractTableModel, Generic[R]):
    """Belongs to the GUI thread. Does not fetch: a page gives it rows with `show_rows`.

    Rows are known by their number, which is their place in the order in which they came. `_order` holds the numbers as
    they are sorted, `_shown` those of them that the filter lets through.
    """

    about_to_rearrange = Signal()
    rearranged = Signal()
    """Other rows are shown, or in another order. Views keep their selection from the one signal to the other."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._all: list[R] = []
        self._order: list[int] = []
        self._shown: list[int] = []
        self._numbers: dict[str, int] | None = None
        self._places: dict[int, int] | None = None
        self._sort_keys: dict[int, list[Any]] = {}
        self._haystacks = Haystacks(self)
        self._haystacks.grown.connect(self._look_further)
        self._words = Words("")
        self._found: dict[Words, list[int]] = {}
        self._figures_font = theme.tabular(QApplication.font())
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows; order and filter stay, and views keep their selection by key."""
        with self._moving():
            self._all = list(rows)
            self._numbers = None
            self._sort_keys.clear()
            self._sort()
            if self._words:
                self._haystacks.begin(map(self._cells, self._all))
            else:
                self._haystacks.drop()
            self._match()

    def filter(self, text: str) -> None:
        """Show rows that have all the words anywhere in their cells, whatever the case, accents or script marks.

        Of many thousand rows not all may be known well enough yet: the others come as they are, with `rearranged`.
        """
        words = Words(text)
        if words == self._words:
            return
        self.about_to_rearrange.emit()
        self.beginResetModel()
        self._words = words
        if words and not self._haystacks.is_begun:
            self._haystacks.begin(map(self._cells, self._all))
        self._match()
        self.endResetModel()
        self.rearranged.emit()

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    @property
    def is_looking(self) -> bool:
        """Not all rows are looked through yet; more of them may come."""
        return bool(self._words) and len(self._haystacks.ready) < len(self._all)

    def row(self, place: int) -> R:
        return self._all[self._shown[place]]

    def place(self, key: str) -> int | None:
        """Where the row with this key is shown."""
        number = self._number(key)
        return None if number is None else self._place_of(number)

    def key(self, place: int) -> str:
        return self._key(self._all[self._shown[place]])

    def as_text(self, places: Iterable[int], columns: Iterable[int]) -> str:
        """The rows as tab-separated lines with a line of headings, as spreadsheets paste them."""
        chosen = [self.columns[number] for number in columns]
        lines = [[column.heading for column in chosen]]
        lines += [[column.text(self.row(place)) for column in chosen] for place in places]
        return "\n".join("\t".join(_cell(text) for text in line) for line in lines)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._all[self._shown[index.row()]]
        match role:
            case Role.DisplayRole:
                return column.text(row)
            case Role.ToolTipRole:
                return tooltips.plain(column.text(row))
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
        with self._moving():
            self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
            self._sort()
            self._match()

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """Rows change their places, come and go; whoever holds an index holds that of the same row afterwards."""
        self.about_to_rearrange.emit()
        self.layoutAboutToBeChanged.emit()
        before = self._all
        kept = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        yield
        for index, number in kept:
            now = number if self._all is before else self._number(self._key(before[number]))
            place = None if now is None else self._place_of(now)
            self.changePersistentIndex(index, NO_INDEX if place is None else self.index(place, index.column()))
        self.layoutChanged.emit()
        self.rearranged.emit()

    def _number(self, key: str) -> int | None:
        if self._numbers is None:
            self._numbers = {self._key(row): number for number, row in enumerate(self._all)}
        return self._numbers.get(key)

    def _place_of(self, number: int) -> int | None:
        if self._places is None:
            self._places = {number: place for place, number in enumerate(self._shown)}
        return self._places.get(number)

    @Slot()
    def _look_further(self) -> None:
        """More rows can be searched than a moment ago."""
        if self._words:
            with self._moving():
                self._found.clear()
                self._match()

    def _sort(self) -> None:
        """What was found is in the old order."""
        self._found.clear()
        self._order = list(range(len(self._all)))
        if self._sorted_by:
            column, order = self._sorted_by
            keys = self._keys(column)
            self._order.sort(key=keys.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)

    def _keys(self, number: int) -> list[Any]:
        """What the rows are sorted by, made when a column is sorted by for the first time."""
        if number not in self._sort_keys:
            column = self.columns[number]
            folded = cache(fold)  # most columns say the same of many rows
            by = column.order or (lambda row: folded(column.text(row)))
            self._sort_keys[number] = [by(row) for row in self._all]
        return self._sort_keys[number]

    def _match(self) -> None:
        """While somebody types, only what was found with fewer letters is looked through again."""
        self._places = None
        if not self._words:
            self._shown = self._order
            return
        if self._words not in self._found:
            ready = self._haystacks.ready
            wider = [found for words, found in self._found.items() if self._words.narrows(words)]
            numbers = min(wider, key=len, default=self._order)
            if self.is_looking:
                numbers = [number for number in numbers if number < len(ready)]
            if len(self._found) >= _KEPT:
                del self._found[next(iter(self._found))]
            self._found[self._words] = self._words.found_in(ready, numbers)
        self._shown = self._found[self._words]

    def _cells(self, row: R) -> list[str]:
        return [column.text(row) for column in self.columns]


def _cell(text: str) -> str:
    """Spreadsheets take a line break or a tab in a cell for the end of it."""
    return " ".join(text.split())
