"""Changes many rows of a list at once: what is ticked is changed of all of them, the rest stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QWidget

from councildesk._generated.forms.ui_members_change_dialog import Ui_MembersChangeDialog
from councildesk.domain import languages
from councildesk.domain.council import Role
from councildesk.services import council, members_change, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP, counted
from councildesk.services.members_change import OF_PERSONS, MembersChange, Part
from councildesk.ui.draft_dialog import DraftDialog
from councildesk.ui.members import members_list
from councildesk.ui.organisations import organisation_choices
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.typed_fields import DayField


class MembersChangeDialog(DraftDialog):
    """One undo step for all of them, when it is accepted; a refusal names the row and stays in the dialog."""

    def __init__(self, desk: Desk, keys: Sequence[str], of_seats: bool, day: dt.date, parent: QWidget | None) -> None:
        """`keys` are the ids of mandates and vacant seats, or of persons without `of_seats`."""
        super().__init__(parent)
        self._desk, self._keys, self._day = desk, list(keys), day
        self._parts = frozenset(Part) if of_seats else OF_PERSONS
        self.form = Ui_MembersChangeDialog()
        self.form.setupUi(self)
        self.watch(self.form.refusal_label, self.form.button_box)
        self.until_edit = DayField(self, language=desk.language)
        self.until_edit.setPlaceholderText(self.tr("without an end"))
        self.form.fields_layout.addWidget(self.until_edit, list(Part).index(Part.UNTIL), 1)
        self._fields: dict[Part, tuple[QCheckBox, QWidget]] = {
            Part.SIDE: (self.form.side_check, self.form.side_combo),
            Part.ROLE: (self.form.role_check, self.form.role_combo),
            Part.VOTING: (self.form.voting_check, self.form.voting_combo),
            Part.UNTIL: (self.form.until_check, self.until_edit),
            Part.LANGUAGE: (self.form.language_check, self.form.language_combo),
            Part.ORGANISATION: (self.form.organisation_check, self.form.organisation_combo),
        }
        self._furnish()
        self._connect()
        self._allow()

    def wanted(self) -> MembersChange:
        """What is ticked, with the values beside it."""
        form = self.form
        return MembersChange(
            frozenset(part for part, (check, _field) in self._fields.items() if check.isChecked()),
            form.side_combo.value or None,
            form.role_combo.value or Role.MEMBER,
            bool(form.voting_combo.value),
            self.until_edit.value,
            form.language_combo.value or "",
            form.organisation_combo.currentText(),
        )

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def typed_fields(self) -> tuple[DayField]:
        return (self.until_edit,)

    def keep(self) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Change members")
        if self._parts == OF_PERSONS:
            label = QT_TRANSLATE_NOOP("Steps", "Change persons")
        label = counted(label, len(self._keys))
        language = self._desk.language
        self._desk.live.perform(label, members_change.change, self._keys, self.wanted(), self._day, language)

    def _furnish(self) -> None:
        form, live, language = self.form, self._desk.live, self._desk.language
        self.setWindowTitle(self.tr("Change all that are chosen"))
        form.chosen_label.setText(self.tr("%n chosen", "", len(self._keys)))
        form.button_box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Save"))
        found = live.read(sides.rows, language)
        form.side_combo.show_choices([("", self.tr("None")), *((side.id, side.name) for side in found)])
        form.role_combo.show_choices([(role, members_list.role_word(role, language)) for role in Role])
        form.voting_combo.show_choices([(True, self.tr("Yes")), (False, self.tr("No"))])
        tags = dict.fromkeys([*live.read(council.languages), *languages.KNOWN])
        form.language_combo.show_choices([(tag, languages.endonym(tag)) for tag in tags])
        houses = organisation_choices.named(live, language, list(tags))
        form.organisation_combo.addItems(["", *(name for _id, name in houses)])
        hidden = frozenset(Part) - self._parts | (frozenset() if found else frozenset({Part.SIDE}))
        before: QWidget | None = None
        for part, (check, field) in self._fields.items():
            field.setAccessibleName(check.text().replace("&", ""))
            check.setVisible(part not in hidden)
            field.setVisible(part not in hidden)
            if before is not None:
                QWidget.setTabOrder(before, check)
            QWidget.setTabOrder(check, field)
            before = field
        QWidget.setTabOrder(self.until_edit, form.language_check)
        QWidget.setTabOrder(form.organisation_combo, form.button_box)

    def _connect(self) -> None:
        for check, field in self._fields.values():
            check.toggled.connect(self._allow)
            if isinstance(field, ChoiceCombo):
                field.chosen.connect(lambda _value, check=check: check.setChecked(True))
                field.chosen.connect(self._allow)
            elif isinstance(field, QComboBox):
                field.editTextChanged.connect(lambda _text, check=check: check.setChecked(True))
        self.until_edit.edited.connect(self._tick_until)
        self.watch_field(self.until_edit)

    @Slot()
    def _tick_until(self) -> None:
        self.form.until_check.setChecked(True)

    @Slot()
    def _allow(self) -> None:
        """Nothing ticked, or a choice without a value: there is nothing to change."""
        ticked = [field for check, field in self._fields.values() if check.isChecked()]
        is_whole = all(not isinstance(field, ChoiceCombo) or field.currentIndex() >= 0 for field in ticked)
        self.form.button_box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(ticked) and is_whole)
        self.form.refusal_label.hide()
