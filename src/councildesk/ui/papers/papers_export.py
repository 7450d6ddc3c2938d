"""Writing the agenda with all papers in the background: how far it has come, and what to say when it is done."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from councildesk._generated.forms.ui_agenda_part import Ui_AgendaPart
from councildesk.documents import papers_folder
from councildesk.documents.papers_folder import PapersFolder
from councildesk.domain.errors import Refusal
from councildesk.ui import settings
from councildesk.ui.background import Job, Progress
from councildesk.ui.live_workspace import Offer
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace


class PapersExport(QObject):
    """Shows the box of the form while the folder is written; one at a time."""

    def __init__(self, desk: Desk, form: Ui_AgendaPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._job: Job | None = None
        form.writing_box.hide()
        form.cancel_button.clicked.connect(self._cancel)

    def ask(self, meeting_id: str, languages: tuple[str, ...], parent: QWidget) -> None:
        """Ask into which folder, and begin."""
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(parent, self.tr("Export agenda and papers"), folder)
        if chosen:
            self.desk.settings.put(settings.DOCUMENTS_FOLDER, chosen)
            self.start(meeting_id, languages, Path(chosen))

    def start(self, meeting_id: str, languages: tuple[str, ...], folder: Path) -> None:
        """Write a new folder inside this one."""
        if self._job is not None:
            return
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_write, self.live.workspace, meeting_id, languages, folder, made_at)
        self._job = self.desk.background.run(work, self._tell, self._tell_failure, key="papers")
        self._job.progressed.connect(self._show)
        self._job.finished.connect(self._finish)
        self._show(0, 0)
        self.form.export_button.setEnabled(False)
        self.form.writing_box.show()

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        text = self.tr("Writing papers: {done} of {total}")
        self.form.writing_label.setText(text.replace("{done}", str(done)).replace("{total}", str(total)))
        self.form.writing_bar.setRange(0, total)
        self.form.writing_bar.setValue(done)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.live.tell(self.tr("Cancelled: nothing was written."))
            self._finish()

    @Slot()
    def _finish(self) -> None:
        self._job = None
        self.form.writing_box.hide()
        self.form.export_button.setEnabled(True)

    def _tell(self, written: PapersFolder) -> None:
        text = self.tr("%n files written into {name}.", "", len(written.files))
        offer = Offer(self.tr("Open folder"), partial(self._open, written.folder))
        self.live.tell(text.replace("{name}", written.folder.name), offer=offer)

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.live.tell_refusal(error)

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.live.tell(self.tr("The folder is {name}.").replace("{name}", str(folder)))


def _write(
    workspace: Workspace,
    meeting_id: str,
    languages: tuple[str, ...],
    folder: Path,
    made_at: dt.datetime,
    progress: Progress,
) -> PapersFolder:
    """In a working thread."""
    return papers_folder.write(workspace, meeting_id, languages, folder, made_at, progress.report)
