"""Slow work that only reads: making PDFs, searching, exporting. It runs in a thread and comes back to the GUI thread.

A job's work is a plain function that takes a `Progress` and must not touch widgets. Its result is delivered by a
signal of an object that lives in the GUI thread, so receivers run there. A job started under the same key makes an
older one stale: the older is cancelled and its result never delivered, nor is one to a page that is gone by then.
Errors are delivered too; one that nobody asked for is raised in the GUI thread, where the last-resort handler reports
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot


class Cancelled(Exception):
    """Raised by `Progress.report` in the working thread when nobody waits for the result any more."""


class Progress:
    """What the work tells while it runs. Belongs to the working thread."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @property
    def is_cancelled(self) -> bool:
        return self._job.is_cancelled

    def report(self, done: int, total: int) -> None:
        """So many of so many are done. Raises Cancelled when the job was cancelled: let it travel."""
        if self._job.is_cancelled:
            raise Cancelled
        self._job.progressed.emit(done, total)


class Job(QObject):
    """One piece of work on its way. `progressed` (done, total) and `finished` come in the GUI thread."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_cancelled = False

    @Slot()
    def cancel(self) -> None:
        """Drop the result, and stop the work where it next reports."""
        self.is_cancelled = True


@dataclass(frozen=True)
class _Outcome:
    job: Job
    result: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Expected:
    key: str | None
    on_done: Callable[[Any], object]
    on_failed: Callable[[Exception], object] | None


class Background(QObject):
    """The one place where threads are used. Call `close` before the program ends."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._expected: dict[Job, _Expected] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], object],
        on_failed: Callable[[Exception], object] | None = None,
        *,
        key: str | None = None,
    ) -> Job:
        """Start the work. `on_done` gets its result, `on_failed` what it raised; both are called in the GUI thread."""
        for older, expected in self._expected.items():
            if key is not None and expected.key == key:
                older.cancel()
        job = Job(self)
        self._expected[job] = _Expected(key, on_done, on_failed)
        self._pool.start(lambda: self._work(job, work))
        return job

    @property
    def is_idle(self) -> bool:
        return not self._expected

    def close(self) -> None:
        """Cancel everything and wait for the threads; nothing is delivered afterwards."""
        for job in self._expected:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        self._expected.clear()

    def _work(self, job: Job, work: Callable[[Progress], Any]) -> None:
        """In the working thread."""
        try:
            outcome = _Outcome(job) if job.is_cancelled else _Outcome(job, work(Progress(job)))
        except Exception as error:  # it travels on in the GUI thread
            outcome = _Outcome(job, error=error)
        self._arrived.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        expected = self._expected.pop(outcome.job, None)
        if expected is None:
            return
        outcome.job.finished.emit()
        outcome.job.deleteLater()
        if outcome.job.is_cancelled:
            return
        if outcome.error is None:
            if _is_there(expected.on_done):
                expected.on_done(outcome.result)
        elif expected.on_failed is None:
            raise outcome.error
        elif _is_there(expected.on_failed):
            expected.on_failed(outcome.error)


def _is_there(receiver: Callable[[Any], object]) -> bool:
    """Whether Qt still has the object whose method this is: a council is closed with its pages while a thread reads."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
