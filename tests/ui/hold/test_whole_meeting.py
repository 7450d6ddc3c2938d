"""A small meeting from the first key to the last, by the keyboard alone, in the real window."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from councildesk.domain.agenda import ItemState
from councildesk.domain.course import Phase
from councildesk.domain.minutes import EntryKind, VoteOutcome
from councildesk.domain.text import plain
from councildesk.domain.turnout import TurnoutStatus
from councildesk.services import happenings, quorum
from councildesk.ui.hold.hold_part import HoldPart
from councildesk.ui.page import Desk, Place
from ui.hold.held_meeting import BEGINS, BOTH, CONTROL, Key, Secretary
from ui.opened_meeting import planned, sample, show

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)]


def open_and_gather(secretary: Secretary) -> None:
    """Open; four members, one of them online, an excuse with its reason, a quorum on both sides."""
    secretary.press(Key.Key_F8)
    secretary.press(Key.Key_F5)
    for name, digit in (("shaf", Key.Key_1), ("jaf", Key.Key_1), ("must", Key.Key_2), ("misol", Key.Key_1)):
        secretary.note(name, digit)
    secretary.note("ashraf", Key.Key_3)
    secretary.type("Official journey")
    secretary.press(Key.Key_Return)
    secretary.press(Key.Key_Escape)


def speak(secretary: Secretary) -> None:
    """A statement, then a member leaves, the quorum is lost, and it comes back with him."""
    secretary.press(Key.Key_S, BOTH)
    secretary.type("must")
    secretary.press(Key.Key_Return)
    secretary.type("Trade has grown by a *third*.")
    secretary.wait(10)
    secretary.press(Key.Key_F5)
    secretary.note("jaf", Key.Key_5)
    secretary.wait(5)
    secretary.note("jaf", Key.Key_6)
    secretary.press(Key.Key_Escape)


def decide(secretary: Secretary) -> None:
    """A decision by roll call with each side for itself, a reservation of a side, an action in two weeks."""
    secretary.press(Key.Key_Return, CONTROL)
    secretary.press(Key.Key_D, BOTH)
    secretary.type("The joint analysis is published.")
    secretary.press(Key.Key_F6)
    secretary.press(Key.Key_4)
    for digit in (Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_3):
        secretary.press(digit)
    secretary.press(Key.Key_Escape)
    secretary.press(Key.Key_R, BOTH)
    secretary.type("shaf")
    secretary.press(Key.Key_Return)
    secretary.type("The wording of page 3 stays open.")
    secretary.press(Key.Key_F7)
    secretary.type("Map of laboratories")
    secretary.press(Key.Key_Tab)
    secretary.type("jaf")
    secretary.press(Key.Key_Return)
    secretary.press(Key.Key_Tab)
    secretary.type("in two weeks")
    secretary.press(Key.Key_Return)


def test_a_whole_meeting_is_held_by_the_keyboard_alone(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    assert isinstance(page.record.part, HoldPart)
    secretary = Secretary(page.record.part, sample, window, qtbot)

    open_and_gather(secretary)
    speak(secretary)
    decide(secretary)
    secretary.wait(20)
    secretary.press(Key.Key_F8)
    secretary.wait(15)
    secretary.press(Key.Key_F8)
    secretary.wait(20)
    secretary.press(Key.Key_F12, CONTROL)

    course = secretary.course()
    assert (course.phase, course.opened_at) == (Phase.OVER, BEGINS)
    assert course.closed_at == BEGINS + dt.timedelta(minutes=70)
    assert [item.state for item in secretary.items()[:2]] == [ItemState.DONE, ItemState.DONE]
    assert secretary.person("Ashrafkhanov").turnout.status is TurnoutStatus.EXCUSED
    spans = sample.live.read(quorum.over, secretary.meeting)
    assert [span.verdict.is_quorate for span in spans] == [True, False, True]
    entries = secretary.entries()
    assert [row.kind for row in entries] == [
        EntryKind.STATEMENT,
        EntryKind.DECISION,
        EntryKind.VOTE,
        EntryKind.RESERVATION,
        EntryKind.ACTION,
    ]
    assert plain(entries[0].content["az"].blocks) == "Trade has grown by a third."
    vote, action = entries[2].vote, entries[4].action
    assert vote is not None
    assert action is not None
    assert (vote.outcome, len(vote.ballots), vote.problems) == (VoteOutcome.ADOPTED, 4, ())
    assert vote.verdict is not None
    assert {part.side: part.tally.in_favour for part in vote.verdict.sides} or vote.verdict.overall.tally.in_favour == 3
    assert [one.name for one in action.assignees] == ["Mahir Jafarov"]
    assert action.due_on == dt.date.today() + dt.timedelta(days=14)  # noqa: DTZ011
    told = [one.kind.value for one in sample.live.read(happenings.of, secretary.meeting)]
    assert told == ["opened", "left", "quorum_lost", "returned", "quorum_regained", "break", "closed"]
    window.close()


def test_every_key_of_it_can_be_taken_back(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "hold"))
    secretary = Secretary(page.record.part, sample, window, qtbot)
    before = sample.live.undo_text
    secretary.press(Key.Key_F8)
    secretary.press(Key.Key_F5)
    secretary.note("shaf", Key.Key_1)
    secretary.press(Key.Key_Escape)
    secretary.type("Salam")
    secretary.press(Key.Key_Return, CONTROL)

    labels = []
    while sample.live.undo_text != before and len(labels) < 10:
        labels.append(sample.live.undo_text)
        sample.live.undo()

    assert labels == ["Next item", "Type minutes", "Add entry", "Note attendance", "Open meeting"]
    assert secretary.course().phase is Phase.AHEAD
    assert secretary.entries() == []
    window.close()
