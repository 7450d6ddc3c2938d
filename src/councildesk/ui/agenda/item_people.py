"""The people of an agenda item: who reports, moderates and speaks, on what, for how long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from councildesk._generated.forms.ui_agenda_item import Ui_AgendaItemFields
from councildesk.domain.agenda import ItemRole
from councildesk.services import item_persons
from councildesk.services.agenda import AgendaRow
from councildesk.services.item_persons import ItemPersonDraft, ItemPersonRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.person_field import Candidate, PersonField

_ID = int(Qt.ItemDataRole.UserRole)
_LABEL = QT_TRANSLATE_NOOP("Steps", "Change person of item")


class ItemPeople(QObject):
    """The lower half of the item's fields."""

    def __init__(self, desk: Desk, form: Ui_AgendaItemFields, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._item: AgendaRow | None = None
        self._language = ""
        self.role_combo = ChoiceCombo(parent)
        self.person_edit = PersonField(parent, clears=True)
        form.role_layout.addWidget(self.role_combo)
        form.person_edit_layout.addWidget(self.person_edit)
        form.people_list.setIconSize(QSize(18, 18))
        form.remove_person_button.setIcon(icons.icon("remove"))
        self._delete_key = DeleteKey(form.people_list)
        self._delete_key.pressed.connect(self.remove)
        form.remove_person_button.clicked.connect(self.remove)
        form.people_list.currentItemChanged.connect(self._show_chosen)
        form.talk_edit.editingFinished.connect(self._write_talk)
        form.talk_minutes_spin.editingFinished.connect(self._write_minutes)
        self.person_edit.picked.connect(self._add)
        self.retranslate()

    def offer(self, persons: list[Candidate]) -> None:
        """Who may be picked."""
        self.person_edit.show_candidates(persons)

    def show_item(self, item: AgendaRow, language: str) -> None:
        """Show the people of this item, and talks in this language."""
        self._item, self._language = item, language
        self._fill_list()
        self._show_chosen()

    def flush(self) -> None:
        self._write_talk()
        self._write_minutes()

    def retranslate(self) -> None:
        self.role_combo.show_choices(meeting_words.worded(ItemRole, self.desk.language))
        self.role_combo.show_value(self.role_combo.value or ItemRole.SPEAKER)
        self.role_combo.setAccessibleName(self.tr("Role of the new person"))
        self.person_edit.setAccessibleName(self.tr("New person"))
        self.person_edit.setPlaceholderText(self.tr("Add by name"))

    @Slot()
    def remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Remove person from item")
            self.live.attempt(label, item_persons.remove, chosen.id)

    def _fill_list(self) -> None:
        shown, chosen = self.form.people_list, self.form.people_list.currentIndex().data(_ID)
        persons = self._item.persons if self._item else ()
        blocked = shown.blockSignals(True)
        shown.clear()
        for person in persons:
            role = meeting_words.word(person.role, self.desk.language)
            text = " · ".join(filter(None, (person.name, role, person.talk)))
            item = QListWidgetItem(icons.icon("person"), text)
            item.setData(_ID, person.id)
            item.setToolTip(text)
            shown.addItem(item)
            if person.id == chosen:
                shown.setCurrentItem(item)
        shown.blockSignals(blocked)
        shown.setVisible(bool(persons))
        shown.setFixedHeight(min(5, len(persons)) * shown.sizeHintForRow(0) + 8 if persons else 0)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.form.person_box.setVisible(chosen is not None)
        if chosen is None:
            return
        draft = self.live.read(item_persons.draft, chosen.id)
        self.form.person_name_label.setText(chosen.name)
        self.form.person_name_label.setToolTip(chosen.name)
        if not self.form.talk_edit.isModified():
            self.form.talk_edit.setText(draft.talk.get(self._language, ""))
            self.form.talk_edit.setCursorPosition(0)
        if not self.form.talk_minutes_spin.hasFocus():
            self.form.talk_minutes_spin.setValue(draft.planned_minutes or 0)

    def _chosen(self) -> ItemPersonRow | None:
        wanted = self.form.people_list.currentIndex().data(_ID)
        return next((one for one in self._item.persons if one.id == wanted), None) if self._item else None

    @Slot(object)
    def _add(self, person_id: str | None) -> None:
        if person_id is not None and self._item is not None:
            draft = ItemPersonDraft(person_id, self.role_combo.value)
            label = QT_TRANSLATE_NOOP("Steps", "Add person to item")
            self.live.attempt(label, item_persons.add, self._item.id, draft)

    @Slot()
    def _write_talk(self) -> None:
        field = self.form.talk_edit
        if field.isModified():
            field.setModified(False)
            self._change(talk={self._language: field.text()})

    @Slot()
    def _write_minutes(self) -> None:
        chosen = self._chosen()
        minutes = self.form.talk_minutes_spin.value() or None
        if chosen is not None and minutes != chosen.planned_minutes and self.form.person_box.isVisible():
            self._change(planned_minutes=minutes)

    def _change(self, **fields: Any) -> None:
        chosen = self._chosen()
        if chosen is not None:
            draft = replace(self.live.read(item_persons.draft, chosen.id), **fields)
            self.live.attempt(_LABEL, item_persons.change, chosen.id, draft)
