"""What an organisation is called, where it belongs and how to reach it; kept while one types."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from councildesk._generated.forms.ui_organisation_details import Ui_OrganisationDetails
from councildesk.domain.council import ContactKind
from councildesk.services import contact_checks, council, organisations, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.organisations.organisation_field import OrganisationField
from councildesk.ui.page import Desk
from councildesk.ui.record_part import RecordPart
from councildesk.ui.typing_pause import TypingPause
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.country_field import CountryField
from councildesk.ui.widgets.language_fields import LanguageFields

_CONTACTS = {"mail": ContactKind.MAIL, "phone": ContactKind.PHONE}
_LABEL = QT_TRANSLATE_NOOP("Steps", "Change organisation")


class DetailsPart(RecordPart):
    nouns = frozenset({"organisation", "text", "side", "working_language"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_OrganisationDetails()
        self.form.setupUi(self)
        self.texts = {"name": LanguageFields(self), "short_name": LanguageFields(self), "address": LanguageFields(self)}
        self.lines: dict[str, QLineEdit] = {
            "code": self.form.code_edit,
            "mail": self.form.mail_edit,
            "phone": self.form.phone_edit,
            "website": self.form.website_edit,
        }
        self.side_combo = ChoiceCombo(self)
        self.country_field = CountryField(self)
        self.parent_field = OrganisationField(desk, self, makes=False)
        self._pauses = {
            **{name: TypingPause(self.live, partial(self._write_texts, name), self) for name in self.texts},
            **{name: TypingPause(self.live, partial(self._write_line, name), self) for name in self.lines},
        }
        self._place_widgets()
        self._connect()

    def refresh(self) -> None:
        assert self.record_id is not None
        draft = self.live.read(organisations.draft, self.record_id)
        tags = self.live.read(council.languages) or [self.desk.language]
        labels = {"name": self.form.name_label, "short_name": self.form.short_name_label}
        for name, fields in self.texts.items():
            kept = getattr(draft, name)
            label = labels.get(name, self.form.address_label)
            fields.show_languages(list(dict.fromkeys([*tags, *kept])), label.text())
            if not self._pauses[name].is_waiting:
                fields.show_texts(kept)
        for name, line in self.lines.items():
            kept = getattr(draft, name)
            if not self._pauses[name].is_waiting and line.text().strip() != kept:
                line.setText(kept)
                line.setCursorPosition(0)
        found = self.live.read(sides.rows, self.desk.language)
        self.side_combo.show_choices([(None, self.tr("No side")), *((side.id, side.name) for side in found)])
        self.side_combo.show_value(draft.side_id)
        for widget in (self.side_combo, self.form.side_label):
            widget.setVisible(bool(found))
        self.country_field.show_country(draft.country)
        self.parent_field.show_organisation(draft.parent_id, without=self.record_id)

    def forget(self) -> None:
        for pause in self._pauses.values():
            pause.drop()

    def flush(self) -> None:
        if self.record_id is not None:
            for pause in self._pauses.values():
                pause.flush()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        for slot, label, widget in (
            (form.name_slot, form.name_label, self.texts["name"]),
            (form.short_name_slot, form.short_name_label, self.texts["short_name"]),
            (form.side_slot, form.side_label, self.side_combo),
            (form.country_slot, form.country_label, self.country_field),
            (form.parent_slot, form.parent_label, self.parent_field),
            (form.address_slot, form.address_label, self.texts["address"]),
        ):
            slot.addWidget(widget)
            label.setBuddy(widget)
        chain = [self.texts["name"], self.texts["short_name"], form.code_edit, self.side_combo, self.country_field]
        chain += [self.parent_field, self.texts["address"], form.mail_edit, form.phone_edit, form.website_edit]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        for name, fields in self.texts.items():
            fields.typed.connect(self._pauses[name].note)
            fields.edited.connect(partial(self._take_texts, name))
        for name, line in self.lines.items():
            line.textEdited.connect(self._pauses[name].note)
            line.editingFinished.connect(partial(self._leave_line, name))
        self.side_combo.chosen.connect(self._set_side)
        self.country_field.picked.connect(self._set_country)
        self.parent_field.picked.connect(self._set_parent)

    def _write_texts(self, name: str) -> None:
        """While one types, a name emptied in all languages is not refused yet."""
        if name != "name" or self.texts[name].texts():
            self.texts[name].flush()

    def _take_texts(self, name: str, texts: dict[str, str]) -> None:
        self._pauses[name].drop()
        self._change(name, **{name: {tag: texts.get(tag, "") for tag in self.texts[name].tags}})

    def _leave_line(self, name: str) -> None:
        """A mail address or phone number takes its proper form when its field is left."""
        line = self.lines[name]
        if name in _CONTACTS and line.isModified():
            country = self.country_field.person_id or ""
            line.setText(contact_checks.checked(_CONTACTS[name], line.text(), country).value)
            self._pauses[name].note()
        line.setModified(False)
        self._pauses[name].flush()

    def _write_line(self, name: str) -> None:
        self._change(name, **{name: self.lines[name].text()})

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        self._change(side_id=side_id)

    @Slot(object)
    def _set_country(self, code: str | None) -> None:
        self._change(country=code or "")

    @Slot(object)
    def _set_parent(self, organisation_id: str | None) -> None:
        self._change(parent_id=organisation_id)

    def _change(self, passage: str = "", **fields: Any) -> None:
        if self.record_id is not None:
            draft = replace(self.live.read(organisations.draft, self.record_id), **fields)
            typing = f"{self.record_id}/{passage}" if passage else ""
            self.attempt(_LABEL, organisations.change, self.record_id, draft, typing=typing)
