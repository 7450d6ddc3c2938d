"""Ctrl+Z belongs first to the text field that has the focus, then to the workspace.

Qt's text fields swallow the keys of undo and redo even when they have nothing to take back. This object lets such keys
pass to the window's actions.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

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
        if isinstance(before, TextField):
            before.removeEventFilter(self)
        if isinstance(now, TextField):
            now.installEventFilter(self)


_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)


def can_undo(widget: QObject | None) -> bool:
    """Whether this is a text field that has typing of its own to take back."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QTextEdit | QPlainTextEdit) and widget.document().isUndoAvailable()


def can_redo(widget: QObject | None) -> bool:
    """Whether this is a text field that took typing back which can be put there again."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QTextEdit | QPlainTextEdit) and widget.document().isRedoAvailable()
