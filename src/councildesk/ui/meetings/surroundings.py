"""What all parts of a meeting have to know of the council: its languages, its sides, their clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from councildesk.domain import clocks, dates
from councildesk.services import council, persons, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.sides import SideRow
from councildesk.ui.kept_answers import Question
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate

SIDE_BY_SIDE = "languages_side_by_side"
"""The council's setting: the tags of the languages that stand beside each other in agendas and minutes."""
_NOUNS = frozenset({"council", "side", "setting", "working_language", "text"})
_PERSONS = frozenset({"person", "person_name", "post", "organisation", "working_language", "setting", "text"})


@dataclass(frozen=True)
class Surroundings:
    """The council around a meeting, in the reader's language."""

    language: str
    """In which the program speaks, and names are shown."""
    languages: tuple[str, ...]
    sides: tuple[SideRow, ...]
    time_zone: str
    pair: tuple[str, ...]
    """The two languages shown side by side, or the only one."""

    def zones(self, meeting_zone: str) -> list[str]:
        """The zones in which times are shown: those of the sides in their order, and the meeting's own."""
        return list(dict.fromkeys([*(side.time_zone for side in self.sides), meeting_zone]))

    def side_name(self, side_id: str | None) -> str:
        return next((side.short_name for side in self.sides if side.id == side_id), "")

    def clocks(self, instant: dt.datetime, meeting: MeetingRow) -> str:
        """The instant in all zones, as in `10:00 Baku / 11:00 Tashkent`."""
        return clocks.clocks(instant, self.zones(meeting.time_zone), self.language, meeting.date)

    def time_of(self, meeting: MeetingRow) -> str:
        """From when to when a meeting lasts, in all zones; empty while it has no time."""
        zones = self.zones(meeting.time_zone)
        if meeting.starts_at is None:
            return ""
        if meeting.ends_at is None:
            return clocks.clocks(meeting.starts_at, zones, self.language, meeting.date)
        return clocks.clock_span(meeting.starts_at, meeting.ends_at, zones, self.language, meeting.date)

    def day_of(self, meeting: MeetingRow) -> str:
        return dates.with_weekday(meeting.date, self.language)


def ask(desk: Desk) -> Surroundings:
    """Read them from the open council, or recall them."""
    answer: Surroundings = desk.live.answers.recall(question(desk.language))
    return answer


def question(language: str) -> Question:
    return Question(_NOUNS, _read, (language,))


def _read(session: Any, language: str) -> Surroundings:
    row = council.row(session, language)
    languages = row.languages if row else ("en",)
    chosen = council.setting(session, SIDE_BY_SIDE, ())
    pair = tuple(tag for tag in chosen if tag in languages) or languages[:2]
    return Surroundings(
        language, languages, tuple(sides.rows(session, language)), row.time_zone if row else "UTC", pair
    )


def set_pair(desk: Desk, pair: Sequence[str]) -> None:
    """Keep the two languages with the council; one undo step."""
    label = QT_TRANSLATE_NOOP("Steps", "Choose languages side by side")
    desk.live.attempt(label, council.set_setting, SIDE_BY_SIDE, list(pair))


def candidates(desk: Desk) -> Sequence[Candidate]:
    """All persons, to be picked by name."""
    answer: Sequence[Candidate] = desk.live.answers.recall(candidates_question(desk.language))
    return answer


def candidates_question(language: str) -> Question:
    return Question(_PERSONS, _candidates, (language,))


def _candidates(session: Any, language: str) -> tuple[Candidate, ...]:
    rows = persons.rows(session, language)
    return tuple(Candidate(row.id, row.name, row.organisation or row.post, row.listed) for row in rows)
