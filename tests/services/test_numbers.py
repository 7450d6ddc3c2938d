"""Numbers are given out once and for ever."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import council, meeting
from councildesk.domain import numbering
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, NotFound, PatternNotAllowed, TextMissing
from councildesk.domain.numbering import Counting
from councildesk.services import numbers
from councildesk.services.council import row as council_row
from councildesk.services.numbers import Sample
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


def test_a_sample_is_the_number_that_would_come_next(workspace: Workspace, held: str) -> None:
    workspace.perform("Give number", issue, DECISION, held, "one")

    assert workspace.read(numbers.sample, DECISION, "D-{year}-{number:03}", 2026) == Sample("D-2026-002")
    assert workspace.read(numbers.sample, DECISION, "{number}", 2026) == Sample("1")


def test_a_sample_that_needs_a_meeting_takes_the_newest_with_a_number(workspace: Workspace) -> None:
    council(workspace)
    assert workspace.read(numbers.sample, PAPER, "{meeting}-{number}", 2026) == Sample("2026/01-1", "2026/01")

    meeting(workspace, date=dt.date(2025, 3, 1), number="XI")
    meeting(workspace, date=dt.date(2026, 3, 1), number="XII")

    assert workspace.read(numbers.sample, PAPER, "{meeting}/{number:02}", 2027) == Sample("XII/01", "XII")


@given(
    st.sampled_from(list(NumberKind)),
    st.lists(st.sampled_from(["{number}", "{number:03}", "{year}", "{meeting}", "AZ", "-", "/", "{", "}", "{x}"])),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_as_a_pattern_either_gives_a_number_or_is_refused(
    workspace: Workspace, kind: NumberKind, parts: list[str]
) -> None:
    if workspace.read(council_row, "en") is None:
        council(workspace)
        meeting(workspace, number="7")
    try:
        made = workspace.read(numbers.sample, kind, "".join(parts), 2026)
    except PatternNotAllowed:
        with pytest.raises(PatternNotAllowed):
            numbering.parse("".join(parts), kind)
        return

    parsed = numbering.parse("".join(parts), kind)
    used = ["7"] if kind is NumberKind.MEETING else []
    assert made.number == numbering.next_number(parsed, used, 2024 if made.meeting else 2026, made.meeting)
    assert (made.meeting != "") is (parsed.counting is Counting.MEETING)
