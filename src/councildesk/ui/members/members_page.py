"""The page of the members: the list on a day, by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout

from councildesk.services import members, seats, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.members import MemberRow
from councildesk.ui.members import members_list
from councildesk.ui.members.members_list import MemberColumns
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.rows_model import RowsModel
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.rows_list import RowsList
from councildesk.ui.widgets.typed_fields import DayField

NAME = "members"
_NO_SIDE = ""


class MembersPage(Page):
    """Shows `Place("members")`; a record in the place, a person or a mandate, is the row that is selected."""

    nouns = frozenset(
        {"person", "person_name", "mandate", "seat", "side", "organisation", "post", "contact", "text", "council"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[MemberRow] = []
        self._wanted: str | None = None
        self._columns = MemberColumns(desk.language)
        self.list = RowsList("members", desk.settings, self)
        self.list.show_model(RowsModel(self._columns.columns(), key=members_list.key))
        self.side_combo = ChoiceCombo(self)
        self.day_label = QLabel(self)
        self.day_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.day_edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 19)
        self.day_edit.show_value(_today())
        self.day_label.setBuddy(self.day_edit)
        for place, widget in enumerate((self.side_combo, self.day_label, self.day_edit), start=1):
            self.list.form.tools_layout.insertWidget(place, widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list.table)
        self._make_actions()
        self.side_combo.chosen.connect(self.refresh)
        self.day_edit.edited.connect(self._show_day)
        self.day_edit.refused.connect(self.live.tell_refusal)
        self.list.opened.connect(self._edit)
        self.list.selection_changed.connect(self._note_selection)
        self.retranslate()

    @property
    def day(self) -> dt.date:
        """The day for which the list is shown."""
        day: dt.date = self.day_edit.value
        return day

    def heading(self) -> Heading:
        return Heading(self.tr("Members"), self._summary())

    def refresh(self) -> None:
        self._columns.day = self.day
        self._rows = self.live.read(members.rows, self.day, self.desk.language)
        self._offer_sides()
        wanted = self.side_combo.value
        self.list.show_rows(row for row in self._rows if not wanted or row.side_id == wanted)
        self._show_wanted()
        self.heading_changed.emit()

    def show_place(self, place: Place) -> None:
        self._wanted = place.record
        if self._rows and self._wanted:
            self.refresh()

    def main_action(self) -> QAction | None:
        return self.add_action

    def more_actions(self) -> list[QAction]:
        return [self.alternate_action, self.edit_action, self.remove_action]

    def keys(self) -> list[Key]:
        return [
            Key("Return", self.tr("Edit the member")),
            Key("Del", self.tr("Remove the members chosen")),
            Key("Ctrl+C", self.tr("Copy as a table")),
        ]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("Members"))
        self.side_combo.setAccessibleName(self.tr("Side"))
        self.day_label.setText(self.tr("On"))
        self.list.empty_state.describe(
            "members",
            self.tr("No members on this day"),
            self.tr("Everybody with a seat in the council stands here, side by side, and those who stand in for them."),
            self.add_action,
        )

    def _make_actions(self) -> None:
        self.add_action = self.add_page_action(self.tr("New member"), "add", "Ctrl+N", self._add)
        self.alternate_action = self.add_page_action(
            self.tr("New &alternate for this seat"), "alternate", "", self._add_alternate
        )
        self.edit_action = self.add_page_action(self.tr("&Edit"), "edit", "F2", self._edit_current)
        self.remove_action = self.add_page_action(self.tr("&Remove"), "remove", "", self._remove)
        delete = QAction(self.tr("Remove"), self.list.table)
        delete.setShortcut(Qt.Key.Key_Delete)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._remove)
        self.list.table.addAction(delete)
        self._note_selection()

    def _offer_sides(self) -> None:
        found = self.live.read(sides.rows, self.desk.language)
        self.side_combo.show_choices([(_NO_SIDE, self.tr("All sides")), *((side.id, side.name) for side in found)])
        if self.side_combo.value is None:
            self.side_combo.show_value(_NO_SIDE)
        has_list = bool(self._rows)
        self.side_combo.setVisible(has_list and bool(found))

    def _show_wanted(self) -> None:
        rows = [row for row in self._rows if self._wanted in (row.person_id, row.mandate_id, row.seat_id)]
        if self._wanted and rows:
            self.list.table.select([members_list.key(rows[0])])
            self._wanted = None

    def _summary(self) -> str:
        counts: dict[str, int] = {}
        for row in self._rows:
            if row.person_id and row.side and not row.stands_for:
                counts[row.side] = counts.get(row.side, 0) + 1
        return "  ·  ".join(f"{side} {count}" for side, count in counts.items())

    @Slot()
    def _show_day(self) -> None:
        self.refresh()

    @Slot()
    def _note_selection(self) -> None:
        chosen = self._chosen()
        self.edit_action.setEnabled(len(chosen) == 1)
        self.alternate_action.setEnabled(len(chosen) == 1)
        self.remove_action.setEnabled(bool(chosen))

    def _chosen(self) -> list[MemberRow]:
        keys = set(self.list.table.selected_keys())
        return [row for row in self._rows if members_list.key(row) in keys]

    def _add(self) -> None:
        side = self.side_combo.value or None
        self._show(PersonDialog.for_new(self.desk, self.day, side, self))

    def _add_alternate(self) -> None:
        for row in self._chosen()[:1]:
            self._show(PersonDialog.for_alternate(self.desk, self.day, row, self))

    def _edit_current(self) -> None:
        for row in self._chosen()[:1]:
            self._edit(members_list.key(row))

    @Slot(str)
    def _edit(self, key: str) -> None:
        row = next(row for row in self._rows if members_list.key(row) == key)
        self._show(PersonDialog.for_row(self.desk, self.day, row, self))

    def _show(self, dialog: PersonDialog) -> None:
        if dialog.exec() and dialog.mandate_id:
            self.list.table.select([dialog.mandate_id])
        dialog.deleteLater()

    def _remove(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        label = QT_TRANSLATE_NOOP("Steps", "Remove members")
        before = len(self._rows)
        self.live.attempt(label, _remove_all, chosen)
        gone = before - len(self._rows)
        if gone > 0:
            self.live.tell(self.tr("%n removed from the list of members.", "", gone), undoable=True)


def _remove_all(session: Any, rows: list[MemberRow]) -> None:
    """All in one step, or none; alternates before their holders."""
    for row in sorted(rows, key=lambda row: not row.stands_for):
        if row.mandate_id is not None:
            members.remove(session, row.mandate_id)
        else:
            seats.remove(session, row.seat_id)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
