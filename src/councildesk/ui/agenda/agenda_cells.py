"""What the cells of the agenda say: a first line, and a second one for the other language or the other clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from councildesk.domain import clocks, languages
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.services.agenda import AgendaRow
from councildesk.services.meetings import MeetingRow
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings


class AgendaColumn(IntEnum):
    NUMBER = 0
    TITLE = 1
    KIND = 2
    PEOPLE = 3
    MINUTES = 4
    TIME = 5


@dataclass(frozen=True)
class Cell:
    first: str
    second: str = ""


def cell(
    row: AgendaRow, column: AgendaColumn, titles: Mapping[str, str], meeting: MeetingRow, around: Surroundings
) -> Cell:
    """`titles` are those of the item, by language."""
    match column:
        case AgendaColumn.NUMBER:
            return Cell(row.number)
        case AgendaColumn.TITLE:
            return _title(row, titles, around)
        case AgendaColumn.KIND:
            state = "" if row.state is ItemState.PLANNED else meeting_words.word(row.state, around.language)
            return Cell(meeting_words.word(row.kind, around.language), state)
        case AgendaColumn.PEOPLE:
            return _people(row)
        case AgendaColumn.MINUTES:
            return Cell("" if row.planned_minutes is None else str(row.planned_minutes))
        case AgendaColumn.TIME:
            return _time(row, meeting, around)


def icon_name(row: AgendaRow, column: AgendaColumn) -> str | None:
    """The icon before the text, where there is one."""
    if column is AgendaColumn.TITLE and row.kind is ItemKind.BREAK:
        return "break"
    if column is AgendaColumn.TITLE and row.is_closed:
        return "private"
    if column is AgendaColumn.TIME and row.slot is not None and row.slot.overlap:
        return "warning"
    return None


def _title(row: AgendaRow, titles: Mapping[str, str], around: Surroundings) -> Cell:
    pair = around.pair
    picked = languages.pick(titles, pair[0], pair)
    if picked is None:
        return Cell(meeting_words.word(row.kind, around.language) if row.kind is ItemKind.BREAK else "")
    return Cell(picked[1], titles.get(pair[1], "") if len(pair) > 1 and picked[0] != pair[1] else "")


def _people(row: AgendaRow) -> Cell:
    leading = (ItemRole.RAPPORTEUR, ItemRole.MODERATOR)
    first = [person.name for person in row.persons if person.role in leading]
    others = [person.name for person in row.persons if person.role not in leading]
    if not first:
        return Cell(", ".join(others[:1]), ", ".join(others[1:]))
    return Cell(", ".join(first), ", ".join(others))


def _time(row: AgendaRow, meeting: MeetingRow, around: Surroundings) -> Cell:
    if row.slot is None:
        return Cell("")
    zones = around.zones(meeting.time_zone)
    lines = [f"{clocks.clock(row.slot.starts, zone)} {clocks.city(zone, around.language)}" for zone in zones]
    return Cell(lines[0], lines[1] if len(lines) > 1 else "")
