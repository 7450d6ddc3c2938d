"""What this program is, and in which version."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QWidget

from councildesk import __version__
from councildesk._generated.forms.ui_about_dialog import Ui_AboutDialog


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_AboutDialog()
        self.form.setupUi(self)
        text = self.tr("Version {version} · Python {python} · Qt {qt}")
        facts = {"version": __version__, "python": platform.python_version(), "qt": qVersion()}
        for name, value in facts.items():
            text = text.replace(f"{{{name}}}", value)
        self.form.version_label.setText(text)
        self.form.button_box.rejected.connect(self.reject)

    @classmethod
    def show_over(cls, parent: QWidget) -> None:
        cls(parent).exec()
