"""A table like a spreadsheet's: sort by a click, choose and widen columns, select many, copy as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from councildesk.ui import settings
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.state_delegate import StateDelegate

_ROW = 2.3
"""Height of a row, in heights of its letters."""


class RowsTable(QTableView):
    """Shows a RowsModel. `opened` carries the key of a row on Enter or double click, `selection_changed` the keys."""

    opened = Signal(str)
    selection_changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Settings | None = None
        self._name = ""
        self._fits_itself = True
        self._is_fitting = False
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
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.activated.connect(self._open)

    def show_model(self, model: RowsModel[Any], name: str, kept: Settings) -> None:
        """Show this model; sort order, widths and choice of columns are kept in the settings under `name`."""
        self._kept, self._name = kept, name
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._lay_out(model)
        state = kept.get(settings.table_columns(name))
        if state:
            self._fits_itself = not header.restoreState(QByteArray(state))
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
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.key(place) for place in places]

    def select(self, keys: Iterable[str]) -> None:
        """Select the rows with these keys and show the first of them."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        places = [place for key in keys if (place := self.rows.place(key)) is not None]
        for place in places:
            selection.select(self.rows.index(place, 0), flags)
        if places:
            first = self.rows.index(places[0], 0)
            selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows, or all when none is selected, with the columns that are shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(
            self.rows.as_text(places or range(self.rows.rowCount()), self._shown_columns())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open()
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

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_keys())

    @Slot()
    def _keep_columns(self) -> None:
        if self._kept is not None:
            state = bytes(self.horizontalHeader().saveState().data())
            self._kept.put(settings.table_columns(self._name), state)

    @Slot()
    def _note_width(self) -> None:
        """Widths that a person chose stay; until then the table fits itself into the window."""
        if not self._is_fitting:
            self._fits_itself = False
            self._keep_columns()

    def _fit_columns(self) -> None:
        """Give what is left of the width to the columns that declare none."""
        if not self._fits_itself or self._kept is None:
            return
        shown, columns, header = self._shown_columns(), self.rows.columns, self.horizontalHeader()
        flexible = [number for number in shown if not columns[number].width]
        fixed = sum(header.sectionSize(number) for number in shown if columns[number].width)
        if flexible:
            self._is_fitting = True
            share = max((self.viewport().width() - fixed) // len(flexible), self.fontMetrics().averageCharWidth() * 14)
            for number in flexible:
                header.resizeSection(number, share)
            self._is_fitting = False

    @Slot(QPoint)
    def _offer_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.column_actions(menu))
        menu.exec(self.horizontalHeader().mapToGlobal(where))
        menu.deleteLater()

    def column_actions(self, owner: QMenu) -> Sequence[QAction]:
        """One tick for each column; the last one shown cannot be hidden."""
        shown = self._shown_columns()
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
            self.setColumnHidden(number, not is_shown)
            self._fit_columns()
            self._keep_columns()

        return show_column

    def _shown_columns(self) -> list[int]:
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in order if not header.isSectionHidden(number)]

    def _lay_out(self, model: RowsModel[Any]) -> None:
        """Widths as declared; a column is never narrower than its heading."""
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            self.setColumnHidden(number, column.is_hidden)
            if column.width:
                header.resizeSection(number, max(column.width * letter + 24, header.sectionSizeHint(number) + 12))
