"""Where the course of the meeting stands over the live desk: above its bar, and in sight also on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

_WIDTH, _HEIGHT, _GAP = 470, 300, 8
_SHORT = 180
"""Below this height the lines need the room of the heading."""


class CoursePlace(QObject):
    """Follows what the panel stands above, and the part of the page that is seen, while the panel is shown."""

    def __init__(self, panel: QWidget, heading: QWidget, above: QWidget, desk: QWidget) -> None:
        """`desk` is the parent of the panel and of what it stands above."""
        super().__init__(panel)
        self._panel, self._heading, self._above, self._desk = panel, heading, above, desk
        self._area: QScrollArea | None = None
        above.installEventFilter(self)

    def take(self) -> None:
        """Before the panel is shown: where the page shows little of the desk, it is scrolled to it."""
        self._find_area()
        if self._area is not None and self._seen().height() < _HEIGHT:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + self._desk.mapTo(self._area.viewport(), QPoint()).y())
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The quiet bar comes or goes, or the page is scrolled."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._panel.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _find_area(self) -> None:
        """The page is put into its area after the panel was made."""
        if self._area is not None:
            return
        outer: QWidget | None = self._desk
        while outer is not None and not isinstance(outer, QScrollArea):
            outer = outer.parentWidget()
        inner = outer.widget() if isinstance(outer, QScrollArea) else None
        if isinstance(outer, QScrollArea) and inner is not None:
            self._area = outer
            for watched in (outer.viewport(), inner):
                watched.installEventFilter(self)

    def _seen(self) -> QRect:
        """What can be seen of the desk."""
        if self._area is None:
            return self._desk.rect()
        viewport = self._area.viewport()
        return QRect(self._desk.mapFrom(viewport, QPoint()), viewport.size()) & self._desk.rect()

    def _place(self) -> None:
        seen, above = self._seen(), self._above.geometry()
        bottom = min(above.top(), seen.bottom() + 1) - _GAP
        room = bottom - seen.top() - _GAP
        self._heading.setVisible(room >= _SHORT)
        height = max(min(_HEIGHT, room), self._panel.minimumSizeHint().height())
        left = max(above.left(), seen.left())
        width = min(_WIDTH, above.width(), seen.right() + 1 - left)
        self._panel.setGeometry(left, max(bottom - height, seen.top()), width, height)
