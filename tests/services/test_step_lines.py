"""The history of the council: steps with names, filtered, in portions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from builders import council, meeting, person
from councildesk.services import agenda, families, persons, step_lines, texts
from councildesk.services.step_lines import Portion, Wanted
from councildesk.services.workspace import Workspace
from councildesk.storage.models import journaled

START = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Every step is an hour later than the one before."""
    hours = count()
    clock = lambda: START + dt.timedelta(hours=next(hours))  # noqa: E731
    with Workspace.create(tmp_path / "test.council", actor="Leyla", clock=clock) as workspace:
        yield workspace


def portion(workspace: Workspace, limit: int = 100, before: int | None = None, **wanted: object) -> Portion:
    return workspace.read(step_lines.portion, Wanted(**wanted), "en", limit, before)  # type: ignore[arg-type]


def labels(found: Portion) -> list[str]:
    return [line.label for line in found.lines]


def test_a_step_names_the_records_it_concerns(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", number="7")
    workspace.perform("Change title", texts.put, "meeting", one, "title", {"en": "Founding conference"})

    newest = portion(workspace).lines[0]

    assert (newest.label, newest.actor, newest.nouns) == ("Change title", "Leyla", ("meeting",))
    assert newest.titles == ("7 Founding conference",)


def test_parts_are_told_by_what_they_belong_to(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    draft = workspace.read(persons.draft, ada)
    workspace.perform("Change person", persons.change, ada, replace(draft, names=(replace(draft.names[0], given="A"),)))

    newest = portion(workspace).lines[0]

    assert (newest.nouns, newest.titles) == (("person",), ("A Lovelace",))


def test_many_records_are_named_in_part(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, *(f"Item {number}" for number in range(9)))
    keys = [row.id for row in workspace.read(agenda.rows, one, "en")]
    workspace.perform(
        "Rename", lambda session: [texts.put(session, "agenda_item", key, "title", {"en": key[-4:]}) for key in keys]
    )

    newest = portion(workspace).lines[0]

    assert len(newest.titles) == step_lines.MOST_NAMED
    assert newest.has_more


def test_portions_follow_each_other_without_a_gap(workspace: Workspace) -> None:
    for number in range(7):
        person(workspace, f"Ada {number}")
    whole = portion(workspace)

    one = portion(workspace, 3)
    two = portion(workspace, 3, one.before)
    three = portion(workspace, 3, two.before)

    assert (*one.lines, *two.lines, *three.lines) == whole.lines
    assert whole.before is None
    assert three.before is None


def test_steps_are_found_by_words_kind_day_and_author(workspace: Workspace) -> None:
    council(workspace)
    person(workspace, "Ada Lovelace")
    person(workspace, "Bo Li")
    meeting(workspace, "Opening")

    assert labels(portion(workspace, words="lovelace")) == ["Build person"]
    assert labels(portion(workspace, words="leyla meeting")) == ["Build meeting"]
    assert labels(portion(workspace, noun="person")) == ["Build person", "Build person"]
    assert labels(portion(workspace, since=START + dt.timedelta(hours=2), until=START + dt.timedelta(hours=3))) == [
        "Build person"
    ]
    assert portion(workspace, actor="Nobody").lines == ()
    assert workspace.read(step_lines.actors) == ["Leyla"]


def test_words_that_are_nowhere_are_looked_for_in_bounded_pieces(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_lines, "SCANNED", 4)
    person(workspace, "Ada Lovelace")
    for number in range(6):
        person(workspace, f"Bo {number}")

    first = portion(workspace, words="lovelace")

    assert first.lines == ()
    assert first.before is not None
    assert labels(portion(workspace, before=first.before, words="lovelace")) == ["Build person"]


def test_every_table_belongs_to_one_kind_of_record() -> None:
    told = [table for noun in families.RECORDS for table in families.family(noun)]

    assert len(told) == len(set(told))
    assert journaled().keys() - set(told) == {"text", "stored_file"}
