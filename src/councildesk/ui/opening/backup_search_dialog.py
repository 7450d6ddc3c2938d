"""Waiting while the newest sound backup of a damaged file is looked for: each is read from end to end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from councildesk.services import backups
from councildesk.services.backup_places import BackupPlaces, BackupRow
from councildesk.ui.background import Background, Job, Progress
from councildesk.ui.widgets.plain_label import PlainLabel


class BackupSearchDialog(QDialog):
    """Closed by itself when one is found; `found` is None where there is none, or somebody would not wait."""

    def __init__(self, places: BackupPlaces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: BackupRow | None = None
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Open file"))
        text = self.tr("The backups of “{file}” are looked through for the newest sound one.")
        self.text_label = PlainLabel(text.replace("{file}", places.file.name), self)
        self.text_label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.bar.setRange(0, 0)
        self.buttons = QDialogButtonBox(self)
        button = self.buttons.addButton(self.tr("&Do without"), QDialogButtonBox.ButtonRole.RejectRole)
        button.setAutoDefault(False)  # who presses Enter just then meant something else
        self.buttons.rejected.connect(self._give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (self.text_label, self.bar, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(480)

    @classmethod
    def run(cls, places: BackupPlaces, threads: Background, parent: QWidget) -> BackupRow | None:
        """Look, and wait; None: no sound one, or not waited for."""
        dialog = cls(places, parent)
        dialog.start(places, threads)
        dialog.exec()
        dialog.deleteLater()
        return dialog.found

    def start(self, places: BackupPlaces, threads: Background) -> None:
        self._job = threads.run(partial(_look, places), self._take)
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(self._let_go)

    def reject(self) -> None:
        """Escape too is doing without."""
        self._give_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._give_up()

    @Slot()
    def _give_up(self) -> None:
        """One backup is read to its end in the thread, which nobody waits for."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if done:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _take(self, found: BackupRow | None) -> None:
        self.found = found

    @Slot()
    def _let_go(self) -> None:
        if self._job is not None:
            self._job = None
            self.accept()


def _look(places: BackupPlaces, progress: Progress) -> BackupRow | None:
    """In a working thread."""
    return backups.newest_good(places, progress.report)
