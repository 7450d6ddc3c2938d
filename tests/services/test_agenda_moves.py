"""Several items moved at once. Trees are drawn as text: a dot for each level."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councildesk.domain.errors import MoveIntoItself
from councildesk.services import agenda_moves
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_agenda_tree import drawn, planted

BEFORE = "a b .x .y c .d e"


@pytest.mark.parametrize(
    ("moved", "by", "after"),
    [
        ("c e", -1, "a c .d e b .x .y"),
        ("b c", -1, "b .x .y c .d a e"),
        ("a b", -1, BEFORE),
        ("a c", -1, "a c .d b .x .y e"),
        ("a b", 1, "c .d a b .x .y e"),
        ("c e", 1, BEFORE),
        ("b x", 1, "a c .d b .x .y e"),
    ],
)
def test_items_are_shifted_together(workspace: Workspace, moved: str, by: int, after: str) -> None:
    one, ids = planted(workspace, BEFORE)

    step(workspace, "Move items", agenda_moves.shift, [ids[title] for title in moved.split()], by)

    assert drawn(workspace, one) == after


@pytest.mark.parametrize(
    ("action", "moved", "after"),
    [
        (agenda_moves.indent, "e c", "a b .x .y .c ..d .e"),
        (agenda_moves.indent, "a", BEFORE),
        (agenda_moves.outdent, "x y", "a b x y c .d e"),
        (agenda_moves.outdent, "y d", "a b .x y c d e"),
    ],
)
def test_items_change_their_depth_together(
    workspace: Workspace, action: Callable[..., None], moved: str, after: str
) -> None:
    one, ids = planted(workspace, BEFORE)

    step(workspace, "Move items", action, [ids[title] for title in moved.split()])

    assert drawn(workspace, one) == after


@pytest.mark.parametrize(
    ("moved", "parent", "before", "after"),
    [
        ("a e", "b", "y", "b .x .a .e .y c .d"),
        ("x c", None, "a", "x c .d a b .y e"),
        ("x y", "c", None, "a b c .d .x .y e"),
        ("b x", None, None, "a c .d e b .x .y"),
        ("b c", None, "b", "a b .x .y c .d e"),
    ],
)
def test_items_are_dropped_together(
    workspace: Workspace, moved: str, parent: str | None, before: str | None, after: str
) -> None:
    one, ids = planted(workspace, BEFORE)

    chosen = [ids[title] for title in moved.split()]
    step(workspace, "Move items", agenda_moves.put, chosen, ids.get(parent or ""), ids.get(before or ""))

    assert drawn(workspace, one) == after


def test_items_are_never_put_under_one_of_them(workspace: Workspace) -> None:
    one, ids = planted(workspace, BEFORE)

    with pytest.raises(MoveIntoItself):
        workspace.perform("Move items", agenda_moves.put, [ids["a"], ids["b"]], ids["x"])

    assert drawn(workspace, one) == BEFORE


CHOSEN = st.lists(st.sampled_from("abcdexy"), min_size=1, max_size=4, unique=True)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from(["up", "down", "in", "out"]), CHOSEN), max_size=6))
def test_no_item_is_lost_and_what_is_moved_down_and_up_stands_where_it_stood(
    workspace: Workspace, moves: list[tuple[str, list[str]]]
) -> None:
    one, ids = planted(workspace, BEFORE)

    for kind, titles in moves:
        chosen = [ids[title] for title in titles]
        if kind in ("up", "down"):
            workspace.perform("Move", agenda_moves.shift, chosen, -1 if kind == "up" else 1)
        else:
            workspace.perform("Move", agenda_moves.indent if kind == "in" else agenda_moves.outdent, chosen)

    assert sorted(drawn(workspace, one).replace(".", "").split()) == list("abcdexy")
