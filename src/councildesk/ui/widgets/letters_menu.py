"""A menu in which letters choose, as they do in a list: it has no room for a key on each of its lines."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from councildesk.ui.matching import fold

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class LettersMenu(QMenu):
    """Letters typed in one go lead to what begins with them, the same letter again to the next that does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        is_letter = bool(typed) and typed.isprintable() and (self._is_typing() or not typed.isspace())
        if is_letter and event.modifiers() in _PLAIN:
            self._search(fold(typed))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        return self._since.isValid() and not self._since.hasExpired(QApplication.keyboardInputInterval())

    def _search(self, letter: str) -> None:
        word = self._typed + letter if self._is_typing() else letter
        if not self._found(word):
            word = letter
        self._typed = word
        self._since.start()
        found = self._found(word)
        if not found:
            return
        here = self.activeAction()
        goes_on = len(word) == 1 and here in found
        self.setActiveAction(found[(found.index(here) + 1) % len(found)] if goes_on else found[0])

    def _found(self, word: str) -> list[QAction]:
        return [action for action in self.actions() if action.isEnabled() and fold(action.text()).startswith(word)]
