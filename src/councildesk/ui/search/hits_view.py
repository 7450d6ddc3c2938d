"""The list in which lines of the search are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from councildesk.ui.search.hits_delegate import HitsDelegate
from councildesk.ui.search.hits_model import HitsModel


class HitsView(QListView):
    """Enter goes to the line, whatever the platform does with double clicks."""

    def __init__(self, model: HitsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits = model
        self.setObjectName("hits_view")
        self.setModel(model)
        self.setItemDelegate(HitsDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def choose_first(self) -> None:
        """Make the first line that can be chosen the current one, and show the list from its top."""
        first = self.hits.first()
        if first is not None:
            self.setCurrentIndex(self.hits.index(first))
            self.scrollToTop()

    def move_by(self, step: int) -> None:
        """Make the next line (1) or the one before (-1) current, across headings; from an end to the other."""
        row = self.currentIndex().row()
        rows = self.hits.rowCount()
        next_row = self.hits.first(row + step, step)
        if next_row is None:
            next_row = self.hits.first(0 if step > 0 else rows - 1, step)
        if next_row is not None:
            self.setCurrentIndex(self.hits.index(next_row))
            if next_row == self.hits.first():
                self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who comes by keys finds the first hit chosen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()
