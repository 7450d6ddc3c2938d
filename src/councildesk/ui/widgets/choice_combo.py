"""A drop-down list of choices of the record; what the person chose is told, what the program shows is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from councildesk.ui import icons


class ChoiceCombo(QComboBox):
    """`chosen` carries the value a person chose."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._tell)

    def show_choices(self, choices: Iterable[tuple[Any, str]], icon_names: Iterable[str] = ()) -> None:
        """Values with their words, in this order; the present value stays."""
        kept, choices = self.value, list(choices)
        self.clear()
        self._values = [value for value, _word in choices]
        self.addItems([word for _value, word in choices])
        for number, name in enumerate(icon_names):
            self.setItemIcon(number, icons.icon(name))
        self.show_value(kept)

    @property
    def value(self) -> Any:
        """None while nothing is shown."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def show_value(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over a form changes nothing."""
        event.ignore()

    @Slot(int)
    def _tell(self, number: int) -> None:
        self.chosen.emit(self._values[number])
