"""Looks what is missing in the minutes of a meeting whenever the record rests, off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from councildesk.domain.errors import Refusal
from councildesk.services import completeness
from councildesk.services.completeness import Report
from councildesk.ui.background import Progress
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement, Workspace

_PAUSE = 1500
"""Milliseconds after the last change: a list of what is missing must not slow down whoever types."""
_NOUNS = frozenset(
    {"meeting", "meeting_event", "officer", "stay", "excuse", "invitation", "proxy", "seat", "mandate", "recusal"}
    | {"entry", "decision", "vote", "vote_count", "ballot", "action", "assignee", "agenda_item", "text"}
    | {"person", "person_name", "rules_of_procedure", "side", "working_language"}
)


class CompletenessWatch(QObject):
    """`found` carries the report of the meeting that is watched; nothing is asked while none is."""

    found = Signal(object)

    def __init__(self, desk: Desk, key: str, parent: QObject) -> None:
        """`key` names who watches: a newer question of the same one makes an older stale."""
        super().__init__(parent)
        self.desk = desk
        self._key = f"completeness {key}"
        self._meeting_id: str | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        desk.live.changed.connect(self._note_change)

    def watch(self, meeting_id: str | None) -> None:
        """Watch this meeting from now on."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._pause.start(0) if meeting_id else self._pause.stop()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if self._meeting_id is not None and announcement.nouns & _NOUNS:
            self._pause.start(_PAUSE)

    @Slot()
    def _look(self) -> None:
        if self._meeting_id is not None:
            work = partial(_report, self.desk.live.workspace, self._meeting_id, self.desk.language)
            told = partial(self._tell, self._meeting_id)
            self.destroyed.connect(self.desk.background.run(work, told, self._pass_over, key=self._key).cancel)

    def _tell(self, meeting_id: str, report: Report) -> None:
        if meeting_id == self._meeting_id:
            self.found.emit(report)

    def _pass_over(self, error: Exception) -> None:
        """A meeting that was just removed is nobody's concern; that the file is gone is told above the page."""
        if not isinstance(error, Refusal):
            raise error


def _report(workspace: Workspace, meeting_id: str, language: str, _progress: Progress) -> Report:
    """In a working thread."""
    return workspace.read(completeness.report, meeting_id, language)
