"""The window of backups: which there are, what is in each, how they are kept; and the way to bring one back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from councildesk._generated.forms.ui_backups_dialog import Ui_BackupsDialog
from councildesk.domain import retention
from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Keeping, Occasion
from councildesk.services import backup_places, backup_sentences, backups
from councildesk.services.backup_places import BackupRow
from councildesk.services.backups import Made
from councildesk.ui import files
from councildesk.ui.background import Job, Progress
from councildesk.ui.backups import backup_columns
from councildesk.ui.backups.backup_columns import ShownBackup
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.backups.restore_dialog import RestoreDialog
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.widgets.rows_list import RowsList
from councildesk.ui.widgets.screen_room import keep_within_screen

_JOB = "backups"


class BackupsDialog(QDialog):
    """Accepted when one was restored; `restored_file` is the new file, if it went into one."""

    def __init__(self, desk: Desk, keeping: BackupKeeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeping = desk, keeping
        self._shown: dict[str, ShownBackup] = {}
        self._job: Job | None = None
        self.restored_file: Path | None = None
        self.form = form = Ui_BackupsDialog()
        form.setupUi(self)
        keep_within_screen(self)
        self.list = RowsList("backups", desk.settings, self)
        self.list.show_model(RowsModel(backup_columns.columns(desk.language), key=lambda one: one.key))
        form.list_layout.addWidget(self.list)
        form.refusal_label.hide()
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self._restore)
        form.restore_button.clicked.connect(self._restore)
        form.check_button.clicked.connect(self._check)
        form.now_button.clicked.connect(self._back_up_now)
        form.file_button.clicked.connect(self._restore_from_file)
        form.choose_button.clicked.connect(self._choose_place)
        form.none_button.clicked.connect(partial(self._take_place, None))
        form.kept_combo.chosen.connect(self._take_keeping)
        form.button_box.rejected.connect(self.reject)
        keeping.made.connect(self._look)
        self._order_tabs()
        self._name_things()
        self._show_rules()
        self.list.table.setFocus()

    @classmethod
    def show_for(cls, desk: Desk, keeping: BackupKeeping, parent: QWidget) -> Path | None:
        """Show the backups until the window is closed; a file to open, where one was restored into a new one."""
        dialog = cls(desk, keeping, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.restored_file

    @property
    def chosen(self) -> ShownBackup | None:
        keys = self.list.table.selected_keys()
        return self._shown.get(keys[0]) if len(keys) == 1 else None

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are letters as wide as they will be, and columns measured by them."""
        super().showEvent(event)
        self._look()

    def done(self, result: int) -> None:
        """What is still looked at is not waited for."""
        self._keeping.made.disconnect(self._look)
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_things()

    @Slot()
    def _look(self) -> None:
        """What was looked into before stays shown until it is looked into again."""
        found = backup_places.rows(self._keeping.places)
        self._shown = {
            row.path.name: replace(self._shown.get(row.path.name, ShownBackup(row)), row=row) for row in found
        }
        self._show_rows()
        unknown = [one.row for one in self._shown.values() if one.inside is None and one.problem is None]
        if unknown:
            self._job = self._desk.background.run(partial(backup_columns.looked_into, unknown), self._take, key=_JOB)

    def _take(self, looked_into: Iterable[ShownBackup]) -> None:
        self._shown |= {one.key: one for one in looked_into if one.key in self._shown}
        self._show_rows()
        self._rest()

    def _show_rows(self) -> None:
        rows = list(self._shown.values())
        self.list.show_rows(rows)
        if rows and not self.list.table.selected_keys():
            self.list.table.select([rows[0].key])
        self._show_chosen()
        self._show_rules()

    @Slot()
    def _show_chosen(self) -> None:
        one = self.chosen
        self.form.details_label.setText(backup_columns.details(one, self._desk.language) if one else "")
        self.form.restore_button.setEnabled(one is not None and one.problem is None)
        self.form.check_button.setEnabled(bool(self.list.table.selected_keys()))

    def _show_rules(self) -> None:
        size = max((one.row.size for one in self._shown.values()), default=0)
        wanted = retention.rules(size, self._keeping.keeping)
        self.form.rules_label.setText(backup_sentences.rules(wanted, QCoreApplication.translate))
        places = self._keeping.places
        self.form.none_button.setVisible(places.second is not None)
        text = self.tr("nowhere else: choose a stick or a folder that is copied to another computer")
        if places.second is not None:
            text = str(places.second.parent)
            if not places.second_is_there:
                text = self.tr("{folder} (not there just now; made up for later)").replace("{folder}", text)
        self.form.place_label.setText(text)

    @Slot()
    def _restore(self) -> None:
        one = self.chosen
        if one is not None and one.problem is None:
            self._ask_to_restore(one.row)

    @Slot()
    def _restore_from_file(self) -> None:
        path = files.ask_backup(self, self._keeping.places.folder.parent)
        if path is None:
            return
        if path.exists() and path.samefile(self._desk.live.workspace.path):
            self.form.refusal_label.setText(
                self.tr("This is the file that is open. Choose a backup of it, or another file.")
            )
            self.form.refusal_label.show()
            return
        self.form.refusal_label.hide()
        self._ask_to_restore(backup_places.row_of(path))

    def _ask_to_restore(self, row: BackupRow) -> None:
        dialog = RestoreDialog(self._desk, self._keeping, row, self)
        if dialog.exec():
            self.restored_file = dialog.new_file
            self.accept()
        dialog.deleteLater()

    @Slot()
    def _check(self) -> None:
        rows = [self._shown[key].row for key in self.list.table.selected_keys() if key in self._shown]
        self._work(self.tr("Checking…"))
        self._job = self._desk.background.run(partial(_checked, rows), self._take, self._refuse, key=_JOB)

    @Slot()
    def _back_up_now(self) -> None:
        self._work(self.tr("Backing up…"))
        self._job = self._keeping.back_up(Occasion.BY_HAND, self._show_made, self._refuse)

    def _show_made(self, made: Made) -> None:
        self._rest()
        self.list.table.select([made.path.name])
        self.list.table.setFocus()  # the button was off meanwhile, and the focus went on to the next

    @Slot()
    def _choose_place(self) -> None:
        folder = files.ask_backup_folder(self, self._keeping.places.second)
        if folder is not None:
            self._take_place(folder)

    def _take_place(self, folder: Path | None) -> None:
        self._keeping.choose_place(folder)
        self._look()
        if folder is None:
            self.form.choose_button.setFocus()

    @Slot(object)
    def _take_keeping(self, keeping: Keeping) -> None:
        self._keeping.choose(keeping)
        self._show_rules()

    def _work(self, status: str) -> None:
        self.form.refusal_label.hide()
        self.form.status_label.setText(status)
        for button in (self.form.check_button, self.form.now_button):
            button.setEnabled(False)

    def _rest(self) -> None:
        self.form.status_label.clear()
        self.form.now_button.setEnabled(True)
        self._show_chosen()

    def _refuse(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, Refusal):
            raise error
        self.form.refusal_label.setText(sentence(error))
        self.form.refusal_label.show()

    def _order_tabs(self) -> None:
        form = self.form
        order = [self.list.form.filter_edit, self.list.form.columns_button, self.list.table]
        order += [form.kept_combo, form.choose_button, form.none_button]
        order += [form.restore_button, form.check_button, form.now_button, form.file_button, form.button_box]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _name_things(self) -> None:
        self.list.name_list(self.tr("Backups"))
        self.list.empty_state.describe(
            "backup", self.tr("No backup yet"), self.tr("The first one makes itself a few seconds after opening.")
        )
        words = {
            Keeping.MONTHS: self.tr("for a few months"),
            Keeping.YEARS: self.tr("for years"),
            Keeping.DECADE: self.tr("for ten years"),
        }
        self.form.kept_combo.show_choices(words.items())
        self.form.kept_combo.show_value(self._keeping.keeping)


def _checked(rows: list[BackupRow], progress: Progress) -> list[ShownBackup]:
    """In the thread: each from end to end."""
    found = []
    for done, row in enumerate(rows):
        progress.report(done, len(rows))
        try:
            backups.check(row)
        except Refusal as refusal:
            found.append(ShownBackup(row, problem=refusal))
        else:
            found.append(replace(backup_columns.looked_at(row), is_rechecked=True))
    return found
