"""The commands about backups, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.test_commands import Desk, council, desk
from councildesk.cli.backups import places_of
from councildesk.services import record
from councildesk.services.workspace import Workspace

__all__ = ["council", "desk"]

PEOPLE = "Given name;Family name\nEve;Park\n"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def dump(file: Path) -> str:
    with Workspace.open(file) as workspace:
        return workspace.read(record.dump)


def bring_in(desk: Desk, council: Path) -> None:
    source = council.with_name("people.csv")
    source.write_text(PEOPLE, encoding="utf-8")
    assert desk("import", council, source)[0] == 0


def names(council: Path) -> list[str]:
    return sorted(path.name for path in places_of(council).folder.iterdir())


def test_a_backup_is_made_listed_and_restored_and_undo_takes_that_back(desk: Desk, council: Path) -> None:
    then = dump(council)
    status, out, _err = desk("backup", council)
    assert (status, out.rstrip().endswith("checked.")) == (0, True)
    bring_in(desk, council)
    today = dump(council)

    status, out, _err = desk("backups", council, "--check")
    assert status == 0
    assert "before an import" in out
    assert "made by hand" in out
    assert "last step: Load record; 1 meeting, 1 person, 0 entries of the minutes" in out

    by_hand = next(name for name in names(council) if "by-hand" in name)
    status, out, _err = desk("restore", council, by_hand, "--in-place")
    assert status == 0
    assert "Persons: go: 1 (Eve Park)" in out
    assert dump(council) == then
    assert any("before-restoring" in name for name in names(council))

    assert desk("undo", council)[:2] == (0, "Taken back: Restore backup.\n")
    assert dump(council) == today


def test_a_preview_changes_nothing_and_can_be_read_by_a_program(desk: Desk, council: Path) -> None:
    desk("backup", council)
    (name,) = names(council)
    bring_in(desk, council)
    today = dump(council)

    told = json.loads(desk("restore", council, name, "--preview", "--json")[1])

    assert [(one["noun"], one["gone"], one["gone_names"]) for one in told["changes"]] == [("person", 1, ["Eve Park"])]
    assert dump(council) == today
    assert desk("undo", council)[1] == "Taken back: Import persons.\n"


def test_a_record_that_is_loaded_over_another_is_backed_up_before(desk: Desk, council: Path) -> None:
    desk("load", council, council.with_name("record.json"), "--replace")

    assert [name.split(" UTC ")[1] for name in names(council)] == ["before-loading.council"]


def test_an_import_goes_on_where_no_backup_can_be_made(
    desk: Desk, council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "a file"))
    source = council.with_name("people.csv")
    source.write_text(PEOPLE, encoding="utf-8")

    status, _out, err = desk("import", council, source)

    assert status == 0
    assert err.startswith("No backup was made: ")


def test_a_backup_goes_into_a_new_file_and_never_over_one(desk: Desk, council: Path) -> None:
    desk("backup", council, "--to", council.parent)
    (backup,) = council.parent.glob("council 20*.council")
    new = council.with_name("new.council")

    assert desk("restore", council, backup, "--out", new)[0] == 0
    assert dump(new) == dump(council)
    status, _out, err = desk("restore", council, backup, "--out", new)
    assert (status, "already a file" in err) == (1, True)


def test_a_damaged_file_is_replaced_and_kept_beside(desk: Desk, council: Path) -> None:
    then = dump(council)
    desk("backup", council)
    (name,) = names(council)
    council.write_bytes(b"no council any more")

    status, out, _err = desk("restore", council, name, "--in-place")

    assert status == 0
    assert dump(council) == then
    (kept,) = council.parent.glob("council (damaged *).council")
    assert str(kept) in out
    assert kept.read_bytes() == b"no council any more"


def test_what_was_never_a_councils_file_is_not_replaced(desk: Desk, council: Path) -> None:
    desk("backup", council)
    (name,) = names(council)
    letter = council.with_name("letter.odt")
    letter.write_bytes(b"Dear Ada")

    status, _out, err = desk("restore", letter, places_of(council).folder / name, "--in-place")

    assert (status, err.count("\n")) == (1, 1)
    assert "not a council's file" in err
    assert letter.read_bytes() == b"Dear Ada"
    assert not list(council.parent.glob("letter (*"))


def test_a_file_that_is_gone_comes_back(desk: Desk, council: Path) -> None:
    then = dump(council)
    desk("backup", council)
    (name,) = names(council)
    council.unlink()

    assert desk("restore", council, name, "--in-place")[0] == 0
    assert dump(council) == then


def test_a_damaged_backup_is_told_and_restores_nothing(desk: Desk, council: Path) -> None:
    desk("backup", council)
    (name,) = names(council)
    (places_of(council).folder / name).write_bytes(b"rotten")
    then = dump(council)

    status, out, _err = desk("backups", council)
    assert status == 1
    assert "damaged" in out
    status, _out, err = desk("restore", council, name, "--in-place")

    assert status == 1
    assert err.count("\n") == 1
    assert dump(council) == then


def test_a_backup_that_is_not_there_and_a_call_that_says_nothing_are_refused(desk: Desk, council: Path) -> None:
    assert desk("backups", council)[1] == f"There is no backup of {council} yet.\n"
    assert desk("restore", council, "none.council", "--preview")[0] == 1
    assert desk("restore", council, "none.council")[0] == 2
    assert desk("backup", council, "--to", council.with_name("none"))[0] == 1
