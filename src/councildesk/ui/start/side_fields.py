"""The fields of one side in the dialog of a new council, in one row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from councildesk.domain import languages, side_codes
from councildesk.exchange.persons import cells
from councildesk.services.sides import SideDraft
from councildesk.ui import countries
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.zone_combo import ZoneCombo


class SideFields(QObject):
    """`edited` when somebody typed.

    A code is proposed from the name, and a zone where that is a country's, until they choose one themselves.
    """

    edited = Signal()

    def __init__(self, number: int, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._has_chosen = self._has_chosen_zone = False
        self.label = PlainLabel(parent=parent)
        self.name_edit, self.code_edit = QLineEdit(parent), QLineEdit(parent)
        self.zone_combo, self.language_combo = ZoneCombo(parent), ChoiceCombo(parent)
        self.code_edit.setMaxLength(side_codes.LONGEST)
        self.code_edit.setMinimumWidth(60)
        self.zone_combo.show_value(zone)
        self.label.setText(self.tr("Side {number}").replace("{number}", str(number)))
        headings = (self.tr("Name"), self.tr("Code"), self.tr("Time zone"), self.tr("Language"))
        for field, heading in zip(self.widgets[1:], headings, strict=True):
            field.setAccessibleName(f"{self.label.text()}, {heading}")
        self.language_combo.chosen.connect(self._note_choice)
        self.zone_combo.chosen.connect(self._note_zone)
        self.name_edit.textEdited.connect(self._tell)
        self.code_edit.textEdited.connect(self._tell)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands in the row, from the left."""
        return self.label, self.name_edit, self.code_edit, self.zone_combo, self.language_combo

    def place(self, layout: QGridLayout) -> None:
        for column, widget in enumerate(self.widgets):
            layout.addWidget(widget, self._number, column)

    def show(self, is_shown: bool) -> None:
        for widget in self.widgets:
            widget.setVisible(is_shown)

    def offer_languages(self, tags: Sequence[str]) -> None:
        """Each side has its own of the council's languages, in their order, until somebody chooses."""
        usual = tags[self._number - 1] if len(tags) >= self._number else tags[0]
        kept = self.language_combo.value if self._has_chosen else usual
        self.language_combo.show_choices([(tag, languages.endonym(tag)) for tag in tags])
        self.language_combo.show_value(kept if kept in tags else usual)

    def propose_code(self, taken: Collection[str], language: str) -> None:
        if not self.code_edit.isModified() or not self.code_edit.text():
            self.code_edit.setText(side_codes.proposed(self.name_edit.text(), taken, language))

    def propose_zone(self, of_council: str) -> None:
        """The zone of the country that the side is called after, else the council's, until somebody chooses one."""
        if not self._has_chosen_zone:
            country = cells.country(self.name_edit.text())
            self.zone_combo.show_value(countries.zone(country) or of_council)

    @property
    def code(self) -> str:
        return self.code_edit.text().strip()

    def draft(self, language: str) -> SideDraft:
        """The side as the fields say it; `language` is that of its name."""
        name = self.name_edit.text().strip()
        return SideDraft(
            code=self.code,
            name={language: name} if name else {},
            time_zone=self.zone_combo.value or "UTC",
            language=self.language_combo.value,
        )

    @Slot()
    def _note_choice(self) -> None:
        self._has_chosen = True

    @Slot()
    def _note_zone(self) -> None:
        self._has_chosen_zone = True

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
