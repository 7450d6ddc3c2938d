"""The agenda and all papers of a meeting in one folder."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path

import pytest

import empty_council
from builders import council, item, meeting
from councildesk.documents import papers_folder
from councildesk.domain.agenda import ItemKind
from councildesk.domain.errors import TextMissing
from councildesk.services import agenda, papers
from councildesk.services.agenda import ItemDraft
from councildesk.services.papers import PaperDraft, PaperFile
from councildesk.services.workspace import Workspace

MADE_AT = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return empty_council.opened(tmp_path / "test.council")


def test_papers_are_numbered_by_item_and_stand_in_the_order_of_the_agenda(workspace: Workspace, tmp_path: Path) -> None:
    council(workspace, "en", "az")
    one = meeting(workspace, number="M/1")
    opening = item(workspace, one, "Opening")
    for number in range(2, 11):
        item(workspace, one, f"Item {number}")
    tenth = workspace.read(agenda.rows, one, "en")[-1].id
    below = workspace.perform("Add", agenda.add, one, ItemDraft({"en": "x"}, kind=ItemKind.PANEL), parent_id=tenth)
    for where, name in ((below, "Last_az.docx"), (tenth, "Tenth.pdf"), (opening, "First.pdf"), (None, "All.pdf")):
        workspace.perform("Attach", papers.take_in, one, where, [PaperFile(name, name.encode())])
    told: list[tuple[int, int]] = []

    written = papers_folder.write(
        workspace, one, ["en", "az"], tmp_path / "out", MADE_AT, lambda done, total: told.append((done, total))
    )

    names = sorted(path.name for path in written.folder.iterdir())
    assert names == sorted(written.files)
    assert names[0].startswith("00 ")
    assert names[1:] == [
        "01 M-1-4 All (en).pdf",
        "Item 01 - M-1-3 First (en).pdf",
        "Item 10 - M-1-2 Tenth (en).pdf",
        "Item 10.01 - M-1-1 Last (az).docx",
    ]
    assert (written.folder / names[0]).read_bytes().startswith(b"%PDF")
    assert (written.folder / names[2]).read_bytes() == b"First.pdf"
    assert told[-1] == (5, 5)


def test_what_is_cancelled_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    council(workspace, "en")
    one = meeting(workspace)
    workspace.perform("Attach", papers.take_in, one, None, [PaperFile("All.pdf", b"x")])

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        papers_folder.write(workspace, one, ["en"], tmp_path / "out", MADE_AT, stop)

    assert list((tmp_path / "out").iterdir()) == []


def test_a_second_folder_stands_beside_the_first(workspace: Workspace, tmp_path: Path) -> None:
    council(workspace, "en")
    one = meeting(workspace)

    folders = {papers_folder.write(workspace, one, ["en"], tmp_path / "out", MADE_AT).folder for _ in range(2)}

    assert len(folders) == 2


def test_no_title_leads_out_of_the_folder(workspace: Workspace, tmp_path: Path, shared_data: Path) -> None:
    council(workspace, "en")
    one = meeting(workspace)
    nasty = [text for text in json.loads((shared_data / "naughty-strings.json").read_text()) if text.strip()]
    for text in ["../../out", "CON", "a:b", "x" * 400, *nasty[::25]]:
        draft = PaperDraft({"en": text}, number="")
        with suppress(TextMissing):
            workspace.perform("Add", papers.add, one, draft, {"en": PaperFile("a.pdf", text.encode("utf-8", "ignore"))})

    written = papers_folder.write(workspace, one, ["en"], tmp_path / "out", MADE_AT)

    assert len(list(written.folder.iterdir())) == len(written.files)
    assert [path for path in tmp_path.rglob("*.pdf") if path.parent != written.folder] == []
