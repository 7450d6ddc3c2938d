"""Looking for garbage while hands rest, so that no key has to wait for it, and in no thread but the window's.

Python looks through all objects now and then, in the middle of whatever is done: with a large meeting on the screen
that takes 100 ms. Here it is done some seconds after the last change or the last step from place to place, and what is
left is put aside (`gc.freeze`).

Python also does so in whichever thread makes objects just then. A widget that it finds in a thread that reads would be
taken down there, while the window draws it: that ends the program. So Python does not look by itself while a council is
open; what came since the last rest, and went again, is looked through by a clock of the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

REST_MS = 2500
"""Longer than any pause while somebody types: each burst is written within a second, and that is a change."""
YOUNG_MS = 1000
_YOUNG, _MIDDLE = 0, 1
"""Generations. All the older ones are for a rest."""


class IdleCollecting(QObject):
    """Connect whatever makes objects to `expect`. Call `close` when nothing more is shown; Python looks by itself then.

    For the GUI thread.
    """

    def __init__(self, parent: QObject, rest_ms: int = REST_MS, young_ms: int = YOUNG_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self.collect)
        self._clock = QTimer(self, interval=young_ms)
        self._clock.timeout.connect(self.collect_young)
        self._clock.start()

    @Slot()
    def expect(self) -> None:
        self._rest.start()

    @Slot()
    def collect(self) -> None:
        """At once. What was put aside before is looked through as well: windows and pages go, too."""
        self._rest.stop()
        gc.disable()  # a file that was to be opened beside this one, and was not, had Python look by itself again
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    @Slot()
    def collect_young(self) -> None:
        """What was made lately, as often as Python would: once so many more objects came than went."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[_YOUNG] > thresholds[_YOUNG]:
            gc.collect(_MIDDLE if counts[_MIDDLE] > thresholds[_MIDDLE] else _YOUNG)

    def close(self) -> None:
        self._rest.stop()
        self._clock.stop()
        gc.unfreeze()
        gc.enable()
