"""The people of an agenda item."""

from __future__ import annotations

import pytest

from builders import council, item, meeting, person
from councildesk.domain.agenda import ItemRole
from councildesk.domain.errors import AlreadyThere, NotFound, ValueNotAllowed
from councildesk.services import item_persons
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_a_panel_has_a_moderator_and_speakers_with_talks(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    panel, other = item(workspace, one, "Panel"), item(workspace, one, "Closing")
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    talk = ItemPersonDraft(ada, ItemRole.SPEAKER, {"en": "Engines", "de": "Maschinen"}, 15)

    moderator = step(workspace, "Add", item_persons.add, panel, ItemPersonDraft(mary, ItemRole.MODERATOR))
    speaker = step(workspace, "Add", item_persons.add, panel, talk)

    people = workspace.read(item_persons.rows, [panel, other], "de")
    assert [(row.id, row.name, row.role, row.talk, row.planned_minutes) for row in people[panel]] == [
        (moderator, "Mary Somerville", ItemRole.MODERATOR, "", None),
        (speaker, "Ada Lovelace", ItemRole.SPEAKER, "Maschinen", 15),
    ]
    assert people[other] == []
    assert workspace.read(item_persons.draft, speaker) == talk


def test_people_of_an_item_are_changed_moved_and_removed(workspace: Workspace) -> None:
    one = item(workspace, meeting(workspace), "Panel")
    names = ("Ada Lovelace", "Mary Somerville", "Emmy Noether")
    people = [person(workspace, name) for name in names]
    ids = [workspace.perform("Add", item_persons.add, one, ItemPersonDraft(each)) for each in people]

    step(workspace, "Change", item_persons.change, ids[0], ItemPersonDraft(people[0], ItemRole.RAPPORTEUR))
    step(workspace, "Move", item_persons.move, ids[2], 0)
    step(workspace, "Remove", item_persons.remove, ids[1])

    rows = workspace.read(item_persons.rows, [one], "en")[one]
    assert [(row.name, row.role) for row in rows] == [
        ("Emmy Noether", ItemRole.SPEAKER),
        ("Ada Lovelace", ItemRole.RAPPORTEUR),
    ]


def test_a_part_that_cannot_be_is_refused(workspace: Workspace) -> None:
    one, ada = item(workspace, meeting(workspace), "Panel"), person(workspace, "Ada Lovelace")
    workspace.perform("Add", item_persons.add, one, ItemPersonDraft(ada))

    with pytest.raises(AlreadyThere):
        workspace.perform("Add", item_persons.add, one, ItemPersonDraft(ada))
    with pytest.raises(NotFound):
        workspace.perform("Add", item_persons.add, one, ItemPersonDraft("nobody"))
    with pytest.raises(ValueNotAllowed):
        workspace.perform("Add", item_persons.add, one, ItemPersonDraft(ada, ItemRole.GUEST, planned_minutes=-1))
    with pytest.raises(NotFound):
        workspace.perform("Remove", item_persons.remove, "none")
