"""Files kept in the council's own file."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from councildesk.domain.errors import NotFound, TextMissing
from councildesk.services import files
from councildesk.services.files import FileTooLarge
from councildesk.services.workspace import Workspace
from councildesk.storage.contents import CHUNK
from councildesk.storage.models import FileChunk
from councildesk.storage.session import RecordSession
from services.conftest import step


def chunks(session: RecordSession) -> int:
    return session.scalar(select(func.count()).select_from(FileChunk)) or 0


def test_a_file_is_kept_once_under_its_bare_name(workspace: Workspace) -> None:
    first = step(workspace, "Store file", files.store, "C:\\papers\\məruzə.pdf", b"%PDF-")
    second = workspace.perform("Store file", files.store, "../../papers/məruzə.pdf", b"%PDF-")

    row = workspace.read(files.row, first)
    assert first == second
    assert (row.name, row.media_type, row.size) == ("məruzə.pdf", "application/pdf", 5)
    assert workspace.read(files.content, first) == b"%PDF-"


def test_one_content_under_two_names_is_kept_once(workspace: Workspace) -> None:
    content = bytes(range(256)) * (CHUNK // 128) + b"end"
    ids = [step(workspace, "Store file", files.store, name, content) for name in ("a.bin", "b.bin")]

    assert len(set(ids)) == 2
    assert workspace.read(chunks) == 3
    assert all(workspace.read(files.content, one) == content for one in ids)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("paper", "", "application/octet-stream"),
        ("paper.PDF", "", "application/pdf"),
        ("paper.pdf", "text/plain", "text/plain"),
    ],
)
def test_the_media_type_is_told_by_the_ending_unless_it_is_given(
    workspace: Workspace, name: str, given: str, kept: str
) -> None:
    one = workspace.perform("Store file", files.store, name, b"", given)

    assert workspace.read(files.row, one).media_type == kept
    assert workspace.read(files.content, one) == b""


def test_files_that_cannot_be_kept_are_refused(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 4)

    assert workspace.perform("Store file", files.store, "a.txt", b"1234")
    with pytest.raises(FileTooLarge):
        workspace.perform("Store file", files.store, "a.txt", b"12345")
    with pytest.raises(TextMissing):
        workspace.perform("Store file", files.store, "folder/ ", b"1")
    for question in (files.row, files.content, files.checked):
        with pytest.raises(NotFound):
            workspace.read(question, "nothing")


def test_the_bound_is_a_hundred_megabytes_as_disks_and_systems_count_them() -> None:
    assert files.LARGEST == 100_000_000
