"""A file is written whole or not at all, for its owner or for whoever may read others of this person."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from councildesk.storage import whole_files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize(("is_public", "mode"), [(True, 0o666), (False, 0o600)])
def test_a_file_is_for_its_owner_alone_unless_it_is_public(tmp_path: Path, is_public: bool, mode: int) -> None:
    path = tmp_path / "a.json"

    whole_files.write(path, b"{}", is_public=is_public)

    assert stat.S_IMODE(path.stat().st_mode) == mode & ~whole_files.umask()
    assert names(tmp_path) == ["a.json"]


def test_what_cannot_be_put_in_its_place_leaves_the_earlier_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    whole_files.write(path, b"first", is_public=True)

    def refuse(_handle: int) -> None:
        raise OSError(5, "no disk")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="no disk"):
        whole_files.write(path, b"second", is_public=True)

    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["a.json"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_two_threads_that_ask_for_permissions_leave_them_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    before, is_asked = os.umask, threading.Event()

    def change(mask: int) -> int:
        """As the system does, but another thread has the time to ask meanwhile, if it may."""
        found = before(mask)
        if not is_asked.is_set():
            is_asked.set()
            other.start()
            other.join(0.2)
        return found

    usual = whole_files.umask()
    answers: list[int] = []
    other = threading.Thread(target=lambda: answers.append(whole_files.umask()))
    monkeypatch.setattr(os, "umask", change)
    answers.append(whole_files.umask())
    other.join()

    assert answers == [usual, usual]


def test_a_folder_in_its_place_is_left_with_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()

    with pytest.raises(OSError, match=r".+"):
        whole_files.write(tmp_path / "a.json", b"{}", is_public=False)

    assert names(tmp_path) == ["a.json"]
