"""Decisions and actions as lists, read back from the paper."""

from __future__ import annotations

import datetime as dt

from councildesk.documents import publishing
from councildesk.documents.gathering import registers
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.packets.registers import (
    ActionsPacket,
    DecisionsPacket,
    ListedAction,
    ListedDecision,
    MeetingFacts,
)
from councildesk.domain.minutes import ActionState, DecisionKind, DecisionState
from councildesk.domain.text import paragraphs
from councildesk.services import actions, decisions, meetings
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT, failures
from documents.facts import head, read, text_in

FIRST = MeetingFacts("2024/01", dt.date(2024, 8, 27))
SECOND = MeetingFacts("2025/01", dt.date(2025, 3, 1))
BRIDGE = {"en": paragraphs("To build the bridge.")}


def listed(*found: ListedDecision, of_meeting: bool = True) -> str:
    return read(DocumentKind.DECISIONS, DecisionsPacket(head(), found, of_meeting))


def owed(*found: ListedAction, **changes: bool) -> str:
    return read(DocumentKind.ACTIONS, ActionsPacket(head(), dt.date(2025, 1, 1), found, **changes))


def test_a_decision_is_listed_with_its_number_item_addressee_and_state() -> None:
    text = listed(
        ListedDecision(
            BRIDGE,
            FIRST,
            "2024/1",
            DecisionKind.RECOMMENDATION,
            DecisionState.ADOPTED,
            "3",
            dt.date(2024, 8, 27),
            {"en": "Both ministries"},
        )
    )

    assert "No. Item Text Status 2024/1" in text
    assert "Recommendation 3 To build the bridge. Addressee: Both ministries Adopted 27/08/2024" in text


def test_a_list_of_decisions_calls_a_proposal_what_was_not_decided() -> None:
    fell = ListedDecision(BRIDGE, FIRST, "2024/1", state=DecisionState.REJECTED)
    bare = ListedDecision(BRIDGE, FIRST, state=DecisionState.WITHDRAWN)

    text = listed(fell, bare)

    assert "2024/1 Proposed decision To build the bridge. Rejected" in text
    assert "Proposed decision To build the bridge. Withdrawn" in text


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert "No. Text Status" in listed(ListedDecision(BRIDGE, FIRST, "2024/1"))


def test_where_nothing_was_decided_or_is_open_the_list_says_so() -> None:
    assert "No decisions were taken." in listed()
    assert "No action is open." in owed()


def test_over_all_meetings_each_meeting_has_a_heading() -> None:
    found = [ListedDecision(BRIDGE, meeting, str(number)) for number, meeting in enumerate((FIRST, FIRST, SECOND))]

    text = listed(*found, of_meeting=False)

    assert text.count("Meeting no. 2024/01, 27 August 2024") == 1
    assert text.count("Meeting no. 2025/01, 1 March 2025") == 1


def test_an_action_tells_who_owes_it_until_when_and_whether_that_day_is_past() -> None:
    late = ListedAction(BRIDGE, FIRST, "A-1", due_on=dt.date(2024, 12, 31), assignees=({"en": "Ada"}, {"en": "Bob"}))
    ahead = ListedAction(BRIDGE, FIRST, "A-2", due_on=dt.date(2025, 1, 1))
    endless = ListedAction(BRIDGE, FIRST, "A-3", progress={"en": "Asked for the plans"})

    text = owed(late, ahead, endless)

    assert "A-1 To build the bridge. Ada, Bob 31/12/2024 overdue" in text
    assert "A-2 To build the bridge. 01/01/2025 Open" in text
    assert "A-3 To build the bridge. no date set Asked for the plans Open" in text


def test_a_list_with_what_is_done_is_not_called_open() -> None:
    done = ListedAction(BRIDGE, FIRST, state=ActionState.DONE, done_on=dt.date(2024, 9, 1))

    text = owed(done, open_only=False)

    assert "Open actions" not in text
    assert "done on 01/09/2024" in text


def test_an_action_was_open_on_the_days_between_its_meeting_and_its_end(sample: Workspace) -> None:
    meeting = sample.read(meetings.find, "AZ-UZ/2024/01")
    day = sample.read(meetings.row, meeting, "en").date

    def count(on: dt.date) -> int:
        return len(sample.read(registers.open_actions, on, ("en",)).actions)

    assert count(day - dt.timedelta(days=1)) == 0
    (action,) = sample.read(actions.rows, "en", meeting_id=meeting)
    assert action.done_on is not None
    assert count(day) == count(action.done_on - dt.timedelta(days=1)) == 1
    assert action.id not in {one.id for one in sample.read(actions.rows, "en", states=(ActionState.OPEN,))}


def test_chosen_rows_of_the_registers_are_archivable_in_each_pair(sample: Workspace) -> None:
    chosen = {
        DocumentKind.DECISIONS: [row.id for row in sample.read(decisions.rows)],
        DocumentKind.ACTIONS: [row.id for row in sample.read(actions.rows, "en")],
    }
    for languages in (("az", "uz"), ("ru", "uz-Cyrl"), ("de", "en")):
        for kind, ids in chosen.items():
            paper = publishing.publish_register(sample, kind, ids, dt.date(2026, 11, 26), languages, MADE_AT)
            nothing = publishing.publish_register(sample, kind, [], dt.date(2026, 11, 26), languages, MADE_AT)

            assert failures(paper.pdf) == failures(nothing.pdf) == []
            assert "AZ-UZ/2024/01" in text_in(paper)
            assert "AZ-UZ/2024/01" not in text_in(nothing)
