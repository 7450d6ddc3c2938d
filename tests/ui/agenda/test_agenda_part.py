"""The agenda, written by keys alone."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from councildesk.domain import languages
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.services import agenda, agenda_tree, item_persons, meetings, papers
from councildesk.services.agenda import AgendaRow, ItemDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.services.papers import PaperDraft
from councildesk.ui import keys_sheet, settings
from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_model import CELL, MIME
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.meetings.meetings_page import MeetingsPage
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import empty, planned, sample, show, type_into

__all__ = ("empty", "sample")

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
DAY = dt.date(2026, 12, 24)
Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[AgendaPart]:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    assert isinstance(page.record.part, AgendaPart)
    page.record.part.tree.setFocus()
    yield page.record.part
    window.close()


def rows(desk: Desk) -> list[AgendaRow]:
    return desk.live.read(agenda.rows, planned(desk), "en")


def outline(desk: Desk, meeting: str | None = None) -> list[str]:
    """Numbers and titles in the order of the agenda."""
    found = desk.live.read(agenda.rows, meeting or planned(desk), "az")
    return [f"{row.number} {row.title}" for row in found]


def editor(part: AgendaPart) -> QLineEdit:
    """The line that is open in the tree; those closed before wait to be deleted."""
    found = part.tree.findChildren(QLineEdit, "title_in_tree_edit")
    return next(one for one in found if one.isVisible())


def minutes_editor(part: AgendaPart) -> QLineEdit:
    found = part.tree.findChildren(QLineEdit, "minutes_in_tree_edit")
    return next(one for one in found if one.isVisible())


def press(qtbot: QtBot, widget: QWidget | None, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    assert widget is not None
    qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def test_titles_are_typed_one_after_the_other(empty: Desk, qtbot: QtBot) -> None:
    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(DAY))
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)

    part.empty_state.first_step_wanted.emit()
    for title in ("Opening", "Trade"):
        qtbot.keyClicks(editor(part), title)
        press(qtbot, editor(part), Key.Key_Return)
    press(qtbot, editor(part), Key.Key_Tab)
    qtbot.keyClicks(editor(part), "Customs")
    press(qtbot, editor(part), Key.Key_Return)
    press(qtbot, editor(part), Key.Key_Return)

    assert outline(empty, meeting) == ["1 Opening", "2 Trade", "2.1 Customs"]
    assert not part.tree.is_naming
    assert part.tree.hasFocus()
    window.close()


def test_escape_leaves_no_trace_of_an_item_without_a_title(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = outline(sample)

    press(qtbot, part.tree, Key.Key_Return)
    press(qtbot, editor(part), Key.Key_Escape)

    assert outline(sample) == before
    assert part.tree.items.new_item is None
    assert sample.live.undo_text == "Load record"


def test_enter_adds_an_item_behind_the_chosen_one(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_Return)
    qtbot.keyClicks(editor(part), "Welcome")
    press(qtbot, editor(part), Key.Key_Return)
    press(qtbot, editor(part), Key.Key_Escape)

    assert outline(sample)[1] == "2 Welcome"
    assert part.tree.current == rows(sample)[1].id


def test_tab_and_shift_tab_set_the_depth(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    second = rows(sample)[1]
    part.tree.choose(second.id)

    press(qtbot, part.tree, Key.Key_Tab)
    deeper = next(row for row in rows(sample) if row.id == second.id).number
    press(qtbot, part.tree, Key.Key_Backtab, SHIFT)
    back = next(row for row in rows(sample) if row.id == second.id).number

    assert (second.number, deeper, back) == ("2", "1.1", "2")
    assert part.tree.current == second.id


def test_alt_with_arrows_moves_an_item(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    second = rows(sample)[1]
    part.tree.choose(second.id)

    press(qtbot, part.tree, Key.Key_Up, ALT)

    assert rows(sample)[0].id == second.id
    assert part.tree.current == second.id
    sample.live.undo()
    assert rows(sample)[1].id == second.id


def test_f2_renames_in_place(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_F2)
    editor(part).selectAll()
    editor(part).insert("Açılış")
    press(qtbot, editor(part), Key.Key_Return)

    assert outline(sample)[0] == "1 Açılış"
    assert sample.live.undo_text == "Rename agenda item"


def test_delete_removes_an_item_with_what_is_below(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = rows(sample)
    parent = next(row for row in before if any(other.parent_id == row.id for other in before))
    part.tree.choose(parent.id)

    press(qtbot, part.tree, Key.Key_Delete)

    left = rows(sample)
    assert len(left) == len(before) - 1 - sum(row.parent_id == parent.id for row in before)
    assert part.tree.current in {row.id for row in left}
    sample.live.undo()
    assert [row.id for row in rows(sample)] == [row.id for row in before]


def test_an_item_is_dropped_onto_another(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first, second = rows(sample)[:2]
    model = part.tree.items
    dragged = model.mimeData([model.index_of(second.id)])

    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index_of(first.id))
    QApplication.processEvents()

    assert next(row for row in rows(sample) if row.id == second.id).parent_id == first.id


def test_an_item_is_dropped_between_others(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    third = rows(sample)[2]
    model = part.tree.items
    dragged = model.mimeData([model.index_of(third.id)])

    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, model.index_of(None))
    QApplication.processEvents()

    assert rows(sample)[0].id == third.id


def test_nothing_is_dropped_into_itself(part: AgendaPart, sample: Desk) -> None:
    first = rows(sample)[0]
    model = part.tree.items
    dragged = model.mimeData([model.index_of(first.id)])

    assert dragged.hasFormat(MIME)
    assert not model.canDropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index_of(first.id))


def test_the_tree_shows_both_titles_and_both_clocks(part: AgendaPart, sample: Desk) -> None:
    model = part.tree.items
    item = rows(sample)[0]
    title = model.index_of(item.id, AgendaColumn.TITLE)
    clock = model.index_of(item.id, AgendaColumn.TIME)

    assert title.data() == sample.live.read(agenda.draft, item.id).title["az"]
    assert len(str(title.data(Qt.ItemDataRole.ToolTipRole)).splitlines()) == 2
    assert str(clock.data(Qt.ItemDataRole.ToolTipRole)).splitlines() == ["10:00–10:10 Baku", "11:00–11:10 Tashkent"]


def test_the_fields_follow_the_tree(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_Down)

    assert part.fields.form.title_edit.text() == outline(sample)[1].partition(" ")[2]


def test_a_title_is_translated_beside_the_tree(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)
    part.fields.languages.setCurrentIndex(part.around.languages.index("ru"))

    type_into(qtbot, part.fields.form.title_edit, "Начало")

    assert sample.live.read(agenda.draft, rows(sample)[0].id).title["ru"] == "Начало"
    assert part.fields.languages.tag == "ru"


def test_minutes_and_a_fixed_start_change_the_clocks(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    second = rows(sample)[1]
    part.tree.choose(second.id)

    part.fields.form.minutes_spin.setValue(50)
    part.fields.form.minutes_spin.editingFinished.emit()
    type_into(qtbot, part.fields.start_edit, "11:00")

    changed = next(row for row in rows(sample) if row.id == second.id)
    assert changed.planned_minutes == 50
    assert changed.slot is not None
    clock = part.tree.items.index_of(second.id, AgendaColumn.TIME).data()
    assert clock == "11:00 / 12:00"


def test_kind_state_and_closed_session_are_kept(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first = rows(sample)[0]
    part.tree.choose(first.id)

    part.fields.kind_combo.chosen.emit(ItemKind.INFORMATION)
    part.fields.state_combo.chosen.emit(ItemState.POSTPONED)
    part.fields.form.closed_check.click()

    changed = rows(sample)[0]
    assert (changed.kind, changed.state, changed.is_closed) == (ItemKind.INFORMATION, ItemState.POSTPONED, True)


def test_a_speaker_is_added_by_a_few_letters_with_a_talk(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first = rows(sample)[0]
    part.tree.choose(first.id)

    type_into(qtbot, part.fields.people.person_edit, "jaf")
    part.fields.form.people_list.setCurrentRow(part.fields.form.people_list.count() - 1)
    type_into(qtbot, part.fields.form.talk_edit, "Ports")

    person = rows(sample)[0].persons[-1]
    assert (person.name, person.role, person.talk) == ("Mahir Jafarov", ItemRole.SPEAKER, "Ports")


def test_people_are_put_in_order_given_roles_and_talks_in_both_languages(
    part: AgendaPart, sample: Desk, qtbot: QtBot
) -> None:
    first, form = rows(sample)[0], part.fields.form
    part.tree.choose(first.id)
    for letters in ("jaf", "shaf"):
        type_into(qtbot, part.fields.people.person_edit, letters)
    names = [person.name for person in rows(sample)[0].persons]
    form.people_list.setCurrentRow(len(names) - 1)

    press(qtbot, form.people_list, Key.Key_Up, ALT)
    part.fields.people.part_combo.chosen.emit(ItemRole.MODERATOR)
    type_into(qtbot, form.talk_translation_edit, "Portlar")
    form.talk_minutes_spin.setValue(400)
    form.talk_minutes_spin.editingFinished.emit()

    persons = rows(sample)[0].persons
    assert [person.name for person in persons] == [*names[:-2], names[-1], names[-2]]
    assert persons[-2].role is ItemRole.MODERATOR
    assert sample.live.read(item_persons.draft, persons[-2].id).talk == {part.around.pair[1]: "Portlar"}
    assert "too long" in form.people_label.text()


def test_typing_in_the_tree_survives_what_others_write(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first, second = rows(sample)[:2]
    part.tree.choose(first.id)
    press(qtbot, part.tree, Key.Key_F2)
    editor(part).selectAll()
    qtbot.keyClicks(editor(part), "Half a ti")

    sample.live.perform("Rename agenda item", agenda.rename, second.id, "az", "Another")
    QApplication.processEvents()
    qtbot.keyClicks(editor(part), "tle")
    press(qtbot, editor(part), Key.Key_Return)

    assert outline(sample)[0] == "1 Half a title"


def test_minutes_are_typed_down_the_column(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first, second = rows(sample)[:2]
    part.tree.choose(first.id)

    for minutes in ("7", "12"):
        press(qtbot, part.tree, Qt.Key(ord(minutes[0])))
        line = minutes_editor(part)
        qtbot.keyClicks(line, minutes[1:])
        press(qtbot, line, Key.Key_Return)

    assert [row.planned_minutes for row in rows(sample)[:2]] == [7, 12]
    assert part.tree.current not in (first.id, second.id)
    assert sample.live.undo_text == "Change minutes of agenda item"


def test_minutes_are_given_to_all_that_is_chosen_and_taken_back(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = rows(sample)
    part.tree.choose_all([before[0].id, before[1].id])

    press(qtbot, part.tree, Key.Key_2)
    qtbot.keyClicks(minutes_editor(part), "5")
    press(qtbot, minutes_editor(part), Key.Key_Return)

    assert [row.planned_minutes for row in rows(sample)[:2]] == [25, 25]
    sample.live.undo()
    assert [row.planned_minutes for row in rows(sample)] == [row.planned_minutes for row in before]


def test_the_second_title_is_typed_in_the_tree(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first = rows(sample)[0]
    part.tree.choose(first.id)

    press(qtbot, part.tree, Key.Key_F2, SHIFT)
    editor(part).selectAll()
    qtbot.keyClicks(editor(part), "Ochilish")
    press(qtbot, editor(part), Key.Key_Return)

    assert sample.live.read(agenda.draft, first.id).title[part.around.pair[1]] == "Ochilish"


def test_a_title_missing_in_the_second_language_is_told_at_the_item(part: AgendaPart, sample: Desk) -> None:
    first = rows(sample)[0]
    second = part.around.pair[1]

    sample.live.perform("Rename", agenda.rename, first.id, second, "")
    missing = part.tree.items.index_of(first.id, AgendaColumn.TITLE).data(CELL).second
    sample.live.perform("Rename", agenda.rename, first.id, second, "Ochilish")
    sample.live.perform("Rename", agenda.rename, first.id, "az", "Yeni")
    outdated = part.tree.items.index_of(first.id, AgendaColumn.TITLE).data(CELL).second

    assert missing == f"Missing: {languages.endonym(second)}"
    assert outdated == "Out of date: Ochilish"


def test_a_kind_is_chosen_by_key(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first = rows(sample)[0]
    part.tree.choose(first.id)

    press(qtbot, part.tree, Key.Key_F4)
    menu = part.tree.findChild(QMenu, "kinds_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.data() == ItemKind.PANEL).trigger()
    menu.close()

    assert rows(sample)[0].kind is ItemKind.PANEL


def test_letters_choose_a_kind(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_F4)
    menu = part.tree.findChild(QMenu, "kinds_menu")
    assert menu is not None
    qtbot.keyClicks(menu, "pan")
    qtbot.keyClick(menu, Key.Key_Return)

    assert rows(sample)[0].kind is ItemKind.PANEL


def test_a_title_that_names_a_kind_makes_the_item_of_it(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_Return)
    editor(part).insert("Fasilə")
    press(qtbot, editor(part), Key.Key_Return)
    press(qtbot, editor(part), Key.Key_Escape)

    assert (rows(sample)[1].kind, rows(sample)[1].number) == (ItemKind.BREAK, "")


def test_items_are_duplicated_copied_and_pasted_by_keys(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = rows(sample)
    part.tree.choose(before[0].id)

    press(qtbot, part.tree, Key.Key_D, CONTROL)
    twice = [row.title for row in rows(sample)]
    press(qtbot, part.tree, Key.Key_C, CONTROL)
    press(qtbot, part.tree, Key.Key_V, CONTROL)

    assert twice == [before[0].title, *(row.title for row in before)]
    assert [row.title for row in rows(sample)][:3] == [before[0].title] * 3
    assert QApplication.clipboard().text().split("\t")[1] == outline(sample)[0].partition(" ")[2]


def test_cut_items_move_behind_another_one_in_one_step(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = rows(sample)
    top = [row for row in before if row.level == 0]
    part.tree.choose(top[0].id)

    press(qtbot, part.tree, Key.Key_X, CONTROL)
    cut = [row.id for row in rows(sample)]
    part.tree.choose(top[2].id)
    press(qtbot, part.tree, Key.Key_V, CONTROL)
    moved = [row.id for row in rows(sample) if row.level == 0]
    press(qtbot, part.tree, Key.Key_V, CONTROL)

    assert cut == [row.id for row in before]
    assert moved == [row.id for row in (*top[1:3], top[0], *top[3:])]
    assert part.tree.current == top[0].id
    assert len(rows(sample)) == len(before)  # pasted once
    sample.live.undo()
    assert rows(sample) == before


def test_cut_items_pasted_behind_themselves_stay(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before = rows(sample)
    part.tree.choose(before[0].id)

    press(qtbot, part.tree, Key.Key_X, CONTROL)
    press(qtbot, part.tree, Key.Key_V, CONTROL)

    assert rows(sample) == before
    assert sample.live.undo_text == "Load record"


def test_lines_are_pasted_as_items(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    first = rows(sample)[0]
    part.tree.choose(first.id)
    QApplication.clipboard().setText("Ticarət\tSavdo\t40\n1.1\tGömrük\tBojxona\t20")

    press(qtbot, part.tree, Key.Key_V, CONTROL)

    made = [row for row in rows(sample) if row.title in ("Savdo", "Bojxona") or row.planned_minutes in (40, 20)]
    assert [row.planned_minutes for row in made][:2] == [40, 20]
    assert sample.live.undo_text == "Paste agenda items"


def test_several_items_are_dropped_under_another(part: AgendaPart, sample: Desk) -> None:
    first, second, third = [row for row in rows(sample) if row.parent_id is None][:3]
    model = part.tree.items
    dragged = model.mimeData([model.index_of(second.id), model.index_of(third.id)])

    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index_of(first.id))
    QApplication.processEvents()

    assert [row.parent_id for row in rows(sample) if row.id in (second.id, third.id)] == [first.id, first.id]
    assert set(part.tree.selected()) == {second.id, third.id}


def test_an_overlap_and_a_gap_are_told_at_the_item(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    second = rows(sample)[1]
    part.tree.choose(second.id)

    told = []
    for clock in ("10:05", "10:30"):
        type_into(qtbot, part.fields.start_edit, clock)
        told.append(part.tree.items.index_of(second.id, AgendaColumn.TIME).data(CELL).second)

    assert told == ["5 min overlap", "20 min free"]


def test_what_is_folded_in_and_chosen_stays_so_when_items_move(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    parent = next(row for row in rows(sample) if any(other.parent_id == row.id for other in rows(sample)))
    part.tree.collapse(part.tree.items.index_of(parent.id))
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_Down, ALT)

    assert not part.tree.isExpanded(part.tree.items.index_of(parent.id))
    assert part.tree.current == rows(sample)[1].id or part.tree.selected()


def test_the_model_keeps_its_promises(part: AgendaPart, sample: Desk, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(part.tree.items)

    for action in (agenda_tree.move_down, agenda_tree.indent, agenda_tree.outdent, agenda.remove):
        sample.live.perform("Change", action, rows(sample)[1].id)
        QApplication.processEvents()
    sample.live.undo()

    shown = [part.tree.items.item_id(part.tree.items.index(place, 0)) for place in range(part.tree.items.rowCount())]
    assert shown == [row.id for row in rows(sample) if row.parent_id is None]


def test_what_is_offered_is_taken_by_enter_and_all_at_once(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    before, count = rows(sample), part.offers.list.count()
    assert count

    press(qtbot, part.offers.list, Key.Key_Return)
    one_less = part.offers.list.count()
    sample.live.undo()
    part.offers.all_button.click()

    assert one_less == count - 1
    assert part.offers.list.count() == 0
    assert not part.offers.isVisible()
    assert len(rows(sample)) >= len(before) + count
    assert sample.live.undo_text == "Take over onto agenda"


def test_what_is_offered_is_folded_in_and_stays_so(part: AgendaPart, sample: Desk) -> None:
    part.offers.heading.click()

    assert not part.offers.list.isVisible()
    assert part.offers.heading.isVisible()
    assert not sample.settings.get(settings.OFFERS_SHOWN)


def test_an_item_carried_over_tells_from_which_meeting(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.offers.all_button.click()
    carried = [row for row in rows(sample) if row.words.carried_from is not None]
    part.tree.choose(carried[0].id)

    assert "AZ-UZ/2026/01" in part.fields.form.history_label.text()
    assert part.fields.form.history_label.isVisible()
    second = part.tree.items.index_of(carried[0].id, AgendaColumn.KIND).data(CELL).second
    assert second == "from AZ-UZ/2026/01"


def test_f3_leads_to_the_next_title_that_is_missing(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    third, pair = rows(sample)[2], part.around.pair
    sample.live.perform("Rename", agenda.rename, third.id, pair[1], "")
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_F3)
    there = QApplication.focusWidget()
    type_into(qtbot, part.fields.form.translation_edit, "Savdo")

    assert part.tree.current == third.id
    assert there is part.fields.form.translation_edit
    assert sample.live.read(agenda.draft, third.id).title[pair[1]] == "Savdo"
    assert not part.form.lack_button.isVisible()


def test_what_changed_in_the_original_is_told_and_confirmed(part: AgendaPart, sample: Desk) -> None:
    first, (one, other) = rows(sample)[0], part.around.pair
    for tag, title in ((other, ""), (other, "Ochilish"), (one, "Yeni açılış")):
        sample.live.perform("Rename", agenda.rename, first.id, tag, title)
    part.tree.choose(first.id)
    form = part.fields.form

    told = form.source_label.text()
    form.right_button.click()

    assert first.words.titles[one].body in told
    assert "Yeni açılış" in told
    assert not form.right_button.isVisible()
    assert not part.form.lack_button.isVisible()


def test_the_two_languages_are_chosen_above_the_tree(part: AgendaPart, sample: Desk) -> None:
    part.head.first_combo.show_value("ru")
    part.head.first_combo.chosen.emit("ru")

    assert part.around.pair[0] == "ru"
    title = part.tree.items.index_of(rows(sample)[0].id, AgendaColumn.TITLE)
    assert title.data() == sample.live.read(agenda.draft, rows(sample)[0].id).title.get("ru", title.data())


def test_an_agenda_that_was_sent_says_so_and_marks_late_items(part: AgendaPart, sample: Desk) -> None:
    at = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)
    sample.live.perform("Send", agenda.send, planned(sample), at)
    late = sample.live.perform(
        "Add", agenda.add, planned(sample), ItemDraft({"az": "Gec"}), after_id=rows(sample)[0].id
    )

    number = part.tree.items.index_of(late, AgendaColumn.NUMBER)
    assert (number.data(), number.data(CELL).second) == ("1a", "late")
    assert part.head.sent_chip.state is not None
    assert part.head.sent_chip.state.word == "Numbers as sent on 01/12/2026"


def test_f6_leads_to_the_fields_and_back(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    press(qtbot, part.tree, Key.Key_F6)
    there = QApplication.focusWidget()
    press(qtbot, there, Key.Key_F6)
    press(qtbot, QApplication.focusWidget(), Key.Key_F6)

    assert there is part.fields.form.title_edit
    assert part.tree.hasFocus()


def test_escape_in_a_field_leads_back_to_the_items(part: AgendaPart, sample: Desk, qtbot: QtBot) -> None:
    part.tree.choose(rows(sample)[0].id)

    for field in (part.fields.form.title_edit, part.fields.kind_combo, part.fields.form.minutes_spin):
        field.setFocus()
        press(qtbot, field, Key.Key_Escape)

        assert part.tree.hasFocus()


def test_the_clocks_of_three_zones_are_seen_whole(part: AgendaPart, sample: Desk) -> None:
    draft = sample.live.read(meetings.draft, planned(sample))
    begins = dt.datetime.combine(draft.date, dt.time(22), ZoneInfo("Europe/Berlin"))
    moved = replace(draft, starts_at=begins, ends_at=begins + dt.timedelta(hours=3), time_zone="Europe/Berlin")

    sample.live.perform("Move to Berlin", meetings.change, planned(sample), moved)
    header = part.tree.items.headerData(AgendaColumn.TIME, Qt.Orientation.Horizontal)
    shown = part.tree.items.index_of(rows(sample)[0].id, AgendaColumn.TIME)

    assert header == "Baku / Tashkent / Berlin"
    assert shown.data() == "00:00 +1 / 01:00 +1 / 22:00"
    assert part.tree.visualRect(shown).width() >= part.tree.fontMetrics().horizontalAdvance(shown.data()) + 16


def test_without_offers_the_agenda_has_the_whole_page(empty: Desk, qtbot: QtBot) -> None:
    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(DAY))
    empty.live.perform("Fill agenda", _fill, meeting, 12)
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)

    assert not part.offers.isVisible()
    window.close()


def test_a_number_of_the_second_level_is_seen_whole(empty: Desk, qtbot: QtBot) -> None:
    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(DAY))
    empty.live.perform("Fill agenda", _fill, meeting, 12)
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    tree, above = part.tree, empty.live.read(agenda.rows, meeting, "az")[-1].id
    for _under in range(10):
        empty.live.perform("Add", agenda.add, meeting, ItemDraft({"az": "x"}), parent_id=above)
    last = empty.live.read(agenda.rows, meeting, "az")[-1]

    room = tree.visualRect(tree.items.index_of(last.id)).width()

    assert last.number == "12.10"
    assert room >= tree.fontMetrics().horizontalAdvance(last.number) + 16
    window.close()


def test_kinds_and_languages_are_seen_on_a_narrow_screen(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    window.resize(1280, 720)
    QApplication.processEvents()
    part = page.record.part
    assert isinstance(part, AgendaPart)
    combo = part.head.first_combo

    longest = max(combo.fontMetrics().horizontalAdvance(combo.itemText(place)) for place in range(combo.count()))

    assert not part.tree.isColumnHidden(AgendaColumn.KIND)
    assert combo.width() >= longest + 40
    window.close()


def test_the_column_of_papers_leaves_its_room_to_titles_while_there_are_none(part: AgendaPart, sample: Desk) -> None:
    tree, first = part.tree, rows(sample)[0]
    for row in rows(sample):
        assert row.words.papers == 0
    room = tree.header().sectionSize(AgendaColumn.TITLE)
    assert tree.isColumnHidden(AgendaColumn.PAPERS)

    sample.live.perform("Add paper", papers.add, planned(sample), PaperDraft({"az": "Konsepsiya"}, first.id))

    assert not tree.isColumnHidden(AgendaColumn.PAPERS)
    assert tree.header().sectionSize(AgendaColumn.TITLE) < room


def test_where_there_is_room_kinds_are_read_to_their_last_word(part: AgendaPart) -> None:
    needed = part.tree.fontMetrics().horizontalAdvance("Adoption of the minutes") + 16

    assert part.tree.header().sectionSize(AgendaColumn.KIND) >= needed


def test_the_sheet_of_keys_says_of_each_key_what_it_does_here(part: AgendaPart, sample: Desk) -> None:
    page = part.window().findChild(MeetingsPage)

    told = [key.does for key in keys_sheet.gather([], page) if key.keys == "Ctrl+N"]

    assert told == ["Add an item"]


def test_an_item_that_is_moved_stays_in_sight(empty: Desk, qtbot: QtBot) -> None:
    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(DAY))
    empty.live.perform("Fill agenda", _fill, meeting, 40)
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    tree, places = part.tree, len(empty.live.read(agenda.rows, meeting, "az"))
    tree.choose(empty.live.read(agenda.rows, meeting, "az")[0].id)
    seen = []

    for _down in range(places - 1):
        press(qtbot, tree, Key.Key_Down, ALT)
        seen.append(tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).adjusted(0, 1, 0, -1)))

    assert empty.live.read(agenda.rows, meeting, "az")[-1].id == tree.current
    assert all(seen)
    window.close()


def test_four_hundred_items_stay_fluent(empty: Desk, qtbot: QtBot) -> None:
    meeting = empty.live.perform("Add meeting", meetings.add, MeetingDraft(DAY))
    empty.live.perform("Fill agenda", _fill, meeting, 400)
    window, page = show(qtbot, empty, Place("meetings", meeting, "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    rows_now = empty.live.read(agenda.rows, meeting, "az")
    part.tree.choose(rows_now[200].id)

    begins = time.perf_counter()
    press(qtbot, part.tree, Key.Key_Up, ALT)
    took = time.perf_counter() - begins

    assert part.tree.viewport().rect().intersects(part.tree.visualRect(part.tree.currentIndex()))
    assert took < 1.0
    window.close()


def _fill(session: object, meeting: str, count: int) -> None:
    for number in range(count):
        agenda.add(session, meeting, ItemDraft(title={"az": f"Item {number}"}, planned_minutes=5))  # type: ignore[arg-type]
