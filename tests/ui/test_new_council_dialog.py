"""Five questions, each answered already: only a name has to be typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.rules import WITH_SIDES, WITHOUT_SIDES, Preset, presets
from councildesk.services.sides import SideDraft
from councildesk.ui.start.new_council_dialog import NewCouncilDialog

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(qtbot: QtBot, look: object) -> NewCouncilDialog:
    dialog = NewCouncilDialog("uz")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.zone_combo.show_value("Asia/Tashkent")
    return dialog


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or widget, key)


def tick(qtbot: QtBot, dialog: NewCouncilDialog, *tags: str) -> None:
    shown = dialog.languages_list
    for tag in tags:
        row = next(row for row in range(shown.list.count()) if shown._value(shown.list.item(row)) == tag)
        shown.list.setFocus()
        shown.list.setCurrentRow(row)
        qtbot.keyClick(shown.list, Key.Key_Space)
    QApplication.processEvents()


def divide(dialog: NewCouncilDialog, count: int) -> None:
    dialog.count_combo.show_value(count)


def test_a_name_is_all_that_is_needed(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Kengash")
    qtbot.keyClick(dialog.name_fields.field("uz"), Key.Key_Return)

    wanted = dialog.wanted()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert wanted.council.name == {"uz": "Kengash"}
    assert wanted.council.languages == ("uz",)
    assert wanted.council.time_zone == "Asia/Tashkent"
    assert (wanted.sides, wanted.rules) == ((), WITHOUT_SIDES)


def test_typing_can_begin_at_once_and_tab_goes_through_the_questions(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is dialog.name_fields.field("uz")

    seen: list[QWidget | None] = []
    for _ in range(5):
        press(qtbot, dialog, Key.Key_Tab)
        seen.append(QApplication.focusWidget())

    wanted = [dialog.languages_list.list, dialog.zone_combo, dialog.count_combo, dialog.rules_combo]
    assert [widget for widget in seen if widget in wanted] == wanted


def test_a_name_typed_before_its_language_was_chosen_stays(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Shura")

    tick(qtbot, dialog, "az", "ru", "uz")

    assert dialog.wanted().council.languages == ("az", "ru")
    assert dialog.wanted().council.name == {"az": "Shura"}


def test_a_name_comes_back_with_its_language(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    tick(qtbot, dialog, "ru")
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Kengash")
    qtbot.keyClicks(dialog.name_fields.field("ru"), "Sovet")

    tick(qtbot, dialog, "uz")
    assert dialog.wanted().council.name == {"ru": "Sovet"}
    tick(qtbot, dialog, "uz")

    assert dialog.wanted().council.name == {"ru": "Sovet", "uz": "Kengash"}


def test_every_question_is_reached_by_its_letter(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClick(dialog, Key.Key_L, Alt)

    assert QApplication.focusWidget() is dialog.languages_list.list


def test_a_council_without_a_name_is_refused_beside_its_fields(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert "name" in dialog.form.refusal_label.text()

    qtbot.keyClicks(dialog.name_fields.field("uz"), "K")
    assert dialog.form.refusal_label.isHidden()


def test_each_language_has_a_field_for_the_name_and_what_was_typed_stays(
    dialog: NewCouncilDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Kengash")

    tick(qtbot, dialog, "ru", "az")
    qtbot.keyClicks(dialog.name_fields.field("az"), "Shura")
    qtbot.keyClick(dialog.languages_list.list, Key.Key_Up, Alt)

    wanted = dialog.wanted().council
    assert wanted.languages == ("uz", "az", "ru")
    assert wanted.name == {"uz": "Kengash", "az": "Shura"}


def test_sides_get_codes_from_their_names_and_languages_in_order(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Kengash")
    divide(dialog, 2)
    tick(qtbot, dialog, "az")
    first, second = dialog.sides[:2]

    qtbot.keyClicks(first.name_edit, "Ozarbayjon")
    qtbot.keyClicks(second.name_edit, "Ozbekiston")
    for side, zone in ((first, "Asia/Baku"), (second, "Asia/Tashkent")):
        side.zone_combo.show_value(zone)
    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.wanted().sides == (
        SideDraft("OZ", {"uz": "Ozarbayjon"}, time_zone="Asia/Baku", language="uz"),
        SideDraft("OB", {"uz": "Ozbekiston"}, time_zone="Asia/Tashkent", language="az"),
    )
    assert dialog.wanted().rules == WITH_SIDES


def test_a_code_that_somebody_typed_stays(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    divide(dialog, 2)
    side = dialog.sides[0]
    qtbot.keyClicks(side.name_edit, "Oz")
    side.code_edit.selectAll()
    qtbot.keyClicks(side.code_edit, "AZ")

    qtbot.keyClicks(side.name_edit, "arbayjon")

    assert side.code == "AZ"


@pytest.mark.parametrize("codes", [("AZ", ""), ("AZ", "AZ")])
def test_sides_that_cannot_be_told_apart_are_refused(
    dialog: NewCouncilDialog, qtbot: QtBot, codes: tuple[str, str]
) -> None:
    qtbot.keyClicks(dialog.name_fields.field("uz"), "Kengash")
    divide(dialog, 2)
    for side, code in zip(dialog.sides, codes, strict=False):
        qtbot.keyClicks(side.code_edit, code)

    dialog.form.button_box.accepted.emit()

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.form.refusal_label.text().endswith(".")


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("count", [0, 2])
def test_rules_are_picked_and_said_in_a_sentence(qtbot: QtBot, look: object, preset: Preset, count: int) -> None:
    dialog = NewCouncilDialog("en")
    qtbot.addWidget(dialog)
    divide(dialog, count)

    dialog.rules_combo.show_value(preset)

    assert dialog.wanted().rules == presets(with_sides=bool(count))[preset]
    said = dialog.form.rules_words_label.text()
    assert said.startswith("Quorum: ")
    assert ("each side" in said) is bool(count)


def test_a_side_has_the_zone_of_its_country_else_the_councils(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    divide(dialog, 3)

    for side, name in zip(dialog.sides, ("Azerbaijan", "Uzbekistan", "Guests"), strict=False):
        qtbot.keyClicks(side.name_edit, name)

    assert [side.time_zone for side in dialog.wanted().sides] == ["Asia/Baku", "Asia/Tashkent", "Asia/Tashkent"]


def test_a_zone_that_was_chosen_stays(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    divide(dialog, 2)
    dialog.sides[0].zone_combo.setCurrentText("Asia/Dubai")
    dialog.sides[0].zone_combo.flush()

    qtbot.keyClicks(dialog.sides[0].name_edit, "Azerbaijan")

    assert dialog.wanted().sides[0].time_zone == "Asia/Dubai"


def test_sides_are_named_in_the_language_in_which_the_council_is(dialog: NewCouncilDialog, qtbot: QtBot) -> None:
    tick(qtbot, dialog, "en")
    divide(dialog, 2)
    qtbot.keyClicks(dialog.name_fields.field("en"), "Council")
    qtbot.keyClicks(dialog.sides[0].name_edit, "Azerbaijan")

    wanted = dialog.wanted()
    assert wanted.council.languages == ("uz", "en")
    assert dict(wanted.sides[0].name) == {"en": "Azerbaijan"}
