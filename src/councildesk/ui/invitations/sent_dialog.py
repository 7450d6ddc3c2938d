"""Asks which invitations have left the house, on which day and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from councildesk._generated.forms.ui_sent_dialog import Ui_SentDialog
from councildesk.domain.attendance import Channel
from councildesk.domain.errors import Refusal
from councildesk.services.invitations import InvitationRow
from councildesk.ui.invitations import whom
from councildesk.ui.live_workspace import sentence
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets.typed_fields import DayField


@dataclass(frozen=True)
class Sent:
    """What was said to have left the house."""

    invitations: list[str]
    day: dt.date
    channel: Channel


class SentDialog(QDialog):
    def __init__(
        self,
        language: str,
        rows: Sequence[InvitationRow],
        chosen: Sequence[str],
        written: Sequence[str],
        day: dt.date,
        parent: QWidget | None,
    ) -> None:
        """`written` are those for which there are new letters, `day` is what stands there first."""
        super().__init__(parent)
        self._groups = whom.groups(rows, chosen, written)
        self.form = Ui_SentDialog()
        self.form.setupUi(self)
        form = self.form
        form.refusal_label.hide()
        self.day_edit = DayField(self, may_be_empty=False, language=language)
        self.day_edit.show_value(day)
        form.day_layout.addWidget(self.day_edit)
        form.day_label.setBuddy(self.day_edit)
        whom.show(form.whom_combo, self._groups, None)
        form.channel_combo.show_choices(meeting_words.worded(Channel, language))
        form.channel_combo.show_value(Channel.MAIL)
        self._name_things()
        QWidget.setTabOrder(form.whom_combo, self.day_edit)
        QWidget.setTabOrder(self.day_edit, form.channel_combo)
        self.day_edit.refused.connect(self.refuse)
        self.day_edit.edited.connect(form.refusal_label.hide)
        form.button_box.accepted.connect(self._accept)
        form.button_box.rejected.connect(self.reject)
        self._button().setEnabled(bool(self._groups))
        self.day_edit.setFocus()
        self.day_edit.selectAll()

    @classmethod
    def ask(
        cls,
        language: str,
        rows: Sequence[InvitationRow],
        chosen: Sequence[str],
        written: Sequence[str],
        day: dt.date,
        parent: QWidget,
    ) -> Sent | None:
        """What left the house, or None when somebody thought better of it."""
        dialog = cls(language, rows, chosen, written, day, parent)
        return dialog.sent if dialog.exec() else None

    @property
    def sent(self) -> Sent:
        form = self.form
        return Sent(self._groups.get(form.whom_combo.value, []), self.day_edit.value, form.channel_combo.value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_things()

    def _name_things(self) -> None:
        self.setWindowTitle(self.tr("Mark invitations as sent"))
        self.day_edit.setAccessibleName(self.tr("Sent on"))
        self._button().setText(self.tr("Mark as sent"))

    def _button(self) -> QPushButton:
        return self.form.button_box.button(QDialogButtonBox.StandardButton.Ok)

    @Slot()
    def _accept(self) -> None:
        self.day_edit.flush()
        if not self.day_edit.property("invalid"):
            self.accept()

    @Slot(object)
    def refuse(self, refusal: Refusal) -> None:
        self.form.refusal_label.setText(sentence(refusal))
        self.form.refusal_label.show()
