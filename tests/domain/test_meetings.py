"""Meetings: their states, what is still to do, and the notice period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import meetings
from councildesk.domain.errors import StateNotAllowed, TextMissing
from councildesk.domain.meetings import MeetingKind, MeetingState, Notice, Progress, Task, still_to_do
from councildesk.domain.minutes import MinutesState


def test_a_meeting_goes_from_planned_to_closed() -> None:
    state = MeetingState.PLANNED

    for wanted in (MeetingState.INVITED, MeetingState.RUNNING, MeetingState.HELD, MeetingState.CLOSED):
        state = meetings.move(state, wanted)

    assert state is MeetingState.CLOSED


def test_a_past_meeting_is_entered_as_held() -> None:
    assert meetings.move(MeetingState.PLANNED, MeetingState.HELD) is MeetingState.HELD


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (MeetingState.RUNNING, MeetingState.RUNNING),
        (MeetingState.RUNNING, MeetingState.CANCELLED),
        (MeetingState.HELD, MeetingState.PLANNED),
        (MeetingState.CLOSED, MeetingState.RUNNING),
        (MeetingState.CANCELLED, MeetingState.HELD),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_with_both_states(state: MeetingState, wanted: MeetingState) -> None:
    with pytest.raises(StateNotAllowed) as refused:
        meetings.move(state, wanted, "a reason")

    assert (refused.value.noun, refused.value.state, refused.value.wanted) == ("meeting", state.value, wanted.value)


@pytest.mark.parametrize("wanted", [MeetingState.POSTPONED, MeetingState.CANCELLED])
def test_a_meeting_is_postponed_or_cancelled_for_a_reason(wanted: MeetingState) -> None:
    with pytest.raises(TextMissing):
        meetings.move(MeetingState.INVITED, wanted, "  ")

    assert meetings.move(MeetingState.INVITED, wanted, "No quorum") is wanted


def test_every_state_can_be_reached_and_left() -> None:
    reachable = {wanted for following in meetings.NEXT_STATES.values() for wanted in following}

    assert meetings.NEXT_STATES.keys() == set(MeetingState) == reachable
    assert all(meetings.NEXT_STATES.values())


READY = Progress(
    MeetingState.PLANNED,
    has_time=True,
    has_site=True,
    has_title=True,
    has_agenda=True,
    agenda_sent=True,
    invitations=9,
    has_attendance=True,
    has_entries=True,
    minutes=MinutesState.ADOPTED,
)


def test_a_new_meeting_needs_time_site_agenda_and_invitations() -> None:
    assert still_to_do(Progress(MeetingState.PLANNED)) == [
        Task.SET_TIME,
        Task.SET_SITE,
        Task.WRITE_AGENDA,
        Task.SET_TITLE,
        Task.SEND_INVITATIONS,
        Task.SEND_AGENDA,
    ]


def test_a_written_procedure_needs_neither_time_nor_site_nor_attendance() -> None:
    procedure = Progress(MeetingState.INVITED, MeetingKind.WRITTEN_PROCEDURE)

    assert still_to_do(procedure) == [Task.WRITE_AGENDA, Task.SET_TITLE, Task.SEND_INVITATIONS, Task.SEND_AGENDA]
    assert Task.RECORD_ATTENDANCE not in still_to_do(replace(procedure, state=MeetingState.HELD))


def test_invitations_are_sent_when_the_last_one_is() -> None:
    assert still_to_do(replace(READY, invitations_unsent=1)) == [Task.SEND_INVITATIONS]
    assert still_to_do(READY) == []


def test_once_invited_replies_are_collected_until_the_opening() -> None:
    invited = replace(READY, state=MeetingState.INVITED)

    assert still_to_do(replace(invited, replies_missing=1)) == [Task.COLLECT_REPLIES, Task.OPEN_MEETING]
    assert still_to_do(invited) == [Task.OPEN_MEETING]


def test_who_was_told_something_else_is_told_what_changed() -> None:
    moved = replace(READY, invitations_outdated=2)

    assert still_to_do(moved) == [Task.SEND_UPDATES]
    assert still_to_do(replace(moved, state=MeetingState.INVITED)) == [Task.SEND_UPDATES, Task.OPEN_MEETING]


def test_a_running_meeting_needs_its_attendance_and_an_end() -> None:
    assert still_to_do(Progress(MeetingState.RUNNING)) == [Task.RECORD_ATTENDANCE, Task.CLOSE_MEETING]


@pytest.mark.parametrize(
    ("minutes", "following"),
    [
        (MinutesState.DRAFT, Task.CIRCULATE_MINUTES),
        (MinutesState.CIRCULATED, Task.AGREE_MINUTES),
        (MinutesState.AGREED, Task.SIGN_MINUTES),
        (MinutesState.SIGNED, Task.ADOPT_MINUTES),
    ],
)
def test_after_the_meeting_the_minutes_are_brought_to_adoption(minutes: MinutesState, following: Task) -> None:
    assert still_to_do(replace(READY, state=MeetingState.HELD, minutes=minutes))[0] is following


def test_untranslated_texts_and_empty_minutes_are_work_left() -> None:
    held = replace(READY, state=MeetingState.HELD, has_entries=False, texts_untranslated=1)

    assert still_to_do(held) == [Task.WRITE_MINUTES, Task.TRANSLATE_MINUTES]


def test_of_a_meeting_that_does_not_take_place_only_those_who_were_invited_are_told() -> None:
    told = replace(READY, invitations_outdated=READY.invitations)

    assert still_to_do(replace(told, state=MeetingState.CANCELLED)) == [Task.INFORM_INVITED]
    assert still_to_do(replace(READY, state=MeetingState.CANCELLED)) == []
    assert still_to_do(replace(told, state=MeetingState.POSTPONED)) == [Task.SET_NEW_DATE, Task.INFORM_INVITED]


def test_a_closed_meeting_is_done() -> None:
    assert still_to_do(Progress(MeetingState.CLOSED)) == []


def test_the_notice_period_is_kept_to_the_day() -> None:
    kept = meetings.notice(14, date(2026, 3, 1), date(2026, 3, 15))
    short = meetings.notice(14, date(2026, 3, 2), date(2026, 3, 15))

    assert (kept.is_kept, kept.given_days) == (True, kept.required_days)
    assert short == Notice(required_days=14, given_days=13)
    assert (short.is_kept, short.given_days) == (False, short.required_days - 1)


@given(st.integers(0, 60), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_last_day_to_invite_is_the_last_that_keeps_the_notice(days: int, meets_on: date) -> None:
    last = meetings.last_day_to_invite(days, meets_on)

    assert meetings.notice(days, last, meets_on).is_kept
    assert not meetings.notice(days + 1, last, meets_on).is_kept


def test_the_list_of_what_is_needed_ticks_what_is_done() -> None:
    ready = replace(READY, papers=2, papers_unnumbered=1)

    assert [(check.task, check.is_done) for check in meetings.checklist(ready)] == [
        (Task.SET_TIME, True),
        (Task.SET_SITE, True),
        (Task.WRITE_AGENDA, True),
        (Task.SET_TITLE, True),
        (Task.NUMBER_PAPERS, False),
        (Task.SEND_INVITATIONS, True),
        (Task.SEND_AGENDA, True),
    ]


@given(
    st.builds(
        Progress,
        st.sampled_from(MeetingState),
        st.sampled_from(MeetingKind),
        has_time=st.booleans(),
        has_agenda=st.booleans(),
        invitations=st.integers(2, 4),
        invitations_unsent=st.integers(0, 2),
        invitations_outdated=st.integers(0, 1),
        replies_missing=st.integers(0, 1),
        papers=st.integers(1, 3),
        papers_unnumbered=st.integers(0, 1),
        minutes=st.sampled_from(MinutesState),
    )
)
def test_what_is_still_to_do_is_what_the_list_has_not_ticked(progress: Progress) -> None:
    left = {check.task for check in meetings.checklist(progress) if not check.is_done}

    assert left <= set(still_to_do(progress))
    assert set(still_to_do(progress)) - left <= {Task.COLLECT_REPLIES, Task.TRANSLATE_MINUTES, Task.SEND_UPDATES}
