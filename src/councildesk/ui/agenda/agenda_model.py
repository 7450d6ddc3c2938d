"""The agenda as a tree for the view: the rows of the record, and at most one new item that is still being named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication

from councildesk.domain.agenda import ItemState
from councildesk.services.agenda import AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui import icons, theme
from councildesk.ui.agenda import agenda_cells
from councildesk.ui.agenda.agenda_cells import AgendaColumn, Cell
from councildesk.ui.meetings.surroundings import Surroundings

Index = QModelIndex | QPersistentModelIndex
ItemRoleOfQt = Qt.ItemDataRole

NO_INDEX = QModelIndex()
NEW = ""
"""Stands for the id of the item that is being named."""
SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 2
"""Under which a cell gives a second, quieter line."""
MUTED = int(Qt.ItemDataRole.UserRole) + 3
"""Whether the row is postponed or withdrawn."""
MIME = "application/x-councildesk-agenda-item"


@dataclass(frozen=True)
class NewItem:
    """Where the item that is being named will stand: behind another one, else last under a parent."""

    after: str | None = None
    parent: str | None = None


class AgendaModel(QAbstractItemModel):
    """`named` carries the id of an item (NEW for the new one) and its title; `moved` (id, parent, row) from a drop."""

    named = Signal(str, str)
    moved = Signal(str, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, AgendaRow] = {}
        self._titles: Mapping[str, Mapping[str, str]] = {}
        self._below: dict[str | None, list[str]] = defaultdict(list)
        self._parents: dict[str, str | None] = {}
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self._new: NewItem | None = None
        self._around: Surroundings | None = None
        self._meeting: MeetingRow | None = None
        self._figures = theme.tabular(QApplication.font())

    def show_items(
        self,
        rows: Sequence[AgendaRow],
        titles: Mapping[str, Mapping[str, str]],
        meeting: MeetingRow,
        around: Surroundings,
    ) -> bool:
        """Show these items; `titles` are by item and language. Whether the tree had to be built anew."""
        same = [(row.id, row.parent_id) for row in rows] == [(row.id, row.parent_id) for row in self._rows.values()]
        is_same = same and around == self._around and meeting.id == getattr(self._meeting, "id", None)
        if not is_same:
            self.beginResetModel()
        self._rows = {row.id: row for row in rows}
        self._titles, self._meeting, self._around = titles, meeting, around
        if not is_same:
            self._grow()
            self.endResetModel()
        elif rows:
            for parent in self._below:
                count = len(self._below[parent])
                top = self.index_of(parent) if parent is not None else NO_INDEX
                self.dataChanged.emit(self.index(0, 0, top), self.index(count - 1, len(AgendaColumn) - 1, top))
        return not is_same

    @property
    def new_item(self) -> NewItem | None:
        """The item that is being named."""
        return self._new

    def begin_new(self, new: NewItem | None) -> None:
        """Show an empty row there for a new item, or (None) take it away."""
        if new == self._new:
            return
        self.beginResetModel()
        self._new = new
        self._grow()
        self.endResetModel()

    def item_id(self, index: Index) -> str | None:
        return self._keys[index.internalId()] if index.isValid() else None

    def item(self, item_id: str | None) -> AgendaRow | None:
        return self._rows.get(item_id or "")

    def index_of(self, item_id: str | None, column: int = 0) -> QModelIndex:
        """Where an item is shown; invalid for one that is not there."""
        if item_id is None or item_id not in self._parents:
            return NO_INDEX
        row = self._below[self._parents[item_id]].index(item_id)
        return self.createIndex(row, column, self._numbers[item_id])

    def previous_sibling(self, item_id: str) -> str | None:
        beside = self._below[self._parents[item_id]]
        place = beside.index(item_id)
        return beside[place - 1] if place else None

    def below(self, parent: str | None) -> list[str]:
        return list(self._below.get(parent, []))

    def parent_id(self, item_id: str) -> str | None:
        return self._parents.get(item_id)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return len(self._below.get(self.item_id(parent), [])) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return len(AgendaColumn)

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        beside = self._below.get(self.item_id(parent), [])
        if not 0 <= row < len(beside) or not 0 <= column < len(AgendaColumn):
            return NO_INDEX
        return self.createIndex(row, column, self._numbers[beside[row]])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        item = self.item_id(index)
        return self.index_of(self._parents.get(item)) if item is not None else NO_INDEX

    def data(self, index: Index, role: int = ItemRoleOfQt.DisplayRole) -> Any:
        item = self.item_id(index)
        if item is None:
            return None
        column = AgendaColumn(index.column())
        row = self._rows.get(item)
        if row is None:
            return "" if role in (ItemRoleOfQt.DisplayRole, ItemRoleOfQt.EditRole) else None
        match role:
            case ItemRoleOfQt.DisplayRole:
                return self._cell(row, column).first
            case ItemRoleOfQt.EditRole:
                return self.leading_title(item) if column is AgendaColumn.TITLE else None
            case ItemRoleOfQt.ToolTipRole:
                cell = self._cell(row, column)
                return "\n".join(filter(None, (cell.first, cell.second)))
            case ItemRoleOfQt.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column is AgendaColumn.MINUTES else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case ItemRoleOfQt.FontRole:
                return None if column in (AgendaColumn.TITLE, AgendaColumn.KIND) else self._figures
            case ItemRoleOfQt.DecorationRole:
                name = agenda_cells.icon_name(row, column)
                return icons.icon(name) if name else None
            case _ if role == SECOND_LINE:
                return self._cell(row, column).second
            case _ if role == MUTED:
                return row.state in (ItemState.POSTPONED, ItemState.WITHDRAWN)
        return None

    def setData(self, index: Index, value: Any, role: int = ItemRoleOfQt.EditRole) -> bool:
        """Tells what was typed; the record answers with a change that shows it."""
        item = self.item_id(index)
        if item is None or role != ItemRoleOfQt.EditRole:
            return False
        self.named.emit(item, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ItemRoleOfQt.DisplayRole) -> Any:
        if role == ItemRoleOfQt.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == AgendaColumn.MINUTES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != ItemRoleOfQt.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return {
            AgendaColumn.NUMBER: self.tr("No."),
            AgendaColumn.TITLE: self.tr("Title"),
            AgendaColumn.KIND: self.tr("Kind"),
            AgendaColumn.PEOPLE: self.tr("People"),
            AgendaColumn.MINUTES: self.tr("Min"),
            AgendaColumn.TIME: self.tr("Planned"),
        }[AgendaColumn(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == AgendaColumn.TITLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        items = list(dict.fromkeys(item for index in indexes if (item := self.item_id(index))))
        data.setData(MIME, "\n".join(items[:1]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        dragged = bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
        return bool(dragged) and not self._is_within(self.item_id(parent), dragged)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if self.canDropMimeData(data, action, row, column, parent):
            self.moved.emit(bytes(data.data(MIME).data()).decode(), self.item_id(parent), row)
        return False  # the record moves it; the view has nothing to remove

    def leading_title(self, item_id: str) -> str:
        """The title in the first of the two languages shown."""
        titles = self._titles.get(item_id, {})
        return titles.get(self._pair()[0], "")

    def _pair(self) -> tuple[str, ...]:
        return self._around.pair if self._around else ("en",)

    def _grow(self) -> None:
        """Build the tree from the rows, and put the new item into it."""
        self._below = defaultdict(list)
        self._parents = {}
        for row in self._rows.values():
            parent = row.parent_id if row.parent_id in self._rows else None
            self._below[parent].append(row.id)
            self._parents[row.id] = parent
        if self._new is not None:
            after = self._new.after
            parent = self._parents.get(after) if after is not None else self._new.parent
            beside = self._below[parent]
            beside.insert(beside.index(after) + 1 if after in beside else len(beside), NEW)
            self._parents[NEW] = parent
        self._keys = list(self._parents)
        self._numbers = {key: number for number, key in enumerate(self._keys)}

    def _is_within(self, item_id: str | None, other: str) -> bool:
        """Whether an item is another one or stands below it."""
        while item_id is not None:
            if item_id == other:
                return True
            item_id = self._parents.get(item_id)
        return False

    def _cell(self, row: AgendaRow, column: AgendaColumn) -> Cell:
        if self._meeting is None or self._around is None:
            return Cell("")
        return agenda_cells.cell(row, column, self._titles.get(row.id, {}), self._meeting, self._around)
