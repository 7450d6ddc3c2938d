from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from councildesk.services import organisations
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from councildesk.ui import pages, settings
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from councildesk.ui.settings import Settings
from councildesk.ui.theme import ThemeChoice
from councildesk.ui.widgets.calm_spin import CalmSpin
from ui.sample_pages import PAGES, SampleMembersPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ISRS = OrganisationDraft(name={"en": "Institute"})


@pytest.fixture
def window(kept: Settings, qtbot: QtBot, look: object) -> Iterator[MainWindow]:
    window = MainWindow(kept, PAGES)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    activate(window, qtbot)
    yield window
    window.close()


@pytest.fixture
def opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> MainWindow:
    window.show_workspace(desk, "Şura")
    activate(window, qtbot)
    return window


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """The screen that is not there takes the focus away when a window gets another size."""
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def members(window: MainWindow) -> SampleMembersPage:
    page = window.go(Place("members"))
    assert isinstance(page, SampleMembersPage)
    return page


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_without_a_council_the_start_page_is_shown(window: MainWindow) -> None:
    assert window.form.views_stack.currentWidget() is window.start_page
    assert window.windowTitle() == "CouncilDesk"
    assert not window.actions_by_name["undo"].isEnabled()
    assert window.go(Place("members")) is None


def test_what_the_start_page_offers_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    for card, wanted in (
        (window.start_page.sample_card, window.sample_wanted),
        (window.start_page.new_card, window.new_wanted),
        (window.start_page.open_card, window.open_wanted),
    ):
        with qtbot.waitSignal(wanted):
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_recent_file_is_one_click_away(window: MainWindow, kept: Settings, qtbot: QtBot) -> None:
    kept.add_recent(Path("/councils/Parish.council"))
    window.show_start()
    files = window.start_page.form.recent_list

    with qtbot.waitSignal(window.file_wanted) as wanted:
        place = files.visualItemRect(files.item(0)).center()
        qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert wanted.args == [Path("/councils/Parish.council")]


def test_an_open_council_begins_at_the_first_page(opened: MainWindow) -> None:
    assert opened.windowTitle() == "Şura — CouncilDesk"
    assert opened.view.form.title_label.text() == "Overview"
    assert opened.view.form.sidebar_list.currentRow() == 0


def test_pages_are_made_when_they_are_first_gone_to(opened: MainWindow) -> None:
    assert opened.view.form.pages_stack.count() == 1

    page = members(opened)

    assert opened.view.form.pages_stack.count() == 2
    assert members(opened) is page


def test_the_sidebar_and_its_keys_lead_to_the_pages(opened: MainWindow, qtbot: QtBot) -> None:
    opened.view.form.sidebar_list.setFocus()
    qtbot.keyClick(opened.view.form.sidebar_list, Qt.Key.Key_Down)
    assert opened.view.form.title_label.text() == "Members"

    press(qtbot, opened, Qt.Key.Key_1, CONTROL)
    assert opened.view.form.title_label.text() == "Overview"
    assert opened.view.form.sidebar_list.currentRow() == 0


def test_a_record_opens_in_the_page_with_a_way_back(opened: MainWindow, qtbot: QtBot) -> None:
    table = members(opened).list.table
    table.setFocus()
    table.selectRow(1)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.view.form.title_label.text() == "Əliyeva, Günel"
    assert opened.view.frame.state_chip.isVisible()
    assert opened.view.form.back_button.isVisible()

    press(qtbot, opened, Qt.Key.Key_Left, ALT)
    assert opened.view.form.title_label.text() == "Members"
    assert not opened.view.form.back_button.isVisible()


def test_the_main_action_is_a_button_and_a_key(opened: MainWindow, qtbot: QtBot) -> None:
    members(opened)
    assert opened.view.form.main_button.text() == "&Add member…"

    qtbot.mouseClick(opened.view.form.main_button, Qt.MouseButton.LeftButton)
    assert opened.view.frame.quiet_bar.text == "14 members imported."

    opened.view.frame.quiet_bar.hide()
    press(qtbot, opened, Qt.Key.Key_N, CONTROL)
    assert opened.view.frame.quiet_bar.text == "14 members imported."


def test_a_page_looks_again_only_when_it_is_concerned(opened: MainWindow, desk: Desk) -> None:
    page = members(opened)
    assert page.refreshed == 1

    desk.live.perform("Add organisation", organisations.add, ISRS)
    assert page.refreshed == 1

    page.nouns = frozenset({"organisation"})
    desk.live.undo()
    assert page.refreshed == 2


def test_a_page_out_of_sight_waits_until_it_is_shown(opened: MainWindow, desk: Desk) -> None:
    page = members(opened)
    page.nouns = frozenset({"organisation"})
    opened.go(Place("overview"))

    desk.live.perform("Add organisation", organisations.add, ISRS)
    assert page.refreshed == 1

    members(opened)
    assert page.refreshed == 2


def test_undo_and_redo_carry_the_label_of_the_step(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Add organisation", organisations.add, ISRS)
    assert opened.view.form.undo_button.toolTip() == "Undo: Add organisation (Ctrl+Z)"

    press(qtbot, opened, Qt.Key.Key_Z, CONTROL)
    assert desk.live.read(organisations.rows) == []
    assert opened.view.form.redo_button.toolTip() == "Redo: Add organisation (Ctrl+Shift+Z)"

    press(qtbot, opened, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(desk.live.read(organisations.rows)) == 1


def test_undo_belongs_first_to_the_field_in_which_somebody_types(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Add organisation", organisations.add, ISRS)
    opened.go(Place("members", "1"))
    assert opened.view.frame.page is not None
    field = next(edit for edit in opened.view.frame.page.findChildren(QLineEdit) if edit.isVisible())
    before = field.text()
    field.setFocus()
    qtbot.keyClicks(field, "xy")

    while field.text() != before:
        qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert len(desk.live.read(organisations.rows)) == 1

    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert desk.live.read(organisations.rows) == []

    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert field.text() != before


def test_undo_in_a_number_that_nobody_changed_takes_back_the_last_step(
    opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.live.perform("Add organisation", organisations.add, ISRS)
    opened.go(Place("members", "1"))
    page = opened.view.frame.page
    assert page is not None
    spin = CalmSpin(page)
    spin.show()
    spin.setFocus()

    qtbot.keyClick(spin, Qt.Key.Key_Z, CONTROL)
    assert desk.live.read(organisations.rows) == []

    qtbot.keyClick(spin, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(desk.live.read(organisations.rows)) == 1

    qtbot.keyClicks(spin, "9")
    qtbot.keyClick(spin, Qt.Key.Key_Z, CONTROL)
    assert spin.cleanText() != "9"
    assert len(desk.live.read(organisations.rows)) == 1


def test_the_quiet_bar_offers_to_undo_what_it_tells(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.live.perform("Add organisation", organisations.add, ISRS)
    desk.live.tell("One organisation was added.", undoable=True)
    bar = opened.view.frame.quiet_bar
    assert bar.isVisible()

    bar.undo_wanted.emit()

    assert desk.live.read(organisations.rows) == []


def test_a_refusal_stands_in_the_quiet_bar(opened: MainWindow, desk: Desk) -> None:
    desk.live.attempt("Add organisation", organisations.add, OrganisationDraft())

    assert opened.view.frame.quiet_bar.text.endswith(".")


def test_a_refusal_goes_with_the_page_and_an_undo_stays(opened: MainWindow, desk: Desk) -> None:
    bar = opened.view.frame.quiet_bar
    desk.live.redo()
    refused = bar.text
    opened.go(Place(opened.view.frame.pages[1].name))
    elsewhere = bar.text
    desk.live.tell("Removed", undoable=True)
    opened.go(Place(opened.view.frame.pages[0].name))

    assert refused == "There is nothing to redo."
    assert elsewhere == ""
    assert bar.text == "Removed"


def test_saved_is_always_true(opened: MainWindow, desk: Desk) -> None:
    assert opened.view.form.saved_label.text() == "Saved"

    desk.live.note_pending(opened, True)
    assert opened.view.form.saved_label.text() == "Saving…"

    desk.live.note_pending(opened, False)
    assert opened.view.form.saved_label.text() == "Saved"


def test_save_only_assures(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.live.flush_wanted):
        press(qtbot, opened, Qt.Key.Key_S, CONTROL)

    assert opened.view.frame.quiet_bar.text


def test_another_council_finds_pages_of_its_own(opened: MainWindow, kept: Settings, tmp_path: Path) -> None:
    first = members(opened)
    live, background = LiveWorkspace(Workspace.create(tmp_path / "b.council")), Background()

    opened.show_workspace(Desk(live, background, kept), "Rat")

    assert opened.windowTitle().startswith("Rat")
    assert members(opened) is not first
    opened.show_start()
    live.close()
    background.close()


def test_closing_a_council_leads_to_the_start_page(opened: MainWindow) -> None:
    opened.show_start()

    assert opened.form.views_stack.currentWidget() is opened.start_page
    assert opened.view.form.pages_stack.count() == 0
    assert opened.desk is None


def test_a_file_on_its_way_is_named_and_nothing_else_can_be_chosen(window: MainWindow) -> None:
    window.show_start(Path("/x/Şura.council"))

    assert "Şura.council" in window.opening_label.text()
    assert window.form.views_stack.currentWidget() is window.opening_label


def test_size_and_sidebar_are_remembered(kept: Settings, qtbot: QtBot, look: object) -> None:
    first = MainWindow(kept, PAGES)
    qtbot.addWidget(first)
    first.show()
    first.resize(1100, 640)
    first.actions_by_name["sidebar"].setChecked(False)
    first.close()

    second = MainWindow(kept, PAGES)
    qtbot.addWidget(second)

    assert second.size() == QSize(1100, 640)
    assert second.view.form.sidebar_frame.isHidden()
    assert kept.get(settings.SIDEBAR_SHOWN) is False


def test_a_look_is_chosen_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        window.actions_by_name["theme_dark"].trigger()

    assert chosen.args == [ThemeChoice.DARK]
    assert not window.actions_by_name["theme_system"].isChecked()


def test_recent_files_stand_in_the_menu(window: MainWindow, kept: Settings, qtbot: QtBot) -> None:
    kept.add_recent(Path("/a & b.council"))
    window.menus.list_recent()
    action = window.menus.recent_menu.actions()[0]
    assert action.text() == "&1  a && b.council"

    with qtbot.waitSignal(window.file_wanted) as wanted:
        action.trigger()

    assert wanted.args == [Path("/a & b.council")]


def test_every_page_has_a_number_key(opened: MainWindow) -> None:
    keys = [action.shortcut() for action in opened.menus.page_actions]

    assert keys == [QKeySequence(f"Ctrl+{number}") for number in range(1, 7)]


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.start_page.new_card.setFocus()

    with qtbot.waitSignal(window.new_wanted):
        qtbot.keyClick(window.start_page.new_card, Qt.Key.Key_Return)


def test_a_first_window_fits_onto_the_screen(kept: Settings, qtbot: QtBot, look: object) -> None:
    window = MainWindow(kept, PAGES)
    qtbot.addWidget(window)

    room = window.screen().availableSize()

    assert window.width() < room.width()
    assert window.height() < room.height()


def test_the_quiet_bar_offers_no_undo_of_another_step(opened: MainWindow, desk: Desk) -> None:
    desk.live.perform("Add organisation", organisations.add, ISRS)
    desk.live.tell("One organisation was added.", undoable=True)

    desk.live.undo()

    assert opened.view.frame.quiet_bar.text == ""


def test_after_every_page_the_window_still_fits_a_laptop_at_double_size(
    desk: Desk, kept: Settings, qtbot: QtBot, look: object
) -> None:
    window = MainWindow(kept, pages.PAGES)
    qtbot.addWidget(window)
    window.show_workspace(desk, "Şura")
    window.show()
    for entry in pages.PAGES:
        window.go(Place(entry.name))

    assert window.minimumSizeHint().width() <= 1366 // 2
    assert window.minimumSizeHint().height() <= 728 // 2
    window.close()


def test_a_heading_takes_one_line_on_a_small_screen_in_large_letters(opened: MainWindow, qtbot: QtBot) -> None:
    label = opened.view.form.title_label
    label.setText("A title that is far too long for one line of such a window " * 3)
    qtbot.waitUntil(lambda: label.height() >= 2 * label.fontMetrics().height())

    opened.resize(683, 364)

    qtbot.waitUntil(lambda: label.height() < 2 * label.fontMetrics().height())
    assert label.toolTip()


def test_a_page_scrolls_where_it_does_not_fit_and_a_smaller_one_after_it_does_not(opened: MainWindow) -> None:
    bar = opened.view.form.pages_scroll.horizontalScrollBar()
    members(opened).setMinimumWidth(1400)
    QApplication.processEvents()
    assert bar.maximum() > 0

    opened.go(Place(PAGES[0].name))

    QApplication.processEvents()
    assert bar.maximum() == 0


def test_a_window_that_goes_right_after_its_first_picture_tells_no_error(
    kept: Settings, qtbot: QtBot, look: object
) -> None:
    window = MainWindow(kept, PAGES)
    window.show()

    with qtbot.capture_exceptions() as errors:
        window.grab()
        shiboken6.delete(window)
        QApplication.processEvents()

    assert errors == []


def test_a_page_is_seen_from_its_beginning_wherever_the_one_before_was_scrolled_to(opened: MainWindow) -> None:
    for name in ("meetings", "members"):
        page = opened.go(Place(name))
        assert page is not None
        page.setMinimumSize(2000, 2000)
    QApplication.processEvents()
    area = opened.view.form.pages_scroll
    bars = (area.horizontalScrollBar(), area.verticalScrollBar())
    for bar in bars:
        bar.setValue(40)
    assert [bar.value() for bar in bars] == [40, 40]

    opened.go(Place("members"))
    assert [bar.value() for bar in bars] == [40, 40]
    opened.go(Place("meetings"))

    assert [bar.value() for bar in bars] == [0, 0]
