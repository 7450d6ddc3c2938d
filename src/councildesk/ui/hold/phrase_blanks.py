"""Blanks of a phrase, `[who]`, to be filled one after the other."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_BLANK = re.compile(r"\[[^\[\]\n\u2029]{1,40}\]")


def select_next(edit: QTextEdit) -> bool:
    """Select the next blank behind the cursor, or the first one; typing replaces it. False: there is none."""
    text, place = edit.toPlainText(), edit.textCursor().selectionEnd()
    found = _BLANK.search(text, place) or _BLANK.search(text)
    if found is None:
        return False
    cursor = edit.textCursor()
    cursor.setPosition(found.start())
    cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.setFocus()
    return True
