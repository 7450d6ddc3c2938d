"""The history of a record with its parts, and a whole old step taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from builders import council, meeting, person, seat, side
from councildesk.domain.errors import InUse, NotFound
from councildesk.domain.names import PersonName
from councildesk.services import agenda, meetings, persons, record_finding, record_history, sides, taking_back, texts
from councildesk.services.persons import PersonDraft
from councildesk.services.record_history import Told
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Step
from councildesk.storage.refusals import OwnerRemoved, UndoBlocked
from services.conftest import queries, step


def told(workspace: Workspace, noun: str, key: str, most: int = 1000) -> Told:
    return workspace.read(record_history.told, noun, key, most)


def place_of(workspace: Workspace, label: str) -> int:
    chosen = select(Step.place).where(Step.label == label).order_by(Step.place.desc())
    return workspace.read(lambda session: session.scalars(chosen).first() or 0)


def test_a_meeting_is_told_with_its_items_also_removed_ones(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening")
    other = meeting(workspace, "Elsewhere")
    (first,) = workspace.read(agenda.rows, one, "en")
    workspace.perform("Rename", texts.put, "agenda_item", first.id, "title", {"en": "Welcome"})
    workspace.perform("Remove item", agenda.remove, first.id)

    changes = told(workspace, "meeting", one).changes

    assert changes[0].label == "Remove item"
    assert any(row.is_removal and row.noun == "agenda_item" for row in changes)
    assert ("Opening", "Welcome") in [(row.old, row.new) for row in changes]
    assert {row.id for row in changes} == {one, first.id}
    assert other not in {row.id for row in changes}
    assert not {"rank", "meeting_id"} & {row.field for row in changes}


def test_a_long_history_is_told_from_its_newest_steps(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    for number in range(20):
        workspace.perform("Rename", texts.put, "meeting", one, "title", {"en": f"Title {number}"})

    newest, whole = told(workspace, "meeting", one, 5), told(workspace, "meeting", one)

    assert newest.has_older
    assert not whole.has_older
    assert newest.changes == whole.changes[: len(newest.changes)]
    assert newest.changes[0].new == "Title 19"


def test_a_history_is_read_in_few_questions_however_long_the_agenda(workspace: Workspace) -> None:
    council(workspace)
    short, long = meeting(workspace, "One"), meeting(workspace, *(f"Item {number}" for number in range(30)))

    def asked(key: str) -> int:
        return queries(workspace, record_history.told, "meeting", key, 1000)

    assert asked(long) == asked(short)


def test_an_old_step_is_taken_back_whole_and_later_ones_stay(workspace: Workspace) -> None:
    ada = workspace.perform("Add", persons.add, PersonDraft((PersonName("en", "Ada", "Lovelace"),)))
    draft = workspace.read(persons.draft, ada)
    workspace.perform("Change both", persons.change, ada, replace(draft, country="GB", languages=("en",)))
    workspace.perform("Note", persons.change, ada, replace(workspace.read(persons.draft, ada), notes="Later"))

    step(workspace, "Take back", taking_back.take_back_step, place_of(workspace, "Change both"))

    kept = workspace.read(persons.draft, ada)
    assert (kept.country, kept.languages, kept.notes) == (draft.country, draft.languages, "Later")


def test_a_newer_change_that_stands_in_the_way_is_named(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, number="7")
    workspace.perform("First", texts.put, "meeting", one, "title", {"en": "A"})
    workspace.perform("Second", texts.put, "meeting", one, "title", {"en": "B"})
    place = place_of(workspace, "First")

    newer = workspace.read(taking_back.newer_than_step, place)
    of_field = workspace.read(taking_back.newer, place, "meeting", one, "title", "en")

    assert newer == of_field
    assert newer is not None
    assert (newer.label, newer.actor) == ("Second", "Leyla")
    with pytest.raises(UndoBlocked):
        workspace.perform("Take back", taking_back.take_back_step, place)


def test_what_is_changed_back_can_be_taken_back_again(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    workspace.perform("First", texts.put, "meeting", one, "title", {"en": "A"})
    workspace.perform("Second", texts.put, "meeting", one, "title", {"en": "B"})
    workspace.perform("Third", texts.put, "meeting", one, "title", {"en": "A"})

    assert workspace.read(taking_back.newer_than_step, place_of(workspace, "First")) is None


def test_a_step_on_what_was_removed_since_waits_for_it_to_come_back(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    workspace.perform("First", texts.put, "meeting", one, "title", {"en": "A"})
    workspace.perform("Remove meeting", meetings.remove, one)

    newer = workspace.read(taking_back.newer_than_step, place_of(workspace, "First"))

    assert newer is not None
    assert newer.label == "Remove meeting"


def test_what_is_in_use_is_not_taken_back(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada Lovelace")
    seat(workspace, ada)

    with pytest.raises(InUse):
        workspace.perform("Take back", taking_back.take_back_step, place_of(workspace, "Build person"))


def test_a_person_does_not_come_back_to_a_side_that_is_gone(workspace: Workspace) -> None:
    council(workspace)
    az = side(workspace, "AZ")
    ada = person(workspace, "Ada Lovelace", az)
    workspace.perform("Remove person", persons.remove, ada)
    workspace.perform("Remove side", sides.remove, az)

    with pytest.raises(OwnerRemoved):
        workspace.perform("Take back", taking_back.take_back_step, place_of(workspace, "Remove person"))


def test_a_step_that_never_was_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.perform("Take back", taking_back.take_back_step, 999)


def test_records_are_meant_by_number_name_and_id(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, number="AZ-UZ/7")
    ada = person(workspace, "Ada Lovelace")
    person(workspace, "Ada King")

    def meant(typed: str) -> list[str]:
        return [found.id for found in workspace.read(record_finding.meant, typed, "en")]

    assert meant("AZ-UZ/7") == [one]
    assert meant("lovelace ada") == [ada]
    assert len(meant("Ada")) == 2
    assert meant(ada) == [ada]
    assert meant("nobody") == meant("  ") == []
    workspace.perform("Remove", persons.remove, ada)
    assert [found.is_removed for found in workspace.read(record_finding.meant, ada, "en")] == [True]
