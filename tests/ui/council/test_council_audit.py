"""Every tab of the council's page is named, reachable and readable, in a longer language, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.services import council
from councildesk.services.council import CouncilDraft
from councildesk.ui.council.council_page import Section
from councildesk.ui.page import Desk
from councildesk.ui.theme import Theme, ThemeChoice
from ui import audit
from ui.council.opened_council import settle, show
from ui.opened_meeting import empty, sample

__all__ = ("empty", "sample")

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("section", list(Section))
def test_a_tab_is_named_reachable_and_readable(
    sample: Desk, qtbot: QtBot, qapp: QApplication, section: Section, choice: ThemeChoice
) -> None:
    Theme(qapp, choice)
    window, page = show(qtbot, sample, section)
    window.resize(audit.SMALL_SCREEN)
    settle()

    found = audit.problems(window)

    assert page.section.isVisible()
    window.close()
    assert found == []


@pytest.mark.usefixtures("look", "language")
@pytest.mark.parametrize("section", [one for one in Section if one is not Section.SIDES])
def test_a_council_without_sides_never_sees_the_word(desk: Desk, qtbot: QtBot, section: Section) -> None:
    desk.live.perform("Set up council", council.found, CouncilDraft(name={"en": "Parish council"}))
    window, page = show(qtbot, desk, section)

    words = " ".join(audit.words(window)).lower()

    assert audit.problems(window) == []
    assert page.section.isVisible()
    assert not any(word in words.split() for word in ("side", "sides"))
    window.close()


@pytest.mark.usefixtures("look")
def test_a_file_without_a_council_says_so(desk: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, desk, Section.GENERAL)

    assert page.nothing_label.isVisible()
    assert not page.tabs.isVisible()
    assert audit.problems(window) == []
    window.close()


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("section", list(Section))
def test_the_keys_of_a_tab_stand_on_the_sheet(sample: Desk, qtbot: QtBot, section: Section) -> None:
    window, page = show(qtbot, sample, section)

    keys = page.keys()

    assert len({key.keys for key in keys}) == len(keys)
    assert all(key.does for key in keys)
    window.close()


@pytest.mark.usefixtures("look")
def test_the_tour_goes_through_all_tabs(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Section.GENERAL)

    assert [place.part for place in page.tour_places()] == [section.value for section in Section]
    window.close()
