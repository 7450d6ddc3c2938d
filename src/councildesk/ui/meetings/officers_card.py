"""Who presides over a meeting and keeps its minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QListWidgetItem, QWidget

from councildesk._generated.forms.ui_meeting_officers import Ui_MeetingOfficers
from councildesk.domain.council import Role
from councildesk.services import officers, persons
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.officers import OfficerDraft, OfficerRow
from councildesk.ui import icons, tooltips
from councildesk.ui.meetings import meeting_words, surroundings
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.person_field import PersonField

_ID = int(Qt.ItemDataRole.UserRole)
_ROLES = (Role.CHAIR, Role.CO_CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.INTERPRETER)


class OfficersCard(QFrame):
    """A role and a name add an officer; whoever is chosen may act in somebody's place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_MeetingOfficers()
        self.form.setupUi(self)
        self._meeting_id = ""
        self._rows: list[OfficerRow] = []
        self._around: Surroundings | None = None
        self.role_combo = ChoiceCombo(self)
        self.person_edit, self.replaces_edit = PersonField(self, clears=True), PersonField(self)
        self._place_widgets()
        self.form.seats_button.clicked.connect(self._take_from_seats)
        self.form.remove_button.clicked.connect(self.remove)
        self._delete_key.pressed.connect(self.remove)
        self.form.officers_list.currentItemChanged.connect(self._show_chosen)
        self.person_edit.picked.connect(self._add)
        self.replaces_edit.picked.connect(self._set_replaced)

    def show_meeting(self, meeting: MeetingRow, around: Surroundings) -> None:
        """Show the officers of this meeting; the one chosen stays chosen."""
        self._meeting_id, self._around = meeting.id, around
        self._rows = self.live.read(officers.rows, meeting.id, self.desk.language)
        found = surroundings.candidates(self.desk)
        self.person_edit.show_candidates(found)
        self.replaces_edit.show_candidates(found)
        if not self.role_combo.count():
            self.role_combo.show_choices(meeting_words.worded(_ROLES, self.desk.language))
            self.role_combo.show_value(Role.CO_CHAIR if around.sides else Role.CHAIR)
        self._name_things()
        self._fill_list()
        self._show_chosen()

    @Slot()
    def remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove officer"), officers.remove, chosen.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        form.role_layout.addWidget(self.role_combo)
        form.person_layout.addWidget(self.person_edit)
        form.replaces_field_layout.addWidget(self.replaces_edit)
        form.replaces_label.setBuddy(self.replaces_edit)
        form.remove_button.setIcon(icons.icon("remove"))
        icons.beside_text(form.seats_button, "members")
        self._delete_key = DeleteKey(form.officers_list)
        chain = [form.seats_button, form.officers_list, self.replaces_edit, form.remove_button, self.role_combo]
        for first, second in zip(chain, [*chain[1:], self.person_edit], strict=True):
            QWidget.setTabOrder(first, second)

    def _name_things(self) -> None:
        self.role_combo.setAccessibleName(self.tr("Role of the new officer"))
        self.person_edit.setAccessibleName(self.tr("New officer"))
        self.person_edit.setPlaceholderText(self.tr("Add by name"))

    def _fill_list(self) -> None:
        shown = self.form.officers_list
        chosen = self._chosen()
        blocked = shown.blockSignals(True)
        shown.clear()
        for row in self._rows:
            item = QListWidgetItem(icons.icon("chair" if row.role.presides else "person"), self._line(row))
            item.setData(_ID, row.id)
            item.setToolTip(tooltips.plain(item.text()))
            shown.addItem(item)
            if chosen is not None and row.id == chosen.id:
                shown.setCurrentItem(item)
        shown.blockSignals(blocked)
        shown.setVisible(bool(self._rows))
        shown.setFixedHeight(min(5, len(self._rows)) * shown.sizeHintForRow(0) + 8 if self._rows else 0)
        self.form.hint_label.setVisible(not self._rows)
        self.form.seats_button.setVisible(bool(self._missing()))

    def _line(self, row: OfficerRow) -> str:
        side = self._around.side_name(row.side_id) if self._around else ""
        instead = self.tr("in place of {name}").replace("{name}", row.replaces_name) if row.replaces_name else ""
        role = meeting_words.word(row.role, self.desk.language)
        return " · ".join(filter(None, (row.name, role, side, instead)))

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.form.replaces_box.setVisible(chosen is not None)
        if chosen is not None:
            self.replaces_edit.show_person(chosen.replaces_id)

    def _chosen(self) -> OfficerRow | None:
        wanted = self.form.officers_list.currentIndex().data(_ID)
        return next((row for row in self._rows if row.id == wanted), None)

    def _missing(self) -> list[OfficerDraft]:
        """Whom the seats would make officers and who are none."""
        there = {(row.person_id, row.role) for row in self._rows}
        proposed = self.live.read(officers.proposed, self._meeting_id)
        return [draft for draft in proposed if (draft.person_id, draft.role) not in there]

    @Slot()
    def _take_from_seats(self) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Take officers from the seats")
        self.live.attempt(label, _add_all, self._meeting_id, self._missing())

    @Slot(object)
    def _add(self, person_id: str | None) -> None:
        if person_id is not None:
            draft = OfficerDraft(person_id, self.role_combo.value, self._side_of(person_id))
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Add officer"), officers.add, self._meeting_id, draft)

    def _side_of(self, person_id: str) -> str | None:
        return next(row.side_id for row in self.live.read(persons.rows, self.desk.language) if row.id == person_id)

    @Slot(object)
    def _set_replaced(self, person_id: str | None) -> None:
        chosen = self._chosen()
        if chosen is not None:
            draft = replace(self.live.read(officers.draft, chosen.id), replaces_id=person_id)
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Change officer"), officers.change, chosen.id, draft)


def _add_all(session: Any, meeting_id: str, drafts: list[OfficerDraft]) -> None:
    """All in one step."""
    for draft in drafts:
        officers.add(session, meeting_id, draft)
