"""Writing invitations in the background, and noting what has left the house: the one never does the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_invitations_part import Ui_InvitationsPart
from councildesk.documents import dispatch
from councildesk.documents.dispatch import Dispatch
from councildesk.domain import clocks
from councildesk.services import appointments, invitations
from councildesk.services.invitations import InvitationRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui import settings
from councildesk.ui.background import Progress
from councildesk.ui.folder_writing import FolderWriting
from councildesk.ui.invitations.invitation_lines import InvitationLines
from councildesk.ui.invitations.invitations_tree import InvitationsTree
from councildesk.ui.invitations.replying import now
from councildesk.ui.invitations.sent_dialog import SentDialog
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog
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
        self._writing = FolderWriting(desk, form, form.write_button, parent)
        self._writing.ended.connect(self._leave_box)

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
        sent = SentDialog.ask(language, self._waiting(), chosen, self._written, today, self._window)
        if sent is not None:
            at = now() if sent.day == today else clocks.moment(sent.day, _NOON, meeting.time_zone)
            label = QT_TRANSLATE_NOOP("Steps", "Mark invitations as sent")
            self.live.attempt(label, invitations.mark_sent, sent.invitations, at, sent.channel)
            self.tree.setFocus()

    def _ask(self, chosen: list[str], wanted: Whom | None) -> None:
        answer = WriteInvitationsDialog.ask(self.desk.settings, self._waiting(), chosen, wanted, self._window)
        if answer is not None:
            self.live.flush()
            self._start(answer[1], answer[0])
            self.tree.setFocus()

    def _waiting(self) -> list[InvitationRow]:
        """Everybody to whom a letter can go, those removed at the end; that a meeting is off only who was invited."""
        rows = [*self._shown.rows, *self._shown.withdrawn]
        is_off = self._meeting is not None and self._meeting.state in appointments.CALLED_OFF
        return [row for row in rows if row.sent_at is not None] if is_off else rows

    def _start(self, folder: Path, wanted: Sequence[str]) -> None:
        if self._meeting is None:
            return
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_write, self.live.workspace, self._meeting.id, folder, made_at, list(wanted))
        words = self.tr("Writing invitations: {done} of {total}")
        self._writing.start(work, self._tell, words, key="invitations", total=len(wanted))

    @Slot()
    def _leave_box(self) -> None:
        if self.form.cancel_button.hasFocus():
            self.tree.setFocus()

    def _tell(self, made: Dispatch) -> None:
        self._written = list(made.invitations)
        invited = len(made.invitations) - len(made.withdrawn)
        parts = [self.tr("Invitations written: %n", "", invited)] if invited else []
        if made.withdrawn:
            parts.append(self.tr("letters to those not invited any more: %n", "", len(made.withdrawn)))
        missing = made.without_mail
        if missing:
            text = self.tr("without mail address: %n", "", len(missing))
            parts.append(f"{text} ({'; '.join(missing)})" if len(missing) <= _NAMED else text)
        if made.problems:
            parts.append(self.tr("characters that cannot be printed: %n", "", len(made.problems)))
        self._writing.tell(" · ".join(parts), made.folder)


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
