"""The secretariats of a council and of its sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import BAKU, council, side
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.services import organisations, secretariats
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.secretariats import SecretariatDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


@pytest.fixture
def sides(workspace: Workspace) -> list[str]:
    council(workspace)
    return [side(workspace, "AZ"), side(workspace, "UZ", "Asia/Tashkent")]


@pytest.fixture
def center(workspace: Workspace, sides: list[str]) -> str:
    return workspace.perform(
        "Add organisation", organisations.add, OrganisationDraft({"en": "Center", "de": "Zentrum"})
    )


def test_a_secretariat_comes_back_as_it_was_written(workspace: Workspace, sides: list[str], center: str) -> None:
    draft = SecretariatDraft(
        {"en": "Office"}, {"en": "1 Street\nBaku"}, sides[0], center, "Asia/Dubai", "a@b.org", "+1"
    )

    office = step(workspace, "Add secretariat", secretariats.add, draft)

    assert workspace.read(secretariats.draft, office) == draft
    (row,) = workspace.read(secretariats.rows, "de")
    assert (row.name, row.address, row.side, row.organisation) == ("Office", "1 Street\nBaku", "AZ", "Zentrum")
    assert (row.time_zone, row.mail, row.phone) == ("Asia/Dubai", "a@b.org", "+1")


def test_name_and_zone_are_those_of_the_house_where_none_is_given(
    workspace: Workspace, sides: list[str], center: str
) -> None:
    workspace.perform("Add", secretariats.add, SecretariatDraft(side_id=sides[1], organisation_id=center))
    workspace.perform("Add", secretariats.add, SecretariatDraft({"en": "Joint"}))

    joint, house = workspace.read(secretariats.rows, "de")

    assert (joint.name, joint.time_zone, joint.side) == ("Joint", BAKU, "")
    assert (house.name, house.time_zone, house.side) == ("Zentrum", "Asia/Tashkent", "UZ")


def test_secretariats_stand_side_by_side_and_can_be_moved(workspace: Workspace, sides: list[str]) -> None:
    of_sides = {"a": sides[1], "b": sides[0], "c": sides[0]}
    ids = {
        name: workspace.perform("Add", secretariats.add, SecretariatDraft({"en": name}, side_id=one))
        for name, one in of_sides.items()
    }
    assert [row.name for row in workspace.read(secretariats.rows, "en")] == ["b", "c", "a"]

    step(workspace, "Move secretariat", secretariats.move, ids["c"], 0)

    assert [row.name for row in workspace.read(secretariats.rows, "en")] == ["c", "b", "a"]


def test_a_secretariat_is_changed_and_removed(workspace: Workspace, sides: list[str]) -> None:
    office = workspace.perform("Add", secretariats.add, SecretariatDraft({"en": "Office"}, mail="a@b.org"))

    step(workspace, "Change", secretariats.change, office, SecretariatDraft({"de": "Büro"}, side_id=sides[0]))
    draft = workspace.read(secretariats.draft, office)
    assert (draft.name, draft.mail, draft.side_id) == ({"en": "Office", "de": "Büro"}, "", sides[0])
    step(workspace, "Remove", secretariats.remove, office)

    assert workspace.read(secretariats.rows, "en") == []
    with pytest.raises(NotFound):
        workspace.read(secretariats.draft, office)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": {"en": " "}}, TextMissing),
        ({"time_zone": "Baku"}, ValueNotAllowed),
        ({"side_id": "nothing"}, NotFound),
        ({"organisation_id": "nothing"}, NotFound),
    ],
)
def test_what_cannot_be_a_secretariat_is_refused(
    workspace: Workspace, sides: list[str], fields: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Add", secretariats.add, replace(SecretariatDraft({"en": "Office"}), **fields))
    assert workspace.read(secretariats.rows, "en") == []
