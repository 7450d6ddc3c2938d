"""Setting up a council: a name, and what else is known on the first day."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimeZone, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from councildesk._generated.forms.ui_new_council_dialog import Ui_NewCouncilDialog
from councildesk.domain import languages
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.services.zones import known_zones

_COLUMNS = 2


@dataclass(frozen=True)
class NewCouncil:
    """What the person wants to begin with."""

    council: CouncilDraft
    sides: tuple[SideDraft, ...] = ()


class NewCouncilDialog(QDialog):
    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """`language` is that of the program; it leads until another is chosen."""
        super().__init__(parent)
        self.form = Ui_NewCouncilDialog()
        self.form.setupUi(self)
        self.language_checks = self._make_language_checks()
        self.sides = [_SideFields(self, row) for row in (1, 2)]
        for tag in languages.KNOWN:
            self.form.language_combo.addItem(languages.endonym(tag), tag)
        self._offer_zones()
        self._head_sides()
        ok = self.form.button_box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Set up"))
        self.form.button_box.accepted.connect(self._accept_when_named)
        self.form.button_box.rejected.connect(self.reject)
        self.form.language_combo.currentIndexChanged.connect(self._lead)
        self.form.sides_check.toggled.connect(self._show_sides)
        self.form.name_edit.textChanged.connect(self._forget_refusal)
        self.form.language_combo.setCurrentIndex(max(0, self.form.language_combo.findData(language)))
        self._lead()
        self._show_sides(False)
        self._forget_refusal()

    @classmethod
    def ask(cls, parent: QWidget, language: str) -> NewCouncil | None:
        """What the person wants; None when they changed their mind."""
        dialog = cls(language, parent)
        return dialog.wanted() if dialog.exec() else None

    def wanted(self) -> NewCouncil:
        """The council as the fields say it."""
        leading = str(self.form.language_combo.currentData())
        others = [tag for tag, check in self.language_checks.items() if check.isChecked() and tag != leading]
        draft = CouncilDraft(
            name={leading: self.form.name_edit.text()},
            time_zone=self.form.zone_combo.currentText().strip(),
            languages=(leading, *others),
        )
        has_sides = self.form.sides_check.isChecked()
        return NewCouncil(draft, tuple(side.draft(leading) for side in self.sides) if has_sides else ())

    @Slot()
    def _accept_when_named(self) -> None:
        refusal = self._refusal()
        if not refusal:
            self.accept()
            return
        self.form.refusal_label.setText(refusal)
        self.form.refusal_label.show()

    def _refusal(self) -> str:
        """What is still missing, in one sentence; nothing when all is well."""
        if not self.form.name_edit.text().strip():
            self.form.name_edit.setFocus()
            return self.tr("Give the council a name.")
        zones = [self.form.zone_combo, *(side.zone_combo for side in self.sides if self.form.sides_check.isChecked())]
        for zone in zones:
            if zone.currentText().strip() not in known_zones():
                zone.setFocus()
                return self.tr("Choose a time zone from the list, such as Asia/Baku.")
        return self._refusal_of_sides() if self.form.sides_check.isChecked() else ""

    def _refusal_of_sides(self) -> str:
        codes = [side.code_edit.text().strip() for side in self.sides]
        if not all(codes):
            return self.tr("Give each side a short code, such as AZ.")
        return self.tr("Give the sides different codes.") if len(set(codes)) < len(codes) else ""

    @Slot()
    def _lead(self) -> None:
        """The leading language is one of the council's without asking."""
        for tag, check in self.language_checks.items():
            check.setEnabled(tag != self.form.language_combo.currentData())

    @Slot(bool)
    def _show_sides(self, is_shown: bool) -> None:
        self.form.sides_frame.setVisible(is_shown)
        self.adjustSize()

    @Slot()
    def _forget_refusal(self) -> None:
        self.form.refusal_label.hide()

    def _make_language_checks(self) -> dict[str, QCheckBox]:
        checks = {}
        for number, tag in enumerate(languages.KNOWN):
            check = QCheckBox(languages.endonym(tag), self)
            check.setObjectName(f"{tag.lower().replace('-', '_')}_check")
            self.form.others_layout.addWidget(check, number // _COLUMNS, number % _COLUMNS)
            checks[tag] = check
        return checks

    def _offer_zones(self) -> None:
        own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        for combo in (self.form.zone_combo, *(side.zone_combo for side in self.sides)):
            combo.addItems(known_zones())
            combo.setCurrentText(own if own in known_zones() else "UTC")

    def _head_sides(self) -> None:
        for column, text in enumerate((self.tr("Name"), self.tr("Code"), self.tr("Time zone")), start=1):
            heading = QLabel(text, self)
            heading.setProperty("look", "small")
            self.form.sides_layout.addWidget(heading, 0, column)


class _SideFields:
    """The fields of one side, in one row."""

    def __init__(self, dialog: NewCouncilDialog, row: int) -> None:
        self.name_edit, self.code_edit, self.zone_combo = QLineEdit(dialog), QLineEdit(dialog), QComboBox(dialog)
        self.zone_combo.setEditable(True)
        self.zone_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone_combo.setMinimumContentsLength(16)
        self.zone_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.code_edit.setMaxLength(12)
        side = dialog.tr("Side {number}").replace("{number}", str(row))
        names = (dialog.tr("Name"), dialog.tr("Code"), dialog.tr("Time zone"))
        dialog.form.sides_layout.addWidget(QLabel(side, dialog), row, 0)
        fields = (self.name_edit, self.code_edit, self.zone_combo)
        for column, (field, name) in enumerate(zip(fields, names, strict=True), start=1):
            field.setAccessibleName(f"{side}, {name}")
            dialog.form.sides_layout.addWidget(field, row, column)

    def draft(self, language: str) -> SideDraft:
        name = self.name_edit.text().strip()
        return SideDraft(
            code=self.code_edit.text().strip(),
            name={language: name} if name else {},
            time_zone=self.zone_combo.currentText().strip(),
        )
