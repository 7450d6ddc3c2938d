"""Asks for the reason of a step that needs one: a meeting postponed, an outcome established otherwise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from councildesk._generated.forms.ui_reason_dialog import Ui_ReasonDialog


class ReasonDialog(QDialog):
    """Without a reason there is nothing to confirm."""

    def __init__(self, state: str, parent: QWidget | None = None, hint: str = "") -> None:
        """`state` is the state to be entered, as a person reads it; `hint` says where the reason stands."""
        super().__init__(parent)
        self.form = Ui_ReasonDialog()
        self.form.setupUi(self)
        self.setWindowTitle(state)
        if hint:
            self.form.hint_label.setText(hint)
        self.form.reason_edit.textChanged.connect(self._allow)
        self.form.button_box.accepted.connect(self.accept)
        self.form.button_box.rejected.connect(self.reject)
        self._allow("")

    @classmethod
    def ask(cls, state: str, parent: QWidget, hint: str = "") -> str | None:
        """The reason, or None when somebody thought better of it."""
        dialog = cls(state, parent, hint)
        return dialog.form.reason_edit.text().strip() if dialog.exec() else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    @Slot(str)
    def _allow(self, reason: str) -> None:
        button = self.form.button_box.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(bool(reason.strip()))
