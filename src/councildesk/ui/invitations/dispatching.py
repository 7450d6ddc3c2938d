"""Writing invitations in the background, and noting what has left the house: the one never does the other."""

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
from councildesk.domain import clocks
from councildesk.domain.errors import Refusal
from councildesk.services import invitations
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui import settings
from councildesk.ui.background import Job, Progress
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.invitations.replying import now
from councildesk.ui.invitations.sent_dialog import SentDialog
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog
from councildesk.ui.live_workspace import Offer
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace

_NOON = dt.time(12)
_NAMED = 3
"""So many people without a mail address are named, more are counted."""


class Dispatching(QObject):
    """Shows the box of the form while something is written; one thing at a time."""

    def __init__(self, desk: Desk, tree: InvitationsTree, form: Ui_InvitationsPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.tree, self.form, self._window = desk, desk.live, tree, form, parent
        self._shown = InvitationLines()
        self._meeting: MeetingRow | None = None
        self._written: list[str] = []
        """What was written last: most likely what is sent next."""
        self._job: Job | None = None
        form.writing_box.hide()
        form.cancel_button.clicked.connect(self._cancel)

    def show_lines(self, shown: InvitationLines, meeting: MeetingRow) -> None:
        """These are the invitations now."""
        self._shown, self._meeting = shown, meeting

    def forget(self) -> None:
        """Another meeting comes; what is written now is written to its end."""
        self._shown, self._meeting, self._written = InvitationLines(), None, []

    def ask(self, wanted: Whom | None) -> None:
        """Ask which invitations and where to, and write them; `wanted` is the group that is meant, None the usual."""
        self._ask([row.id for row in self.tree.selected()], wanted)

    @Slot(list)
    def write_letters(self, wanted: list[str]) -> None:
        """Write these to where letters went before, or ask where to."""
        folder = self.desk.settings.get(settings.INVITATIONS_FOLDER)
        if folder:
            self._start(Path(folder), wanted)
        else:
            self._ask(wanted, Whom.CHOSEN)

    @Slot()
    def mark_sent(self) -> None:
        """Ask what has left the house, when and how, and note it."""
        meeting = self._meeting
        if meeting is None:
            return
        today = clocks.local_day(now(), meeting.time_zone)
        chosen = [row.id for row in self.tree.selected()]
        language = self.desk.language
        sent = SentDialog.ask(language, self._shown.rows, chosen, self._written, today, self._window)
        if sent is not None:
            at = now() if sent.day == today else clocks.moment(sent.day, _NOON, meeting.time_zone)
            label = QT_TRANSLATE_NOOP("Steps", "Mark invitations as sent")
            self.live.attempt(label, invitations.mark_sent, sent.invitations, at, sent.channel)
            self.tree.setFocus()

    def _ask(self, chosen: list[str], wanted: Whom | None) -> None:
        answer = WriteInvitationsDialog.ask(self.desk.settings, self._shown.rows, chosen, wanted, self._window)
        if answer is not None:
            self.live.flush()
            self._start(answer[1], answer[0])
            self.tree.setFocus()

    def _start(self, folder: Path, wanted: Sequence[str]) -> None:
        if self._job is not None or self._meeting is None:
            return
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_write, self.live.workspace, self._meeting.id, folder, made_at, list(wanted))
        self._job = self.desk.background.run(work, self._tell, self._tell_failure, key="invitations")
        self._job.progressed.connect(self._show)
        self._job.finished.connect(self._finish)
        self._show(0, len(wanted))
        self.form.write_button.setEnabled(False)
        self.form.writing_box.show()

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
        if self.form.cancel_button.hasFocus():
            self.tree.setFocus()
        self.form.writing_box.hide()
        self.form.write_button.setEnabled(True)

    def _tell(self, made: Dispatch) -> None:
        self._written = list(made.invitations)
        parts = [self.tr("Invitations written: %n", "", len(made.invitations))]
        missing = made.without_mail
        if missing:
            text = self.tr("without mail address: %n", "", len(missing))
            parts.append(f"{text} ({'; '.join(missing)})" if len(missing) <= _NAMED else text)
        if made.problems:
            parts.append(self.tr("characters that cannot be printed: %n", "", len(made.problems)))
        offer = Offer(self.tr("Open folder"), partial(self._open, made.folder))
        self.live.tell(" · ".join(parts), offer=offer)

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
    wanted: list[str],
    progress: Progress,
) -> Dispatch:
    """In a working thread."""
    return dispatch.write(workspace, meeting_id, folder, made_at, wanted, progress.report)
