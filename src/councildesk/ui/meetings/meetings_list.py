"""The columns of the list of meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates
from councildesk.domain.meetings import Task
from councildesk.services.meetings import MeetingRow
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.meetings.task_words import WORDS
from councildesk.ui.rows_model import Column


class MeetingColumns:
    """Declares the columns; what they need of the council is asked anew when the list is."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.around: Surroundings | None = None
        self.tasks: Mapping[str, Sequence[Task]] = {}

    def columns(self) -> list[Column[MeetingRow]]:
        language = self._language
        return [
            Column("number", _heading("Number"), lambda row: row.number, width=16),
            Column("title", _heading("Title"), lambda row: row.title),
            Column("date", _heading("Date"), self._day, order=_instant, width=20, has_figures=True),
            Column("time", _heading("Time"), self._time, order=_clock, width=25, has_figures=True, gives_way=4),
            Column("kind", _heading("Kind"), lambda row: meeting_words.word(row.kind, language), width=16, gives_way=2),
            Column(
                "format",
                _heading("Format"),
                lambda row: meeting_words.word(row.format, language),
                width=16,
                gives_way=1,
            ),
            Column(
                "state",
                _heading("State"),
                lambda row: meeting_words.word(row.state, language),
                order=lambda row: list(type(row.state)).index(row.state),
                state=lambda row: meeting_words.state(row.state, language),
                width=18,
            ),
            Column(
                "minutes",
                _heading("Minutes"),
                lambda row: meeting_words.word(row.minutes_state, language),
                state=lambda row: meeting_words.state(row.minutes_state, language),
                is_hidden=True,
                width=18,
            ),
            Column("tasks", _heading("Still to do"), self._task, width=26, gives_way=3),
            Column("host", _heading("Host"), self._host, is_hidden=True, width=18),
            Column("place", _heading("Place"), lambda row: row.place, is_hidden=True, width=18),
        ]

    def _day(self, row: MeetingRow) -> str:
        return f"{dates.in_figures(row.date, self._language)}  {dates.weekday(row.date, self._language)}"

    def _time(self, row: MeetingRow) -> str:
        if self.around is None or row.starts_at is None:
            return ""
        return self.around.clocks(row.starts_at, row)

    def _host(self, row: MeetingRow) -> str:
        return self.around.side_name(row.host_side_id) if self.around is not None else ""

    def _task(self, row: MeetingRow) -> str:
        """What comes first, and how much there is besides."""
        tasks = self.tasks.get(row.id, ())
        if not tasks:
            return ""
        first = QCoreApplication.translate("Tasks", WORDS[tasks[0]].text)
        more = len(tasks) - 1
        return f"{first} (+{more})" if more else first


def _heading(text: str) -> str:
    return QCoreApplication.translate("MeetingColumns", text)


def _instant(row: MeetingRow) -> tuple[object, ...]:
    return row.date, row.starts_at is not None, row.starts_at.timestamp() if row.starts_at else 0.0


def _clock(row: MeetingRow) -> float:
    return row.starts_at.timestamp() if row.starts_at else 0.0
