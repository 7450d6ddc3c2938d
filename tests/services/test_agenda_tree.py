"""The agenda as a tree, and moving items within it. Trees are drawn as text: a dot for each level."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import item, meeting
from councildesk.domain.errors import MoveIntoItself, NotFound, ValueNotAllowed
from councildesk.services import agenda, agenda_tree
from councildesk.services.agenda import ItemDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from services.conftest import step


def planted(workspace: Workspace, drawing: str) -> tuple[str, dict[str, str]]:
    """A meeting with this agenda, and its items by title."""
    one = meeting(workspace)
    return one, workspace.perform("Plant", _plant, one, drawing)


def _plant(session: RecordSession, one: str, drawing: str) -> dict[str, str]:
    ids: dict[str, str] = {}
    above: list[str] = []
    for word in drawing.split():
        title = word.lstrip(".")
        level = len(word) - len(title)
        ids[title] = agenda.add(session, one, ItemDraft({"en": title}), parent_id=above[level - 1] if level else None)
        above = [*above[:level], ids[title]]
    return ids


def drawn(workspace: Workspace, one: str) -> str:
    return " ".join("." * row.level + row.title for row in workspace.read(agenda.rows, one, "en"))


@pytest.mark.parametrize(
    ("action", "moved", "after"),
    [
        (agenda_tree.move_up, "c", "a c .d b .x .y"),
        (agenda_tree.move_up, "a", "a b .x .y c .d"),
        (agenda_tree.move_up, "y", "a b .y .x c .d"),
        (agenda_tree.move_down, "a", "b .x .y a c .d"),
        (agenda_tree.move_down, "c", "a b .x .y c .d"),
        (agenda_tree.indent, "c", "a b .x .y .c ..d"),
        (agenda_tree.indent, "y", "a b .x ..y c .d"),
        (agenda_tree.indent, "a", "a b .x .y c .d"),
        (agenda_tree.outdent, "x", "a b .y x c .d"),
        (agenda_tree.outdent, "d", "a b .x .y c d"),
        (agenda_tree.outdent, "a", "a b .x .y c .d"),
    ],
)
def test_an_item_is_moved_by_keys(workspace: Workspace, action: Callable[..., None], moved: str, after: str) -> None:
    one, ids = planted(workspace, "a b .x .y c .d")

    step(workspace, "Move item", action, ids[moved])

    assert drawn(workspace, one) == after


@pytest.mark.parametrize(
    ("action", "moved", "other", "after"),
    [
        (agenda_tree.move_before, "c", "a", "c .d a b .x .y"),
        (agenda_tree.move_before, "c", "y", "a b .x .c ..d .y"),
        (agenda_tree.move_before, "c", "c", "a b .x .y c .d"),
        (agenda_tree.move_after, "a", "x", "b .x .a .y c .d"),
        (agenda_tree.move_after, "x", "b", "a b .y x c .d"),
        (agenda_tree.move_into, "a", "b", "b .x .y .a c .d"),
        (agenda_tree.move_into, "d", "y", "a b .x .y ..d c"),
        (agenda_tree.move_into, "x", None, "a b .y c .d x"),
    ],
)
def test_an_item_is_moved_by_the_mouse(
    workspace: Workspace, action: Callable[..., None], moved: str, other: str | None, after: str
) -> None:
    one, ids = planted(workspace, "a b .x .y c .d")

    step(workspace, "Move item", action, ids[moved], ids[other] if other else None)

    assert drawn(workspace, one) == after


def test_an_item_is_never_put_under_itself(workspace: Workspace) -> None:
    _one, ids = planted(workspace, "a .b ..c")

    for target in ("a", "b", "c"):
        with pytest.raises(MoveIntoItself):
            workspace.perform("Move item", agenda_tree.move_into, ids["a"], ids[target])
    with pytest.raises(MoveIntoItself):
        workspace.perform("Move item", agenda_tree.move_after, ids["a"], ids["b"])


def test_an_item_stays_in_its_meeting(workspace: Workspace) -> None:
    _one, ids = planted(workspace, "a")
    stranger = item(workspace, meeting(workspace), "Stranger")

    with pytest.raises(ValueNotAllowed):
        workspace.perform("Move item", agenda_tree.move_into, ids["a"], stranger)
    with pytest.raises(ValueNotAllowed):
        workspace.perform("Move item", agenda_tree.move_after, ids["a"], stranger)
    with pytest.raises(NotFound):
        workspace.perform("Move item", agenda_tree.move_into, ids["a"], "none")


MOVES = st.sampled_from([agenda_tree.move_up, agenda_tree.move_down, agenda_tree.indent, agenda_tree.outdent])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(MOVES, st.sampled_from("abcxyd")), max_size=12))
def test_no_item_is_lost_however_often_items_are_moved(
    workspace: Workspace, moves: list[tuple[Callable[..., None], str]]
) -> None:
    one, ids = planted(workspace, "a b .x .y c .d")

    for action, title in moves:
        workspace.perform("Move item", action, ids[title])

    rows = workspace.read(agenda.rows, one, "en")
    assert sorted(row.title for row in rows) == sorted("abxycd")
    levels = {row.id: row.level for row in rows}
    assert all(row.level == levels.get(row.parent_id or "", -1) + 1 for row in rows)
