"""The running meeting: events, and the states that follow them."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import DAY, at, council, item, meeting, person
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.attendance import Channel
from councildesk.domain.course import Phase
from councildesk.domain.errors import EventNeeded, EventOutOfOrder, NotFound, StateNotAllowed
from councildesk.domain.meetings import EventKind, MeetingState
from councildesk.domain.turnout import Span, minute
from councildesk.services import agenda, invitations, meetings, order_of_business, running, stays
from councildesk.services.invitations import InvitationDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_meetings import STRICT, rules_from


def state(workspace: Workspace, one: str) -> MeetingState:
    return workspace.read(meetings.row, one, "en").state


def items(workspace: Workspace, one: str) -> dict[str, tuple[str, ItemState]]:
    return {row.title: (row.id, row.state) for row in workspace.read(agenda.rows, one, "en")}


@pytest.fixture
def held(workspace: Workspace) -> str:
    """A meeting with two items and a break between, run from 10:00 to 11:00."""
    one = meeting(workspace)
    first = item(workspace, one, "a")
    coffee = item(workspace, one, "Coffee", kind=ItemKind.BREAK)
    second = item(workspace, one, "b")
    step(workspace, "Open meeting", running.open_meeting, one, at("10:00"))
    step(workspace, "Open item", running.open_item, first, at("10:05"))
    step(workspace, "Open item", running.open_item, coffee, at("10:30"))
    step(workspace, "Open item", running.open_item, second, at("10:40"))
    step(workspace, "Close meeting", running.close_meeting, one, at("11:00"))
    return one


def test_times_of_items_are_read_from_what_was_noted(workspace: Workspace, held: str) -> None:
    course = workspace.read(running.course, held)

    ids = items(workspace, held)
    assert (course.phase, course.opened_at, course.closed_at) == (Phase.OVER, at("10:00"), at("11:00"))
    assert course.items == {
        ids["a"][0]: (Span(at("10:05"), at("10:30")),),
        ids["b"][0]: (Span(at("10:40"), at("11:00")),),
    }
    assert course.breaks == (Span(at("10:30"), at("10:40")),)
    assert course.pauses == {ids["Coffee"][0]: course.breaks}
    assert [row.kind for row in workspace.read(running.events, held)] == [
        EventKind.OPENED,
        EventKind.ITEM_OPENED,
        EventKind.BREAK_STARTED,
        EventKind.ITEM_OPENED,
        EventKind.CLOSED,
    ]


def test_states_follow_what_was_noted(workspace: Workspace, held: str) -> None:
    assert state(workspace, held) is MeetingState.HELD
    assert [state for _, state in items(workspace, held).values()] == [ItemState.DONE] * 3


def test_an_item_is_done_when_it_was_left_and_open_again_when_it_is_taken_up(workspace: Workspace) -> None:
    one = meeting(workspace, "a", "b")
    first, second = (item_id for item_id, _state in items(workspace, one).values())
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))
    workspace.perform("Open item", running.open_item, first, at("10:00"))
    workspace.perform("Open item", running.open_item, second, at("10:10"))

    step(workspace, "Open item", running.open_item, first, at("10:20"))
    assert [state for _, state in items(workspace, one).values()] == [ItemState.PLANNED, ItemState.DONE]

    step(workspace, "Close item", running.close_item, one, at("10:30"))
    assert [state for _, state in items(workspace, one).values()] == [ItemState.DONE, ItemState.DONE]
    assert workspace.read(running.course, one).item is None


def test_opening_the_item_that_is_open_notes_nothing(workspace: Workspace) -> None:
    one = meeting(workspace, "a")
    first = items(workspace, one)["a"][0]
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))
    workspace.perform("Open item", running.open_item, first, at("10:00"))

    workspace.perform("Open item", running.open_item, first, at("10:05"))

    assert len(workspace.read(running.events, one)) == 2


def test_a_break_and_an_adjournment_interrupt_the_meeting(workspace: Workspace) -> None:
    one = meeting(workspace)
    tomorrow = DAY + dt.timedelta(days=1)
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))

    step(workspace, "Start break", running.start_break, one, at("10:30"))
    step(workspace, "End break", running.end_break, one, at("10:45"))
    step(workspace, "Adjourn meeting", running.adjourn, one, at("12:00"))
    step(workspace, "Resume meeting", running.open_meeting, one, at("09:00", tomorrow))

    course = workspace.read(running.course, one)
    assert course.breaks == (Span(at("10:30"), at("10:45")), Span(at("12:00"), at("09:00", tomorrow)))
    assert (course.phase, state(workspace, one)) == (Phase.RUNNING, MeetingState.RUNNING)


def test_an_opened_meeting_keeps_its_rules(workspace: Workspace) -> None:
    council(workspace)
    kept = rules_from(workspace, dt.date(2024, 1, 1), STRICT)
    one = meeting(workspace)

    step(workspace, "Open meeting", running.open_meeting, one, at("10:00"))

    assert workspace.read(meetings.draft, one).rules_id == kept


def test_what_cannot_follow_is_refused(workspace: Workspace, held: str) -> None:
    one = meeting(workspace, "a")

    with pytest.raises(StateNotAllowed):
        workspace.perform("Open item", running.open_item, items(workspace, one)["a"][0], at("10:00"))
    with pytest.raises(StateNotAllowed):
        workspace.perform("Close meeting", running.close_meeting, one, at("10:00"))
    with pytest.raises(StateNotAllowed):
        workspace.perform("Start break", running.start_break, held, at("11:30"))
    with pytest.raises(ValueError, match="zone"):
        workspace.perform("Open meeting", running.open_meeting, one, dt.datetime(2024, 8, 27, 10))  # noqa: DTZ001


def test_a_cancelled_meeting_is_not_opened(workspace: Workspace) -> None:
    one = meeting(workspace)
    workspace.perform("Cancel meeting", meetings.set_state, one, MeetingState.CANCELLED, "Nobody came")

    with pytest.raises(StateNotAllowed):
        workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))


def test_a_corrected_instant_corrects_everything(workspace: Workspace, held: str) -> None:
    events = workspace.read(running.events, held)

    step(workspace, "Correct time", running.correct, events[0].id, at("09:55"))
    step(workspace, "Correct time", running.correct, events[1].id, at("10:02"))

    course = workspace.read(running.course, held)
    assert course.opened_at == at("09:55")
    assert next(iter(course.items.values())) == (Span(at("10:02"), at("10:30")),)
    with pytest.raises(EventOutOfOrder) as refused:
        workspace.perform("Correct time", running.correct, events[-1].id, at("10:01"))
    assert refused.value.latest == ""
    with pytest.raises(NotFound):
        workspace.perform("Correct time", running.correct, "none", at("10:01"))


def test_the_course_of_a_held_meeting_is_noted_afterwards(workspace: Workspace) -> None:
    one = meeting(workspace)
    workspace.perform("Hold meeting", meetings.set_state, one, MeetingState.HELD)

    step(workspace, "Open meeting", running.open_meeting, one, at("10:00"))
    step(workspace, "Close meeting", running.close_meeting, one, at("11:00"))

    assert state(workspace, one) is MeetingState.HELD
    assert workspace.read(running.course, one).closed_at == at("11:00")


def test_without_its_closing_a_meeting_runs_again(workspace: Workspace, held: str) -> None:
    events = workspace.read(running.events, held)

    with pytest.raises(EventNeeded):
        workspace.perform("Remove event", running.remove_event, events[0].id)
    step(workspace, "Remove event", running.remove_event, events[-1].id)

    assert state(workspace, held) is MeetingState.RUNNING
    assert workspace.read(running.course, held).phase is Phase.RUNNING


@pytest.mark.parametrize("is_invited", [False, True])
def test_without_its_opening_a_meeting_lies_ahead_again(workspace: Workspace, is_invited: bool) -> None:
    one = meeting(workspace)
    if is_invited:
        guest = InvitationDraft(person(workspace, "Ada Lovelace"))
        invitation = workspace.perform("Invite", invitations.add, one, guest)
        workspace.perform("Send", invitations.mark_sent, [invitation], at("09:00"), Channel.MAIL)
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))

    step(workspace, "Remove event", running.remove_event, workspace.read(running.events, one)[0].id)

    assert state(workspace, one) is (MeetingState.INVITED if is_invited else MeetingState.PLANNED)


def test_an_opening_takes_with_it_the_item_opened_at_once_and_who_was_there(workspace: Workspace) -> None:
    one = meeting(workspace)
    first, ada, ben = item(workspace, one, "a"), person(workspace, "Ada Lovelace"), person(workspace, "Ben Franklin")
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Note attendance", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))
    workspace.perform("Note attendance", stays.arrive, one, StayDraft(ben, arrived_at=at("10:10")))

    step(workspace, "Correct time", running.correct, workspace.read(running.events, one)[0].id, at("09:50"))

    assert workspace.read(running.course, one).items[first][0].starts == at("09:50")
    assert [row.arrived_at for row in workspace.read(stays.rows, one)] == [at("09:50"), at("10:10")]


def test_a_clock_time_is_of_the_day_that_keeps_the_order(workspace: Workspace) -> None:
    one = meeting(workspace)
    workspace.perform("Open meeting", running.open_meeting, one, at("22:00"))
    after_midnight = at("00:10") + dt.timedelta(days=1)
    workspace.perform("Close meeting", running.close_meeting, one, after_midnight)
    opening, closing = (event.id for event in workspace.read(running.events, one))

    step(workspace, "Correct time", running.correct_clock, closing, dt.time(23, 55), after_midnight)
    assert workspace.read(running.course, one).closed_at == at("23:55")
    with pytest.raises(EventOutOfOrder):
        workspace.perform("Correct time", running.correct_clock, opening, dt.time(23, 58))
    with pytest.raises(EventOutOfOrder):
        workspace.perform("Correct time", running.correct_clock, closing, dt.time(0, 30), after_midnight)


def test_in_the_minute_of_its_neighbour_an_event_is_as_late_as_that(workspace: Workspace) -> None:
    one = meeting(workspace)
    opened_at = at("10:00").replace(second=40)
    workspace.perform("Open meeting", running.open_meeting, one, opened_at)
    workspace.perform("Start break", running.start_break, one, at("10:20"))

    step(workspace, "Correct time", running.correct, workspace.read(running.events, one)[1].id, at("10:00"))

    assert workspace.read(running.course, one).breaks[0].starts == opened_at


def test_a_break_is_removed_with_its_end_and_an_adjournment_with_its_resumption(workspace: Workspace) -> None:
    one = meeting(workspace)
    workspace.perform("Open meeting", running.open_meeting, one, at("10:00"))
    workspace.perform("Start break", running.start_break, one, at("10:10"))
    workspace.perform("End break", running.end_break, one, at("10:20"))
    workspace.perform("Adjourn", running.adjourn, one, at("10:30"))
    workspace.perform("Resume", running.open_meeting, one, at("10:40"))
    events = workspace.read(running.events, one)

    step(workspace, "Remove event", running.remove_event, events[1].id)
    step(workspace, "Remove event", running.remove_event, events[3].id)

    assert [row.kind for row in workspace.read(running.events, one)] == [EventKind.OPENED]


def test_a_break_on_the_agenda_taken_out_is_planned_again_and_without_its_end_it_lasts(
    workspace: Workspace, held: str
) -> None:
    workspace.perform("Remove closing", running.remove_event, workspace.read(running.events, held)[-1].id)
    started, after = workspace.read(running.events, held)[-2:]

    step(workspace, "Remove event", running.remove_event, after.id)
    assert workspace.read(running.course, held).pause == items(workspace, held)["Coffee"][0]
    assert items(workspace, held)["Coffee"][1] is ItemState.PLANNED
    step(workspace, "End break", running.end_break, held, at("10:50"))
    assert items(workspace, held)["Coffee"][1] is ItemState.DONE
    step(workspace, "Remove event", running.remove_event, started.id)

    assert workspace.read(running.course, held).pauses == {}
    assert items(workspace, held)["Coffee"][1] is ItemState.PLANNED


def test_an_item_opened_by_mistake_is_planned_again_and_the_one_before_goes_on(workspace: Workspace) -> None:
    one = meeting(workspace)
    first, second = item(workspace, one, "a"), item(workspace, one, "b")
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Open item", running.open_item, second, at("10:10"))
    workspace.perform("Close meeting", running.close_meeting, one, at("10:20"))
    closing, opened = workspace.read(running.events, one)[-1], workspace.read(running.events, one)[-2]

    step(workspace, "Remove event", running.remove_event, closing.id)
    step(workspace, "Remove event", running.remove_event, opened.id)

    assert workspace.read(running.course, one).item == first
    assert [state for _id, state in items(workspace, one).values()] == [ItemState.PLANNED, ItemState.PLANNED]


@pytest.mark.parametrize("is_started_anew", [False, True])
def test_a_clock_that_was_set_back_puts_nothing_before_what_was_noted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *, is_started_anew: bool
) -> None:
    one = meeting(workspace, "a", "b", "c")
    ids = [item_id for item_id, _state in items(workspace, one).values()]
    workspace.perform("Open meeting", order_of_business.start, one, at("10:00"))
    workspace.perform("Open item", order_of_business.go_to, ids[1], at("10:30"))
    if is_started_anew:
        monkeypatch.setattr(running, "new_id", lambda: "00000000-0000-7000-8000-000000000000")

    step(workspace, "Next item", order_of_business.go_on, one, at("10:26"))

    course = workspace.read(running.course, one)
    assert course.item == ids[2]
    assert [state for _id, state in items(workspace, one).values()] == [
        ItemState.DONE,
        ItemState.DONE,
        ItemState.PLANNED,
    ]
    assert [minute(span.starts) for spans in course.items.values() for span in spans] == [
        at("10:00"),
        at("10:30"),
        at("10:30"),
    ]


INSTANTS = st.integers(0, 59).map(lambda minute: at("10:00") + dt.timedelta(minutes=minute))
KEYS = st.sampled_from([running.start_break, running.end_break, running.adjourn, running.open_meeting, 0, 1, 2])


@given(st.lists(st.tuples(KEYS, INSTANTS), max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_the_clock_says_events_stand_in_the_order_in_which_they_were_noted(
    workspace: Workspace, keys: list[tuple[Any, dt.datetime]]
) -> None:
    one = meeting(workspace, "a", "b", "c")
    ids = [item_id for item_id, _state in items(workspace, one).values()]
    workspace.perform("Open meeting", running.open_meeting, one, at("10:20"))

    for key, clock in keys:
        noted = [row.id for row in workspace.read(running.events, one)]
        with contextlib.suppress(StateNotAllowed):
            if callable(key):
                workspace.perform("Key", key, one, clock)
            else:
                workspace.perform("Open item", running.open_item, ids[key], clock)
        assert [row.id for row in workspace.read(running.events, one)][: len(noted)] == noted
