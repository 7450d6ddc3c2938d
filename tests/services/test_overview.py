from __future__ import annotations

import datetime as dt

from builders import meeting
from councildesk import resources
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import ActionState
from councildesk.services import actions, meetings, overview, record
from councildesk.services.workspace import Workspace

DAY = dt.date(2026, 11, 24)


def load_sample(workspace: Workspace) -> None:
    source = resources.sample_file("expert-council")
    workspace.perform("Load record", record.load, source.name, source.read_bytes())


def test_a_new_file_has_nothing_to_do(workspace: Workspace) -> None:
    seen = workspace.read(overview.glance, DAY, "en")

    assert seen.next_meeting is None
    assert (seen.progress, seen.unfinished, seen.open_actions, seen.seats, seen.steps) == (None, (), (), (), ())
    assert (seen.members, seen.meetings, seen.decisions) == (0, 0, 0)


def test_what_waits_is_seen_at_a_glance(workspace: Workspace) -> None:
    load_sample(workspace)

    seen = workspace.read(overview.glance, DAY, "en")

    assert seen.next_meeting is not None
    assert seen.next_meeting.date >= DAY
    assert seen.progress is not None
    assert [row.number for row in seen.unfinished] == ["AZ-UZ/2026/01", "AZ-UZ/2024/01"]
    assert dict(seen.per_side) == {"Azerbaijan": 6, "Uzbekistan": 5}
    assert seen.members == 11
    assert [step.label for step in seen.steps] == ["Load record"]


def test_vacant_seats_and_ending_terms_are_told_in_time(workspace: Workspace) -> None:
    load_sample(workspace)

    soon = workspace.read(overview.glance, DAY, "en").seats
    early = workspace.read(overview.glance, dt.date(2025, 10, 1), "en").seats

    assert any(row.person_id is None for row in soon)
    assert any(row.until is not None and row.until - DAY <= overview.TERM_ENDS for row in soon)
    assert all(row.person_id is None for row in early)


def test_an_action_that_is_done_waits_no_more(workspace: Workspace) -> None:
    load_sample(workspace)
    first, *others = workspace.read(overview.glance, DAY, "en").open_actions

    workspace.perform("Change state of actions", actions.set_state, first.id, ActionState.DONE, DAY)

    assert list(workspace.read(overview.glance, DAY, "en").open_actions) == others


def test_a_postponed_meeting_is_not_forgotten(workspace: Workspace) -> None:
    one = meeting(workspace)
    workspace.perform("Postpone", meetings.set_state, one, MeetingState.POSTPONED, "Snow")

    seen = workspace.read(overview.glance, DAY, "en")

    assert seen.next_meeting is None
    assert [row.id for row in seen.postponed] == [one]
