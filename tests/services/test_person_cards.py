"""All that is known of one person, on one card."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, seat, side
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import NotFound
from councildesk.domain.names import PersonName
from councildesk.services import organisations, person_cards, persons, seats
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.workspace import Workspace

DAY = dt.date(2026, 3, 1)
NAMES = (PersonName("az", "Fərid", "Şəfiyev"), PersonName("en", "Farid", "Shafiyev"))


def test_a_card_shows_names_posts_and_seats_as_they_are_on_its_day(workspace: Workspace) -> None:
    council(workspace, "az", "en")
    azerbaijan = side(workspace, "AZ")
    center = workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Center"}))
    draft = PersonDraft(
        NAMES,
        azerbaijan,
        "AZ",
        ("az",),
        "Notes",
        {"en": "Mr Chairman"},
        (ContactDraft(ContactKind.MAIL, "f@example.org"),),
        (PostDraft({"en": "Ambassador"}, None, None, dt.date(2018, 12, 31)), PostDraft({"en": "Chairman"}, center)),
    )
    farid = workspace.perform("Add person", persons.add, draft)
    chair = seat(workspace, None, azerbaijan, Role.CO_CHAIR)
    old = seat(workspace, None)
    workspace.perform("Appoint", seats.appoint, old, farid, MandateKind.ALTERNATE, None, dt.date(2025, 1, 1))
    workspace.perform("Appoint", seats.appoint, chair, farid, MandateKind.HOLDER, dt.date(2025, 1, 1))

    card = workspace.read(person_cards.card, farid, "en", DAY)

    assert (card.name, card.listed, card.names, card.side) == ("Farid Shafiyev", "Shafiyev, Farid", NAMES, "AZ")
    assert (card.form_of_address, card.country, card.languages, card.notes) == ("Mr Chairman", "AZ", ("az",), "Notes")
    assert [one.value for one in card.contacts] == ["f@example.org"]
    assert [(one.title, one.organisation, one.is_held) for one in card.posts] == [
        ("Ambassador", "", False),
        ("Chairman", "Center", True),
    ]
    assert [(one.seat_id, one.role, one.side, one.kind, one.is_held) for one in card.seats] == [
        (chair, Role.CO_CHAIR, "AZ", MandateKind.HOLDER, True),
        (old, Role.MEMBER, "", MandateKind.ALTERNATE, False),
    ]


def test_there_is_no_card_of_nobody(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.read(person_cards.card, "nobody", "en", DAY)
