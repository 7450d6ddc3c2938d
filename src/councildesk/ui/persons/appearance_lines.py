"""Where a person appears, as lines of one list: seats, meetings, agenda, minutes, votes, actions, invitations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks, dates, languages
from councildesk.domain.attendance import Presence
from councildesk.domain.council import MandateKind
from councildesk.domain.minutes import ActionState, EntryKind
from councildesk.domain.turnout import Turnout, TurnoutStatus
from councildesk.services import choices
from councildesk.services.person_appearances import AppearanceRow
from councildesk.services.person_attendance import AttendedMeeting
from councildesk.services.person_cards import CardSeat
from councildesk.ui.colours import Tone
from councildesk.ui.page import Place
from councildesk.ui.state import State

translate = QCoreApplication.translate


class Kind(StrEnum):
    """What a line tells of, in the order in which kinds are shown."""

    SEAT = "seat"
    MEETING = "meeting"
    OFFICE = "officer"
    AGENDA = "item_person"
    STATEMENT = "entry"
    VOTE = "ballot"
    ACTION = "assignee"
    INVITATION = "invitation"


ICONS = {
    Kind.SEAT: "in_room",
    Kind.MEETING: "meetings",
    Kind.OFFICE: "chair",
    Kind.AGENDA: "agenda",
    Kind.STATEMENT: "statement",
    Kind.VOTE: "vote",
    Kind.ACTION: "actions",
    Kind.INVITATION: "invitations",
}


@dataclass(frozen=True)
class Line:
    key: str
    kind: Kind
    day: dt.date | None
    """Of the meeting; of a seat its first day."""
    meeting: str
    text: str
    state: State | None
    place: Place


def kind_word(kind: Kind) -> str:
    return {
        Kind.SEAT: translate("AppearanceLines", "Seat"),
        Kind.MEETING: translate("AppearanceLines", "Attendance"),
        Kind.OFFICE: translate("AppearanceLines", "Office at a meeting"),
        Kind.AGENDA: translate("AppearanceLines", "Agenda"),
        Kind.STATEMENT: translate("AppearanceLines", "Minutes"),
        Kind.VOTE: translate("AppearanceLines", "Vote"),
        Kind.ACTION: translate("AppearanceLines", "Action"),
        Kind.INVITATION: translate("AppearanceLines", "Invitation"),
    }[kind]


def of_seats(seats: Iterable[CardSeat], language: str) -> list[Line]:
    found = []
    for seat in seats:
        role = seat.title or _word(seat.role, language)
        if seat.kind is MandateKind.ALTERNATE:
            role = translate("AppearanceLines", "Alternate ({role})").replace("{role}", role)
        days = [dates.in_figures(day, language) if day else "" for day in (seat.valid_from, seat.valid_to)]
        period = f"{days[0]}–{days[1]}" if any(days) else ""
        held = State(translate("AppearanceLines", "Now"), "done", Tone.GOOD)
        past = State(translate("AppearanceLines", "Not now"), "absent", Tone.NEUTRAL)
        text = " · ".join(filter(None, (role, seat.side, period)))
        place = Place("members", seat.seat_id)
        state = held if seat.is_held else past
        found.append(Line(seat.mandate_id, Kind.SEAT, seat.valid_from, "", text, state, place))
    return found


def of_meetings(meetings: Iterable[AttendedMeeting], language: str) -> list[Line]:
    return [
        Line(
            f"attendance/{one.meeting_id}",
            Kind.MEETING,
            one.date,
            " ".join(filter(None, (one.number, one.title))),
            _details(one, language),
            attendance_state(one.turnout),
            Place("meetings", one.meeting_id, "attendance"),
        )
        for one in meetings
    ]


def of_rows(rows: Iterable[AppearanceRow], language: str) -> list[Line]:
    return [
        Line(row.id, Kind(row.noun), row.date, row.meeting, _text(row, language), _state(row, language), _place(row))
        for row in rows
    ]


def attendance_state(turnout: Turnout) -> State:
    """How somebody attended a meeting that is over."""
    match turnout.status:
        case TurnoutStatus.REPLACED:
            return State(translate("AppearanceLines", "Replaced"), "alternate", Tone.ACCENT)
        case TurnoutStatus.EXCUSED:
            return State(translate("AppearanceLines", "Excused"), "postponed", Tone.NEUTRAL)
        case TurnoutStatus.ABSENT:
            return State(translate("AppearanceLines", "Absent"), "absent", Tone.BAD)
    if set(turnout.presences) == {Presence.ONLINE}:
        return State(translate("AppearanceLines", "Online"), "online", Tone.GOOD)
    if Presence.ONLINE in turnout.presences:
        return State(translate("AppearanceLines", "In the room and online"), "online", Tone.GOOD)
    return State(translate("AppearanceLines", "In the room"), "in_room", Tone.GOOD)


def _details(one: AttendedMeeting, language: str) -> str:
    """Late, early, by whom replaced, why excused."""
    told = [_word(one.role, language)]
    turnout = one.turnout
    if turnout.arrived_at is not None:
        clock = clocks.clock(turnout.arrived_at, one.time_zone)
        told.append(translate("AppearanceLines", "late, from {time}").replace("{time}", clock))
    if turnout.left_at is not None:
        clock = clocks.clock(turnout.left_at, one.time_zone)
        told.append(translate("AppearanceLines", "left early, at {time}").replace("{time}", clock))
    if one.replaced_by:
        names = ", ".join(one.replaced_by)
        told.append(translate("AppearanceLines", "replaced by {name}").replace("{name}", names))
    if turnout.status is TurnoutStatus.EXCUSED and turnout.excuse:
        told.append(turnout.excuse)
    return " · ".join(told)


def _text(row: AppearanceRow, language: str) -> str:
    match row.noun:
        case "officer" if row.choice is not None:
            return _word(row.choice, language)
        case "item_person" if row.choice is not None:
            talk = f"“{row.talk}”" if row.talk else ""
            return " · ".join(filter(None, (_word(row.choice, language), talk, row.text)))
        case "assignee" if row.due_on is not None:
            due = translate("AppearanceLines", "due {day}").replace("{day}", dates.in_figures(row.due_on, language))
            return f"{row.text} · {due}"
        case "entry" if row.choice is not None and row.choice is not EntryKind.STATEMENT:
            return f"{_word(row.choice, language)}: {row.text}"
    return row.text


def _state(row: AppearanceRow, language: str) -> State | None:
    if row.noun in ("ballot", "invitation") and row.choice is not None:
        return State(_word(row.choice, language), ICONS[Kind(row.noun)], Tone.NEUTRAL)
    if row.noun == "assignee" and row.choice is not None:
        is_open = row.choice is ActionState.OPEN
        return State(
            _word(row.choice, language), "open_state" if is_open else "done", Tone.ACCENT if is_open else Tone.GOOD
        )
    return None


def _place(row: AppearanceRow) -> Place:
    if row.action_id is not None:
        return Place("actions", row.action_id)
    part = {"item_person": "agenda", "entry": "minutes", "ballot": "minutes"}.get(row.noun, "plan")
    return Place("meetings", row.meeting_id, part)


def _word(choice: StrEnum, language: str) -> str:
    return languages.capitalised(choices.word(choice, translate), language)
