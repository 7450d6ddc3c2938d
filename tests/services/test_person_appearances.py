"""Where a person appears in the record."""

from __future__ import annotations

from builders import council, item, meeting, person
from councildesk.domain.agenda import ItemRole
from councildesk.domain.attendance import Reply
from councildesk.domain.council import Role
from councildesk.domain.minutes import ActionState, EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import (
    actions,
    entries,
    invitations,
    item_persons,
    officers,
    person_appearances,
)
from councildesk.services.actions import ActionDraft, AssigneeDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import InvitationDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.officers import OfficerDraft
from councildesk.services.workspace import Workspace


def test_each_place_is_told_once_by_kind(workspace: Workspace) -> None:
    council(workspace)
    ada, other = person(workspace, "Ada King"), person(workspace, "Charles Babbage")
    one = meeting(workspace, number="M-1")
    topic = item(workspace, one, "Engines")
    talk = ItemPersonDraft(ada, ItemRole.RAPPORTEUR, {"en": "On notes"})
    workspace.perform("Speak", item_persons.add, topic, talk)
    workspace.perform("Preside", officers.add, one, OfficerDraft(ada, Role.CHAIR))
    said = EntryDraft(EntryKind.STATEMENT, {"en": paragraphs("It weaves patterns.")}, ada)
    workspace.perform("Say", entries.add, one, said, item_id=topic)
    workspace.perform("Say", entries.add, one, EntryDraft(EntryKind.STATEMENT, {}, other), item_id=topic)
    todo = EntryDraft(EntryKind.ACTION, {"en": paragraphs("Write it down")})
    entry = workspace.perform("Action", entries.add, one, todo, item_id=topic)
    (facts,) = workspace.read(actions.of_entries, [entry], "en").values()
    workspace.perform("Assign", actions.change, facts.id, ActionDraft((AssigneeDraft(ada),)))
    workspace.perform("Invite", invitations.add, one, InvitationDraft(ada))

    rows = workspace.read(person_appearances.rows, ada, "en")

    assert [(row.noun, row.text, row.choice) for row in rows] == [
        ("officer", "", Role.CHAIR),
        ("item_person", "Engines", ItemRole.RAPPORTEUR),
        ("entry", "It weaves patterns.", EntryKind.STATEMENT),
        ("assignee", "Write it down", ActionState.OPEN),
        ("invitation", "", Reply.NONE),
    ]
    assert {row.meeting_id for row in rows} == {one}
    assert {row.meeting for row in rows} == {"M-1 Conference"}
    assert rows[1].talk == "On notes"
    assert rows[3].action_id == facts.id


def test_figures_count_statements_and_what_is_still_owed(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada King")
    one = meeting(workspace)
    for kind in (EntryKind.STATEMENT, EntryKind.STATEMENT, EntryKind.PARAGRAPH):
        last = workspace.perform("Say", entries.add, one, EntryDraft(kind, {}, ada))
    gone = workspace.perform("Say", entries.add, one, EntryDraft(EntryKind.STATEMENT, {}, ada))
    workspace.perform("Remove", entries.remove, gone)
    keys = []
    for _number in range(2):
        entry = workspace.perform("Action", entries.add, one, EntryDraft(EntryKind.ACTION))
        (facts,) = workspace.read(actions.of_entries, [entry], "en").values()
        workspace.perform("Assign", actions.change, facts.id, ActionDraft((AssigneeDraft(ada),)))
        keys.append(facts.id)
    workspace.perform("Done", actions.set_state, keys[0], ActionState.DONE)

    found = workspace.read(person_appearances.figures, ada)

    assert last
    assert (found.statements, found.open_actions) == (2, 1)
