"""The dialog in which a member is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from councildesk.domain.council import MandateKind
from councildesk.services import members, memberships, sides
from councildesk.services.members import MemberRow
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.page import Desk

DAY = dt.date(2026, 11, 24)


def rows(desk: Desk) -> list[MemberRow]:
    return desk.live.read(members.rows, DAY, "en")


def dialog_for(desk: Desk, name: str, qtbot: QtBot) -> PersonDialog:
    row = next(row for row in rows(desk) if row.name.startswith(name))
    dialog = PersonDialog.for_row(desk, DAY, row, None)
    qtbot.addWidget(dialog)
    return dialog


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


def test_somebody_new_can_be_named_in_the_language_of_the_side(council: Desk, qtbot: QtBot) -> None:
    side = next(one for one in council.live.read(sides.rows, "en") if one.code == "UZ")
    dialog = PersonDialog.for_new(council, DAY, side.id, None)
    qtbot.addWidget(dialog)

    assert "uz" in dialog.form.name_fields.tags


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


def test_on_a_small_screen_in_large_letters_nothing_lies_sideways(council: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog.for_new(council, DAY, None, None)
    qtbot.addWidget(dialog)
    dialog.resize(640, 340)
    dialog.show()

    qtbot.waitUntil(lambda: dialog.form.columns_layout.direction() is QBoxLayout.Direction.TopToBottom)
    assert dialog.form.member_tab.horizontalScrollBar().maximum() == 0
