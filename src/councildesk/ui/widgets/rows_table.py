"""A table like a spreadsheet's: sort by a click, choose and widen columns, select many, copy as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from councildesk.ui import settings
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.state_delegate import StateDelegate

_ROW = 2.3
"""Height of a row, in heights of its letters."""
_FITTING, _CHOSEN = b"f", b"c"
"""Before what is kept of the columns: whether the widths follow the window, or somebody chose them; then how many
columns gave way for want of room, and which."""
_LEAST, _LEAST_OF_SEVERAL = 40, 18
"""Characters that a column without a width of its own has, whatever gives way."""
_MEASURED = 60
"""Rows that are looked at to find how wide a column has to be."""

_TO_START = (QKeySequence.StandardKey.MoveToStartOfDocument, QKeySequence.StandardKey.MoveToStartOfLine)
_TO_END = (QKeySequence.StandardKey.MoveToEndOfDocument, QKeySequence.StandardKey.MoveToEndOfLine)
"""Rows are chosen whole: the start of a line would be nowhere new."""


class RowsTable(QTableView):
    """Shows a RowsModel. `opened` carries the key of a row on Enter or double click.

    `selection_changed` carries nothing: `selected_keys` tells what is selected, `selected_count` only how much.
    """

    opened = Signal(str)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Settings | None = None
        self._name = ""
        self._fits_itself = True
        self._is_fitting = False
        self._needed: dict[int, int] = {}
        self._gave_way: set[int] = set()
        self._held: tuple[list[str], str | None] = ([], None)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(StateDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * _ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 5)
        header.setResizeContentsPrecision(_MEASURED)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.activated.connect(self._open)

    def show_model(self, model: RowsModel[Any], name: str, kept: Settings) -> None:
        """Show this model; sort order, widths and choice of columns are kept in the settings under `name`."""
        self._kept, self._name = kept, name
        model.about_to_rearrange.connect(self._hold_selection)
        model.rearranged.connect(self._give_selection_back)
        self.setModel(model)
        # The header would ask of each row whether it can be selected, to draw columns that are selected as a whole.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._lay_out(model)
        state = kept.get(settings.table_columns(name))
        if state and header.restoreState(QByteArray(state[2 + state[1] :])):
            self._fits_itself = state[:1] == _FITTING
            self._gave_way = set(state[2 : 2 + state[1]])
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._note_width)
        header.sectionMoved.connect(self._keep_columns)
        header.sortIndicatorChanged.connect(self._keep_columns)

    @property
    def rows(self) -> RowsModel[Any]:
        model = self.model()
        assert isinstance(model, RowsModel)
        return model

    def selected_keys(self) -> list[str]:
        """Keys of the selected rows, from top to bottom."""
        return list(map(self.rows.key, self._selected_places()))

    @property
    def selected_count(self) -> int:
        """How many rows are selected; quick where all of many thousands are."""
        return sum(part.height() for part in self._stretches())

    def has(self, key: str) -> bool:
        """A row with this key is shown: the filter lets it through."""
        return self.rows.place(key) is not None

    def select(self, keys: Iterable[str]) -> None:
        """Select the rows with these keys and show the first of them."""
        places = [place for key in keys if (place := self.rows.place(key)) is not None]
        self._select_places(places)
        if places:
            first = self.rows.index(places[0], 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows, or all when none is selected, with the columns that are shown."""
        places = self._selected_places()
        QGuiApplication.clipboard().setText(
            self.rows.as_text(places or range(self.rows.rowCount()), self._shown_columns())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open()
        elif _matches(event, _TO_START):
            self._go_to(0)
        elif _matches(event, _TO_END):
            self._go_to(self.rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who comes by the Tab key finds a row to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            first = self.rows.index(0, self._shown_columns()[0])
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.rows.key(self.currentIndex().row()))

    def _go_to(self, place: int) -> None:
        """Choose this row alone; Qt would go there and leave another one chosen."""
        index = self.rows.index(place, self._shown_columns()[0])
        if index.isValid():
            command = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, command)
            self.scrollTo(index)

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_changed.emit()

    def _selected_places(self) -> list[int]:
        """From top to bottom."""
        ends = sorted((part.top(), part.bottom()) for part in self._stretches())
        return [place for top, bottom in ends for place in range(top, bottom + 1)]

    def _stretches(self) -> list[QItemSelectionRange]:
        """What is selected: always whole rows, kept as stretches of neighbours."""
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def _select_places(self, places: Iterable[int]) -> None:
        selection, last = QItemSelection(), self.rows.columnCount() - 1
        for top, bottom in _runs(sorted(places)):
            selection.append(QItemSelectionRange(self.rows.index(top, 0), self.rows.index(bottom, last)))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _hold_selection(self) -> None:
        """Qt would follow each cell of each selected row by itself: seconds, when many thousands are selected."""
        current = self.currentIndex()
        self._held = (self.selected_keys(), self.rows.key(current.row()) if current.isValid() else None)
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().clearSelection()
        self.selectionModel().blockSignals(blocked)

    @Slot()
    def _give_selection_back(self) -> None:
        """The same rows stay selected where they are still shown; told are only those that are not."""
        keys, current = self._held
        places = [place for place in map(self.rows.place, keys) if place is not None]
        blocked = self.selectionModel().blockSignals(len(places) == len(keys))
        self._select_places(places)
        self.selectionModel().blockSignals(blocked)
        if len(places) < len(keys):
            self._tell_selection()
        if current is not None and not self.currentIndex().isValid():
            place = self.rows.place(current)
            if place is not None:
                index = self.rows.index(place, self._shown_columns()[0])
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def _keep_columns(self) -> None:
        if self._kept is not None:
            state = bytes(self.horizontalHeader().saveState().data())
            how = (_FITTING if self._fits_itself else _CHOSEN) + bytes([len(self._gave_way), *self._gave_way])
            self._kept.put(settings.table_columns(self._name), how + state)

    @Slot(int, int, int)
    def _note_width(self, _column: int, before: int, now: int) -> None:
        """Widths that a person chose stay; until then the table fits itself into the window.

        Qt tells of hidden columns as of columns without width, and hides them anew at each sorting.
        """
        if before and now and not self._is_fitting:
            self._fits_itself = False
            self._keep_columns()

    def measure(self) -> None:
        """Find how wide the columns have to be for the rows that are shown now, and fit them into the window."""
        self._needed = {}
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Columns are as wide as what they hold, some give way, and what is left is for those that declare no width."""
        if self._is_fitting or not self._fits_itself or self._kept is None:
            return
        self._is_fitting = True
        columns, header, room = self.rows.columns, self.horizontalHeader(), self.viewport().width()
        chosen = self._chosen_columns()
        widths = {number: self._width(number) for number in chosen if columns[number].width}
        flexible = [number for number in chosen if not columns[number].width]
        order = sorted((number for number in widths if columns[number].gives_way), key=lambda n: columns[n].gives_way)
        least = self.fontMetrics().averageCharWidth() * (_LEAST if len(flexible) == 1 else _LEAST_OF_SEVERAL)
        self._let_go(giving_way(room, widths, order, least * len(flexible)))
        for number, width in widths.items():
            header.resizeSection(number, width)
        left = room - sum(width for number, width in widths.items() if number not in self._gave_way)
        for number in flexible:
            header.resizeSection(number, max(left // len(flexible), least))
        self._is_fitting = False

    def _width(self, number: int) -> int:
        """As wide as its heading and what it holds, up to the width it declares."""
        if number not in self._needed:
            is_hidden = self.isColumnHidden(number)
            self.setColumnHidden(number, False)  # Qt measures nothing that is hidden
            head = self.horizontalHeader().sectionSizeHint(number) + 12
            most = max(self.rows.columns[number].width * self.fontMetrics().averageCharWidth() + 24, head)
            held = self.sizeHintForColumn(number) + 12 if self.rows.rowCount() else most
            self._needed[number] = max(head, min(held, most))
            self.setColumnHidden(number, is_hidden)
        return self._needed[number]

    def _let_go(self, columns: set[int]) -> None:
        """Hide these for want of room; those that were hidden for it before come back."""
        for number in self._gave_way ^ columns:
            self.setColumnHidden(number, number in columns)
        self._gave_way = set(columns)

    @Slot(QPoint)
    def _offer_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.column_actions(menu))
        menu.exec(self.horizontalHeader().mapToGlobal(where))
        menu.deleteLater()

    def column_actions(self, owner: QMenu) -> Sequence[QAction]:
        """One tick for each column; the last one shown cannot be hidden."""
        shown = self._chosen_columns()
        made = []
        for number, column in enumerate(self.rows.columns):
            action = QAction(column.heading, owner)
            action.setCheckable(True)
            action.setChecked(number in shown)
            action.setEnabled(shown != [number])
            action.toggled.connect(self._column_setter(number))
            made.append(action)
        return made

    def _column_setter(self, number: int) -> Any:
        def show_column(is_shown: bool) -> None:
            self._gave_way.discard(number)
            self.setColumnHidden(number, not is_shown)
            self._fit_columns()
            self._keep_columns()

        return show_column

    def _shown_columns(self) -> list[int]:
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in order if not header.isSectionHidden(number)]

    def _chosen_columns(self) -> list[int]:
        """Those that are shown, or would be in a wider window."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in order if number in self._gave_way or not header.isSectionHidden(number)]

    def _lay_out(self, model: RowsModel[Any]) -> None:
        """Widths as declared; a column is never narrower than its heading."""
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            self.setColumnHidden(number, column.is_hidden)
            if column.width:
                header.resizeSection(number, max(column.width * letter + 24, header.sectionSizeHint(number) + 12))


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each row of neighbours."""
    top = 0
    for number, place in enumerate(places):
        if number + 1 == len(places) or places[number + 1] != place + 1:
            yield places[top], place
            top = number + 1


def _matches(event: QKeyEvent, keys: Iterable[QKeySequence.StandardKey]) -> bool:
    return any(event.matches(key) for key in keys)
