"""A paper comes into its place whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from councildesk.documents import delivery
from councildesk.documents.delivery import CouncilInTheWay, PlaceFull, PlaceRefused
from councildesk.storage import schema


def test_a_paper_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "minutes.pdf"
    place.write_bytes(b"old")

    delivery.write(place, b"new")

    assert place.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["minutes.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are a matter of POSIX")
def test_a_paper_may_be_read_by_whom_the_system_lets_read_new_files(tmp_path: Path) -> None:
    plain, place = tmp_path / "plain", tmp_path / "minutes.pdf"
    plain.touch()

    delivery.write(place, b"new")

    assert place.stat().st_mode == plain.stat().st_mode


def test_a_folder_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PlaceRefused) as refused:
        delivery.write(tmp_path / "missing" / "minutes.pdf", b"new")

    assert refused.value.path == str(tmp_path / "missing" / "minutes.pdf")
    assert refused.value.reason == os.strerror(errno.ENOENT)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_is_read_only_keeps_what_it_holds(tmp_path: Path) -> None:
    place = tmp_path / "minutes.pdf"
    place.write_bytes(b"old")
    tmp_path.chmod(0o500)

    try:
        with pytest.raises(PlaceRefused):
            delivery.write(place, b"new")
    finally:
        tmp_path.chmod(0o700)

    assert place.read_bytes() == b"old"


def test_a_folder_in_the_way_is_refused_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").mkdir()

    with pytest.raises(PlaceRefused):
        delivery.write(tmp_path / "minutes.pdf", b"new")

    assert [each.name for each in tmp_path.iterdir()] == ["minutes.pdf"]


def test_a_full_disk_leaves_the_old_paper_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "minutes.pdf"
    place.write_bytes(b"old")

    def no_room(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(PlaceFull) as refused:
        delivery.write(place, b"new")

    assert refused.value.path == str(place)
    assert place.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["minutes.pdf"]


def test_folders_are_made_with_those_above_them(tmp_path: Path) -> None:
    delivery.make_folder(tmp_path / "papers" / "2024")
    delivery.make_folder(tmp_path / "papers" / "2024")

    assert (tmp_path / "papers" / "2024").is_dir()


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "papers").write_bytes(b"")

    with pytest.raises(PlaceRefused):
        delivery.make_folder(tmp_path / "papers" / "2024")


def test_a_councils_file_is_never_replaced(tmp_path: Path) -> None:
    place = tmp_path / "Council.council"
    schema.create(place).close()
    before = place.read_bytes()

    with pytest.raises(CouncilInTheWay):
        delivery.write(place, b"a list")

    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
