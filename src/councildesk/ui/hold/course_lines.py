"""What was noted of the course of a meeting, a line for each: `11:30  Break`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks
from councildesk.domain.meetings import EventKind
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.running import EventRow
from councildesk.ui.widgets.lines_view import Line

_WORDS = {
    EventKind.OPENED: QT_TRANSLATE_NOOP("CourseLines", "Opened"),
    EventKind.ITEM_OPENED: QT_TRANSLATE_NOOP("CourseLines", "Item opened"),
    EventKind.ITEM_CLOSED: QT_TRANSLATE_NOOP("CourseLines", "Item ended"),
    EventKind.BREAK_STARTED: QT_TRANSLATE_NOOP("CourseLines", "Break"),
    EventKind.BREAK_ENDED: QT_TRANSLATE_NOOP("CourseLines", "Break ended"),
    EventKind.ADJOURNED: QT_TRANSLATE_NOOP("CourseLines", "Adjourned"),
    EventKind.CLOSED: QT_TRANSLATE_NOOP("CourseLines", "Closed"),
}
_RESUMED = QT_TRANSLATE_NOOP("CourseLines", "Resumed")


def word(event: EventRow, events: Sequence[EventRow], items: Sequence[AgendaRow]) -> str:
    """What happened; an item is called by its number and title."""
    item = next((one for one in items if one.id == event.item_id), None)
    if event.kind is EventKind.ITEM_OPENED and item is not None:
        return " ".join(filter(None, (item.number, item.title)))
    is_resumed = event.kind is EventKind.OPENED and event != events[0]
    return QCoreApplication.translate("CourseLines", _RESUMED if is_resumed else _WORDS[event.kind])


def time(event: EventRow, meeting: MeetingRow) -> str:
    """By the clocks of the meeting; on another day with how many days later."""
    return clocks.figures(event.at, [meeting.time_zone], meeting.date)


def lines(events: Sequence[EventRow], items: Sequence[AgendaRow], meeting: MeetingRow) -> list[Line]:
    """In the order in which it happened."""
    return [Line(one.id, f"{time(one, meeting)}  {word(one, events, items)}") for one in events]
