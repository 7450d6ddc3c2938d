"""The register of organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import council, side
from councildesk.domain.errors import InUse, NotFound, TextMissing, ValueNotAllowed
from councildesk.services import organisations, sentences
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from services.conftest import step


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace, "az", "en")
    return side(workspace, "AZ")


def add(workspace: Workspace, name: str, parent_id: str | None = None) -> str:
    draft = OrganisationDraft(name={"az": name}, parent_id=parent_id)
    return workspace.perform("Add organisation", organisations.add, draft)


def test_an_organisation_comes_back_as_it_was_written(workspace: Workspace, azerbaijan: str) -> None:
    parent = add(workspace, "Nazirlik")
    draft = OrganisationDraft(
        name={"en": "Center of Analysis"},
        short_name={"en": "AIR Center"},
        address={"en": "1 Street\nBaku"},
        code="AIR",
        side_id=azerbaijan,
        parent_id=parent,
        country="AZ",
        mail="a@example.org",
        phone="+994",
        website="https://example.org",
    )

    center = step(workspace, "Add organisation", organisations.add, draft)

    assert workspace.read(organisations.draft, center) == draft
    row = workspace.read(organisations.register, "en")[0]
    assert (row.name, row.short_name, row.side, row.parent) == ("Center of Analysis", "AIR Center", "AZ", "Nazirlik")
    assert (row.address, row.mail, row.phone, row.website) == (
        *draft.address.values(),
        draft.mail,
        "+994",
        draft.website,
    )
    known = workspace.read(organisations.rows)[1]
    assert (known.code, known.country, known.side_id, known.name) == ("AIR", "AZ", azerbaijan, draft.name)


def test_the_register_follows_the_alphabet_of_the_reader(workspace: Workspace, azerbaijan: str) -> None:
    for name in ("Zirvə", "Əlaqə", "Elm", "Çap", "Cəmiyyət"):
        add(workspace, name)

    assert [row.name for row in workspace.read(organisations.register, "az")] == [
        "Cəmiyyət",
        "Çap",
        "Elm",
        "Əlaqə",
        "Zirvə",
    ]


def test_an_organisation_is_changed_and_removed(workspace: Workspace, azerbaijan: str) -> None:
    one = add(workspace, "Mərkəz")

    renamed = OrganisationDraft(name={"az": "Yeni Mərkəz", "ru": "Центр"}, short_name={"az": "YM"})
    step(workspace, "Change organisation", organisations.change, one, renamed)
    assert [row.name for row in workspace.read(organisations.rows)] == [renamed.name]
    step(workspace, "Remove organisation", organisations.remove, one)

    with pytest.raises(NotFound):
        workspace.read(organisations.draft, one)


def test_an_organisation_with_parts_stays(workspace: Workspace, azerbaijan: str) -> None:
    parent = add(workspace, "Nazirlik")
    add(workspace, "Şöbə", parent)

    with pytest.raises(InUse):
        workspace.perform("Remove organisation", organisations.remove, parent)


def test_an_organisation_is_no_part_of_itself(workspace: Workspace, azerbaijan: str) -> None:
    parent = add(workspace, "Nazirlik")
    part = add(workspace, "Şöbə", parent)
    below = add(workspace, "Bölmə", part)

    for above in (parent, part, below):
        draft = OrganisationDraft(name={"az": "Nazirlik"}, parent_id=above)
        with pytest.raises(ValueNotAllowed) as refused:
            workspace.perform("Change organisation", organisations.change, parent, draft)
        assert "cannot belong to itself" in sentences.sentence(refused.value)
    step(workspace, "Move", organisations.change, below, OrganisationDraft(name={"az": "Bölmə"}, parent_id=parent))


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": {}}, TextMissing),
        ({"name": {"en": "\u200b "}}, TextMissing),
        ({"side_id": "nothing"}, NotFound),
        ({"parent_id": "nothing"}, NotFound),
        ({"name": {"not a tag": "Center"}}, ValueNotAllowed),
    ],
)
def test_what_cannot_be_an_organisation_is_refused(
    workspace: Workspace, azerbaijan: str, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Add", organisations.add, replace(OrganisationDraft({"en": "Center"}), **fields))
    assert workspace.read(organisations.rows) == []
