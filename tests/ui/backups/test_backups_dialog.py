"""The window of backups and the way to bring one back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from councildesk.domain.retention import Keeping, Occasion
from councildesk.services import backup_places, backups
from councildesk.services.backup_places import BackupRow
from councildesk.ui import files
from councildesk.ui.backups.backups_dialog import BackupsDialog
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.backups.restore_dialog import RestoreDialog
from councildesk.ui.page import Desk
from ui.backups.conftest import add_person, given_names


@pytest.fixture
def backup(desk: Desk, keeping: BackupKeeping) -> BackupRow:
    """Ann was there; since then Bob came."""
    add_person(desk.live, "Ann")
    backups.make(keeping.places, Occasion.OPENED)
    add_person(desk.live, "Bob")
    return backup_places.rows(keeping.places)[0]


def shown(desk: Desk, keeping: BackupKeeping, qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(desk, keeping)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: desk.background.is_idle)
    return dialog


def compared(desk: Desk, keeping: BackupKeeping, row: BackupRow, qtbot: QtBot) -> RestoreDialog:
    dialog = RestoreDialog(desk, keeping, row)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: desk.background.is_idle)
    return dialog


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    button.click()


def test_the_newest_is_chosen_and_what_is_in_it_is_told(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, qtbot: QtBot
) -> None:
    dialog = shown(desk, keeping, qtbot)

    assert dialog.list.table.selected_keys() == [backup.path.name]
    details = dialog.form.details_label.text()
    assert "Last step: Add person" in details
    assert "Persons: 1" in details
    assert "last 10 backups" in dialog.form.rules_label.text()
    dialog.reject()


def test_a_backup_made_by_hand_comes_to_stand_in_the_list(desk: Desk, keeping: BackupKeeping, qtbot: QtBot) -> None:
    dialog = shown(desk, keeping, qtbot)
    assert not dialog.form.restore_button.isEnabled()

    press(dialog.form.now_button)
    qtbot.waitUntil(lambda: dialog.list.model.rowCount() == 1 and desk.background.is_idle)

    assert dialog.list.model.columns[1].text(dialog.list.model.row(0)) == "made by hand"
    assert dialog.form.restore_button.isEnabled()
    assert dialog.focusWidget() is dialog.list.table
    dialog.reject()


def test_a_damaged_one_is_found_by_checking_and_cannot_be_restored(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, qtbot: QtBot
) -> None:
    dialog = shown(desk, keeping, qtbot)
    content = bytearray(backup.path.read_bytes())
    content[8192:12288] = b"\xee" * 4096
    backup.path.write_bytes(content)

    press(dialog.form.check_button)
    qtbot.waitUntil(lambda: desk.background.is_idle)

    assert "damaged" in dialog.form.details_label.text()
    assert not dialog.form.restore_button.isEnabled()
    dialog.reject()


def test_a_second_place_is_chosen_filled_at_once_and_given_up_again(
    desk: Desk,
    keeping: BackupKeeping,
    backup: BackupRow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = shown(desk, keeping, qtbot)
    assert not dialog.form.none_button.isVisible()
    monkeypatch.setattr(files, "ask_backup_folder", lambda *_: stick)

    press(dialog.form.choose_button)
    qtbot.waitUntil(lambda: backup_places.rows(keeping.places)[0].is_second)
    assert dialog.form.place_label.text() == str(stick)
    qtbot.waitUntil(lambda: desk.background.is_idle)

    press(dialog.form.none_button)
    assert keeping.places.second is None
    assert "nowhere else" in dialog.form.place_label.text()
    dialog.reject()


def test_a_backup_that_is_not_listed_is_restored_from_its_file(
    desk: Desk,
    keeping: BackupKeeping,
    backup: BackupRow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moved = backup.path.rename(tmp_path / "from the other computer.council")
    dialog = shown(desk, keeping, qtbot)
    monkeypatch.setattr(files, "ask_backup", lambda *_: moved)
    asked: list[RestoreDialog] = []

    def restore(question: RestoreDialog) -> int:
        asked.append(question)
        question.show()
        with qtbot.waitSignal(question.accepted):
            qtbot.waitUntil(question.form.restore_button.isEnabled)
            question.form.restore_button.click()
        return 1

    monkeypatch.setattr(RestoreDialog, "exec", restore)
    press(dialog.form.file_button)

    assert len(asked) == 1
    assert given_names(desk.live) == ["Ann Lee"]


def test_the_open_file_itself_is_no_backup(
    desk: Desk, keeping: BackupKeeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(desk, keeping, qtbot)
    monkeypatch.setattr(files, "ask_backup", lambda *_: desk.live.workspace.path)

    press(dialog.form.file_button)

    assert "is open" in dialog.form.refusal_label.text()
    dialog.reject()


def test_what_is_no_backup_is_refused_in_the_dialog(
    desk: Desk, keeping: BackupKeeping, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "notes.council"
    other.write_text("no council")

    dialog = compared(desk, keeping, backup_places.row_of(other), qtbot)

    assert "notes.council" in dialog.form.refusal_label.text()
    assert not dialog.form.restore_button.isEnabled()
    dialog.reject()


def test_how_long_they_are_kept_is_said_when_it_is_chosen(desk: Desk, keeping: BackupKeeping, qtbot: QtBot) -> None:
    dialog = shown(desk, keeping, qtbot)

    dialog.form.kept_combo.chosen.emit(Keeping.DECADE)

    assert "one a month for 120 months" in dialog.form.rules_label.text()
    dialog.reject()


def test_what_would_change_is_shown_and_restoring_is_one_step(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, qtbot: QtBot
) -> None:
    dialog = compared(desk, keeping, backup, qtbot)
    lines = [dialog.form.changes_list.item(n).text() for n in range(dialog.form.changes_list.count())]
    assert lines == ["Persons", "go: 1 (Bob Lee)"]

    with qtbot.waitSignal(dialog.accepted):
        press(dialog.form.restore_button)

    assert given_names(desk.live) == ["Ann Lee"]
    assert backup_places.rows(keeping.places)[0].occasion is Occasion.RESTORING
    assert dialog.new_file is None
    desk.live.undo()
    assert given_names(desk.live) == ["Ann Lee", "Bob Lee"]


def test_a_backup_of_the_same_record_offers_nothing_to_restore_here(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, qtbot: QtBot
) -> None:
    desk.live.undo()

    dialog = compared(desk, keeping, backup, qtbot)

    assert not dialog.form.restore_button.isEnabled()
    assert "same" in dialog.form.changes_list.item(0).text()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_is_written_meanwhile_is_compared_again(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, qtbot: QtBot
) -> None:
    dialog = compared(desk, keeping, backup, qtbot)
    add_person(desk.live, "Eve")

    press(dialog.form.restore_button)
    qtbot.waitUntil(lambda: "2" in dialog.form.changes_list.item(1).text())

    assert given_names(desk.live) == ["Ann Lee", "Bob Lee", "Eve Lee"]
    qtbot.waitUntil(lambda: desk.background.is_idle)
    dialog.reject()


def test_into_a_new_file_today_stays_and_an_existing_file_is_refused_in_the_dialog(
    desk: Desk, keeping: BackupKeeping, backup: BackupRow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = compared(desk, keeping, backup, qtbot)
    dialog.restore_into(desk.live.workspace.path)
    qtbot.waitUntil(lambda: desk.background.is_idle)
    assert "already a file" in dialog.form.refusal_label.text()

    with qtbot.waitSignal(dialog.accepted):
        dialog.restore_into(tmp_path / "new.council")

    assert dialog.new_file == tmp_path / "new.council"
    assert dialog.new_file.exists()
    assert given_names(desk.live) == ["Ann Lee", "Bob Lee"]


def test_what_is_done_with_a_backup_needs_no_scrolling(desk: Desk, keeping: BackupKeeping, qtbot: QtBot) -> None:
    dialog = BackupsDialog(desk, keeping)
    qtbot.addWidget(dialog)
    form = dialog.form

    buttons = (form.restore_button, form.check_button, form.now_button, form.file_button)
    assert not any(form.fields_scroll.isAncestorOf(button) for button in buttons)
