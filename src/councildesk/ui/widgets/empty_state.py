"""What an empty page says: what belongs here, and the first step as a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel

_WIDTH = 420


class EmptyState(QWidget):
    """A picture, a title, a sentence, and up to two buttons; `first_step_wanted` when there is no action of its own."""

    first_step_wanted = Signal()

    def __init__(self, icon_name: str = "document", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, 48, QPalette.ColorRole.PlaceholderText)
        self._title = PlainLabel()
        self._title.setProperty("look", "heading")
        self._sentence = PlainLabel()
        self._sentence.setProperty("look", "quiet")
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(_WIDTH)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self._step)
        self._action: QAction | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._sentence, self.button):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.insertSpacing(layout.count() - 1, 8)
        layout.addStretch(3)
        self.button.hide()

    def describe(self, icon_name: str, title: str, sentence: str, action: QAction | None = None) -> None:
        """What to say; `action` becomes the button."""
        self._icon.show_icon(icon_name)
        self._title.setText(title)
        self._sentence.setText(sentence)
        # A layout does not ask a centred label how high its lines are.
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(self._sentence.width()))
        self._action = action
        self.button.setVisible(action is not None)
        if action is not None:
            self.button.setText(action.text())

    def offer(self, text: str) -> None:
        """A button that emits `first_step_wanted`."""
        self._action = None
        self.button.setText(text)
        self.button.show()

    def _step(self) -> None:
        if self._action is not None:
            self._action.trigger()
        else:
            self.first_step_wanted.emit()
