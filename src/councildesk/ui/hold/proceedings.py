"""What a key of the live desk does with the course of the meeting: open, next item, break, postpone, close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from councildesk.domain.course import Phase
from councildesk.services import agenda, order_of_business, recusals, running
from councildesk.services.agenda import ItemDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.hold.business_list import BEFORE
from councildesk.ui.hold.sitting import Sitting
from councildesk.ui.live_workspace import LiveWorkspace


class Proceedings(QObject):
    """Each key is one undo step, stamped with what `clock` says. Before it, `about_to_step` lets editors write.

    `done` when writing goes on.
    """

    about_to_step = Signal()
    done = Signal()

    def __init__(
        self, live: LiveWorkspace, sitting: Sitting, clock: Callable[[], dt.datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._sitting, self._clock = live, sitting, clock
        self.meeting_id = ""

    def open_item(self, item: str) -> None:
        """Go to this item now, whatever its place in the agenda; nothing is noted before the meeting is opened."""
        if self._sitting.is_open and item != BEFORE:
            self._do(QT_TRANSLATE_NOOP("Steps", "Open item"), order_of_business.go_to, item, self._clock())
        self.done.emit()

    def open_next(self) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Next item")
        if self._do(label, order_of_business.go_on, self.meeting_id, self._clock()):
            self.done.emit()

    @Slot()
    def turn(self) -> None:
        """Open, break or resume: whatever follows from how the meeting stands."""
        label, action = {
            Phase.AHEAD: (QT_TRANSLATE_NOOP("Steps", "Open meeting"), order_of_business.start),
            Phase.ADJOURNED: (QT_TRANSLATE_NOOP("Steps", "Resume meeting"), order_of_business.start),
            Phase.RUNNING: (QT_TRANSLATE_NOOP("Steps", "Start break"), running.start_break),
            Phase.ON_BREAK: (QT_TRANSLATE_NOOP("Steps", "End break"), order_of_business.end_break),
            Phase.OVER: ("", None),
        }[self._sitting.course.phase]
        if action is not None:
            self._do(label, action, self.meeting_id, self._clock())
            self.done.emit()

    @Slot()
    def close(self) -> None:
        self._do(QT_TRANSLATE_NOOP("Steps", "Close meeting"), order_of_business.close, self.meeting_id, self._clock())

    @Slot()
    def adjourn(self) -> None:
        self._do(
            QT_TRANSLATE_NOOP("Steps", "Adjourn meeting"), order_of_business.adjourn, self.meeting_id, self._clock()
        )

    @Slot()
    def postpone(self) -> None:
        """Put off the item that is shown, or put a postponed one back."""
        item = self._sitting.item
        if item is not None:
            self._do(QT_TRANSLATE_NOOP("Steps", "Postpone item"), order_of_business.put_off, item, self._clock())

    def add_item(self, draft: ItemDraft) -> bool:
        """Put a new item behind the one that is shown, or first of all; False: it was refused."""
        label, item = QT_TRANSLATE_NOOP("Steps", "Add agenda item"), self._sitting.item
        made = self._do(label, agenda.add, self.meeting_id, draft, after_id=item, is_first=item is None)
        return made is not None

    @Slot(str)
    def recuse(self, seat: str) -> None:
        """A seat takes no part in the item that is shown, or takes part again."""
        item = self._sitting.item
        if item is None:
            self._live.tell(self.tr("Somebody takes no part in an item: go to that item first."))
            return
        kept = {row.seat_id: row.id for row in self._live.read(recusals.rows, self.meeting_id) if row.item_id == item}
        if seat in kept:
            self._live.attempt(QT_TRANSLATE_NOOP("Steps", "Take recusal back"), recusals.remove, kept[seat])
        elif seat in self._live.read(recusals.seats, item):
            self._live.tell(self.tr("This seat takes no part in an item above: take that back there."))
        else:
            self._live.attempt(QT_TRANSLATE_NOOP("Steps", "Note recusal"), recusals.add, item, seat)

    def _do(self, label: str, action: Any, *args: Any, **kwargs: Any) -> Any:
        self.about_to_step.emit()
        return self._live.attempt(label, action, *args, **kwargs)
