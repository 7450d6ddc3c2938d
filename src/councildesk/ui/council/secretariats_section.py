"""The offices that serve the council, or one side of it, and where they can be reached."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_secretariats import Ui_CouncilSecretariats
from councildesk.domain import languages
from councildesk.services import organisations, secretariats, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.organisations import OrganisationRow
from councildesk.services.secretariats import SecretariatDraft, SecretariatRow
from councildesk.ui import icons
from councildesk.ui.council.council_section import CouncilSection, all_languages, place
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.language_fields import LanguageFields, LanguageTexts
from councildesk.ui.widgets.ordered_list import OrderedList
from councildesk.ui.widgets.zone_combo import ZoneCombo


class SecretariatsSection(CouncilSection):
    """A new secretariat is kept as soon as it has a name or an organisation."""

    nouns = frozenset({"secretariat", "side", "text", "organisation", "working_language", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_CouncilSecretariats()
        self.form.setupUi(self)
        self._rows: list[SecretariatRow] = []
        self._shown: str | None = None
        self._draft: SecretariatDraft | None = None
        self.offices_list = OrderedList(self)
        self.name_fields, self.address_fields = LanguageFields(self), LanguageTexts(self)
        self.side_combo, self.organisation_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.zone_combo = ZoneCombo(self, self.tr("As its side, or the council"))
        self._place_widgets()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        self._rows = self.live.read(secretariats.rows, self.desk.language)
        if self._shown not in [row.id for row in self._rows]:
            self._shown = self._rows[0].id if self._rows and self._draft is None else None
        self.offices_list.show_choices([(row.id, self._line(row)) for row in self._rows])
        self.offices_list.setVisible(bool(self._rows))
        self._select_shown()
        self._show_fields()

    def flush(self) -> None:
        for field in (self.name_fields, self.address_fields, self.zone_combo):
            field.flush()
        self._write_lines()

    def add_new(self) -> None:
        self._begin()

    def show_record(self, record: str) -> None:
        self._shown, self._draft = record, None
        self.look_again()

    def keys(self) -> list[Key]:
        move = self.tr("Move the secretariat up, Alt+Down: down")
        return [Key("Alt+Up", move), Key("Del", self.tr("Remove the secretariat"))]

    def retranslate(self) -> None:
        self.offices_list.name(self.form.offices_heading.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
        super().changeEvent(event)

    def _place_widgets(self) -> None:
        form = self.form
        form.offices_layout.addWidget(self.offices_list)
        place(
            (form.name_layout, form.name_label, self.name_fields),
            (form.side_layout, form.side_label, self.side_combo),
            (form.organisation_layout, form.organisation_label, self.organisation_combo),
            (form.address_layout, form.address_label, self.address_fields),
            (form.zone_layout, form.zone_label, self.zone_combo),
        )
        form.add_button.setIcon(icons.icon("add"))
        form.remove_button.setIcon(icons.icon("remove"))
        chain = [self.offices_list, form.add_button, form.remove_button, self.name_fields, self.side_combo]
        chain += [self.organisation_combo, self.address_fields, form.mail_edit, form.phone_edit, self.zone_combo]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._delete_key = DeleteKey(self.offices_list.list)

    def _connect(self) -> None:
        form = self.form
        form.add_button.clicked.connect(self._begin)
        form.remove_button.clicked.connect(self._remove)
        self._delete_key.pressed.connect(self._remove)
        self.offices_list.list.currentRowChanged.connect(self._choose)
        self.offices_list.changed.connect(self._reorder)
        self.name_fields.edited.connect(self._write_name)
        self.address_fields.edited.connect(self._write_address)
        self.side_combo.chosen.connect(self._set_side)
        self.organisation_combo.chosen.connect(self._set_organisation)
        self.zone_combo.chosen.connect(self._set_zone)
        form.mail_edit.editingFinished.connect(self._write_lines)
        form.phone_edit.editingFinished.connect(self._write_lines)

    def _line(self, row: SecretariatRow) -> str:
        return "  ·  ".join(filter(None, (row.name, row.side)))

    def _select_shown(self) -> None:
        places = [row.id for row in self._rows]
        blocked = self.offices_list.list.blockSignals(True)
        self.offices_list.list.setCurrentRow(places.index(self._shown) if self._shown in places else -1)
        self.offices_list.list.blockSignals(blocked)

    def _show_fields(self) -> None:
        draft = self._draft if self._shown is None else self.live.read(secretariats.draft, self._shown)
        self.form.fields_box.setVisible(draft is not None)
        self.form.remove_button.setEnabled(draft is not None)
        if draft is None:
            return
        tags = self.languages()
        for fields, label, texts in (
            (self.name_fields, self.form.name_label, draft.name),
            (self.address_fields, self.form.address_label, draft.address),
        ):
            fields.show_languages(tags, label.text())
            fields.show_texts(texts)
        self._offer_choices()
        self.side_combo.show_value(draft.side_id)
        self.organisation_combo.show_value(draft.organisation_id)
        self.zone_combo.show_value(draft.time_zone)
        for line, text in ((self.form.mail_edit, draft.mail), (self.form.phone_edit, draft.phone)):
            if not line.isModified():
                line.setText(text)

    def _offer_choices(self) -> None:
        of_sides = [(side.id, side.name) for side in self.live.read(sides.rows, self.desk.language)]
        self.side_combo.show_choices([(None, self.tr("The whole council")), *of_sides])
        self.side_combo.setVisible(bool(of_sides))
        self.form.side_label.setVisible(bool(of_sides))
        houses = self.live.read(organisations.rows)
        words = [(one.id, self._house(one)) for one in houses]
        self.organisation_combo.show_choices([(None, self.tr("None")), *sorted(words, key=lambda pair: pair[1])])

    def _house(self, one: OrganisationRow) -> str:
        found = languages.pick(one.name, self.desk.language, self.languages())
        return found[1] if found else one.code

    @Slot()
    def _begin(self) -> None:
        self.flush()
        self._shown, self._draft = None, SecretariatDraft()
        self._select_shown()
        self._show_fields()
        self.name_fields.setFocus()

    @Slot()
    def _remove(self) -> None:
        if self._shown is not None:
            self.attempt(QT_TRANSLATE_NOOP("Steps", "Remove secretariat"), secretariats.remove, self._shown)
        else:
            self._draft = None
            self.look_again()

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0:
            self.flush()
            self._shown, self._draft = self._rows[row].id, None
            self._select_shown()  # writing what was typed has filled the list anew
            self._show_fields()

    @Slot(object)
    def _reorder(self, order: list[str]) -> None:
        moved = self._shown = self.offices_list.current
        label = QT_TRANSLATE_NOOP("Steps", "Move secretariat")
        self.attempt(label, secretariats.move, moved, order.index(moved))

    @Slot(dict)
    def _write_name(self, texts: dict[str, str]) -> None:
        self._change(name=all_languages(texts, self.languages()))

    @Slot(dict)
    def _write_address(self, texts: dict[str, str]) -> None:
        self._change(address=all_languages(texts, self.languages()))

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        self._change(side_id=side_id)

    @Slot(object)
    def _set_organisation(self, organisation_id: str | None) -> None:
        self._change(organisation_id=organisation_id)

    @Slot(object)
    def _set_zone(self, zone: str | None) -> None:
        self._change(time_zone=zone)

    @Slot()
    def _write_lines(self) -> None:
        mail, phone = self.form.mail_edit, self.form.phone_edit
        if mail.isModified() or phone.isModified():
            mail.setModified(False)
            phone.setModified(False)
            self._change(mail=mail.text(), phone=phone.text())

    def _change(self, **fields: Any) -> None:
        """Change the chosen one; a new one is added when it has got a name or an organisation."""
        if self._shown is not None:
            draft = replace(self.live.read(secretariats.draft, self._shown), **fields)
            label = QT_TRANSLATE_NOOP("Steps", "Change secretariat")
            self.attempt(label, secretariats.change, self._shown, draft)
        elif self._draft is not None:
            self._draft = draft = replace(self._draft, **fields)
            if draft.organisation_id or any(name.strip() for name in draft.name.values()):
                label = QT_TRANSLATE_NOOP("Steps", "Add secretariat")
                self._shown = self.attempt(label, secretariats.add, draft)
                self._draft = None
                self.look_again()
