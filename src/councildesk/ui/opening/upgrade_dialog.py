"""An older file being copied and brought up to date: how far it is, and a way out while nothing has changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from councildesk.services import opening
from councildesk.services.opening import Stage
from councildesk.services.workspace import Workspace
from councildesk.ui.background import Background, Progress
from councildesk.ui.widgets.plain_label import PlainLabel

_PARTS = 1000
"""Of the bar: bytes of a large file do not fit into what it counts."""


class UpgradeDialog(QDialog):
    """Closed by itself when the work is done; `error` is what it raised, `is_done` whether it was done."""

    def __init__(self, file: Path, version: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error: Exception | None = None
        self.is_done = False
        self.setWindowTitle(self.tr("Bring up to date"))
        copy = opening.copy_name(file, version).name
        text = self.tr("“{file}” was made by an older CouncilDesk. It is kept as it was in “{copy}”.")
        self.text_label = PlainLabel(text.replace("{file}", file.name).replace("{copy}", copy), self)
        self.stage_label = PlainLabel(parent=self)
        self.stage_label.setProperty("look", "quiet")
        for label in (self.text_label, self.stage_label):
            label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (self.text_label, self.stage_label, self.bar, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(480)
        self.show_stage(0, _PARTS)

    @classmethod
    def run(cls, file: Path, version: int, actor: str, threads: Background, parent: QWidget, *, over: bool) -> bool:
        """Do it, and wait. False: given up while nothing had changed. Raises what was refused."""
        dialog = cls(file, version, parent)
        job = threads.run(partial(_work, file, actor, over), dialog._end, dialog._fail)
        job.progressed.connect(dialog.show_stage)
        job.finished.connect(dialog.reject)  # also of a job that was cancelled, which delivers nothing
        dialog.buttons.rejected.connect(job.cancel)
        dialog.exec()
        dialog.deleteLater()
        if dialog.error is not None:
            raise dialog.error
        return dialog.is_done

    @Slot(int, int)
    def show_stage(self, done: int, total: int) -> None:
        """How much of the copy is made; a total of 0: the file itself is being changed, which cannot be stopped."""
        is_copying = total > 0
        self.stage_label.setText(
            self.tr("Copying the file as it is…") if is_copying else self.tr("Bringing the file up to date…")
        )
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.buttons.setEnabled(is_copying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the button's key, and nothing where the button rests."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.buttons.isEnabled():
            self.buttons.rejected.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for closing the dialog: it goes when the work has stopped."""
        event.ignore()
        if self.buttons.isEnabled():
            self.buttons.rejected.emit()

    def _end(self, _result: object) -> None:
        self.is_done = True

    def _fail(self, error: Exception) -> None:
        self.error = error


def _work(file: Path, actor: str, over: bool, progress: Progress) -> None:
    """In a working thread."""

    def report(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.COPYING:
            progress.report(done * _PARTS // max(1, total), _PARTS)
        else:
            progress.report(0, 0)

    Workspace.open(file, actor, take_over=over, report=report).close()
