"""Tabs that are laid out and painted anew only when what is in them asks for another room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget, QWidget


class CalmTabs(QTabWidget):
    """Qt paints all of the tab that is shown whenever a label somewhere in it says something else, and asks everything
    around it for its size again: at the live desk that takes longer than what the key itself does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[object, ...] = ()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            asked = self._room_asked_for()
            if asked == self._asked:
                return True  # the tab that is shown has laid itself out by now
            self._asked = asked
        return super().event(event)

    def _room_asked_for(self) -> tuple[QSize, QSize, int]:
        return self.tabBar().sizeHint(), self.minimumSizeHint(), self.heightForWidth(self.width())
