"""The agenda as a tree for the view: the rows of the record, and at most one new item that is still being named.

A change of the record shows as what it changed: rows change their place, and only those that read otherwise are painted
again. So a key moves an item of a long agenda within one picture, and what was folded in or chosen stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from councildesk.domain import clocks, languages
from councildesk.services.agenda import AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui import icons, tooltips
from councildesk.ui.agenda import agenda_cells, agenda_shape
from councildesk.ui.agenda.agenda_cells import AgendaColumn, Cell
from councildesk.ui.agenda.agenda_rows import AgendaRows, Index
from councildesk.ui.agenda.agenda_shape import NewItem, Shape
from councildesk.ui.meetings.surroundings import Surroundings

ItemRoleOfQt = Qt.ItemDataRole

CELL = int(Qt.ItemDataRole.UserRole) + 2
"""Under which an index gives its `Cell`, all that is painted."""
MIME = "application/x-councildesk-agenda-item"
CUT_MIME = "application/x-councildesk-cut"
"""Beside the items where they are to be moved."""
WRITTEN = (AgendaColumn.TITLE, AgendaColumn.TRANSLATION, AgendaColumn.MINUTES)
"""Columns in which is typed."""
_COLUMNS = len(AgendaColumn)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = (AgendaColumn.MINUTES, AgendaColumn.PAPERS)
"""Columns that are aligned to the right."""
_SIDES = [_RIGHT if column in AT_RIGHT else _LEFT for column in AgendaColumn]


class AgendaModel(AgendaRows):
    """`written` carries the id of an item (NEW for the new one), the column and what was typed there.

    `moved` (ids, parent, row) and `files_dropped` (id of an item or None, paths) come from a drop.
    """

    written = Signal(str, int, str)
    moved = Signal(list, object, int)
    files_dropped = Signal(object, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, AgendaRow] = {}
        self._cells: dict[str, list[Cell | None]] = {}
        """Of each item by column, as far as they were asked for."""
        self._new: NewItem | None = None
        self._around: Surroundings | None = None
        self._meeting: MeetingRow | None = None
        self._is_stacked = True
        self.has_papers = False
        """Whether there is anything to say in the column of papers."""

    def show_items(self, rows: Sequence[AgendaRow], meeting: MeetingRow, around: Surroundings) -> None:
        """Show these items of a meeting. What is the same as before is left alone."""
        before, self._rows = self._rows, {row.id: row for row in rows}
        had_papers, self.has_papers = self.has_papers, any(row.words.papers for row in rows)
        is_other = self._meeting is None or meeting.id != self._meeting.id
        is_read_anew = around != self._around or meeting != self._meeting
        self._meeting, self._around = meeting, around
        if is_other:
            self.forget()
        if is_read_anew:
            self._cells.clear()
        changed = {key for key, row in self._rows.items() if is_read_anew or before.get(key) != row}
        for key in changed:
            self._cells.pop(key, None)
        self._reshape()
        if is_read_anew or had_papers is not self.has_papers:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
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

    def row(self, item_id: str | None) -> AgendaRow | None:
        return self._rows.get(item_id or "")

    def cell(self, index: Index) -> Cell | None:
        """All that is painted there."""
        return self._cell(self.item_id(index), index.column())

    def data(self, index: Index, role: int = ItemRoleOfQt.DisplayRole) -> Any:
        item = self.item_id(index)
        if item is None:
            return None
        column, row = AgendaColumn(index.column()), self._rows.get(item)
        cell = self._cell(item, column)
        if row is None or cell is None or self._meeting is None or self._around is None:
            return "" if role in (ItemRoleOfQt.DisplayRole, ItemRoleOfQt.EditRole) else None
        match role:
            case _ if role == CELL:
                return cell
            case ItemRoleOfQt.DisplayRole:
                return cell.first
            case ItemRoleOfQt.EditRole:
                return self.typed(item, column)
            case ItemRoleOfQt.ToolTipRole:
                return tooltips.plain(agenda_cells.told(row, column, cell, self._meeting, self._around))
            case ItemRoleOfQt.TextAlignmentRole:
                return _SIDES[column]
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
                return _SIDES[column]
            case ItemRoleOfQt.DecorationRole:
                return icons.icon("paper") if column is AgendaColumn.PAPERS else None
            case ItemRoleOfQt.ToolTipRole:
                return self.tr("Papers") if column is AgendaColumn.PAPERS else None
            case ItemRoleOfQt.AccessibleTextRole | ItemRoleOfQt.DisplayRole:
                return self._heading(column) if column is not AgendaColumn.PAPERS else ""
        return None

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
        placed = ((row.id, row.parent_id if row.level else None) for row in self._rows.values())
        return agenda_shape.grown(placed, self._new)

    def _reshape(self) -> None:
        """Give every row its new place."""
        shape = self._grown()
        if shape != self.shape:
            self.arrange(shape)

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

    def _cell(self, item: str | None, column: int) -> Cell | None:
        row = self._rows.get(item or "")
        if row is None or self._meeting is None or self._around is None:
            return None
        cells = self._cells.setdefault(row.id, [None] * _COLUMNS)
        cell = cells[column]
        if cell is None:
            which, stacked = AgendaColumn(column), self._is_stacked
            cell = agenda_cells.cell(row, which, self._meeting, self._around, is_stacked=stacked)
            cells[column] = cell
        return cell

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
