"""Keeping the council's one file complete while it is open, for whoever copies it or whose computer copies it for them.

SQLite writes into a log beside the file first (`-wal`). Some seconds after each change the log is folded into the file,
in a thread, so that nobody who types has to wait for the disk.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from councildesk.domain.errors import Refusal
from councildesk.ui.background import Background, Job, Progress
from councildesk.ui.live_workspace import LiveWorkspace

LONGEST_MS = 4000
"""No change is missing in the file for longer, however long somebody goes on typing."""


class IdleFolding(QObject):
    """Call `close` before the workspace is closed."""

    def __init__(self, live: LiveWorkspace, background: Background, wait_ms: int = LONGEST_MS) -> None:
        super().__init__(live)
        self._live, self._background = live, background
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self._fold)
        live.changed.connect(self._expect)

    def close(self) -> None:
        """Fold no more; closing the workspace folds what is left."""
        self._live.changed.disconnect(self._expect)
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _expect(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _fold(self) -> None:
        self._job = self._background.run(self._work, self._look_at, self._put_off)

    def _work(self, _progress: Progress) -> bool:
        """In the thread."""
        return self._live.workspace.fold()

    def _look_at(self, is_whole: bool) -> None:
        self._job = None
        if not is_whole:
            self._timer.start()

    def _put_off(self, error: Exception) -> None:
        """A full disk: nothing is lost, it stays in the log. Whoever writes next is told of it."""
        self._job = None
        if not isinstance(error, Refusal):
            raise error
        self._timer.start()
