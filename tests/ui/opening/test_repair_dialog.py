"""The report of a damaged file that was read into a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from councildesk.services.repair_sentences import Line, LineKind
from councildesk.ui.opening.repair_dialog import RepairDialog

pytestmark = pytest.mark.usefixtures("look")


def test_enter_opens_the_new_file_and_long_lines_are_wrapped(qtbot: QtBot) -> None:
    dialog = RepairDialog(Path("Şura.council"), Path("Şura (repaired).council"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)

    dialog.show_lines([Line(LineKind.LOST, "Steps of the history that are lost. " * 6)] * 12)

    shown = dialog.report_list
    qtbot.waitUntil(lambda: shown.visualItemRect(shown.item(0)).height() > 2 * shown.fontMetrics().height())
    assert not shown.horizontalScrollBar().isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
