"""Everybody expected and everybody who came, side by side in the order of precedence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from councildesk.services.attendance import AttendanceRow
from councildesk.ui import theme, tooltips
from councildesk.ui.attendance import attendance_words
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import STATE_ROLE
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.state_delegate import StateDelegate

Key = tuple[str, str | None]
_KEY = int(Qt.ItemDataRole.UserRole) + 8
_WIDTHS = (0, 20, 17, 17)
"""In characters; the name takes what is left."""
_GIVING_WAY = (1, 3)
"""The role goes first in a narrow window, then the times: the card beside has them."""
_LEAST_NAME = 24


class PeopleTree(QTreeView):
    """`chosen` when another row is current; `mark_wanted` carries a digit that was pressed, or 0 for Delete."""

    chosen = Signal()
    mark_wanted = Signal(int)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: dict[Key, AttendanceRow] = {}
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

    def show_rows(self, rows: Sequence[AttendanceRow], around: Surroundings, zone: str, is_ahead: bool) -> None:
        """Show these people; the selection stays with them."""
        kept, current = [_key(row) for row in self.selected()], self.current
        blocked = self.selectionModel().blockSignals(True)
        self._rows = {_key(row): row for row in rows}
        self.people.clear()
        self.people.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Role"), self.tr("Attendance"), self.tr("Times or reason")]
        )
        for side_id, group in groupby(rows, key=lambda row: row.side_id):
            head = self._head(around.side_name(side_id) or self.tr("Without a side"))
            for row in group:
                head.appendRow(self._cells(row, zone, is_ahead))
            self.setFirstColumnSpanned(head.row(), QModelIndex(), True)
        self.expandAll()
        self._lay_out()
        self.selectionModel().blockSignals(blocked)
        self._select(kept, _key(current) if current else None)

    @property
    def current(self) -> AttendanceRow | None:
        return self._rows.get(self._key_at(self.currentIndex()))

    def selected(self) -> list[AttendanceRow]:
        """The chosen people, from top to bottom."""
        found = {self._key_at(index) for index in self.selectionModel().selectedRows()}
        return [row for key, row in self._rows.items() if key in found]

    def choose(self, person_id: str) -> None:
        """Make this person the current one and bring them into sight."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        for index in self._indexes():
            if self._key_at(index)[0] == person_id:
                self.selectionModel().setCurrentIndex(index, flags)
                self.scrollTo(index)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits note, in any layout of the keyboard."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.text().isdecimal():
            self.mark_wanted.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.mark_wanted.emit(0)
        else:
            super().keyPressEvent(event)

    def _head(self, name: str) -> QStandardItem:
        head = QStandardItem(name)
        head.setFont(theme.sized(self.font(), theme.BODY, QFont.Weight.DemiBold))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.people.appendRow(head)
        return head

    def _cells(self, row: AttendanceRow, zone: str, is_ahead: bool) -> list[QStandardItem]:
        state = attendance_words.state(row, zone, is_ahead)
        part = attendance_words.part(row)
        role = meeting_words.word(row.role, self._language)
        texts = (row.name, f"{role}, {part}" if part else role, state.word, attendance_words.times(row, zone))
        cells = [QStandardItem(text) for text in texts]
        for cell, text in zip(cells, texts, strict=True):
            cell.setEditable(False)
            cell.setToolTip(tooltips.plain(text))
        cells[0].setData(_key(row), _KEY)
        cells[2].setData(state, STATE_ROLE)
        cells[3].setFont(theme.tabular(self.font()))
        return cells

    def _lay_out(self) -> None:
        header, letter = self.header(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.resizeSection(column, width * letter + 20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_name()

    def _fit_name(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {column: width * letter + 20 for column, width in enumerate(_WIDTHS) if width}
        out = giving_way(self.viewport().width(), widths, _GIVING_WAY, letter * _LEAST_NAME)
        for column in _GIVING_WAY:
            self.setColumnHidden(column, column in out)

    def _key_at(self, index: QModelIndex) -> Key:
        kept = index.siblingAtColumn(0).data(_KEY)
        return tuple(kept) if kept else ("", None)

    def _select(self, keys: Iterable[Key], current: Key | None) -> None:
        wanted, selection = set(keys), self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for index in self._indexes():
            if self._key_at(index) in wanted:
                selection.select(index, flags)
            if self._key_at(index) == current:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if not wanted and (first := next(iter(self._indexes()), None)) is not None:
            selection.setCurrentIndex(first, flags)

    def _indexes(self) -> list[QModelIndex]:
        heads = [self.people.index(row, 0) for row in range(self.people.rowCount())]
        return [self.people.index(row, 0, head) for head in heads for row in range(self.people.rowCount(head))]


def _key(row: AttendanceRow) -> Key:
    return row.person_id, row.seat_id
