"""The minutes of every meeting of two real councils, on request."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from councildesk.documents import publishing
from councildesk.documents.kinds import DocumentKind
from councildesk.services import meetings, record
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT
from real_councils import huertgenwald, nodejs

COUNCILS = [
    ("council-nodejs-tsc.json", nodejs.convert, "en"),
    ("council-huertgenwald.json", huertgenwald.convert, "de"),
]


@pytest.mark.long
@pytest.mark.parametrize(("file", "convert", "language"), COUNCILS, ids=["nodejs", "huertgenwald"])
def test_the_minutes_of_every_meeting_can_be_published(
    tmp_path: Path,
    shared_data: Path,
    file: str,
    convert: Callable[[dict[str, Any]], dict[str, Any]],
    language: str,
) -> None:
    document = convert(json.loads((shared_data / file).read_text(encoding="utf-8")))
    with Workspace.create(tmp_path / "real.council", actor="Leyla") as workspace:
        workspace.perform("Load record", record.load, file, json.dumps(document))

        for row in workspace.read(meetings.rows, language):
            paper = publishing.publish(workspace, DocumentKind.MINUTES, row.id, (language,), MADE_AT)

            assert paper.pages > 0
            assert paper.pdf.startswith(b"%PDF-")
