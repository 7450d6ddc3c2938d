"""Marks that people type for formatting, as in chats: `**bold**`, `*italic*`, `- ` and `1. ` at the start of a line.

They become formatting the moment they are complete, and are never kept. One Ctrl+Z gives the marks back.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from councildesk.domain.text import BlockKind

_BOLD = re.compile(r"\*\*(\S|\S[^*]*\S)\*\*$")
_ITALIC = re.compile(r"(?<!\*)\*([^\s*]|[^\s*][^*]*[^\s*])\*$")
_LISTS = {"- ": BlockKind.BULLET, "* ": BlockKind.BULLET, "1. ": BlockKind.NUMBERED}


def set_run(cursor: QTextCursor) -> bool:
    """Format what stands between the marks just completed before the cursor; whether there were any."""
    ahead = cursor.block().text()[: cursor.positionInBlock()]
    for pattern, is_bold in ((_BOLD, True), (_ITALIC, False)):
        if found := pattern.search(ahead):
            _format(cursor, found, is_bold=is_bold)
            return True
    return False


def list_begun(cursor: QTextCursor) -> BlockKind | None:
    """The list that the mark at the start of the line begins, which is taken away; None: there is none."""
    kind = _LISTS.get(cursor.block().text()[: cursor.positionInBlock()])
    if kind is not None:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    return kind


def _format(cursor: QTextCursor, found: re.Match[str], *, is_bold: bool) -> None:
    plain, end = QTextCharFormat(), cursor.position()
    start = cursor.block().position() + found.start()
    marks = 2 if is_bold else 1
    look = QTextCharFormat()
    if is_bold:
        look.setFontWeight(QFont.Weight.Bold)
    else:
        look.setFontItalic(True)
    cursor.beginEditBlock()
    _select(cursor, end - marks, end)
    cursor.removeSelectedText()
    _select(cursor, start, start + marks)
    cursor.removeSelectedText()
    _select(cursor, start, end - 2 * marks)
    cursor.mergeCharFormat(look)
    cursor.clearSelection()
    cursor.setPosition(end - 2 * marks)
    cursor.endEditBlock()
    cursor.setCharFormat(plain)


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
