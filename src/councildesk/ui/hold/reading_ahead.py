"""What the live desk will show, read in a thread while another tab of the meeting is looked at and hands rest.

The first time costs most: SQLAlchemy puts statements together, and widgets are made. Once all of it is there, `ready`
lets the desk be filled unseen.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from councildesk.documents.glossary import glossary
from councildesk.domain.errors import NotFound, Refusal
from councildesk.domain.meetings import NOT_BEGUN, MeetingState
from councildesk.services import happenings, meetings, minutes, person_names, recusals, running
from councildesk.ui.background import Progress
from councildesk.ui.hold import happened
from councildesk.ui.hold.people_column import presence
from councildesk.ui.hold.sitting import whole_agenda
from councildesk.ui.meetings import surroundings
from councildesk.ui.page import Desk

REST = 300
"""Milliseconds without a change."""


def may_be_held(desk: Desk, meeting_id: str) -> bool:
    """Whether somebody may want the live desk of this meeting soon, or has it."""
    try:
        state = desk.live.read(meetings.row, meeting_id, desk.language).state
    except NotFound:
        return False
    return state in NOT_BEGUN or state is MeetingState.RUNNING


class ReadingAhead(QObject):
    """Only for meetings that are still to come or run: nobody opens the desk of another one in a hurry."""

    ready = Signal()
    """Once, when everything was read for the first time."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id: str | None = None
        self._is_prepared = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read)

    def expect(self, meeting_id: str | None) -> None:
        """This meeting may be held soon, and what it shows is another now. None: no meeting is opened."""
        self._meeting_id = meeting_id
        if meeting_id is None:
            self._rest.stop()
        else:
            self._rest.start()

    @Slot()
    def _read(self) -> None:
        desk, meeting_id = self._desk, self._meeting_id
        if meeting_id is None or not may_be_held(desk, meeting_id):
            return
        tag = surroundings.ask(desk).pair[0]
        questions = (
            surroundings.candidates_question(desk.language),
            presence(meeting_id, desk.language),
            happened.question(meeting_id),
        )
        desk.live.answers.read_ahead(desk.background, whole_agenda(meeting_id, tag), *questions)
        if not self._is_prepared:
            self._is_prepared = True
            desk.background.run(self._prepare(meeting_id, tag), self._tell_ready, _let_go)

    def _prepare(self, meeting_id: str, tag: str) -> Any:
        workspace, language = self._desk.live.workspace, self._desk.language  # the live one is of the GUI thread

        def work(_progress: Progress) -> None:
            workspace.read(_ask_once, meeting_id, language, tag)
            glossary(tag)

        return work

    def _tell_ready(self, _answer: object) -> None:
        self.ready.emit()


def _ask_once(session: Any, meeting_id: str, language: str, tag: str) -> None:
    """The other questions of the desk, for their statements."""
    item = running.course(session, meeting_id).item
    minutes.under(session, meeting_id, item, language)
    if item is not None:
        recusals.seats(session, item)
    movers = {mover.person for one in happenings.of(session, meeting_id) for mover in one.movers}
    person_names.full(session, movers, tag)


def _let_go(error: Exception) -> None:
    """Whoever asks in earnest is told."""
    if not isinstance(error, Refusal):
        raise error
