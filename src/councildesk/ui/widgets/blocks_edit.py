"""The editor of formatted text: bold, italic, bullets and numbers, and nothing else, whatever was pasted.

It saves by itself: `edited` comes 300 ms after the last key, at the latest 900 ms after the first one that is not
written yet, and at once when the focus leaves. Somebody who pulls the plug loses no more than a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from councildesk.domain.text import BlockKind, Blocks
from councildesk.ui.widgets import blocks_document, typed_marks

_PAUSE, _CEILING = 300, 900
_DEEPEST = 5

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class BlocksEdit(QTextEdit):
    """`edited` carries the blocks to keep, `pending_changed` whether some wait (told after `edited`).

    Ctrl+B and Ctrl+I set bold and italic, Ctrl+Shift+8 and Ctrl+Shift+7 bullets and numbers, Alt+Right and Alt+Left the
    depth of a list; `**bold**`, `*italic*` and `- ` become formatting while one types. Tab leaves the editor. `grows`
    makes it as high as its text.
    """

    edited = Signal(object)
    pending_changed = Signal(bool)
    format_changed = Signal()

    def __init__(self, parent: QWidget | None = None, grows: bool = False) -> None:
        super().__init__(parent)
        self._grows = grows
        self._shown: Blocks = ()
        self._is_showing = False
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(6)
        blocks_document.write(self.document(), ())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._ceiling = QTimer(self, singleShot=True, interval=_CEILING)
        self._shortcuts = self._key_table()
        for clock in (self._pause, self._ceiling):
            clock.timeout.connect(self.flush)
        self.document().contentsChanged.connect(self._note_change)
        self.cursorPositionChanged.connect(self.format_changed)
        self.currentCharFormatChanged.connect(self.format_changed)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_blocks(self, blocks: Blocks) -> None:
        """Show this text. Where it is what the editor shows, nothing moves, so that somebody can go on typing."""
        if blocks == self.blocks():
            self._shown = blocks
            return
        place = self.textCursor().position()
        self._is_showing = True
        blocks_document.write(self.document(), blocks)
        self._is_showing = False
        self._shown = blocks
        self._stop()
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.updateGeometry()
        self.viewport().update()

    def drop(self) -> None:
        """Forget what waits and what could be undone: the text of something else comes."""
        self._stop()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def blocks(self) -> Blocks:
        """The text as it stands in the editor now."""
        return blocks_document.read(self.document())

    @property
    def is_pending(self) -> bool:
        return self._pause.isActive() or self._ceiling.isActive()

    @Slot()
    def flush(self) -> None:
        """Give what is not kept yet to whoever keeps it, now."""
        if not self.is_pending and not self.document().isModified():
            return
        was_pending = self._rest()
        blocks = self.blocks()
        if blocks != self._shown:
            self._shown = blocks
            self.edited.emit(blocks)
        if was_pending and not self.is_pending:
            self.pending_changed.emit(False)

    @Slot()
    def toggle_bold(self) -> None:
        is_bold = self.fontWeight() >= QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)

    @Slot()
    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    @Slot()
    def toggle_bullets(self) -> None:
        self._toggle_list(BlockKind.BULLET)

    @Slot()
    def toggle_numbers(self) -> None:
        self._toggle_list(BlockKind.NUMBERED)

    @property
    def kind(self) -> BlockKind:
        """What the block with the cursor is."""
        return blocks_document.kind_of(self.textCursor().block())

    def indent(self, by: int) -> None:
        """Put the list items of the selection deeper (1) or higher (-1)."""
        cursor = self.textCursor()
        qt_list = blocks_document.list_of(cursor.block())
        if qt_list is None:
            return
        level = qt_list.format().indent() - 1 + by
        if 0 <= level < _DEEPEST:
            cursor.createList(blocks_document.list_format(self.kind, level))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self._shortcuts.get((event.modifiers() & ~Modifier.KeypadModifier, Key(event.key())))
        if does is not None and not self.isReadOnly():
            does()
        elif self._ends_list(event):
            self._toggle_list(self.kind)
        else:
            super().keyPressEvent(event)
            self._read_marks(event.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Whatever is pasted is reduced to our blocks: no colour, size, typeface, link or picture comes in."""
        pasted = QTextDocument()
        if source.hasHtml():
            pasted.setHtml(source.html())
        else:
            pasted.setPlainText(source.text())
        reduced = QTextDocument()
        blocks_document.write(reduced, blocks_document.read(pasted))
        self.textCursor().insertFragment(QTextDocumentFragment(reduced))
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        if not self._grows:
            return super().sizeHint()
        edges = self.contentsMargins()
        height = round(self.document().size().height()) + edges.top() + edges.bottom() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), max(height, self.fontMetrics().height() * 2))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.sizeHint().height()) if self._grows else hint

    def _key_table(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        """With Shift, 8 and 7 give other signs, which differ between keyboards."""
        control, both = Modifier.ControlModifier, Modifier.ControlModifier | Modifier.ShiftModifier
        return {
            (control, Key.Key_B): self.toggle_bold,
            (control, Key.Key_I): self.toggle_italic,
            (both, Key.Key_8): self.toggle_bullets,
            (both, Key.Key_Asterisk): self.toggle_bullets,
            (both, Key.Key_ParenLeft): self.toggle_bullets,
            (both, Key.Key_7): self.toggle_numbers,
            (both, Key.Key_Ampersand): self.toggle_numbers,
            (both, Key.Key_Slash): self.toggle_numbers,
            (Modifier.AltModifier, Key.Key_Right): partial(self.indent, 1),
            (Modifier.AltModifier, Key.Key_Left): partial(self.indent, -1),
        }

    def _read_marks(self, typed: str) -> None:
        """What was typed may complete a mark: formatting takes its place."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.hasSelection():
            return
        if typed == "*" and typed_marks.set_run(cursor):
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(QTextCharFormat())
        elif typed == " " and self.kind is BlockKind.PARAGRAPH:
            kind = typed_marks.list_begun(cursor)
            if kind is not None:
                self._toggle_list(kind)

    def _toggle_list(self, kind: BlockKind) -> None:
        cursor = self.textCursor()
        if self.kind is kind:
            self._leave_list(cursor)
        else:
            cursor.createList(blocks_document.list_format(kind, 0))
        self.format_changed.emit()

    def _leave_list(self, cursor: QTextCursor) -> None:
        """Make paragraphs of the selected items."""
        first, last = sorted((cursor.anchor(), cursor.position()))
        block = self.document().findBlock(first)
        cursor.beginEditBlock()
        while block.isValid() and block.position() <= last:
            qt_list = blocks_document.list_of(block)
            if qt_list is not None:
                qt_list.remove(block)
                look = block.blockFormat()
                look.setIndent(0)
                QTextCursor(block).setBlockFormat(look)
            block = block.next()
        cursor.endEditBlock()

    def _ends_list(self, event: QKeyEvent) -> bool:
        """Backspace at the start of an item, and Return in an empty one, make a paragraph of it."""
        cursor = self.textCursor()
        if self.kind is BlockKind.PARAGRAPH or cursor.hasSelection() or self.isReadOnly():
            return False
        is_return = event.key() in (Key.Key_Return, Key.Key_Enter)
        is_back = event.key() == Key.Key_Backspace
        return (is_back and cursor.atBlockStart()) or (is_return and not cursor.block().text())

    @Slot()
    def _note_change(self) -> None:
        """A highlighter changes the document, too, but does not modify it."""
        if self._is_showing or not self.document().isModified():
            return
        was_pending = self.is_pending
        self._pause.start()
        if not self._ceiling.isActive():
            self._ceiling.start()
        if not was_pending:
            self.pending_changed.emit(True)

    def _stop(self) -> None:
        if self._rest():
            self.pending_changed.emit(False)

    def _rest(self) -> bool:
        """Whether something waited until now."""
        was_pending = self.is_pending
        self._pause.stop()
        self._ceiling.stop()
        self.document().setModified(False)
        return was_pending
