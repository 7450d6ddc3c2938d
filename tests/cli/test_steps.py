"""The history of a file, of a record and of a field, and what was removed, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import empty_council
from builders import council, meeting, person
from cli.test_commands import Desk, desk
from councildesk.services import meetings, persons, texts

__all__ = ("desk",)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A council with a meeting that was renamed, two persons called Ada, and one who was removed."""
    path = tmp_path / "test.council"
    with empty_council.opened(path, "Leyla") as workspace:
        council(workspace)
        one = meeting(workspace, "Opening", number="AZ/7")
        workspace.perform("Change title", texts.put, "meeting", one, "title", {"en": "Founding conference"})
        gone = meeting(workspace, "Old business", number="AZ/8")
        for name in ("Ada Lovelace", "Ada King", "Bo Li"):
            last = person(workspace, name)
        workspace.perform("Remove person", persons.remove, last)
        workspace.perform("Remove meeting", meetings.remove, gone)
    return path


def test_steps_say_which_records_they_concern(desk: Desk, file: Path) -> None:
    status, out, _err = desk("history", file, "--limit", 2)

    assert status == 0
    assert [line.split("  ")[-1].strip() for line in out.splitlines()] == [
        "Remove meeting: AZ/8 Conference; Old business",
        "Remove person: Bo Li",
    ]


def test_a_record_is_told_by_its_number(desk: Desk, file: Path) -> None:
    status, out, _err = desk("history", file, "AZ/7")

    assert status == 0
    heading, newest, *_ = out.splitlines()
    assert heading == "Meeting AZ/7 Founding conference"
    assert newest.endswith("title (en): Conference -> Founding conference")


def test_a_field_is_told_alone_and_as_json(desk: Desk, file: Path) -> None:
    status, out, _err = desk("history", file, "AZ/7", "--field", "title", "--json")

    assert status == 0
    told = json.loads(out)
    assert (told["noun"], told["title"], told["removed"]) == ("meeting", "AZ/7 Founding conference", False)
    assert [(one["field"], one["old"], one["new"]) for one in told["changes"] if one["noun"] == "meeting"] == [
        ("title", "Conference", "Founding conference"),
        ("title", None, "Conference"),
    ]


def test_a_name_that_may_be_several_lists_them(desk: Desk, file: Path) -> None:
    status, _out, err = desk("history", file, "Ada")

    assert status == 1
    assert "“Ada” may be one of these; give its id:" in err
    assert "Ada Lovelace" in err
    assert "Ada King" in err
    key = next(line.split()[0] for line in err.splitlines() if "Lovelace" in line)
    assert desk("history", file, key)[1].startswith("Person Ada Lovelace")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("Nobody",), 1, "Nothing is called “Nobody”"),
        (("AZ/7", "--field", "colour"), 1, "“colour” was never changed there"),
        (("--field", "title"), 2, "--field needs a RECORD"),
    ],
)
def test_what_is_not_there_is_said(desk: Desk, file: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    found, _out, err = desk("history", file, *arguments)

    assert found == status
    assert said in err


def test_what_was_removed_is_listed_and_brought_back(desk: Desk, file: Path) -> None:
    _status, out, _err = desk("removed", file)
    first, second = out.splitlines()
    assert first.endswith("meeting: AZ/8 Conference (with 1 agenda item)")
    assert second.endswith("person: Bo Li")

    assert desk("removed", file, "--bring-back", first.split()[0])[0] == 0

    told = json.loads(desk("removed", file, "--json")[1])
    assert [(one["records"], one["label"], one["parts"]) for one in told] == [(["Bo Li"], "Remove person", {})]
    assert "AZ/8" in desk("history", file, "--limit", 1)[1]
    status, _out, err = desk("removed", file, "--bring-back", first.split()[0])
    assert (status, "brought back already" in err) == (1, True)
    assert desk("undo", file)[1] == "Taken back: Bring back what was removed.\n"
