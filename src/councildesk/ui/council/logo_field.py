"""The logo of the council or of a side, as it will be printed, with buttons to choose and remove it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from councildesk.ui import files, icons
from councildesk.ui.widgets.plain_label import PlainLabel

_PREVIEW = QSize(180, 60)
"""The proportions of the box that a paper gives a logo."""


class LogoField(QWidget):
    """`picked` carries the file that a person chose; `removed` when they want none any more."""

    picked = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self.preview = PlainLabel(parent=self)
        self.preview.setObjectName("logo_preview")
        self.preview.setFixedSize(_PREVIEW + QSize(16, 16))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setProperty("look", "paper")
        self.choose_button, self.remove_button = QPushButton(self), QPushButton(self)
        self.choose_button.setObjectName("choose_logo_button")
        self.remove_button.setObjectName("remove_logo_button")
        for button, icon_name in ((self.choose_button, "open_file"), (self.remove_button, "remove")):
            button.setIcon(icons.icon(icon_name))
            button.setProperty("look", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.preview)
        layout.addWidget(self.choose_button)
        layout.addWidget(self.remove_button)
        layout.addStretch(1)
        self.setFocusProxy(self.choose_button)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self.removed)
        self._name()

    def show_image(self, data: bytes) -> None:
        """The bytes of a PNG or JPEG image; empty for none."""
        self._data = data
        image = QPixmap()
        if data and image.loadFromData(data):
            ratio = self.devicePixelRatioF()
            image = image.scaled(
                _PREVIEW * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(image)
        self.preview.setVisible(bool(data))
        self.remove_button.setVisible(bool(data))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        self.choose_button.setText(self.tr("Choose image…"))
        self.remove_button.setText(self.tr("Remove image"))
        self.preview.setAccessibleName(self.tr("Logo"))

    @Slot()
    def _choose(self) -> None:
        file = files.ask_image(self, Path.home())
        if file is not None:
            self.picked.emit(file)
