"""Two records of one organisation become one."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, person, seat, side
from councildesk.domain.errors import NotFound, ValueNotAllowed
from councildesk.domain.names import PersonName
from councildesk.services import check, organisation_merging, organisations, persons, seats
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import PersonDraft, PostDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

LABEL = "Merge organisations"


def add(workspace: Workspace, name: str, language: str = "en", **fields: object) -> str:
    draft = OrganisationDraft({language: name}, **fields)  # type: ignore[arg-type]
    return workspace.perform("Add organisation", organisations.add, draft)


def test_what_one_lacks_the_other_gives_and_people_move(workspace: Workspace) -> None:
    council(workspace)
    az = side(workspace, "AZ")
    kept = add(workspace, "Centre of Analysis", website="https://aircenter.az")
    other = add(workspace, "Təhlil Mərkəzi", "az", code="AIR", side_id=az, country="AZ", website="https://other.az")
    part = add(workspace, "Library", parent_id=other)
    farid = PersonDraft((PersonName("en", "Farid", "Shafiyev"),), posts=(PostDraft({"en": "Chair"}, other),))
    who = workspace.perform("Add person", persons.add, farid)
    place = seat(workspace, person(workspace, "Ada King"), organisation_id=other)

    step(workspace, LABEL, organisation_merging.merge, kept, other)

    one = workspace.read(organisations.draft, kept)
    assert one.name == {"en": "Centre of Analysis", "az": "Təhlil Mərkəzi"}
    assert (one.code, one.side_id, one.country, one.website) == ("AIR", az, "AZ", "https://aircenter.az")
    assert workspace.read(persons.draft, who).posts[0].organisation_id == kept
    assert workspace.read(seats.draft, place).organisation_id == kept
    assert workspace.read(organisations.draft, part).parent_id == kept
    with pytest.raises(NotFound):
        workspace.read(organisations.draft, other)
    assert workspace.read(check.check) == []


@pytest.mark.parametrize("kept_is_above", [True, False])
def test_a_part_and_its_whole_can_become_one(workspace: Workspace, kept_is_above: bool) -> None:
    council(workspace)
    root = add(workspace, "Academy")
    above = add(workspace, "Institute", parent_id=root)
    below = add(workspace, "Department", parent_id=above)
    under = add(workspace, "Room", parent_id=below)
    kept, other = (above, below) if kept_is_above else (below, above)

    step(workspace, LABEL, organisation_merging.merge, kept, other)

    assert workspace.read(organisations.draft, kept).parent_id == root
    assert workspace.read(organisations.draft, under).parent_id == kept


def test_a_whole_merged_with_a_part_of_its_part_leaves_no_circle(workspace: Workspace) -> None:
    council(workspace)
    kept = add(workspace, "Institute")
    between = add(workspace, "Department", parent_id=kept)
    other = add(workspace, "Room", parent_id=between)

    step(workspace, LABEL, organisation_merging.merge, kept, other)

    assert workspace.read(organisations.draft, kept).parent_id is None
    assert workspace.read(organisations.draft, between).parent_id == kept


def test_an_organisation_is_not_merged_with_itself(workspace: Workspace) -> None:
    one = add(workspace, "Academy")

    with pytest.raises(ValueNotAllowed):
        workspace.perform(LABEL, organisation_merging.merge, one, one)


def test_a_post_that_somebody_had_at_both_is_one(workspace: Workspace) -> None:
    kept, other = (add(workspace, name) for name in ("Academy", "Akademy"))
    posts = (PostDraft({"en": "Chair"}, kept, dt.date(2024, 1, 1)), PostDraft({"en": "Chair"}, other))
    one = workspace.perform("Add", persons.add, PersonDraft(names=(PersonName("en", "Ada", "Lovelace"),), posts=posts))

    step(workspace, LABEL, organisation_merging.merge, kept, other)

    (post,) = workspace.read(persons.draft, one).posts
    assert (post.title, post.organisation_id, post.valid_from) == ({"en": "Chair"}, kept, dt.date(2024, 1, 1))
