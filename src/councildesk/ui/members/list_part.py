"""One of the lists of the page of members: filters, table, count; and what to do with the rows that are chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from councildesk.domain import collation, languages
from councildesk.services import everybody, members
from councildesk.services.everybody import PersonOnDay
from councildesk.services.members import MemberRow
from councildesk.ui.members import members_list, view
from councildesk.ui.members.list_filters import Filter, ListFilters
from councildesk.ui.members.members_list import MemberColumns
from councildesk.ui.members.persons_list import PersonColumns
from councildesk.ui.members.row_actions import RowActions
from councildesk.ui.members.view import View
from councildesk.ui.page import Desk
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.widgets.rows_list import RowsList

Row = MemberRow | PersonOnDay
_WITHIN = (30, 90, 365)
"""Days for which one asks whose time ends."""


class ListPart(QWidget):
    """`opened` carries a person's id, `fill_wanted` a vacant seat's; `selection_changed` tells that actions change."""

    opened = Signal(str)
    fill_wanted = Signal(str)
    selection_changed = Signal()

    def __init__(self, desk: Desk, shown: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.view = desk, shown
        self.day = dt.date.min
        self.rows: list[Any] = []
        name = "members" if shown is View.MEMBERS else f"members_{shown.value}"
        self.list = RowsList(name, desk.settings, self)
        self._columns = MemberColumns(desk.language, are_alternates=shown is View.ALTERNATES)
        if shown.is_of_seats:
            self.list.show_model(RowsModel(self._columns.columns(), key=members_list.key))
        else:
            self.list.show_model(RowsModel(PersonColumns(desk.language).columns(), key=lambda row: row.id))
        self.filters = ListFilters(self._filters(), self)
        self.list.form.list_layout.insertWidget(1, self.filters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list.table)
        QWidget.setTabOrder(self.list.form.columns_button, self.filters.clear_button)
        self.filters.changed.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.selection_changed.connect(self.selection_changed)
        self.list.empty_state.first_step_wanted.connect(self.filters.clear)
        self.row_actions = RowActions(desk, self)
        self.retranslate()

    def refresh(self, day: dt.date) -> None:
        """Ask for the rows of this day; filters and selection stay."""
        live, language = self._desk.live, self._desk.language
        self.day = self._columns.day = day
        if self.view.is_of_seats:
            found = live.read(members.rows, day, language)
            self.rows = [row for row in found if view.belongs(row, self.view)]
        else:
            question = everybody.guests if self.view is View.GUESTS else everybody.rows
            self.rows = live.read(question, day, language)
        self._show()

    @property
    def chosen(self) -> list[Row]:
        """The rows that are selected, from top to bottom."""
        by_key = {self.key(row): row for row in self.rows}
        return [by_key[key] for key in self.list.table.selected_keys() if key in by_key]

    @property
    def chosen_keys(self) -> list[str]:
        return [self.key(row) for row in self.chosen]

    @property
    def side_id(self) -> str | None:
        """The side to which the list is narrowed."""
        return self.filters.combos["side"].value or None

    def key(self, row: Any) -> str:
        """Of a person its id, else the mandate's or that of the vacant seat."""
        return members_list.key(row) if self.view.is_of_seats else row.id

    def choose(self, wanted: str) -> bool:
        """Select the row of this person, mandate or seat; False where there is none."""
        ids = ((self.key(row), _ids(row)) for row in self.rows)
        key = next((key for key, known in ids if wanted in known), None)
        if key is not None:
            self.list.table.select([key])
        return key is not None

    def choose_all(self, wanted: Iterable[str]) -> None:
        """Select these rows, and show the whole list where a filter hides one of them."""
        keys = list(wanted)
        if not all(map(self.list.table.has, keys)):
            self.list.form.filter_edit.clear()
            self.filters.clear()
        self.list.table.select(keys)

    def retranslate(self) -> None:
        words = {
            View.MEMBERS: self.tr("Members"),
            View.ALTERNATES: self.tr("Alternates"),
            View.OBSERVERS: self.tr("Observers, advisers and experts"),
            View.GUESTS: self.tr("Guests"),
            View.PERSONS: self.tr("All persons"),
        }
        self.list.name_list(words[self.view])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _show(self) -> None:
        self.filters.offer(self.rows)
        found = self.filters.accepted(self.rows)
        self._say_empty(is_filtered=bool(self.rows))
        self.list.show_rows(found, total=len(self.rows))
        self.selection_changed.emit()

    def _say_empty(self, is_filtered: bool) -> None:
        state = self.list.empty_state
        if is_filtered:
            state.describe("filter", self.tr("Nobody fits these filters"), self.tr("Others stand here without them."))
            state.offer(self.tr("Clear filters"))
            return
        words = {
            View.MEMBERS: (
                self.tr("No members on this day"),
                self.tr("Everybody with a seat in the council stands here, side by side."),
            ),
            View.ALTERNATES: (
                self.tr("No alternates on this day"),
                self.tr("Those who stand in for a member stand here. Add them on the board, to the member's seat."),
            ),
            View.OBSERVERS: (
                self.tr("No observers on this day"),
                self.tr("Observers, advisers, experts and interpreters of the council stand here."),
            ),
            View.GUESTS: (
                self.tr("No guests on this day"),
                self.tr("Those who were invited to a meeting or took part in it without a seat stand here."),
            ),
            View.PERSONS: (
                self.tr("Nobody yet"),
                self.tr("Everybody who is named anywhere in the record stands here."),
            ),
        }
        state.describe(view.ICONS[self.view], *words[self.view])

    def record_shown(self) -> tuple[str, str] | None:
        """The person of the row that is chosen, or its seat where it is vacant."""
        if len(self.chosen) != 1:
            return None
        row = self.chosen[0]
        if not isinstance(row, MemberRow):
            return "person", row.id
        return ("person", row.person_id) if row.person_id is not None else ("seat", row.seat_id)

    @Slot(str)
    def _open(self, key: str) -> None:
        row = next(row for row in self.rows if self.key(row) == key)
        person = row.person_id if isinstance(row, MemberRow) else row.id
        if person is not None:
            self.opened.emit(person)
        else:
            self.fill_wanted.emit(row.seat_id)

    def _filters(self) -> Sequence[Filter]:
        side = Filter("side", self.tr("All sides"), lambda row: _named(row.side_id, row.side))
        spoken = Filter("language", self.tr("All languages"), _spoken, order=self._by_word)
        house = Filter(
            "organisation",
            self.tr("All organisations"),
            lambda row: _named(row.organisation, row.organisation),
            order=self._by_word,
        )
        if not self.view.is_of_seats:
            return side, spoken, house
        role = Filter("role", self.tr("All roles"), self._role)
        state = Filter("state", self.tr("Any term"), self._states, order=lambda pair: (len(pair[0]), pair[0]))
        return side, role, spoken, house, state

    def _role(self, row: MemberRow) -> Iterable[tuple[str, str]]:
        return ((row.role.value, members_list.role_word(row.role, self._desk.language)),)

    def _states(self, row: MemberRow) -> Iterable[tuple[str, str]]:
        if row.person_id is None:
            yield "vacant seat", self.tr("Vacant")
        elif row.until is not None:
            left = (row.until - self.day).days
            for days in _WITHIN:
                if left <= days:
                    yield f"{days}", self.tr("Ends within %n days", "", days)

    def _by_word(self, pair: tuple[str, str]) -> bytes:
        return collation.sort_key(pair[1], self._desk.language)


def _named(key: str | None, word: str) -> Iterable[tuple[str, str]]:
    return ((key, word),) if key else ()


def _spoken(row: Any) -> Iterable[tuple[str, str]]:
    return ((tag, languages.endonym(tag)) for tag in row.languages)


def _ids(row: Row) -> tuple[str | None, ...]:
    return (row.person_id, row.mandate_id, row.seat_id) if isinstance(row, MemberRow) else (row.id,)
