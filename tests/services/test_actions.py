"""Actions: who does what by when, and the register over all meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import meeting, person, side
from councildesk.domain.errors import AlreadyThere, NotFound, StateNotAllowed, TextMissing, ValueNotAllowed
from councildesk.domain.minutes import ActionState, EntryKind, MinutesState
from councildesk.domain.text import paragraphs
from councildesk.services import actions, minutes, organisations
from councildesk.services.actions import ActionDraft, AssigneeDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk

DUE = dt.date(2024, 10, 1)


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def ask(desk: Desk, words: str = "Send the papers.", draft: ActionDraft | None = None, item: int | None = 0) -> str:
    item_id = None if item is None else desk.items[item]
    content = {"en": paragraphs(words)}
    return step(desk.workspace, "Add", actions.add, desk.meeting, content, draft or ActionDraft(), item_id=item_id)


def register(desk: Desk) -> list[actions.ActionRow]:
    return desk.workspace.read(actions.rows, "en")


def test_an_action_is_added_with_its_words(desk: Desk) -> None:
    ada = person(desk.workspace, "Ada Lovelace")
    draft = ActionDraft((AssigneeDraft(person_id=ada),), DUE, {"en": "Half done"})

    action = ask(desk, draft=draft)

    assert desk.workspace.read(actions.draft, action) == draft
    (row,) = register(desk)
    assert (row.text, row.progress) == ({"en": "Send the papers."}, {"en": "Half done"})
    assert (row.due_on, row.state, row.item_id) == (DUE, ActionState.OPEN, desk.items[0])
    assert [assignee.name for assignee in row.assignees] == ["Ada Lovelace"]
    (entry,) = desk.rows()
    assert entry.kind is EntryKind.ACTION
    assert entry.action is not None
    assert entry.action.assignees == row.assignees


def test_an_action_of_the_meeting_as_a_whole_stands_before_the_items(desk: Desk) -> None:
    desk.write("text")

    ask(desk, item=None)

    assert desk.read() == ["0 Send the papers.", "1 text"]


def test_an_action_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(TextMissing):
        ask(desk, "  ")


def test_persons_sides_and_organisations_are_assigned_in_order(desk: Desk) -> None:
    ada, az = person(desk.workspace, "Ada Lovelace"), side(desk.workspace, "AZ")
    embassy = desk.workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Embassy"}))
    everybody = (AssigneeDraft(side_id=az), AssigneeDraft(person_id=ada), AssigneeDraft(organisation_id=embassy))
    action = ask(desk, draft=ActionDraft(everybody))

    assert [one.name for one in register(desk)[0].assignees] == ["AZ", "Ada Lovelace", "Embassy"]
    step(desk.workspace, "Change", actions.change, action, ActionDraft(everybody[::-1]))
    assert [one.name for one in register(desk)[0].assignees] == ["Embassy", "Ada Lovelace", "AZ"]
    step(desk.workspace, "Change", actions.change, action, ActionDraft(everybody[1:2]))
    assert [one.person_id for one in register(desk)[0].assignees] == [ada]
    step(desk.workspace, "Change", actions.change, action, ActionDraft(everybody[:2]))
    assert [one.name for one in register(desk)[0].assignees] == ["AZ", "Ada Lovelace"]


def test_an_assignee_is_one_known_record_named_once(desk: Desk) -> None:
    ada, az = person(desk.workspace, "Ada Lovelace"), side(desk.workspace, "AZ")
    action = ask(desk)

    for wrong, refusal in (
        ((AssigneeDraft(),), ValueNotAllowed),
        ((AssigneeDraft(person_id=ada, side_id=az),), ValueNotAllowed),
        ((AssigneeDraft(person_id="nobody"),), NotFound),
        ((AssigneeDraft(side_id=az), AssigneeDraft(side_id=az)), AlreadyThere),
    ):
        with pytest.raises(refusal):
            desk.workspace.perform("Change", actions.change, action, ActionDraft(wrong))


def test_an_action_is_done_on_a_day_and_may_be_open_again(desk: Desk) -> None:
    action = ask(desk)

    step(desk.workspace, "Done", actions.set_state, action, ActionState.DONE, DUE)
    assert (register(desk)[0].state, register(desk)[0].done_on) == (ActionState.DONE, DUE)
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("Drop", actions.set_state, action, ActionState.DROPPED)
    step(desk.workspace, "Open", actions.set_state, action, ActionState.OPEN, DUE)
    assert (register(desk)[0].state, register(desk)[0].done_on) == (ActionState.OPEN, None)


def test_progress_is_noted_after_the_minutes_are_final(desk: Desk) -> None:
    action = ask(desk)
    for state in (MinutesState.AGREED, MinutesState.SIGNED):
        desk.workspace.perform("State", minutes.set_state, desk.meeting, state)

    draft = replace(desk.workspace.read(actions.draft, action), progress={"en": "Sent"})
    step(desk.workspace, "Change", actions.change, action, draft)

    assert register(desk)[0].progress == {"en": "Sent"}


def test_actions_are_numbered(desk: Desk) -> None:
    first, second = ask(desk), ask(desk)

    assert step(desk.workspace, "Number", actions.give_number, first) == "A-2024-001"
    assert desk.workspace.perform("Number", actions.give_number, first) == "A-2024-001"
    step(desk.workspace, "Number", actions.set_number, second, "A-7")
    with pytest.raises(AlreadyThere):
        desk.workspace.perform("Number", actions.set_number, first, "A-7")
    assert [row.number for row in register(desk)] == ["A-2024-001", "A-7"]
    step(desk.workspace, "Number", actions.set_number, second, " ")
    assert [row.number for row in register(desk)] == ["A-2024-001", ""]


def test_the_register_is_filtered_by_meeting_and_state(desk: Desk) -> None:
    done, still_open = ask(desk), ask(desk)
    desk.workspace.perform("Done", actions.set_state, done, ActionState.DONE)
    other = meeting(desk.workspace, date=dt.date(2024, 1, 1))
    elsewhere = desk.workspace.perform("Add", actions.add, other, {"en": paragraphs("x")}, ActionDraft())

    def found(**filters: object) -> list[str]:
        return [row.id for row in desk.workspace.read(actions.rows, "en", **filters)]  # type: ignore[arg-type]

    assert found() == [elsewhere, done, still_open]
    assert found(meeting_id=desk.meeting) == [done, still_open]
    assert found(states=[ActionState.OPEN]) == [elsewhere, still_open]


def test_an_unknown_action_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.workspace.perform("Number", actions.give_number, "nothing")
