"""A drop-down list as high as what it offers."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget


class PopupCombo(QComboBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_measuring = False
        super().__init__(parent)

    def showPopup(self) -> None:
        """As high as its choices: the list is laid out as for a field at rest, so it has to be measured as one.

        With the focus our edges are wider and the room inside them less, by which Qt would make the list too low.
        """
        self._is_measuring = True
        super().showPopup()
        self._is_measuring = False

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if self._is_measuring:
            option.state &= ~QStyle.StateFlag.State_HasFocus
