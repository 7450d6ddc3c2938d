"""What a click on somebody who sits for two seats means for the ledger and the excuses."""

from __future__ import annotations

from typing import Any

import pytest

from builders import at, council, meeting, person, seat
from councildesk.domain.attendance import Presence
from councildesk.services import attendance, excuses, running, stays
from councildesk.services.attendance import AttendanceRow
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from councildesk.ui.attendance import marks
from services.conftest import step, workspace

__all__ = ("workspace",)


class Double:
    """Ada holds a seat and sits for another in a meeting that runs since ten."""

    def __init__(self, workspace: Workspace) -> None:
        council(workspace)
        self.workspace = workspace
        self.ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
        self.own, self.other = seat(workspace, self.ada), seat(workspace, mary, alternates=[self.ada])
        self.meeting = meeting(workspace)
        workspace.perform("Open", running.open_meeting, self.meeting, at("10:00"))
        for place in (self.own, self.other):
            draft = StayDraft(self.ada, place, arrived_at=at("10:00"))
            workspace.perform("Arrive", stays.arrive, self.meeting, draft)

    def chosen(self, count: int) -> list[AttendanceRow]:
        rows = [row for row in self.workspace.read(attendance.rows, self.meeting, "en") if row.person_id == self.ada]
        assert {row.seat_id for row in rows} == {self.own, self.other}
        return rows[:count]

    def mark(self, act: Any, *args: Any) -> None:
        step(self.workspace, "Note attendance", act, self.meeting, *args)

    def seats(self) -> set[tuple[str | None, Presence]]:
        """For which seats, and where, Ada is there now."""
        rows = self.workspace.read(stays.rows, self.meeting)
        return {(row.seat_id, row.presence) for row in rows if row.person_id == self.ada and row.left_at is None}


@pytest.fixture(params=[1, 2], ids=["one row is chosen", "both rows are chosen"])
def count(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def double(workspace: Workspace) -> Double:
    return Double(workspace)


def test_who_goes_online_does_so_for_both_seats(double: Double, count: int) -> None:
    double.mark(marks.there, double.chosen(count), Presence.ONLINE, at("10:30"))

    assert double.seats() == {(double.own, Presence.ONLINE), (double.other, Presence.ONLINE)}


def test_who_leaves_comes_back_for_both_seats(double: Double, count: int) -> None:
    double.mark(marks.left, double.chosen(count), at("10:30"))
    assert double.seats() == set()

    double.mark(marks.back, double.chosen(count), at("10:40"))

    assert {place for place, _presence in double.seats()} == {double.own, double.other}


def test_who_is_excused_or_absent_was_there_for_neither_seat(double: Double, count: int) -> None:
    rows = double.chosen(count)

    double.mark(marks.excused, rows, None)

    assert double.workspace.read(stays.rows, double.meeting) == []
    assert len(double.workspace.read(excuses.rows, double.meeting)) == 1
    excused = [row for row in double.workspace.read(attendance.rows, double.meeting, "en") if row.excuse_id]
    double.mark(marks.absent, excused)
    assert double.workspace.read(excuses.rows, double.meeting) == []


def test_both_seats_are_taken_where_both_rows_are_chosen(double: Double) -> None:
    rows = double.chosen(2)
    double.mark(marks.absent, rows)

    double.mark(marks.there, rows, Presence.ONLINE, at("10:30"))

    assert double.seats() == {(double.own, Presence.ONLINE), (double.other, Presence.ONLINE)}


def test_who_is_there_takes_another_seat_where_they_are(double: Double) -> None:
    own, other = sorted(double.chosen(2), key=lambda row: row.seat_id != double.own)
    double.mark(marks.absent, [own])
    double.mark(marks.there, [own], Presence.ONLINE, at("10:30"))

    double.mark(marks.instead, other, double.ada, at("10:40"))

    assert double.seats() == {(double.own, Presence.ONLINE), (double.other, Presence.ONLINE)}
