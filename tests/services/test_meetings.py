"""Meetings: planned, changed, postponed; their rules and their order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from builders import BAKU, DAY, at, council, item, meeting, side
from councildesk.domain.errors import (
    AlreadyThere,
    InUse,
    NotFound,
    PeriodReversed,
    StateNotAllowed,
    TextMissing,
    ValueNotAllowed,
)
from councildesk.domain.meetings import MeetingFormat, MeetingKind, MeetingState
from councildesk.domain.rules import WITH_SIDES, WITHOUT_SIDES, QuorumRule, Rules
from councildesk.domain.rules_json import to_plain
from councildesk.services import agenda, meetings, running
from councildesk.services.meetings import MeetingDraft, NoMeetingYet
from councildesk.services.workspace import Workspace
from councildesk.storage.ids import new_id
from councildesk.storage.models import Council, RulesOfProcedure
from councildesk.storage.session import RecordSession
from services.conftest import step

STRICT = Rules(quorum=QuorumRule(), notice_days=30)


def rules_from(workspace: Workspace, day: dt.date, rules: Rules) -> str:
    def make(session: RecordSession) -> str:
        owner = session.scalars(select(Council.id)).one()
        one = RulesOfProcedure(id=new_id(), council_id=owner, valid_from=day, rules=to_plain(rules))
        session.add(one)
        return one.id

    return workspace.perform("Build rules", make)


def test_a_meeting_is_what_its_draft_says(workspace: Workspace) -> None:
    council(workspace)
    host = side(workspace, "AZ")
    draft = MeetingDraft(
        date=DAY,
        title={"en": "Conference", "de": "Konferenz"},
        place={"en": "Baku, Hall 1"},
        number="AZ-UZ/2024/01",
        kind=MeetingKind.CONFERENCE,
        format=MeetingFormat.IN_PERSON,
        starts_at=at("10:00"),
        ends_at=at("13:00"),
        time_zone=BAKU,
        host_side_id=host,
    )

    one = step(workspace, "Add meeting", meetings.add, draft)

    row = workspace.read(meetings.row, one, "de")
    assert workspace.read(meetings.draft, one) == draft
    assert workspace.read(meetings.rows, "de") == [row]
    assert (row.number, row.title, row.place) == ("AZ-UZ/2024/01", "Konferenz", "Baku, Hall 1")
    assert (row.state, row.starts_at, row.host_side_id) == (MeetingState.PLANNED, at("10:00"), host)


def test_a_meeting_is_in_the_councils_time_zone_unless_another_is_named(workspace: Workspace) -> None:
    alone = meeting(workspace, time_zone="")
    council(workspace)

    ours = meeting(workspace, time_zone="", number="2")
    theirs = meeting(workspace, time_zone=" Asia/Tashkent ", number="3")

    zones = [workspace.read(meetings.row, one, "en").time_zone for one in (alone, ours, theirs)]
    assert zones == ["UTC", BAKU, "Asia/Tashkent"]


def test_meetings_are_numbered_by_the_councils_pattern_and_never_twice(workspace: Workspace) -> None:
    council(workspace)
    first = step(workspace, "Add meeting", meetings.add, MeetingDraft(DAY))
    second = step(workspace, "Add meeting", meetings.add, MeetingDraft(DAY, number=" X-7 "))
    third = step(workspace, "Add meeting", meetings.add, MeetingDraft(DAY))
    assert [workspace.read(meetings.row, one, "en").number for one in (first, second, third)] == [
        "2024/01",
        "X-7",
        "2024/02",
    ]

    with pytest.raises(AlreadyThere):
        workspace.perform("Add meeting", meetings.add, MeetingDraft(DAY, number="2024/01"))
    step(workspace, "Remove meeting", meetings.remove, third)
    fourth = step(workspace, "Add meeting", meetings.add, MeetingDraft(DAY))
    step(workspace, "Change meeting", meetings.change, fourth, MeetingDraft(DAY + dt.timedelta(days=400)))
    assert workspace.read(meetings.row, fourth, "en").number == "2024/03"


def test_a_meeting_is_changed_as_a_whole(workspace: Workspace) -> None:
    first = meeting(workspace)
    one = meeting(workspace)
    draft = MeetingDraft(
        dt.date(2025, 1, 1), {"en": "Changed"}, {"en": "Baku"}, number="", time_zone="UTC", previous_id=first
    )

    step(workspace, "Change meeting", meetings.change, one, draft)

    assert workspace.read(meetings.draft, one) == draft


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"title": {"en": " "}, "number": ""}, TextMissing),
        ({"starts_at": at("12:00"), "ends_at": at("10:00")}, PeriodReversed),
        ({"starts_at": at("10:00", dt.date(2024, 8, 28))}, ValueNotAllowed),
        ({"time_zone": "Asia/Nowhere"}, ValueNotAllowed),
        ({"host_side_id": "nobody"}, NotFound),
        ({"rules_id": "none"}, NotFound),
        ({"previous_id": "none"}, NotFound),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(
    workspace: Workspace, fields: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        meeting(workspace, **fields)

    assert workspace.read(meetings.rows, "en") == []


def test_a_meeting_does_not_follow_itself(workspace: Workspace) -> None:
    one = meeting(workspace)

    with pytest.raises(ValueNotAllowed):
        workspace.perform("Change meeting", meetings.change, one, MeetingDraft(DAY, {"en": "A"}, previous_id=one))


def test_the_latest_meeting_is_listed_first(workspace: Workspace) -> None:
    council(workspace)
    days = [dt.date(2024, 5, 1), dt.date(2025, 5, 1), dt.date(2023, 5, 1)]
    for number, day in enumerate(days):
        meeting(workspace, date=day, number=str(number))

    assert [row.number for row in workspace.read(meetings.rows, "en")] == ["1", "0", "2"]


def test_a_meeting_is_postponed_with_a_reason_only(workspace: Workspace) -> None:
    one = meeting(workspace)

    with pytest.raises(TextMissing):
        workspace.perform("Postpone meeting", meetings.set_state, one, MeetingState.POSTPONED, " ")
    step(workspace, "Postpone meeting", meetings.set_state, one, MeetingState.POSTPONED, "The hall burnt down. ")

    row = workspace.read(meetings.row, one, "en")
    assert (row.state, row.state_reason) == (MeetingState.POSTPONED, "The hall burnt down.")


def test_a_meeting_goes_only_where_its_state_leads(workspace: Workspace) -> None:
    one = meeting(workspace)

    with pytest.raises(StateNotAllowed):
        workspace.perform("Close meeting", meetings.set_state, one, MeetingState.CLOSED)

    assert MeetingState.INVITED in workspace.read(meetings.next_states, one)
    assert MeetingState.CLOSED not in workspace.read(meetings.next_states, one)


def test_the_next_meeting_is_the_first_still_to_be_held(workspace: Workspace) -> None:
    council(workspace)
    for number, day in enumerate([1, 10, 20, 30]):
        meeting(workspace, date=dt.date(2024, 5, day), number=str(number))
    ids = {row.number: row.id for row in workspace.read(meetings.rows, "en")}
    workspace.perform("Cancel", meetings.set_state, ids["1"], MeetingState.CANCELLED, "No room")

    assert workspace.read(meetings.upcoming, dt.date(2024, 5, 2)) == ids["2"]
    assert workspace.read(meetings.upcoming, dt.date(2024, 6, 2)) is None


def test_a_meeting_that_runs_past_midnight_is_still_the_next(workspace: Workspace) -> None:
    one = meeting(workspace)
    day = workspace.read(meetings.row, one, "en").date
    workspace.perform("Open meeting", running.open_meeting, one, at("22:00"))

    assert workspace.read(meetings.upcoming, day + dt.timedelta(days=1)) == one


def test_the_meeting_after_another_is_the_one_that_names_it_else_the_next_by_date(workspace: Workspace) -> None:
    first = meeting(workspace, date=dt.date(2024, 5, 1))
    extraordinary = meeting(workspace, date=dt.date(2024, 6, 1))
    assert workspace.read(meetings.following, first) == extraordinary

    second = meeting(workspace, date=dt.date(2024, 7, 1), previous_id=first)

    assert workspace.read(meetings.following, first) == second
    assert workspace.read(meetings.following, second) is None


def test_a_meeting_is_found_by_number_day_or_id_else_it_is_the_last_one_held(workspace: Workspace) -> None:
    council(workspace)
    with pytest.raises(NoMeetingYet):
        workspace.read(meetings.find)
    first = meeting(workspace, date=dt.date(2024, 5, 1), number="A/1")
    second = meeting(workspace, date=dt.date(2024, 6, 1))
    assert workspace.read(meetings.find) == first

    for one in (first, second):
        workspace.perform("Hold", meetings.set_state, one, MeetingState.HELD)

    assert [workspace.read(meetings.find, key) for key in (None, "A/1", "2024-06-01", first)] == [
        second,
        first,
        second,
        first,
    ]
    with pytest.raises(NotFound):
        workspace.read(meetings.find, "A/2")


def test_a_meeting_is_held_under_the_rules_of_its_day(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    assert workspace.read(meetings.rules, one) == WITHOUT_SIDES
    side(workspace, "AZ")
    assert workspace.read(meetings.rules, one) == WITH_SIDES

    rules_from(workspace, dt.date(2024, 1, 1), STRICT)
    later = rules_from(workspace, dt.date(2024, 9, 1), WITHOUT_SIDES)

    assert workspace.read(meetings.rules, one) == STRICT
    draft = MeetingDraft(DAY, {"en": "A"}, number="", time_zone=BAKU, rules_id=later)
    step(workspace, "Change meeting", meetings.change, one, draft)
    assert workspace.read(meetings.rules, one) == WITHOUT_SIDES


def test_a_meeting_is_removed_with_its_agenda_but_not_while_another_names_it(workspace: Workspace) -> None:
    one = meeting(workspace, "Opening", "Closing")
    other = meeting(workspace, previous_id=one)
    item(workspace, other, "Opening")

    with pytest.raises(InUse):
        workspace.perform("Remove meeting", meetings.remove, one)
    step(workspace, "Remove meeting", meetings.remove, other)
    step(workspace, "Remove meeting", meetings.remove, one)

    assert workspace.read(meetings.rows, "en") == []
    with pytest.raises(NotFound):
        workspace.read(meetings.row, one, "en")


def test_fixed_starts_keep_their_clock_on_another_day_and_in_another_zone(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, starts_at=at("10:00"), ends_at=at("12:00"), time_zone=BAKU)
    talk = item(workspace, one, "Talk", planned_minutes=30, fixed_start=at("11:00"))
    later, berlin = DAY + dt.timedelta(days=7), "Europe/Berlin"
    draft = workspace.read(meetings.draft, one)
    begins = dt.datetime.combine(later, dt.time(10), ZoneInfo(berlin))
    moved = replace(draft, date=later, starts_at=begins, ends_at=begins + dt.timedelta(hours=2), time_zone=berlin)

    step(workspace, "Move", meetings.change, one, moved)

    fixed = workspace.read(agenda.draft, talk).fixed_start
    assert fixed == dt.datetime.combine(later, dt.time(11), ZoneInfo(berlin))


def test_fixed_starts_stay_while_the_day_does(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, starts_at=at("10:00"), ends_at=at("12:00"), time_zone=BAKU)
    talk = item(workspace, one, "Talk", planned_minutes=30, fixed_start=at("11:00"))
    draft = workspace.read(meetings.draft, one)

    workspace.perform("Later", meetings.change, one, replace(draft, starts_at=at("10:30")))

    assert workspace.read(agenda.draft, talk).fixed_start == at("11:00")
