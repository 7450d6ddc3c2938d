from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from councildesk.services.sides import SideDraft
from councildesk.ui.start.new_council_dialog import NewCouncilDialog


@pytest.fixture
def dialog(qtbot: QtBot, look: object) -> NewCouncilDialog:
    dialog = NewCouncilDialog("uz")
    qtbot.addWidget(dialog)
    dialog.form.zone_combo.setCurrentText("Asia/Tashkent")
    return dialog


def test_a_name_is_all_that_is_needed(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    dialog.form.name_edit.setText("Kengash")

    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.wanted().council.name == {"uz": "Kengash"}
    assert dialog.wanted().council.languages == ("uz",)
    assert dialog.wanted().council.time_zone == "Asia/Tashkent"
    assert dialog.wanted().sides == ()


def test_a_council_without_a_name_is_refused_beside_its_field(dialog: NewCouncilDialog) -> None:
    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.form.refusal_label.text() == "Give the council a name."

    dialog.form.name_edit.setText("K")
    assert dialog.form.refusal_label.isHidden()


def test_the_leading_language_comes_first(dialog: NewCouncilDialog) -> None:
    for tag in ("az", "ru", "uz"):
        dialog.language_checks[tag].setChecked(True)

    dialog.form.language_combo.setCurrentIndex(dialog.form.language_combo.findData("ru"))

    assert dialog.wanted().council.languages == ("ru", "az", "uz")
    assert not dialog.language_checks["ru"].isEnabled()


def test_sides_have_names_codes_and_time_zones(dialog: NewCouncilDialog) -> None:
    dialog.form.name_edit.setText("Kengash")
    dialog.form.sides_check.setChecked(True)
    for side, name, code, zone in zip(
        dialog.sides, ("Ozarbayjon", ""), ("AZ", "UZ"), ("Asia/Baku", "Asia/Tashkent"), strict=True
    ):
        side.name_edit.setText(name)
        side.code_edit.setText(code)
        side.zone_combo.setCurrentText(zone)

    dialog.form.button_box.accepted.emit()

    assert dialog.wanted().sides == (
        SideDraft("AZ", {"uz": "Ozarbayjon"}, time_zone="Asia/Baku"),
        SideDraft("UZ", {}, time_zone="Asia/Tashkent"),
    )


@pytest.mark.parametrize(("codes", "zone"), [(("AZ", ""), "UTC"), (("AZ", "AZ"), "UTC"), (("AZ", "UZ"), "Atlantis")])
def test_sides_that_cannot_be_told_apart_or_placed_are_refused(
    dialog: NewCouncilDialog, codes: tuple[str, str], zone: str
) -> None:
    dialog.form.name_edit.setText("Kengash")
    dialog.form.sides_check.setChecked(True)
    for side, code in zip(dialog.sides, codes, strict=True):
        side.code_edit.setText(code)
    dialog.sides[1].zone_combo.setCurrentText(zone)

    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.form.refusal_label.text().endswith(".")
