from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import PeriodReversed, TextMissing
from councildesk.domain.names import PersonName
from councildesk.services import council, members, memberships, organisations, sides
from councildesk.services.council import CouncilDraft
from councildesk.services.memberships import MembershipDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
FARID = (PersonName("en", "Farid", "Shafiyev"),)
MISAL = (PersonName("en", "Misal", "Sinagli"),)


@pytest.fixture
def side(workspace: Workspace) -> str:
    draft = CouncilDraft(name={"en": "Council"}, languages=("en", "az"))
    workspace.perform("Set up council", council.found, draft, (SideDraft("AZ"), SideDraft("UZ")))
    return workspace.read(sides.rows, "en")[0].id


@pytest.fixture
def mandate(workspace: Workspace, side: str) -> str:
    person = PersonDraft(FARID, side, contacts=(ContactDraft(ContactKind.MAIL, "f@example.org"),))
    draft = MembershipDraft(person, PostDraft({"en": "Chairman"}), "The Center", Role.CO_CHAIR, since=DAY)
    return workspace.perform("Add member", memberships.add, draft, "en")


def test_a_typed_organisation_is_made_once(workspace: Workspace, mandate: str, side: str) -> None:
    draft = MembershipDraft(PersonDraft(MISAL, side), organisation="the  center")

    step(workspace, "Add member", memberships.add, draft, "en")

    assert [dict(one.name) for one in workspace.read(organisations.rows)] == [{"en": "The Center"}]
    assert {row.organisation for row in workspace.read(members.rows, DAY, "en")} == {"The Center"}


def test_a_typed_organisation_is_in_a_language_of_the_council_whatever_the_program_speaks(
    workspace: Workspace, mandate: str, side: str
) -> None:
    draft = MembershipDraft(PersonDraft(MISAL, side), organisation="Mərkəz")

    step(workspace, "Add member", memberships.add, draft, "ru")

    assert dict(workspace.read(organisations.rows)[-1].name) == {"en": "Mərkəz"}


def test_a_membership_comes_back_as_it_was_written(workspace: Workspace, mandate: str) -> None:
    draft = workspace.read(memberships.draft, mandate, DAY, "en")

    assert (draft.organisation, draft.post.title, draft.role) == ("The Center", {"en": "Chairman"}, Role.CO_CHAIR)
    assert (draft.since, draft.until, draft.kind) == (DAY, None, MandateKind.HOLDER)


def test_person_seat_and_term_change_in_one_step(workspace: Workspace, mandate: str) -> None:
    draft = workspace.read(memberships.draft, mandate, DAY, "en")
    last = dt.date(2026, 12, 31)
    wanted = replace(draft, role=Role.MEMBER, voting=False, until=last, post=replace(draft.post, title={"en": "Head"}))

    step(workspace, "Change member", memberships.change, mandate, wanted, "en")

    (row,) = workspace.read(members.rows, DAY, "en")
    assert (row.role, row.voting, row.until, row.post) == (Role.MEMBER, False, last, "Head")
    assert row.mail == "f@example.org"


def test_an_emptied_post_is_removed_and_the_others_stay(workspace: Workspace, mandate: str) -> None:
    draft = workspace.read(memberships.draft, mandate, DAY, "en")
    second = replace(draft, person=replace(draft.person, posts=(*draft.person.posts, PostDraft({"en": "Professor"}))))
    workspace.perform("Change member", memberships.change, mandate, second, "en")

    emptied = replace(
        workspace.read(memberships.draft, mandate, DAY, "en"),
        post=replace(draft.post, title={"en": ""}),
        organisation="",
    )
    step(workspace, "Change member", memberships.change, mandate, emptied, "en")

    kept = workspace.read(memberships.draft, mandate, DAY, "en")
    assert [post.title for post in kept.person.posts] == [{"en": "Professor"}]


def test_an_alternate_leaves_the_seat_as_it_is(workspace: Workspace, mandate: str, side: str) -> None:
    (holder,) = workspace.read(members.rows, DAY, "en")
    draft = MembershipDraft(PersonDraft(MISAL, side), kind=MandateKind.ALTERNATE, seat_id=holder.seat_id)

    alternate = step(workspace, "Add alternate", memberships.add, draft, "en")

    rows = workspace.read(members.rows, DAY, "en")
    assert [(row.role, row.stands_for) for row in rows] == [
        (Role.CO_CHAIR, ""),
        (Role.CO_CHAIR, "Shafiyev, Farid"),
    ]
    workspace.perform("Change member", memberships.change, alternate, replace(draft, role=Role.GUEST), "en")
    assert workspace.read(members.rows, DAY, "en")[0].role is Role.CO_CHAIR


def test_nobody_and_a_reversed_term_are_refused(workspace: Workspace, mandate: str) -> None:
    draft = workspace.read(memberships.draft, mandate, DAY, "en")

    with pytest.raises(TextMissing):
        workspace.perform("Add member", memberships.add, MembershipDraft(), "en")
    reversed_term = replace(draft, until=DAY - dt.timedelta(days=1))
    with pytest.raises(PeriodReversed):
        workspace.perform("Change member", memberships.change, mandate, reversed_term, "en")
