"""A person's card: names in each script, how papers print them, side, country, languages, notes.

Everything is kept while one types: what is typed in one field is one step, however long it takes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QMenu, QWidget

from councildesk._generated.forms.ui_person_card import Ui_PersonCard
from councildesk.domain import languages
from councildesk.services import council, persons, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.persons import PersonDraft
from councildesk.ui import icons, merge_dialog
from councildesk.ui.kept_fields import KeptTexts
from councildesk.ui.merge_dialog import MergeDialog
from councildesk.ui.page import Desk, Key, Place
from councildesk.ui.persons import printed_names
from councildesk.ui.persons.name_fields import NameFields
from councildesk.ui.record_part import RecordPart
from councildesk.ui.typing_pause import TypingPause
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.country_field import CountryField
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.languages_list import LanguagesList

LABEL = QT_TRANSLATE_NOOP("Steps", "Change person")


class CardPart(RecordPart):
    nouns = frozenset({"person", "person_name", "text", "side", "council", "working_language"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_PersonCard()
        self.form.setupUi(self)
        self._tags: list[str] = []
        self.name_fields = NameFields(self)
        self.salutation_fields = LanguageFields(self)
        self.languages_list = LanguagesList(self)
        self.side_combo = ChoiceCombo(self)
        self.country_field = CountryField(self)
        self._names_pause = TypingPause(self.live, self._write_typed_names, self)
        self._salutation = KeptTexts(self.live, self.salutation_fields, self._write_salutation)
        self.kept.append(self._salutation)
        self._notes_pause = TypingPause(self.live, self._write_notes, self)
        self._language_menu = QMenu(self)
        self.form.language_button.setMenu(self._language_menu)
        self._place_widgets()
        self._connect()

    def refresh(self) -> None:
        assert self.record_id is not None
        draft: PersonDraft = self.live.read(persons.draft, self.record_id)
        self._tags = self.live.read(council.languages) or [self.desk.language]
        self.name_fields.show_names(draft.names, self._tags)
        self._show_printed()
        tags = list(dict.fromkeys([*self._tags, *draft.form_of_address]))
        self._salutation.show(tags, self.form.salutation_label.text(), draft.form_of_address)
        self.languages_list.show_tags(draft.languages, self._tags)
        found = self.live.read(sides.rows, self.desk.language)
        self.side_combo.show_choices([(None, self.tr("No side")), *((side.id, side.name) for side in found)])
        self.side_combo.show_value(draft.side_id)
        self.side_combo.setVisible(bool(found))
        self.form.side_label.setVisible(bool(found))
        self.country_field.show_country(draft.country)
        if self.form.notes_edit.toPlainText() != draft.notes and not self._notes_pause.is_waiting:
            self.form.notes_edit.setPlainText(draft.notes)

    def forget(self) -> None:
        super().forget()
        self._names_pause.drop()
        self.name_fields.clear()
        self.form.notes_edit.clear()
        self._notes_pause.drop()

    def flush(self) -> None:
        super().flush()
        if self.record_id is not None:
            self._names_pause.flush()
            self._notes_pause.flush()

    def keys(self) -> list[Key]:
        return [Key("Alt+Down", self.tr("Move a language of the person down"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.name_fields.retranslate()
        self.languages_list.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            printed_names.fit(self.form.print_tree)

    @Slot()
    def merge(self) -> None:
        """Ask as whom the person was entered once more, and make the two one."""
        if self.record_id is None:
            return
        self.flush()
        what = merge_dialog.of_persons(self.desk, self.tr("Which two persons are one?"))
        dialog = MergeDialog(what, self.record_id, None, self)
        if dialog.exec():
            self.live.tell(self.tr("Two persons became one."), undoable=True)
            if dialog.kept_id != self.record_id:
                self.place_wanted.emit(Place("members", dialog.kept_id, "card"))
        dialog.deleteLater()

    def _place_widgets(self) -> None:
        form = self.form
        form.merge_button.setIcon(icons.icon("merge"))
        form.names_slot.addWidget(self.name_fields)
        beside_labels.place(
            (form.salutation_slot, form.salutation_label, self.salutation_fields),
            (form.languages_slot, form.languages_label, self.languages_list),
            (form.side_slot, form.side_label, self.side_combo),
            (form.country_slot, form.country_label, self.country_field),
        )
        chain = [form.merge_button, form.language_button, self.name_fields, form.print_tree, self.salutation_fields]
        chain += [self.languages_list.list, self.languages_list.button, self.side_combo, self.country_field]
        for first, second in pairwise([*chain, form.notes_edit]):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.form.merge_button.clicked.connect(self.merge)
        self._language_menu.aboutToShow.connect(self._offer_languages)
        self.name_fields.typed.connect(self._note_names)
        self.name_fields.edited.connect(self._write_names)
        self.languages_list.edited.connect(self._set_languages)
        self.side_combo.chosen.connect(self._set_side)
        self.country_field.picked.connect(self._set_country)
        self.form.notes_edit.textChanged.connect(self._notes_pause.note)

    @Slot()
    def _note_names(self) -> None:
        self._names_pause.note()
        self._show_printed()

    def _show_printed(self) -> None:
        """How papers of the council's languages would print what stands in the fields now."""
        printed_names.fill(self.form.print_tree, self.name_fields.names(), self._tags)
        self.form.names_hint.setVisible(self.name_fields.has_offers)

    @Slot()
    def _offer_languages(self) -> None:
        """The council's languages first, then the others we know."""
        self._language_menu.clear()
        for tag in dict.fromkeys([*self._tags, *languages.KNOWN]):
            if tag not in self.name_fields.tags:
                self._language_menu.addAction(languages.endonym(tag)).triggered.connect(partial(self._add_row, tag))

    def _add_row(self, tag: str) -> None:
        self.name_fields.add_language(tag)
        self.name_fields.field(tag, "given").setFocus()

    def _write_typed_names(self) -> None:
        """A row that is emptied to be written anew is not refused while one types."""
        if self.name_fields.names():
            self._write_names()

    @Slot()
    def _write_names(self) -> None:
        self._names_pause.drop()
        self.name_fields.settle()
        self._change("names", names=self.name_fields.names())

    def _write_salutation(self, texts: dict[str, str]) -> None:
        self._change("salutation", form_of_address=texts)

    def _write_notes(self) -> None:
        self._change("notes", notes=self.form.notes_edit.toPlainText())

    @Slot(object)
    def _set_languages(self, tags: tuple[str, ...]) -> None:
        self._change(languages=tags)

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        self._change(side_id=side_id)

    @Slot(object)
    def _set_country(self, code: str | None) -> None:
        self._change(country=code or "")

    def _change(self, passage: str = "", **fields: Any) -> None:
        """One step; with a passage, steps of typing in it join."""
        if self.record_id is None:
            return
        draft = replace(self.live.read(persons.draft, self.record_id), **fields)
        typing = f"{self.record_id}/{passage}" if passage else ""
        self.attempt(LABEL, persons.change, self.record_id, draft, typing=typing)
