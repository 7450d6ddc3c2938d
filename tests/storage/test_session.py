"""Reading sessions: what they were asked once they know; what is not there is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from councildesk.domain.errors import NotFound
from councildesk.services.workspace import Workspace
from councildesk.storage import removal
from councildesk.storage.models import Side
from councildesk.storage.session import RecordSession, once
from storage.sides import add_council, add_side, code, recode

asked: list[str] = []


@pytest.fixture(autouse=True)
def nothing_asked() -> Iterator[None]:
    asked.clear()
    yield
    asked.clear()


@once
def kept_code(session: RecordSession, side_id: str) -> str | None:
    asked.append(side_id)
    return code(session, side_id)


def twice(session: RecordSession, side_id: str) -> tuple[str | None, str | None]:
    return kept_code(session, side_id), kept_code(session, side_id)


@pytest.fixture
def side(workspace: Workspace) -> str:
    council = workspace.perform("Set up", add_council)
    return workspace.perform("Add side", add_side, council, "AZ")


def test_a_fact_is_asked_for_once_in_a_reading_and_again_in_the_next(workspace: Workspace, side: str) -> None:
    assert workspace.read(twice, side) == ("AZ", "AZ")
    assert asked == [side]

    workspace.perform("Change side", recode, side, "UZ")

    assert workspace.read(twice, side) == ("UZ", "UZ")
    assert asked == [side, side]


def test_what_differs_in_what_is_asked_is_another_question(workspace: Workspace, side: str) -> None:
    assert workspace.read(lambda session: (kept_code(session, side), kept_code(session, "x"))) == ("AZ", None)


def test_a_step_that_changes_a_fact_sees_the_change(workspace: Workspace, side: str) -> None:
    def change(session: RecordSession) -> list[str | None]:
        before = kept_code(session, side)
        recode(session, side, "UZ")
        return [before, kept_code(session, side)]

    assert workspace.perform("Change side", change) == ["AZ", "UZ"]


def test_a_row_that_is_not_there_or_was_removed_is_refused_by_its_kind_and_id(workspace: Workspace, side: str) -> None:
    def required(session: RecordSession) -> str | None:
        return session.require(Side, side).code

    assert workspace.read(required) == "AZ"
    workspace.perform("Remove side", lambda session: removal.remove(session, session.require(Side, side)))

    for key in (side, "no such id"):
        with pytest.raises(NotFound) as refused:
            workspace.read(lambda session, key=key: session.require(Side, key))
        assert (refused.value.noun, refused.value.key) == ("side", key)
