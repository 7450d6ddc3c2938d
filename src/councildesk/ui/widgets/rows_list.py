"""A whole list: a filter above, the table, a count below; and what to do first where it is empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from councildesk._generated.forms.ui_rows_list import Ui_RowsList
from councildesk.ui import icons
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.filter_keys import FilterKeys
from councildesk.ui.widgets.rows_table import RowsTable


class RowsList(QWidget):
    """`opened` carries the key of a row that was activated; `table.selected_keys` tells those that are selected."""

    opened = Signal(str)
    selection_changed = Signal()

    def __init__(self, name: str, kept: Settings, parent: QWidget | None = None) -> None:
        """`name` is that of the table in the settings and, with `_table`, of the table widget."""
        super().__init__(parent)
        self._name, self._kept = name, kept
        self._total: int | None = None
        self.form = Ui_RowsList()
        self.form.setupUi(self)
        self.empty_state = EmptyState(parent=self)
        self.table = RowsTable(self)
        self.table.setObjectName(f"{name}_table")
        for widget in (self.table, self.empty_state):
            self.form.content_stack.addWidget(widget)
        FilterKeys(self.form.filter_edit, self.table)
        self.form.columns_button.setIcon(icons.icon("columns"))
        self.form.columns_button.setIconSize(QSize(18, 18))
        self._columns_menu = QMenu(self)
        self._columns_menu.aboutToShow.connect(self._fill_columns)
        self.form.columns_button.setMenu(self._columns_menu)
        self.table.opened.connect(self.opened)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.selection_changed.connect(self._count)

    def show_model(self, model: RowsModel[Any]) -> None:
        """Give the list its model; call once, in the page's constructor."""
        self.model = model
        model.setParent(self)
        self.table.show_model(model, self._name, self._kept)
        model.rearranged.connect(self._count)
        self.form.filter_edit.textChanged.connect(model.filter)

    def show_rows(self, rows: Iterable[Any], total: int | None = None) -> None:
        """Show these rows; filter, order and selection stay. `total`: how many there are, where these are a choice."""
        self._total = total
        self.model.show_rows(rows)
        self.table.measure()
        self._show_state()

    def name_list(self, name: str) -> None:
        """The list's name for screen readers, translated."""
        self.table.setAccessibleName(name)

    @property
    def filter_text(self) -> str:
        return self.form.filter_edit.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._count()

    def _show_state(self) -> None:
        is_empty = self.model.total == 0
        self.form.content_stack.setCurrentWidget(self.empty_state if is_empty else self.table)
        for widget in (self.form.filter_edit, self.form.columns_button, self.form.count_label):
            widget.setVisible(not is_empty)

    @Slot()
    def _count(self) -> None:
        shown, chosen = self.model.rowCount(), self.table.selected_count
        total = self.model.total if self._total is None else self._total
        text = self.tr("%n in all", "", total)
        if shown != total:
            text = self.tr("%n shown of {total}", "", shown).replace("{total}", str(total))
        if self.model.is_looking:
            text += " …"
        if chosen > 1 and shown == total:
            text = self.tr("%n of {total} chosen", "", chosen).replace("{total}", str(total))
        elif chosen > 1:
            text += " · " + self.tr("%n chosen", "", chosen)
        self.form.count_label.setText(text)

    @Slot()
    def _fill_columns(self) -> None:
        self._columns_menu.clear()
        self._columns_menu.addActions(self.table.column_actions(self._columns_menu))
