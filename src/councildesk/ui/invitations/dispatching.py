"""Writing invitations in the background: how far it has come, a way to cancel it, and what to say when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk.documents import dispatch
from councildesk.documents.dispatch import Dispatch
from councildesk.domain.errors import Refusal
from councildesk.ui.background import Job, Progress
from councildesk.ui.live_workspace import Offer
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace

_NAMED = 3
"""So many people without a mail address are named, more are counted."""


class Dispatching(QObject):
    """Shows the box of the form while something is written; one thing at a time."""

    def __init__(self, desk: Desk, form: Ui_InvitationsPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._job: Job | None = None
        form.writing_box.hide()
        form.cancel_button.clicked.connect(self._cancel)

    def start(self, meeting_id: str, folder: Path, invitations: Sequence[str]) -> None:
        """Write these invitations into a new folder inside this one."""
        if self._job is not None:
            return
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_write, self.live.workspace, meeting_id, folder, made_at, list(invitations))
        self._job = self.desk.background.run(work, self._tell, self._tell_failure, key="invitations")
        self._job.progressed.connect(self._show)
        self._job.finished.connect(self._finish)
        self._show(0, len(invitations))
        self.form.write_button.setEnabled(False)
        self.form.writing_box.show()
        self.form.cancel_button.setFocus()

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        text = self.tr("Writing invitations: {done} of {total}")
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
        self.form.write_button.setEnabled(True)
        self.form.write_button.setFocus()

    def _tell(self, written: Dispatch) -> None:
        parts = [self.tr("%n invitations written.", "", len(written.invitations))]
        missing = written.without_mail
        if missing:
            text = self.tr("%n without mail address", "", len(missing))
            parts.append(f"{text}: {'; '.join(missing)}." if len(missing) <= _NAMED else f"{text}.")
        if written.problems:
            parts.append(self.tr("Characters that cannot be printed: %n.", "", len(written.problems)))
        offer = Offer(self.tr("Open folder"), partial(self._open, written.folder))
        self.live.tell(" ".join(parts), offer=offer)

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
    folder: Path,
    made_at: dt.datetime,
    invitations: list[str],
    progress: Progress,
) -> Dispatch:
    """In a working thread."""
    return dispatch.write(workspace, meeting_id, folder, made_at, invitations, progress.report)
