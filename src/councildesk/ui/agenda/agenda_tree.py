"""The tree of the agenda, written by keys alone.

It knows no record: it tells what somebody wants, and shows what it is given.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTreeView, QWidget

from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_model import NEW, AgendaModel, NewItem
from councildesk.ui.agenda.two_line_delegate import TwoLineDelegate
from councildesk.ui.widgets.column_room import giving_way

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {
    AgendaColumn.NUMBER: 7,
    AgendaColumn.KIND: 11,
    AgendaColumn.PEOPLE: 15,
    AgendaColumn.MINUTES: 6,
    AgendaColumn.TIME: 15,
}
_GIVING_WAY = (AgendaColumn.KIND, AgendaColumn.PEOPLE)
_LEAST_TITLE = 34
"""In characters."""


class AgendaTree(QTreeView):
    """Enter adds an item below, Tab and Shift+Tab set the depth, Alt+Up and Alt+Down move, F2 renames, Delete removes.

    `chosen` carries the id of the current item or None. While a new item is named, Enter goes on to the next one, Tab
    sets its depth, and Enter in an empty line or Escape ends.
    """

    chosen = Signal(object)
    added = Signal(object, str)
    """A NewItem and its title."""
    renamed = Signal(str, str)
    indent_wanted = Signal(str, int)
    shift_wanted = Signal(str, int)
    move_wanted = Signal(str, object, int)
    remove_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = AgendaModel(self)
        self.setModel(self.items)
        self._delegate = TwoLineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(16)
        self._lay_out()
        self._named: str | None = None
        self._typed, self._was_new = "", False
        self.items.named.connect(self._name)
        self.items.moved.connect(self.move_wanted, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self._delegate.indent_wanted.connect(self._indent_edited)
        self._delegate.enter_pressed.connect(self._go_on)

    @property
    def current(self) -> str | None:
        """The id of the current item."""
        return self.items.item_id(self.currentIndex())

    @property
    def is_naming(self) -> bool:
        """Somebody types a title in the tree just now."""
        return self.state() is QAbstractItemView.State.EditingState

    def selected(self) -> list[str]:
        """Ids of the selected items, without those below another selected one."""
        found = {self.items.item_id(index) for index in self.selectionModel().selectedRows()}
        ids = [item for item in found if item]
        return [item for item in ids if not self._has_above(item, found)]

    def choose(self, item_id: str | None) -> None:
        """Make this the current item and bring it into sight."""
        index = self.items.index_of(item_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    @Slot()
    def begin_new(self, new: NewItem | None = None) -> None:
        """Name a new item: behind the current one, unless told where."""
        current = self.current
        self._start_new(new or NewItem(after=current if current != NEW else None))

    @Slot()
    def rename(self) -> None:
        if self.current is not None:
            self.edit(self.items.index_of(self.current, AgendaColumn.TITLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers, current = event.key(), event.modifiers(), self.current
        is_alt = modifiers == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert):
            self.begin_new()
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif current and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.indent_wanted.emit(current, 1 if key == Qt.Key.Key_Tab else -1)
        elif current and is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift_wanted.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif current and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(self.selected())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab sets the depth of an item; without one it goes on as everywhere."""
        return False if self.current else super().focusNextPrevChild(is_next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was typed is told after the line is closed: the tree is then free to be built anew."""
        super().closeEditor(editor, hint)
        self._tell_named()
        QTimer.singleShot(0, self, self._drop_unnamed)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_title()

    def _lay_out(self) -> None:
        header, letter = self.header(), self.fontMetrics().averageCharWidth()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(letter * 5)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * letter + 12)
        header.setSectionResizeMode(AgendaColumn.TITLE, QHeaderView.ResizeMode.Stretch)

    def _fit_title(self) -> None:
        """In a narrow window the title is what matters: kind and people make room for it."""
        letter = self.fontMetrics().averageCharWidth()
        widths = {int(column): width * letter + 12 for column, width in _WIDTHS.items()}
        out = giving_way(self.viewport().width(), widths, _GIVING_WAY, letter * _LEAST_TITLE)
        for column in _GIVING_WAY:
            self.setColumnHidden(column, column in out)

    def _start_new(self, new: NewItem) -> None:
        self.items.begin_new(new)
        self.expandAll()
        self.choose(NEW)
        self.edit(self.items.index_of(NEW, AgendaColumn.TITLE))

    @Slot(str, str)
    def _name(self, item_id: str, title: str) -> None:
        self._typed, self._was_new = title.strip(), item_id == NEW
        self._named = item_id

    def _tell_named(self) -> None:
        item_id, self._named = self._named, None
        if item_id is None or not self._typed:
            return
        new = self.items.new_item
        if item_id != NEW:
            if self._typed != self.items.leading_title(item_id):
                self.renamed.emit(item_id, self._typed)
        elif new is not None:
            self.items.begin_new(None)
            self.added.emit(new, self._typed)

    @Slot()
    def _go_on(self) -> None:
        """After Enter in a new item comes the next one."""
        if self.items.new_item is not None:
            self._drop_unnamed()
            self.setFocus()
        elif self._typed and self._was_new:
            self.begin_new()
        else:
            self.setFocus()

    @Slot(int)
    def _indent_edited(self, by: int) -> None:
        new = self.items.new_item
        if new is not None:
            self._start_new(self._indented(new, by))
        elif self.current is not None:
            self.indent_wanted.emit(self.current, by)
            self.rename()

    def _indented(self, new: NewItem, by: int) -> NewItem:
        """The place of an unnamed item one level deeper or higher."""
        parent = self.items.parent_id(NEW)
        if by > 0:
            ahead = self.items.previous_sibling(NEW)
            return NewItem(parent=ahead) if ahead else new
        return NewItem(after=parent) if parent is not None else new

    @Slot()
    def _drop_unnamed(self) -> None:
        new = self.items.new_item
        if new is None or self.is_naming:
            return
        self.items.begin_new(None)
        self.expandAll()
        self.choose(new.after or new.parent)

    def _has_above(self, item: str, others: set[str | None]) -> bool:
        above = self.items.parent_id(item)
        while above is not None:
            if above in others:
                return True
            above = self.items.parent_id(above)
        return False

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.items.item_id(now) or None)
