from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import builders
from councildesk.services import backups, kept_glance, texts
from councildesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 26)
TOMORROW = TODAY + dt.timedelta(days=1)
SHOWN = {"title": "Şura", "lines": ["1", "<b>2</b>"]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A council's file with a meeting."""
    file = tmp_path / "a.council"
    with Workspace.create(file) as workspace:
        builders.council(workspace)
        builders.meeting(workspace)
    return file


@pytest.fixture
def place(tmp_path: Path, file: Path) -> Path:
    """Where something was kept of the file for two days."""
    place = tmp_path / "cache" / "glance.json"
    kept_glance.keep(place, stamp(file), {TODAY: SHOWN, TOMORROW: ["tomorrow"]})
    return place


def stamp(file: Path) -> kept_glance.Stamp:
    """As the file is taken leave of."""
    with Workspace.open(file) as workspace:
        return kept_glance.stamp(file, "en", workspace.read(backups.moment))


def read(place: Path, file: Path, day: dt.date = TODAY) -> Any:
    return kept_glance.read(place, file, "en", day)


def test_what_was_kept_is_read_on_its_days_alone(place: Path, file: Path) -> None:
    days = [TODAY + dt.timedelta(days=number) for number in (-1, 0, 1, 2)]

    assert [read(place, file, day) for day in days] == [None, SHOWN, ["tomorrow"], None]


@pytest.mark.skipif(os.name == "nt", reason="a person's folders are private there by themselves")
def test_it_is_for_its_owner_alone(place: Path) -> None:
    assert place.stat().st_mode & 0o077 == 0


def test_reading_leaves_nothing_beside_the_file_and_the_file_as_it_is(place: Path, file: Path) -> None:
    before = file.read_bytes()

    assert read(place, file) == SHOWN

    assert file.read_bytes() == before
    assert sorted(found.name for found in file.parent.iterdir()) == ["a.council", "cache"]


def test_it_counts_no_longer_when_somebody_has_written(place: Path, file: Path) -> None:
    with Workspace.open(file) as workspace:
        builders.person(workspace, "Ada Lovelace")

    assert read(place, file) is None


@pytest.mark.parametrize("beside", ["-wal", "-journal"])
def test_it_counts_not_while_somebody_writes_or_was_interrupted(place: Path, file: Path, beside: str) -> None:
    Path(f"{file}{beside}").write_bytes(b"")
    assert read(place, file) == SHOWN, "an emptied one says nothing"

    Path(f"{file}{beside}").write_bytes(b"1")
    assert read(place, file) is None


def test_a_step_taken_back_is_a_change_as_well(place: Path, file: Path) -> None:
    with Workspace.open(file) as workspace:
        workspace.undo()
        workspace.redo()

    assert read(place, file) is None


def test_typing_that_lengthens_the_newest_step_is_a_change_as_well(place: Path, file: Path) -> None:
    with Workspace.open(file) as workspace:
        owner = builders.meeting(workspace)
        moments = []
        for words in ("A", "A title"):
            workspace.perform_typing("title", "Type", texts.put, "meeting", owner, "title", {"en": words})
            moments.append(workspace.read(backups.moment))
    assert moments[0].seq == moments[1].seq

    found = []
    for moment in moments:
        kept_glance.keep(place, kept_glance.stamp(file, "en", moment), {TODAY: SHOWN})
        found.append(read(place, file))

    assert found == [None, SHOWN]


def test_another_language_program_or_zone_asks_the_record(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_glance.read(place, file, "de", TODAY) is None

    with monkeypatch.context() as other:
        other.setattr(kept_glance, "__version__", "99")
        assert read(place, file) is None
    with monkeypatch.context() as other:
        other.setattr(kept_glance.time, "tzname", ("UZT", "UZST"))
        assert read(place, file) is None
    assert read(place, file) == SHOWN


def test_another_schema_asks_the_record(place: Path, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")

    assert read(place, file) is None


def test_a_copy_elsewhere_is_another_file(place: Path, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.council"
    copy.write_bytes(file.read_bytes())

    assert read(place, copy) is None


def test_what_is_no_councils_file_any_more_is_not_touched(place: Path, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA application_id = 1")
    before = file.read_bytes()
    assert read(place, file) is None
    assert file.read_bytes() == before

    file.write_text("Dear Ada")
    assert read(place, file) is None
    assert file.read_text() == "Dear Ada"

    file.unlink()
    assert read(place, file) is None
    assert not file.exists()


def test_a_damaged_file_is_left_to_those_who_open_it(place: Path, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))

    assert read(place, file) is None


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"null",
        b"[]",
        b'{"stamp": 1, "days": 2}',
        b'{"stamp": null, "days": {"2026-11-26": 1}}',
        b'{"stamp": {}, "days": {"2026-11-26": 1}}',
        b"[" * 200_000,
        b" " * 2_000_000 + b"{}",
    ],
    ids=range(10),
)
def test_garbage_counts_as_nothing(place: Path, file: Path, garbage: bytes) -> None:
    place.write_bytes(garbage)

    assert read(place, file) is None


def test_days_that_are_none_count_as_nothing(place: Path, file: Path) -> None:
    for days in (None, [], "2026-11-26", 1):
        place.write_text(json.dumps({"stamp": stamp(file), "days": days}))

        assert read(place, file) is None


def test_half_of_it_counts_as_nothing(place: Path, file: Path) -> None:
    whole = place.read_bytes()

    for length in range(0, len(whole), 7):
        place.write_bytes(whole[:length])
        assert read(place, file) is None


def test_a_file_in_a_place_that_cannot_be_written_to_has_one_too(place: Path, file: Path) -> None:
    file.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        assert read(place, file) == SHOWN
    finally:
        file.parent.chmod(0o700)


def test_a_place_that_cannot_be_written_to_is_no_trouble(file: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")

    kept_glance.keep(in_the_way / "glance.json", stamp(file), {TODAY: SHOWN})
    kept_glance.forget(in_the_way / "glance.json")

    assert in_the_way.read_text() == "a file"


def test_the_name_of_a_file_need_not_be_text(place: Path) -> None:
    kept_glance.keep(place, {"file": os.fsdecode(b"r\xe4t.council")}, {TODAY: SHOWN})

    assert place.exists()


def test_a_council_without_a_step_has_one_too(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "new.council").close()
    place = tmp_path / "glance.json"

    kept_glance.keep(place, stamp(tmp_path / "new.council"), {TODAY: SHOWN})

    assert read(place, tmp_path / "new.council") == SHOWN
