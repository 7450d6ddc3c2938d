"""How somebody attended, in a word with its icon, and the times in a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services.attendance import AttendanceRow
from councildesk.ui.colours import Tone
from councildesk.ui.state import State

translate = QCoreApplication.translate


def state(row: AttendanceRow, zone: str, is_ahead: bool) -> State:
    """`is_ahead`: the meeting has not begun, so that whoever is not there is expected rather than absent."""
    match row.turnout.status:
        case TurnoutStatus.PRESENT if not row.is_here:
            last = row.turnout.left_at
            word = (
                translate("Attendance", "Left {time}").replace("{time}", clocks.clock(last, zone))
                if last
                else translate("Attendance", "Left")
            )
            return State(word, "leave", Tone.WARNING)
        case TurnoutStatus.PRESENT if row.turnout.presences[-1] is Presence.ONLINE:
            return State(translate("Attendance", "Online"), "online", Tone.GOOD)
        case TurnoutStatus.PRESENT:
            return State(translate("Attendance", "In the room"), "in_room", Tone.GOOD)
        case TurnoutStatus.REPLACED:
            return State(translate("Attendance", "Replaced"), "alternate", Tone.ACCENT)
        case TurnoutStatus.EXCUSED:
            return State(translate("Attendance", "Excused"), "postponed", Tone.NEUTRAL)
    if is_ahead:
        return _expected(row.reply)
    return State(translate("Attendance", "Absent"), "absent", Tone.BAD)


def times(row: AttendanceRow, zone: str) -> str:
    """`10:00–11:05, 12:00–` by the clocks of the meeting; an end that is not known is left open."""
    if row.turnout.excuse:
        return row.turnout.excuse
    spans = [
        (stay.arrived_at, stay.left_at)
        for stay in sorted(row.stays, key=lambda stay: (stay.arrived_at is not None, stay.arrived_at))
    ]
    shown = [
        f"{clocks.clock(start, zone) if start else ''}–{clocks.clock(end, zone) if end else ''}"
        for start, end in spans
        if start or end
    ]
    if shown or not spans:
        return ", ".join(shown)
    return translate("Attendance", "the whole meeting")


def part(row: AttendanceRow) -> str:
    """Who stands for whom."""
    if row.stands_for_name:
        return translate("Attendance", "for {name}").replace("{name}", row.stands_for_name)
    if row.replaced_by:
        return translate("Attendance", "replaced by {name}").replace("{name}", ", ".join(row.replaced_by))
    return ""


def _expected(reply: Reply) -> State:
    looks = {
        Reply.ACCEPTED: State(translate("Attendance", "Will come"), "checked", Tone.ACCENT),
        Reply.TENTATIVE: State(translate("Attendance", "May come"), "help", Tone.WARNING),
    }
    return looks.get(reply, State(translate("Attendance", "Expected"), "open_state", Tone.NEUTRAL))
