"""Two real councils, whole: 399 and 346 meetings of years."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from councildesk.services import check, record
from councildesk.services.workspace import Workspace
from councildesk.storage.models import AgendaItem, Ballot, Meeting, Stay
from councildesk.storage.session import RecordSession
from real_councils import huertgenwald, nodejs

COUNCILS = [
    ("council-nodejs-tsc.json", nodejs.convert, {Meeting: 399 + 21, Stay: 3970, AgendaItem: 4726 + 21, Ballot: 202}),
    pytest.param(
        "council-huertgenwald.json", huertgenwald.convert, {Meeting: 346, AgendaItem: 5106}, marks=pytest.mark.long
    ),
]


@pytest.mark.parametrize(("file", "convert", "counts"), COUNCILS, ids=["nodejs", "huertgenwald"])
def test_a_real_council_is_loaded_whole_checked_and_dumped_again(
    workspace: Workspace,
    shared_data: Path,
    file: str,
    convert: Callable[[dict[str, Any]], dict[str, Any]],
    counts: dict[type[Any], int],
) -> None:
    document = convert(json.loads((shared_data / file).read_text(encoding="utf-8")))

    workspace.perform("Load record", record.load, file, json.dumps(document))

    assert {model: workspace.read(_count, model) for model in counts} == counts
    assert workspace.read(check.check) == []
    assert len(json.loads(workspace.read(record.dump))["meetings"]) == counts[Meeting]


def _count(session: RecordSession, model: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0
