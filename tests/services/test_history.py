"""The history of the record, read from the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from builders import BAKU, DAY, council, item, meeting, person, side
from councildesk.domain.journal import StepKind
from councildesk.domain.minutes import TextState
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, entries, history, meetings, organisations, texts
from councildesk.services.history import ChangeRow
from councildesk.services.meetings import MeetingDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace

START = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Every step is a minute later than the one before."""
    minutes = count()
    with Workspace.create(
        tmp_path / "test.council", actor="Leyla", clock=lambda: START + dt.timedelta(minutes=next(minutes))
    ) as workspace:
        yield workspace


def of_field(workspace: Workspace, noun: str, key: str, field: str, language: str | None = None) -> list[ChangeRow]:
    found = workspace.read(history.of_record, noun, key)
    return [change for change in found if (change.field, change.language) == (field, language)]


def told(changes: list[ChangeRow]) -> list[str]:
    return [
        f"{change.noun}.{change.field}{f'/{change.language}' if change.language else ''}: {change.old} > {change.new}"
        for change in changes
    ]


def test_steps_are_listed_newest_first_with_what_they_touched(workspace: Workspace) -> None:
    council(workspace)
    workspace.perform("Add meeting", meetings.add, MeetingDraft(DAY, {"en": "One", "de": "Eins"}, number=""))
    workspace.undo()

    newest, added, built = workspace.read(history.steps)

    assert (newest.label, newest.kind) == ("Add meeting", StepKind.UNDO)
    assert (added.label, added.kind, added.actor, added.place) == ("Add meeting", StepKind.EDIT, "Leyla", 2)
    assert added.at == START + dt.timedelta(minutes=1)
    assert added.counts == {"meeting": 1, "text": 2}
    assert built.counts["working_language"] == 2


def test_steps_come_in_pages(workspace: Workspace) -> None:
    council(workspace)
    for name in "abc":
        workspace.perform(f"Add {name}", organisations.add, OrganisationDraft({"en": name}))

    first = workspace.read(history.steps, limit=2)
    rest = workspace.read(history.steps, before=first[-1].place, limit=10)

    assert [step.label for step in first] == ["Add c", "Add b"]
    assert [step.label for step in rest] == ["Add a", "Build council"]


def test_a_step_tells_each_field_before_and_after(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, title={"en": "Conference"}, starts_at=None)
    host = side(workspace, "AZ")
    draft = MeetingDraft(DAY, {"en": "Second conference"}, number="", time_zone=BAKU, host_side_id=host)
    workspace.perform("Change meeting", meetings.change, one, draft)

    changes = workspace.read(history.changes, workspace.read(history.steps)[0].place)

    assert len(workspace.read(history.changes, changes[0].place, limit=1)) == 1
    assert sorted(told(changes)) == [
        f"meeting.host_side_id: None > {host}",
        "meeting.title/en: Conference > Second conference",
    ]
    (moved,) = (change for change in changes if change.field == "host_side_id")
    assert (moved.refers_to, moved.id, moved.label) == ("side", one, "Change meeting")


def test_values_are_told_as_what_they_are(workspace: Workspace) -> None:
    council(workspace)
    meeting(workspace, starts_at=dt.datetime(2024, 8, 27, 6, tzinfo=dt.UTC))

    changes = {change.field: change.new for change in workspace.read(history.changes, 2)}

    assert changes["date"] == DAY
    assert changes["starts_at"] == dt.datetime(2024, 8, 27, 6, tzinfo=dt.UTC)
    assert changes["kind"] == "ordinary"


def test_making_and_removing_a_record_are_told_apart(workspace: Workspace) -> None:
    council(workspace)
    one = workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Embassy"}))
    workspace.perform("Remove", organisations.remove, one)

    found = workspace.read(history.of_record, "organisation", one)

    assert [change.label for change in found if change.is_removal and not change.language] == ["Remove"]
    assert [change.label for change in found if change.is_creation] == ["Add"]
    assert "organisation.name/en: Embassy > None" in told(found)


def test_the_history_of_a_record_holds_its_texts_and_nothing_else(workspace: Workspace) -> None:
    council(workspace)
    one, other = meeting(workspace), meeting(workspace)
    place = item(workspace, one, "Budget")
    workspace.perform("Rename", agenda.rename, place, "de", "Haushalt")
    workspace.perform("Rename", agenda.rename, place, "de", "Etat")
    item(workspace, other, "Else")

    found = workspace.read(history.of_record, "agenda_item", place)

    assert {change.id for change in found} == {place}
    assert [line for line in told(found) if "/de" in line] == [
        "agenda_item.title/de: Haushalt > Etat",
        "agenda_item.title/de: None > Haushalt",
    ]


def test_the_history_of_a_field_in_one_language(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    entry = workspace.perform("Write", entries.add, one, entries.EntryDraft(content={"en": paragraphs("a")}))
    workspace.perform("Write", entries.write, entry, "az", paragraphs("ə"))
    workspace.perform("Write", entries.write, entry, "en", paragraphs("a\nb"))
    workspace.undo()

    found = of_field(workspace, "entry", entry, "content", "en")

    assert told(found) == [
        "entry.content/en: a\nb > a",
        "entry.content/en: a > a\nb",
        "entry.content/en: None > a",
    ]
    assert told(of_field(workspace, "entry", entry, "kind")) == ["entry.kind: None > paragraph"]


def test_a_text_that_was_emptied_and_written_again(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    for title in ("first", "", "second"):
        workspace.perform("Write", texts.put, "meeting", one, "place", {"en": title})

    found = of_field(workspace, "meeting", one, "place", "en")

    assert told(found) == [
        "meeting.place/en: None > second",
        "meeting.place/en: first > None",
        "meeting.place/en: None > first",
    ]


def test_a_confirmed_translation_is_part_of_the_history(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    entry = workspace.perform("Write", entries.add, one, entries.EntryDraft(content={"en": paragraphs("a")}))
    workspace.perform("Write", entries.write, entry, "az", paragraphs("ə"))
    workspace.perform("Check", entries.set_text_state, entry, "az", TextState.CHECKED)

    found = of_field(workspace, "entry", entry, "state", "az")

    assert told(found) == ["entry.state/az: translated > checked"]


def test_a_record_without_history_has_none(workspace: Workspace) -> None:
    assert workspace.read(history.steps) == []
    assert workspace.read(history.of_record, "meeting", "nothing") == []
    assert workspace.read(history.changes, 99) == []


def test_who_and_when_are_told_of_every_change(workspace: Workspace) -> None:
    one = person(workspace, "Ada Lovelace")

    (created, *_) = workspace.read(history.of_record, "person", one)

    assert (created.actor, created.at, created.kind) == ("Leyla", START, StepKind.EDIT)
