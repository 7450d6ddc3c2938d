"""Asks which invitations to write, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QWidget

from councildesk._generated.forms.ui_write_invitations_dialog import Ui_WriteInvitationsDialog
from councildesk.services.invitations import InvitationRow
from councildesk.ui import settings
from councildesk.ui.invitations import whom
from councildesk.ui.invitations.whom import Whom
from councildesk.ui.settings import Settings


class WriteInvitationsDialog(QDialog):
    def __init__(
        self,
        kept: Settings,
        rows: Sequence[InvitationRow],
        chosen: Sequence[str],
        wanted: Whom | None,
        parent: QWidget | None,
    ) -> None:
        """`wanted` is the group that is meant; None: the usual one."""
        super().__init__(parent)
        self._kept = kept
        self._groups = whom.groups(rows, chosen)
        self.form = Ui_WriteInvitationsDialog()
        self.form.setupUi(self)
        whom.show(self.form.whom_combo, self._groups, wanted)
        self.form.folder_edit.setText(kept.get(settings.INVITATIONS_FOLDER) or str(Path.home()))
        self._name_things()
        self.form.folder_edit.textChanged.connect(self._allow)
        self.form.browse_button.clicked.connect(self._browse)
        self.form.button_box.accepted.connect(self._accept)
        self.form.button_box.rejected.connect(self.reject)
        self._allow()
        self._button().setFocus()

    @classmethod
    def ask(
        cls,
        kept: Settings,
        rows: Sequence[InvitationRow],
        chosen: Sequence[str],
        wanted: Whom | None,
        parent: QWidget,
    ) -> tuple[list[str], Path] | None:
        """Ids of the invitations and the folder, or None when somebody thought better of it."""
        dialog = cls(kept, rows, chosen, wanted, parent)
        return (dialog.invitations, dialog.folder) if dialog.exec() else None

    @property
    def invitations(self) -> list[str]:
        return self._groups.get(self.form.whom_combo.value, [])

    @property
    def folder(self) -> Path:
        return Path(self.form.folder_edit.text().strip()).expanduser()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_things()

    def _name_things(self) -> None:
        self.setWindowTitle(self.tr("Write invitations"))
        self._button().setText(self.tr("Write"))

    def _button(self) -> QPushButton:
        return self.form.button_box.button(QDialogButtonBox.StandardButton.Ok)

    @Slot()
    def _allow(self) -> None:
        self._button().setEnabled(bool(self.form.folder_edit.text().strip()) and bool(self._groups))

    @Slot()
    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the invitations"), str(self.folder))
        if chosen:
            self.form.folder_edit.setText(chosen)

    @Slot()
    def _accept(self) -> None:
        self._kept.put(settings.INVITATIONS_FOLDER, str(self.folder))
        self.accept()
