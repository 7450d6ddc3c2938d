"""The page of the organisations: the list, or one organisation opened in its place."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout

from councildesk.domain.errors import NotFound
from councildesk.exchange.registers import Register
from councildesk.services import council, likely_same, organisation_cards, organisations, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.organisations import OrganisationDraft, RegisterRow
from councildesk.ui import merge_dialog
from councildesk.ui.exchange import exporting
from councildesk.ui.merge_dialog import MergeDialog
from councildesk.ui.organisations.organisation_record import OrganisationRecord, Part
from councildesk.ui.organisations.organisations_list import OrganisationColumns
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.rows_list import RowsList

NAME = "organisations"
_ALL = ""


class OrganisationsPage(Page):
    """Shows `Place("organisations")` as the list, `Place("organisations", id, part)` as one with one of its tabs."""

    nouns = frozenset({"organisation", "text", "side", "post", "seat"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[RegisterRow] = []
        self.stack = QStackedWidget(self)
        self._columns = OrganisationColumns(desk.language)
        self.list = RowsList(NAME, desk.settings, self)
        self.list.show_model(RowsModel(self._columns.columns(), key=lambda row: row.id))
        self.side_combo = ChoiceCombo(self)
        self.doubles_check = QCheckBox(self)
        for place, widget in enumerate((self.side_combo, self.doubles_check), start=1):
            self.list.form.tools_layout.insertWidget(place, widget)
        self.record = OrganisationRecord(desk, self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._make_actions()
        self.side_combo.chosen.connect(self.refresh)
        self.doubles_check.toggled.connect(self.refresh)
        self.list.opened.connect(self._open)
        self.list.selection_changed.connect(self._show_actions)
        self.record.part_shown.connect(self._note_part)
        self.record.place_wanted.connect(self.place_wanted)
        self.retranslate()

    @property
    def record_id(self) -> str | None:
        """The organisation that is opened; None: the list."""
        return self.record.record_id

    def heading(self) -> Heading:
        return Heading(self.tr("Organisations")) if self.record_id is None else self.record.heading()

    def refresh(self) -> None:
        if self.record_id is not None:
            if not self._is_there(self.record_id):
                self.place_wanted.emit(Place(NAME))
            return
        language = self.desk.language
        self._columns.people = self.live.read(organisation_cards.people_counts, _today())
        self._rows = self.live.read(organisations.register, language)
        self._offer_sides()
        wanted = self.side_combo.value
        rows = [row for row in self._rows if not wanted or row.side_id == wanted]
        self.list.show_rows(self._doubles(rows) if self.doubles_check.isChecked() else rows)
        self.doubles_check.setVisible(bool(self._rows))
        self._show_actions()

    def show_place(self, place: Place) -> None:
        self.record.show_record(place.record if place.record and self._is_there(place.record) else None)
        self.record.show_part(place.part)
        is_record = self.record_id is not None
        self.stack.setCurrentWidget(self.record if is_record else self.list)
        self.refresh()
        self._show_actions()

    def enter(self) -> None:
        (self.list.table if self.record_id is None else self.record).setFocus()

    def main_action(self) -> QAction | None:
        return self.add_action

    def more_actions(self) -> list[QAction]:
        shared = [] if self.record_id is not None else [self.export_action]
        return [self.merge_action, self.remove_action, *shared]

    def record_shown(self) -> tuple[str, str] | None:
        chosen = self._chosen()
        return ("organisation", chosen[0]) if len(chosen) == 1 else None

    def offers_menu(self) -> bool:
        return self.record_id is None

    def keys(self) -> list[Key]:
        if self.record_id is not None:
            return self.record.keys()
        return [
            Key("Return", self.tr("Open the organisation")),
            Key("Del", self.tr("Remove the organisations chosen")),
            Key("Ctrl+C", self.tr("Copy as a table")),
        ]

    def tour_places(self) -> list[Place]:
        counts = self.live.read(organisation_cards.people_counts, _today())
        richest = max(counts, key=lambda key: counts[key], default=None)
        return [Place(NAME, richest, part.value) for part in Part] if richest else []

    def flush(self) -> None:
        self.record.flush()

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Organisations"))
        self.side_combo.setAccessibleName(self.tr("Side"))
        self.doubles_check.setText(self.tr("Likely entered t&wice"))
        self.list.empty_state.describe(
            "organisations",
            self.tr("No organisations yet"),
            self.tr("Institutes, ministries, embassies: their names in every language, and their people."),
            self.add_action,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing inside wanted leads back, to the list or to where somebody came from."""
        if event.key() == Qt.Key.Key_Escape and self.record_id is not None:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _make_actions(self) -> None:
        self.export_action = exporting.export_action(self, lambda: Register.ORGANISATIONS)
        self.add_action = self.add_page_action(self.tr("New organisation"), "add", "Ctrl+N", self._add)
        self.merge_action = self.add_page_action(self.tr("Same &as…"), "merge", "", self._merge)
        self.remove_action = self.add_page_action(self.tr("&Remove"), "remove", "", self._remove)
        self._delete_key = DeleteKey(self.list.table)
        self._delete_key.pressed.connect(self._remove)

    def _is_there(self, key: str) -> bool:
        try:
            self.live.read(organisations.draft, key)
        except NotFound:
            return False
        return True

    def _offer_sides(self) -> None:
        found = self.live.read(sides.rows, self.desk.language)
        self.side_combo.show_choices([(_ALL, self.tr("All sides")), *((side.id, side.name) for side in found)])
        if self.side_combo.value is None:
            self.side_combo.show_value(_ALL)
        self.side_combo.setVisible(bool(found) and bool(self._rows))

    def _doubles(self, rows: list[RegisterRow]) -> list[RegisterRow]:
        """Those that may be one, beside each other."""
        known = {row.id: row for row in rows}
        groups = self.live.read(likely_same.organisation_groups)
        return [known[key] for keys in groups for key in keys if key in known]

    def _chosen(self) -> list[str]:
        return [self.record_id] if self.record_id is not None else self.list.table.selected_keys()

    @Slot()
    def _show_actions(self) -> None:
        chosen = self._chosen()
        self.merge_action.setEnabled(len(chosen) in (1, 2))
        self.remove_action.setEnabled(bool(chosen))
        self.heading_changed.emit()

    @Slot(str)
    def _open(self, key: str) -> None:
        self.place_wanted.emit(Place(NAME, key, Part.DETAILS.value))

    @Slot(str)
    def _note_part(self, _part: str) -> None:
        self.heading_changed.emit()

    def _add(self) -> None:
        language = self.desk.language
        tags = self.live.read(council.languages) or [language]
        draft = OrganisationDraft(
            {language if language in tags else tags[0]: self.tr("New organisation")},
            side_id=(self.side_combo.value or None) if self.record_id is None else None,
        )
        made = self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Add organisation"), organisations.add, draft)
        if made is not None:
            self._open(made)
            self.record.begin_naming()

    def _merge(self) -> None:
        chosen = self._chosen()[:2]
        if not chosen:
            return
        what = merge_dialog.of_organisations(self.desk, self.tr("Which two organisations are one?"))
        dialog = MergeDialog(what, chosen[0], chosen[1] if len(chosen) > 1 else None, self)
        if dialog.exec():
            kept = dialog.kept_id
            self.live.tell(self.tr("Two organisations became one."), undoable=True)
            if self.record_id is not None and kept is not None:
                self._open(kept)
        dialog.deleteLater()

    def _remove(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        before = len(self.live.read(organisations.rows))
        self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove organisations"), _remove_all, chosen)
        gone = before - len(self.live.read(organisations.rows))
        if gone:
            self.live.tell(self.tr("Organisations removed: %n", "", gone), undoable=True)


def _remove_all(session: Any, keys: list[str]) -> None:
    """All in one step, or none; parts before what they are part of."""
    for key in sorted(keys, key=lambda key: -len(organisations.with_parents(session, key))):
        organisations.remove(session, key)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
