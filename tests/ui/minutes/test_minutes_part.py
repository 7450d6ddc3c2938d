"""Minutes typed under the items of the agenda, languages side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import (
    ActionState,
    Choice,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    TextState,
    VoteMethod,
)
from councildesk.domain.polls import Tally
from councildesk.domain.text import paragraphs, plain
from councildesk.services import agenda, attendance, entries, minutes, votes
from councildesk.services.minutes import EntryRow
from councildesk.services.vote_records import VoteDraft
from councildesk.storage.refusals import DiskFull
from councildesk.ui.attendance import marks
from councildesk.ui.main_window import MainWindow
from councildesk.ui.minutes.decision_facts import DecisionFields
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.minutes.vote_facts import VoteFields
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import held, planned, sample, show, type_into

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[MinutesPart]:
    """The minutes of the planned meeting, in which nothing is written; languages are az and uz."""
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "minutes"))
    assert isinstance(page.record.part, MinutesPart)
    yield page.record.part
    window.close()


def rows(desk: Desk, meeting: str | None = None) -> list[EntryRow]:
    return desk.live.read(minutes.rows, meeting or planned(desk), "en")


def begin(part: MinutesPart, qtbot: QtBot) -> EntryFrame:
    """Begin the first entry; the cursor is in it."""
    part.empty_state.first_step_wanted.emit()
    QApplication.processEvents()
    return part.column.frames[0]


def words(row: EntryRow, tag: str) -> str:
    return plain(row.content[tag].blocks) if tag in row.content else ""


def test_beginning_to_write_puts_the_cursor_into_the_leading_language(part: MinutesPart, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)

    assert QApplication.focusWidget() is frame.texts["az"].edit


def test_what_is_typed_is_kept_by_itself(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)

    qtbot.keyClicks(frame.texts["az"].edit, "Salam")
    qtbot.waitUntil(lambda: words(rows(sample)[0], "az") == "Salam")

    assert sample.live.is_saved
    assert sample.live.undo_text == "Type minutes"
    assert frame.texts["az"].chip.state.word == "Original"


def test_words_of_an_entry_that_is_refused_do_not_go_into_the_one_before(
    part: MinutesPart, sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiskFull("council")

    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "first")
    frame.flush()
    with monkeypatch.context() as full:
        full.setattr(sample.live.workspace, "perform", refuse)
        qtbot.keyClick(frame.texts["az"].edit, Key.Key_D, CONTROL_SHIFT)
        qtbot.keyClicks(QApplication.focusWidget(), "new decision")

    assert [words(row, "az") for row in rows(sample)] == ["first"]
    assert frame.texts["az"].edit.toPlainText() == "first"


def test_the_cursor_stays_while_typing_is_kept(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    edit = frame.texts["az"].edit
    qtbot.keyClicks(edit, "one two")
    edit.flush()
    for _ in range(3):
        qtbot.keyClick(edit, Key.Key_Left)
    place = edit.textCursor().position()

    qtbot.keyClicks(edit, "and ")
    edit.flush()

    assert edit.textCursor().position() == place + 4
    assert edit.hasFocus()
    assert edit is part.column.frames[0].texts["az"].edit
    assert words(rows(sample)[0], "az") == "one and two"


def test_an_empty_paragraph_at_the_end_is_left_to_whoever_types(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    edit = frame.texts["az"].edit
    qtbot.keyClicks(edit, "first")
    qtbot.keyClick(edit, Key.Key_Return)
    edit.flush()

    sample.live.perform("Rename agenda item", agenda.rename, part._items[0].id, "az", "Another title")
    qtbot.keyClicks(edit, "second")
    edit.flush()

    assert words(rows(sample)[0], "az") == "first\nsecond"


def test_a_word_is_one_undo_step_and_undo_shows(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    for letter in "word":
        qtbot.keyClicks(frame.texts["az"].edit, letter)
        frame.texts["az"].edit.flush()

    sample.live.undo()

    assert frame.texts["az"].edit.toPlainText() == ""
    assert len(rows(sample)) == 1


def test_ctrl_enter_begins_the_next_entry_below(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "first")

    qtbot.keyClick(frame.texts["az"].edit, Key.Key_Return, CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "second")
    part.flush()

    assert [words(row, "az") for row in rows(sample)] == ["first", "second"]


def test_a_translation_is_written_beside_its_original(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "Salam")
    qtbot.keyClick(frame.texts["az"].edit, Key.Key_Tab)
    while QApplication.focusWidget() is not frame.texts["uz"].edit:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(frame.texts["uz"].edit, "Salom")
    part.flush()
    translated = frame.texts["uz"].chip.state.word

    qtbot.keyClicks(frame.texts["az"].edit, "!")
    part.flush()
    outdated = frame.texts["uz"].chip.state.word
    frame.texts["uz"].chip.chosen.emit(TextState.CHECKED)

    assert (translated, outdated) == ("Translated", "Out of date")
    assert frame.texts["uz"].chip.state.word == "Checked"
    assert rows(sample)[0].content["uz"].state is TextState.CHECKED


def test_a_statement_names_its_speaker_by_a_few_letters(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)

    qtbot.keyClick(frame.texts["az"].edit, Key.Key_S, BOTH)
    type_into(qtbot, frame.speaker_edit, "mustaf")

    assert rows(sample)[0].kind is EntryKind.STATEMENT
    assert rows(sample)[0].speaker == "Bakhtiyor Mustafayev"
    assert QApplication.focusWidget() is frame.texts["az"].edit


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Key.Key_D, EntryKind.DECISION),
        (Key.Key_O, EntryKind.VOTE),
        (Key.Key_A, EntryKind.ACTION),
        (Key.Key_R, EntryKind.RESERVATION),
        (Key.Key_P, EntryKind.NOTE),
    ],
)
def test_a_key_for_each_kind_adds_an_entry(
    part: MinutesPart, sample: Desk, qtbot: QtBot, key: Qt.Key, kind: EntryKind
) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "words")

    qtbot.keyClick(frame.texts["az"].edit, key, BOTH)

    assert [row.kind for row in rows(sample)] == [EntryKind.PARAGRAPH, kind]
    assert part.column.frames[1].kind_chip.state.word.lower().endswith(kind.value.split("_")[-1])


def test_entries_move_with_the_cursor_in_them(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "first")
    qtbot.keyClick(frame.texts["az"].edit, Key.Key_Return, CONTROL)
    second = QApplication.focusWidget()
    qtbot.keyClicks(second, "second")

    qtbot.keyClick(second, Key.Key_Up, ALT)

    assert [words(row, "az") for row in rows(sample)] == ["second", "first"]
    assert QApplication.focusWidget() is second


def test_an_entry_is_removed_and_comes_back(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "first")

    qtbot.keyClick(frame.texts["az"].edit, Key.Key_Delete, BOTH)
    gone = rows(sample)
    sample.live.undo()

    assert gone == []
    assert [words(row, "az") for row in rows(sample)] == ["first"]
    assert part.column.frames[0].texts["az"].edit.toPlainText() == "first"


def test_a_decision_gets_its_number_and_state_below(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.DECISION)
    fields = part.column.frames[0]._facts

    qtbot.mouseClick(fields.number_button, Qt.MouseButton.LeftButton)
    fields.state_chip.chosen.emit(DecisionState.ADOPTED)

    decision = rows(sample)[0].decision
    assert decision is not None
    assert decision.number.startswith("AZ-UZ/2027/01")
    assert decision.state is DecisionState.ADOPTED
    assert not fields.number_button.isVisible()


def test_to_whom_a_recommendation_goes_is_kept_while_one_types(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.DECISION)
    facts = frame._facts
    assert isinstance(facts, DecisionFields)
    facts.kind_combo.chosen.emit(DecisionKind.RECOMMENDATION)
    facts.addressee_edit.setFocus()

    qtbot.keyClicks(facts.addressee_edit, "Nazirlik")
    key = frame.row.id
    kept = {row.id: row for row in rows(sample)}[key].decision
    qtbot.waitUntil(lambda: sample.live.is_saved, timeout=5000)

    assert kept is not None
    assert kept.addressee == {}
    decision = {row.id: row for row in rows(sample)}[key].decision
    assert decision is not None
    assert decision.addressee == {"az": "Nazirlik"}
    assert facts.addressee_edit.hasFocus()


def test_a_vote_is_counted_by_sides_and_follows_the_rules(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    people = sample.live.read(attendance.rows, planned(sample), "en")
    from councildesk.domain.attendance import Presence

    sample.live.perform("Note attendance", marks.there, planned(sample), people, Presence.IN_ROOM, None)
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.VOTE)
    fields = frame._facts
    assert isinstance(fields, VoteFields)

    fields.method_combo.chosen.emit(VoteMethod.SHOW_OF_HANDS)
    for (_side, choice), spin in fields._spins.items():
        if choice.value == "for":
            spin.setFocus()
            spin.setValue(3)
            spin.editingFinished.emit()

    vote = rows(sample)[0].vote
    assert vote is not None
    assert vote.method is VoteMethod.SHOW_OF_HANDS
    assert sum(tally.in_favour for tally in vote.counts.values()) == 6
    assert fields.outcome_chip.state is not None
    assert fields.outcome_chip.state.word == "Adopted"


def test_who_took_no_part_is_still_counted_after_another_count_is_mended(
    part: MinutesPart, sample: Desk, qtbot: QtBot
) -> None:
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.VOTE)
    vote = rows(sample)[0].vote
    assert vote is not None
    side = part.around.sides[0].id
    counted = VoteDraft(VoteMethod.SHOW_OF_HANDS, counts={side: Tally(in_favour=1, not_voting=2)})
    sample.live.perform("Record vote", votes.record, vote.id, counted)

    spin = frame._facts._spins[side, Choice.FOR]
    spin.setValue(3)
    spin.editingFinished.emit()

    vote = rows(sample)[0].vote
    assert vote is not None
    assert vote.counts[side] == Tally(in_favour=3, not_voting=2)


def test_a_count_that_is_taken_back_is_not_written_once_more(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.VOTE)
    fields = frame._facts
    assert isinstance(fields, VoteFields)
    fields.method_combo.chosen.emit(VoteMethod.SHOW_OF_HANDS)
    fields.focus_counts()
    spin = next(iter(fields._spins.values()))
    assert spin.hasFocus()

    qtbot.waitUntil(lambda: spin.lineEdit().hasSelectedText())  # a digit takes the place of the nought
    qtbot.keyClicks(spin, "3")
    qtbot.keyClick(spin, Key.Key_Return)
    counted = rows(sample)[0].vote
    sample.live.undo()
    frame.focus_text()

    assert counted is not None
    assert sum(tally.in_favour for tally in counted.counts.values()) == 3
    assert spin.value() == 0
    vote = rows(sample)[0].vote
    assert vote is not None
    assert sum(tally.in_favour for tally in vote.counts.values()) == 0


def test_what_is_no_date_is_told_until_it_is_mended(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    window = part.window()
    assert isinstance(window, MainWindow)
    bar = window.view.frame.quiet_bar
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.ACTION)

    type_into(qtbot, frame._facts.due_edit, "aripov")
    assert "“aripov” is no date" in bar.text
    type_into(qtbot, frame._facts.due_edit, "31.12.2030")

    assert bar.text == ""


def test_an_action_says_who_and_until_when(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    frame.set_kind(EntryKind.ACTION)
    fields = frame._facts

    type_into(qtbot, fields.who_edit, "jafarov")
    type_into(qtbot, fields.who_edit, "uzbekistan")
    type_into(qtbot, fields.due_edit, "31.12.2030")
    fields.state_chip.chosen.emit(ActionState.DONE)

    action = rows(sample)[0].action
    assert action is not None
    assert action.assignees[0].name == "Mahir Jafarov"
    assert len(action.assignees) == 2
    assert action.due_on == dt.date(2030, 12, 31)
    assert action.state is ActionState.DONE
    fields.who_button.menu().actions()[0].trigger()
    action = rows(sample)[0].action
    assert action is not None
    assert len(action.assignees) == 1


def test_another_pair_of_languages_is_kept_with_the_council(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    begin(part, qtbot)

    part.second_combo.show_value("ru")
    part.second_combo.chosen.emit("ru")

    assert list(part.column.frames[0].texts) == ["az", "ru"]
    sample.live.undo()
    assert list(part.column.frames[0].texts) == ["az", "uz"]


def test_what_is_written_in_neither_language_is_shown(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    assert frame.row is not None

    sample.live.perform("Type minutes", entries.write, frame.row.id, "de", paragraphs("Guten Tag"))

    assert frame.elsewhere_label.text() == "Deutsch: Guten Tag"
    assert frame.elsewhere_label.isVisible()


def test_ctrl_page_down_goes_to_the_next_item(part: MinutesPart, sample: Desk, qtbot: QtBot) -> None:
    frame = begin(part, qtbot)
    qtbot.keyClicks(frame.texts["az"].edit, "first")

    qtbot.keyClick(frame.texts["az"].edit, Key.Key_PageDown, CONTROL)

    assert part.form.item_label.text().startswith("2 ")
    assert words(rows(sample)[0], "az") == "first"


def test_adopted_minutes_cannot_be_typed_in(sample: Desk, qtbot: QtBot) -> None:
    sample.live.perform("Agree", minutes.set_state, held(sample), MinutesState.AGREED)
    sample.live.perform("Adopt", minutes.set_state, held(sample), MinutesState.ADOPTED)
    window, page = show(qtbot, sample, Place("meetings", held(sample), "minutes"))
    part = page.record.part
    assert isinstance(part, MinutesPart)

    assert part.column.frames[0].texts["az"].edit.isReadOnly()
    assert not part.form.add_button.isEnabled()
    window.close()


def test_the_state_of_the_minutes_is_a_menu(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", held(sample), "minutes"))
    part = page.record.part
    assert isinstance(part, MinutesPart)

    offered = part.state_chip.lines()
    part.state_chip.chosen.emit(MinutesState.AGREED)

    assert offered == ["Agreed", "Adopted", "Draft"]
    assert part.state_chip.state.word == "Agreed"
    window.close()


def test_a_long_title_of_an_item_goes_on_below_in_the_outline(part: MinutesPart, sample: Desk) -> None:
    item = sample.live.read(agenda.rows, planned(sample), "az")[0]
    low = part.outline.list.sizeHintForRow(1)

    sample.live.perform("Rename agenda item", agenda.rename, item.id, "az", "Strateji tərəfdaşlığın inkişafı və " * 2)

    assert part.outline.list.sizeHintForRow(1) > low
