"""People in a list like a spreadsheet's, side by side under headings; digits note something of those chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from councildesk.ui import theme
from councildesk.ui.widgets.state_delegate import StateDelegate

_NAME = 0
_KEY = int(Qt.ItemDataRole.UserRole) + 8
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_UP = (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePrevious)


class PeopleList(QTreeView):
    """Base: subclasses fill `people` within `refilled`, each line under a key of their own.

    `chosen` when another line is current, `selected_changed` when others are selected. `mark_wanted` carries a digit
    that was pressed, `remove_wanted` comes with Delete.
    """

    chosen = Signal()
    selected_changed = Signal()
    mark_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[str, list[QStandardItem]] = {}
        """Of each line, by its key."""
        self.people = QStandardItemModel(self)
        self.setModel(self.people)
        self.setItemDelegate(StateDelegate(self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(self.selected_changed)

    @property
    def current_key(self) -> str:
        """Empty where no line is current."""
        return _key_at(self.currentIndex())

    def selected_keys(self) -> set[str]:
        return {_key_at(index) for index in self.selectionModel().selectedRows(_NAME)}

    def cells(self, key: str) -> list[QStandardItem]:
        """Of a line that is there."""
        return self._cells[key]

    def lines(self) -> list[QModelIndex]:
        """From top to bottom, without the headings."""
        found: list[QModelIndex] = []
        index = self.people.index(0, _NAME)
        while index.isValid():
            if _key_at(index):
                found.append(index)
            index = self.indexBelow(index)
        return found

    def choose(self, key: str) -> None:
        """Make this the current and only selected line and bring it into sight."""
        if key in self._cells:
            index = self._cells[key][_NAME].index()
            self.selectionModel().setCurrentIndex(index, _ALONE)
            self.scrollTo(index)

    def following(self, key: str) -> str | None:
        """What stands in the next line; None in the last."""
        below = self.indexBelow(self._cells[key][_NAME].index()) if key in self._cells else QModelIndex()
        while below.isValid() and not _key_at(below):
            below = self.indexBelow(below)
        return _key_at(below) or None

    @contextmanager
    def refilled(self, headings: list[str]) -> Iterator[None]:
        """The list is empty inside; whoever is chosen is chosen afterwards, which is told once."""
        kept, current = self.selected_keys(), self.current_key
        blocked = self.selectionModel().blockSignals(True)
        self.people.clear()
        self._cells = {}
        self.people.setHorizontalHeaderLabels(headings)
        yield
        self.expandAll()
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.fit_columns()
        self._select(kept, current)
        self.selectionModel().blockSignals(blocked)
        self.chosen.emit()
        self.selected_changed.emit()

    def add_heading(self, name: str) -> QStandardItem:
        """A line that nobody can choose, over the whole width; people are put below it."""
        heading = QStandardItem(name)
        heading.setFont(theme.sized(self.font(), theme.BODY, QFont.Weight.DemiBold))
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.people.appendRow(heading)
        self.setFirstColumnSpanned(heading.row(), QModelIndex(), True)
        return heading

    def add_line(self, above: QStandardItem, key: str, columns: int) -> list[QStandardItem]:
        """The empty cells of a new line below another or a heading."""
        cells = [QStandardItem() for _column in range(columns)]
        cells[_NAME].setData(key, _KEY)
        self._cells[key] = cells
        above.appendRow(cells)
        return cells

    def fit_columns(self) -> None:
        """Give the columns their widths; called when the list was filled and when its width changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that comes below leaves the line in sight on which one works."""
        super().resizeEvent(event)
        self.fit_columns()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: lines below others stay there."""

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Past the headings: on one of them a digit would note something of nobody."""
        there = super().moveCursor(cursor_action, modifiers)
        if not there.isValid() or _key_at(there):
            return there
        beside = self.indexAbove(there) if cursor_action in _UP else self.indexBelow(there)
        return beside if beside.isValid() else self.currentIndex()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Whatever cell was clicked, the mark of the line stands where the line begins."""
        super().currentChanged(current, previous)
        if current.column() > _NAME:
            there = current.sibling(current.row(), _NAME)
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits note, in any layout of the keyboard."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.text().isdecimal():
            self.mark_wanted.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _select(self, keys: Collection[str], current: str) -> None:
        """Of those that are still there; else the first line."""
        selection = self.selectionModel()
        for key in keys & self._cells.keys():
            selection.select(self._cells[key][_NAME].index(), _SELECT)
        if current in self._cells:
            index = self._cells[current][_NAME].index()
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if not selection.hasSelection():
            for index in self.lines()[:1]:
                selection.setCurrentIndex(index, _SELECT)


def _key_at(index: QModelIndex) -> str:
    return index.siblingAtColumn(_NAME).data(_KEY) or ""
