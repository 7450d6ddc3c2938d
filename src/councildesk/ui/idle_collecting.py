"""Looking for garbage while hands rest, so that no key has to wait for it.

Python looks through all objects now and then, in the middle of whatever is done: with a large meeting on the screen
that takes 100 ms. Here it is done some seconds after the last change or the last step from place to place, and what is
left is put aside (`gc.freeze`): what Python looks through by itself until the next rest is only what came since.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

REST_MS = 2500
"""Longer than any pause while somebody types: each burst is written within a second, and that is a change."""


class IdleCollecting(QObject):
    """Connect whatever makes objects to `expect`. Call `close` when nothing more is shown."""

    def __init__(self, parent: QObject, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self.collect)

    @Slot()
    def expect(self) -> None:
        self._rest.start()

    @Slot()
    def collect(self) -> None:
        """At once. What was put aside before is looked through as well: windows and pages go, too."""
        self._rest.stop()
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        self._rest.stop()
        gc.unfreeze()
