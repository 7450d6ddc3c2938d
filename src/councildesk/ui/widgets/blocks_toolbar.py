"""Bold, italic, bullets and numbers as buttons, for the editor that was last typed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from councildesk.domain.text import BlockKind
from councildesk.ui import icons
from councildesk.ui.widgets.blocks_edit import BlocksEdit


class BlocksToolbar(QWidget):
    """One bar may serve several editors: call `serve` when one of them gets the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit: BlocksEdit | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.bold_button = self._make("bold", BlocksEdit.toggle_bold)
        self.italic_button = self._make("italic", BlocksEdit.toggle_italic)
        self.bullets_button = self._make("bullets", BlocksEdit.toggle_bullets)
        self.numbers_button = self._make("numbers", BlocksEdit.toggle_numbers)
        for button in self._buttons():
            layout.addWidget(button)
        layout.addStretch(1)
        self._name_buttons()
        self.serve(None)

    def serve(self, edit: BlocksEdit | None) -> None:
        """Work on this editor from now on."""
        if self._edit is not None:
            self._edit.format_changed.disconnect(self._show_format)
        self._edit = edit
        if edit is not None:
            edit.format_changed.connect(self._show_format)
            edit.destroyed.connect(self._forget)
        self.setEnabled(edit is not None and not edit.isReadOnly())
        self._show_format()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_buttons()

    @Slot()
    def _show_format(self) -> None:
        edit = self._edit
        self.bold_button.setChecked(edit is not None and edit.fontWeight() >= QFont.Weight.DemiBold)
        self.italic_button.setChecked(edit is not None and edit.fontItalic())
        self.bullets_button.setChecked(edit is not None and edit.kind is BlockKind.BULLET)
        self.numbers_button.setChecked(edit is not None and edit.kind is BlockKind.NUMBERED)

    @Slot()
    def _forget(self) -> None:
        self._edit = None
        self.setEnabled(False)

    def _make(self, icon: str, does: Callable[[BlocksEdit], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{icon}_button")
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(18, 18))
        button.setCheckable(True)
        # The editor keeps the focus and the selection; by keys, its own shortcuts do the same.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        def work() -> None:
            if self._edit is not None:
                does(self._edit)
                self._show_format()

        button.clicked.connect(work)
        return button

    def _buttons(self) -> tuple[QToolButton, ...]:
        return self.bold_button, self.italic_button, self.bullets_button, self.numbers_button

    def _name_buttons(self) -> None:
        names = (self.tr("Bold"), self.tr("Italic"), self.tr("Bullets"), self.tr("Numbers"))
        keys = ("Ctrl+B", "Ctrl+I", "Ctrl+Shift+8", "Ctrl+Shift+7")
        for button, name, key in zip(self._buttons(), names, keys, strict=True):
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{name} ({native})")
            button.setAccessibleName(name)
