from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from councildesk.domain.names import PersonName
from councildesk.services import persons, search
from councildesk.services.hits import Hit
from councildesk.services.persons import PersonDraft
from councildesk.ui import places
from councildesk.ui.background import Background
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from councildesk.ui.search.lines import ICONS, Heading, More
from councildesk.ui.search.search_page import SearchPage
from councildesk.ui.settings import Settings
from ui import sample_council


@pytest.fixture
def council(tmp_path: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(sample_council.opened(tmp_path))
    background = Background()
    yield Desk(live, background, kept)
    background.close()
    live.close()


@pytest.fixture
def page(council: Desk, qtbot: QtBot) -> Iterator[SearchPage]:
    page = SearchPage(council)
    qtbot.addWidget(page)
    page.setWindowTitle("Search")
    page.resize(1000, 600)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()


def look_for(page: SearchPage, typed: str, qtbot: QtBot) -> list[Heading | Hit]:
    page.show_place(Place("search", typed))
    qtbot.waitUntil(lambda: page.desk.background.is_idle)
    return [page.model.line(row) for row in range(page.model.rowCount())]


def test_a_name_is_found_in_another_script_under_its_kind(page: SearchPage, qtbot: QtBot) -> None:
    lines = look_for(page, "шафиев", qtbot)

    assert isinstance(lines[0], Heading)
    assert lines[0].text == "Persons"
    assert isinstance(lines[1], Hit)
    assert "Shafiyev" in lines[1].title
    assert lines[1].marks
    assert page.hits_view.currentIndex().row() == 1


def test_enter_goes_to_the_person(page: SearchPage, qtbot: QtBot) -> None:
    lines = look_for(page, "shafiyev", qtbot)
    page.hits_view.setFocus()

    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.hits_view, Qt.Key.Key_Return)

    assert isinstance(lines[1], Hit)
    assert wanted.args == [Place("members", lines[1].id)]


def test_headings_are_passed_over_by_the_arrow_keys(page: SearchPage, qtbot: QtBot) -> None:
    lines = look_for(page, "uz", qtbot)
    headings = {row for row, line in enumerate(lines) if isinstance(line, Heading)}
    assert len(headings) > 1
    page.hits_view.setFocus()

    rows = set()
    for _ in lines:
        rows.add(page.hits_view.currentIndex().row())
        qtbot.keyClick(page.hits_view, Qt.Key.Key_Down)

    assert rows == set(range(len(lines))) - headings


def test_nothing_found_says_what_to_try(page: SearchPage, qtbot: QtBot) -> None:
    assert look_for(page, "zzzzqqq", qtbot) == []

    assert page.stack.currentWidget() is page.empty_state
    assert page.heading().subtitle == "0 found for “zzzzqqq”"


def test_words_one_letter_off_are_shown_where_nothing_is_found(page: SearchPage, qtbot: QtBot) -> None:
    lines = look_for(page, "shafieyv", qtbot)

    assert isinstance(lines[1], Hit)
    assert page.heading().subtitle == "Nothing found for “shafieyv”, but similar words"


def test_what_is_entered_meanwhile_is_found(page: SearchPage, council: Desk, qtbot: QtBot) -> None:
    look_for(page, "Wagner", qtbot)

    council.live.perform("Add person", persons.add, PersonDraft((PersonName("de", "Anna", "Wagner"),)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)

    assert page.heading().subtitle == "1 found for “Wagner”"


def test_of_many_of_a_kind_the_first_are_shown_and_the_rest_one_line_away(
    page: SearchPage, council: Desk, qtbot: QtBot
) -> None:
    for number in range(22):
        council.live.perform("Add person", persons.add, PersonDraft((PersonName("de", f"N{number}", "Wagner"),)))

    lines = look_for(page, "Wagner", qtbot)

    assert len(lines) == 22
    assert isinstance(lines[-1], More)
    assert page.heading().subtitle == "20 found for “Wagner”, and more"
    page.hits_view.setCurrentIndex(page.model.index(21))
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.hits_view, Qt.Key.Key_Return)
    assert wanted.args == [Place("search", "Wagner", "person")]

    page.show_place(Place("search", "Wagner", "person"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 23)
    assert page.heading().subtitle == "22 found for “Wagner”"


@pytest.mark.parametrize("noun", search.NOUNS)
def test_every_kind_has_an_icon_and_a_place(noun: str) -> None:
    hit = Hit(noun, "1", "t", "s", (), "", meeting_id="m" if noun in places._PARTS else None)

    assert noun in ICONS
    assert places.of_hit(hit).page in {entry.name for entry in PAGES}
