"""An editor of formatted text that is always as high as its text, in a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from councildesk.ui.widgets.blocks_edit import BlocksEdit

_PADDING = 4
"""As in the style sheet."""


class GrowingEdit(BlocksEdit):
    """`focused` when somebody goes into it."""

    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, grows=True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCursorWidth(1)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A letter that moves the focus on would leave its cursor here: Qt shows it after the key."""
        super().focusOutEvent(event)
        self.setCursorWidth(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def sizeHint(self) -> QSize:
        edges = 2 * (self.frameWidth() + _PADDING)
        return QSize(super().sizeHint().width(), max(round(self.document().size().height()) + edges, 30))

    @Slot()
    def _grow(self) -> None:
        """A style sheet's least height stands above the size hint, and would let layouts squeeze the text."""
        height = self.sizeHint().height()
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
