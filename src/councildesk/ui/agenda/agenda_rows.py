"""The items of the agenda as rows that Qt itself holds.

At each change a tree asks its model about every row, by several calls for each; answered in Python, that takes longer
than a picture may for some hundred items. So Qt keeps what stands where, and Python what is said there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_shape import Shape

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
_ID = int(Qt.ItemDataRole.UserRole) + 3
_PLACE = _ID + 1
_COLUMNS = len(AgendaColumn)


class AgendaRows(QStandardItemModel):
    """Between `rearranging` and `rearranged` rows go and come: a view loses what it knew of those that only moved.

    Siblings that change places are told of as another order, in which a view loses nothing.
    """

    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = Shape()
        self._held: dict[str, QStandardItem] = {}
        self.setColumnCount(_COLUMNS)
        self.setSortRole(_PLACE)

    def item_id(self, index: Index) -> str | None:
        """What stands there."""
        return super().data(index.sibling(index.row(), 0), _ID) if index.isValid() else None

    def index_of(self, item_id: str | None, column: int = 0) -> QModelIndex:
        """Where an item is shown; invalid for one that is not there."""
        held = self._held.get(item_id) if item_id is not None else None
        return held.index().siblingAtColumn(column) if held is not None else NO_INDEX

    def removeRows(self, row: int, count: int, parent: Index = NO_INDEX) -> bool:
        """Never: what was dragged away is moved by the record, and Qt would remove it as well."""
        return False

    def arrange(self, shape: Shape) -> None:
        """Show these items from now on, where they stand."""
        before, self.shape = self.shape, shape
        leaving = [item for item, parent in before.parents.items() if shape.parents.get(item, item) != parent]
        coming = {item for item in shape.parents if item not in before.parents}.union(leaving) & shape.parents.keys()
        if leaving or coming:
            self.rearranging.emit()
        self._take_out(leaving)
        self._put_in(coming)
        for parent, beside in shape.below.items():
            if before.below.get(parent) != beside:
                self._bring_into_order(parent, beside)
        if leaving or coming:
            self.rearranged.emit()

    def forget(self) -> None:
        """Another agenda comes: nothing of this one stays."""
        root = self.invisibleRootItem()
        self.rearranging.emit()
        root.removeRows(0, root.rowCount())
        self._held.clear()
        self.shape = Shape()
        self.rearranged.emit()

    def _take_out(self, items: Sequence[str]) -> None:
        """The lowest first, so that none goes with what it was under."""
        for item in reversed(items):
            held = self._held[item]
            above: QStandardItem | None = held.parent()
            (self.invisibleRootItem() if above is None else above).takeRow(held.row())
        for item in items:
            if item not in self.shape.parents:
                del self._held[item]

    def _put_in(self, coming: set[str]) -> None:
        """Whole branches at once: what is below an item that comes is put there before it comes itself."""
        for item in coming - self._held.keys():
            self._held[item] = _row_of(item)
        below = self.shape.below
        for parent in sorted(below, key=lambda parent: parent not in coming):
            for item in below[parent]:
                if item in coming:
                    held = self._standing(parent)
                    held.insertRow(min(self.shape.places[item], held.rowCount()), self._held[item])

    def _bring_into_order(self, parent: str | None, beside: Sequence[str]) -> None:
        with QSignalBlocker(self):  # no place is ever seen
            for place, item in enumerate(beside):
                self._held[item].setData(place, _PLACE)
        if any(self._held[item].row() != place for place, item in enumerate(beside)):
            self._standing(parent).sortChildren(0)

    def _standing(self, parent: str | None) -> QStandardItem:
        return self._held[parent] if parent is not None else self.invisibleRootItem()


def _row_of(item: str) -> QStandardItem:
    held = QStandardItem()
    held.setData(item, _ID)
    held.setEditable(False)
    held.setColumnCount(_COLUMNS)  # of what will be below it
    return held
