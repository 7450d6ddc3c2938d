"""An organisation's people, seats and parts."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, person, seat, side
from councildesk.domain.errors import NotFound
from councildesk.domain.names import PersonName
from councildesk.services import organisation_cards, organisations, persons
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import PersonDraft, PostDraft
from councildesk.services.workspace import Workspace

DAY = dt.date(2026, 1, 1)


def house(workspace: Workspace, name: str, **fields: object) -> str:
    draft = OrganisationDraft({"en": name}, **fields)  # type: ignore[arg-type]
    return workspace.perform("Add organisation", organisations.add, draft)


def employed(workspace: Workspace, name: str, *posts: PostDraft) -> str:
    given, family = name.split()
    draft = PersonDraft((PersonName("en", given, family),), posts=posts)
    return workspace.perform("Add person", persons.add, draft)


def test_people_are_told_now_and_before(workspace: Workspace) -> None:
    academy = house(workspace, "Academy")
    before = PostDraft({"en": "Fellow"}, academy, valid_to=dt.date(2020, 1, 1))
    employed(workspace, "Charles Babbage", before)
    employed(workspace, "Ada Lovelace", before, PostDraft({"en": "Head"}, academy, dt.date(2020, 1, 2)))

    card = workspace.read(organisation_cards.card, academy, "en", DAY)

    assert [(one.name, one.title, one.is_held) for one in card.people] == [
        ("Lovelace, Ada", "Head", True),
        ("Babbage, Charles", "Fellow", False),
        ("Lovelace, Ada", "Fellow", False),
    ]
    assert workspace.read(organisation_cards.people_counts, DAY) == {academy: 1}


def test_seats_and_parts_stand_on_the_card(workspace: Workspace) -> None:
    council(workspace)
    az = side(workspace, "AZ")
    academy = house(workspace, "Academy", side_id=az)
    house(workspace, "Library", parent_id=academy)
    house(workspace, "Archive", parent_id=academy)
    seat(workspace, person(workspace, "Ada Lovelace"), az, organisation_id=academy)
    seat(workspace, None, az, organisation_id=academy)

    card = workspace.read(organisation_cards.card, academy, "en", DAY)

    assert card.side == "AZ"
    assert [one.holder for one in card.seats] == ["Ada Lovelace", ""]
    assert [one.name for one in card.parts] == ["Archive", "Library"]
    assert workspace.read(organisation_cards.card, card.parts[0].id, "en", DAY).parent == "Academy"


def test_an_organisation_that_is_not_there_has_no_card(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.read(organisation_cards.card, "none", "en", DAY)
