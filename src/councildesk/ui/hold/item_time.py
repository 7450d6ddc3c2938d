"""How long an item takes, against its plan, in a line of the live desk."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks
from councildesk.domain.course import Course
from councildesk.services.agenda import AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.hold.business_list import spent
from councildesk.ui.meetings.surroundings import Surroundings

translate = QCoreApplication.translate
_MINUTE = dt.timedelta(minutes=1)


def told(row: AgendaRow | None, course: Course, meeting: MeetingRow, around: Surroundings, now: dt.datetime) -> str:
    """Empty where nothing is known. Where another item is open, it says how to go on."""
    if row is None:
        return ""
    parts = [_time(row, course, meeting, around, now)]
    if course.item not in (None, row.id):
        parts.append(translate("ItemTime", "another item is open; this one: F4, Enter"))
    return "  ·  ".join(filter(None, parts))


def _time(row: AgendaRow, course: Course, meeting: MeetingRow, around: Surroundings, now: dt.datetime) -> str:
    spans = course.items.get(row.id, ())
    minutes = spent(spans, now) // _MINUTE
    if spans and row.planned_minutes:
        text = translate("ItemTime", "%n of {planned} min", None, minutes)
        return text.replace("{planned}", str(row.planned_minutes))
    if spans:
        return translate("ItemTime", "%n min", None, minutes)
    if row.slot is None:
        return ""
    zones = around.zones(meeting.time_zone)
    span = clocks.clock_span(row.slot.starts, row.slot.ends, zones, around.language, meeting.date)
    return translate("ItemTime", "planned {time}").replace("{time}", span)
