"""A damaged file being read into a new one, and the report of what was saved and what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from councildesk.domain.errors import Refusal
from councildesk.services import repair_sentences, repairing
from councildesk.services.repair_sentences import Line
from councildesk.services.repairing import Repair
from councildesk.ui import icons
from councildesk.ui.background import Background, Job, Progress
from councildesk.ui.live_workspace import sentence
from councildesk.ui.widgets.plain_label import PlainLabel

_ICONS = {
    repair_sentences.LineKind.SAVED: "done",
    repair_sentences.LineKind.LOST: "refused",
    repair_sentences.LineKind.DOUBTFUL: "warning",
}
_MOST = 2000
"""Lines that are listed; a file of which more is lost is better taken from a backup."""


class RepairDialog(QDialog):
    """`made` is the new file, once there is one; None: given up or refused."""

    def __init__(self, file: Path, target: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made: Path | None = None
        self._target = target
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Save what can be read"))
        text = self.tr("“{file}” is being read into “{target}”. Of a large file this takes some minutes.")
        self.text_label = PlainLabel(text.replace("{file}", file.name).replace("{target}", target.name), self)
        self.text_label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.bar.setRange(0, 0)
        self.report_list = QListWidget(self)
        self.report_list.setAccessibleName(self.tr("What was saved and what was lost"))
        self.report_list.setWordWrap(True)
        self.report_list.setUniformItemSizes(False)
        self.report_list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.report_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are wrapped
        self.report_list.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.rejected.connect(self._give_up)
        self.buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (self.text_label, self.bar, self.report_list, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(560)

    @classmethod
    def run(cls, file: Path, threads: Background, language: str, parent: QWidget) -> Path | None:
        """Do it, wait, and show the report; the new file, None where there is none."""
        target = repairing.free_name(file)
        dialog = cls(file, target, parent)
        dialog.start(threads, file, language)
        dialog.exec()
        dialog.deleteLater()
        return dialog.made

    def start(self, threads: Background, file: Path, language: str) -> None:
        self._job = threads.run(partial(_work, file, self._target, language), self.show_report, self._tell_failure)
        self._job.finished.connect(self._let_go)

    def show_report(self, repair: Repair) -> None:
        """What came of it. The damaged file is as it was."""
        self.made = self._target
        self.show_lines(repair_sentences.lines(repair, QCoreApplication.translate))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The report, and a way to the new file."""
        self._end(self.tr("What could be read is in “{target}”.").replace("{target}", self._target.name))
        for line in lines[:_MOST]:
            self.report_list.addItem(QListWidgetItem(icons.icon(_ICONS[line.kind]), line.text))
        self.report_list.setMinimumHeight(min(320, 60 + 36 * self.report_list.count()))
        self.report_list.show()
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Ok)
        opens = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        opens.setText(self.tr("&Open the new file"))
        opens.setDefault(True)
        opens.setFocus()  # what has the focus is what Enter presses

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape while it works is the button's key."""
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """While it works, the dialog goes when the work has stopped."""
        if self._job is not None:
            event.ignore()
            self._give_up()

    @Slot()
    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.reject()

    @Slot()
    def _let_go(self) -> None:
        """The work has ended; that of a job which was cancelled delivers nothing."""
        job, self._job = self._job, None
        if job is not None and job.is_cancelled:
            self.reject()

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            self.reject()
            raise error
        self._end(sentence(error))
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

    def _end(self, text: str) -> None:
        self.text_label.setText(text)
        self.bar.hide()


def _work(file: Path, target: Path, language: str, progress: Progress) -> Repair:
    """In a working thread."""
    return repairing.repair(file, target, language, progress.report)
