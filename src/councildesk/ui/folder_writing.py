"""Writing a folder in the background: the box that says how far it has come, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from councildesk.domain.errors import Refusal
from councildesk.ui.background import Job, Progress
from councildesk.ui.live_workspace import Offer
from councildesk.ui.page import Desk


class Box(Protocol):
    """The form of a page that has room for it."""

    @property
    def writing_box(self) -> QWidget: ...

    @property
    def writing_label(self) -> QLabel: ...

    @property
    def writing_bar(self) -> QProgressBar: ...

    @property
    def cancel_button(self) -> QPushButton: ...


class FolderWriting(QObject):
    """Shows the box of a form while a folder is written; one at a time. `button` rests meanwhile."""

    ended = Signal()
    """Written, refused or cancelled; the box still has the focus, if it had."""

    def __init__(self, desk: Desk, box: Box, button: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._live, self._box, self._button = desk.background, desk.live, box, button
        self._job: Job | None = None
        self._words = ""
        box.writing_box.hide()
        box.cancel_button.clicked.connect(self._cancel)

    def start(
        self, work: Callable[[Progress], Any], told: Callable[[Any], object], words: str, key: str, total: int = 0
    ) -> None:
        """Do the work in a thread and give its result to `told`; `words` hold {done} and {total}.

        `total` is what it will be, where that is known before the work tells it.
        """
        if self._job is not None:
            return
        self._words = words
        self._job = self._background.run(work, told, self._tell_failure, key=key)
        self._job.progressed.connect(self._show)
        self._job.finished.connect(self._end)
        self._show(0, total)
        self._button.setEnabled(False)
        self._box.writing_box.show()

    def tell(self, text: str, folder: Path) -> None:
        """Say what was written, and offer to open the folder."""
        self._live.tell(text, offer=Offer(self.tr("Open folder"), partial(self._open, folder)))

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        self._box.writing_label.setText(self._words.replace("{done}", str(done)).replace("{total}", str(total)))
        self._box.writing_bar.setRange(0, total)
        self._box.writing_bar.setValue(done)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            # What it still tells must not end what is written next.
            self._job.progressed.disconnect(self._show)
            self._job.finished.disconnect(self._end)
            self._job.cancel()
            self._live.tell(self.tr("Cancelled: nothing was written."))
            self._end()

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.ended.emit()
        self._box.writing_box.hide()
        self._button.setEnabled(True)

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._live.tell_refusal(error)

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._live.tell(self.tr("The folder is {name}.").replace("{name}", str(folder)))
