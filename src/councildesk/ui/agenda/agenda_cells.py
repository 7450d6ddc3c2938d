"""What the cells of the agenda say: a first line, a second, quieter one, and an icon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from councildesk.domain import clocks, dates, languages
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings


class AgendaColumn(IntEnum):
    NUMBER = 0
    TITLE = 1
    TRANSLATION = 2
    """The title in the second language, where there is room for it; else it is the second line of the title."""
    KIND = 3
    PEOPLE = 4
    PAPERS = 5
    MINUTES = 6
    TIME = 7


class Lack(IntEnum):
    """What a title in one language lacks."""

    NOTHING = 0
    MISSING = 1
    OUT_OF_DATE = 2


@dataclass(frozen=True)
class Cell:
    first: str = ""
    second: str = ""
    icon: str | None = None
    is_warning: bool = False
    """The second line says what is to be mended."""
    is_muted: bool = False
    """The item is postponed or withdrawn."""


_GAP = QT_TRANSLATE_NOOP("AgendaCells", "{time} free")
_OVERLAP = QT_TRANSLATE_NOOP("AgendaCells", "{time} overlap")
_EXCESS = QT_TRANSLATE_NOOP("AgendaCells", "{time} too long")
_PAST = QT_TRANSLATE_NOOP("AgendaCells", "past the end")
_MISSING = QT_TRANSLATE_NOOP("AgendaCells", "Missing: {language}")
_OUT_OF_DATE = QT_TRANSLATE_NOOP("AgendaCells", "Out of date: {title}")
_LATE = QT_TRANSLATE_NOOP("AgendaCells", "late")
_FROM = QT_TRANSLATE_NOOP("AgendaCells", "from {number}")
_CLOSED = QT_TRANSLATE_NOOP("AgendaCells", "closed session")


FIGURES = (AgendaColumn.NUMBER, AgendaColumn.PAPERS, AgendaColumn.MINUTES, AgendaColumn.TIME)
"""Columns of figures, which stand below each other."""


def cell(row: AgendaRow, column: AgendaColumn, meeting: MeetingRow, around: Surroundings, *, is_stacked: bool) -> Cell:
    """`is_stacked`: both titles stand in one cell."""
    made = _cell(row, column, meeting, around, is_stacked=is_stacked)
    return replace(made, is_muted=True) if row.state in (ItemState.POSTPONED, ItemState.WITHDRAWN) else made


def lack(row: AgendaRow, language: str) -> Lack:
    """What the title lacks in this language; a break needs none."""
    title = row.words.titles.get(language)
    if title is None:
        return Lack.NOTHING if row.kind is ItemKind.BREAK and not row.words.titles else Lack.MISSING
    return Lack.OUT_OF_DATE if title.is_out_of_date else Lack.NOTHING


def is_lacking(row: AgendaRow, tags: Iterable[str]) -> bool:
    """Whether the title lacks anything in one of these languages; asked of every item at every key."""
    titles = row.words.titles
    for tag in tags:
        title = titles.get(tag)
        if (title is None or title.is_out_of_date) and lack(row, tag) is not Lack.NOTHING:
            return True
    return False


def told(row: AgendaRow, column: AgendaColumn, made: Cell, meeting: MeetingRow, around: Surroundings) -> str:
    """What the tooltip of a cell says."""
    lines = [made.first, made.second]
    if column is AgendaColumn.TIME and row.slot is not None:
        ends = clocks.clock_span(
            row.slot.starts, row.slot.ends, around.zones(meeting.time_zone), around.language, meeting.date
        )
        lines = [*ends.split(" / "), made.second]
    return "\n".join(filter(None, lines))


def _cell(row: AgendaRow, column: AgendaColumn, meeting: MeetingRow, around: Surroundings, *, is_stacked: bool) -> Cell:
    match column:
        case AgendaColumn.NUMBER:
            is_late = meeting.agenda_sent_at is not None and bool(row.number) and not row.is_frozen
            return Cell(row.number, _words(_LATE) if is_late else "", is_warning=is_late)
        case AgendaColumn.TITLE:
            return _title(row, around, is_stacked=is_stacked)
        case AgendaColumn.TRANSLATION:
            second = around.pair[1] if len(around.pair) > 1 else None
            return _translation(row, second) if second else Cell()
        case AgendaColumn.KIND:
            return _kind(row, around)
        case AgendaColumn.PEOPLE:
            return _people(row)
        case AgendaColumn.PAPERS:
            return Cell(str(row.words.papers)) if row.words.papers else Cell()
        case AgendaColumn.MINUTES:
            return Cell("" if row.planned_minutes is None else str(row.planned_minutes))
        case AgendaColumn.TIME:
            return _time(row, meeting, around)


def _title(row: AgendaRow, around: Surroundings, *, is_stacked: bool) -> Cell:
    pair = around.pair
    icon = "break" if row.kind is ItemKind.BREAK else "private" if row.is_closed else None
    picked = languages.pick({tag: title.body for tag, title in row.words.titles.items()}, pair[0], pair)
    if picked is None:
        return Cell(meeting_words.word(row.kind, around.language) if row.kind is ItemKind.BREAK else "", icon=icon)
    if lack(row, pair[0]) is Lack.MISSING:
        return Cell(picked[1], _missing(pair[0]), icon, is_warning=True)
    if not is_stacked or len(pair) < 2:
        return Cell(picked[1], icon=icon)
    below = _translation(row, pair[1])
    return Cell(picked[1], below.second or below.first, icon, below.is_warning)


def _translation(row: AgendaRow, language: str) -> Cell:
    title = row.words.titles.get(language)
    match lack(row, language):
        case Lack.MISSING:
            return Cell("", _missing(language), is_warning=True)
        case Lack.OUT_OF_DATE:
            body = title.body if title else ""
            return Cell("", _words(_OUT_OF_DATE).replace("{title}", body), is_warning=True)
    return Cell(title.body if title else "")


def _kind(row: AgendaRow, around: Surroundings) -> Cell:
    origin = row.words.carried_from
    second = ""
    if row.state is not ItemState.PLANNED:
        second = meeting_words.word(row.state, around.language)
    elif origin is not None:
        second = _words(_FROM).replace("{number}", origin.number or dates.in_figures(origin.date, around.language))
    elif row.is_closed:
        second = _words(_CLOSED)
    return Cell(meeting_words.word(row.kind, around.language), second)


def _people(row: AgendaRow) -> Cell:
    leading = (ItemRole.RAPPORTEUR, ItemRole.MODERATOR)
    first = [person.name for person in row.persons if person.role in leading]
    others = [person.name for person in row.persons if person.role not in leading]
    if not first:
        return Cell(", ".join(others[:1]), ", ".join(others[1:]))
    return Cell(", ".join(first), ", ".join(others))


def _time(row: AgendaRow, meeting: MeetingRow, around: Surroundings) -> Cell:
    slot = row.slot
    if slot is None:
        return Cell()
    shown = clocks.figures(slot.starts, around.zones(meeting.time_zone), meeting.date)
    icon = "clock" if row.fixed_start else None
    if slot.overlap:
        return Cell(shown, _length(_OVERLAP, slot.overlap, around), "warning", is_warning=True)
    if slot.excess:
        return Cell(shown, _length(_EXCESS, slot.excess, around), "warning", is_warning=True)
    if meeting.ends_at is not None and slot.ends > meeting.ends_at:
        return Cell(shown, _words(_PAST), "warning", is_warning=True)
    return Cell(shown, _length(_GAP, slot.gap, around) if slot.gap else "", icon)


def _length(text: str, length: dt.timedelta, around: Surroundings) -> str:
    return _words(text).replace("{time}", clocks.duration(length, around.language))


def _missing(language: str) -> str:
    return _words(_MISSING).replace("{language}", languages.endonym(language))


def _words(text: str) -> str:
    return QCoreApplication.translate("AgendaCells", text)


def titles_of(row: AgendaRow) -> Mapping[str, str]:
    """The titles by language."""
    return {tag: title.body for tag, title in row.words.titles.items()}
