"""Writing while somebody types: what was typed is kept as soon as the fingers rest, or the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from councildesk.ui.live_workspace import LiveWorkspace

_REST = 700
"""Milliseconds; what is typed is on disk within a second."""


class TypingPause(QObject):
    """Calls `write` once after each burst of typing. Until then the window says that something waits."""

    def __init__(self, live: LiveWorkspace, write: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._write = live, write
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._end)

    @property
    def is_waiting(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def note(self) -> None:
        """Somebody typed."""
        self._timer.start()
        self._live.note_pending(self, True)

    @Slot()
    def flush(self) -> None:
        """Write what waits, at once."""
        if self._timer.isActive():
            self._timer.stop()
            self._end()

    @Slot()
    def drop(self) -> None:
        """Forget what waits."""
        self._timer.stop()
        self._live.note_pending(self, False)

    @Slot()
    def _end(self) -> None:
        self._live.note_pending(self, False)
        self._write()
