"""The seats of today with a mark for each: who would be there in an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from councildesk.domain import trials
from councildesk.domain.council import Seat
from councildesk.domain.trials import Mark
from councildesk.ui import icons, tooltips
from councildesk.ui.council import rule_words

_ROWS = 9


@dataclass(frozen=True)
class TrialSeat:
    """A seat as the example shows it."""

    seat: Seat
    side: str
    role: str
    name: str


class SeatsTrial(QTreeWidget):
    """`changed` when a mark became another. The space bar goes through the marks of what is selected."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial_tree")
        self._seats: list[TrialSeat] = []
        self._marks: dict[str, Mark] = {}
        self.setColumnCount(4)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(False)
        self.itemActivated.connect(self._step_selected)
        self._name()

    def show_seats(self, seats: Sequence[TrialSeat]) -> None:
        """Show these; a seat that is new takes part, in the room where it has a holder."""
        self._seats = list(seats)
        self._marks = {one.seat.id: self._mark_of(one.seat) for one in seats}
        selected = [item.data(0, Qt.ItemDataRole.UserRole) for item in self.selectedItems()]
        self.clear()
        for one in seats:
            item = QTreeWidgetItem([one.side, one.role, one.name, ""])
            item.setData(0, Qt.ItemDataRole.UserRole, one.seat.id)
            item.setToolTip(2, tooltips.plain(one.name))
            self.addTopLevelItem(item)
            self._show_mark(item)
            item.setSelected(one.seat.id in selected)
        self.setColumnHidden(0, not any(one.side for one in seats))
        header = self.header()
        for column in (0, 1, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        row = self.sizeHintForRow(0) if seats else 30
        self.setFixedHeight(header.sizeHint().height() + row * min(max(len(seats), 1), _ROWS) + 6)

    @property
    def marks(self) -> Mapping[str, Mark]:
        return dict(self._marks)

    def mark_selected(self, mark: Mark) -> None:
        """Mark what is selected, or all seats where nothing is; a seat that cannot be taken so stays."""
        every = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        for item in self.selectedItems() or [item for item in every if item is not None]:
            if mark in trials.possible(self._seat(item)):
                self._marks[self._seat(item).id] = mark
                self._show_mark(item)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._step_selected()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._name()
        self.show_seats(self._seats)

    def _step_selected(self) -> None:
        item = self.currentItem()
        if item is None:
            return
        if not item.isSelected():
            self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        seat = self._seat(item)
        possible = trials.possible(seat)
        following = possible[(possible.index(self._marks[seat.id]) + 1) % len(possible)]
        self.mark_selected(following)

    def _seat(self, item: QTreeWidgetItem) -> Seat:
        return self._seats[self.indexOfTopLevelItem(item)].seat

    def _mark_of(self, seat: Seat) -> Mark:
        kept = self._marks.get(seat.id, Mark.IN_ROOM)
        return kept if kept in trials.possible(seat) else Mark.ABSENT

    def _show_mark(self, item: QTreeWidgetItem) -> None:
        look = rule_words.mark(self._marks[self._seat(item).id])
        item.setText(3, look.word)
        item.setIcon(3, icons.icon(look.icon))

    def _name(self) -> None:
        self.setHeaderLabels([self.tr("Side"), self.tr("Role"), self.tr("Name"), self.tr("There")])
        self.setAccessibleName(self.tr("Example attendance"))
