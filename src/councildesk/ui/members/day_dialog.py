"""Asks for one day, and does with it what it was asked for; a refusal stays beside the field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_day_dialog import Ui_DayDialog
from councildesk.ui.draft_dialog import DraftDialog
from councildesk.ui.page import Desk
from councildesk.ui.widgets.typed_fields import DayField

Act = Callable[[dt.date | None], object]


class DayDialog(DraftDialog):
    """`act` is called with the day when the dialog is accepted; the dialog closes unless it raises a Refusal."""

    def __init__(
        self, desk: Desk, title: str, question: str, hint: str, day: dt.date | None, act: Act, parent: QWidget | None
    ) -> None:
        """With an empty `hint` the day must be given; otherwise the hint says what no day means."""
        super().__init__(parent)
        self._act = act
        self.form = Ui_DayDialog()
        self.form.setupUi(self)
        self.setWindowTitle(title)
        self.form.day_label.setText(question)
        self.form.hint_label.setText(hint)
        self.form.hint_label.setVisible(bool(hint))
        self.watch(self.form.refusal_label, self.form.button_box)
        self.day_edit = DayField(self, may_be_empty=bool(hint), language=desk.language)
        self.day_edit.setAccessibleName(question)
        self.day_edit.show_value(day)
        self.form.day_layout.addWidget(self.day_edit)
        QWidget.setTabOrder(self.day_edit, self.form.button_box)
        self.watch_field(self.day_edit)
        self.day_edit.setFocus()
        self.day_edit.selectAll()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def typed_fields(self) -> tuple[DayField]:
        return (self.day_edit,)

    def keep(self) -> object:
        return self._act(self.day_edit.value)
