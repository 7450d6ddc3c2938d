"""A label that shows what it is given, letter by letter.

Qt takes a text for markup where it looks like it: a name out of a stranger's list would be drawn in bold, and its
picture fetched from wherever it says. The labels of forms are made plain when the forms are compiled.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Use it for every label made in code."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
