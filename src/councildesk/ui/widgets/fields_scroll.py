"""The fields of a dialog, which scroll where the screen is smaller than they are; its sentence and buttons stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QWidget

_TITLE_BAR = 32
"""Points above a dialog that are the desktop's."""


class FieldsScroll(QScrollArea):
    """Stands in the layout of a dialog. Where there is room it is as large as its page, and never smaller, so that the
    dialog is as it would be without it. On the screen of an old laptop in large letters it is what the rest leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._bounded(self._page.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._bounded(self._page.minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        wanted = self._page.heightForWidth(width)
        return min(wanted if wanted >= 0 else self._page.sizeHint().height(), self._room().height())

    def showEvent(self, event: QShowEvent) -> None:
        """A dialog finds its place before it knows how wide its letters are."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._stay_on_screen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that needs more or less than before makes the dialog ask again what it needs."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            QTimer.singleShot(0, self, self._stay_on_screen)
        return super().eventFilter(watched, event)

    @Slot()
    def _stay_on_screen(self) -> None:
        window, screen = self.window(), self.screen().availableGeometry()
        frame = window.frameGeometry()
        x = max(screen.left(), min(frame.left(), screen.right() - frame.width() + 1))
        y = max(screen.top(), min(frame.top(), screen.bottom() - frame.height() + 1))
        if (x, y) != (frame.left(), frame.top()):
            window.move(x, y)

    @property
    def _page(self) -> QWidget:
        return self.widget() or self.viewport()

    def _bounded(self, wanted: QSize) -> QSize:
        room = self._room()
        if wanted.height() > room.height():
            wanted += QSize(self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent), 0)
        return wanted.boundedTo(room)

    def _room(self) -> QSize:
        """What the screen has beside the rest of the dialog."""
        rest = QSize(0, _TITLE_BAR)
        layout = self.window().layout()
        if layout is not None:
            margins = layout.contentsMargins()
            rest += QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
            for place in range(layout.count()):
                item = layout.itemAt(place)
                if item is not None and item.widget() is not self and not item.isEmpty():
                    rest += QSize(0, item.sizeHint().height() + layout.spacing())
        return (self.screen().availableGeometry().size() - rest).expandedTo(QSize(120, 80))
