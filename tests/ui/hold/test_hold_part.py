"""The live desk: one key for each thing that happens in the meeting."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.documents.gathering import minutes as gathered_minutes
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.completeness import Gap
from councildesk.domain.course import Phase
from councildesk.domain.minutes import (
    DECISION_STATE_AFTER,
    DecisionKind,
    DecisionState,
    EntryKind,
    MinutesState,
    VoteMethod,
    VoteOutcome,
)
from councildesk.domain.rules import Count, MajorityRule, QuorumRule, Rules, VoteScope
from councildesk.domain.text import paragraphs, plain
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import (
    agenda,
    completeness,
    entries,
    happenings,
    invitations,
    meetings,
    minutes,
    recusals,
    stays,
    vote_counting,
)
from councildesk.services.agenda import ItemDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import ReplyDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.refusals import DiskFull
from councildesk.ui.attendance import quorum_card
from councildesk.ui.colours import Tone
from councildesk.ui.hold.business_list import BEFORE
from councildesk.ui.hold.hold_column import HoldColumn
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.reason_dialog import ReasonDialog
from councildesk.ui.minutes import gap_words, minutes_side, vote_words
from councildesk.ui.minutes.entry_frame import EntryFrame
from councildesk.ui.page import Desk, Place
from councildesk.ui.widgets.calm_spin import CalmSpin
from services.test_meetings import rules_from
from ui.hold.held_meeting import ALT, BEGINS, BOTH, CONTROL, SHIFT, Key, Secretary
from ui.opened_meeting import planned, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)]


@pytest.fixture
def secretary(sample: Desk, qtbot: QtBot) -> Iterator[Secretary]:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    assert isinstance(page.record.part, HoldPart)
    yield Secretary(page.record.part, sample, window, qtbot)
    window.close()


@pytest.fixture
def opened(secretary: Secretary) -> Secretary:
    secretary.press(Key.Key_F8)
    return secretary


def four_accept(secretary: Secretary) -> None:
    """The chair and a member of each side say that they come."""
    live, names = secretary.desk.live, ("Shafiyev", "Jafarov", "Mustafayev", "Misolova")
    for row in live.read(invitations.rows, planned(secretary.desk), "en"):
        if row.name.startswith(names):
            live.perform("Note reply", invitations.reply, row.id, ReplyDraft(Reply.ACCEPTED, presence=Presence.IN_ROOM))


def words(secretary: Secretary) -> list[str]:
    return [plain(row.content["az"].blocks) if "az" in row.content else "" for row in secretary.entries()]


def test_the_cursor_is_in_text_from_the_beginning(secretary: Secretary) -> None:
    assert QApplication.focusWidget() is secretary.part.writing.column.line_edit


def test_one_key_opens_the_meeting_and_its_first_item(opened: Secretary) -> None:
    course = opened.course()

    assert (course.phase, course.opened_at) == (Phase.RUNNING, BEGINS)
    assert course.item == opened.items()[0].id
    assert opened.desk.live.undo_text == "Open meeting"
    assert opened.part.list.lines.lines[1].state == "now"
    assert opened.part.list.lines.lines[2].state == "next"


def test_the_first_letter_makes_an_entry_and_typing_goes_on_in_it(opened: Secretary) -> None:
    opened.type("Salam")

    assert words(opened) == ["Salam"]
    assert opened.part.writing.column.line_edit.cursorWidth() == 0, "it would be shown there as well"
    assert opened.entries()[0].item_id == opened.items()[0].id
    assert opened.entries()[0].at == BEGINS


def test_the_line_shows_no_caret_while_typing_goes_on_above_it(opened: Secretary) -> None:
    line = opened.part.writing.column.line_edit
    opened.press(Key.Key_F5)
    without = line.grab().toImage()
    opened.press(Key.Key_Escape)
    opened.type("Salam")
    QApplication.processEvents()

    assert line.grab().toImage() == without


def test_after_the_closing_nothing_comes_next_and_what_was_not_reached_says_so(opened: Secretary) -> None:
    opened.press(Key.Key_Return, CONTROL)
    opened.press(Key.Key_F12, CONTROL)

    states = [line.state for line in opened.part.list.lines.lines]
    assert states[1:4] == ["done", "done", "not reached"]
    assert "next" not in states


def test_control_enter_goes_to_the_next_item_and_stamps_both(opened: Secretary) -> None:
    opened.wait(8)

    opened.press(Key.Key_Return, CONTROL)
    opened.type("two")

    first, second = opened.items()[:2]
    course = opened.course()
    assert course.items[first.id][0].ends == BEGINS + dt.timedelta(minutes=8)
    assert course.item == second.id
    assert opened.items()[0].state is ItemState.DONE
    assert opened.entries()[0].item_id == second.id
    assert opened.part.form.item_label.text().startswith("2 ")


def test_items_are_taken_out_of_order(opened: Secretary) -> None:
    opened.press(Key.Key_F4)
    for _ in range(3):
        opened.press(Key.Key_Down)
    opened.press(Key.Key_Return)

    fourth = opened.items()[3]
    assert opened.course().item == fourth.id
    assert opened.part.writing.item_id == fourth.id


def test_looking_at_another_item_stamps_nothing(opened: Secretary) -> None:
    opened.press(Key.Key_PageDown, CONTROL)

    assert opened.part.writing.item_id == opened.items()[1].id
    assert list(opened.course().items) == [opened.items()[0].id]


def test_an_item_is_postponed_and_passed_over(opened: Secretary) -> None:
    opened.press(Key.Key_PageDown, CONTROL)
    opened.press(Key.Key_Y, BOTH)
    opened.press(Key.Key_Return, CONTROL)

    assert opened.items()[1].state is ItemState.POSTPONED
    assert opened.course().item == opened.items()[2].id
    assert opened.part.list.lines.lines[2].state == "postponed"


def test_an_item_is_added_behind_the_open_one(opened: Secretary) -> None:
    opened.press(Key.Key_I, BOTH)
    opened.type("Urgent matter")
    opened.press(Key.Key_Return)

    assert [item.title for item in opened.items()][1] == "Urgent matter"
    assert opened.course().item == opened.items()[0].id
    assert opened.part.writing.column.line_edit.hasFocus()


def test_before_the_first_item_one_is_added_as_the_first(opened: Secretary) -> None:
    opened.part.look_at(BEFORE)
    opened.press(Key.Key_I, BOTH)
    opened.type("Urgent matter")
    opened.press(Key.Key_Return)

    assert opened.items()[0].title == "Urgent matter"


def test_a_break_and_the_end_are_a_key_each(opened: Secretary) -> None:
    opened.wait(10)
    opened.press(Key.Key_F8)
    on_break = opened.course()
    opened.wait(15)
    opened.press(Key.Key_F8)
    opened.wait(30)
    opened.press(Key.Key_F12, CONTROL)

    course = opened.course()
    assert on_break.phase is Phase.ON_BREAK
    assert (course.phase, course.closed_at) == (Phase.OVER, BEGINS + dt.timedelta(minutes=55))
    assert course.breaks[0].ends - course.breaks[0].starts == dt.timedelta(minutes=15)


def test_the_key_for_the_next_item_carries_through_a_break_on_the_agenda(opened: Secretary) -> None:
    opened.desk.live.perform(
        "Add break", agenda.add, opened.meeting, ItemDraft(kind=ItemKind.BREAK), after_id=opened.items()[0].id
    )
    opened.wait(10)
    opened.press(Key.Key_Return, CONTROL)
    on_break = opened.part.list.lines.lines[1:4]
    chip = opened.part.bar.chip.accessibleName()
    opened.wait(15)
    opened.press(Key.Key_Return, CONTROL)

    assert [line.state for line in on_break] == ["interrupted", "now", "next"]
    assert on_break[1].second == "10:12–"
    assert "Break since" in chip
    assert opened.course().item == opened.items()[2].id
    behind = opened.part.list.lines.lines[1:5]
    assert [line.state for line in behind] == ["done", "done", "now", "next"]
    assert behind[1].second == "10:12–10:27"


def test_the_key_of_the_paper_beside_the_minutes_closes_no_meeting(opened: Secretary) -> None:
    opened.press(Key.Key_F12)

    assert opened.course().phase is Phase.RUNNING
    sheet = opened.part.keys()
    keys = {key.keys for key in sheet}
    assert minutes_side.PREVIEW_KEY not in keys
    assert minutes_side.MISSING_KEY not in keys


def test_every_step_of_the_course_can_be_undone(opened: Secretary) -> None:
    opened.press(Key.Key_Return, CONTROL)
    labels = [opened.desk.live.undo_text]

    opened.desk.live.undo()

    assert labels == ["Next item"]
    assert opened.course().item == opened.items()[0].id
    assert opened.items()[0].state is ItemState.PLANNED


def test_the_bar_tells_the_clock_the_pace_and_what_is_saved(opened: Secretary) -> None:
    opened.wait(20)
    opened.press(Key.Key_Return, CONTROL)

    bar = opened.part.bar
    assert bar.clock_label.text() == "10:22 Baku / 11:22 Tashkent"
    assert bar.end_label.text().startswith("at this pace ")
    assert bar.saved_label.text() == "all typed is saved"
    assert bar.chip.state is not None
    assert bar.chip.state.word == "Running since 10:02 / 11:02"


def test_letters_find_somebody_and_a_figure_notes_it(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.note("must", Key.Key_2)

    assert opened.person("Shafiyev").stays[0].presence is Presence.IN_ROOM
    assert opened.person("Shafiyev").stays[0].arrived_at == BEGINS
    assert opened.person("Mustafayev").stays[0].presence is Presence.ONLINE
    assert opened.part.people.mark_edit.text() == ""
    assert opened.part.people.mark_edit.hasFocus()


def test_a_figure_notes_also_whom_somebody_clicked_in_the_list(opened: Secretary) -> None:
    people = opened.part.people
    people.list.setFocus()
    people.list.choose(people.list.lines.lines[1].key)
    clicked = people.list.current
    assert clicked is not None

    opened.press(Key.Key_2)
    noted = opened.person(clicked.name.split(",")[0]).stays[0]
    opened.press(Key.Key_F2)

    assert noted.presence is Presence.ONLINE
    assert people.person.last_stay is not None
    assert QApplication.focusWidget() is people.person.last_stay.from_edit


def test_somebody_leaves_and_comes_back(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.wait(30)
    opened.note("shaf", Key.Key_5)
    opened.wait(10)
    opened.note("shaf", Key.Key_6)

    stays = sorted(opened.person("Shafiyev").stays, key=lambda stay: str(stay.arrived_at))
    assert [(stay.arrived_at, stay.left_at) for stay in stays] == [
        (BEGINS, BEGINS + dt.timedelta(minutes=30)),
        (BEGINS + dt.timedelta(minutes=40), None),
    ]


def test_an_excuse_takes_its_reason_and_leads_back_to_the_names(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.note("jaf", Key.Key_3)
    opened.type("Official journey")
    opened.press(Key.Key_Return)

    assert opened.person("Jafarov").turnout.status is TurnoutStatus.EXCUSED
    assert opened.person("Jafarov").turnout.excuse == "Official journey"
    assert opened.part.people.mark_edit.hasFocus()


def test_an_alternate_takes_the_seat_and_is_counted_in_it(opened: Secretary) -> None:
    def counted() -> list[str]:
        heads = [line.text for line in opened.part.people.list.lines.lines if line.key is None]
        return [head.rsplit("  ", 1)[1] for head in heads[:2]]

    expected = [head.split("/")[1] for head in counted()]
    opened.press(Key.Key_F5)
    opened.note("ashraf", Key.Key_7)
    if opened.part.people.person.instead_edit.hasFocus():
        opened.type("namunaliyev")
        opened.press(Key.Key_Return)

    assert opened.person("Ashrafkhanov").turnout.status is TurnoutStatus.REPLACED
    assert counted() == [f"0/{expected[0]}", f"1/{expected[1]}"]


def test_a_guest_nobody_knows_is_noted_by_name(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.note("Ada Lovelace", Key.Key_8)

    assert opened.person("Lovelace").is_here
    assert opened.desk.live.undo_text == "Note guest"


def test_all_who_accepted_are_here_in_one_step(opened: Secretary) -> None:
    four_accept(opened)

    opened.press(Key.Key_F5, SHIFT)

    here = [row for row in opened.part.people.list.rows if row.stays]
    assert len(here) == 4
    opened.desk.live.undo()
    assert not any(row.stays for row in opened.part.people.list.rows)


def test_where_nobody_replied_all_who_are_expected_are_here_in_one_step(opened: Secretary) -> None:
    people = opened.part.people
    opened.press(Key.Key_F5)
    opened.note("ashraf", Key.Key_3)
    opened.press(Key.Key_Escape)
    expected = [row.person_id for row in people.list.rows if row.is_expected and row.excuse_id is None]
    told = people.accepted_button.text()

    opened.press(Key.Key_F5, SHIFT)

    assert told == f"All {len(expected)} who are expected are here"
    assert len(expected) > 5
    assert [row.person_id for row in people.list.rows if row.stays] == expected
    assert people.accepted_button.isHidden()
    opened.desk.live.undo()
    assert not any(row.stays for row in people.list.rows)


def test_a_roll_without_letters_goes_from_name_to_name(opened: Secretary) -> None:
    people = opened.part.people
    opened.press(Key.Key_F5)
    first, second, third = people.list.rows[:3]

    opened.press(Key.Key_1)
    opened.press(Key.Key_2)
    opened.press(Key.Key_F2)
    mended = QApplication.focusWidget()

    assert people.list.current is not None
    assert people.list.current.person_id == second.person_id, "F2 mends the time of who was noted last"
    assert people.person.last_stay is not None
    assert mended is people.person.last_stay.from_edit
    here = {row.person_id: [stay.presence for stay in row.stays] for row in people.list.rows}
    assert here[first.person_id] == [Presence.IN_ROOM]
    assert here[second.person_id] == [Presence.ONLINE]
    assert here[third.person_id] == []
    opened.press(Key.Key_F5)
    opened.press(Key.Key_Down)
    opened.press(Key.Key_1)
    assert next(row for row in people.list.rows if row.person_id == third.person_id).stays


def test_a_time_is_mended_in_two_keys(opened: Secretary) -> None:
    opened.wait(60)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)

    opened.press(Key.Key_F2)
    opened.type("1010")
    opened.press(Key.Key_Return)

    arrived = opened.person("Shafiyev").stays[0].arrived_at
    assert arrived == BEGINS + dt.timedelta(minutes=8)


@pytest.mark.parametrize("days", [-200, 1])
def test_times_that_are_typed_are_of_the_day_on_which_the_meeting_is_held(secretary: Secretary, days: int) -> None:
    secretary.wait(days * 24 * 60)
    secretary.press(Key.Key_F8)
    secretary.wait(60)
    secretary.press(Key.Key_F5)
    secretary.note("shaf", Key.Key_1)

    secretary.press(Key.Key_F2)
    secretary.type("1010")
    secretary.press(Key.Key_Return)
    secretary.press(Key.Key_F5)
    secretary.type("jaf")
    people = secretary.part.people
    people.clock_edit.setFocus()
    secretary.type("1020")
    people.mark_edit.setFocus()
    secretary.press(Key.Key_1)

    arrived = [secretary.person(name).stays[0].arrived_at for name in ("Shafiyev", "Jafarov")]
    opening = BEGINS + dt.timedelta(days=days)
    assert arrived == [opening + dt.timedelta(minutes=8), opening + dt.timedelta(minutes=18)]


def test_nobody_is_noted_at_a_time_that_cannot_be_read(opened: Secretary) -> None:
    told = []
    opened.desk.live.told.connect(told.append)
    people = opened.part.people
    opened.press(Key.Key_F5)
    opened.type("shaf")
    people.clock_edit.setFocus()
    opened.type("2599")
    people.mark_edit.setFocus()

    opened.press(Key.Key_1)

    assert not opened.person("Shafiyev").stays
    assert told
    assert QApplication.focusWidget() is people.clock_edit
    opened.type("1030")
    people.mark_edit.setFocus()
    opened.press(Key.Key_1)
    assert opened.person("Shafiyev").stays[0].arrived_at == BEGINS + dt.timedelta(minutes=28)


def test_a_lost_quorum_is_said_in_words(opened: Secretary) -> None:
    told = []
    opened.desk.live.told.connect(told.append)
    opened.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        opened.note(name, Key.Key_1)
    gained = opened.part.people.quorum.chip.state
    opened.wait(20)
    opened.note("jaf", Key.Key_5)

    lost = opened.part.people.quorum.chip.state
    assert gained is not None
    assert lost is not None
    assert (gained.word, lost.word) == ("Quorate", "Not quorate")
    assert gained.tone is not lost.tone
    assert [notice.text.split(".")[0] for notice in told] == ["There is a quorum now", "The quorum is lost"]
    assert "1 more of Azerbaijan must be represented." in told[-1].text


def test_a_quorum_is_not_lost_in_a_break_but_when_the_meeting_goes_on_without_one(opened: Secretary) -> None:
    told = []
    opened.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        opened.note(name, Key.Key_1)
    opened.desk.live.told.connect(told.append)
    opened.press(Key.Key_F8)
    opened.wait(10)
    opened.press(Key.Key_F5)
    opened.note("jaf", Key.Key_5)

    in_break, said_in_break = opened.part.people.quorum.chip.state, [*told]
    opened.press(Key.Key_F8)

    assert in_break is not None
    assert (in_break.word, said_in_break) == ("Not yet quorate", [])
    assert opened.part.people.quorum.chip.state.word == "Not quorate"
    assert [notice.text.split(".")[0] for notice in told] == ["The quorum is lost"]


def test_what_is_said_of_the_quorum_follows_each_step_that_is_taken_back(opened: Secretary) -> None:
    bar = opened.window.view.frame.quiet_bar
    opened.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        opened.note(name, Key.Key_1)
    assert bar.text == "There is a quorum now."

    said = []
    for _ in range(3):
        opened.desk.live.undo()
        QApplication.processEvents()
        missing = quorum_card.shortfalls(opened.part.people.quorum.verdict, opened.part.around)
        said.append(bar.text)
        assert bar.text == f"The quorum is lost. {' '.join(missing)}"
    assert len(set(said)) == 3

    while opened.course().opened_at is not None:
        opened.desk.live.undo()
    QApplication.processEvents()
    assert "quorum" not in bar.text


def test_what_is_said_of_the_quorum_and_was_closed_does_not_come_back(opened: Secretary) -> None:
    bar = opened.window.view.frame.quiet_bar
    opened.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        opened.note(name, Key.Key_1)
    opened.desk.live.undo()
    opened.desk.live.tell("Something else.")

    opened.desk.live.undo()
    QApplication.processEvents()

    assert bar.text == "Something else."


def test_the_quorum_follows_the_rules_that_the_meeting_is_given(opened: Secretary) -> None:
    live = opened.desk.live
    opened.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        opened.note(name, Key.Key_1)
    assert opened.part.people.quorum.chip.state.word == "Quorate"
    strict = rules_from(live.workspace, dt.date(2020, 1, 1), Rules(quorum=QuorumRule(overall=Count(20))))

    draft = replace(live.read(meetings.draft, opened.meeting), rules_id=strict)
    live.perform("Change meeting", meetings.change, opened.meeting, draft)

    opened.qtbot.waitUntil(lambda: opened.part.people.quorum.chip.state.word == "Not quorate")


def test_the_agenda_keeps_what_comes_next_in_sight(opened: Secretary) -> None:
    for number in range(12):
        opened.desk.live.perform("Add", agenda.add, opened.meeting, ItemDraft({"en": f"Item {number}"}))
    shown = opened.part.list
    QApplication.processEvents()

    for _ in range(8):
        opened.press(Key.Key_Return, CONTROL)
        row, last = shown.currentIndex().row(), len(shown.lines.lines) - 1
        seen = shown.viewport().rect()
        assert seen.contains(shown.visualRect(shown.currentIndex()))
        assert seen.contains(shown.visualRect(shown.lines.index(min(row + 2, last))))
    assert shown.verticalScrollBar().maximum() > 0


def test_the_status_line_stays_in_sight_below_a_bar(opened: Secretary) -> None:
    """1366 by 768 less what the system and a bar above the page take."""
    opened.window.resize(1366, 640)
    opened.press(Key.Key_F5)
    opened.press(Key.Key_1)
    opened.press(Key.Key_Up)
    scroll = opened.window.view.form.pages_scroll.verticalScrollBar()
    opened.qtbot.waitUntil(lambda: opened.window.height() == 640 and scroll.maximum() == 0)

    people = opened.part.people
    card, last = people.side_form.person_card, people.list.geometry().bottom()
    assert people.keys_label.isHidden(), "there is no room for it"
    assert card.isVisible()
    assert last <= card.y() <= people.height() - card.height()


def test_escape_leads_back_to_the_text_and_not_out_of_the_meeting(opened: Secretary) -> None:
    opened.press(Key.Key_F5)

    opened.press(Key.Key_Escape)
    opened.press(Key.Key_Escape)

    assert opened.part.isVisible()
    assert opened.part.writing.column.line_edit.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers", "kind"),
    [
        (Key.Key_D, BOTH, EntryKind.DECISION),
        (Key.Key_F7, ALT & BOTH, EntryKind.ACTION),
        (Key.Key_R, BOTH, EntryKind.RESERVATION),
        (Key.Key_P, BOTH, EntryKind.NOTE),
        (Key.Key_S, BOTH, EntryKind.STATEMENT),
        (Key.Key_Return, BOTH, EntryKind.PARAGRAPH),
    ],
)
def test_a_key_for_each_kind_adds_an_entry(opened: Secretary, key: Key, modifiers: object, kind: EntryKind) -> None:
    opened.type("words")

    opened.press(key, modifiers)  # type: ignore[arg-type]

    assert [row.kind for row in opened.entries()] == [EntryKind.PARAGRAPH, kind]


def test_a_statement_names_its_speaker_and_goes_on_in_text(opened: Secretary) -> None:
    opened.press(Key.Key_S, BOTH)
    opened.type("must")
    opened.press(Key.Key_Return)
    opened.type("Salom")

    entry = opened.entries()[0]
    assert (entry.kind, entry.speaker) == (EntryKind.STATEMENT, "Bakhtiyor Mustafayev")
    assert words(opened) == ["Salom"]


def reserve(secretary: Secretary, typed: str) -> None:
    """A reservation whose words are typed where it is asked who speaks."""
    secretary.press(Key.Key_R, BOTH)
    secretary.type(typed)
    assert QApplication.focusWidget() is secretary.part.writing.column.frames[0].speaker_edit


def test_words_typed_where_the_speaker_is_named_go_into_the_text_with_the_next_key(opened: Secretary) -> None:
    reserve(opened, "We do not share this view")
    opened.press(Key.Key_F7)

    assert [row.kind for row in opened.entries()] == [EntryKind.RESERVATION, EntryKind.ACTION]
    assert words(opened) == ["We do not share this view", ""]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_a_sentence_where_the_speaker_is_named_goes_on_in_the_text(opened: Secretary, key: Key) -> None:
    reserve(opened, "We do not share this")
    opened.press(key)
    opened.type(" view")

    assert words(opened) == ["We do not share this view"]


def test_words_where_the_speaker_is_named_are_kept_behind_those_that_stand_there(opened: Secretary) -> None:
    opened.press(Key.Key_R, BOTH)
    frame = opened.part.writing.column.frames[0]
    frame.focus_text()
    opened.type("Noted.")
    frame.speaker_edit.setFocus()
    opened.type("zzz")
    opened.press(Key.Key_S, CONTROL)

    assert words(opened) == ["Noted. zzz"]
    assert QApplication.focusWidget() is frame.texts["az"].edit
    assert frame.speaker_edit.text() == ""


def test_keys_are_heard_after_a_list_of_names_came_and_went(opened: Secretary) -> None:
    """A list that is gone already may be told to be the active window: the keys of the desk would be nobody's."""
    opened.press(Key.Key_F5)
    opened.press(Key.Key_1)
    opened.press(Key.Key_Escape)
    reserve(opened, "We do not share this view")

    assert QApplication.activeWindow() is opened.window
    opened.press(Key.Key_F7)
    assert [row.kind for row in opened.entries()] == [EntryKind.RESERVATION, EntryKind.ACTION]


def test_letters_of_a_name_that_was_not_picked_are_no_words(opened: Secretary) -> None:
    reserve(opened, "must")
    opened.press(Key.Key_Tab)

    assert words(opened) == [""]
    assert opened.entries()[0].speaker_id is None


def test_words_of_an_entry_that_is_refused_do_not_go_into_the_one_before(
    opened: Secretary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiskFull("council")

    opened.type("first")
    opened.part.flush()
    with monkeypatch.context() as full:
        full.setattr(opened.desk.live.workspace, "perform", refuse)
        opened.press(Key.Key_D, BOTH)
        opened.type("new decision")
    column = opened.part.writing.column

    assert column.line_edit.hasFocus()
    assert column.line_edit.toPlainText() == "new decision"
    assert words(opened) == ["first"]


def test_a_recommendation_rests_on_who_is_here(opened: Secretary) -> None:
    opened.press(Key.Key_E, BOTH)
    opened.type("Recommend")

    decision = opened.entries()[0].decision
    assert decision is not None
    assert decision.kind is DecisionKind.RECOMMENDATION
    assert decision.basis is not None
    assert not decision.basis.quorum.is_quorate


def test_consensus_takes_two_keys(opened: Secretary) -> None:
    four_accept(opened)
    opened.press(Key.Key_F5, SHIFT)
    opened.press(Key.Key_D, BOTH)
    opened.type("We decide")

    opened.press(Key.Key_F6)
    opened.press(Key.Key_1)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert vote.outcome.value == "adopted"
    assert opened.entries()[0].decision.state.value == "adopted"  # type: ignore[union-attr]


def test_an_entry_is_cut_at_the_cursor_and_joined_again(opened: Secretary) -> None:
    opened.type("one two")
    for _ in range(3):
        opened.press(Key.Key_Left)

    opened.press(Key.Key_Return, ALT)
    parts = words(opened)
    opened.press(Key.Key_Backspace, ALT)

    assert [part.strip() for part in parts] == ["one", "two"]
    assert len(words(opened)) == 1


def test_an_entry_moves_to_the_next_item_with_the_cursor(opened: Secretary) -> None:
    opened.type("moved")

    opened.press(Key.Key_Down, ALT | SHIFT)
    opened.type("!")

    assert opened.entries()[0].item_id == opened.items()[1].id
    assert opened.part.writing.item_id == opened.items()[1].id
    assert "!" in words(opened)[0]


def test_entries_change_their_order(opened: Secretary) -> None:
    opened.type("first")
    opened.press(Key.Key_Return, BOTH)
    opened.type("second")

    opened.press(Key.Key_Up, ALT)

    assert words(opened) == ["second", "first"]


def test_what_is_typed_is_kept_before_the_item_changes(opened: Secretary) -> None:
    opened.type("half a sent")
    opened.press(Key.Key_Return, CONTROL)

    assert words(opened) == ["half a sent"]
    assert opened.desk.live.is_saved


def test_marks_become_formatting_while_typing(opened: Secretary) -> None:
    opened.type("a **bold** and *slanted* word")
    opened.press(Key.Key_Return)
    opened.type("- point")

    blocks = opened.entries()[0].content["az"].blocks
    assert [(run.text, run.bold, run.italic) for run in blocks[0].runs] == [
        ("a ", False, False),
        ("bold", True, False),
        (" and ", False, False),
        ("slanted", False, True),
        (" word", False, False),
    ]
    assert (blocks[1].kind.value, blocks[1].text) == ("ul", "point")


def test_a_phrase_leads_from_blank_to_blank(opened: Secretary) -> None:
    opened.press(Key.Key_F3)
    opened.press(Key.Key_2)
    opened.type("Ada")
    opened.press(Key.Key_F3)
    opened.type("sea")

    assert words(opened) == ["Ada məruzə edib. Mövzu: sea."]


def test_arrivals_and_departures_stand_between_the_entries(opened: Secretary) -> None:
    opened.wait(1)
    opened.press(Key.Key_Return, CONTROL)
    opened.type("first")
    opened.wait(4)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.press(Key.Key_Escape)
    opened.wait(5)
    opened.type("second")
    opened.wait(1)
    opened.press(Key.Key_F8)

    second = opened.entries()[1].id
    opened.qtbot.waitUntil(lambda: {None, second} <= opened.part.writing.column._told.keys())
    told = {key: label.text() for key, label in opened.part.writing.column._told.items()}
    assert told[second] == "İclasa gəlmişdir (saat 10:07 Bakı / 11:07 Daşkənd): Fərid Şəfiyev."
    assert told[None] == "Fasilə elan edilmişdir: saat 10:13 Bakı / 11:13 Daşkənd."
    assert words(opened) == ["first", "second"]


def test_nobody_comes_between_the_words_of_a_decision_and_its_vote(opened: Secretary) -> None:
    four_accept(opened)
    opened.press(Key.Key_F5, SHIFT)
    opened.press(Key.Key_Return, CONTROL)
    opened.wait(1)
    opened.press(Key.Key_D, BOTH)
    opened.type("We decide")
    opened.wait(1)
    opened.press(Key.Key_F5)
    opened.note("ashraf", Key.Key_1)
    opened.press(Key.Key_Escape)
    opened.part.writing.column.frames[0].focus_end()
    opened.wait(1)
    opened.press(Key.Key_F6)
    opened.press(Key.Key_1)
    opened.wait(1)
    opened.press(Key.Key_F5)
    opened.note("ashraf", Key.Key_5)
    opened.part._tell_happenings()

    decided, voted = opened.entries()
    assert voted.vote is not None
    told = {key: label.text() for key, label in opened.part.writing.column._told.items()}
    assert set(told) == {decided.id, None}
    packet = opened.desk.live.read(gathered_minutes.packet, opened.meeting, ["az"])
    item = next(one for one in packet.items if one.entries)
    assert [one.before for one in item.happened] == [0, 2]


def test_what_was_typed_stays_on_the_screen_when_somebody_comes(opened: Secretary) -> None:
    opened.press(Key.Key_Return, CONTROL)
    opened.type("first words")
    opened.wait(5)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    column = opened.part.writing.column
    opened.qtbot.waitUntil(lambda: None in column._told)

    assert [frame.texts["az"].edit.toPlainText() for frame in column.frames] == ["first words"]


def test_a_roll_taken_while_the_opening_is_dealt_with_makes_nobody_late(opened: Secretary) -> None:
    opened.wait(4)
    opened.press(Key.Key_F5)
    shown = opened.part.people.clock_edit.placeholderText()
    opened.note("shaf", Key.Key_1)
    opened.note("jaf", Key.Key_2)
    opened.press(Key.Key_Return, CONTROL)
    opened.press(Key.Key_F5)
    opened.note("must", Key.Key_1)

    came = [opened.person(name).stays[0].arrived_at for name in ("Shaf", "Jaf", "Must")]
    assert came == [BEGINS, BEGINS, opened.now]
    assert (shown, opened.part.people.clock_edit.placeholderText()) == ("10:02", "now")


def test_who_comes_after_all_were_noted_at_once_comes_late(opened: Secretary) -> None:
    four_accept(opened)
    opened.press(Key.Key_F5, SHIFT)
    opened.wait(1)
    opened.press(Key.Key_F5)
    shown = opened.part.people.clock_edit.placeholderText()
    opened.note("ashraf", Key.Key_1)
    late = opened.person("Ashraf").stays[0].arrived_at
    opened.desk.live.undo()
    opened.desk.live.undo()
    opened.note("ashraf", Key.Key_1)

    assert (shown, late) == ("now", opened.now)
    assert opened.person("Ashraf").stays[0].arrived_at == BEGINS, "nobody was noted before"


def test_the_roll_is_taken_for_ten_minutes_from_the_first_who_is_noted(opened: Secretary) -> None:
    people = opened.part.people
    opened.wait(12)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.wait(9)
    opened.note("jaf", Key.Key_1)
    told = people.keys_label.text()
    opened.wait(1)
    opened.part._tick()
    assert people.clock_edit.placeholderText() == "now"
    opened.note("must", Key.Key_1)

    came = [opened.person(name).stays[0].arrived_at for name in ("Shaf", "Jaf", "Must")]
    assert came == [BEGINS, BEGINS, opened.now]
    assert told.startswith("The roll: who is noted was there at 10:02")
    assert people.keys_label.text().startswith("0 from the opening")


def test_nought_notes_somebody_late_as_there_from_the_opening(opened: Secretary) -> None:
    opened.now += dt.timedelta(minutes=30, seconds=20)
    opened.press(Key.Key_Return, CONTROL)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_0)
    shown = opened.part.people.clock_edit.text()
    opened.press(Key.Key_1)
    opened.note("jaf", Key.Key_1)

    assert shown == "10:02"
    assert [opened.person(name).stays[0].arrived_at for name in ("Shaf", "Jaf")] == [BEGINS, opened.now]


def test_who_comes_after_others_were_noted_before_the_opening_comes_late(secretary: Secretary) -> None:
    secretary.press(Key.Key_F5)
    secretary.note("shaf", Key.Key_1)
    secretary.press(Key.Key_F8)
    secretary.wait(4)
    secretary.press(Key.Key_F5)
    secretary.note("jaf", Key.Key_1)

    assert [secretary.person(name).stays[0].arrived_at for name in ("Shaf", "Jaf")] == [None, secretary.now]


def test_letters_that_begin_a_family_name_mean_its_bearer(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.type("numun")

    current = opened.part.people.list.current
    assert current is not None
    assert current.name.startswith("Numun")
    opened.press(Key.Key_Return, CONTROL)
    assert opened.part.people.mark_edit.text() == ""
    assert len(opened.part.people.list.lines.lines) > 5


def test_guests_stand_under_a_heading_of_their_own(opened: Secretary) -> None:
    opened.press(Key.Key_F5)
    opened.note("Somebody New", Key.Key_8)

    texts = [line.text for line in opened.part.people.list.lines.lines]
    assert any(text.startswith("Guests and others") for text in texts)


def test_somebody_recused_takes_no_part_in_the_item(opened: Secretary) -> None:
    opened.press(Key.Key_F5, SHIFT)
    opened.press(Key.Key_F5)
    opened.note("misol", Key.Key_9)
    opened.press(Key.Key_Escape)
    opened.press(Key.Key_F6)
    opened.press(Key.Key_1)

    vote = opened.entries()[0].vote
    assert vote is not None
    assert vote.basis is not None
    assert opened.person("Misolova").seat_id in vote.basis.recused


def test_who_is_recused_from_an_item_is_so_below_it_and_takes_part_again_there(opened: Secretary) -> None:
    parent = next(item for item in opened.items() if item.number == "4")
    below = next(item for item in opened.items() if item.parent_id == parent.id)
    said = []
    opened.part.look_at(parent.id)
    opened.press(Key.Key_F5)
    opened.note("misol", Key.Key_9)
    opened.part.look_at(below.id)
    opened.desk.live.told.connect(said.append)
    opened.press(Key.Key_F5)
    opened.note("misol", Key.Key_9)

    seat = opened.person("Misolova").seat_id
    assert [notice.text for notice in said] == ["This seat takes no part in an item above: take that back there."]
    assert opened.desk.live.read(recusals.seats, below.id) == {seat}


def test_before_the_first_item_nobody_is_recused_and_that_is_said(opened: Secretary) -> None:
    opened.press(Key.Key_F5, SHIFT)
    opened.part.look_at(BEFORE)
    told = []
    opened.desk.live.told.connect(told.append)
    opened.press(Key.Key_F5)

    opened.note("misol", Key.Key_9)

    assert [notice.text for notice in told] == ["Somebody takes no part in an item: go to that item first."]
    assert opened.desk.live.read(recusals.rows, opened.meeting) == []


def test_what_happened_is_read_again_for_who_comes_and_not_for_what_is_typed(
    opened: Secretary, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.part._tell_happenings()
    workspace, asked = opened.desk.live.workspace, []
    read = workspace.read

    def note(question: Any, *args: Any, **kwargs: Any) -> Any:
        if threading.current_thread() is threading.main_thread():  # others read ahead while hands rest
            asked.append(question)
        return read(question, *args, **kwargs)

    monkeypatch.setattr(workspace, "read", note)
    opened.type("We decide")
    opened.part.flush()
    opened.part._tell_happenings()
    assert happenings.of not in asked

    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.part._tell_happenings()
    assert happenings.of in asked


def roll_call(secretary: Secretary) -> None:
    secretary.press(Key.Key_F5)
    for name in ("shaf", "jaf", "must", "misol"):
        secretary.note(name, Key.Key_1)
    secretary.press(Key.Key_Escape)
    secretary.press(Key.Key_D, BOTH)
    secretary.type("We decide")
    secretary.press(Key.Key_F6)
    secretary.press(Key.Key_4)


def test_a_roll_call_goes_through_the_names_by_three_keys(opened: Secretary) -> None:
    roll_call(opened)

    for key in (Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_3):
        opened.press(key)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert [ballot.choice.value for ballot in vote.ballots].count("for") == 3
    assert vote.problems == ()
    assert vote.basis is not None
    assert vote.outcome.value == "adopted"
    assert opened.desk.live.undo_text == "Record vote"


def _told(secretary: Secretary) -> tuple[str, list[str]]:
    """What the chip of the vote says, and what it offers."""
    chip = secretary.part.writing.column.frames[1]._facts.outcome_chip
    return chip.state.word, chip.lines()


def test_a_roll_call_that_goes_on_has_no_outcome_yet(opened: Secretary) -> None:
    roll_call(opened)
    voters = len(opened.part.writing.column.frames[1]._facts.roll_call._persons)

    told = []
    for _ in range(voters):
        told.append(_told(opened)[0])
        opened.press(Key.Key_1)

    assert told == [f"{left} still to be called" for left in range(voters, 0, -1)]
    assert _told(opened)[0] == "Adopted"
    opened.press(Key.Key_Up)
    opened.press(Key.Key_Delete)
    assert _told(opened)[0] == "1 still to be called"


def test_a_decision_that_is_being_called_is_not_shown_as_adopted_and_the_call_is_missing(opened: Secretary) -> None:
    roll_call(opened)
    chip = opened.part.writing.column.frames[0]._facts.state_chip
    told, missing = [], []
    for _ in range(4):
        opened.press(Key.Key_1)
        told.append(chip.state.word)
        report = opened.desk.live.read(completeness.report, opened.meeting, "en")
        missing += [gap_words.sentence(one, report) for one in report.missing if one.gap is Gap.VOTE_UNFINISHED]

    assert told == ["Proposed", "Proposed", "Proposed", "Adopted"]
    assert missing == [f"1: a roll call under way, still to be called: {left}" for left in (3, 2, 1)]


def test_counts_that_cannot_be_right_stand_out_and_leave_the_outcome_in_doubt(opened: Secretary) -> None:
    roll_call(opened)
    facts = opened.part.writing.column.frames[1]._facts
    facts.method_combo.chosen.emit(VoteMethod.SHOW_OF_HANDS)
    for spin in facts._spins.values():
        spin.setValue(9)
    opened.part.flush()

    state = facts.outcome_chip.state
    assert (state.word, state.icon, state.tone) == ("Rejected? Check the counts", "warning", Tone.WARNING)
    assert not facts.wrong_label.isHidden()
    assert not facts._wrong_icon.isHidden()
    assert "may vote" in facts.wrong_label.text()

    for spin in facts._spins.values():
        spin.setValue(0)
    opened.part.flush()

    assert facts.outcome_chip.state.word == "Undecided"
    assert facts.wrong_label.isHidden()
    assert facts._wrong_icon.isHidden()


def test_a_consensus_without_a_side_that_is_asked_says_which(opened: Secretary) -> None:
    roll_call(opened)
    vote = opened.entries()[1].vote
    assert vote is not None
    assert vote.basis is not None
    rules = Rules(majority=MajorityRule(scope=VoteScope.EACH_SIDE))
    first, other = vote.basis.electorate.sides
    alone = {seat.id for seat in vote.basis.seats if seat.side == first}
    basis = replace(vote.basis, rules=rules, presences=tuple(one for one in vote.basis.presences if one.seat in alone))
    verdict = vote_counting.count(basis, VoteMethod.CONSENSUS, {}, (), None).verdict
    facts = replace(vote, method=VoteMethod.CONSENSUS, basis=basis, verdict=verdict, problems=())

    lines = vote_words.standing(facts, opened.part.around, is_editable=True)

    assert lines == [
        f"{opened.part.around.side_name(other)}: nobody is there who may vote, and the rules ask each side."
    ]


def test_signed_minutes_tell_no_more_what_helps_while_votes_are_counted(opened: Secretary) -> None:
    roll_call(opened)
    frame = opened.part.writing.column.frames[1]
    frame._facts.method_combo.chosen.emit(VoteMethod.SHOW_OF_HANDS)
    for spin in frame._facts._spins.values():
        spin.setValue(9)
    opened.part.flush()
    assert "may vote" in frame._facts.wrong_label.text()

    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        opened.desk.live.perform("State", minutes.set_state, opened.part.meeting.id, state)

    assert [line.split(":")[0] for line in frame._facts.problems_label.text().splitlines()] == [
        "Present and entitled to vote",
        "Rule",
    ]
    assert "needed" not in frame._facts.problems_label.text()
    assert frame._facts.wrong_label.isHidden()


def test_who_closes_a_roll_call_lets_the_others_take_no_part(opened: Secretary) -> None:
    roll_call(opened)
    voters = len(opened.part.writing.column.frames[1]._facts.roll_call._persons)
    opened.press(Key.Key_1)
    opened.press(Key.Key_1)
    assert f"Close the roll call; not called: {voters - 2}" in _told(opened)[1]

    opened.part.writing.column.frames[1]._facts.outcome_chip.chosen.emit(None)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert [ballot.choice.value for ballot in vote.ballots].count("not_voting") == voters - 2
    assert _told(opened)[0] == meeting_words.word(vote.outcome, "en")
    assert opened.desk.live.undo_text == "Close roll call"


def test_in_signed_minutes_the_outcome_of_a_roll_call_stands_whoever_was_not_called(opened: Secretary) -> None:
    roll_call(opened)
    opened.press(Key.Key_1)
    assert _told(opened)[0].endswith("still to be called")

    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        opened.desk.live.perform("State", minutes.set_state, opened.part.meeting.id, state)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert _told(opened) == (meeting_words.word(vote.outcome, "en"), [])


def test_the_vote_of_somebody_who_was_not_there_stands_apart_and_can_be_taken_back(opened: Secretary) -> None:
    roll_call(opened)
    opened.press(Key.Key_1)
    vote = opened.entries()[1].vote
    assert vote is not None
    voted = vote.ballots[0].person_id
    for stay in opened.desk.live.read(stays.rows, opened.meeting):
        if stay.person_id == voted:
            opened.desk.live.perform("Remove stay", stays.remove, stay.id)
    frame = opened.part.writing.column.frames[1]
    frame.taken_at.again_button.click()
    QApplication.processEvents()
    calling = frame._facts.roll_call
    assert calling.lines.lines[-2].text == "May not vote"

    calling.choose(voted_line := calling.lines.lines[-1].key)
    calling.setFocus()
    opened.press(Key.Key_2)
    vote = opened.entries()[1].vote
    assert vote is not None
    assert [ballot.choice.value for ballot in vote.ballots] == ["for"]
    calling.choose(voted_line)
    opened.press(Key.Key_Delete)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert vote.ballots == ()
    assert "May not vote" not in [line.text for line in calling.lines.lines]


def test_a_vote_of_a_roll_call_is_taken_back(opened: Secretary) -> None:
    roll_call(opened)
    opened.press(Key.Key_2)
    opened.press(Key.Key_Up)

    opened.press(Key.Key_Delete)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert vote.ballots == ()


def test_votes_by_name_are_not_made_secret(opened: Secretary) -> None:
    roll_call(opened)
    opened.press(Key.Key_1)
    facts = opened.part.writing.column.frames[1]._facts

    facts.method_combo.show_value(VoteMethod.SECRET)
    facts.method_combo.chosen.emit(VoteMethod.SECRET)

    assert facts.method_combo.value is VoteMethod.ROLL_CALL
    vote = opened.entries()[1].vote
    assert vote is not None
    assert (vote.method, len(vote.ballots)) == (VoteMethod.ROLL_CALL, 1)


def test_the_meeting_s_word_stands_above_the_rules_with_a_reason(
    opened: Secretary, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_call(opened)
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "The chair has spoken.")
    frame = opened.part.writing.column.frames[1]

    frame._facts.outcome_chip.chosen.emit(VoteOutcome.ADOPTED)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert (vote.outcome, vote.overruled_reason) == (VoteOutcome.ADOPTED, "The chair has spoken.")
    assert "Established by the chair: The chair has spoken." in frame._facts.problems_label.text().splitlines()


def test_the_word_of_the_chair_is_taken_back_also_where_the_rules_agree_with_it(
    opened: Secretary, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_call(opened)
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "The chair has spoken.")
    chip = opened.part.writing.column.frames[1]._facts.outcome_chip
    chip.chosen.emit(VoteOutcome.ADOPTED)
    for key in (Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_1):
        opened.press(key)
    assert "As the rules give it: Adopted" in _told(opened)[1]

    chip.chosen.emit(VoteOutcome.ADOPTED)

    vote = opened.entries()[1].vote
    assert vote is not None
    assert (vote.outcome, vote.overruled_reason) == (VoteOutcome.ADOPTED, "")
    assert _told(opened)[1] == ["Rejected", "Undecided"]


def test_below_a_vote_stands_the_rule_by_which_it_is_judged(opened: Secretary) -> None:
    roll_call(opened)
    opened.press(Key.Key_1)

    label = opened.part.writing.column.frames[1]._facts.problems_label
    assert any(line.startswith("Rule: consensus") for line in label.text().splitlines())


def test_scrolling_over_the_counts_of_a_vote_changes_none(opened: Secretary) -> None:
    opened.press(Key.Key_F6)
    opened.press(Key.Key_3)

    spins = opened.part.writing.column.frames[0]._facts._spins.values()
    assert all(isinstance(spin, CalmSpin) for spin in spins)


def test_tab_goes_through_the_counts_of_a_vote_and_on_to_its_outcome(opened: Secretary) -> None:
    opened.press(Key.Key_F6)
    opened.press(Key.Key_3)
    facts = opened.part.writing.column.frames[0]._facts
    spins = list(facts._spins.values())
    spins[0].setFocus()

    reached = []
    for number in range(len(spins)):
        opened.press(Key.Key_1)
        opened.press(Key.Key_Tab)
        if number < len(spins) - 1:
            reached.append(QApplication.focusWidget())

    assert reached == spins[1:]
    assert QApplication.focusWidget() is facts.outcome_chip


def test_tab_finds_the_entries_before_the_line_and_the_line_before_the_people(opened: Secretary) -> None:
    opened.type("Words")
    opened.press(Key.Key_F6)
    opened.press(Key.Key_2)
    words, vote = opened.part.writing.column.frames
    column = opened.part.writing.column
    column.go_to_line()

    opened.press(Key.Key_Backtab, SHIFT)
    back = QApplication.focusWidget()
    words.texts["az"].edit.setFocus()
    opened.press(Key.Key_Tab)
    on = QApplication.focusWidget()
    column.go_to_line()
    opened.press(Key.Key_Tab)

    assert back is vote._facts.outcome_chip
    assert on is vote.texts["az"].edit
    assert QApplication.focusWidget() is opened.part.people.mark_edit


def test_how_it_was_voted_is_read_whole_before_the_decision_takes_more_than_it_needs(opened: Secretary) -> None:
    opened.press(Key.Key_F6)
    opened.press(Key.Key_3)
    facts = opened.part.writing.column.frames[0]._facts
    method, decision = facts.method_combo, facts.decision_combo

    facts.resize(decision.minimumSizeHint().width() + method.sizeHint().width() + facts.outcome_chip.width() + 20, 200)

    assert method.sizeHint().width() > method.minimumWidth()
    assert method.width() == method.sizeHint().width()


def test_a_decision_waits_until_the_counts_of_its_vote_are_left(opened: Secretary) -> None:
    four_accept(opened)
    opened.press(Key.Key_F5, SHIFT)
    opened.press(Key.Key_Return, CONTROL)
    opened.press(Key.Key_D, BOTH)
    opened.type("We decide")
    opened.press(Key.Key_F6)
    opened.press(Key.Key_3)
    steps = opened.desk.live.undo_text
    seen = []
    for count in ("1", "0", "7"):
        opened.type(count)
        opened.press(Key.Key_Tab)
        seen.append(opened.entries_now()[0].decision)
    opened.press(Key.Key_Escape)

    decision, vote = opened.entries()[0].decision, opened.entries()[1].vote
    assert decision is not None
    assert vote is not None
    assert {one.state for one in seen if one is not None} == {DecisionState.PROPOSED}
    assert decision.state is DECISION_STATE_AFTER[vote.outcome]
    assert decision.number == ""
    for _ in range(3):
        opened.desk.live.undo()
    assert opened.desk.live.undo_text == steps, "leaving the counts is no step of its own"


def test_a_decision_called_by_name_gets_its_number_when_all_were_called(opened: Secretary) -> None:
    roll_call(opened)
    voters = len(opened.part.writing.column.frames[1]._facts.roll_call._persons)

    numbers = []
    for _ in range(voters):
        opened.press(Key.Key_1)
        decision = opened.entries()[0].decision
        assert decision is not None
        numbers.append(bool(decision.number))

    assert numbers == [False] * (voters - 1) + [True]


def test_what_is_written_stays_in_sight_when_something_comes_above_it(opened: Secretary) -> None:
    column = opened.part.writing.column
    opened.press(Key.Key_Return, CONTROL)
    for number in range(9):
        opened.press(Key.Key_Return, BOTH)
        opened.type(f"paragraph {number}")
    opened.press(Key.Key_Return, BOTH)
    opened.press(Key.Key_F7)
    frame = column.current
    assert frame is not None
    opened.type("somebody does something")
    opened.wait(1)
    opened.press(Key.Key_F5)
    opened.note("shaf", Key.Key_1)
    opened.press(Key.Key_Escape)

    frame.focus_text()
    opened.type(" soon")
    opened.qtbot.waitUntil(lambda: _is_in_sight(column, frame))


def _is_in_sight(column: HoldColumn, frame: EntryFrame) -> bool:
    place = QRect(frame.mapTo(column.viewport(), QPoint(0, 0)), frame.size())
    return column.viewport().rect().contains(place)


def test_facts_of_an_action_go_on_in_another_line_where_the_pane_is_narrow(opened: Secretary) -> None:
    column = opened.part.writing.column
    opened.press(Key.Key_F7)
    opened.type("somebody does something")
    frame = column.frames[0]
    for name in ("Shaf", "Jaf"):
        frame._facts.who_edit.picked.emit(f"person/{opened.person(name).person_id}")

    assert column.widget().minimumSizeHint().width() <= 480


def test_a_decision_without_a_quorum_is_marked(opened: Secretary) -> None:
    opened.press(Key.Key_D, BOTH)

    chip = opened.part.writing.column.frames[0]._facts.quorum_chip
    assert chip.state is not None
    assert chip.state.word == "No quorum"


def test_only_the_open_item_has_widgets(opened: Secretary) -> None:
    opened.type("one")
    opened.press(Key.Key_Return, CONTROL)

    assert opened.part.writing.column.frames == []


def test_whoever_types_without_a_rest_is_in_the_file_within_a_second(opened: Secretary, qtbot: QtBot) -> None:
    """The file is read by somebody else: what this window believes does not count."""
    opened.type("x")
    item = opened.items()[0].id

    typed, seen = 1, ""
    with Workspace.open(opened.desk.live.workspace.path, read_only=True) as other:
        while len(seen) < 2 and typed < 250:
            qtbot.keyClicks(QApplication.focusWidget(), "x", delay=20)
            typed += 1
            (row,) = other.read(minutes.under, opened.meeting, item, "az")
            seen = plain(row.content["az"].blocks)

    assert 2 <= len(seen) <= typed <= 51  # a key each 20 milliseconds, and not one that waits longer than a second


def test_a_text_field_takes_back_nothing_that_was_typed_under_another_item(opened: Secretary) -> None:
    opened.type("first")
    opened.part.flush()
    opened.press(Key.Key_PageDown, CONTROL)
    opened.type("second")
    opened.part.flush()
    opened.press(Key.Key_F4)
    opened.press(Key.Key_Up)

    edit = opened.part.writing.column.frames[0].texts["az"].edit
    assert edit.toPlainText() == "first"
    assert not edit.document().isUndoAvailable()
    assert opened.part.writing.column.frames[0].row.id == opened.entries()[0].id


def test_the_entry_with_the_cursor_never_becomes_another_one(opened: Secretary) -> None:
    """Redo shows what stands under another item while somebody is in a text; letters must not go there."""
    live, column = opened.desk.live, opened.part.writing.column
    opened.type("first")
    second = EntryDraft(content={"az": paragraphs("second")})
    live.perform("Add entry", entries.add, opened.meeting, second, item_id=opened.items()[1].id)
    opened.press(Key.Key_Return, CONTROL)
    live.undo()
    column.frames[0].focus_text()

    live.redo()

    edits = [frame.texts["az"].edit for frame in column.frames]
    assert [edit.toPlainText() for edit in edits] == ["second"]
    assert QApplication.focusWidget() not in edits
