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
from councildesk.ui.kept_fields import KeptLine, KeptNumber
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
        self._shown_id: str | None = None
        """The person whose talk is shown."""
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
        self._talk = KeptLine(self.live, form.talk_edit, self._write_talk)
        self._translation = KeptLine(self.live, form.talk_translation_edit, self._write_translation)
        self._minutes = KeptNumber(self.live, form.talk_minutes_spin, self._write_minutes)
        self.part_combo.chosen.connect(self._set_role)
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
        for field in (self._talk, self._translation, self._minutes):
            field.flush()

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
        if self._shown_id is not None and (chosen is None or chosen.id != self._shown_id):
            self._leave_shown()
        self._shown_id = chosen.id if chosen else None
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
        self._talk.show(draft.talk.get(self._language, ""))
        self._translation.show(draft.talk.get(self._second, ""))
        self._minutes.show(draft.planned_minutes or 0)

    def _leave_shown(self) -> None:
        """What waits belongs to the person that was shown, unless it is gone."""
        if any(one.id == self._shown_id for one in self._item.persons) if self._item else False:
            self.flush()
        for field in (self._talk, self._translation, self._minutes):
            field.drop()

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

    def _write_talk(self, text: str) -> None:
        self._change(f"talk/{self._language}", talk={self._language: text})

    def _write_translation(self, text: str) -> None:
        if self._second:
            self._change(f"talk/{self._second}", talk={self._second: text})

    @Slot(int)
    def _move(self, by: int) -> None:
        chosen, persons = self._chosen(), self._item.persons if self._item else ()
        place = persons.index(chosen) + by if chosen in persons else -1
        if chosen is not None and 0 <= place < len(persons):
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Move person of item"), item_persons.move, chosen.id, place)

    @Slot(object)
    def _set_role(self, role: ItemRole) -> None:
        self._change(role=role)

    def _write_minutes(self) -> None:
        shown = self._shown_id and self.live.read(item_persons.draft, self._shown_id)
        minutes = self.form.talk_minutes_spin.value() or None
        if shown and minutes != shown.planned_minutes:
            self._change("minutes", planned_minutes=minutes)

    def _change(self, passage: str = "", **fields: Any) -> None:
        """Of the person that is shown; with a passage, steps of typing in it join."""
        key = self._shown_id
        if key is None:
            return
        draft = replace(self.live.read(item_persons.draft, key), **fields)
        if passage:
            self.live.attempt_typing(f"{key}/{passage}", _LABEL, item_persons.change, key, draft)
        else:
            self.live.attempt(_LABEL, item_persons.change, key, draft)
