"""One tab of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk.services import meetings
from councildesk.ui.meetings import surroundings
from councildesk.ui.page import Desk
from councildesk.ui.record_part import RecordPart

if TYPE_CHECKING:
    from councildesk.services.meetings import MeetingRow
    from councildesk.services.workspace import Announcement
    from councildesk.ui.meetings.surroundings import Surroundings


class MeetingPart(RecordPart):
    """Base of the tabs. `refresh` finds `meeting` and `around` read anew."""

    part_wanted = Signal(str)
    """Go to another tab."""
    place_wanted = Signal(object)
    """Go to another place, or to something in another tab."""

    within: frozenset[str] = frozenset()
    """Nouns whose changes leave the meeting itself, and what is around it, as they are."""
    is_of_minutes = False
    """Its fields say what minutes own, so that they rest once these are signed (`MinutesGuard`)."""
    meeting: MeetingRow
    around: Surroundings

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._touched: set[str] = set()
        """Nouns announced since the last look."""
        self._touched_rows: set[str] = set()
        """Ids of their records."""
        self._target: str | None = None
        self.has_arrived = False
        """What was gone to by its id has the focus."""

    @property
    def meeting_id(self) -> str | None:
        """The meeting that is opened; None: the list is shown."""
        return self.record_id

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

    def show_record(self, record_id: str | None) -> None:
        if record_id != self.record_id:
            self._target = None
            self._forget_touched()
        super().show_record(record_id)

    def read_record(self) -> None:
        assert self.record_id is not None
        if not self._has_changed_within():
            self.around = surroundings.ask(self.desk)
            self.meeting = self.live.read(meetings.row, self.record_id, self.desk.language)

    def keeps_heading_waiting(self) -> bool:
        """Whether hands are at work here just now: what stands above the meeting then follows when they rest."""
        return False

    def escape_word(self) -> str:
        """What Escape does here, where it does not lead back to the list."""
        return ""

    def look_again(self) -> None:
        super().look_again()
        self._forget_touched()
        if self.record_id is not None:
            self._show_target()

    def _has_changed_within(self) -> bool:
        """Something was touched since the last look, and nothing but what is `within` the meeting."""
        return bool(self._touched) and self._touched <= self.within

    def _forget_touched(self) -> None:
        self._touched.clear()
        self._touched_rows.clear()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        if self.nouns & announcement.nouns:
            self._touched |= announcement.nouns & self.nouns
            self._touched_rows |= announcement.rows
        super()._note_change(announcement)

    def _show_target(self) -> None:
        target, self._target = self._target, None
        if target is not None:
            self.has_arrived = self.show_target(target)
