"""Several items changed as one step."""

from __future__ import annotations

import pytest

from builders import council, item, meeting
from councildesk.domain.agenda import ItemKind
from councildesk.domain.errors import ValueNotAllowed
from councildesk.services import agenda, agenda_batch
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_agenda_tree import drawn, planted


def test_kinds_and_minutes_are_given_to_several_items(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    ids = [item(workspace, one, title) for title in ("One", "Two")]

    step(workspace, "Kind", agenda_batch.set_kind, ids, ItemKind.PANEL)
    step(workspace, "Minutes", agenda_batch.set_minutes, ids, 25)

    rows = workspace.read(agenda.rows, one, "en")
    assert [(row.kind, row.planned_minutes, row.title) for row in rows] == [
        (ItemKind.PANEL, 25, "One"),
        (ItemKind.PANEL, 25, "Two"),
    ]


def test_all_or_none_is_changed(workspace: Workspace) -> None:
    one, ids = planted(workspace, "a b")

    with pytest.raises(ValueNotAllowed):
        workspace.perform("Minutes", agenda_batch.set_minutes, list(ids.values()), -1)

    assert [row.planned_minutes for row in workspace.read(agenda.rows, one, "en")] == [None, None]


def test_items_go_with_what_is_under_them_in_any_order(workspace: Workspace) -> None:
    one, ids = planted(workspace, "a .x b c")

    step(workspace, "Remove", agenda_batch.remove, [ids["x"], ids["c"], ids["a"]])

    assert drawn(workspace, one) == "b"
