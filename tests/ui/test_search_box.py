"""The search in the head of the window, by keys alone, on the sample council."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from councildesk.services.hits import Hit
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.search.asking import Answer
from councildesk.ui.search.lines import Heading, Line, More, Offer
from councildesk.ui.search.palette import Palette
from councildesk.ui.settings import Settings
from ui import audit, sample_council
from ui.pseudo import PseudoTranslator

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tmp_path: Path, kept: Settings, look: object, qtbot: QtBot) -> Iterator[MainWindow]:
    live = LiveWorkspace(sample_council.opened(tmp_path))
    background = Background()
    window = MainWindow(kept, PAGES)
    qtbot.addWidget(window)
    window.resize(audit.SMALL_SCREEN)
    window.show_workspace(Desk(live, background, kept), "Council")
    window.show()
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    background.close()
    live.close()


def edit(window: MainWindow) -> QLineEdit:
    return window.view.form.search_edit


def palette(window: MainWindow) -> Palette:
    return window.view.search_box.palette


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key, with_control: bool = False) -> None:
    for key in keys:
        modifier = CONTROL if with_control else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def lines(window: MainWindow) -> list[Line]:
    model = palette(window).model
    return [model.line(row) for row in range(model.rowCount())]


def current(window: MainWindow) -> Line:
    return palette(window).model.line(palette(window).view.currentIndex().row())


def look_for(window: MainWindow, typed: str, qtbot: QtBot) -> list[Line]:
    """Open the search by its key, type, and wait for the answer."""
    press(qtbot, window, Qt.Key.Key_K, with_control=True)
    for letter in typed:
        edit(window).insert(letter)  # QTest has no keys for letters beyond Latin
    qtbot.waitUntil(lambda: window.view.search_box.is_answered)
    return lines(window)


def titles(shown: list[Line]) -> list[str]:
    return [line.text for line in shown if isinstance(line, Heading)]


@pytest.mark.parametrize("typed", ["Şəfiyev", "shafiyev", "Шафиев", "safiyev"])
def test_enter_goes_to_the_person_in_whatever_spelling(window: MainWindow, typed: str, qtbot: QtBot) -> None:
    shown = look_for(window, typed, qtbot)
    hit = current(window)
    assert isinstance(hit, Hit)
    assert hit is shown[1]
    assert "Shafiyev" in hit.title
    assert hit.marks

    press(qtbot, window, Qt.Key.Key_Return)

    here = window.view.frame.place
    assert here is not None
    assert (here.page, here.record) == ("members", hit.id)
    assert palette(window).isHidden()
    assert edit(window).text() == ""
    assert not edit(window).hasFocus()


def test_escape_puts_the_focus_back_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    sidebar = window.view.form.sidebar_list
    sidebar.setFocus()
    look_for(window, "energ", qtbot)
    assert palette(window).isVisible()

    press(qtbot, window, Qt.Key.Key_Escape)

    assert palette(window).isHidden()
    assert sidebar.hasFocus()
    assert edit(window).text() == ""


def test_the_button_that_empties_the_field_hears_of_it_when_it_is_emptied(window: MainWindow, qtbot: QtBot) -> None:
    look_for(window, "shaf", qtbot)

    with qtbot.waitSignal(edit(window).textChanged):
        press(qtbot, window, Qt.Key.Key_Escape)

    assert edit(window).text() == ""
    assert not palette(window).isVisible()


def test_escape_leads_to_the_page_where_the_focus_was_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    gone = QLineEdit(window.view)
    gone.show()
    gone.setFocus()
    look_for(window, "energ", qtbot)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()

    press(qtbot, window, Qt.Key.Key_Escape)

    assert palette(window).isHidden()
    assert not edit(window).hasFocus()


def test_the_arrow_keys_pass_over_headings_and_go_round(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "uz", qtbot)
    assert len(titles(shown)) > 1
    first = current(window)

    seen = [first]
    for _ in range(sum(not isinstance(line, Heading) for line in shown) - 1):
        press(qtbot, window, Qt.Key.Key_Down)
        seen.append(current(window))

    assert seen == [line for line in shown if not isinstance(line, Heading)]
    press(qtbot, window, Qt.Key.Key_Down)
    assert current(window) == first
    press(qtbot, window, Qt.Key.Key_Up)
    assert current(window) == seen[-1]
    assert edit(window).hasFocus()


@pytest.mark.parametrize(("key", "with_control"), [(Qt.Key.Key_Tab, False), (Qt.Key.Key_Return, True)])
def test_all_of_a_kind_are_one_key_away(window: MainWindow, key: Qt.Key, with_control: bool, qtbot: QtBot) -> None:
    look_for(window, "uz", qtbot)
    hit = current(window)
    assert isinstance(hit, Hit)

    press(qtbot, window, key, with_control=with_control)

    assert window.view.frame.place == Place("search", "uz", hit.noun)
    assert palette(window).isHidden()


def test_the_last_line_leads_to_everything_that_was_found(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "uz", qtbot)
    assert shown[-1] == More("Everything found…")

    press(qtbot, window, Qt.Key.Key_Up, Qt.Key.Key_Return)

    assert window.view.frame.place == Place("search", "uz")


def test_enter_before_the_answer_waits_for_it(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_K, with_control=True)
    qtbot.keyClicks(edit(window), "shafiyev")
    press(qtbot, window, Qt.Key.Key_Return)

    qtbot.waitUntil(palette(window).isHidden)

    here = window.view.frame.place
    assert here is not None
    assert here.page == "members"


def test_an_answer_to_what_is_no_longer_typed_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    look_for(window, "shafiyev", qtbot)

    window.view.search_box._show("energy", Answer(()))

    assert isinstance(current(window), Hit)


def test_before_anything_is_typed_the_last_records_words_and_pages_are_offered(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_for(window, "shafiyev", qtbot)
    press(qtbot, window, Qt.Key.Key_Return)

    shown = look_for(window, "", qtbot)

    assert titles(shown) == ["Opened before", "Searched before", "Go to"]
    opened, searched = (line for line in shown[:4] if isinstance(line, Offer))
    assert "Shafiyev" in opened.text
    assert opened.place is not None
    assert searched.words == "shafiyev"
    assert [line.text for line in shown if isinstance(line, Offer) and line.detail == "Ctrl+2"] == ["Meetings"]

    press(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(current(window), Hit))
    assert edit(window).text() == "shafiyev"


def test_pages_are_gone_to_by_their_names(window: MainWindow, qtbot: QtBot) -> None:
    look_for(window, "decis", qtbot)

    press(qtbot, window, Qt.Key.Key_Return)

    assert window.view.frame.place == Place("decisions")


def test_a_menus_action_is_done_from_the_search(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "dark", qtbot)
    offer = next(line for line in shown if isinstance(line, Offer))
    assert offer.action is window.actions_by_name["theme_dark"]

    with qtbot.waitSignal(window.theme_chosen):
        palette(window).chosen.emit(offer)


def test_something_new_is_made_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "new meet", qtbot)
    assert isinstance(shown[1], Offer)
    assert (shown[1].text, shown[1].detail) == ("New meeting", "Meetings")

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, agree)
    press(qtbot, window, Qt.Key.Key_Return)

    here = window.view.frame.place
    assert here is not None
    assert here.page == "meetings"
    assert here.record is not None


@pytest.mark.usefixtures("look")
def test_what_a_page_is_said_to_make_is_what_its_main_action_says(window: MainWindow) -> None:
    for entry in PAGES:
        page = window.go(Place(entry.name))
        assert page is not None
        if entry.creates:
            action = page.main_action()
            assert action is not None
            assert action.text().replace("&", "").rstrip("…") == QCoreApplication.translate("Pages", entry.creates)


def test_a_click_goes_to_a_line_and_a_click_elsewhere_closes(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "shafiyev", qtbot)
    view = palette(window).view
    hit = shown[1]
    assert isinstance(hit, Hit)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(palette(window).model.index(1)).center()
    )
    here = window.view.frame.place
    assert here is not None
    assert here.record == hit.id

    look_for(window, "shafiyev", qtbot)
    qtbot.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=window.view.rect().bottomRight())
    assert palette(window).isHidden()


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "zzzzqqq", qtbot)

    assert shown == [Heading("Nothing found for “zzzzqqq”", "search")]
    press(qtbot, window, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert palette(window).isVisible()


def test_a_name_that_is_one_letter_off_is_offered_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    shown = look_for(window, "farid shafieyv", qtbot)

    assert shown[0] == Heading("Nothing found for “farid shafieyv”, but similar words", "search")
    hit = current(window)
    assert isinstance(hit, Hit)
    assert "Shafiyev" in hit.title


@pytest.mark.parametrize("is_longer", [False, True])
def test_the_open_palette_is_named_reachable_and_readable(window: MainWindow, is_longer: bool, qtbot: QtBot) -> None:
    translator = PseudoTranslator()
    if is_longer:
        QApplication.installTranslator(translator)
    look_for(window, "uz", qtbot)

    assert audit.problems(window) == []
    assert palette(window).geometry().bottom() < window.view.height()
    QApplication.removeTranslator(translator)


def test_another_council_knows_nothing_of_what_was_opened_in_this_one(window: MainWindow, qtbot: QtBot) -> None:
    look_for(window, "shafiyev", qtbot)
    press(qtbot, window, Qt.Key.Key_Return)

    assert window.desk is not None
    window.show_workspace(window.desk, "Council")
    assert titles(look_for(window, "", qtbot)) == ["Go to"]
