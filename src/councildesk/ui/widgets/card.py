"""A card: a titled frame for the overview and for records."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel


class Card(QFrame):
    """Add what it shows to `body`, and small buttons to `tools` beside its title."""

    def __init__(self, title: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._title = PlainLabel(title)
        self._title.setProperty("look", "heading")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        if icon_name:
            head.addWidget(IconLabel(icon_name, 20))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(self.body)
        self.name(title)

    def name(self, title: str) -> None:
        """Give the card another title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
