"""The people of the live desk as lines: side by side, with how each attends, and whoever else has the letters typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from councildesk.domain.meetings import NOT_BEGUN
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services.attendance import AttendanceRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui import matching
from councildesk.ui.attendance import attendance_words
from councildesk.ui.colours import Tone
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import State
from councildesk.ui.widgets.lines_view import Line
from councildesk.ui.widgets.person_field import Candidate

translate = QCoreApplication.translate
_STRANGERS = 8
"""How many of those who were not expected are offered at once."""


def key(row: AttendanceRow) -> str:
    """Of the line of this person in this seat."""
    return f"{row.person_id}/{row.seat_id or ''}"


class PeopleLines:
    """Lines that were made once are kept: of two hundred people a step changes one."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[AttendanceRow, object, Line]] = {}

    def expected(
        self, rows: Sequence[AttendanceRow], around: Surroundings, meeting: MeetingRow, recused: Collection[str]
    ) -> list[Line]:
        """These people, with the number of those here at the head of each side."""
        others = translate("PeopleLines", "Guests and others") if around.sides else ""
        return [
            line
            for side, group in groupby(rows, key=lambda row: row.side_id)
            for line in self._side(around.side_name(side) or others, list(group), meeting, recused)
        ]

    def forget(self) -> None:
        """Words are others now."""
        self._made.clear()

    def _side(
        self, name: str, rows: list[AttendanceRow], meeting: MeetingRow, recused: Collection[str]
    ) -> Iterator[Line]:
        if name:
            here = sum(bool(row.stays) and row.is_here for row in rows)
            # Of a holder and the alternate in the same seat one is counted.
            count = sum(row.turnout.status is not TurnoutStatus.REPLACED for row in rows)
            yield Line(None, f"{name}  {here}/{count}")
        is_ahead = meeting.state in NOT_BEGUN
        for row in rows:
            place, facts = key(row), (meeting.time_zone, is_ahead, row.seat_id in recused)
            kept, known, line = self._made.get(place, (None, None, None))
            if line is None or kept is not row or known != facts:
                line = _line(row, *facts)
                self._made[place] = row, facts, line
            yield line


def unexpected(words: matching.Words, others: Sequence[tuple[Candidate, str]], known: Collection[str]) -> list[Line]:
    """Of the other persons of the council, with what to look in for each, those who have all the words."""
    strangers = [(one, hay) for one, hay in others if one.id not in known]
    found = words.found_in([hay for _one, hay in strangers], range(len(strangers)))[:_STRANGERS]
    lines = [Line(strangers[number][0].id, strangers[number][0].name) for number in found]
    return [Line(None, translate("PeopleLines", "Not expected")), *lines] if lines else []


def nobody() -> Line:
    return Line(None, translate("PeopleLines", "Nobody of this name: 8 notes a new guest"))


def _line(row: AttendanceRow, zone: str, is_ahead: bool, is_recused: bool) -> Line:
    state = attendance_words.state(row, zone, is_ahead)
    if is_recused:
        state = State(translate("PeopleLines", "Recused"), "absent", Tone.WARNING)
    part = attendance_words.part(row)
    tip = "\n".join(filter(None, (row.name, part, attendance_words.times(row, zone))))
    name = f"{row.name} ({part})" if row.stands_for_name else row.name
    return Line(key(row), name, state.word, state.icon, state.tone, tip=tip)
