"""Those invited as a list like a spreadsheet's: side by side in the order of precedence, alternates below members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from councildesk.services.invitations import InvitationRow
from councildesk.ui import icons, theme, tooltips
from councildesk.ui.invitations.invitation_lines import (
    INSTEAD,
    NAME,
    PART,
    REMARK,
    REPLY,
    SENT,
    WHERE,
    InvitationLines,
    Line,
)
from councildesk.ui.matching import Words, haystack
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import STATE_ROLE
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.state_delegate import StateDelegate

_ID = int(Qt.ItemDataRole.UserRole) + 8
_WIDTHS = {PART: 14, SENT: 17, REPLY: 13, WHERE: 9, INSTEAD: 15, REMARK: 14}
"""In characters; the name takes what is left."""
_GIVING_WAY = (REMARK, PART, INSTEAD)
"""What goes first in a narrow window: the card beside has it."""
_LEAST_NAME, _ENOUGH_NAME = 22, 36
_UP = (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePrevious)


class InvitationsTree(QTreeView):
    """`chosen` when another row is current, `selected_changed` when others are selected.

    `mark_wanted` carries a digit that was pressed, `remove_wanted` comes with Delete.
    """

    chosen = Signal()
    selected_changed = Signal()
    mark_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = InvitationLines()
        self._lines: dict[str, Line] = {}
        self._items: dict[str, list[QStandardItem]] = {}
        self._hays: dict[tuple[str, ...], str] = {}
        self._words = Words("")
        self._around: Surroundings | None = None
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

    def show_lines(self, shown: InvitationLines, around: Surroundings) -> None:
        """Show these invitations; filter and selection stay. Lines that stay in their places only say other things."""
        is_same_council = around == self._around
        self._shown, self._around = shown, around
        lines = self._found()
        if is_same_council and [one.place for one in lines] == [one.place for one in self._lines.values()]:
            for line in lines:
                if line != self._lines[line.id]:
                    self._write(line)
            self._lines = {line.id: line for line in lines}
            self._fit_columns()
            self.chosen.emit()
            self.selected_changed.emit()
        else:
            self._rebuild(lines)

    def filter(self, text: str) -> None:
        """Show those in whose line all the words are found, in any spelling or script."""
        self._words = Words(text)
        self._rebuild(self._found())

    @property
    def current(self) -> InvitationRow | None:
        return self._shown.row(_id_at(self.currentIndex()))

    @property
    def shown_count(self) -> int:
        """How many the filter lets through."""
        return len(self._lines)

    def selected(self) -> list[InvitationRow]:
        """The chosen invitations, in the order of precedence."""
        found = {_id_at(index) for index in self.selectionModel().selectedRows()}
        return [row for row in self._shown.rows if row.id in found]

    def following(self, invitation_id: str) -> str | None:
        """The invitation in the next line; None in the last."""
        keys = [_id_at(index) for index in self._indexes()]
        place = keys.index(invitation_id) + 1 if invitation_id in keys else len(keys)
        return keys[place] if place < len(keys) else None

    def choose(self, invitation_id: str) -> None:
        """Make this the current and only selected line and bring it into sight."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        for index in self._indexes():
            if _id_at(index) == invitation_id:
                self.selectionModel().setCurrentIndex(index, flags)
                self.scrollTo(index)
                return

    def copy(self) -> None:
        """The selected lines as a table, with the columns that are shown."""
        columns = [column for column in range(self.people.columnCount()) if not self.isColumnHidden(column)]
        chosen = {row.id for row in self.selected()}
        lines = ["\t".join(str(self.people.headerData(column, Qt.Orientation.Horizontal)) for column in columns)]
        lines += [
            "\t".join(str(index.siblingAtColumn(column).data() or "") for column in columns)
            for index in self._indexes()
            if _id_at(index) in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that comes below leaves the line in sight on which one works."""
        super().resizeEvent(event)
        self._fit_columns()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: alternates stay below their members."""

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Past the headings: on one of them a digit would take the reply of nobody."""
        there = super().moveCursor(cursor_action, modifiers)
        if not there.isValid() or _id_at(there):
            return there
        beside = self.indexAbove(there) if cursor_action in _UP else self.indexBelow(there)
        return beside if beside.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits take replies, in any layout of the keyboard."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_plain and event.text().isdecimal():
            self.mark_wanted.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _rebuild(self, lines: Sequence[Line]) -> None:
        kept, current = [row.id for row in self.selected()], _id_at(self.currentIndex())
        blocked = self.selectionModel().blockSignals(True)
        self.people.clear()
        self._items = {}
        self.people.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Invited as"),
                self.tr("Sent"),
                self.tr("Reply"),
                self.tr("Where"),
                self.tr("Instead"),
                self.tr("Remark"),
            ]
        )
        self._lines = {line.id: line for line in lines}
        if self._around is not None:
            self._fill(self._around)
        self.expandAll()
        self._lay_out()
        self._select(kept, current)
        self.selectionModel().blockSignals(blocked)
        self.chosen.emit()
        self.selected_changed.emit()

    def _fill(self, around: Surroundings) -> None:
        """A head for each side, where the council has sides and its order keeps them together."""
        stretches = [side for side, _lines in groupby(line.side_id for line in self._lines.values())]
        has_heads = bool(around.sides) and len(stretches) == len(set(stretches))
        heads: dict[str | None, QStandardItem] = {}
        members: dict[str, QStandardItem] = {}
        for line in self._lines.values():
            above = self.people.invisibleRootItem()
            if has_heads:
                if line.side_id not in heads:
                    heads[line.side_id] = self._head(around.side_name(line.side_id) or self.tr("Without a side"))
                above = heads[line.side_id]
            cells = [QStandardItem() for _column in line.texts]
            self._items[line.id] = cells
            self._write(line)
            members.get(line.seat_id or "", above).appendRow(cells)
            if line.seat_id is not None and line.is_holder:
                members[line.seat_id] = cells[NAME]
        for head in heads.values():
            self.setFirstColumnSpanned(head.row(), QModelIndex(), True)

    def _head(self, name: str) -> QStandardItem:
        head = QStandardItem(name)
        head.setFont(theme.sized(self.font(), theme.BODY, QFont.Weight.DemiBold))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.people.appendRow(head)
        return head

    def _write(self, line: Line) -> None:
        """Put into its cells what the line says."""
        cells = self._items[line.id]
        for cell, text in zip(cells, line.texts, strict=True):
            cell.setText(text)
            cell.setToolTip(tooltips.plain(text))
        cells[NAME].setData(line.id, _ID)
        cells[SENT].setFont(theme.tabular(self.font()))
        cells[SENT].setToolTip(line.sent_at or line.texts[SENT])
        cells[SENT].setData(line.sent, STATE_ROLE)
        cells[REPLY].setData(line.reply, STATE_ROLE)
        cells[WHERE].setIcon(icons.icon(line.where_icon) if line.where_icon else QIcon())

    def _found(self) -> list[Line]:
        """The lines that the filter lets through."""
        lines = self._shown.lines()
        around = self._around
        if not self._words or around is None:
            return lines
        texts = {line.id: (*line.texts, around.side_name(line.side_id)) for line in lines}
        self._hays = {text: self._hays.get(text) or haystack(" ".join(text)) for text in texts.values()}
        hays = [self._hays[text] for text in texts.values()]
        return [lines[number] for number in self._words.found_in(hays, range(len(lines)))]

    def _lay_out(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """What gives way in a narrow window, empty columns first, grows in a wide one once the name has enough."""
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        widths = {column: width * letter + 20 for column, width in _WIDTHS.items()}
        empty = [column for column in _GIVING_WAY if not any(line.texts[column] for line in self._lines.values())]
        out = giving_way(room, widths, empty, letter * _ENOUGH_NAME)
        left = {column: width for column, width in widths.items() if column not in out}
        out |= giving_way(room, left, [column for column in _GIVING_WAY if column in left], letter * _LEAST_NAME)
        spare = room - sum(widths.values()) - letter * _ENOUGH_NAME
        for column, width in widths.items():
            more = max(0, spare) // len(_GIVING_WAY) if column in _GIVING_WAY else 0
            self.header().resizeSection(column, width + more)
            self.setColumnHidden(column, column in out)

    def _select(self, keys: Iterable[str], current: str | None) -> None:
        wanted, selection = set(keys), self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        indexes = self._indexes()
        for index in indexes:
            if _id_at(index) in wanted:
                selection.select(index, flags)
            if _id_at(index) == current:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if indexes and not selection.hasSelection():
            selection.setCurrentIndex(indexes[0], flags)

    def _indexes(self) -> list[QModelIndex]:
        """Of all lines of people, from top to bottom."""
        found: list[QModelIndex] = []
        waiting = [self.people.index(row, 0) for row in reversed(range(self.people.rowCount()))]
        while waiting:
            index = waiting.pop()
            if _id_at(index):
                found.append(index)
            waiting += [self.people.index(row, 0, index) for row in reversed(range(self.people.rowCount(index)))]
        return found


def _id_at(index: QModelIndex) -> str:
    return index.siblingAtColumn(NAME).data(_ID) or ""
