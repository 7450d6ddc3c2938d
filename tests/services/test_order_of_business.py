"""Which item comes next in a running meeting, and what one key does to get there."""

from __future__ import annotations

import pytest

from builders import at, council, item, meeting
from councildesk.domain.agenda import ItemState
from councildesk.domain.course import Phase
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, decisions, entries, order_of_business, running
from councildesk.services.entries import EntryDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


@pytest.fixture
def agreed(workspace: Workspace) -> tuple[str, list[str]]:
    """A meeting of three items, with its items."""
    one = meeting(workspace)
    return one, [item(workspace, one, title) for title in "abc"]


def state(workspace: Workspace, one: str) -> list[ItemState]:
    return [row.state for row in workspace.read(agenda.rows, one, "en")]


def test_the_meeting_opens_with_its_first_item(workspace: Workspace, agreed: tuple[str, list[str]]) -> None:
    one, items = agreed

    step(workspace, "Open meeting", order_of_business.start, one, at("10:00"))

    course = workspace.read(running.course, one)
    assert (course.phase, course.item, course.opened_at) == (Phase.RUNNING, items[0], at("10:00"))


def test_a_meeting_without_an_agenda_opens_as_well(workspace: Workspace) -> None:
    one = meeting(workspace)

    step(workspace, "Open meeting", order_of_business.start, one, at("10:00"))

    assert workspace.read(running.course, one).phase is Phase.RUNNING


def test_going_on_opens_one_item_after_the_other_and_ends_the_last(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))

    opened = [step(workspace, "Next item", order_of_business.go_on, one, at(f"10:{minute}0")) for minute in (1, 2, 3)]

    assert opened == [items[1], items[2], None]
    assert workspace.read(running.course, one).item is None
    assert state(workspace, one) == [ItemState.DONE] * 3


def test_what_was_passed_over_comes_at_the_end(workspace: Workspace, agreed: tuple[str, list[str]]) -> None:
    one, items = agreed
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))
    workspace.perform("Open item", running.open_item, items[2], at("10:00"))

    following = workspace.read(order_of_business.following, one)

    assert following == items[0]


def test_a_postponed_item_ends_is_passed_over_and_comes_back(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))

    step(workspace, "Postpone item", order_of_business.put_off, items[0], at("10:05"))
    step(workspace, "Postpone item", order_of_business.put_off, items[1], at("10:06"))
    postponed = state(workspace, one)
    course = workspace.read(running.course, one)
    following = workspace.read(order_of_business.following, one)
    step(workspace, "Postpone item", order_of_business.put_off, items[1], at("10:07"))

    assert postponed == [ItemState.POSTPONED, ItemState.POSTPONED, ItemState.PLANNED]
    assert course.items[items[0]][0].ends == at("10:05")
    assert following == items[2]
    assert state(workspace, one)[1] is ItemState.PLANNED


def test_decisions_taken_without_a_vote_get_their_numbers_when_their_item_is_left(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    council(workspace, "en")
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    words = {"en": paragraphs("We decide.")}
    for place, content in ((0, words), (0, {}), (2, words)):
        draft = EntryDraft(EntryKind.DECISION, content)
        workspace.perform("Add", entries.add, one, draft, item_id=items[place])

    step(workspace, "Open item", order_of_business.go_to, items[2], at("10:10"))
    assert numbers(workspace) == ["D-2024-001", "", ""]
    step(workspace, "Close", order_of_business.close, one, at("10:20"))

    assert numbers(workspace) == ["D-2024-001", "", "D-2024-002"]


def numbers(workspace: Workspace) -> list[str]:
    return [row.number for row in workspace.read(decisions.rows)]
