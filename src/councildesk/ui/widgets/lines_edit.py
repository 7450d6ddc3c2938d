"""A field of a few lines of plain text that behaves like a line: it tells when one leaves it, and Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_PADDING = 5
"""As in the style sheet."""


class LinesEdit(QPlainTextEdit):
    """`edited` while a person types, `editing_finished` when they leave it."""

    edited = Signal()
    editing_finished = Signal()

    def __init__(self, parent: QWidget | None = None, lines: int = 2) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.edited)
        self.setFixedHeight(self.sizeHint().height())

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show another text without telling."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().lineSpacing() * self._lines + 2 * (self.frameWidth() + _PADDING + 4)
        return QSize(super().sizeHint().width(), height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editing_finished.emit()
