"""One line of a seat's past and future: who, as what, from when to when."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from councildesk.domain.council import MandateKind
from councildesk.services.seats import MandateRow
from councildesk.services.tenures import TenureDraft
from councildesk.ui import icons
from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import DayField


class TenureFields(QObject):
    """Its widgets stand in a row of a grid. The button withdraws the line, and takes that back."""

    withdrawn_changed = Signal()

    def __init__(self, mandate: MandateRow, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mandate = mandate
        is_holder = mandate.kind is MandateKind.HOLDER
        kind = self.tr("Holder") if is_holder else self.tr("Alternate")
        self._icon = IconLabel("person" if is_holder else "alternate", 18, parent=parent)
        self._name_label = PlainLabel(mandate.name, parent)
        self._kind_label = PlainLabel(kind, parent)
        self._kind_label.setProperty("look", "small")
        self.from_edit, self.until_edit = DayField(parent, language=language), DayField(parent, language=language)
        self.from_edit.show_value(mandate.valid_from)
        self.until_edit.show_value(mandate.valid_to)
        self.from_edit.setPlaceholderText(self.tr("no beginning"))
        self.until_edit.setPlaceholderText(self.tr("no end"))
        self.from_edit.setAccessibleName(self.tr("{name}, from").replace("{name}", mandate.name))
        self.until_edit.setAccessibleName(self.tr("{name}, until").replace("{name}", mandate.name))
        self.withdraw_button = QToolButton(parent)
        self.withdraw_button.setCheckable(True)
        self.withdraw_button.setIcon(icons.icon("remove"))
        self.withdraw_button.setIconSize(QSize(16, 16))
        self.withdraw_button.setToolTip(self.tr("Entered by mistake: remove this line"))
        self.withdraw_button.setAccessibleName(self.tr("Remove {name}").replace("{name}", mandate.name))
        self.withdraw_button.toggled.connect(self._withdraw)

    @property
    def name(self) -> str:
        return self._mandate.name

    @property
    def days(self) -> tuple[DayField, DayField]:
        return self.from_edit, self.until_edit

    def draft(self) -> TenureDraft:
        """What the fields say now."""
        is_withdrawn = self.withdraw_button.isChecked()
        return TenureDraft(self._mandate.id, self.from_edit.value, self.until_edit.value, is_withdrawn)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the widgets into this row of the grid."""
        widgets = (
            self._icon,
            self._name_label,
            self._kind_label,
            self.from_edit,
            self.until_edit,
            self.withdraw_button,
        )
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)

    def mark(self, is_clashing: bool) -> None:
        """Show that these days are those that cannot be."""
        for field in self.days:
            field.setProperty("invalid", is_clashing)
            field.style().unpolish(field)
            field.style().polish(field)

    @Slot(bool)
    def _withdraw(self, is_withdrawn: bool) -> None:
        font = self._name_label.font()
        font.setStrikeOut(is_withdrawn)
        self._name_label.setFont(font)
        for field in self.days:
            field.setEnabled(not is_withdrawn)
        self.withdraw_button.setIcon(icons.icon("undo" if is_withdrawn else "remove"))
        self.withdrawn_changed.emit()
