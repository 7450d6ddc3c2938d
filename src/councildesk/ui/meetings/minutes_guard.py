"""While the minutes of a meeting are signed or adopted, no key changes what they own, in the fields of whatever tab.

It would stand in the field and never be kept. What is typed is dropped and said to be, as in a file that is only read;
buttons and lists are refused by the workspace in the same sentence. Which fields are watched is told by their tab.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.minutes import check_editable
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.opening import reading_guard

GOES_ON = ("link_edit", "access_edit")
"""Fields of what no paper of the minutes says: the way into an online meeting."""


class MinutesGuard(QObject):
    """Watches the field that has the keys, wherever it is."""

    def __init__(self, live: LiveWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and reading_guard.would_change(event):
                return isinstance(watched, QWidget) and self._drop(watched)
            case QEvent.Type.InputMethod | QEvent.Type.Drop:
                return isinstance(watched, QWidget) and self._drop(watched)
        return False

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and _part_of(now) is not None:
            now.installEventFilter(self)

    def _drop(self, field: QWidget) -> bool:
        part = _part_of(field)
        if part is None or not reading_guard.is_of_the_record(field):
            return False
        try:
            check_editable(part.meeting.minutes_state)
        except StateNotAllowed as refusal:
            self._live.tell_refusal(refusal)
            return True
        return False


def _part_of(field: QWidget) -> MeetingPart | None:
    """The tab in which a field of what the minutes own stands."""
    if field.objectName() in GOES_ON:
        return None
    owner: QWidget | None = field
    while owner is not None and not isinstance(owner, MeetingPart):
        owner = owner.parentWidget()
    is_watched = isinstance(owner, MeetingPart) and owner.is_of_minutes and owner.meeting_id is not None
    return owner if is_watched else None
