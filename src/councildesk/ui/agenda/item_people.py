"""The people of an agenda item: who reports, moderates and speaks, on what, for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from councildesk._generated.forms.ui_agenda_item import Ui_AgendaItemFields
from councildesk.domain import clocks, languages
from councildesk.domain.agenda import ItemRole
from councildesk.services import item_persons
from councildesk.services.agenda import AgendaRow
from councildesk.services.item_persons import ItemPersonDraft, ItemPersonRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons, tooltips
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.person_field import Candidate, PersonField

_ID = int(Qt.ItemDataRole.UserRole)
_LABEL = QT_TRANSLATE_NOOP("Steps", "Change person of item")


class ItemPeople(QObject):
    """The lower half of the item's fields."""

    def __init__(self, desk: Desk, form: Ui_AgendaItemFields, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._item: AgendaRow | None = None
        self._language = self._second = ""
        self.role_combo = ChoiceCombo(parent)
        self.person_edit = PersonField(parent, clears=True)
        form.role_layout.addWidget(self.role_combo)
        form.person_edit_layout.addWidget(self.person_edit)
        self.part_combo = ChoiceCombo(parent)
        form.person_role_layout.addWidget(self.part_combo)
        form.remove_person_button.setIcon(icons.icon("remove"))
        form.people_list.removed.connect(self.remove)
        form.people_list.moved.connect(self._move)
        form.remove_person_button.clicked.connect(self.remove)
        form.people_list.currentItemChanged.connect(self._show_chosen)
        form.talk_edit.editingFinished.connect(self._write_talk)
        form.talk_translation_edit.editingFinished.connect(self._write_translation)
        self.part_combo.chosen.connect(self._set_role)
        form.talk_minutes_spin.editingFinished.connect(self._write_minutes)
        self.person_edit.picked.connect(self._add)
        self.retranslate()

    def offer(self, persons: Sequence[Candidate]) -> None:
        """Who may be picked."""
        self.person_edit.show_candidates(persons)

    def show_item(self, item: AgendaRow, language: str, second: str) -> None:
        """Show the people of this item, and talks in this language and a second one, unless that is empty."""
        self._item, self._language, self._second = item, language, second
        self._fill_list()
        self._show_chosen()

    def flush(self) -> None:
        self._write_talk()
        self._write_translation()
        self._write_minutes()

    def retranslate(self) -> None:
        self.role_combo.show_choices(meeting_words.worded(ItemRole, self.desk.language))
        self.role_combo.show_value(self.role_combo.value or ItemRole.SPEAKER)
        self.part_combo.show_choices(meeting_words.worded(ItemRole, self.desk.language))
        self.part_combo.setAccessibleName(self.tr("Role"))
        self.form.people_list.setToolTip(self.tr("Alt+Up and Alt+Down move, Delete removes"))
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
            item.setToolTip(tooltips.plain(text))
            shown.addItem(item)
            if person.id == chosen:
                shown.setCurrentItem(item)
        shown.blockSignals(blocked)
        shown.fit()
        self._sum_up(persons)

    def _sum_up(self, persons: Sequence[ItemPersonRow]) -> None:
        """How long all talks are, and by how much that is too long for the item."""
        total = sum(person.planned_minutes or 0 for person in persons)
        planned = self._item.planned_minutes if self._item else None
        length = clocks.duration(dt.timedelta(minutes=total), self.desk.language)
        text = self.tr("People") + (f" · {length}" if total else "")
        if planned is not None and total > planned:
            over = clocks.duration(dt.timedelta(minutes=total - planned), self.desk.language)
            text += self.tr(" — {time} too long").replace("{time}", over)
        self.form.people_label.setText(text)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.form.person_box.setVisible(chosen is not None)
        if chosen is None:
            return
        draft = self.live.read(item_persons.draft, chosen.id)
        self.part_combo.show_value(chosen.role)
        self.form.talk_translation_label.setText(languages.endonym(self._second))
        self.form.talk_translation_edit.setAccessibleName(
            f"{self.form.talk_label.text()}: {languages.endonym(self._second)}"
        )
        for widget in (self.form.talk_translation_label, self.form.talk_translation_edit):
            widget.setVisible(bool(self._second))
        for field, tag in ((self.form.talk_edit, self._language), (self.form.talk_translation_edit, self._second)):
            if not field.isModified():
                field.setText(draft.talk.get(tag, ""))
                field.setCursorPosition(0)
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
            QTimer.singleShot(0, self, self._stay_in_sight)

    @Slot()
    def _stay_in_sight(self) -> None:
        """The list grew above the field in which the next name is typed."""
        if self.person_edit.hasFocus():
            self.form.fields_scroll.ensureWidgetVisible(self.person_edit)

    @Slot()
    def _write_talk(self) -> None:
        field = self.form.talk_edit
        if field.isModified():
            field.setModified(False)
            self._change(talk={self._language: field.text()})

    @Slot()
    def _write_translation(self) -> None:
        field = self.form.talk_translation_edit
        if field.isModified() and self._second:
            field.setModified(False)
            self._change(talk={self._second: field.text()})

    @Slot(int)
    def _move(self, by: int) -> None:
        chosen, persons = self._chosen(), self._item.persons if self._item else ()
        place = persons.index(chosen) + by if chosen in persons else -1
        if chosen is not None and 0 <= place < len(persons):
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Move person of item"), item_persons.move, chosen.id, place)

    @Slot(object)
    def _set_role(self, role: ItemRole) -> None:
        self._change(role=role)

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
