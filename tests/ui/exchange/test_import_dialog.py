"""Bringing people in through the window: reading, columns, preview, one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.council import Role
from councildesk.domain.retention import Occasion
from councildesk.exchange.persons.columns import Column, Field
from councildesk.services import backup_places, council, members, persons, record, restoring
from councildesk.services.import_plan import Decision, Standing
from councildesk.ui import files
from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.exchange import importing
from councildesk.ui.exchange.import_dialog import ImportDialog
from councildesk.ui.live_workspace import Notice
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk
from councildesk.ui.pages import PAGES

LIST = "Soyad;Ad;E-poçt\nŞəfiyev;Fərid;f@x.az\nƏliyeva;Günel;at home\nШафиев;Фарид;\n"


@pytest.fixture
def council_desk(desk: Desk) -> Desk:
    workspace = desk.live.workspace
    if workspace.read(council.row, "en") is None:
        builders.council(workspace, "az", "ru", "en")
    return desk


@pytest.fixture
def told(council_desk: Desk) -> list[Notice]:
    found: list[Notice] = []
    council_desk.live.told.connect(found.append)
    return found


def listed(tmp_path: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def opened(desk: Desk, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(desk, path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start()
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)
    return dialog


def go_on(dialog: ImportDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.form.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)


def names(desk: Desk) -> list[str]:
    return sorted(row.listed for row in desk.live.read(persons.rows, "az"))


def test_a_list_is_read_compared_and_brought_in_with_three_keys(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot, told: list[Notice]
) -> None:
    before = names(council_desk)
    dialog = opened(council_desk, listed(tmp_path, "Soyad;Ad\nQasımzadə;Orxan\nDaşdəmirova;Səbinə\n"), qtbot)

    qtbot.keyClick(dialog.form.next_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: council_desk.background.is_idle, timeout=20_000)
    assert dialog.preview.plan.count(Standing.NEW) == 2
    assert dialog.form.next_button.text() == "&Import 2"
    qtbot.mouseClick(dialog.form.next_button, Qt.MouseButton.LeftButton)

    assert dialog.result() == ImportDialog.DialogCode.Accepted
    assert set(names(council_desk)) - set(before) == {"Qasımzadə Orxan", "Daşdəmirova Səbinə"}
    assert [(notice.text, notice.undoable) for notice in told] == [("2 imported.", True)]
    council_desk.live.undo()
    assert names(council_desk) == before


def test_what_is_there_is_backed_up_before_people_are_brought_in(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    keeping = BackupKeeping(council_desk.live, council_desk.background, council_desk.settings, tmp_path / "backups")
    desk = replace(council_desk, backups=keeping)
    before = council_desk.live.read(record.dump)
    dialog = opened(desk, listed(tmp_path, LIST), qtbot)
    go_on(dialog, desk, qtbot)

    with qtbot.waitSignal(dialog.accepted):
        go_on(dialog, desk, qtbot)

    (backup,) = backup_places.rows(keeping.places)
    keeping.close()
    assert backup.occasion is Occasion.IMPORT
    with restoring.opened(backup.path) as kept:
        assert kept.read(record.dump) == before
    assert council_desk.live.read(record.dump) != before


def test_an_import_goes_on_where_no_backup_can_be_made(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "backups").write_text("no folder")
    keeping = BackupKeeping(council_desk.live, council_desk.background, council_desk.settings, tmp_path / "backups")
    desk = replace(council_desk, backups=keeping)
    before = len(names(council_desk))
    dialog = opened(desk, listed(tmp_path, LIST), qtbot)
    go_on(dialog, desk, qtbot)

    with qtbot.waitSignal(dialog.accepted):
        go_on(dialog, desk, qtbot)

    keeping.close()
    assert len(names(council_desk)) > before


def test_a_list_headed_in_a_foreign_language_is_taken_to_be_in_the_councils_first(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    builders.council(desk.live.workspace, "az", "uz", "ru")

    headed_in_english = opened(desk, listed(tmp_path, "Family name;Given name\nŞəfiyev;Fərid\n"), qtbot)
    headed_in_russian = opened(desk, listed(tmp_path, "Фамилия;Имя\nШафиев;Фарид\n", "ru.csv"), qtbot)

    assert headed_in_english.reading.form.language_combo.value == "az"
    assert headed_in_russian.reading.form.language_combo.value == "ru"


def test_columns_are_proposed_and_can_be_chosen_otherwise(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(council_desk, listed(tmp_path, "Kim;Harada;E-poçt\nOrxan Qasımzadə;BMTM;o@x.az\n"), qtbot)
    table = dialog.reading.form.columns_table

    assert table.columns == (Column(Field.FULL_NAME), Column(), Column(Field.MAIL))
    table.combos[1].setFocus()
    table.combos[1].show_value(Column(Field.ORGANISATION))
    go_on(dialog, council_desk, qtbot)
    qtbot.mouseClick(dialog.form.next_button, Qt.MouseButton.LeftButton)

    again = opened(council_desk, listed(tmp_path, "Kim;Harada;E-poçt\nOrxan Qasımzadə;BMTM;o@x.az\n"), qtbot)
    assert again.reading.form.columns_table.columns[1] == Column(Field.ORGANISATION)
    go_on(again, council_desk, qtbot)
    assert again.preview.plan.count(Standing.UNCHANGED) == 1
    assert not again.form.next_button.isEnabled()


def test_seats_are_proposed_where_the_list_tells_roles_and_given_where_they_stay_proposed(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(council_desk, listed(tmp_path, "Soyad;Ad;Rol\nQasımzadə;Orxan;Həmsədr\n"), qtbot)
    check = dialog.reading.form.members_check
    role = dialog.reading.form.columns_table.combos[2]

    assert check.isChecked()
    role.show_value(Column())
    role.activated.emit(role.currentIndex())
    assert not check.isChecked()
    role.show_value(Column(Field.ROLE))
    role.activated.emit(role.currentIndex())
    go_on(dialog, council_desk, qtbot)
    qtbot.mouseClick(dialog.form.next_button, Qt.MouseButton.LeftButton)

    (row,) = council_desk.live.read(members.rows, builders.DAY, "az")
    assert (row.name, row.role) == ("Qasımzadə Orxan", Role.CO_CHAIR)


def test_a_wrong_encoding_is_corrected_and_shown_at_once(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(council_desk, listed(tmp_path, "ФИО;Почта\nШафиев Фарид;f@x.az\n".encode("cp1251")), qtbot)
    combo = dialog.reading.form.encoding_combo

    combo.show_value("cp1252")
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: council_desk.background.is_idle, timeout=20_000)
    assert dialog.reading.form.columns_table.item(1, 0).text() != "Шафиев Фарид"
    combo.show_value("cp1251")
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: council_desk.background.is_idle, timeout=20_000)

    assert dialog.reading.form.columns_table.item(1, 0).text() == "Шафиев Фарид"
    assert dialog.reading.form.columns_table.columns[0] == Column(Field.FULL_NAME)


def test_rows_are_grouped_and_decided_by_keys_one_by_one_or_all(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(
        council_desk, listed(tmp_path, LIST.replace("Şəfiyev", "Daşdəmirov").replace("Шафиев", "Дашдамиров")), qtbot
    )
    go_on(dialog, council_desk, qtbot)
    preview = dialog.preview
    table = preview.list.table

    assert [preview.plan.rows[int(preview.list.model.key(place))].standing for place in range(3)] == [
        Standing.DOUBTFUL,
        Standing.UNREADABLE,
        Standing.NEW,
    ]
    assert dialog.form.next_button.text() == "&Import 1"
    qtbot.keyClick(table, Qt.Key.Key_1)
    assert preview.plan.choice(preview.plan.rows[2]).decision is Decision.UPDATE
    assert dialog.form.next_button.text() == "&Import 2"
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_3)
    assert {preview.plan.choice(row).decision for row in preview.plan.rows} == {Decision.ADD}
    preview.form.leave_out_radio.click()
    assert not dialog.form.next_button.isEnabled()


def test_one_group_can_be_shown_and_decided_alone(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(council_desk, listed(tmp_path, LIST), qtbot)
    go_on(dialog, council_desk, qtbot)
    preview = dialog.preview

    preview.standing_buttons[Standing.UNREADABLE].click()

    assert preview.list.model.rowCount() == preview.plan.count(Standing.UNREADABLE)
    row = preview.list.model.row(0).row
    preview.list.table.select([preview.list.model.key(0)])
    assert preview.form.why_label.text() == "“at home” is no mail address."
    actions = preview.form.decide_all_button.menu().actions()
    actions[2].trigger()
    assert preview.plan.choice(row).decision is Decision.ADD


def test_rows_that_need_attention_are_saved_to_be_mended(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(council_desk, listed(tmp_path, LIST), qtbot)
    go_on(dialog, council_desk, qtbot)
    out = tmp_path / "mend.csv"
    monkeypatch.setattr(files, "ask_table", lambda *_: out)

    qtbot.mouseClick(dialog.form.mend_button, Qt.MouseButton.LeftButton)

    assert out.read_text("utf-8-sig").splitlines() == [
        "Soyad;Ad;E-poçt;Why it was left out",
        "Əliyeva;Günel;at home;“at home” is no mail address.",
    ]


def test_cards_come_straight_to_the_preview(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Daşdəmirov;Səbuhi;;;\r\nFN:Səbuhi Daşdəmirov\r\nEND:VCARD\r\n"
    dialog = opened(council_desk, listed(tmp_path, card, "list.vcf"), qtbot)

    qtbot.waitUntil(lambda: dialog.form.steps_stack.currentWidget() is dialog.preview, timeout=20_000)

    assert dialog.preview.plan.count(Standing.NEW) == 1
    assert not dialog.form.back_button.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.csv", b"", "There is nothing in"),
        ("list.xlsx", b"PK\x03\x04nothing", "list.xlsx"),
        ("list.vcf", b"nothing", "There is no contact in"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_the_dialog(
    name: str, content: bytes, sentence: str, council_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(council_desk, listed(tmp_path, content, name), qtbot)

    assert dialog.form.refusal_label.isVisible()
    assert sentence in dialog.form.refusal_label.text()
    assert not dialog.form.next_button.isEnabled()


def test_a_list_without_names_says_so_when_one_goes_on(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(council_desk, listed(tmp_path, "Soyad;E-poçt\nQasımzadə;q@x.az\n"), qtbot)
    table = dialog.reading.form.columns_table
    table.combos[0].show_value(Column())

    go_on(dialog, council_desk, qtbot)

    assert "is recognised as names" in dialog.form.refusal_label.text()
    assert dialog.form.steps_stack.currentWidget() is dialog.reading


def test_cancel_while_writing_leaves_nothing(council_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = names(council_desk)
    rows = "".join(f"Soyadov{number};Adil{number}\n" for number in range(1500))
    dialog = opened(council_desk, listed(tmp_path, "Soyad;Ad\n" + rows), qtbot)
    go_on(dialog, council_desk, qtbot)
    seen: list[int] = []

    def cancel_midway(value: int) -> None:
        seen.append(value)
        if value >= 500:
            dialog.form.cancel_button.click()

    dialog.form.progress_bar.valueChanged.connect(cancel_midway)
    qtbot.mouseClick(dialog.form.next_button, Qt.MouseButton.LeftButton)

    assert max(seen) >= 500
    assert dialog.isVisible()
    assert dialog.form.status_label.text() == "Stopped; nothing was imported."
    assert names(council_desk) == before


def test_a_list_dropped_onto_the_window_is_brought_in(
    council_desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(council_desk.settings, PAGES)
    qtbot.addWidget(window)
    window.show_workspace(council_desk, "Council")
    taken: list[Path] = []
    monkeypatch.setattr(importing, "import_from", lambda _desk, path, _parent: taken.append(path))
    path = listed(tmp_path, LIST)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, buttons = QPointF(10, 10), Qt.MouseButton.LeftButton

    drop = QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: bool(taken))

    assert taken == [path]
    window.close()


def test_only_one_list_of_people_can_be_dropped() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/list.CSV")])
    several = QMimeData()
    several.setUrls([QUrl.fromLocalFile("/tmp/a.csv"), QUrl.fromLocalFile("/tmp/b.csv")])
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile("/tmp/photo.png")])

    assert importing.dropped(data) == Path("/tmp/list.CSV")
    assert importing.dropped(several) is None
    assert importing.dropped(other) is None
