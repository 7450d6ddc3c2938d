"""Everybody expected and everybody who came, side by side in the order of precedence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from councildesk.services.attendance import AttendanceRow
from councildesk.ui import theme, tooltips
from councildesk.ui.attendance import attendance_words
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import STATE_ROLE
from councildesk.ui.widgets.column_room import giving_way
from councildesk.ui.widgets.people_list import PeopleList

_WIDTHS = (0, 20, 17, 17)
"""In characters; the name takes what is left."""
_GIVING_WAY = (1, 3)
"""The role goes first in a narrow window, then the times: the card beside has them."""
_LEAST_NAME = 24


class PeopleTree(PeopleList):
    """Delete is the digit 0."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: dict[str, AttendanceRow] = {}
        self.remove_wanted.connect(partial(self.mark_wanted.emit, 0))

    def show_rows(self, rows: Sequence[AttendanceRow], around: Surroundings, zone: str, is_ahead: bool) -> None:
        """Show these people; the selection stays with them."""
        self._rows = {_key(row): row for row in rows}
        headings = [self.tr("Name"), self.tr("Role"), self.tr("Attendance"), self.tr("Times or reason")]
        with self.refilled(headings):
            for side_id, group in groupby(rows, key=lambda row: row.side_id):
                heading = self.add_heading(around.side_name(side_id) or self.tr("Without a side"))
                for row in group:
                    self._add(heading, row, zone, is_ahead)

    @property
    def current(self) -> AttendanceRow | None:
        return self._rows.get(self.current_key)

    def selected(self) -> list[AttendanceRow]:
        """The chosen people, from top to bottom."""
        found = self.selected_keys()
        return [row for key, row in self._rows.items() if key in found]

    def choose_person(self, person_id: str) -> None:
        """Make this person the current one and bring them into sight."""
        key = next((key for key, row in self._rows.items() if row.person_id == person_id), None)
        if key is not None:
            self.choose(key)

    def fit_columns(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {column: width * letter + 20 for column, width in enumerate(_WIDTHS) if width}
        out = giving_way(self.viewport().width(), widths, _GIVING_WAY, letter * _LEAST_NAME)
        for column, width in widths.items():
            self.header().resizeSection(column, width)
            self.setColumnHidden(column, column in out)

    def _add(self, heading: QStandardItem, row: AttendanceRow, zone: str, is_ahead: bool) -> None:
        state = attendance_words.state(row, zone, is_ahead)
        part = attendance_words.part(row)
        role = meeting_words.word(row.role, self._language)
        texts = (row.name, f"{role}, {part}" if part else role, state.word, attendance_words.times(row, zone))
        cells = self.add_line(heading, _key(row), len(texts))
        for cell, text in zip(cells, texts, strict=True):
            cell.setText(text)
            cell.setToolTip(tooltips.plain(text))
        cells[2].setData(state, STATE_ROLE)
        cells[3].setFont(theme.tabular(self.font()))


def _key(row: AttendanceRow) -> str:
    """One person may be there for several seats."""
    return f"{row.person_id} {row.seat_id or ''}"
