"""Where a name is typed and what happened to it: letters look for the person, one digit notes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from councildesk.ui import icons

USUAL = 0
"""Enter: as is usual for the person."""


OPENING = -1
"""Nought: what is noted next is of the opening."""


def digit(event: QKeyEvent) -> int | None:
    """What the figure stands for that was pressed, with nothing held: 1 to 9, or OPENING."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return int(event.text()) or OPENING if plain and event.text().isdecimal() else None


class MarkField(QLineEdit):
    """`mark_wanted` carries the digit, USUAL for Enter or OPENING for nought; `step_wanted` 1 or -1; `left` when Escape
    was pressed in the empty field. No name has a figure in it."""

    mark_wanted = Signal(int)
    step_wanted = Signal(int)
    times_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(icons.icon("person"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = digit(event)
        if number is not None:
            self.mark_wanted.emit(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.mark_wanted.emit(USUAL)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_F2:
            self.times_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.left.emit()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
