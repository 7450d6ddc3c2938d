"""Bringing people in from a file, in one dialog: how it is read, what would happen, and then it happens in one step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from councildesk._generated.forms.ui_import_dialog import Ui_ImportDialog
from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Occasion
from councildesk.exchange.persons.incoming import Incoming
from councildesk.exchange.persons.source import Source, SourceForm
from councildesk.services import council, imports
from councildesk.services.import_plan import Decision, Plan, Standing
from councildesk.services.imports import Imported
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import tooltips
from councildesk.ui.background import Cancelled, Job
from councildesk.ui.exchange import mending
from councildesk.ui.exchange.import_work import ImportWork
from councildesk.ui.exchange.preview_step import PreviewStep
from councildesk.ui.exchange.reading_step import ReadingStep, ReadTable
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk

_JOB = "import"


class ImportDialog(QDialog):
    """Accepted when people were brought in. Reading and comparing run in the background; writing is one step."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self._cards: Incoming | None = None
        self._job: Job | None = None
        self._is_writing = self._is_stopped = False
        self.people: tuple[str, ...] = ()
        working = desk.live.read(council.languages)
        self._apart = ImportWork(desk.live.workspace, desk.language, working)
        self.form = Ui_ImportDialog()
        self.form.setupUi(self)
        self.reading = ReadingStep(working, self)
        self.preview = PreviewStep(desk.settings, self)
        for step in (self.reading, self.preview):
            self.form.steps_stack.addWidget(step)
        self.form.next_button.clicked.connect(self._go_on)
        self.form.back_button.clicked.connect(self._go_back)
        self.form.cancel_button.clicked.connect(self.reject)
        self.form.mend_button.clicked.connect(self._save_rows_to_mend)
        self.reading.form_changed.connect(self._read)
        self.preview.plan_changed.connect(self._show_step)
        self._take_room()
        self._rest()
        self._show_step()

    @classmethod
    def show_for(cls, desk: Desk, path: Path, parent: QWidget) -> tuple[str, ...]:
        """Bring in the people of a file; the ids of those who were added or changed."""
        desk.live.flush()
        dialog = cls(desk, path, parent)
        dialog.start()
        dialog.exec()
        dialog.deleteLater()
        return dialog.people

    def start(self) -> None:
        """Begin to read the file."""
        self._work(self.tr("Reading…"))
        read, path = self._apart.read, self._path
        self._job = self._desk.background.run(
            lambda _progress: read(path), self._show_found, self._show_failure, key=_JOB
        )

    def show_table(self, one: Source, form: SourceForm) -> None:
        """Show a table at once, without the background."""
        self._show_found(self._apart.table(one, form))

    def show_plan(self, plan: Plan) -> None:
        """Show what would happen."""
        self._rest()
        self.preview.show_plan(plan)
        self.form.steps_stack.setCurrentWidget(self.preview)
        self._show_step()
        self.preview.list.table.setFocus()

    def plan_now(self) -> Plan:
        """What would happen with the table as it is shown, worked out at once."""
        return self._apart.plan(self._told(), _today(), as_members=self.reading.gives_seats, progress=None)

    def reject(self) -> None:
        """Stop what is going on, or close the dialog; nothing is brought in."""
        if self._is_writing:
            self._is_stopped = True
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._show_step()

    @Slot(object)
    def _read(self, form: SourceForm) -> None:
        """Read the file again, in another form."""
        read = self.reading.read
        if read is None:
            return
        one, table = read.source, self._apart.table
        self._work(self.tr("Reading…"))
        self._job = self._desk.background.run(
            lambda _progress: table(one, form), self._show_found, self._show_failure, key=_JOB
        )

    def _show_found(self, found: ReadTable | Incoming) -> None:
        self._rest()
        if isinstance(found, Incoming):
            self._cards = found
            self._compare()
            return
        self.reading.show_read(found)
        self.form.steps_stack.setCurrentWidget(self.reading)
        self._show_step()
        self.form.next_button.setFocus()

    def _show_failure(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, Refusal):
            raise error
        self._refuse(error)
        self._show_step()

    @Slot()
    def _go_on(self) -> None:
        if self.form.steps_stack.currentWidget() is self.preview:
            self._bring_in()
        else:
            self._compare()

    @Slot()
    def _go_back(self) -> None:
        self.form.steps_stack.setCurrentWidget(self.reading)
        self._show_step()

    def _told(self) -> Incoming | ReadTable:
        """The people as they are chosen now."""
        read = self.reading.read
        told = self._cards if self._cards is not None else read
        assert told is not None
        return told

    def _compare(self) -> None:
        told, gives_seats, plan = self._told(), self.reading.gives_seats, self._apart.plan
        self._work(self.tr("Comparing…"))
        self._job = self._desk.background.run(
            lambda progress: plan(told, _today(), as_members=gives_seats, progress=progress),
            self.show_plan,
            self._show_failure,
            key=_JOB,
        )
        self._job.progressed.connect(self._show_progress)

    def _bring_in(self) -> None:
        """What is there is backed up first. Where that fails the import goes on: it can be undone."""
        if self._desk.backups is None:
            self._write()
            return
        self._work(self.tr("Backing up…"))
        self._job = self._desk.backups.back_up(Occasion.IMPORT, self._write_after, self._write_without_backup)

    def _write_after(self, _made: object) -> None:
        self._write()

    def _write_without_backup(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._write()

    def _write(self) -> None:
        read = self.reading.read
        label = QT_TRANSLATE_NOOP("Steps", "Import persons")
        self._work(self.tr("Importing…"))
        self._is_writing, self._is_stopped = True, False
        try:
            done = self._desk.live.perform(
                label,
                imports.bring_in,
                self.preview.plan,
                _today(),
                read.columns if read is not None else (),
                self._report_writing,
            )
        except Cancelled:
            self._rest()
            self.form.status_label.setText(self.tr("Stopped; nothing was imported."))
            return
        except Refusal as refusal:
            self._rest()
            self._refuse(refusal)
            return
        finally:
            self._is_writing = False
        self._rest()
        self.people = done.people
        self._desk.live.tell(self._summary(done), undoable=done.persons > 0)
        self.accept()

    def _report_writing(self, done: int, count: int) -> None:
        """In the GUI thread, inside the step: the bar moves and Cancel is heard; raising leaves nothing behind."""
        # The rows are three fifths of the work; the journal and the search index follow.
        self._show_progress(done, count * 5 // 3)
        QCoreApplication.processEvents()
        if self._is_stopped:
            raise Cancelled

    def _summary(self, done: Imported) -> str:
        text = self.tr("%n imported.", "", done.persons)
        if done.changed:
            text = self.tr("{added} added, {changed} changed.").replace("{added}", str(done.added))
            text = text.replace("{changed}", str(done.changed))
        if done.left_out:
            text += " " + self.tr("%n left out.", "", done.left_out)
        return text

    @Slot()
    def _save_rows_to_mend(self) -> None:
        try:
            saved = mending.ask_and_save(self.preview.plan, self._path, self)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if saved:
            self.form.status_label.setText(self.tr("%n saved to mend.", "", saved))

    @Slot()
    def _show_step(self) -> None:
        """Titles and buttons of the step that is shown."""
        is_preview = self.form.steps_stack.currentWidget() is self.preview
        has_table = self.reading.read is not None
        self.form.title_label.setText(self._path.name)
        self.form.title_label.setToolTip(tooltips.plain(str(self._path)))
        self.form.back_button.setVisible(is_preview and has_table)
        self.form.next_button.setText(self.tr("&Next"))
        self.form.mend_button.setVisible(False)
        if not is_preview:
            self.form.hint_label.setText(
                self.tr("Look whether the letters are right, and choose above each column what it holds.")
            )
            self.form.next_button.setEnabled(has_table and self._job is None)
            return
        plan = self.preview.plan
        taken = sum(plan.choice(row).decision is not Decision.LEAVE_OUT for row in plan.rows)
        undecided = sum(row.standing is Standing.DOUBTFUL and row.number not in plan.choices for row in plan.rows)
        hint = self.tr("Nothing is written yet. The import is one step, which Undo takes back whole.")
        if undecided:
            hint = self.tr("%n may be there already: decide about each or all, or they stay out.", "", undecided)
        self.form.hint_label.setText(hint)
        self.form.mend_button.setVisible(plan.count(Standing.UNREADABLE) > 0)
        self.form.next_button.setText(self.tr("&Import {count}").replace("{count}", str(taken)))
        self.form.next_button.setEnabled(taken > 0)

    @Slot(int, int)
    def _show_progress(self, done: int, count: int) -> None:
        self.form.progress_bar.setRange(0, count)
        self.form.progress_bar.setValue(done)

    def _work(self, status: str) -> None:
        """Something goes on: only Cancel can be pressed."""
        self.form.refusal_label.hide()
        self.form.status_label.setText(status)
        self.form.progress_bar.setRange(0, 0)
        self.form.progress_bar.show()
        for widget in (self.form.steps_stack, self.form.next_button, self.form.back_button, self.form.mend_button):
            widget.setEnabled(False)

    def _rest(self) -> None:
        self._job = None
        self.form.refusal_label.hide()
        self.form.status_label.setText("")
        self.form.progress_bar.hide()
        for widget in (self.form.steps_stack, self.form.next_button, self.form.back_button, self.form.mend_button):
            widget.setEnabled(True)

    def _refuse(self, refusal: Refusal) -> None:
        self.form.refusal_label.setText(sentence(refusal))
        self.form.refusal_label.show()

    def _take_room(self) -> None:
        """As much as the screen gives, up to a comfortable size."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1240, int(room.width() * 0.92)), min(760, int(room.height() * 0.9)))


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
