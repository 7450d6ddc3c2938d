"""What records are called where they are mentioned."""

from __future__ import annotations

import pytest

from builders import council, meeting, person, seat, side
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import (
    actions,
    agenda,
    decisions,
    entries,
    meetings,
    organisations,
    persons,
    stays,
    texts,
    titles,
)
from councildesk.services.actions import ActionDraft, AssigneeDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Assignee, journaled


def title(workspace: Workspace, noun: str, key: str, language: str = "en") -> str:
    return workspace.read(titles.one, noun, key, language)


def test_names_and_texts_are_shown_in_the_readers_language(workspace: Workspace) -> None:
    founded = council(workspace, "az", "en")
    workspace.perform("Name", texts.put, "council", founded, "name", {"en": "Expert Council", "az": "Ekspert Şurası"})
    ada = person(workspace, "Ada Lovelace")

    assert title(workspace, "council", founded, "az") == "Ekspert Şurası"
    assert title(workspace, "council", founded, "ru") == "Ekspert Şurası"
    assert title(workspace, "person", ada) == "Ada Lovelace"


def test_a_short_name_goes_before_the_name_and_a_code_comes_last(workspace: Workspace) -> None:
    draft = OrganisationDraft({"en": "Center of Analysis"}, {"en": "AIR"})
    air = workspace.perform("Add", organisations.add, draft)
    embassy = workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Embassy"}, code="EMB"))
    council(workspace)
    az = side(workspace, "AZ")
    workspace.perform("Name", texts.put, "side", az, "name", {"en": ""})

    assert title(workspace, "organisation", air) == "AIR"
    assert title(workspace, "organisation", embassy) == "Embassy"
    assert title(workspace, "side", az) == "AZ"


def test_numbers_stand_before_titles(workspace: Workspace) -> None:
    council(workspace)
    numbered, plain = meeting(workspace, number="2024/01"), meeting(workspace)
    draft = entries.EntryDraft(EntryKind.DECISION, {"en": paragraphs("It was decided.\nSecond paragraph.")})
    entry = workspace.perform("Write", entries.add, plain, draft)
    decision = workspace.read(decisions.rows)[0].id
    workspace.perform("Number", decisions.set_number, decision, "D-1")

    assert title(workspace, "meeting", numbered) == "2024/01 Conference"
    assert title(workspace, "meeting", plain) == "Conference"
    assert title(workspace, "entry", entry) == "It was decided. Second paragraph."
    assert title(workspace, "decision", decision) == "D-1 It was decided. Second paragraph."


def test_long_texts_are_cut_between_words() -> None:
    words = "word " * 30

    assert titles.shortened("short  text\n") == "short text"
    assert titles.shortened(words) == "word " * 15 + "word…"
    assert titles.shortened("x" * 200) == "x" * titles.LONGEST + "…"


def test_what_is_about_a_person_is_called_by_the_person(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada Lovelace")
    her_seat, held = seat(workspace, ada), meeting(workspace)
    workspace.perform("Arrive", stays.arrive, held, StayDraft(ada, her_seat))
    content = {"en": paragraphs("Write the letter")}
    workspace.perform("Add", actions.add, held, content, ActionDraft((AssigneeDraft(person_id=ada),)))
    (stay,) = workspace.read(stays.rows, held)
    assignee = workspace.read(lambda session: session.query(Assignee.id).scalar())

    assert title(workspace, "stay", stay.id) == "Ada Lovelace"
    assert title(workspace, "assignee", assignee) == "Write the letter"


def test_removed_records_are_still_called_what_they_were(workspace: Workspace) -> None:
    council(workspace)
    held, ada = meeting(workspace, "Budget"), person(workspace, "Ada Lovelace")
    (row,) = workspace.read(agenda.rows, held, "en")
    workspace.perform("Remove", meetings.remove, held)
    workspace.perform("Remove", persons.remove, ada)

    assert title(workspace, "agenda_item", row.id) == "Budget"
    assert title(workspace, "meeting", held) == "Conference"
    assert title(workspace, "person", ada) == "Ada Lovelace"


def test_a_text_is_called_by_its_record(workspace: Workspace) -> None:
    council(workspace)
    held = meeting(workspace)

    assert title(workspace, "text", f"{held}/title/en") == "Conference"


@pytest.mark.parametrize("noun", [*journaled(), "nothing_like_it"])
def test_what_is_not_there_has_no_title(workspace: Workspace, noun: str) -> None:
    assert title(workspace, noun, "nothing") == ""


def test_many_titles_are_asked_at_once(workspace: Workspace) -> None:
    council(workspace)
    held, ada = meeting(workspace), person(workspace, "Ada Lovelace")

    found = workspace.read(titles.of, [("meeting", held), ("person", ada), ("meeting", held)], "en")

    assert found == {("meeting", held): "Conference", ("person", ada): "Ada Lovelace"}
