"""One tab of a meeting. It looks again when an announcement concerns it, at once where it is shown, else when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from councildesk.services import meetings
from councildesk.ui.meetings import surroundings
from councildesk.ui.page import Desk, Key

if TYPE_CHECKING:
    from councildesk.services.meetings import MeetingRow
    from councildesk.services.workspace import Announcement
    from councildesk.ui.meetings.surroundings import Surroundings


class MeetingPart(QWidget):
    """Base of the tabs. Subclasses set `nouns` and give `refresh`, which finds `meeting` and `around` read anew."""

    part_wanted = Signal(str)
    """Go to another tab."""

    nouns: frozenset[str] = frozenset()
    meeting: MeetingRow
    around: Surroundings

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.live = desk.live
        self.meeting_id: str | None = None
        self._is_stale = True
        self._target: str | None = None
        self.has_arrived = False
        """What was gone to by its id has the focus."""
        self.live.changed.connect(self._note_change)
        self.live.flush_wanted.connect(self._write_all)

    def show_meeting(self, meeting_id: str | None) -> None:
        """Show another meeting from now on; None: the list is shown, and no question is asked."""
        if meeting_id == self.meeting_id:
            return
        self.flush()
        self.meeting_id = meeting_id
        self._is_stale = True
        self._target = None
        self.forget()
        if self.isVisible():
            self.look_again()

    def go_to(self, target: str | None) -> None:
        """Show what this id stands for, at once or when the tab is shown; None: whatever was shown last."""
        self._target, self.has_arrived = target, False
        if self.isVisible() and not self._is_stale:
            self._show_target()

    def first_focus(self) -> QWidget | None:
        """What the keys belong to when somebody comes to this tab; None: they stay on the tabs."""
        return None

    def show_target(self, target: str) -> bool:
        """Bring what this id stands for into sight and give it the focus; False for an id of something else."""
        return False

    def refresh(self) -> None:
        """Show what the record says now."""

    def forget(self) -> None:
        """Another meeting comes: drop what belongs to the one before, such as a selection."""

    def flush(self) -> None:
        """Write what editors hold."""

    def add_new(self) -> None:
        """Ctrl+N: begin what is made here most."""

    def keys(self) -> list[Key]:
        """Keys of this tab, for the sheet of keys."""
        return []

    def retranslate(self) -> None:
        """Put texts that were set in code into the new language."""

    def look_again(self) -> None:
        """Read the meeting and what is around it, and refresh."""
        if self.meeting_id is None:
            return
        self._is_stale = False
        self.around = surroundings.ask(self.desk)
        self.meeting = self.live.read(meetings.row, self.meeting_id, self.desk.language)
        self.refresh()
        self._show_target()

    def attempt(self, label: str, action: Any, *args: Any, **kwargs: Any) -> Any:
        """As `LiveWorkspace.attempt`; after a refusal, what is shown is what is kept again."""
        told: list[object] = []
        self.live.told.connect(told.append)
        result = self.live.attempt(label, action, *args, **kwargs)
        self.live.told.disconnect(told.append)
        if told:
            self.look_again()
        return result

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_target(self) -> None:
        target, self._target = self._target, None
        if target is not None:
            self.has_arrived = self.show_target(target)

    @Slot()
    def _write_all(self) -> None:
        self.flush()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if self.meeting_id is None or not self.nouns & announcement.nouns:
            return
        self._is_stale = True
        if self.isVisible():
            self.look_again()
