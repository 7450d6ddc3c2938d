"""Writing while somebody types: what was typed is kept as soon as the fingers rest, or the field is left.

Whoever types without a rest is written as well, so that no key is on the disk later than a second after it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from councildesk.ui.live_workspace import LiveWorkspace

REST, LATEST = 700, 900
"""Milliseconds after the last key, and after the first one that is not written: the write itself takes some, too."""


class TypingPause(QObject):
    """Calls `write` after each burst of typing, and in a long one again and again. Until then the window says that
    something waits."""

    def __init__(self, live: LiveWorkspace, write: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._write = live, write
        self._is_held = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        for timer in (self._rest, self._latest):
            timer.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        return self._rest.isActive() or self._latest.isActive()

    @property
    def _is_to_be_written(self) -> bool:
        return self.is_waiting or self._is_held

    @Slot()
    def note(self) -> None:
        """Somebody typed."""
        if not self.is_waiting:
            self._latest.start()
        self._rest.start()
        self._live.note_pending(self, True)

    @Slot()
    def flush(self) -> None:
        """Write what waits, at once."""
        if self.is_waiting:
            self.stop()
            self._is_held = False
            self._write()
            self._live.note_pending(self, self._is_to_be_written)

    def hold(self) -> None:
        """For `write`: what was typed is half of something, and waits until its field is left."""
        self._is_held = True

    def stop(self) -> None:
        """Wait no longer: it is being written. The window says that something waits until `drop`."""
        self._rest.stop()
        self._latest.stop()

    @Slot()
    def drop(self) -> None:
        """Forget what waits."""
        self.stop()
        self._live.note_pending(self, False)
