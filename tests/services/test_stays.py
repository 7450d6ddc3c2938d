"""The attendance ledger: arrivals, departures, corrections."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import at, council, meeting, person, seat
from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound, PeriodReversed, StaysOverlap
from councildesk.services import quorum, sites, stays
from councildesk.services.sites import SiteDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


@pytest.fixture
def one(workspace: Workspace) -> str:
    return meeting(workspace)


@pytest.fixture
def ada(workspace: Workspace) -> str:
    return person(workspace, "Ada Lovelace")


def times(workspace: Workspace, one: str) -> list[tuple[str, str]]:
    """The ledger by the clock in Baku; a dash where a time is not known."""
    zone = at("10:00").tzinfo
    return [
        tuple(f"{instant.astimezone(zone):%H:%M}" if instant else "-" for instant in (row.arrived_at, row.left_at))
        for row in workspace.read(stays.rows, one)
    ]


def test_somebody_arrives_leaves_and_comes_back_in_the_same_part(workspace: Workspace, one: str, ada: str) -> None:
    council(workspace)
    place = seat(workspace, ada, role=Role.CO_CHAIR)
    draft = StayDraft(ada, place, Role.CO_CHAIR, Presence.ONLINE, arrived_at=at("10:00"))

    step(workspace, "Note arrival", stays.arrive, one, draft)
    step(workspace, "Note departure", stays.leave, one, ada, at("11:00"))
    step(workspace, "Note return", stays.come_back, one, ada, at("11:30"))

    assert times(workspace, one) == [("10:00", "11:00"), ("11:30", "-")]
    first, second = workspace.read(stays.rows, one)
    assert (second.seat_id, second.role, second.presence) == (place, Role.CO_CHAIR, Presence.ONLINE)
    assert workspace.read(stays.draft, first.id).left_at == at("11:00")


def test_a_stay_without_times_says_only_that_somebody_was_there(workspace: Workspace, one: str, ada: str) -> None:
    mary = person(workspace, "Mary Somerville")

    for came in (ada, mary):
        step(workspace, "Note arrival", stays.arrive, one, StayDraft(came))

    assert times(workspace, one) == [("-", "-"), ("-", "-")]
    assert {stay.person for stay in workspace.read(stays.ledger, one)} == {ada, mary}


def test_stays_that_touch_become_one(workspace: Workspace, one: str, ada: str) -> None:
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00"), left_at=at("11:00")))

    step(workspace, "Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("11:00"), left_at=at("12:00")))
    assert times(workspace, one) == [("10:00", "12:00")]

    step(workspace, "Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:30")))
    assert times(workspace, one) == [("10:00", "-")]

    step(workspace, "Arrive", stays.arrive, one, StayDraft(ada))
    assert times(workspace, one) == [("-", "-")]


def test_who_leaves_at_the_instant_of_arrival_was_not_there(workspace: Workspace, one: str, ada: str) -> None:
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))

    step(workspace, "Leave", stays.leave, one, ada, at("10:00"))

    assert times(workspace, one) == []


def test_nobody_is_in_two_places_at_once(workspace: Workspace, one: str, ada: str) -> None:
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))
    online = StayDraft(ada, presence=Presence.ONLINE, arrived_at=at("10:30"))

    with pytest.raises(StaysOverlap) as refused:
        workspace.perform("Arrive", stays.arrive, one, online)

    assert refused.value.person == ada
    assert len(workspace.read(stays.rows, one)) == 1


def test_somebody_goes_on_elsewhere_and_for_another_seat(workspace: Workspace, one: str, ada: str) -> None:
    room = workspace.perform("Add site", sites.add, one, SiteDraft(name={"en": "Hall"}))
    place = seat(workspace, None)
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00"), presence=Presence.ONLINE))

    step(workspace, "Switch", stays.switch, one, ada, at("10:30"), presence=Presence.IN_ROOM, site_id=room)
    step(workspace, "Leave", stays.leave, one, ada, at("11:00"))
    draft = StayDraft(ada, place, presence=Presence.IN_ROOM, site_id=room, arrived_at=at("11:00"))
    step(workspace, "Arrive", stays.arrive, one, draft)

    before, after, for_seat = workspace.read(stays.rows, one)
    assert times(workspace, one) == [("10:00", "10:30"), ("10:30", "11:00"), ("11:00", "-")]
    assert (before.presence, before.site_id) == (Presence.ONLINE, None)
    assert [(row.presence, row.site_id) for row in (after, for_seat)] == [(Presence.IN_ROOM, room)] * 2
    assert (after.seat_id, for_seat.seat_id) == (None, place)


@pytest.mark.parametrize("since", [None, "10:00", "09:00"])
def test_who_was_online_all_the_time_is_corrected(workspace: Workspace, one: str, ada: str, since: str | None) -> None:
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))

    step(workspace, "Switch", stays.switch, one, ada, at(since) if since else None, presence=Presence.ONLINE)

    assert times(workspace, one) == [("10:00", "-")]
    assert workspace.read(stays.rows, one)[0].presence is Presence.ONLINE


@pytest.fixture
def two(workspace: Workspace, ada: str) -> tuple[str, str]:
    """Two seats that Ada sits for."""
    return seat(workspace, ada), seat(workspace, person(workspace, "Mary Somerville"), alternates=[ada])


def test_who_sits_for_two_seats_leaves_and_comes_back_in_both(
    workspace: Workspace, one: str, ada: str, two: tuple[str, str]
) -> None:
    for place in two:
        workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, place, arrived_at=at("10:00")))

    step(workspace, "Leave", stays.leave, one, ada, at("11:00"))
    step(workspace, "Come back", stays.come_back, one, ada, at("11:05"))

    assert {one.seat for one in workspace.read(quorum.represented, one, at("11:10"))} == set(two)


def test_who_comes_back_does_not_take_again_what_was_given_up_before(
    workspace: Workspace, one: str, ada: str, two: tuple[str, str]
) -> None:
    kept, given_up = two
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, kept, arrived_at=at("10:00")))
    for_other = StayDraft(ada, given_up, arrived_at=at("10:00"), left_at=at("10:30"))
    workspace.perform("Arrive", stays.arrive, one, for_other)
    workspace.perform("Leave", stays.leave, one, ada, at("11:00"))

    step(workspace, "Come back", stays.come_back, one, ada, at("11:05"))

    assert [one.seat for one in workspace.read(quorum.represented, one, at("11:10"))] == [kept]


ACTS = st.lists(st.tuples(st.sampled_from(["leave", "back", *Presence]), st.integers(0, 5)), max_size=8)


@given(ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_somebody_does_is_done_for_both_seats_at_once(
    workspace: Workspace, ada: str, two: tuple[str, str], acts: list[tuple[str, int]]
) -> None:
    one, clock = meeting(workspace), at("10:00")
    for place in two:
        workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, place, arrived_at=clock))

    for act, minutes in acts:
        clock += dt.timedelta(minutes=minutes)
        with contextlib.suppress(NotFound, AlreadyThere):
            if act == "leave":
                workspace.perform("Leave", stays.leave, one, ada, clock)
            elif act == "back":
                workspace.perform("Come back", stays.come_back, one, ada, clock)
            else:
                workspace.perform("Switch", stays.switch, one, ada, clock, presence=Presence(act))

    rows = workspace.read(stays.rows, one)
    parts = [{(row.presence, row.arrived_at, row.left_at) for row in rows if row.seat_id == place} for place in two]
    assert parts[0] == parts[1]
    step(workspace, "Forget", stays.forget, one, ada)
    assert workspace.read(stays.rows, one) == []


def test_a_stay_is_corrected_and_taken_out(workspace: Workspace, one: str, ada: str) -> None:
    mary = person(workspace, "Mary Somerville")
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))
    (stay,) = workspace.read(stays.rows, one)

    step(workspace, "Correct", stays.correct, stay.id, StayDraft(mary, arrived_at=at("09:00"), left_at=at("09:30")))
    assert times(workspace, one) == [("09:00", "09:30")]
    assert workspace.read(stays.rows, one)[0].person_id == mary

    step(workspace, "Take out", stays.remove, stay.id)
    assert workspace.read(stays.rows, one) == []


def test_what_cannot_be_noted_is_refused(workspace: Workspace, one: str, ada: str) -> None:
    elsewhere = workspace.perform("Add site", sites.add, meeting(workspace), SiteDraft(name={"en": "Hall"}))
    for wrong in (
        StayDraft("nobody"),
        StayDraft(ada, seat_id="none"),
        StayDraft(ada, site_id="none"),
        StayDraft(ada, site_id=elsewhere),
    ):
        with pytest.raises(NotFound):
            workspace.perform("Arrive", stays.arrive, one, wrong)
    with pytest.raises(PeriodReversed):
        workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("11:00"), left_at=at("10:00")))
    with pytest.raises(NotFound):
        workspace.perform("Leave", stays.leave, one, ada, at("11:00"))
    with pytest.raises(NotFound):
        workspace.perform("Come back", stays.come_back, one, ada, at("11:00"))
    with pytest.raises(NotFound):
        workspace.perform("Take out", stays.remove, "none")


def test_nobody_leaves_before_arriving_or_comes_back_without_leaving(workspace: Workspace, one: str, ada: str) -> None:
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, arrived_at=at("10:00")))

    with pytest.raises(PeriodReversed):
        workspace.perform("Leave", stays.leave, one, ada, at("09:00"))
    with pytest.raises(AlreadyThere):
        workspace.perform("Come back", stays.come_back, one, ada, at("11:00"))
