"""The page of the organisations: the list, a record, merging and removing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.services import organisations, persons
from councildesk.services.organisations import OrganisationDraft
from councildesk.ui.main_window import MainWindow
from councildesk.ui.merge_dialog import MergeDialog
from councildesk.ui.organisations.details_part import DetailsPart
from councildesk.ui.organisations.organisation_record import Part
from councildesk.ui.organisations.organisations_page import OrganisationsPage
from councildesk.ui.organisations.people_part import PeoplePart
from councildesk.ui.page import Desk, Place
from councildesk.ui.pages import PAGES
from ui import audit
from ui.opened_meeting import empty, sample, type_into

__all__ = ("empty", "sample")

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key


def window_of(desk: Desk, qtbot: QtBot) -> tuple[MainWindow, OrganisationsPage]:
    window = MainWindow(desk.settings, PAGES)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show_workspace(desk, "Council")
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.go(Place("organisations"))
    assert isinstance(page, OrganisationsPage)
    return window, page


@pytest.fixture
def page(sample: Desk, qtbot: QtBot) -> Iterator[OrganisationsPage]:
    window, page = window_of(sample, qtbot)
    yield page
    window.close()


def shown(page: OrganisationsPage) -> list[str]:
    model = page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def add(desk: Desk, name: str, language: str = "en") -> str:
    return desk.live.perform("Add organisation", organisations.add, OrganisationDraft({language: name}))


def details(page: OrganisationsPage) -> DetailsPart:
    part = page.record.parts["details"]
    assert isinstance(part, DetailsPart)
    return part


def draft(page: OrganisationsPage) -> OrganisationDraft:
    assert page.record_id is not None
    return page.live.read(organisations.draft, page.record_id)


def test_organisations_are_listed_with_their_people(page: OrganisationsPage) -> None:
    assert "Center of Analysis of International Relations" in shown(page)
    row = shown(page).index("Center of Analysis of International Relations")
    people = [column.name for column in page.list.model.columns].index("people")
    assert int(page.list.model.index(row, people).data()) >= 1


def test_a_new_one_is_made_at_once_and_named_over(page: OrganisationsPage, sample: Desk, qtbot: QtBot) -> None:
    page.add_action.trigger()
    field = details(page).texts["name"].field("en")
    qtbot.waitUntil(field.hasFocus)

    qtbot.keyClicks(field, "Bureau of Standards")
    page.flush()

    assert draft(page).name == {"en": "Bureau of Standards"}
    assert page.heading().title == "Bureau of Standards"


def test_enter_opens_a_record_and_escape_leads_back(page: OrganisationsPage, qtbot: QtBot) -> None:
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    name = shown(page)[0]

    qtbot.keyClick(page.list.table, Key.Key_Return)
    assert page.heading().title == name

    qtbot.keyClick(page.record.tabs.tabBar(), Key.Key_Escape)
    assert page.heading().title == "Organisations"


def test_fields_are_kept_when_they_are_left(page: OrganisationsPage, sample: Desk, qtbot: QtBot) -> None:
    page.show_place(Place("organisations", add(sample, "Academy"), "details"))
    part = details(page)

    type_into(qtbot, part.texts["short_name"].field("az"), "AMEA")
    type_into(qtbot, part.form.website_edit, "https://example.org")
    type_into(qtbot, part.country_field, "azer")
    type_into(qtbot, part.parent_field, "strategic")

    kept = draft(page)
    assert kept.short_name == {"az": "AMEA"}
    assert (kept.website, kept.country) == ("https://example.org", "AZ")
    assert kept.parent_id is not None
    sample.live.undo()
    assert draft(page).parent_id is None
    assert part.parent_field.text() == ""


def test_a_name_emptied_in_all_languages_is_refused(page: OrganisationsPage, sample: Desk, qtbot: QtBot) -> None:
    page.show_place(Place("organisations", add(sample, "Academy"), "details"))
    told = []
    sample.live.told.connect(told.append)
    field = details(page).texts["name"].field("en")
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClick(field, Key.Key_Return)

    assert len(told) == 1
    assert field.text() == "Academy"


def test_people_now_and_before_lead_to_their_records(page: OrganisationsPage, sample: Desk, qtbot: QtBot) -> None:
    house = next(row.id for row in sample.live.read(organisations.register, "en") if row.name.startswith("Center"))
    page.show_place(Place("organisations", house, "people"))
    part = page.record.parts["people"]
    assert isinstance(part, PeoplePart)
    wanted: list[Place] = []
    page.record.place_wanted.connect(wanted.append)
    names = [part.list.model.index(row, 1).data() for row in range(part.list.model.rowCount())]
    assert "Shafiyev, Farid" in names

    part.list.table.selectRow(names.index("Shafiyev, Farid"))
    part.list.table.setFocus()
    qtbot.keyClick(part.list.table, Key.Key_Return)

    farid = next(row.id for row in sample.live.read(persons.rows, "en") if row.listed.startswith("Shafiyev"))
    assert wanted == [Place("members", farid, "card")]


def test_several_are_removed_in_one_step_with_undo(page: OrganisationsPage, sample: Desk, qtbot: QtBot) -> None:
    for name in ("Aaa one", "Aaa two"):
        add(sample, name)
    before = shown(page)
    page.list.table.setFocus()
    page.list.table.select([row.id for row in page._rows if row.name.startswith("Aaa")])

    qtbot.keyClick(page.list.table, Key.Key_Delete)

    assert [name for name in shown(page) if name.startswith("Aaa")] == []
    sample.live.undo()
    assert shown(page) == before


def test_one_with_people_is_not_removed_and_the_reason_is_told(page: OrganisationsPage, sample: Desk) -> None:
    told = []
    sample.live.told.connect(told.append)
    page.list.table.select([row.id for row in page._rows if row.name.startswith("Center")])

    page.remove_action.trigger()

    assert len(told) == 1
    assert "Center of Analysis of International Relations" in shown(page)


def test_likely_doubles_are_shown_beside_each_other_and_merged(
    page: OrganisationsPage, sample: Desk, qtbot: QtBot
) -> None:
    add(sample, "Centre of Analysis of International Relations")
    page.doubles_check.setChecked(True)
    assert sorted(shown(page)) == [
        "Center of Analysis of International Relations",
        "Centre of Analysis of International Relations",
    ]
    page.list.table.selectAll()
    kept = next(row.id for row in page._rows if row.name.startswith("Center of"))

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        if dialog.kept_id != kept:
            dialog.swap()
        dialog.form.button_box.accepted.emit()

    QTimer.singleShot(0, accept)
    page.merge_action.trigger()

    assert shown(page) == []
    assert [
        row.id for row in sample.live.read(organisations.register, "en") if row.name.endswith("ional Relations")
    ] == [kept]
    sample.live.undo()
    assert len(shown(page)) == 2


def test_an_undone_record_leads_back_to_the_list(page: OrganisationsPage, sample: Desk) -> None:
    page.add_action.trigger()

    sample.live.undo()

    assert page.record_id is None
    assert page.stack.currentWidget() is page.list


@pytest.mark.parametrize("part", list(Part))
def test_a_tab_is_named_reachable_and_readable(sample: Desk, qtbot: QtBot, part: Part) -> None:
    window, page = window_of(sample, qtbot)
    window.resize(audit.SMALL_SCREEN)
    window.go(page.tour_places()[list(Part).index(part)])
    for _pass in range(3):
        QApplication.processEvents()

    found = audit.problems(window)

    window.close()
    assert found == []


def test_an_empty_register_offers_the_first_step(empty: Desk, qtbot: QtBot) -> None:
    window, page = window_of(empty, qtbot)

    assert page.list.form.content_stack.currentWidget() is page.list.empty_state
    assert not page.doubles_check.isVisible()
    window.close()
