"""What the registers of decisions and actions have in common: filters, states by key, history, paper, the minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout

from councildesk.documents.kinds import DocumentKind
from councildesk.domain import dates, languages
from councildesk.exchange.registers import Register
from councildesk.services import council
from councildesk.ui import icons, places
from councildesk.ui.exchange import exporting
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk, Key, Page, Place
from councildesk.ui.paper_dialog import PaperDialog
from councildesk.ui.registers import due
from councildesk.ui.registers.record_pane import RecordPane
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.rows_list import RowsList


class Registered(Protocol):
    """A row of a register."""

    @property
    def id(self) -> str: ...
    @property
    def meeting_id(self) -> str: ...
    @property
    def entry_id(self) -> str: ...
    @property
    def state(self) -> Any: ...
    @property
    def meeting_number(self) -> str: ...
    @property
    def meeting_date(self) -> dt.date: ...
    @property
    def text(self) -> Mapping[str, str]: ...


Told = tuple[Any, str]
"""A value to filter by, and what it is called."""
_COMBO = 7
"""Letters of a filter's choice that are seen at least."""

R = TypeVar("R", bound=Registered)


class RegisterPage(Page, Generic[R]):
    """Shows a place of its own page; a record in it is the row that is selected.

    Subclasses give `columns`, `ask`, `next_states` and `change_state`; made, they `offer` filters and states.
    """

    def __init__(self, desk: Desk, name: str, noun: str) -> None:
        """`noun` is that of a row, whose history is shown."""
        super().__init__(desk)
        self._noun = noun
        self._languages = desk.live.read(council.languages)
        self._wanted: str | None = None
        self.rows: list[R] = []
        self.filters: list[ChoiceCombo] = []
        self._found: list[tuple[ChoiceCombo, str, Callable[[R], Iterable[Told]]]] = []
        self._kind = DocumentKind(name)
        self.state_actions: dict[Any, QAction] = {}
        self.list = RowsList(name, desk.settings, self)
        self.list.show_model(RowsModel(self.columns(), key=lambda row: row.id))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.pane = RecordPane(desk, noun, self)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([420, 200])
        layout.addWidget(splitter)
        self.setFocusProxy(self.list.table)
        self.list.opened.connect(self._open)
        self.list.selection_changed.connect(self._note_selection)
        self.go_action = self.add_page_action(self.tr("Open in the &minutes"), "minutes", "", self._open_chosen)
        self.publish_action = self.add_page_action(self.tr("&Publish this list…"), "publish", "Ctrl+P", self._publish)
        self.export_action = exporting.export_action(self, lambda: Register(name), only=self._going_out)

    def columns(self) -> list[Column[R]]:
        raise NotImplementedError

    def ask(self) -> list[R]:
        """The rows that the filters let through."""
        raise NotImplementedError

    def next_states(self, row: R) -> Sequence[Any]:
        """The states that may follow."""
        raise NotImplementedError

    def change_state(self, rows: list[R], state: Any) -> None:
        """Put these rows into the state, as one step; a refusal is told."""
        raise NotImplementedError

    def pick(self, texts: Mapping[str, str]) -> str:
        """The text in the reader's language, else in one of the council's."""
        found = languages.pick(texts, self.desk.language, self._languages)
        return found[1] if found else ""

    def meeting_column(self, heading: str) -> Column[R]:
        return Column("meeting", heading, lambda row: row.meeting_number, width=16, gives_way=1)

    def state_column(self, heading: str, states: type[StrEnum], width: int) -> Column[R]:
        """Sorted in the order in which states follow each other."""
        language = self.desk.language
        return Column(
            "state",
            heading,
            lambda row: meeting_words.word(row.state, language),
            order=lambda row: list(states).index(row.state),
            state=lambda row: meeting_words.state(row.state, language),
            width=width,
        )

    def offer(self, name: str, choices: Sequence[tuple[Any, str]]) -> ChoiceCombo:
        """A filter beside the text filter; `name` is for screen readers, translated."""
        combo = ChoiceCombo(self)
        combo.setAccessibleName(name)
        combo.show_choices(choices)
        combo.show_value(choices[0][0])
        combo.chosen.connect(self.refresh)
        self.filters.append(combo)
        self.list.form.tools_layout.insertWidget(len(self.filters), combo)
        return combo

    def offer_found(self, name: str, everything: str, of: Callable[[R], Iterable[Told]]) -> ChoiceCombo:
        """A filter by what stands in the rows themselves: years, meetings, who owes something."""
        combo = self.offer(name, [("", everything)])
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_COMBO)
        self._found.append((combo, everything, of))
        return combo

    def offer_meetings(self) -> None:
        """Filters by year and by meeting, the latest first."""
        self.year_combo = self.offer_found(
            self.tr("Year"), self.tr("All years"), lambda row: [(row.meeting_date.year, str(row.meeting_date.year))]
        )
        self.meeting_combo = self.offer_found(
            self.tr("Meeting"),
            self.tr("All meetings"),
            lambda row: [
                (row.meeting_id, row.meeting_number or dates.in_figures(row.meeting_date, self.desk.language))
            ],
        )
        # Numbers of meetings differ in their last letters, which are cut off first.
        self.meeting_combo.be_read_whole()

    def offer_states(self, keys: dict[Any, str]) -> None:
        """Actions that put the chosen rows into a state, by these keys."""
        for state, key in keys.items():
            look = meeting_words.state(state, self.desk.language)
            text = self.tr("Mark as “{state}”").replace("{state}", look.word)
            self.state_actions[state] = self.add_page_action(text, look.icon, key, partial(self._change, state))
            self.state_actions[state].setIcon(icons.icon(look.icon))
        self._note_selection()

    def refresh(self) -> None:
        self.rows = self._narrowed(self.ask())
        self.list.show_rows(self.rows)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._show_wanted(wanted)
        self._keep_filters()
        self._note_selection()

    def show_place(self, place: Place) -> None:
        self._wanted = place.record
        if self._wanted is not None and not self._is_stale:
            self.refresh()

    def more_actions(self) -> list[QAction]:
        return [self.go_action, *self.state_actions.values(), self.publish_action, self.export_action]

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Open in the minutes")), Key("Ctrl+C", self.tr("Copy as a table"))]

    def record_shown(self) -> tuple[str, str] | None:
        chosen = self.list.table.selected_keys()
        return (self._noun, chosen[0]) if len(chosen) == 1 else None

    @property
    def chosen(self) -> list[R]:
        """The selected rows."""
        keys = set(self.list.table.selected_keys())
        return [row for row in self.rows if row.id in keys]

    @Slot(str)
    def _open(self, key: str) -> None:
        row = next(row for row in self.rows if row.id == key)
        self.place_wanted.emit(places.of_entry(row.meeting_id, row.entry_id))

    def _show_wanted(self, key: str) -> None:
        """Select this row; filters that hide it are taken back."""
        if not self.list.table.has(key):
            for combo in self.filters:
                combo.setCurrentIndex(0)
            self.list.form.filter_edit.clear()
            self.rows = self._narrowed(self.ask())
            self.list.show_rows(self.rows)
        self.list.table.select([key])

    def _narrowed(self, rows: list[R]) -> list[R]:
        """What the filters by what is found let through; what they offer follows the rows."""
        for combo, everything, of in self._found:
            told = dict.fromkeys(each for row in rows for each in of(row))
            choices = sorted(told, key=lambda each: each[1], reverse=combo in (self.year_combo, self.meeting_combo))
            value = combo.value if combo.value in {key for key, _text in choices} else ""
            combo.show_choices([("", everything), *choices])
            combo.show_value(value)
        for combo, _everything, of in self._found:
            if combo.value != "":
                rows = [row for row in rows if combo.value in {key for key, _text in of(row)}]
        return rows

    def _going_out(self) -> frozenset[str]:
        """The rows that are seen, or those that are selected where there are several."""
        chosen = self.list.table.selected_keys()
        return frozenset(chosen if len(chosen) > 1 else (row.id for row in self.rows if self.list.table.has(row.id)))

    def _publish(self) -> None:
        from councildesk.documents import publishing

        ids = self._going_out()
        title = self.publish_action.text().replace("&", "").rstrip("…")
        dialog = PaperDialog(
            self.desk,
            title,
            lambda workspace, day, tags, made_at: publishing.publish_register(
                workspace, self._kind, ids, day, tags, made_at
            ),
            due.today(),
            self,
        )
        dialog.exec()
        dialog.deleteLater()

    def _open_chosen(self) -> None:
        for row in self.chosen[:1]:
            self._open(row.id)

    def _change(self, state: Any) -> None:
        rows = [row for row in self.chosen if row.state is not state]
        if rows:
            self.change_state(rows, state)

    @Slot()
    def _note_selection(self) -> None:
        """A state is offered where at least all of the chosen rows may go."""
        rows = self.chosen
        self.go_action.setEnabled(len(rows) == 1)
        self.pane.show_record(rows[0].id if len(rows) == 1 else None, rows[0].text if rows else {})
        for state, action in self.state_actions.items():
            action.setEnabled(bool(rows) and all(state in self.next_states(row) for row in rows))

    def _keep_filters(self) -> None:
        """The list hides its tools where it is empty; a filter that made it so stays."""
        is_narrowed = any(combo.currentIndex() > 0 for combo in self.filters)
        for combo in self.filters:
            combo.setVisible(bool(self.rows) or is_narrowed)
