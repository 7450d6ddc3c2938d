"""What the filter of a list looks in: one text for each row, made in slices while the window goes on answering.

A text with its other spellings and scripts takes some twenty microseconds to make: nobody waits for those of a hundred
rows, but those of a hundred thousand take seconds. So the first ones are made at once, the others in the pauses between
events, and whoever filters is told when there are more. What many cells say, or said before, is made once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from councildesk.ui.matching import haystack

AT_ONCE, SLICE, NEWS = 0.03, 0.006, 0.25
"""Seconds: how long the first letter may wait, how long one slice takes, and how often is told that there are more."""

_CHECK = 16
"""Rows made between two looks at the clock."""


class Haystacks(QObject):
    """`ready` holds those of the first rows, in the order in which the rows came. Belongs to the GUI thread."""

    grown = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ready: list[str] = []
        self._rows: Iterator[Sequence[str]] | None = None
        self._before: dict[str, str] = {}
        self._made: dict[str, str] = {}
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_begun(self) -> bool:
        return self._rows is not None

    def begin(self, rows: Iterator[Sequence[str]]) -> None:
        """Make those of these rows, given as what stands in their cells."""
        self._before, self._made = self._before | self._made, {}
        self.ready = []
        self._rows = rows
        if not self._make_for(AT_ONCE):
            self._told = time.perf_counter()
            self._timer.start()

    def drop(self) -> None:
        """Other rows come, and nobody filters."""
        self._timer.stop()
        self._rows = None
        self.ready = []

    @Slot()
    def _go_on(self) -> None:
        is_done = self._make_for(SLICE)
        if is_done or time.perf_counter() - self._told > NEWS:
            self._told = time.perf_counter()
            self.grown.emit()

    def _make_for(self, seconds: float) -> bool:
        """Whether all are made."""
        if self._rows is None:
            return True
        end = time.perf_counter() + seconds
        for number, cells in enumerate(self._rows, start=1):
            self.ready.append("\n".join([self._made.get(cell) or self._make(cell) for cell in cells]))
            if number % _CHECK == 0 and time.perf_counter() > end:
                return False
        self._timer.stop()
        self._before = {}
        return True

    def _make(self, cell: str) -> str:
        self._made[cell] = made = self._before.get(cell) or haystack(cell)
        return made
