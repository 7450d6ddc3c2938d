"""The list of members on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import at, council, meeting, person, seat, side
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import InUse, NotFound, PeriodReversed
from councildesk.domain.names import PersonName
from councildesk.services import agenda, item_persons, members, organisations, persons, seats
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.seats import SeatDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Stay
from councildesk.storage.session import RecordSession
from services.conftest import queries, step

DAY = dt.date(2026, 3, 1)
DAY_AFTER = DAY + dt.timedelta(days=1)


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace, "az", "uz", "en")
    return side(workspace, "AZ")


@pytest.fixture
def farid(workspace: Workspace, azerbaijan: str) -> str:
    return person(workspace, "Farid Shafiyev", azerbaijan)


def mandate(workspace: Workspace, name: str, day: dt.date = DAY) -> str:
    return next(row.mandate_id or "" for row in workspace.read(members.rows, day, "en") if row.name == name)


def listed(workspace: Workspace, day: dt.date = DAY) -> list[str]:
    return [row.name for row in workspace.read(members.rows, day, "en")]


def test_a_row_holds_what_the_page_shows(workspace: Workspace, azerbaijan: str) -> None:
    center = workspace.perform("Add organisation", organisations.add, OrganisationDraft(name={"en": "Center"}))
    draft = PersonDraft(
        (PersonName("az", "Fərid", "Şəfiyev"), PersonName("en", "Farid", "Shafiyev")),
        azerbaijan,
        contacts=(ContactDraft(ContactKind.MAIL, "f@example.org"),),
        posts=(PostDraft({"en": "Chairman"}, center),),
    )
    farid = workspace.perform("Add person", persons.add, draft)
    seat_draft = SeatDraft(azerbaijan, Role.CO_CHAIR, title={"en": "Head of the delegation"})
    place = workspace.perform("Add seat", seats.add, seat_draft)
    workspace.perform("Appoint", seats.appoint, place, farid, MandateKind.HOLDER, DAY, dt.date(2028, 1, 1))

    (row,) = workspace.read(members.rows, DAY, "en")

    assert (row.seat_id, row.person_id, row.name, row.kind) == (place, farid, "Shafiyev, Farid", MandateKind.HOLDER)
    assert (row.role, row.seat_title, row.voting) == (Role.CO_CHAIR, "Head of the delegation", True)
    assert (row.side_id, row.side, row.stands_for) == (azerbaijan, "AZ", "")
    assert (row.post, row.organisation, row.mail) == ("Chairman", "Center", "f@example.org")
    assert (row.since, row.until) == (DAY, dt.date(2028, 1, 1))
    assert workspace.read(members.rows, DAY, "az")[0].name == "Şəfiyev Fərid"


def test_members_stand_side_by_side_then_by_role_and_alternates_behind_their_holder(
    workspace: Workspace, azerbaijan: str
) -> None:
    uzbekistan = side(workspace, "UZ")
    people = {name: person(workspace, f"X {name}") for name in "ABCDE"}
    seat(workspace, people["A"], uzbekistan)
    seat(workspace, people["B"], uzbekistan, Role.CO_CHAIR)
    seat(workspace, people["C"], azerbaijan, alternates=[people["E"], people["D"]])
    seat(workspace, None, azerbaijan, Role.SECRETARY)

    assert listed(workspace) == ["C, X", "E, X", "D, X", "", "B, X", "A, X"]
    alternates = [row for row in workspace.read(members.rows, DAY, "en") if row.kind is MandateKind.ALTERNATE]
    assert [row.stands_for for row in alternates] == ["C, X", "C, X"]
    assert [row.name for row in workspace.read(members.rows, DAY, "en", uzbekistan)] == ["B, X", "A, X"]


def test_the_organisation_a_seat_belongs_to_is_shown_where_the_holder_has_none(
    workspace: Workspace, azerbaijan: str, farid: str
) -> None:
    ministry = workspace.perform("Add organisation", organisations.add, OrganisationDraft(name={"en": "Ministry"}))
    seat(workspace, farid, azerbaijan, organisation_id=ministry)

    assert [row.organisation for row in workspace.read(members.rows, DAY, "en")] == ["Ministry"]


def test_a_list_is_asked_in_as_many_queries_for_many_as_for_one(
    workspace: Workspace, azerbaijan: str, farid: str
) -> None:
    seat(workspace, farid, azerbaijan)
    few = queries(workspace, members.rows, DAY, "en")

    for number in range(30):
        seat(workspace, person(workspace, f"X {number}"), azerbaijan, alternates=[farid])

    assert queries(workspace, members.rows, DAY, "en") == few


def test_a_member_who_leaves_is_listed_until_the_last_day_and_the_seat_is_vacant_after(
    workspace: Workspace, azerbaijan: str, farid: str
) -> None:
    seat(workspace, farid, azerbaijan)

    step(workspace, "End membership", members.end, mandate(workspace, "Shafiyev, Farid"), DAY)

    assert listed(workspace) == ["Shafiyev, Farid"]
    (vacant,) = workspace.read(members.rows, DAY_AFTER, "en")
    assert (vacant.person_id, vacant.mandate_id, vacant.name, vacant.since) == (None, None, "", None)


def test_nobody_leaves_before_they_came(workspace: Workspace, azerbaijan: str, farid: str) -> None:
    place = seat(workspace, None, azerbaijan)
    one = workspace.perform("Appoint", seats.appoint, place, farid, MandateKind.HOLDER, DAY)

    with pytest.raises(PeriodReversed):
        workspace.perform("End membership", members.end, one, DAY - dt.timedelta(days=1))


def test_a_member_entered_by_mistake_leaves_nothing_behind(workspace: Workspace, azerbaijan: str, farid: str) -> None:
    seat(workspace, farid, azerbaijan)
    one = mandate(workspace, "Shafiyev, Farid")

    step(workspace, "Remove member", members.remove, one)

    assert listed(workspace) == []
    assert workspace.read(persons.rows, "en") == []
    with pytest.raises(NotFound):
        workspace.perform("Remove member", members.remove, one)


def test_an_alternate_who_is_removed_leaves_the_seat_to_its_holder(
    workspace: Workspace, azerbaijan: str, farid: str
) -> None:
    seat(workspace, farid, azerbaijan, alternates=[person(workspace, "Ada Lovelace")])

    step(workspace, "Remove member", members.remove, mandate(workspace, "Lovelace, Ada"))

    assert listed(workspace) == ["Shafiyev, Farid"]
    assert [row.name for row in workspace.read(persons.rows, "en")] == ["Farid Shafiyev"]


def test_a_member_who_is_named_elsewhere_stays_as_a_person(workspace: Workspace, azerbaijan: str, farid: str) -> None:
    seat(workspace, farid, azerbaijan)
    one = meeting(workspace, "Trade")
    item = workspace.read(agenda.rows, one, "en")[0].id
    workspace.perform("Add speaker", item_persons.add, item, ItemPersonDraft(farid))

    step(workspace, "Remove member", members.remove, mandate(workspace, "Shafiyev, Farid"))

    assert listed(workspace) == []
    assert [row.id for row in workspace.read(persons.rows, "en")] == [farid]


def test_a_member_who_attended_is_not_removed(workspace: Workspace, azerbaijan: str, farid: str) -> None:
    place = seat(workspace, farid, azerbaijan)
    one = meeting(workspace)

    def attend(session: RecordSession) -> None:
        session.add(Stay(meeting_id=one, person_id=farid, seat_id=place, arrived_at=at("10:00")))

    workspace.perform("Attend", attend)

    with pytest.raises(InUse):
        workspace.perform("Remove member", members.remove, mandate(workspace, "Shafiyev, Farid"))
    assert listed(workspace) == ["Shafiyev, Farid"]
