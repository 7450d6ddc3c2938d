"""Officers of a meeting: chairs and secretaries, and in whose place."""

from __future__ import annotations

import pytest

from builders import council, meeting, person, seat, side
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound
from councildesk.services import officers
from councildesk.services.officers import OfficerDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_a_deputy_presides_in_the_place_of_the_co_chair(workspace: Workspace) -> None:
    council(workspace)
    one, ours = meeting(workspace), side(workspace, "AZ")
    farid, aysel = person(workspace, "Farid Shafiyev"), person(workspace, "Aysel Quliyeva")

    officer = step(workspace, "Add officer", officers.add, one, OfficerDraft(aysel, Role.CO_CHAIR, ours, farid))

    (row,) = workspace.read(officers.rows, one, "en")
    assert (row.name, row.role, row.side_id, row.replaces_name) == (
        "Aysel Quliyeva",
        Role.CO_CHAIR,
        ours,
        "Farid Shafiyev",
    )
    assert workspace.read(officers.draft, officer) == OfficerDraft(aysel, Role.CO_CHAIR, ours, farid)


def test_officers_are_changed_moved_and_removed(workspace: Workspace) -> None:
    one = meeting(workspace)
    people = [person(workspace, name) for name in ("Ada Lovelace", "Mary Somerville", "Emmy Noether")]
    ids = [workspace.perform("Add", officers.add, one, OfficerDraft(each, Role.SECRETARY)) for each in people]

    step(workspace, "Change officer", officers.change, ids[0], OfficerDraft(people[0], Role.CHAIR))
    step(workspace, "Move officer", officers.move, ids[2], 0)
    step(workspace, "Remove officer", officers.remove, ids[1])

    rows = workspace.read(officers.rows, one, "en")
    assert [(row.name, row.role) for row in rows] == [("Emmy Noether", Role.SECRETARY), ("Ada Lovelace", Role.CHAIR)]


def test_nobody_holds_one_office_twice(workspace: Workspace) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    workspace.perform("Add officer", officers.add, one, OfficerDraft(ada, Role.CHAIR))
    workspace.perform("Add officer", officers.add, one, OfficerDraft(ada, Role.SECRETARY))

    with pytest.raises(AlreadyThere):
        workspace.perform("Add officer", officers.add, one, OfficerDraft(ada, Role.CHAIR))


@pytest.mark.parametrize(
    "fields", [{"person_id": "nobody"}, {"replaces_id": "nobody"}, {"side_id": "nowhere"}], ids=lambda one: str(one)
)
def test_an_officer_must_be_somebody(workspace: Workspace, fields: dict[str, str]) -> None:
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    known = {"person_id": ada, "role": Role.CHAIR}

    with pytest.raises(NotFound):
        workspace.perform("Add officer", officers.add, one, OfficerDraft(**(known | fields)))
    with pytest.raises(NotFound):
        workspace.perform("Remove officer", officers.remove, "none")


def test_the_seats_of_the_day_propose_chairs_first_side_by_side(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    bahrom, farid, leyla = (person(workspace, name) for name in ("Bahrom A", "Farid S", "Leyla K"))
    seat(workspace, leyla, az, Role.SECRETARY)
    seat(workspace, bahrom, uz, Role.CO_CHAIR)
    seat(workspace, farid, az, Role.CO_CHAIR)
    seat(workspace, None, uz, Role.SECRETARY)
    seat(workspace, person(workspace, "Ada Lovelace"), az)

    assert workspace.read(officers.proposed, meeting(workspace)) == [
        OfficerDraft(farid, Role.CO_CHAIR, az),
        OfficerDraft(bahrom, Role.CO_CHAIR, uz),
        OfficerDraft(leyla, Role.SECRETARY, az),
    ]
