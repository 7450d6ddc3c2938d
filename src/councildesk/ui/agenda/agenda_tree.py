"""The tree of the agenda, written by keys alone.

It knows no record: it tells what somebody wants, and shows what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTreeView, QWidget

from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_model import AgendaModel
from councildesk.ui.agenda.agenda_shape import NEW, NewItem
from councildesk.ui.agenda.two_line_delegate import TwoLineDelegate
from councildesk.ui.widgets.column_room import giving_way

_WIDTHS = {
    AgendaColumn.NUMBER: 10,
    AgendaColumn.TRANSLATION: 44,
    AgendaColumn.KIND: 14,
    AgendaColumn.PEOPLE: 15,
    AgendaColumn.PAPERS: 4,
    AgendaColumn.MINUTES: 5,
    AgendaColumn.TIME: 17,
}
_GIVING_WAY = (AgendaColumn.TRANSLATION, AgendaColumn.PEOPLE, AgendaColumn.KIND)
_ZONE = 9
"""For each clock where there are more than two."""
_LEAST_TITLE, _EASY_TITLE = 22, 30
"""In characters. What is left beyond an easy title is for kinds, of which some differ in their last word."""
_LONG_KIND = 6


@dataclass(frozen=True)
class _Chosen:
    """What was chosen when rows began to go and come."""

    current: str | None = None
    column: int = 0
    selected: Sequence[str | None] = ()


class AgendaTree(QTreeView):
    """Enter adds an item below, Tab and Shift+Tab set the depth, Alt+Up and Alt+Down move, F2 renames, Delete removes.

    `chosen` carries the id of the current item or None. While a new item is named, Enter goes on to the next one, Tab
    sets its depth, and Enter in an empty line or Escape ends. What is done to items carries the ids of all selected.
    """

    chosen = Signal(object)
    added = Signal(object, str)
    """A NewItem and its title."""
    renamed = Signal(str, int, str)
    """An item, 0 or 1 for the first or second language shown, and the title."""
    timed = Signal(list, str)
    """Items and the minutes typed for them; nothing typed: none."""
    indent_wanted = Signal(list, int)
    shift_wanted = Signal(list, int)
    move_wanted = Signal(list, object, int)
    remove_wanted = Signal(list)
    copy_wanted = Signal(list)
    cut_wanted = Signal(list)
    paste_wanted = Signal(object)
    """The QMimeData of the clipboard; None while it is empty."""
    duplicate_wanted = Signal(list)
    kind_wanted = Signal(list)
    files_dropped = Signal(object, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = AgendaModel(self)
        self.setModel(self.items)
        self._delegate = TwoLineDelegate(self.items, self)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(16)
        self._lay_out()
        self._folded: set[str | None] = set()
        self._before: _Chosen | None = None
        self._named: tuple[str, AgendaColumn] | None = None
        self._typed, self._was_new, self._column = "", False, AgendaColumn.TITLE
        self.items.written.connect(self._note_written)
        self.items.moved.connect(self.move_wanted, Qt.ConnectionType.QueuedConnection)
        self.items.files_dropped.connect(self.files_dropped, Qt.ConnectionType.QueuedConnection)
        self.items.rearranging.connect(self._note_chosen)
        self.items.rearranged.connect(self._choose_again)
        self.items.headerDataChanged.connect(self._fit_title)
        self.collapsed.connect(self._note_folded)
        self.expanded.connect(self._note_opened)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self._delegate.indent_wanted.connect(self._indent_edited)
        self._delegate.enter_pressed.connect(self._go_on)

    @property
    def current(self) -> str | None:
        """The id of the current item."""
        return self.items.item_id(self.currentIndex())

    @property
    def is_naming(self) -> bool:
        """Somebody types in the tree just now."""
        return self.state() is QAbstractItemView.State.EditingState

    def selected(self) -> list[str]:
        """Ids of the selected items, without those below another selected one; else the current item."""
        found = {self.items.item_id(index) for index in self.selectionModel().selectedRows()}
        ids = [item for item in found if item]
        highest = [item for item in ids if not self._has_above(item, found)]
        return highest or [item for item in [self.current] if item]

    def choose(self, item_id: str | None) -> None:
        """Make this the current item and bring it into sight."""
        index = self.items.index_of(item_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def choose_all(self, item_ids: list[str]) -> None:
        """Select these items; the first is the current one."""
        self.choose(item_ids[0] if item_ids else None)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for item in item_ids[1:]:
            self.selectionModel().select(self.items.index_of(item), flags)

    def follow(self) -> None:
        """Bring the current item into sight, wherever it was moved."""
        self.scrollTo(self.currentIndex())

    @Slot()
    def begin_new(self, new: NewItem | None = None) -> None:
        """Name a new item: behind the current one, unless told where."""
        current = self.current
        self._start_new(new or NewItem(after=current if current != NEW else None))

    @Slot()
    def rename(self) -> None:
        if self.current is not None:
            self.edit(self.items.index_of(self.current, AgendaColumn.TITLE))

    def translate(self) -> None:
        """Name the current item in the second language."""
        if self.current:
            self.setColumnHidden(AgendaColumn.TRANSLATION, False)
            self.items.stack_titles(False)
            self.edit(self.items.index_of(self.current, AgendaColumn.TRANSLATION))

    def time(self, typed: str = "") -> None:
        """Type the minutes of the current item, beginning with what was typed already."""
        if self.current:
            self.edit(self.items.index_of(self.current, AgendaColumn.MINUTES))
            editor = next(
                (one for one in self.findChildren(QLineEdit, "minutes_in_tree_edit") if one.isVisible()), None
            )
            if editor is not None and typed:
                editor.setText(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._does(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab sets the depth of an item; without one it goes on as everywhere."""
        return False if self.current else super().focusNextPrevChild(is_next)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a kind, others are offered."""
        if self.indexAt(event.position().toPoint()).column() == AgendaColumn.KIND:
            self.kind_wanted.emit(self.selected())
        else:
            super().mouseDoubleClickEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was typed is told after the line is closed: the tree is then free to be built anew."""
        super().closeEditor(editor, hint)
        self._fit_title()
        self._tell_written()
        QTimer.singleShot(0, self, self._drop_unnamed)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_title()

    def _does(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the tree's own."""
        key, chosen = event.key(), self.selected()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert):
            self.begin_new()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(QGuiApplication.clipboard().mimeData())
        elif not chosen:
            return False
        elif key == Qt.Key.Key_F2:
            (self.translate if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.rename)()
        elif key == Qt.Key.Key_F4:
            self.kind_wanted.emit(chosen)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.indent_wanted.emit(chosen, 1 if key == Qt.Key.Key_Tab else -1)
        elif is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift_wanted.emit(chosen, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(chosen)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(chosen)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_wanted.emit(chosen)
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.duplicate_wanted.emit(chosen)
        elif event.text().isdigit() and not is_alt:
            self.time(event.text())
        else:
            return False
        return True

    def _lay_out(self) -> None:
        header, letter = self.header(), self.fontMetrics().averageCharWidth()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(letter * 4)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * letter + 12)
        header.setSectionResizeMode(AgendaColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(AgendaColumn.TRANSLATION, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _fit_title(self) -> None:
        """In a narrow window the title is what matters: the others make room for it."""
        if self.is_naming:
            return
        letter = self.fontMetrics().averageCharWidth()
        widths = {int(column): width * letter + 12 for column, width in _WIDTHS.items()}
        widths[AgendaColumn.TIME] = letter * max(_WIDTHS[AgendaColumn.TIME], _ZONE * self.items.zones) + 12
        self.header().resizeSection(AgendaColumn.TIME, widths[AgendaColumn.TIME])
        room = self.viewport().width()
        out = giving_way(room, widths, _GIVING_WAY, letter * _LEAST_TITLE)
        spare = room - sum(width for column, width in widths.items() if column not in out) - letter * _EASY_TITLE
        wider = max(0, min(spare, letter * _LONG_KIND))
        self.header().resizeSection(AgendaColumn.KIND, widths[AgendaColumn.KIND] + wider)
        for column in _GIVING_WAY:
            self.setColumnHidden(column, column in out)
        # What it leaves is the title's: for no other column it would be enough.
        self.setColumnHidden(AgendaColumn.PAPERS, not self.items.has_papers)
        self.items.stack_titles(AgendaColumn.TRANSLATION in out)

    def _start_new(self, new: NewItem) -> None:
        self.items.begin_new(new)
        self.choose(NEW)
        self.edit(self.items.index_of(NEW, AgendaColumn.TITLE))

    @Slot(QModelIndex)
    def _note_folded(self, index: QModelIndex) -> None:
        self._folded.add(self.items.item_id(index))

    @Slot(QModelIndex)
    def _note_opened(self, index: QModelIndex) -> None:
        self._folded.discard(self.items.item_id(index))

    @Slot()
    def _note_chosen(self) -> None:
        chosen = [self.items.item_id(index) for index in self.selectionModel().selectedRows()]
        self._before = _Chosen(self.current, self.currentIndex().column(), chosen)

    @Slot()
    def _choose_again(self) -> None:
        """Where the current item is gone, the view has chosen; but not after a line that was named: its end does."""
        before, model = self._before or _Chosen(), self.selectionModel()
        self._open_unfolded()
        index = self.items.index_of(before.current, before.column)
        if index.isValid():
            selection = QItemSelection()
            for one in map(self.items.index_of, before.selected):
                selection.select(one, one)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            model.select(
                selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        elif before.current == NEW:
            model.clear()
        self._before = None
        if self.current not in (before.current, None):
            self.chosen.emit(self.current)

    def _open_unfolded(self) -> None:
        """What somebody folded in stays so; what has been empty since is opened again, so that nothing comes unseen."""
        parents = self.items.shape.below.keys() - {None}
        self._folded &= parents
        self.scheduleDelayedItemsLayout()
        for index in map(self.items.index_of, parents - self._folded):
            if not self.isExpanded(index):
                self.expand(index)

    @Slot(str, int, str)
    def _note_written(self, item_id: str, column: int, text: str) -> None:
        self._typed, self._was_new, self._column = text.strip(), item_id == NEW, AgendaColumn(column)
        self._named = (item_id, self._column)

    def _tell_written(self) -> None:
        named, self._named = self._named, None
        if named is None:
            return
        item_id, column = named
        new = self.items.new_item
        if item_id == NEW:
            if new is not None and self._typed:
                self.items.begin_new(None)
                self.added.emit(new, self._typed)
        elif self._typed == self.items.typed(item_id, column):
            return
        elif column is AgendaColumn.MINUTES:
            self.timed.emit(self.selected(), self._typed)
        elif self._typed or column is AgendaColumn.TRANSLATION:
            self.renamed.emit(item_id, int(column is AgendaColumn.TRANSLATION), self._typed)

    @Slot()
    def _go_on(self) -> None:
        """After Enter in a new item comes the next one, after minutes the item below, as in a table."""
        if self.items.new_item is not None:
            self._drop_unnamed()
            self.setFocus()
        elif self._typed and self._was_new:
            self.begin_new()
        else:
            self.setFocus()
            if self._column is AgendaColumn.MINUTES:
                self.choose(self.items.item_id(self.indexBelow(self.currentIndex())) or self.current)

    @Slot(int)
    def _indent_edited(self, by: int) -> None:
        new = self.items.new_item
        if new is not None:
            self._start_new(self._indented(new, by))
        elif self._column is AgendaColumn.MINUTES:
            self._go_on()
        elif self.current is not None:
            self.indent_wanted.emit([self.current], by)
            self.rename()

    def _indented(self, new: NewItem, by: int) -> NewItem:
        """The place of an unnamed item one level deeper or higher."""
        parent = self.items.shape.parents.get(NEW)
        if by > 0:
            ahead = self.items.shape.previous(NEW)
            return NewItem(parent=ahead) if ahead else new
        return NewItem(after=parent) if parent is not None else new

    @Slot()
    def _drop_unnamed(self) -> None:
        new = self.items.new_item
        if new is None or self.is_naming:
            return
        self.items.begin_new(None)
        self.choose(new.after or new.parent)

    def _has_above(self, item: str, others: set[str | None]) -> bool:
        above = self.items.shape.parents.get(item)
        while above is not None:
            if above in others:
                return True
            above = self.items.shape.parents.get(above)
        return False

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        if self._before is None and self.items.item_id(now) != self.items.item_id(before):
            self.chosen.emit(self.items.item_id(now) or None)
