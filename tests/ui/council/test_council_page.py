"""The council is refined by keyboard: what is typed is kept, what cannot be is said where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from councildesk.domain.council import NumberKind, Role
from councildesk.domain.signatories import SignedPaper
from councildesk.services import council, numbers, precedence, secretariats, sides, signatories
from councildesk.services.council import CouncilDraft
from councildesk.ui.council.council_page import Section
from councildesk.ui.council.general_section import GeneralSection
from councildesk.ui.council.numbers_section import NumbersSection
from councildesk.ui.council.papers_section import PapersSection
from councildesk.ui.council.secretariats_section import SecretariatsSection
from councildesk.ui.council.sides_section import SidesSection
from councildesk.ui.live_workspace import Notice
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from exchange.test_images import picture
from ui.council.opened_council import Opened, opened
from ui.opened_meeting import empty, sample, type_into

__all__ = ("empty", "opened", "sample")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def general(opened: Opened, desk: Desk) -> GeneralSection:
    section = opened(desk, Section.GENERAL).section
    assert isinstance(section, GeneralSection)
    return section


def of_sides(opened: Opened, desk: Desk) -> SidesSection:
    section = opened(desk, Section.SIDES).section
    assert isinstance(section, SidesSection)
    return section


def codes(desk: Desk) -> list[str]:
    return [side.code for side in desk.live.read(sides.rows, "en")]


def test_the_name_is_kept_when_one_leaves_its_field(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = general(opened, empty)

    type_into(qtbot, section.name_fields.field("uz"), "Kengash")

    assert empty.live.read(council.draft).name == {"az": "Şura", "uz": "Kengash"}
    empty.live.undo()
    assert section.name_fields.field("uz").text() == ""


def test_the_last_name_cannot_be_emptied(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = general(opened, empty)
    told: list[Notice] = []
    empty.live.told.connect(told.append)

    type_into(qtbot, section.name_fields.field("az"), "")
    qtbot.keyClick(section.name_fields.field("az"), Key.Key_Backspace)
    section.flush()

    assert empty.live.read(council.draft).name == {"az": "Şura"}
    assert section.name_fields.field("az").text() == "Şura"
    assert told


def test_languages_are_moved_and_ticked_by_keyboard(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = general(opened, empty)
    shown = section.languages_list.list
    shown.setFocus()

    qtbot.keyClick(shown, Key.Key_Down, Alt)
    assert empty.live.read(council.languages) == ["uz", "az"]

    shown.setCurrentRow(2)
    added = section.languages_list.current
    qtbot.keyClick(shown, Key.Key_Space)
    assert empty.live.read(council.languages) == ["uz", "az", added]

    empty.live.undo()
    empty.live.undo()
    assert section.languages_list.values() == ["az", "uz"]


def test_the_last_language_stays(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Set up council", council.found, CouncilDraft(name={"en": "Board"}))
    section = general(opened, desk)
    section.languages_list.list.setFocus()

    qtbot.keyClick(section.languages_list.list, Key.Key_Space)

    assert desk.live.read(council.languages) == ["en"]
    assert section.languages_list.values() == ["en"]


def test_a_zone_is_found_by_a_part_of_its_name(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = general(opened, empty)
    line = section.zone_combo.lineEdit()
    assert line is not None

    type_into(qtbot, line, "tashk")
    assert empty.live.read(council.draft).time_zone == "Asia/Tashkent"

    type_into(qtbot, line, "Atlantis")
    assert section.zone_combo.currentText() == "Asia/Tashkent"


def test_a_side_is_added_with_a_code_that_no_other_has(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = of_sides(opened, empty)
    page = section.window()
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    type_into(qtbot, section.form.code_edit, "UZ")
    assert codes(empty) == ["AZ", "UZ"]
    assert section.form.refusal_label.isVisible()
    assert section.form.code_edit.text() == "UZ"

    type_into(qtbot, section.form.code_edit, "KZ")
    assert codes(empty) == ["AZ", "UZ", "KZ"]
    assert not section.form.refusal_label.isVisible()

    empty.live.undo()
    assert codes(empty) == ["AZ", "UZ"]


def test_sides_change_places_and_letterhead_lines_are_kept(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = of_sides(opened, empty)
    section.list.list.setFocus()

    qtbot.keyClick(section.list.list, Key.Key_Down, Alt)
    assert codes(empty) == ["UZ", "AZ"]

    box = section.lines_fields.box("az")
    box.setFocus()
    qtbot.keyClicks(box, "1 Lake Street")
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClicks(box, "Baku")
    qtbot.keyClick(box, Key.Key_Tab)

    moved = next(side for side in empty.live.read(sides.rows, "en") if side.code == "AZ")
    assert empty.live.read(sides.draft, moved.id).letterhead == {"az": "1 Lake Street\nBaku"}


def test_a_side_with_members_is_not_removed_and_one_without_is(opened: Opened, sample: Desk, qtbot: QtBot) -> None:
    section = of_sides(opened, sample)
    told: list[Notice] = []
    sample.live.told.connect(told.append)
    section.list.list.setFocus()

    qtbot.keyClick(section.list.list, Key.Key_Delete)

    assert codes(sample) == ["AZ", "UZ"]
    assert "Others refer to it" in told[-1].text


def test_a_logo_is_taken_from_a_file_and_a_bad_one_refused(
    opened: Opened, empty: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "logo.svg"
    good.write_bytes(picture())
    bad.write_bytes(b"<svg/>")
    chosen = [good]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen[0]), ""))
    section = of_sides(opened, empty)
    told: list[Notice] = []
    empty.live.told.connect(told.append)

    section.logo_field.choose_button.click()
    kept = empty.live.read(sides.rows, "en")[0].logo_id
    assert kept is not None
    assert section.logo_field.preview.isVisibleTo(section)

    for wrong in (bad, tmp_path / "gone.png"):
        chosen[0] = wrong
        section.logo_field.choose_button.click()
    assert "SVG" in told[0].text
    assert "gone.png" in told[1].text
    assert empty.live.read(sides.rows, "en")[0].logo_id == kept

    section.logo_field.remove_button.click()
    assert empty.live.read(sides.rows, "en")[0].logo_id is None


def test_a_secretariat_is_kept_as_soon_as_it_has_a_name(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.SECRETARIATS).section
    assert isinstance(section, SecretariatsSection)
    section.form.add_button.click()
    assert empty.live.read(secretariats.rows, "az") == []

    type_into(qtbot, section.name_fields.field("az"), "Office in Baku")
    type_into(qtbot, section.form.mail_edit, "office@example.org")

    (row,) = empty.live.read(secretariats.rows, "az")
    assert (row.name, row.mail, row.time_zone) == ("Office in Baku", "office@example.org", "Asia/Baku")
    empty.live.undo()
    empty.live.undo()
    assert empty.live.read(secretariats.rows, "az") == []


def test_a_pattern_shows_the_next_number_while_it_is_typed(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.NUMBERS).section
    assert isinstance(section, NumbersSection)
    field, shown, told = section.lines[NumberKind.DECISION]
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "D-{")
    assert told.isVisible()
    assert "{" in told.text()

    qtbot.keyClicks(field, "number:02}")
    assert not told.isVisible()
    assert "D-01" in shown.text()

    qtbot.keyClick(field, Key.Key_Return)
    assert empty.live.read(numbers.patterns)[NumberKind.DECISION] == "D-{number:02}"


def test_a_bad_pattern_stays_in_its_field_and_is_not_kept(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.NUMBERS).section
    assert isinstance(section, NumbersSection)
    before = empty.live.read(numbers.patterns)
    field, _shown, told = section.lines[NumberKind.MEETING]

    type_into(qtbot, field, "{meeting}-{number}")
    section.flush()

    assert empty.live.read(numbers.patterns) == before
    assert field.text() == "{meeting}-{number}"
    assert told.isVisible()


def test_signatories_and_precedence_are_chosen_by_keyboard(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = opened(empty, Section.PAPERS).section
    assert isinstance(section, PapersSection)
    minutes = section.signing[SignedPaper.MINUTES].list
    minutes.setFocus()
    minutes.setCurrentRow(0)

    qtbot.keyClick(minutes, Key.Key_Space)
    assert empty.live.read(signatories.by_paper)[SignedPaper.MINUTES] == (Role.CHAIR, Role.SECRETARY)

    roles = section.roles_list.list
    roles.setFocus()
    roles.setCurrentRow(1)
    qtbot.keyClick(roles, Key.Key_Up, Alt)
    assert empty.live.read(precedence.order).roles[:2] == (Role.CHAIR, Role.CO_CHAIR)

    section.form.own_first_check.setFocus()
    qtbot.keyClick(section.form.own_first_check, Key.Key_Space)
    assert not empty.live.read(precedence.order).own_side_first


def test_a_council_without_sides_can_be_divided(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Set up council", council.found, CouncilDraft(name={"en": "Board"}))
    page = opened(desk, Section.GENERAL)

    page.more_actions()[0].trigger()
    section = page.section
    assert isinstance(section, SidesSection)
    type_into(qtbot, section.form.code_edit, "N")

    assert codes(desk) == ["N"]
    assert page.more_actions() == []


def test_keys_lead_to_the_tabs(opened: Opened, sample: Desk, qtbot: QtBot) -> None:
    page = opened(sample, Section.GENERAL)

    qtbot.keyClick(page, Key.Key_4, Alt)
    QApplication.processEvents()

    assert page.section is page.sections[Section.NUMBERS]


def test_a_side_that_was_found_is_opened_in_its_tab(opened: Opened, sample: Desk, qtbot: QtBot) -> None:
    page = opened(sample, Section.GENERAL)
    second = sample.live.read(sides.rows, "en")[1]

    page.show_place(Place("council", second.id, Section.SIDES.value))

    section = page.section
    assert isinstance(section, SidesSection)
    assert section.form.code_edit.text() == second.code


def test_the_page_stands_apart_in_the_sidebar_and_is_reached_by_keys(
    opened: Opened, sample: Desk, qtbot: QtBot
) -> None:
    window = opened(sample, Section.GENERAL).window()
    assert isinstance(window, MainWindow)
    sidebar = window.view.form.sidebar_list
    council_row = sidebar.currentRow()
    assert sidebar.item(council_row).text() == "Council"
    assert sidebar.item(council_row - 1).text() == ""
    sidebar.setFocus()

    qtbot.keyClick(sidebar, Key.Key_Up)
    assert sidebar.currentRow() == council_row - 2
    qtbot.keyClick(sidebar, Key.Key_Down)
    assert sidebar.currentRow() == council_row
    assert window.page is not None
    assert window.page.objectName() == "council_page"


def test_going_to_another_side_keeps_what_was_typed_for_the_one_before(
    opened: Opened, sample: Desk, qtbot: QtBot
) -> None:
    section = of_sides(opened, sample)
    field = section.short_name_fields.field("en")
    field.setFocus()
    qtbot.keyClicks(field, "Azer")

    section.list.list.setCurrentRow(1)

    first, second = sample.live.read(sides.rows, "en")
    assert sample.live.read(sides.draft, first.id).short_name["en"] == "Azer"
    assert section.form.code_edit.text() == second.code
    assert section.list.list.currentRow() == 1
    assert field.text() == ""


def test_tab_goes_through_the_fields_as_they_stand(opened: Opened, empty: Desk, qtbot: QtBot) -> None:
    section = general(opened, empty)
    names = [section.name_fields.field(tag) for tag in section.name_fields.tags]
    acts = [section.act_fields.field(tag) for tag in section.act_fields.tags]
    shorts = [section.short_name_fields.field(tag) for tag in section.short_name_fields.tags]
    wanted = [*names, *shorts, *acts, section.founded_edit]
    wanted[0].setFocus()

    seen = [QApplication.focusWidget()]
    for _ in wanted[1:]:
        qtbot.keyClick(seen[-1], Key.Key_Tab)
        seen.append(QApplication.focusWidget())

    assert seen == wanted
