"""The backups of a file that cannot be opened, to choose which of them is opened instead."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from councildesk.services import backup_places
from councildesk.services.backup_places import BackupPlaces, BackupRow
from councildesk.ui.background import Background, Job
from councildesk.ui.backups import backup_columns
from councildesk.ui.backups.backup_columns import ShownBackup
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.settings import Settings
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.rows_list import RowsList
from councildesk.ui.widgets.screen_room import keep_within_screen


class BackupChoiceDialog(QDialog):
    """`chosen` is the backup to open, None when nothing was chosen."""

    def __init__(
        self,
        places: BackupPlaces,
        threads: Background,
        kept: Settings,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: BackupRow | None = None
        self._threads, self._language = threads, language
        self._job: Job | None = None
        self._shown = {row.path.name: ShownBackup(row) for row in backup_places.rows(places)}
        self.setWindowTitle(self.tr("Backups"))
        text = self.tr("A copy of the backup you choose is put beside “{file}” and opened. That file stays as it is.")
        self.text_label = PlainLabel(text.replace("{file}", places.file.name), self)
        self.text_label.setWordWrap(True)
        self.list = RowsList("backups", kept, self)
        self.list.show_model(RowsModel(backup_columns.columns(language), key=lambda one: one.key))
        self.list.name_list(self.tr("Backups"))
        self.details_label = PlainLabel(parent=self)
        self.details_label.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.open_button = self.buttons.addButton(self.tr("&Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self._choose)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (self.text_label, self.list, self.details_label, self.buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)
        self.resize(860, 520)
        keep_within_screen(self)

    @classmethod
    def ask(
        cls, places: BackupPlaces, threads: Background, kept: Settings, language: str, parent: QWidget
    ) -> BackupRow | None:
        """The one to open; None when somebody thought better of it."""
        dialog = cls(places, threads, kept, language, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are letters as wide as they will be, and columns measured by them."""
        super().showEvent(event)
        if self._job is not None:
            return  # it was only out of sight
        self._show_rows()
        self.list.table.select(list(self._shown)[:1])
        self.list.table.setFocus()
        rows = [one.row for one in self._shown.values()]
        self._job = self._threads.run(partial(backup_columns.looked_into, rows), self._take, key="backups")

    def done(self, result: int) -> None:
        """What is still looked at is not waited for."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _take(self, looked_into: Iterable[ShownBackup]) -> None:
        self._shown = {one.key: one for one in looked_into}
        self._show_rows()
        self._show_chosen()

    def _show_rows(self) -> None:
        self.list.show_rows(list(self._shown.values()))

    @Slot()
    def _show_chosen(self) -> None:
        one = self._one
        self.details_label.setText(backup_columns.details(one, self._language) if one is not None else "")
        self.open_button.setEnabled(one is not None and one.problem is None)

    @property
    def _one(self) -> ShownBackup | None:
        keys = self.list.table.selected_keys()
        return self._shown.get(keys[0]) if len(keys) == 1 else None

    @Slot()
    def _choose(self) -> None:
        one = self._one
        if one is not None and one.problem is None:
            self.chosen = one.row
            self.accept()
