"""Which item comes next in a running meeting, and what one key does to get there."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import at, council, item, meeting, person, seat
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.course import Phase
from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.minutes import Choice, EntryKind, VoteMethod
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, decisions, entries, order_of_business, running, stays, votes
from councildesk.services.entries import EntryDraft
from councildesk.services.stays import StayDraft
from councildesk.services.votes import BallotDraft, VoteDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

Coffee = tuple[str, dict[str, str]]


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


@pytest.mark.parametrize(("choice", "number"), [(Choice.AGAINST, ""), (Choice.FOR, "D-2024-001")])
def test_a_decision_whose_vote_is_not_counted_gets_its_number_with_the_vote_alone(
    workspace: Workspace, agreed: tuple[str, list[str]], choice: Choice, number: str
) -> None:
    one, items = agreed
    council(workspace, "en")
    ada = person(workspace, "Ada X")
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, seat(workspace, ada)))
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    draft = EntryDraft(EntryKind.DECISION, {"en": paragraphs("We decide.")})
    decision = workspace.perform("Add", entries.add, one, draft, item_id=items[0])
    begun = workspace.perform("Add", entries.add, one, EntryDraft(EntryKind.VOTE), item_id=items[0], after_id=decision)
    vote = workspace.read(votes.of_entries, [begun], "en")[begun]

    step(workspace, "Open item", order_of_business.go_to, items[2], at("10:10"))
    assert numbers(workspace) == [""]
    counted = VoteDraft(VoteMethod.ROLL_CALL, vote.decision_id, ballots=(BallotDraft(ada, choice),))
    step(workspace, "Vote", votes.record, vote.id, counted)

    assert numbers(workspace) == [number]


@pytest.fixture
def with_coffee(workspace: Workspace) -> Coffee:
    """A meeting of three items with a break behind the first, with its items by their titles."""
    one = meeting(workspace)
    kinds = {"a": ItemKind.DISCUSSION, "Coffee": ItemKind.BREAK, "b": ItemKind.DISCUSSION, "c": ItemKind.DISCUSSION}
    return one, {title: item(workspace, one, title, kind=kind) for title, kind in kinds.items()}


def test_one_key_leads_through_a_break_on_the_agenda(workspace: Workspace, with_coffee: Coffee) -> None:
    one, items = with_coffee
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))

    opened = [
        step(workspace, "Next item", order_of_business.go_on, one, at(f"10:{minute}0")) for minute in (1, 2, 3, 4)
    ]

    assert opened == [items["Coffee"], items["b"], items["c"], None]
    assert state(workspace, one) == [ItemState.DONE] * 4


def test_when_a_break_ended_the_interrupted_item_goes_on_and_the_next_is_behind_the_break(
    workspace: Workspace, with_coffee: Coffee
) -> None:
    one, items = with_coffee
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Next item", order_of_business.go_on, one, at("10:10"))

    step(workspace, "End break", order_of_business.end_break, one, at("10:20"))

    assert workspace.read(running.course, one).item == items["a"]
    assert state(workspace, one) == [ItemState.PLANNED, ItemState.DONE, ItemState.PLANNED, ItemState.PLANNED]
    assert workspace.read(order_of_business.following, one) == items["b"]


def test_any_break_passes_into_the_one_that_is_next_on_the_agenda(workspace: Workspace, with_coffee: Coffee) -> None:
    one, items = with_coffee
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Start break", running.start_break, one, at("10:10"))

    opened = [step(workspace, "Next item", order_of_business.go_on, one, at(f"10:{minute}0")) for minute in (2, 3)]

    assert opened == [items["Coffee"], items["b"]]
    assert len(workspace.read(running.course, one).breaks) == 1


def test_at_the_end_of_the_agenda_the_item_before_the_last_break_is_done(workspace: Workspace) -> None:
    one = meeting(workspace, "a")
    item(workspace, one, "Lunch", kind=ItemKind.BREAK)
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Next item", order_of_business.go_on, one, at("10:10"))

    assert step(workspace, "Next item", order_of_business.go_on, one, at("10:20")) is None

    course = workspace.read(running.course, one)
    assert (course.phase, course.item, state(workspace, one)) == (Phase.RUNNING, None, [ItemState.DONE] * 2)
    assert [len(spans) for spans in course.items.values()] == [1], "it did not go on behind the break"


def test_a_break_that_was_passed_over_does_not_come_at_the_end(workspace: Workspace, with_coffee: Coffee) -> None:
    one, items = with_coffee
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Open item", order_of_business.go_to, items["c"], at("10:10"))

    opened = [step(workspace, "Next item", order_of_business.go_on, one, at(f"10:{minute}0")) for minute in (2, 3)]

    assert opened == [items["b"], None]


def test_what_follows_an_item_put_off_is_what_stands_behind_it(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    last = item(workspace, one, "d")
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Open item", order_of_business.go_to, items[2], at("10:05"))

    workspace.perform("Postpone item", order_of_business.put_off, items[2], at("10:10"))
    behind = workspace.read(order_of_business.following, one)
    workspace.perform("Postpone item", order_of_business.put_off, items[2], at("10:11"))
    workspace.perform("Open item", order_of_business.go_to, items[1], at("10:15"))
    workspace.perform("Close item", running.close_item, one, at("10:20"))

    assert behind == last
    assert workspace.read(order_of_business.following, one) == items[2], "it was put back"


def test_a_resumed_meeting_goes_on_with_the_item_that_the_adjournment_interrupted(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Adjourn meeting", order_of_business.adjourn, one, at("10:30"))

    step(workspace, "Resume meeting", order_of_business.start, one, at("14:00"))

    assert workspace.read(running.course, one).item == items[0]
    assert state(workspace, one) == [ItemState.PLANNED] * 3
    assert workspace.read(order_of_business.following, one) == items[1]


def test_an_interrupted_item_that_was_put_off_meanwhile_does_not_go_on(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Start break", running.start_break, one, at("10:10"))
    workspace.perform("Postpone item", order_of_business.put_off, items[0], at("10:15"))
    step(workspace, "End break", order_of_business.end_break, one, at("10:20"))
    behind_break = workspace.read(running.course, one)
    workspace.perform("Next item", order_of_business.go_on, one, at("10:20"))
    workspace.perform("Adjourn meeting", order_of_business.adjourn, one, at("10:30"))
    workspace.perform("Postpone item", order_of_business.put_off, items[1], at("10:35"))

    step(workspace, "Resume meeting", order_of_business.start, one, at("14:00"))

    course = workspace.read(running.course, one)
    assert (behind_break.item, course.item) == (None, items[2])
    assert [len(spans) for spans in course.items.values()] == [1, 1, 1]
    assert state(workspace, one) == [ItemState.POSTPONED, ItemState.POSTPONED, ItemState.PLANNED]


def test_decisions_get_their_numbers_as_well_when_their_item_is_adjourned_or_put_off(
    workspace: Workspace, agreed: tuple[str, list[str]]
) -> None:
    one, items = agreed
    council(workspace, "en")
    for place in (0, 1, 2):
        draft = EntryDraft(EntryKind.DECISION, {"en": paragraphs("We decide.")})
        workspace.perform("Add", entries.add, one, draft, item_id=items[place])
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))

    step(workspace, "Adjourn meeting", order_of_business.adjourn, one, at("10:30"))
    assert numbers(workspace) == ["D-2024-001", "", ""]
    workspace.perform("Resume meeting", order_of_business.start, one, at("14:00"))
    workspace.perform("Next item", order_of_business.go_on, one, at("14:10"))
    step(workspace, "Postpone item", order_of_business.put_off, items[1], at("14:20"))
    assert numbers(workspace) == ["D-2024-001", "D-2024-002", ""]
    workspace.perform("Next item", order_of_business.go_on, one, at("14:30"))
    step(workspace, "Next item", order_of_business.go_on, one, at("14:40"))

    assert numbers(workspace) == ["D-2024-001", "D-2024-002", "D-2024-003"]


KEYS = (
    order_of_business.go_on,
    order_of_business.start,
    order_of_business.end_break,
    order_of_business.adjourn,
    running.start_break,
)


@given(
    st.lists(st.sampled_from([ItemKind.DISCUSSION, ItemKind.BREAK]), min_size=1, max_size=5),
    st.lists(st.sampled_from([*KEYS, *range(5)]), max_size=8),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_was_done_before_one_key_leads_through_all_that_is_left(
    workspace: Workspace, kinds: list[ItemKind], keys: list[Any]
) -> None:
    one = meeting(workspace)
    items = [item(workspace, one, f"{kind}", kind=kind) for kind in kinds]
    clock = at("10:00")
    workspace.perform("Open meeting", order_of_business.start, one, clock)
    for key in keys:
        clock += dt.timedelta(minutes=1)
        with contextlib.suppress(StateNotAllowed):
            if callable(key):
                workspace.perform("Key", key, one, clock)
            else:
                workspace.perform("Open item", order_of_business.go_to, items[key % len(items)], clock)
    if workspace.read(running.course, one).phase is Phase.ADJOURNED:
        workspace.perform("Resume meeting", order_of_business.start, one, clock)

    opened = [workspace.perform("Next item", order_of_business.go_on, one, clock) for _ in kinds]

    led_through = [found for found in opened if found is not None]
    assert len(set(led_through)) == len(led_through), "nothing comes twice"
    assert workspace.perform("Next item", order_of_business.go_on, one, clock) is None
    left = {row.id for row in workspace.read(agenda.rows, one, "en") if row.state is not ItemState.DONE}
    assert left <= {found for found, kind in zip(items, kinds, strict=True) if kind is ItemKind.BREAK}
    assert workspace.read(running.course, one).item is None


def numbers(workspace: Workspace) -> list[str]:
    return [row.number for row in workspace.read(decisions.rows)]
