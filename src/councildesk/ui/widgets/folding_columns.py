"""Columns of a scrolled page that come below each other where they do not fit side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QScrollArea


class FoldingColumns(QObject):
    """Watches the room of a scroll area for the `columns` within it, as on a small screen in large letters.

    What is wider than the room even so can be scrolled sideways, unless the area forbids it.
    """

    def __init__(self, area: QScrollArea, columns: QBoxLayout) -> None:
        super().__init__(area)
        self._area, self._columns = area, columns
        for watched in (area.viewport(), area.widget()):
            assert watched is not None  # the form drew it
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = side_by_side if self._width_needed() <= self._area.viewport().width() else below
        if self._columns.direction() is not wanted:
            self._columns.setDirection(wanted)
            page = self._area.widget()
            layout = page.layout() if page is not None else None
            if layout is not None:  # columns in a layout within it do not tell it
                layout.invalidate()
                layout.activate()

    def _width_needed(self) -> int:
        """Of all columns side by side, whichever way they stand now."""
        columns, margins = self._columns, self._columns.contentsMargins()
        items = [item for place in range(columns.count()) if (item := columns.itemAt(place)) is not None]
        gaps = columns.spacing() * (len(items) - 1)
        return sum(item.minimumSize().width() for item in items) + gaps + margins.left() + margins.right()
