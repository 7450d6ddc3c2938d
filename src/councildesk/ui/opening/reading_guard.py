"""While a file is only read, no key changes a text: it would stand in the field and never be kept.

Fields stay as they are, so that texts can be selected and copied; what is typed is dropped, and the bar above the page
says why. A dialog that would keep something says it at once, and what it offers to do rests. Buttons that change
something are refused by the workspace in one sentence.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from councildesk.domain.errors import Refusal

_FIELDS = QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox
LOOKING = ("search_edit", "filter_edit")
"""Names of fields in which one looks for something."""
_CHANGING = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut)


@runtime_checkable
class Keeping(Protocol):
    """A dialog that keeps something in the record, and says in itself why it cannot."""

    def refuse(self, refusal: Refusal) -> None:
        """Say it."""


class ReadingGuard(QObject):
    """Watches the whole application from `__init__` to `close`. `tried` when something was dropped."""

    tried = Signal()

    def __init__(self, application: QApplication, refusal: Refusal, parent: QObject) -> None:
        super().__init__(parent)
        self._application, self._refusal = application, refusal
        application.installEventFilter(self)

    def close(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and would_change(event):
                return self._drop(watched)
            case QEvent.Type.InputMethod | QEvent.Type.Drop:
                return self._drop(watched)
            case QEvent.Type.Show if isinstance(watched, QDialog) and isinstance(watched, Keeping):
                QTimer.singleShot(0, watched, partial(self._rest, watched))
        return False

    def _drop(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget) or not is_of_the_record(watched):
            return False
        self.tried.emit()
        return True

    def _rest(self, dialog: QDialog) -> None:
        if isinstance(dialog, Keeping):
            dialog.refuse(self._refusal)
        for box in dialog.findChildren(QDialogButtonBox):
            for button in box.buttons():
                if box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                    button.setEnabled(False)


def is_of_the_record(widget: QWidget) -> bool:
    """Whether what is typed here would be kept in the record by itself."""
    field: QWidget | None = widget
    while field is not None and not isinstance(field, _FIELDS | QComboBox):
        field = field.parentWidget() if not field.isWindow() else None
    if field is None or isinstance(field, QComboBox):
        return False  # what a list offers is chosen, and then refused
    owner = field.parentWidget()
    if isinstance(owner, QAbstractSpinBox):
        field = owner
    return field.objectName() not in LOOKING and not _stands_in_a_dialog(field)


def _stands_in_a_dialog(field: QWidget) -> bool:
    """What is typed there is kept by its button, which rests; a day for a paper may be chosen."""
    return field.window().windowType() is Qt.WindowType.Dialog


def would_change(event: QKeyEvent) -> bool:
    """Whether this key writes or takes away something in a field."""
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or any(event.matches(keys) for keys in _CHANGING):
        return True
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and event.text().isprintable() and bool(event.text())
