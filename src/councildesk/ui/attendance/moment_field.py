"""Where the time is typed at which what is noted happened."""

from __future__ import annotations

import datetime as dt

from councildesk.domain.errors import Refusal
from councildesk.services.meetings import MeetingRow
from councildesk.ui.attendance.stay_fields import instant_of
from councildesk.ui.widgets.typed_fields import ClockField


class MomentField(ClockField):
    """Nothing is noted while something stands in it that is no time of the meeting: ask `can_be_read` first."""

    def can_be_read(self, meeting: MeetingRow) -> bool:
        """Else it is `refused`, and the field waits to be mended."""
        self.flush()
        try:
            if self.refusal is not None:
                raise self.refusal
            self.moment(meeting)
        except Refusal as refusal:
            self.refused.emit(refusal)
            self.setFocus()
            self.selectAll()
            return False
        return True

    def moment(self, meeting: MeetingRow, near: dt.datetime | None = None) -> dt.datetime | None:
        """The instant that was typed, next to one of the meeting where one is known; None: the field is empty."""
        clock: dt.time | None = self.value
        return instant_of(clock, meeting, near) if clock is not None else None
