"""Ctrl+Z belongs first to the text field that has the focus, then to the workspace.

Qt's text fields swallow the keys of undo and redo even when they have nothing to take back. This object lets such keys
pass to the window's actions.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget

TextField = QLineEdit | QTextEdit | QPlainTextEdit


class UndoKeys(QObject):
    """Watches the field that has the focus, and only that one."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        is_redo = event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO
        if (is_undo and not can_undo(watched)) or (is_redo and not can_redo(watched)):
            event.ignore()
            return True
        return False

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and typed_into(before) is not None:
            before.removeEventFilter(self)
        if now is not None and typed_into(now) is not None:
            now.installEventFilter(self)


_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)


def typed_into(widget: QObject | None) -> TextField | None:
    """The text field that is typed into while `widget` has the focus: a number's or a choice's is inside it."""
    if isinstance(widget, QSpinBox | QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, TextField) else None


def can_undo(widget: QObject | None) -> bool:
    """Whether there is typing of its own to take back where this has the focus."""
    field = typed_into(widget)
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isUndoAvailable()


def can_redo(widget: QObject | None) -> bool:
    """Whether typing was taken back where this has the focus, and can be put there again."""
    field = typed_into(widget)
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isRedoAvailable()
