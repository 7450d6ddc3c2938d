"""What a backup would change against today, and bringing it back: here, as one step, or into a new file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from councildesk._generated.forms.ui_restore_dialog import Ui_RestoreDialog
from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Occasion
from councildesk.services import backup_comparison, backup_sentences, restoring
from councildesk.services.backup_comparison import Restoration
from councildesk.services.backup_places import BackupRow
from councildesk.services.backups import Made
from councildesk.services.workspace import Workspace
from councildesk.ui import files, icons
from councildesk.ui.background import Job, Progress
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.history_words import moment
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk
from councildesk.ui.widgets.screen_room import keep_within_screen

_JOB = "restoring"


class RestoreDialog(QDialog):
    """Accepted when the backup was restored; `new_file` is where, unless it was restored here."""

    def __init__(self, desk: Desk, keeping: BackupKeeping, row: BackupRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeping, self._row = desk, keeping, row
        self._job: Job | None = None
        self.restoration: Restoration | None = None
        self.new_file: Path | None = None
        self.form = form = Ui_RestoreDialog()
        form.setupUi(self)
        keep_within_screen(self)
        form.refusal_label.hide()
        form.restore_button.clicked.connect(self._restore)
        form.file_button.clicked.connect(self._into_new_file)
        form.cancel_button.clicked.connect(self.reject)
        self._name_things()
        form.restore_button.setEnabled(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.restoration is None and self._job is None:
            self._compare()

    def done(self, result: int) -> None:
        """What is still compared or copied is given up."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_things()

    def show_restoration(self, wanted: Restoration) -> None:
        """Tell what would change."""
        self._rest()
        self.restoration = wanted
        shown = self.form.changes_list
        shown.clear()
        for one in wanted.changes:
            heading = QListWidgetItem(backup_sentences.noun(one, QCoreApplication.translate))
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            shown.addItem(heading)
            for icon, line in zip(_icons(one), backup_sentences.change(one, QCoreApplication.translate), strict=True):
                shown.addItem(QListWidgetItem(icons.icon(icon), line))
        if wanted.is_empty:
            shown.addItem(QListWidgetItem(icons.icon("done"), self.tr("Nothing: today's record is the same.")))
        elif not wanted.changes:
            shown.addItem(QListWidgetItem(self.tr("Details that no record shows")))
        shown.setCurrentRow(0)
        self.form.restore_button.setEnabled(not wanted.is_empty)
        chosen = self.form.restore_button if not wanted.is_empty else self.form.cancel_button
        chosen.setDefault(True)  # Enter is its key, and must not go to a button that rests
        chosen.setFocus()

    def _compare(self) -> None:
        """What was typed counts as today's record."""
        self._desk.live.flush()
        self._work(self.tr("Comparing with today…"))
        work = partial(_compared, self._desk.live.workspace, self._row.path, self._desk.language)
        self._job = self._desk.background.run(work, self.show_restoration, self._refuse, key=_JOB)

    @Slot()
    def _restore(self) -> None:
        """Today's record is backed up first; then it becomes what it was, in one step."""
        self._work(self.tr("Backing up today's record…"))
        self._job = self._keeping.back_up(Occasion.RESTORING, self._restore_now, self._refuse)

    def _restore_now(self, _made: Made) -> None:
        if self.restoration is None:
            return
        self.form.status_label.setText(self.tr("Restoring…"))
        self.form.status_label.repaint()  # half of a large record takes seconds
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._desk.live.perform(restoring.LABEL, restoring.restore, self.restoration)
        except restoring.ChangedSince as refusal:
            self._refuse(refusal)
            self._compare()
            return
        except Refusal as refusal:
            self._refuse(refusal)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        at = moment(self._row.at, self._desk.language)
        self._desk.live.tell(self.tr("The backup of {at} is restored.").replace("{at}", at), undoable=True)
        self.accept()

    @Slot()
    def _into_new_file(self) -> None:
        file = self._desk.live.workspace.path
        proposed = file.with_stem(f"{file.stem} {self._row.at.astimezone():%Y-%m-%d %H-%M}")
        target = files.ask_restored(self, proposed)
        if target is not None:
            self.restore_into(target)

    def restore_into(self, target: Path) -> None:
        """Put the backup into a new file; a refusal stays in the dialog."""
        self._work(self.tr("Copying…"))
        work = partial(_copied, self._row.path, target)
        self._job = self._desk.background.run(work, partial(self._end_with, target), self._refuse, key=_JOB)

    def _end_with(self, target: Path, _nothing: object) -> None:
        self.new_file = target
        self.accept()

    def _work(self, status: str) -> None:
        self.form.refusal_label.hide()
        self.form.status_label.setText(status)
        for button in (self.form.restore_button, self.form.file_button):
            button.setEnabled(False)

    def _rest(self) -> None:
        self.form.status_label.clear()
        self.form.file_button.setEnabled(True)
        self.form.restore_button.setEnabled(self.restoration is not None and not self.restoration.is_empty)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, Refusal):
            raise error
        self.form.refusal_label.setText(sentence(error))
        self.form.refusal_label.show()

    def _name_things(self) -> None:
        at = moment(self._row.at, self._desk.language)
        self.form.title_label.setText(self.tr("The backup of {at}").replace("{at}", at))
        self.form.hint_label.setText(
            self.tr(
                "This would change in today's record. It is one step that can be undone, and a backup of today's "
                "record is made first."
            )
        )
        self.form.changes_list.setIconSize(QSize(16, 16))


def _icons(one: backup_comparison.NounChanges) -> list[str]:
    return [name for name, count in (("add", one.back), ("remove", one.gone), ("undo", one.changed)) if count]


def _compared(today: Workspace, backup: Path, language: str, progress: Progress) -> Restoration:
    """In the thread."""
    with restoring.opened(backup, progress.report) as opened:
        return backup_comparison.compare(today, opened, language)


def _copied(backup: Path, target: Path, progress: Progress) -> None:
    """In the thread."""
    restoring.to_new_file(backup, target, progress.report)
