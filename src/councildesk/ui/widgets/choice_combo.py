"""A drop-down list of choices of the record; what the person chose is told, what the program shows is not."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from councildesk.ui import icons
from councildesk.ui.widgets.popup_combo import PopupCombo

_INSIDE = 2
_BESIDE_ICON = 4


class ChoiceCombo(PopupCombo):
    """`chosen` carries the value a person chose."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._is_read_whole = self._is_never_cut = False
        self._shown: tuple[list[tuple[Any, str]], list[str]] = ([], [])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)

    def show_choices(self, choices: Iterable[tuple[Any, str]], icon_names: Iterable[str] = ()) -> None:
        """Values with their words, in this order; the present value stays. The same ones again change nothing."""
        kept, choices, icon_names = self.value, list(choices), list(icon_names)
        if (choices, icon_names) == self._shown:
            return
        self._shown = (choices, icon_names)
        self.clear()
        self._values = [value for value, _word in choices]
        self.addItems([word for _value, word in choices])
        for number, name in enumerate(icon_names):
            self.setItemIcon(number, icons.icon(name))
        self.show_value(kept)
        if self._is_read_whole:
            self.updateGeometry()

    def be_read_whole(self) -> None:
        """Take the room of the longest choice where there is so much; no reason for a narrow window to be wider."""
        self.setMinimumWidth(self.minimumSizeHint().width())
        self._is_read_whole = True
        self.updateGeometry()

    def never_be_cut(self) -> None:
        """Take the room of the longest choice, also where that makes the window wider."""
        self._is_read_whole = self._is_never_cut = True
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._is_never_cut else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Qt's own way to ask for the longest choice counts the ink of it, where it is cut by its advance; and some
        time after new choices it takes that room, whatever the layout has given.
        """
        hint = super().sizeHint()
        if not self._is_read_whole:
            return hint
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words, icons_shown = self._shown
        letters = QFontMetricsF(self.font())  # in whole points a word is cut for a part of one
        room = ceil(max((letters.horizontalAdvance(word) for _value, word in words), default=0.0)) + _INSIDE
        room += self.iconSize().width() + _BESIDE_ICON if icons_shown else 0
        kind = QStyle.ContentsType.CT_ComboBox
        whole = self.style().sizeFromContents(kind, option, QSize(room, self.fontMetrics().height()), self)
        return QSize(whole.width(), hint.height())

    @property
    def value(self) -> Any:
        """None while nothing is shown."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def show_value(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A word too long for the field ends in dots; a style sheet alone would cut it."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - _INSIDE
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over a form changes nothing."""
        event.ignore()

    @Slot(int)
    def _tell(self, number: int) -> None:
        self.chosen.emit(self._values[number])
