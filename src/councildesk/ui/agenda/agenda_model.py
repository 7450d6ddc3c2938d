"""The agenda as a tree for the view: the rows of the record, and at most one new item that is still being named.

A change of the record shows as what it changed: rows change their place, and only those that read otherwise are painted
again. So a key moves an item of a long agenda within one picture, and what was folded in or chosen stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from councildesk.domain import clocks, languages
from councildesk.services.agenda import AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui import icons, tooltips
from councildesk.ui.agenda import agenda_cells, agenda_shape
from councildesk.ui.agenda.agenda_cells import AgendaColumn, Cell
from councildesk.ui.agenda.agenda_shape import NewItem, Shape
from councildesk.ui.meetings.surroundings import Surroundings

Index = QModelIndex | QPersistentModelIndex
ItemRoleOfQt = Qt.ItemDataRole

NO_INDEX = QModelIndex()
CELL = int(Qt.ItemDataRole.UserRole) + 2
"""Under which an index gives its `Cell`, all that is painted."""
MIME = "application/x-councildesk-agenda-item"
CUT_MIME = "application/x-councildesk-cut"
"""Beside the items where they are to be moved."""
_WRITTEN = (AgendaColumn.TITLE, AgendaColumn.TRANSLATION, AgendaColumn.MINUTES)
_READ = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_FLAGS = [_READ | Qt.ItemFlag.ItemIsEditable if column in _WRITTEN else _READ for column in AgendaColumn]
_COLUMNS = len(AgendaColumn)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SIDES = [_RIGHT if column in (AgendaColumn.MINUTES, AgendaColumn.PAPERS) else _LEFT for column in AgendaColumn]
"""To which side each column is aligned."""


class AgendaModel(QAbstractItemModel):
    """`written` carries the id of an item (NEW for the new one), the column and what was typed there.

    `moved` (ids, parent, row) and `files_dropped` (id of an item or None, paths) come from a drop.
    """

    written = Signal(str, int, str)
    moved = Signal(list, object, int)
    files_dropped = Signal(object, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = Shape()
        self._rows: dict[str, AgendaRow] = {}
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self._cells: dict[tuple[str, AgendaColumn], Cell] = {}
        self._new: NewItem | None = None
        self._around: Surroundings | None = None
        self._meeting: MeetingRow | None = None
        self._is_stacked = True

    def show_items(self, rows: Sequence[AgendaRow], meeting: MeetingRow, around: Surroundings) -> None:
        """Show these items of a meeting. What is the same as before is left alone."""
        before, self._rows = self._rows, {row.id: row for row in rows}
        is_other = self._meeting is None or meeting.id != self._meeting.id
        is_read_anew = around != self._around or meeting != self._meeting
        self._meeting, self._around = meeting, around
        if is_other:
            self.beginResetModel()
            self._cells.clear()
            self.shape = self._grown()
            self.endResetModel()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
            return
        if is_read_anew:
            self._cells.clear()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
        changed = {key for key, row in self._rows.items() if is_read_anew or before.get(key) != row}
        for key in changed:
            for column in AgendaColumn:
                self._cells.pop((key, column), None)
        self._reshape()
        self._tell(changed & before.keys())

    @property
    def zones(self) -> int:
        """By how many clocks times are told."""
        around, meeting = self._around, self._meeting
        return len(around.zones(meeting.time_zone)) if around and meeting else 0

    @property
    def new_item(self) -> NewItem | None:
        """The item that is being named."""
        return self._new

    def begin_new(self, new: NewItem | None) -> None:
        """Show an empty row there for a new item, or (None) take it away."""
        if new != self._new:
            self._new = new
            self._reshape()

    def stack_titles(self, is_stacked: bool) -> None:
        """Whether both titles stand in one cell."""
        if is_stacked is not self._is_stacked:
            self._is_stacked = is_stacked
            self._cells.clear()
            self._tell(self._rows.keys())

    def item_id(self, index: Index) -> str | None:
        return self._keys[index.internalId()] if index.isValid() else None

    def item(self, item_id: str | None) -> AgendaRow | None:
        return self._rows.get(item_id or "")

    def index_of(self, item_id: str | None, column: int = 0) -> QModelIndex:
        """Where an item is shown; invalid for one that is not there."""
        if item_id is None or item_id not in self.shape.places:
            return NO_INDEX
        return self.createIndex(self.shape.places[item_id], column, self._number(item_id))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return len(self.shape.below.get(self.item_id(parent), [])) if parent.column() <= 0 else 0

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        return parent.column() <= 0 and self.item_id(parent) in self.shape.below

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return _COLUMNS

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        beside = self.shape.below.get(self.item_id(parent), [])
        if not 0 <= row < len(beside) or not 0 <= column < _COLUMNS:
            return NO_INDEX
        return self.createIndex(row, column, self._number(beside[row]))

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        item = self.item_id(index)
        return self.index_of(self.shape.parents.get(item)) if item is not None else NO_INDEX

    def data(self, index: Index, role: int = ItemRoleOfQt.DisplayRole) -> Any:
        item = self.item_id(index)
        if item is None:
            return None
        column = AgendaColumn(index.column())
        row = self._rows.get(item)
        if row is None or self._meeting is None or self._around is None:
            return "" if role in (ItemRoleOfQt.DisplayRole, ItemRoleOfQt.EditRole) else None
        match role:
            case _ if role == CELL:
                return self._cell(row, column)
            case ItemRoleOfQt.DisplayRole:
                return self._cell(row, column).first
            case ItemRoleOfQt.EditRole:
                return self.typed(item, column)
            case ItemRoleOfQt.ToolTipRole:
                told = agenda_cells.told(row, column, self._cell(row, column), self._meeting, self._around)
                return tooltips.plain(told)
            case ItemRoleOfQt.TextAlignmentRole:
                return SIDES[column]
        return None

    def typed(self, item_id: str, column: AgendaColumn) -> str:
        """What a person would type into this cell to leave it as it is."""
        row, pair = self._rows.get(item_id), self._around.pair if self._around else ("en",)
        if row is None:
            return ""
        if column is AgendaColumn.MINUTES:
            return "" if row.planned_minutes is None else str(row.planned_minutes)
        tag = pair[-1] if column is AgendaColumn.TRANSLATION else pair[0]
        title = row.words.titles.get(tag)
        return title.body if title else ""

    def setData(self, index: Index, value: Any, role: int = ItemRoleOfQt.EditRole) -> bool:
        """Tells what was typed; the record answers with a change that shows it."""
        item = self.item_id(index)
        if item is None or role != ItemRoleOfQt.EditRole:
            return False
        self.written.emit(item, index.column(), str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ItemRoleOfQt.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = AgendaColumn(section)
        match role:
            case ItemRoleOfQt.TextAlignmentRole:
                return SIDES[column]
            case ItemRoleOfQt.DecorationRole:
                return icons.icon("paper") if column is AgendaColumn.PAPERS else None
            case ItemRoleOfQt.ToolTipRole:
                return self.tr("Papers") if column is AgendaColumn.PAPERS else None
            case ItemRoleOfQt.AccessibleTextRole | ItemRoleOfQt.DisplayRole:
                return self._heading(column) if column is not AgendaColumn.PAPERS else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _FLAGS[index.column()]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        items = list(dict.fromkeys(item for index in indexes if (item := self.item_id(index))))
        data.setData(MIME, "\n".join(items).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if _files(data):
            return True
        under, dragged = self.item_id(parent), carried(data)
        return bool(dragged) and not any(self.shape.is_within(under, item) for item in dragged)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if files := _files(data):
            self.files_dropped.emit(self.item_id(parent), files)
        elif self.canDropMimeData(data, action, row, column, parent):
            self.moved.emit(carried(data), self.item_id(parent), row)
        return False  # the record moves it; the view has nothing to remove

    def _grown(self) -> Shape:
        return agenda_shape.grown(((row.id, row.parent_id) for row in self._rows.values()), self._new)

    def _reshape(self) -> None:
        """Give every row its new place; the view keeps what it knows of rows by their ids."""
        shape = self._grown()
        if shape == self.shape:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.item_id(index)) for index in self.persistentIndexList()]
        self.shape = shape
        self.changePersistentIndexList(
            [index for index, _item in kept], [self.index_of(item, index.column()) for index, item in kept]
        )
        self.layoutChanged.emit()

    def _tell(self, changed: Iterable[str]) -> None:
        """Have these rows painted again, those that stand together at once."""
        spans: dict[str | None, list[int]] = {}
        for item in changed:
            place = self.shape.places[item]
            span = spans.setdefault(self.shape.parents[item], [place, place])
            span[:] = min(span[0], place), max(span[1], place)
        for parent, (first, last) in spans.items():
            top = self.index_of(parent)
            self.dataChanged.emit(self.index(first, 0, top), self.index(last, len(AgendaColumn) - 1, top))

    def _number(self, item: str) -> int:
        """What stands for an id inside an index, for as long as the model lives."""
        if item not in self._numbers:
            self._numbers[item] = len(self._keys)
            self._keys.append(item)
        return self._numbers[item]

    def _cell(self, row: AgendaRow, column: AgendaColumn) -> Cell:
        key = (row.id, column)
        if key not in self._cells and self._meeting is not None and self._around is not None:
            stacked = self._is_stacked
            self._cells[key] = agenda_cells.cell(row, column, self._meeting, self._around, is_stacked=stacked)
        return self._cells.get(key, Cell())

    def _heading(self, column: AgendaColumn) -> str:
        around, pair = self._around, self._around.pair if self._around else ()
        match column:
            case AgendaColumn.NUMBER:
                return self.tr("No.")
            case AgendaColumn.TITLE if self._is_stacked or len(pair) < 2:
                return self.tr("Title")
            case AgendaColumn.TITLE | AgendaColumn.TRANSLATION:
                return languages.endonym(pair[column is AgendaColumn.TRANSLATION]) if len(pair) > 1 else ""
            case AgendaColumn.KIND:
                return self.tr("Kind")
            case AgendaColumn.PEOPLE:
                return self.tr("People")
            case AgendaColumn.MINUTES:
                return self.tr("Min")
            case AgendaColumn.TIME if around and self._meeting:
                zones = around.zones(self._meeting.time_zone)
                return " / ".join(clocks.city(zone, around.language) for zone in zones)
        return self.tr("Planned")


def carried(data: QMimeData) -> list[str]:
    """The ids of the items that are dragged or were copied."""
    return bytes(data.data(MIME).data()).decode().split("\n") if data.hasFormat(MIME) else []


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
