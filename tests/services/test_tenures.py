"""Everybody's time in one seat, corrected at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import council, person, seat
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.errors import NotFound, PeriodReversed
from councildesk.services import seats, sentences, tenures
from councildesk.services.tenures import HoldersOverlap, TenureDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
DAY_BEFORE = DAY - dt.timedelta(days=1)


@pytest.fixture
def place(workspace: Workspace) -> str:
    council(workspace)
    return seat(workspace, None)


@pytest.fixture
def ada(workspace: Workspace, place: str) -> str:
    who = person(workspace, "Ada A")
    return workspace.perform("Appoint", seats.appoint, place, who, MandateKind.HOLDER, None, DAY_BEFORE)


@pytest.fixture
def bob(workspace: Workspace, place: str, ada: str) -> str:
    return workspace.perform("Appoint", seats.appoint, place, person(workspace, "Bob B"), MandateKind.HOLDER, DAY)


def revise(workspace: Workspace, place: str, *drafts: TenureDraft) -> None:
    step(workspace, "Change seat", tenures.revise, place, workspace.read(seats.draft, place), drafts, "en")


def spans(workspace: Workspace, place: str) -> list[tuple[str, dt.date | None, dt.date | None]]:
    return [(row.name, row.valid_from, row.valid_to) for row in workspace.read(seats.mandates, place, "en")]


def test_the_day_of_the_change_is_moved_for_both_at_once(workspace: Workspace, place: str, ada: str, bob: str) -> None:
    later = DAY + dt.timedelta(days=30)

    revise(workspace, place, TenureDraft(ada, None, later), TenureDraft(bob, later + dt.timedelta(days=1)))

    assert spans(workspace, place) == [("Ada A", None, later), ("Bob B", later + dt.timedelta(days=1), None)]


def test_seat_and_times_are_one_step(workspace: Workspace, place: str, ada: str) -> None:
    draft = replace(workspace.read(seats.draft, place), role=Role.CHAIR, title={"en": "Head"})

    step(workspace, "Change seat", tenures.revise, place, draft, [TenureDraft(ada, DAY)], "en")

    (row,) = workspace.read(seats.rows, DAY, "en")
    assert (row.role, row.title, row.holder) == (Role.CHAIR, "Head", "Ada A")


def test_two_holders_on_one_day_are_refused_by_name(workspace: Workspace, place: str, ada: str, bob: str) -> None:
    with pytest.raises(HoldersOverlap) as refused:
        revise(workspace, place, TenureDraft(ada, None, DAY))

    assert sentences.sentence(refused.value).startswith("Ada A and Bob B would hold this seat on the same days.")
    assert spans(workspace, place) == [("Ada A", None, DAY_BEFORE), ("Bob B", DAY, None)]


def test_what_was_entered_by_mistake_goes(workspace: Workspace, place: str, ada: str, bob: str) -> None:
    revise(workspace, place, TenureDraft(ada, is_withdrawn=True), TenureDraft(bob))

    assert spans(workspace, place) == [("Bob B", None, None)]


def test_an_end_before_the_start_and_a_stranger_are_refused(workspace: Workspace, place: str, ada: str) -> None:
    with pytest.raises(PeriodReversed):
        revise(workspace, place, TenureDraft(ada, DAY, DAY_BEFORE))
    with pytest.raises(NotFound):
        revise(workspace, place, TenureDraft("nobody"))
