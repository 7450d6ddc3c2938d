"""The list of members is looked at and saved from the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.documents import publishing
from councildesk.ui.members.members_page import MembersPage
from councildesk.ui.page import Desk
from councildesk.ui.paper_dialog import PaperDialog
from ui.members.conftest import DAY


def test_ctrl_p_shows_the_paper_in_two_languages_and_it_is_saved(
    page: MembersPage, council: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[object] = []
    council.live.told.connect(told.append)
    seen: list[str] = []

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PaperDialog)
        try:
            qtbot.waitUntil(lambda: dialog.publication is not None)
            seen.append(dialog.preview.page_text(1))
            dialog.save(tmp_path / "members")
        finally:
            dialog.close()

    QTimer.singleShot(0, page, write)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert "Üzvlərin siyahısı" in seen[0]
    assert "Aʼzolar roʻyxati" in seen[0]
    assert (tmp_path / "members.pdf").read_bytes().startswith(b"%PDF")
    assert told[-1].text == "Saved as members.pdf."  # type: ignore[attr-defined]


def test_one_language_is_enough_and_a_place_that_cannot_be_written_is_told(
    council: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = PaperDialog(council, "Members", publishing.publish_members, DAY, None)
    qtbot.addWidget(dialog)
    dialog.form.first_combo.show_value("ru")
    dialog.form.second_combo.show_value(None)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.publication is not None)

    assert "Список членов" in dialog.preview.page_text(1)
    dialog.save(tmp_path / "nowhere" / "x.pdf")

    assert "x.pdf" in dialog.form.problems_label.text()
    assert dialog.isVisible()
    dialog.close()
