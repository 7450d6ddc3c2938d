"""Numbers are given out once and for ever."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, meeting
from councildesk.domain import numbering
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, NotFound, PatternNotAllowed, TextMissing
from councildesk.services import numbers
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Meeting
from councildesk.storage.session import RecordSession
from services.conftest import step

DECISION, PAPER = NumberKind.DECISION, NumberKind.PAPER


@pytest.fixture
def held(workspace: Workspace) -> str:
    """A meeting in March 2026."""
    council(workspace)
    return meeting(workspace, date=dt.date(2026, 3, 1))


def issue(session: RecordSession, kind: NumberKind, held: str, bearer: str) -> str:
    return numbers.issue(session, kind, bearer, session.get_one(Meeting, held))


def preview(session: RecordSession, kind: NumberKind, held: str) -> str:
    return numbers.preview(session, kind, session.get_one(Meeting, held))


def test_numbers_follow_the_councils_pattern(workspace: Workspace, held: str) -> None:
    step(workspace, "Change patterns", numbers.set_patterns, {DECISION: " AZ-UZ/{year}/{number:02} "})
    assert workspace.read(preview, DECISION, held) == "AZ-UZ/2026/01"

    given = [step(workspace, "Give number", issue, DECISION, held, bearer) for bearer in ("one", "two")]

    assert given == ["AZ-UZ/2026/01", "AZ-UZ/2026/02"]
    assert workspace.read(preview, DECISION, held) == "AZ-UZ/2026/03"


def test_each_kind_counts_for_itself(workspace: Workspace, held: str) -> None:
    workspace.perform("Give number", issue, DECISION, held, "one")

    assert workspace.read(preview, NumberKind.RECOMMENDATION, held) == "R-2026-001"


def test_an_undone_number_is_free_again(workspace: Workspace, held: str) -> None:
    workspace.perform("Give number", issue, DECISION, held, "one")
    workspace.undo()

    assert workspace.perform("Give number", issue, DECISION, held, "two") == "D-2026-001"


def test_a_chosen_number_stays_with_its_bearer_and_counting_goes_on_behind_it(workspace: Workspace, held: str) -> None:
    step(workspace, "Take number", numbers.take, DECISION, "D-2026-007", "one")

    assert workspace.perform("Take number", numbers.take, DECISION, " D-2026-007 ", "one") == "D-2026-007"
    assert workspace.perform("Give number", issue, DECISION, held, "two") == "D-2026-008"


def test_a_number_that_something_else_bore_is_refused_for_ever(workspace: Workspace, held: str) -> None:
    workspace.perform("Take number", numbers.take, DECISION, "7", "one")
    workspace.perform("Take number", numbers.take, DECISION, "8", "one")

    for number in ("7", "8", " 8 "):
        with pytest.raises(AlreadyThere):
            workspace.perform("Take number", numbers.take, DECISION, number, "two")
    assert workspace.perform("Take number", numbers.take, PAPER, "7", "two") == "7"


def test_an_empty_number_is_no_number(workspace: Workspace, held: str) -> None:
    with pytest.raises(TextMissing):
        workspace.perform("Take number", numbers.take, DECISION, "  ", "one")


def test_a_number_within_a_meeting_needs_the_meetings_number(workspace: Workspace, held: str) -> None:
    with pytest.raises(TextMissing):
        workspace.perform("Give number", issue, PAPER, held, "one")


def test_patterns_are_the_usual_ones_until_they_are_changed(workspace: Workspace, held: str) -> None:
    assert workspace.read(numbers.patterns) == numbering.DEFAULTS

    step(workspace, "Change patterns", numbers.set_patterns, {PAPER: "P-{number}"})
    step(workspace, "Change patterns", numbers.set_patterns, {PAPER: "Q-{number}"})

    assert workspace.read(numbers.patterns) == {**numbering.DEFAULTS, PAPER: "Q-{number}"}


def test_of_several_patterns_one_that_cannot_count_stops_all(workspace: Workspace, held: str) -> None:
    with pytest.raises(PatternNotAllowed):
        workspace.perform("Change", numbers.set_patterns, {DECISION: "D-{number}", PAPER: "P-{year}"})

    assert workspace.read(numbers.patterns) == numbering.DEFAULTS


def test_there_are_no_numbers_without_a_council(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.perform("Take number", numbers.take, DECISION, "7", "one")
