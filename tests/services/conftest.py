"""A council file made for one test, and steps that are undone and redone once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import event

import empty_council
from councildesk.services.workspace import Workspace
from councildesk.storage.replay import differences, visible
from councildesk.storage.session import RecordSession

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with empty_council.opened(tmp_path / "test.council", "Leyla") as workspace:
        yield workspace


def step(
    workspace: Workspace,
    label: str,
    action: Callable[Concatenate[RecordSession, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Perform an action, undo it and redo it: each must give exactly the record there was before and after."""
    before = workspace.read(visible)
    result = workspace.perform(label, action, *args, **kwargs)
    after = workspace.read(visible)
    if after != before:
        workspace.undo()
        assert workspace.read(visible) == before
        workspace.redo()
        assert workspace.read(visible) == after
    assert workspace.read(differences) == []
    return result


def queries(
    workspace: Workspace, question: Callable[Concatenate[RecordSession, P], T], *args: P.args, **kwargs: P.kwargs
) -> int:
    """How many statements a question sends to the file."""
    asked: list[str] = []

    def ask(session: RecordSession) -> None:
        connection = session.connection()

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        question(session, *args, **kwargs)
        event.remove(connection, "before_cursor_execute", note)

    workspace.read(ask)
    return len(asked)
