"""Searching from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import council, item, meeting, person
from councildesk.cli.main import run
from councildesk.services.workspace import Workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.council"
    with Workspace.create(path) as workspace:
        council(workspace, "az", "uz")
        person(workspace, "Fərid Şəfiyev", language="az")
        item(workspace, meeting(workspace, number="M/7", title={"uz": "Oʻzbekiston"}), "Şəfiyevs report on [trade]")
    return path


def call(*arguments: object) -> int:
    return run([str(one) for one in arguments], open_window=lambda _file: 0, obstacle=lambda: None)


def test_what_is_found_is_printed_by_kind_with_the_words_in_brackets(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("search", file, "шафиев") == 0

    assert capsys.readouterr().out == (
        "Persons\n  Fərid Şəfiyev\n    Fərid [Şəfiyev]\n\n"
        "Agenda items\n  Şəfiyevs report on [trade] (M/7)\n    [Şəfiyevs] report on [trade]\n"
    )


def test_several_words_must_all_occur(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("search", file, "shafiyev", "farid")

    assert "Agenda" not in capsys.readouterr().out


def test_the_json_says_where_the_words_stand(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("search", file, "o'zbekiston", "--json", "--limit", "1") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["words"], found["limit"]) == ("o'zbekiston", 1)
    (hit,) = found["hits"]
    (start, end), *_ = hit["marks"]
    assert (hit["noun"], hit["language"], hit["snippet"][start:end]) == ("meeting", "uz", "Oʻzbekiston")
    assert hit["meeting_id"] == hit["id"]
    assert (hit["person_id"], hit["meeting_number"]) == (None, "M/7")


def test_words_one_letter_off_are_offered_where_nothing_is_found(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("search", file, "shafeyev") == 0
    assert capsys.readouterr().out.startswith("Nothing found. Similar:\n\nPersons\n  Fərid Şəfiyev\n")

    call("search", file, "shafeyev", "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["hits"], found["similar"][0]["title"]) == ([], "Fərid Şəfiyev")


@pytest.mark.parametrize("typed", ["zzz", "AND", '" OR "', "*"])
def test_nothing_found_is_no_mistake(file: Path, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("search", file, typed) == 0
    assert capsys.readouterr().out == "Nothing found.\n"

    assert call("search", file, typed, "--json") == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []


def test_a_file_that_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("search", tmp_path / "none.council", "x") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_language_that_nobody_here_writes_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("search", file, "trade", "--language", "zz") == 2
    assert "'zz' is none of az, uz" in capsys.readouterr().err
