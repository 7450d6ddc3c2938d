"""How to reach a person: mail, phone and postal addresses, each with what it is for."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_person_contacts import Ui_PersonContacts
from councildesk.domain import languages
from councildesk.domain.council import ContactKind
from councildesk.services import choices, contact_checks
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.persons import ContactDraft, PersonDraft
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.persons.parts_card import PartsCard
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets.choice_combo import ChoiceCombo

_ICONS = {ContactKind.MAIL: "mail", ContactKind.PHONE: "phone", ContactKind.ADDRESS: "site"}


class ContactsCard(PartsCard[ContactDraft]):
    field = "contacts"
    label = QT_TRANSLATE_NOOP("Steps", "Change contacts of person")

    def __init__(self, part: RecordPart) -> None:
        super().__init__(part)
        self.form = Ui_PersonContacts()
        self.form.setupUi(self)
        self.list.setObjectName("contacts_list")
        self._country = ""
        self.kind_combo = ChoiceCombo(self)
        form = self.form
        self._value = KeptLine(self.live, form.value_edit, self._write_value, proper=self._proper)
        line = form.purpose_combo.lineEdit()
        assert line is not None  # the combo is editable
        self._purpose = KeptLine(self.live, line, self._write_purpose)
        self.kept += [self._value, self._purpose]
        form.refusal_label.hide()
        self.place_parts(
            form.list_slot, form.hint_label, form.fields_box, (form.up_button, form.down_button, form.remove_button)
        )
        form.kind_slot.addWidget(self.kind_combo)
        form.kind_label.setBuddy(self.kind_combo)
        chain = [form.address_button, self.list, self.kind_combo, form.value_edit, form.purpose_combo]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._connect()
        self.retranslate()

    def line(self, item: ContactDraft) -> tuple[str, str]:
        return " · ".join(filter(None, (item.value, item.purpose))), _ICONS[item.kind]

    def is_past(self, item: ContactDraft) -> bool:
        return False

    def is_enough(self, item: ContactDraft) -> bool:
        return bool(item.value.strip())

    def show_draft(self, draft: PersonDraft) -> None:
        self._country = draft.country
        super().show_draft(draft)

    def show_fields(self, item: ContactDraft) -> None:
        self.kind_combo.show_value(item.kind)
        self._value.show(item.value)
        self._purpose.show(item.purpose)
        self._mark(item)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.setAccessibleName(self.tr("Contacts"))
        kinds = [(kind, languages.capitalised(_word(kind), self.desk.language)) for kind in ContactKind]
        self.kind_combo.show_choices(kinds, _ICONS.values())
        purpose = self.form.purpose_combo
        kept = purpose.currentText()
        purpose.clear()
        purpose.addItems([self.tr("work"), self.tr("invitations"), self.tr("private"), self.tr("assistant")])
        purpose.setCurrentText(kept)

    @Slot()
    def add_mail(self) -> None:
        self._add(ContactKind.MAIL)

    @Slot()
    def add_phone(self) -> None:
        self._add(ContactKind.PHONE)

    @Slot()
    def add_address(self) -> None:
        self._add(ContactKind.ADDRESS)

    def _add(self, kind: ContactKind) -> None:
        self.begin(ContactDraft(kind, ""))
        self.form.value_edit.setFocus()

    def _connect(self) -> None:
        form = self.form
        form.mail_button.clicked.connect(self.add_mail)
        form.phone_button.clicked.connect(self.add_phone)
        form.address_button.clicked.connect(self.add_address)
        self.kind_combo.chosen.connect(self._set_kind)
        form.purpose_combo.activated.connect(self._take_purpose)

    @Slot(object)
    def _set_kind(self, kind: ContactKind) -> None:
        self.change(kind=kind)
        if self.pending is not None:
            self._mark(self.pending)

    def _write_value(self, value: str) -> None:
        self.change("value", value=value)

    def _proper(self, typed: str) -> str:
        """What was typed takes its proper form when the field is left; what is not understood stays, and is marked."""
        kind = self.kind_combo.value
        return typed if kind is None else contact_checks.checked(kind, typed, self._country).value

    def _mark(self, item: ContactDraft) -> None:
        """Say beside the field what does not look like an address or a number."""
        found = contact_checks.checked(item.kind, item.value, self._country)
        words = {
            ContactKind.MAIL: self.tr("This does not look like a mail address. It is kept as it is."),
            ContactKind.PHONE: self.tr("This does not look like a phone number. Write it with +994 or another code."),
        }
        self.form.refusal_label.setText(words.get(item.kind, ""))
        self.form.refusal_label.setVisible(not found.is_understood)

    @Slot()
    def _take_purpose(self) -> None:
        """One of the usual ones was chosen."""
        self._write_purpose(self.form.purpose_combo.currentText())

    def _write_purpose(self, text: str) -> None:
        shown = self.pending or next((item for item in self.items if item.id == self.chosen_id), None)
        typed = text.strip()
        if shown is not None and typed != shown.purpose:
            self.change("purpose", purpose=typed)


def _word(kind: ContactKind) -> str:
    return choices.word(kind, QCoreApplication.translate)
