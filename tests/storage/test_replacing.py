"""A sound copy put in the place of a damaged file: all of it happens, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from councildesk.storage import copying, replacing, schema
from councildesk.storage.refusals import PlaceUnreachable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A damaged one with a log."""
    file = tmp_path / "council" / "a.council"
    file.parent.mkdir()
    file.write_bytes(b"damaged")
    file.with_name("a.council-wal").write_bytes(b"its log")
    return file


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    backup = tmp_path / "backup.council"
    schema.create(backup).close()
    return backup


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_replaced_stays_beside_with_its_log_also_behind_a_link(
    file: Path, backup: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.council"
    link.symlink_to(file)

    kept = replacing.replace(link, backup, "damaged")

    assert kept == file.with_name("a (damaged).council")
    assert link.is_symlink()
    assert copying.check(file) == copying.check(backup)
    left = contents(file.parent)
    del left["a.council"]
    assert left == {"a (damaged).council": b"damaged", "a (damaged).council-wal": b"its log"}


@pytest.mark.parametrize("two_names", [True, False], ids=["disk", "stick"])
def test_a_place_that_fails_at_the_last_step_has_everything_as_it_was(
    file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, two_names: bool
) -> None:
    before = contents(file.parent)
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == file:
            raise OSError(5, "Input/output error")
        return replace(self, target)

    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", failing)
    if not two_names:
        monkeypatch.setattr(Path, "hardlink_to", refused)

    with pytest.raises(PlaceUnreachable):
        replacing.replace(file, backup, "damaged")

    assert contents(file.parent) == before
