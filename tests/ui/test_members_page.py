from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.council import MandateKind
from councildesk.services import members, memberships
from councildesk.services.members import MemberRow
from councildesk.ui import application
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.members.members_page import MembersPage
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.page import Desk, Place
from councildesk.ui.settings import Settings
from ui import audit

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def council(tmp_path: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(application.sample(tmp_path / "sample.council"))
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


@pytest.fixture
def page(council: Desk, qtbot: QtBot) -> Iterator[MembersPage]:
    page = MembersPage(council)
    qtbot.addWidget(page)
    page.day_edit.show_value(DAY)
    page.resize(1100, 600)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()


def rows(desk: Desk) -> list[MemberRow]:
    return desk.live.read(members.rows, DAY, "en")


def shown(page: MembersPage) -> list[str]:
    model = page.list.model
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def dialog_for(desk: Desk, name: str, qtbot: QtBot) -> PersonDialog:
    row = next(row for row in rows(desk) if row.name.startswith(name))
    dialog = PersonDialog.for_row(desk, DAY, row, None)
    qtbot.addWidget(dialog)
    return dialog


def test_the_list_shows_members_alternates_and_vacant_seats(page: MembersPage) -> None:
    assert "Shafiyev, Farid" in shown(page)
    assert "Vacant seat" in shown(page)
    assert page.heading().subtitle == "Azerbaijan 4  ·  Uzbekistan 3"


def test_a_side_is_chosen_and_a_name_found_in_another_script(page: MembersPage) -> None:
    page.side_combo.setCurrentIndex(2)
    page.side_combo.activated.emit(2)
    assert {page.list.model.row(place).side for place in range(page.list.model.rowCount())} == {"Uzbekistan"}

    page.list.form.filter_edit.setText("мустаф")

    assert shown(page) == ["Mustafayev, Bakhtiyor"]


def test_before_the_council_was_founded_nobody_was_a_member(page: MembersPage, qtbot: QtBot) -> None:
    page.day_edit.selectAll()
    qtbot.keyClicks(page.day_edit, "1.1.2020")
    qtbot.keyClick(page.day_edit, Qt.Key.Key_Return)

    assert shown(page) == []


def test_delete_removes_and_undo_brings_back(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    before = shown(page)
    told: list[object] = []
    council.live.told.connect(told.append)
    (vacant,) = [row for row in rows(council) if row.person_id is None]
    page.list.table.select([vacant.seat_id])
    page.list.table.setFocus()

    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)

    assert len(shown(page)) == len(before) - 1
    assert told[-1].undoable  # type: ignore[attr-defined]
    council.live.undo()
    assert shown(page) == before


def test_chosen_rows_are_copied_as_a_table(page: MembersPage, qtbot: QtBot) -> None:
    page.list.table.selectRow(0)

    qtbot.keyClick(page.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    headings, line = QGuiApplication.clipboard().text().splitlines()
    assert headings.split("\t")[:2] == ["Name", "Side"]
    assert line.startswith("Shafiyev, Farid\tAzerbaijan")


def test_a_place_with_a_person_selects_the_row(page: MembersPage, council: Desk) -> None:
    row = rows(council)[3]

    page.show_place(Place("members", row.person_id))

    assert page.list.table.selected_keys() == [row.mandate_id]


def test_enter_opens_the_member_and_what_is_written_is_shown(page: MembersPage, qtbot: QtBot) -> None:
    def write() -> None:
        dialog = page.findChild(PersonDialog)
        assert dialog is not None
        dialog.form.name_fields.field("en", "family").setText("Renamed")
        dialog.form.button_box.accepted.emit()

    page.list.table.selectRow(0)
    page.list.table.setFocus()
    QTimer.singleShot(0, page, write)

    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert shown(page)[0] == "Renamed, Farid"
    assert page.list.table.selected_keys() == [rows(page.desk)[0].mandate_id]


def test_a_new_member_is_written_in_one_step(council: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog.for_new(council, DAY, None, None)
    qtbot.addWidget(dialog)
    dialog.form.name_fields.field("az", "given").setText("Günel")
    dialog.form.name_fields.field("az", "family").setText("Əliyeva")
    dialog.form.side_combo.setCurrentIndex(1)
    dialog.form.organisation_combo.setCurrentText("Baku State University")
    dialog.form.mail_edit.setText("g@example.org; g2@example.org")

    dialog.form.button_box.accepted.emit()

    assert dialog.mandate_id is not None
    kept = council.live.read(memberships.draft, dialog.mandate_id, DAY, "en")
    assert [name.family for name in kept.person.names] == ["Əliyeva"]
    assert [one.value for one in kept.person.contacts] == ["g@example.org", "g2@example.org"]
    assert (kept.organisation, kept.since) == ("Baku State University", DAY)
    assert council.live.undo_text == "Add member"


def test_a_person_without_a_name_is_refused_in_one_sentence(council: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog.for_new(council, DAY, None, None)
    qtbot.addWidget(dialog)

    dialog.form.button_box.accepted.emit()

    assert dialog.mandate_id is None
    assert dialog.form.refusal_label.text().endswith(".")
    assert not dialog.form.refusal_label.isHidden()


def test_the_printed_form_is_shown_while_one_types(council: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog.for_new(council, DAY, None, None)
    qtbot.addWidget(dialog)
    fields = dialog.form.name_fields

    fields.field("az", "given").setText("Fərid")
    fields.field("az", "family").setText("Şəfiyev")
    fields.field("az", "patronymic").setText("Rauf oğlu")

    assert fields.field("az", "printed").placeholderText() == "Fərid Rauf oğlu Şəfiyev"


def test_the_other_uzbek_script_is_offered(council: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog.for_new(council, DAY, None, None)
    qtbot.addWidget(dialog)
    fields = dialog.form.name_fields
    dialog._add_language("uz")
    fields.field("uz", "family").setText("Mustafoyev")

    dialog._add_language("uz-Cyrl")

    assert fields.field("uz-Cyrl", "family").text() == "Мустафоев"
    fields.field("uz-Cyrl", "family").clear()
    assert fields.field("uz-Cyrl", "family").placeholderText() == "Мустафоев"


def test_saving_without_a_change_changes_nothing(council: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(council, "Shafiyev", qtbot)
    before = council.live.undo_text, rows(council)

    dialog.form.button_box.accepted.emit()

    assert (council.live.undo_text, rows(council)) == before


def test_an_end_before_the_start_is_refused(council: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(council, "Shafiyev", qtbot)
    dialog.until_edit.setText("1.1.2020")
    dialog.until_edit.setModified(True)

    dialog.form.button_box.accepted.emit()

    assert "2020" in dialog.form.refusal_label.text()


def test_a_vacant_seat_is_filled(council: Desk, qtbot: QtBot) -> None:
    (vacant,) = [row for row in rows(council) if row.person_id is None]
    dialog = PersonDialog.for_row(council, DAY, vacant, None)
    qtbot.addWidget(dialog)
    dialog.form.name_fields.field("az", "family").setText("Yeni")

    dialog.form.button_box.accepted.emit()

    filled = next(row for row in rows(council) if row.seat_id == vacant.seat_id)
    assert filled == replace(
        filled, name="Yeni", mandate_id=dialog.mandate_id, role=vacant.role, kind=MandateKind.HOLDER
    )


def test_an_alternate_is_added_behind_the_holder(council: Desk, qtbot: QtBot) -> None:
    holder = rows(council)[0]
    dialog = PersonDialog.for_alternate(council, DAY, holder, None)
    qtbot.addWidget(dialog)
    assert dialog.form.stands_for_label.text() == "Stands in for Shafiyev, Farid."
    assert not dialog.form.role_combo.isEnabled()
    dialog.form.name_fields.field("az", "family").setText("Əvəzedici")

    dialog.form.button_box.accepted.emit()

    assert [row.stands_for for row in rows(council) if row.name == "Əvəzedici"] == ["Shafiyev, Farid"]


def test_the_history_tells_who_changed_what(council: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(council, "Shafiyev", qtbot)
    dialog.until_edit.setText("31.12.2027")
    dialog.until_edit.setModified(True)
    dialog.form.button_box.accepted.emit()

    again = dialog_for(council, "Shafiyev", qtbot)

    newest = again.form.history_tree.topLevelItem(0)
    assert newest is not None
    assert (newest.text(2), newest.text(3), newest.text(4)) == ("Last day", "", "31/12/2027")


def test_page_and_dialog_are_named_reachable_and_readable(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(council, "Shafiyev", qtbot)
    dialog.show()
    QApplication.processEvents()

    found = audit.problems(dialog)

    dialog.close()
    assert found == []
    assert [one for one in audit.problems(page) if "no window title" not in one] == []
