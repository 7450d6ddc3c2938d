"""The board of seats on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, person, seat, side
from councildesk.domain.council import MandateKind, Role
from councildesk.services import board, overview, seats
from councildesk.services.board import BoardSeat
from councildesk.services.workspace import Workspace

DAY = dt.date(2026, 3, 1)
YEAR = dt.timedelta(days=365)


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace)
    return side(workspace, "AZ")


def only(workspace: Workspace, day: dt.date = DAY) -> BoardSeat:
    (one,) = workspace.read(board.seats_on, day, "en")
    return one


def test_a_seat_shows_holder_alternates_and_who_comes_before_and_after(workspace: Workspace, azerbaijan: str) -> None:
    ada, bob, cat = (person(workspace, name, azerbaijan) for name in ("Ada A", "Bob B", "Cat C"))
    place = seat(workspace, None, azerbaijan, Role.CHAIR, alternates=[cat])
    for who, starts in ((ada, DAY - YEAR), (bob, DAY), (ada, DAY + YEAR)):
        workspace.perform("Appoint", seats.appoint, place, who, MandateKind.HOLDER, starts)

    one = only(workspace)

    assert one.holder is not None
    assert (one.holder.name, one.holder.since) == ("Bob B", DAY)
    assert [alternate.name for alternate in one.alternates] == ["Cat C"]
    assert one.before is not None
    assert (one.before.name, one.before.until) == ("Ada A", DAY - dt.timedelta(days=1))
    assert one.after is not None
    assert (one.after.name, one.after.since) == ("Ada A", DAY + YEAR)


def test_a_vacant_seat_says_who_held_it_last(workspace: Workspace, azerbaijan: str) -> None:
    ada = person(workspace, "Ada A", azerbaijan)
    place = seat(workspace, None, azerbaijan)
    workspace.perform("Appoint", seats.appoint, place, ada, MandateKind.HOLDER, None, DAY)

    one = only(workspace, DAY + YEAR)

    assert one.holder is None
    assert one.before is not None
    assert one.before.until == DAY


def test_a_holder_who_is_also_named_as_alternate_stands_in_for_nobody(workspace: Workspace, azerbaijan: str) -> None:
    ada = person(workspace, "Ada A", azerbaijan)
    seat(workspace, ada, azerbaijan, alternates=[ada])

    assert only(workspace).alternates == ()


def test_seats_stand_side_by_side_in_the_order_of_precedence(workspace: Workspace, azerbaijan: str) -> None:
    uzbekistan = side(workspace, "UZ")
    for of_side, role in ((uzbekistan, Role.CHAIR), (azerbaijan, Role.MEMBER), (azerbaijan, Role.CHAIR)):
        seat(workspace, None, of_side, role)

    found = [(one.side_id, one.role) for one in workspace.read(board.seats_on, DAY, "en")]

    assert found == [(azerbaijan, Role.CHAIR), (azerbaijan, Role.MEMBER), (uzbekistan, Role.CHAIR)]


def test_held_seats_are_counted_by_side(workspace: Workspace, azerbaijan: str) -> None:
    side(workspace, "UZ")
    seat(workspace, person(workspace, "Ada A"), azerbaijan, alternates=[person(workspace, "Bob B")])
    seat(workspace, None, azerbaijan)

    assert workspace.read(board.held_by_side, DAY, "en") == [("AZ", 1)]


def test_whoever_sits_beside_the_members_is_not_counted_as_one(workspace: Workspace, azerbaijan: str) -> None:
    seat(workspace, person(workspace, "Ada A"), azerbaijan)
    for role in (Role.OBSERVER, Role.ADVISER):
        seat(workspace, person(workspace, f"Bob {role.value}"), None, role, voting=False)

    assert workspace.read(board.held_by_side, DAY, "en") == [("AZ", 1)]
    assert workspace.read(overview.glance, DAY, "en").members == 1


def test_members_of_no_side_are_counted_last(workspace: Workspace, azerbaijan: str) -> None:
    seat(workspace, person(workspace, "Ada A"), azerbaijan)
    seat(workspace, person(workspace, "Bob B"), None)

    assert workspace.read(board.held_by_side, DAY, "en") == [("AZ", 1), ("", 1)]
