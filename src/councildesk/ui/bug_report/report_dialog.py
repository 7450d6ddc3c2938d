"""The window that tells of an error: what is reported stands in it word for word before it goes anywhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from councildesk.domain.errors import Refusal
from councildesk.ui.bug_report.report import Report
from councildesk.ui.bug_report.report_text import Story, composed
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.screen_room import keep_within_screen

_SIZE = QSize(680, 560)
_MOST_LATER = 5
"""Different errors that are told beside the first."""


class ReportDialog(QDialog):
    """`close_wanted`: everything is to be saved and the program to end."""

    close_wanted = Signal()

    def __init__(self, story: Story, *, is_kept: bool = True, parent: QWidget | None = None) -> None:
        """`is_kept`: what was typed so far is written."""
        super().__init__(parent)
        self._story, self._is_kept = story, is_kept
        self.title_label, self.what_label, self.told_label = PlainLabel(), PlainLabel(), PlainLabel()
        self.title_label.setProperty("look", "title")
        self.told_label.setProperty("look", "small")
        for label in (self.title_label, self.what_label, self.told_label):
            label.setWordWrap(True)
        self.text_edit = QPlainTextEdit(readOnly=True)
        self.text_edit.setTabChangesFocus(True)
        self.private_check = QCheckBox()
        self.copy_button, self.save_button = QPushButton(), QPushButton()
        self.close_button, self.work_button = QPushButton(), QPushButton()
        self.work_button.setDefault(True)
        self._lay_out()
        self.private_check.toggled.connect(self._show_text)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self._close_program)
        self.work_button.clicked.connect(self.accept)
        self._name_things()
        self._show_text()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        keep_within_screen(self)
        self.work_button.setFocus()

    @property
    def text(self) -> str:
        """What would be copied or saved now: what is shown."""
        return self.text_edit.toPlainText()

    def add(self, report: Report) -> None:
        """Another error came meanwhile: it is counted here and opens no window of its own."""
        later = dict(self._story.later)
        times, first = later.get(report.route, (0, report))
        if report.route in later or len(later) < _MOST_LATER:
            later[report.route] = (times + 1, first)
        self._story = replace(self._story, later=later)
        self._show_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_things()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.copy_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.close_button, self.work_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.setContentsMargins(24, 20, 24, 20)
        widgets = (self.title_label, self.what_label, self.text_edit, self.private_check, self.told_label)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget is self.text_edit else 0)
        layout.addLayout(buttons)

    def _name_things(self) -> None:
        self.setWindowTitle(self.tr("Something went wrong"))
        self.title_label.setText(self.tr("CouncilDesk made a mistake"))
        what = self.tr("The program met an error that it did not expect. What you entered is kept; you can work on.")
        if not self._is_kept:
            what = self.tr(
                "The program met an error that it did not expect, and what you typed last could not be written yet. "
                "It stays where you typed it: copy it before you close."
            )
        self.what_label.setText(
            what
            + " "
            + self.tr(
                "This report helps to mend it: copy or save it, and send it to whoever looks after the program for you."
            )
        )
        self.text_edit.setAccessibleName(self.tr("The report"))
        self.private_check.setText(self.tr("&With the messages of the error and the name of the file"))
        self.copy_button.setText(self.tr("&Copy"))
        self.save_button.setText(self.tr("&Save…"))
        self.close_button.setText(self.tr("Close with everything &kept"))
        self.work_button.setText(self.tr("Go &on working"))
        self._tell_private()

    def _tell_private(self) -> None:
        text = self.tr("The report holds no names or texts of the council.")
        if self.private_check.isChecked():
            text = self.tr("The report may hold names and texts now: read it before you send it.")
        self.told_label.setText(text)

    @Slot()
    def _show_text(self) -> None:
        self.text_edit.setPlainText(composed(self._story, with_private=self.private_check.isChecked()))
        self._tell_private()

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text)
        self.told_label.setText(self.tr("Copied."))

    @Slot()
    def _save(self) -> None:
        from councildesk.documents import delivery
        from councildesk.ui import files
        from councildesk.ui.live_workspace import sentence

        name = f"CouncilDesk report {dt.datetime.now().astimezone():%Y-%m-%d %H-%M}.txt"
        target = files.ask_report(self, Path.home() / name)
        if target is None:
            return
        try:
            delivery.write(target, self.text.encode("utf-8"))
        except Refusal as refusal:
            self.told_label.setText(sentence(refusal))
        else:
            self.told_label.setText(self.tr("Saved as {file}.").replace("{file}", str(target)))

    @Slot()
    def _close_program(self) -> None:
        self.accept()
        self.close_wanted.emit()
