"""A field for one line of text that shows all of it: a title too long for its width goes on below."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MARGIN = 2
_BELOW = _MARGIN + 1
"""With less Qt thinks that the last line is cut, and scrolls."""
_EDGE = 5
"""Border and padding, as in the style sheet."""
_QUIET = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The field is left for a moment only."""


class GrowingLine(QPlainTextEdit):
    """Speaks as a QLineEdit does. `editingFinished` on Enter and when the field is left, `textEdited` as one types."""

    editingFinished = Signal()  # noqa: N815  # as QLineEdit names it
    textEdited = Signal(str)  # noqa: N815  # as QLineEdit names it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_shown = self._is_modified = False
        self.setProperty("look", "growing")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._tell_edited)
        self._grow()

    def text(self) -> str:
        return self.toPlainText().replace("\n", " ")

    def setText(self, text: str) -> None:
        """Show this text; it counts as unmodified, and nothing of it can be undone."""
        self._is_shown = True
        self.setPlainText(text.replace("\n", " "))
        self._is_shown = self._is_modified = False

    def insert(self, text: str) -> None:
        self.insertPlainText(text.replace("\n", " "))

    def isModified(self) -> bool:
        """The document is no help: to it another font is a change, too."""
        return self._is_modified

    def setModified(self, is_modified: bool) -> None:
        self._is_modified = is_modified

    def setCursorPosition(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        lines = self.document().documentLayout().blockBoundingRect(self.document().firstBlock())
        return QSize(240, ceil(lines.height()) + _BELOW + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the field; whoever stands around it may make more of the key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab selects all, as in every field of one line."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _QUIET:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.editingFinished.emit()

    @Slot()
    def _grow(self) -> None:
        height = self.sizeHint().height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    @Slot()
    def _tell_edited(self) -> None:
        if not self._is_shown:
            self._is_modified = True
            self.textEdited.emit(self.text())
