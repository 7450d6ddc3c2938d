"""The page of the members: its views, its lists, and the person opened in it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.council import Role
from councildesk.domain.names import PersonName
from councildesk.services import invitations, meetings, members, memberships, seats
from councildesk.services.everybody import PersonOnDay
from councildesk.services.members import MemberRow
from councildesk.services.memberships import MembershipDraft
from councildesk.services.persons import PersonDraft
from councildesk.ui import places
from councildesk.ui.main_window import MainWindow
from councildesk.ui.members.list_part import ListPart
from councildesk.ui.members.members_change_dialog import MembersChangeDialog
from councildesk.ui.members.members_page import MembersPage
from councildesk.ui.members.person_dialog import PersonDialog
from councildesk.ui.members.persons_list import PersonColumns
from councildesk.ui.members.view import View
from councildesk.ui.page import Desk, Place
from ui import audit
from ui.members.conftest import DAY

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(desk: Desk) -> list[MemberRow]:
    return desk.live.read(members.rows, DAY, "en")


def go(page: MembersPage, view: View) -> ListPart:
    page.show_place(Place("members", None, view.value))
    page.enter()
    assert page.shown_list is not None
    return page.shown_list


def shown(part: ListPart) -> list[str]:
    model = part.list.model
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def count(part: ListPart) -> str:
    return part.list.form.count_label.text()


def test_each_list_shows_those_who_belong_to_it(page: MembersPage) -> None:
    assert "Shafiyev, Farid" in shown(go(page, View.MEMBERS))
    assert "Vacant seat" in shown(go(page, View.MEMBERS))
    assert "Sinagli, Misal Rauf oglu" in shown(go(page, View.ALTERNATES))
    assert "Sinagli, Misal Rauf oglu" not in shown(go(page, View.MEMBERS))
    assert shown(go(page, View.OBSERVERS)) == ["Sample, Jane"]
    assert "Sample, Jane" not in shown(go(page, View.MEMBERS))
    assert set(shown(go(page, View.PERSONS))) > set(shown(go(page, View.GUESTS)))
    assert page.heading().subtitle == "Azerbaijan 6  ·  Uzbekistan 5"


def test_alt_and_a_figure_lead_to_the_views(page: MembersPage, qtbot: QtBot) -> None:
    for number, view in enumerate(View, start=1):
        qtbot.keyClick(page, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)

        assert page.view is view


def test_a_filter_narrows_and_a_name_is_found_in_another_script(page: MembersPage) -> None:
    part = go(page, View.MEMBERS)
    part.filters.choose("role", Role.CO_CHAIR.value)
    assert shown(part) == ["Shafiyev, Farid", "Mustafayev, Bakhtiyor"]
    assert count(part).startswith("2 shown of ")

    part.list.form.filter_edit.setText("мустаф")

    assert shown(part) == ["Mustafayev, Bakhtiyor"]


def test_vacant_seats_and_terms_that_end_are_filtered_for(page: MembersPage) -> None:
    part = go(page, View.MEMBERS)

    part.filters.choose("state", "vacant seat")
    assert shown(part) == ["Vacant seat"]
    part.filters.choose("state", "90")
    assert shown(part) == ["Ornekzade, Numune Ali gizi"]


def test_where_nobody_fits_the_filters_they_can_be_cleared(page: MembersPage) -> None:
    part = go(page, View.MEMBERS)
    everybody = shown(part)
    part.filters.choose("role", Role.SECRETARY.value)
    part.filters.choose("state", "vacant seat")
    assert shown(part) == []

    part.list.empty_state.button.click()

    assert shown(part) == everybody
    assert not part.filters.is_active


def test_before_the_council_was_founded_nobody_was_a_member(page: MembersPage, qtbot: QtBot) -> None:
    part = go(page, View.MEMBERS)
    page.day_edit.selectAll()
    qtbot.keyClicks(page.day_edit, "1.1.2020")
    qtbot.keyClick(page.day_edit, Qt.Key.Key_Return)

    assert shown(part) == []
    assert shown(go(page, View.PERSONS)) != []


def test_delete_removes_and_undo_brings_back(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    part = go(page, View.MEMBERS)
    before = shown(part)
    told: list[object] = []
    council.live.told.connect(told.append)
    (vacant,) = [row for row in rows(council) if row.person_id is None]
    part.list.table.select([vacant.seat_id])
    part.list.table.setFocus()

    qtbot.keyClick(part.list.table, Qt.Key.Key_Delete)

    assert len(shown(part)) == len(before) - 1
    assert told[-1].undoable  # type: ignore[attr-defined]
    assert council.live.undo_text == "Remove members: 1"
    council.live.undo()
    assert shown(part) == before


def test_who_attended_is_not_removed_and_the_sentence_names_the_row(
    page: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    part = go(page, View.MEMBERS)
    told: list[object] = []
    council.live.told.connect(told.append)
    part.list.table.selectAll()
    before = shown(part)

    qtbot.keyClick(part.list.table, Qt.Key.Key_Delete)

    assert shown(part) == before
    assert told[-1].text.startswith("Nothing was changed because of ")  # type: ignore[attr-defined]


def test_chosen_rows_are_copied_as_a_table(page: MembersPage, qtbot: QtBot) -> None:
    part = go(page, View.MEMBERS)
    part.list.table.selectRow(0)

    qtbot.keyClick(part.list.table, Qt.Key.Key_C, CONTROL)

    headings, line = QGuiApplication.clipboard().text().splitlines()
    assert headings.split("\t")[:2] == ["Name", "Side"]
    assert line.startswith("Shafiyev, Farid\tAzerbaijan")


def test_enter_opens_the_person_and_escape_leads_back(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    part = go(page, View.MEMBERS)
    part.list.table.selectRow(0)
    part.list.table.setFocus()

    qtbot.keyClick(part.list.table, Qt.Key.Key_Return)

    assert page.stack.currentWidget() is page.record
    assert page.record.record_id == rows(council)[0].person_id
    assert page.heading().title == "Farid Shafiyev"
    assert page.main_action() is None
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.views
    assert page.view is View.MEMBERS


def test_escape_leads_from_a_person_back_to_the_minutes_that_named_them(
    page: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    minutes = Place("meetings", council.live.read(meetings.rows, "en")[-1].id, "minutes")
    window.go(minutes)
    window.view.frame.enter(Place("members", rows(council)[0].person_id))
    assert window.view.frame.page is page

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert window.view.frame.place == minutes


def test_where_a_list_is_empty_the_keyboard_is_on_the_tabs(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    for meeting in council.live.read(meetings.rows, "en"):
        for invited in council.live.read(invitations.rows, meeting.id, "en"):
            if invited.role is Role.OBSERVER and invited.seat_id is not None:
                council.live.perform("Remove", invitations.remove, invited.id)
                council.live.perform("Remove seat", seats.remove, invited.seat_id)
    page.place_wanted.emit(Place("members", None, View.OBSERVERS.value))

    assert shown(go(page, View.OBSERVERS)) == []
    assert QApplication.focusWidget() is page.tabs
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.view is View.GUESTS


def test_a_place_with_a_mandate_chooses_its_seat_on_the_board(page: MembersPage, council: Desk) -> None:
    row = rows(council)[3]

    page.show_place(Place("members", row.mandate_id))

    assert page.view is View.BOARD
    current = page.board.view.current
    assert current is not None
    assert current.tenure is not None
    assert current.tenure.mandate_id == row.mandate_id


def test_a_person_removed_while_shown_gives_way_to_the_list(page: MembersPage, council: Desk, qtbot: QtBot) -> None:
    part = go(page, View.PERSONS)
    from councildesk.domain.names import PersonName
    from councildesk.services import persons
    from councildesk.services.persons import PersonDraft

    made = council.live.perform("Add person", persons.add, PersonDraft((PersonName("en", "Eva", "Endres"),)))
    page.show_place(Place("members", made))
    assert page.stack.currentWidget() is page.record

    council.live.undo()

    assert page.stack.currentWidget() is page.views
    assert "Endres, Eva" not in shown(part)


def change_dialog(page: MembersPage, keys: list[str], qtbot: QtBot, *, of_seats: bool = True) -> MembersChangeDialog:
    dialog = MembersChangeDialog(page.desk, keys, of_seats, DAY, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_that_are_chosen_are_changed_in_one_step_that_says_how_many(
    page: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    part = go(page, View.MEMBERS)
    part.list.table.selectRow(1)
    part.list.table.setFocus()
    qtbot.keyClick(part.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert count(part) == "2 of 12 chosen"

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MembersChangeDialog)
        assert not dialog.form.button_box.buttons()[0].isEnabled()
        dialog.form.role_combo.show_value(Role.EXPERT)
        dialog.form.role_combo.chosen.emit(Role.EXPERT)
        dialog.until_edit.setText("31.12.2027")
        dialog.until_edit.setModified(True)
        dialog.until_edit.flush()
        dialog.form.button_box.accepted.emit()

    QTimer.singleShot(0, page, write)
    qtbot.keyClick(part.list.table, Qt.Key.Key_E, CONTROL)

    changed = [row for row in rows(council) if row.role is Role.EXPERT and not row.stands_for]
    assert [row.until for row in changed] == [dt.date(2027, 12, 31)] * 2
    assert council.live.undo_text == "Change members: 2"
    council.live.undo()
    assert not any(row.role is Role.EXPERT for row in rows(council))


def test_a_change_that_one_row_cannot_take_is_refused_with_its_name(
    page: MembersPage, council: Desk, qtbot: QtBot
) -> None:
    keys = [row.mandate_id or row.seat_id for row in rows(council)]
    dialog = change_dialog(page, keys, qtbot)
    before = rows(council)
    dialog.form.voting_combo.show_value(False)
    dialog.form.voting_check.setChecked(True)

    dialog.form.button_box.accepted.emit()

    assert rows(council) == before
    assert dialog.isVisible()
    assert dialog.form.refusal_label.text().startswith("Nothing was changed because of Sinagli")


def test_of_persons_only_what_persons_have_is_changed(page: MembersPage, qtbot: QtBot) -> None:
    part = go(page, View.PERSONS)
    dialog = change_dialog(page, [part.key(part.rows[0])], qtbot, of_seats=False)

    assert dialog.form.role_check.isHidden()
    assert dialog.form.until_check.isHidden()
    assert not dialog.form.language_check.isHidden()


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("az", ["Cəfərov", "Çələbi", "Eyvazov", "Əliyev", "Fərzəliyev", "Xəlilov", "İbrahimov", "Quliyev", "Şəfiyev"]),
        ("uz", ["Nazarov", "Orifov", "Zokirov", "Oʻrinboyev", "Gʻulomova", "Shodiyev", "Choriyev"]),
        ("ru", ["Ежов", "Ёлкин", "Жуков", "Щукин"]),
        ("de", ["Abel", "Ärger", "Azur", "Straße", "Strasser"]),
    ],
)
def test_names_are_sorted_as_the_alphabet_of_the_language_has_them(language: str, names: list[str]) -> None:
    column = PersonColumns(language).columns()[0]
    assert column.order is not None
    rows = [PersonOnDay(name, name, None, "", "", "", "", "", (), ()) for name in ["", *reversed(names)]]

    assert [row.name for row in sorted(rows, key=column.order)] == [*names, ""]


@pytest.mark.parametrize("view", list(View))
def test_every_view_is_named_reachable_and_readable(page: MembersPage, view: View) -> None:
    page.show_place(Place("members", None, view.value))
    QApplication.processEvents()

    assert audit.problems(page.window()) == []


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("shown_view", [View.BOARD, View.MEMBERS])
def test_a_right_click_offers_what_can_be_done(page: MembersPage, shown_view: View) -> None:
    page.show_place(Place("members", None, shown_view.value))
    page.enter()
    focused = QApplication.focusWidget()
    assert focused is not None
    target = focused.viewport() if isinstance(focused, QAbstractScrollArea) else focused
    where = target.rect().center()

    clicked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, target.mapToGlobal(where))
    QApplication.sendEvent(target, clicked)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions() == [*page.more_actions(), page.history_action()]
    menu.close()


def test_persons_of_a_place_are_chosen_in_the_list_even_behind_a_filter(page: MembersPage, council: Desk) -> None:
    part = go(page, View.PERSONS)
    part.list.form.filter_edit.setText("Shafiyev")
    wanted = sorted(row.id for row in part.rows)[:3]

    page.show_place(places.of_persons(wanted))
    page.enter()

    assert sorted(part.list.table.selected_keys()) == wanted
    assert part.list.table.hasFocus()


def test_those_of_no_side_are_counted_in_the_heading(page: MembersPage, council: Desk) -> None:
    builders.seat(council.live.workspace, builders.person(council.live.workspace, "Ada Lovelace"), None)

    page.refresh()

    assert page.heading().subtitle == "Azerbaijan 6  ·  Uzbekistan 5  ·  Without a side 1"


def test_whoever_is_added_from_a_persons_page_is_shown(
    page: MembersPage, council: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(row for row in rows(council) if row.person_id)
    page.place_wanted.emit(Place("members", first.person_id))

    def save(dialog: PersonDialog) -> bool:
        draft = MembershipDraft(PersonDraft((PersonName("en", "Ada", "Lovelace"),)))
        dialog.mandate_id = council.live.perform("Add member", memberships.add, draft, "en")
        return True

    monkeypatch.setattr(PersonDialog, "exec", save)
    page.add_action.trigger()

    assert page.heading().title == "Ada Lovelace"
