"""The list below the search box, as one types: what was found, and where else one can go. It never takes the focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from councildesk.ui.search.hits_model import HitsModel, spoken
from councildesk.ui.search.hits_view import HitsView
from councildesk.ui.search.lines import Line, More
from councildesk.ui.widgets.plain_label import PlainLabel

_WIDTH, _MARGIN = 640, 8
_SHARE = 0.8
"""Of the window's height, at most."""


class Palette(QFrame):
    """Lies over the page, below the box, in `parent`. `chosen` carries a line."""

    chosen = Signal(object)

    def __init__(self, box: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._box, self._window = box, parent
        self.setObjectName("palette")
        self.setProperty("look", "card")
        self.model = HitsModel("en", self)
        self.view = HitsView(self.model, self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setProperty("look", "plain")
        self.view.clicked.connect(self._choose)
        self.keys_label = PlainLabel(parent=self)
        self.keys_label.setProperty("look", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(6)
        layout.addWidget(self.view)
        layout.addWidget(self.keys_label, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()
        self.hide()

    def speak(self, language: str) -> None:
        """The language in which kinds of records are named."""
        self.model.speak(language)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these, the first that can be chosen being the current one."""
        self.model.show_lines(lines)
        self.view.choose_first()
        self.place()
        self._say()

    def place(self) -> None:
        """Take as much room as the lines need, in the middle below the box."""
        window = self._window
        below = self._box.mapTo(window, QPoint(self._box.width() // 2, self._box.height() + 4))
        width = min(max(_WIDTH, self._box.width()), window.width() - 2 * _MARGIN)
        lines = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        rest = self.keys_label.sizeHint().height() + 24
        height = min(lines + rest, int(window.height() * _SHARE) - below.y())
        left = min(max(_MARGIN, below.x() - width // 2), window.width() - width - _MARGIN)
        self.setGeometry(left, below.y(), width, height)
        self.raise_()

    def move_by(self, step: int) -> None:
        self.view.move_by(step)
        self._say()

    def choose_current(self) -> None:
        if self.view.currentIndex().isValid():
            self._choose(self.view.currentIndex())

    def choose_group(self) -> None:
        """All that was found of the kind of the current line; of every kind where it is of none."""
        row = self.view.currentIndex().row()
        self.chosen.emit(More("", self.model.noun(row) if row >= 0 else ""))

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("What was found"))
        self.keys_label.setText(self.tr("↑ ↓ choose    Enter go there    Tab all of this kind    Esc close"))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(self.model.line(index.row()))

    def _say(self) -> None:
        """The focus stays in the box, so a screen reader has to be told of the current line."""
        row = self.view.currentIndex().row()
        if row >= 0 and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken(self.model.line(row))))
