"""Writing the agenda with all papers in the background: how far it has come, and what to say when it is done."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from councildesk._generated.forms.ui_agenda_part import Ui_AgendaPart
from councildesk.documents import papers_folder
from councildesk.documents.papers_folder import PapersFolder
from councildesk.ui import settings
from councildesk.ui.background import Progress
from councildesk.ui.folder_writing import FolderWriting
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace


class PapersExport(QObject):
    """Shows the box of the form while the folder is written; one at a time."""

    def __init__(self, desk: Desk, form: Ui_AgendaPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._writing = FolderWriting(desk, form, form.export_button, parent)

    def ask(self, meeting_id: str, languages: tuple[str, ...], parent: QWidget) -> None:
        """Ask into which folder, and begin."""
        folder = self.desk.settings.get(settings.DOCUMENTS_FOLDER) or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(parent, self.tr("Export agenda and papers"), folder)
        if chosen:
            self.desk.settings.put(settings.DOCUMENTS_FOLDER, chosen)
            self.start(meeting_id, languages, Path(chosen))

    def start(self, meeting_id: str, languages: tuple[str, ...], folder: Path) -> None:
        """Write a new folder inside this one."""
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_write, self.live.workspace, meeting_id, languages, folder, made_at)
        self._writing.start(work, self._tell, self.tr("Writing papers: {done} of {total}"), key="papers")

    def _tell(self, written: PapersFolder) -> None:
        text = self.tr("%n files written into {name}.", "", len(written.files))
        self._writing.tell(text.replace("{name}", written.folder.name), written.folder)


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
