"""Rules of procedure over time."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, meeting, side
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, PeriodReversed, ValueNotAllowed
from councildesk.domain.rules import SIMPLE_MAJORITY, WITH_SIDES, WITHOUT_SIDES, Rules
from councildesk.services import rules
from councildesk.services.workspace import Workspace
from services.conftest import step

NEW_YEAR = dt.date(2026, 1, 1)
OLD, NEW = Rules(notice_days=7), Rules(majority=SIMPLE_MAJORITY, notice_days=21)


@pytest.fixture
def first(workspace: Workspace) -> str:
    council(workspace)
    return step(workspace, "Adopt rules", rules.adopt, dt.date(2024, 8, 27), OLD)


def spans(workspace: Workspace) -> list[tuple[dt.date, dt.date | None]]:
    return [(row.valid_from, row.valid_to) for row in workspace.read(rules.rows, "en")]


def test_new_rules_end_the_old_ones_the_day_before(workspace: Workspace, first: str) -> None:
    version = step(workspace, "Adopt rules", rules.adopt, NEW_YEAR, NEW, {"en": "Second version"})

    assert workspace.read(rules.on, dt.date(2025, 12, 31)) == OLD
    assert workspace.read(rules.on, NEW_YEAR) == NEW
    newest, oldest = workspace.read(rules.rows, "en")
    assert (newest.id, newest.title, newest.rules, newest.valid_to) == (version, "Second version", NEW, None)
    assert (oldest.id, oldest.title, oldest.valid_to) == (first, "", dt.date(2025, 12, 31))


def test_rules_between_two_versions_end_when_the_later_begins(workspace: Workspace, first: str) -> None:
    workspace.perform("Adopt rules", rules.adopt, dt.date(2026, 6, 1), Rules())

    step(workspace, "Adopt rules", rules.adopt, NEW_YEAR, NEW)

    assert spans(workspace)[1] == (NEW_YEAR, dt.date(2026, 5, 31))


def test_rules_before_all_others_end_when_those_begin(workspace: Workspace, first: str) -> None:
    step(workspace, "Adopt rules", rules.adopt, dt.date(2020, 1, 1), NEW)

    assert spans(workspace) == [(dt.date(2024, 8, 27), None), (dt.date(2020, 1, 1), dt.date(2024, 8, 26))]


def test_two_versions_do_not_begin_on_one_day(workspace: Workspace, first: str) -> None:
    with pytest.raises(AlreadyThere):
        workspace.perform("Adopt rules", rules.adopt, dt.date(2024, 8, 27), NEW)


def test_rules_are_corrected(workspace: Workspace, first: str) -> None:
    step(workspace, "Change rules", rules.change, first, NEW, {"en": "As amended"})

    (row,) = workspace.read(rules.rows, "en")
    assert (row.rules, row.title) == (NEW, "As amended")


def test_the_rules_before_go_on_where_those_after_are_removed(workspace: Workspace, first: str) -> None:
    version = workspace.perform("Adopt rules", rules.adopt, NEW_YEAR, NEW)
    workspace.perform("Adopt rules", rules.adopt, dt.date(2027, 1, 1), WITH_SIDES)

    step(workspace, "Remove rules", rules.remove, version)

    assert spans(workspace) == [(dt.date(2027, 1, 1), None), (dt.date(2024, 8, 27), dt.date(2026, 12, 31))]
    with pytest.raises(NotFound):
        workspace.perform("Remove rules", rules.remove, version)


def test_rules_that_a_meeting_names_stay(workspace: Workspace, first: str) -> None:
    meeting(workspace, rules_id=first)

    with pytest.raises(InUse):
        workspace.perform("Remove rules", rules.remove, first)


def test_where_none_are_kept_the_usual_rules_are_valid(workspace: Workspace, first: str) -> None:
    assert workspace.read(rules.on, dt.date(2000, 1, 1)) == WITHOUT_SIDES

    side(workspace, "AZ")

    assert workspace.read(rules.on, dt.date(2000, 1, 1)) == WITH_SIDES


def test_the_first_day_of_a_version_is_corrected_with_the_end_of_the_one_before(
    workspace: Workspace, first: str
) -> None:
    version = workspace.perform("Adopt rules", rules.adopt, NEW_YEAR, NEW)

    step(workspace, "Correct day", rules.begin_on, version, dt.date(2025, 12, 1))
    assert spans(workspace) == [(dt.date(2025, 12, 1), None), (dt.date(2024, 8, 27), dt.date(2025, 11, 30))]

    step(workspace, "Correct day", rules.begin_on, version, dt.date(2026, 2, 1))
    assert spans(workspace) == [(dt.date(2026, 2, 1), None), (dt.date(2024, 8, 27), dt.date(2026, 1, 31))]


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (dt.date(2024, 8, 27), AlreadyThere),
        (dt.date(2020, 1, 1), ValueNotAllowed),
        (dt.date(2027, 1, 1), AlreadyThere),
        (dt.date(2027, 1, 2), PeriodReversed),
    ],
)
def test_versions_keep_their_order(workspace: Workspace, first: str, day: dt.date, refusal: type[Exception]) -> None:
    version = workspace.perform("Adopt rules", rules.adopt, NEW_YEAR, NEW)
    workspace.perform("Adopt rules", rules.adopt, dt.date(2027, 1, 1), OLD)
    before = spans(workspace)

    with pytest.raises(refusal):
        workspace.perform("Correct day", rules.begin_on, version, day)

    assert spans(workspace) == before
