"""The field above a list that filters it: its icon, and the keys that lead out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from councildesk.ui import icons


class FilterKeys(QObject):
    """Down leads from the field into the list, Escape empties the field; in an empty one it goes on to the page."""

    def __init__(self, field: QLineEdit, filtered: QWidget) -> None:
        super().__init__(field)
        self._field, self._filtered = field, filtered
        field.addAction(icons.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self._filtered.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self._field.text():
                self._field.clear()
                return True
        return super().eventFilter(watched, event)
