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
from councildesk.ui.kept_fields import KeptLine, KeptTexts
from councildesk.ui.organisations.organisation_field import OrganisationField
from councildesk.ui.page import Desk
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets import beside_labels
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
        self._texts = {
            name: KeptTexts(self.live, fields, partial(self._write, name), needed=name == "name")
            for name, fields in self.texts.items()
        }
        self._lines = {
            name: KeptLine(
                self.live,
                line,
                partial(self._write, name),
                proper=partial(self._proper, name) if name in _CONTACTS else None,
            )
            for name, line in self.lines.items()
        }
        self.kept += [*self._texts.values(), *self._lines.values()]
        self._place_widgets()
        self._connect()

    def refresh(self) -> None:
        assert self.record_id is not None
        draft = self.live.read(organisations.draft, self.record_id)
        tags = self.live.read(council.languages) or [self.desk.language]
        labels = {"name": self.form.name_label, "short_name": self.form.short_name_label}
        for name, texts in self._texts.items():
            kept = getattr(draft, name)
            label = labels.get(name, self.form.address_label)
            texts.show(list(dict.fromkeys([*tags, *kept])), label.text(), kept)
        for name, line in self._lines.items():
            line.show(getattr(draft, name))
        found = self.live.read(sides.rows, self.desk.language)
        self.side_combo.show_choices([(None, self.tr("No side")), *((side.id, side.name) for side in found)])
        self.side_combo.show_value(draft.side_id)
        for widget in (self.side_combo, self.form.side_label):
            widget.setVisible(bool(found))
        self.country_field.show_country(draft.country)
        self.parent_field.show_organisation(draft.parent_id, without=self.record_id)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.name_slot, form.name_label, self.texts["name"]),
            (form.short_name_slot, form.short_name_label, self.texts["short_name"]),
            (form.side_slot, form.side_label, self.side_combo),
            (form.country_slot, form.country_label, self.country_field),
            (form.parent_slot, form.parent_label, self.parent_field),
            (form.address_slot, form.address_label, self.texts["address"]),
        )
        chain = [self.texts["name"], self.texts["short_name"], form.code_edit, self.side_combo, self.country_field]
        chain += [self.parent_field, self.texts["address"], form.mail_edit, form.phone_edit, form.website_edit]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.side_combo.chosen.connect(self._set_side)
        self.country_field.picked.connect(self._set_country)
        self.parent_field.picked.connect(self._set_parent)

    def _proper(self, name: str, typed: str) -> str:
        """A mail address or phone number as it is kept."""
        return contact_checks.checked(_CONTACTS[name], typed, self.country_field.person_id or "").value

    def _write(self, name: str, value: Any) -> None:
        self._change(name, **{name: value})

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
