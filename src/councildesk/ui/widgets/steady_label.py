"""A label that says one of a few words and keeps the width of the widest, so that nothing beside it moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QLabel):
    """Of a fixed size: another word makes no layout of the window be made again, which takes longer than a key may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_word(self, word: str, words: Sequence[str]) -> None:
        """Say one of the words."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._settle()
        self.setText(word)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._settle()

    def _settle(self) -> None:
        self.ensurePolished()
        letters, edges = self.fontMetrics(), self.contentsMargins()
        widest = max((letters.horizontalAdvance(word) for word in self._words), default=0)
        self.setFixedSize(widest + edges.left() + edges.right() + 2, letters.height() + edges.top() + edges.bottom())
