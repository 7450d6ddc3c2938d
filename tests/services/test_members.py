from __future__ import annotations

import datetime as dt

import pytest

from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import InUse, NotFound, PeriodReversed, TextMissing
from councildesk.domain.names import PersonName
from councildesk.services import council, members, organisations, persons, seats, sides
from councildesk.services.council import CouncilDraft
from councildesk.services.members import MemberDraft
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.seats import SeatDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
FARID = (PersonName("az", "Fərid", "Şəfiyev"), PersonName("en", "Farid", "Shafiyev"))
BAKHTIYOR = (PersonName("uz", "Baxtiyor", "Mustafoyev"),)


@pytest.fixture
def side(workspace: Workspace) -> str:
    draft = CouncilDraft(name={"en": "Council"}, languages=("az", "uz", "en"))
    workspace.perform("Set up council", council.found, draft, (SideDraft("AZ", {"en": "Azerbaijan"}), SideDraft("UZ")))
    return workspace.read(sides.rows, "en")[0].id


def test_a_member_is_taken_in_with_a_seat_in_one_step(workspace: Workspace, side: str) -> None:
    center = workspace.perform("Add organisation", organisations.add, OrganisationDraft(name={"en": "Center"}))
    draft = MemberDraft(FARID, side, Role.CO_CHAIR, True, center, {"en": "Chairman"}, "f@example.org", DAY)

    person = step(workspace, "Add member", members.add, draft)

    (row,) = workspace.read(members.rows, DAY, "en")
    assert (row.person_id, row.name, row.role, row.side) == (person, "Shafiyev, Farid", Role.CO_CHAIR, "Azerbaijan")
    assert (row.post, row.organisation, row.mail, row.since) == ("Chairman", "Center", "f@example.org", DAY)
    assert workspace.read(members.rows, DAY - dt.timedelta(days=1), "en") == []


def test_an_alternate_stands_behind_the_holder(workspace: Workspace, side: str) -> None:
    workspace.perform("Add member", members.add, MemberDraft(FARID, side))
    (holder,) = workspace.read(members.rows, DAY, "en")

    step(workspace, "Add alternate", members.add, MemberDraft(BAKHTIYOR, side, stands_for_seat_id=holder.seat_id))

    rows = workspace.read(members.rows, DAY, "en")
    assert [(row.kind, row.stands_for) for row in rows] == [
        (MandateKind.HOLDER, ""),
        (MandateKind.ALTERNATE, "Shafiyev, Farid"),
    ]


def test_a_member_entered_by_mistake_leaves_nothing_behind(workspace: Workspace, side: str) -> None:
    workspace.perform("Add member", members.add, MemberDraft(FARID, side))
    (row,) = workspace.read(members.rows, DAY, "en")
    assert row.mandate_id is not None

    step(workspace, "Remove member", members.remove, row.mandate_id)

    assert workspace.read(members.rows, DAY, "en") == []
    assert workspace.read(persons.rows, "en") == []


def test_a_member_who_leaves_is_listed_until_the_last_day_and_the_seat_is_vacant_after(
    workspace: Workspace, side: str
) -> None:
    workspace.perform("Add member", members.add, MemberDraft(FARID, side))
    (row,) = workspace.read(members.rows, DAY, "en")
    assert row.mandate_id is not None

    step(workspace, "End membership", members.end, row.mandate_id, DAY)

    assert [one.name for one in workspace.read(members.rows, DAY, "en")] == ["Shafiyev, Farid"]
    assert [one.person_id for one in workspace.read(members.rows, DAY + dt.timedelta(days=1), "en")] == [None]


def test_a_change_of_holder_keeps_the_past(workspace: Workspace, side: str) -> None:
    old = workspace.perform("Add person", persons.add, PersonDraft(FARID))
    new = workspace.perform("Add person", persons.add, PersonDraft(BAKHTIYOR))
    seat = step(workspace, "Add seat", seats.add, SeatDraft(side, Role.CHAIR, title={"en": "Head"}))
    step(workspace, "Appoint", seats.appoint, seat, old, MandateKind.HOLDER, dt.date(2024, 1, 1))

    step(workspace, "Appoint", seats.appoint, seat, new, MandateKind.HOLDER, DAY)

    assert [row.holder_id for row in workspace.read(seats.rows, DAY, "en")] == [new]
    assert [row.holder_id for row in workspace.read(seats.rows, DAY - dt.timedelta(days=1), "en")] == [old]
    first, second = workspace.read(seats.mandates, seat, "en")
    assert (first.person_id, first.valid_to) == (old, dt.date(2026, 2, 28))
    assert (second.person_id, second.valid_from) == (new, DAY)


def test_alternates_are_put_in_order(workspace: Workspace, side: str) -> None:
    seat = workspace.perform("Add seat", seats.add, SeatDraft(side))
    people = [workspace.perform("Add person", persons.add, PersonDraft((PersonName("en", name),))) for name in "ABC"]
    mandates = [workspace.perform("Appoint", seats.appoint, seat, one, MandateKind.ALTERNATE) for one in people]

    step(workspace, "Move alternate", seats.move_alternate, mandates[2], 0)

    assert workspace.read(seats.rows, DAY, "en")[0].alternates == ("C", "A", "B")


def test_a_seat_is_changed_and_removed(workspace: Workspace, side: str) -> None:
    seat = workspace.perform("Add seat", seats.add, SeatDraft(side))
    draft = SeatDraft(None, Role.OBSERVER, False, None, DAY, DAY, {"en": "Guest of honour"})

    step(workspace, "Change seat", seats.change, seat, draft)
    assert workspace.read(seats.draft, seat) == draft
    step(workspace, "Remove seat", seats.remove, seat)

    assert workspace.read(seats.rows, DAY, "en") == []
    with pytest.raises(NotFound):
        workspace.read(seats.draft, seat)


def test_periods_run_forwards(workspace: Workspace, side: str) -> None:
    before = DAY - dt.timedelta(days=1)
    seat = workspace.perform("Add seat", seats.add, SeatDraft(side))
    person = workspace.perform("Add person", persons.add, PersonDraft(FARID))
    mandate = workspace.perform("Appoint", seats.appoint, seat, person)

    with pytest.raises(PeriodReversed):
        workspace.perform("Add seat", seats.add, SeatDraft(valid_from=DAY, valid_to=before))
    with pytest.raises(PeriodReversed):
        workspace.perform("Appoint", seats.appoint, seat, person, MandateKind.HOLDER, DAY, before)
    with pytest.raises(PeriodReversed):
        workspace.perform("Set period", seats.set_period, mandate, DAY, before)
    with pytest.raises(NotFound):
        workspace.perform("Withdraw", seats.withdraw, "nothing")


def test_a_person_keeps_names_contacts_and_posts(workspace: Workspace, side: str) -> None:
    draft = PersonDraft(
        names=FARID,
        side_id=side,
        country="AZ",
        languages=("az", "ru"),
        notes="Speaks first",
        form_of_address={"en": "Mr"},
        contacts=(ContactDraft(ContactKind.MAIL, "f@example.org", "work"), ContactDraft(ContactKind.PHONE, "+994")),
        posts=(PostDraft({"en": "Chairman"}, None, dt.date(2019, 1, 1)),),
    )

    person = step(workspace, "Add person", persons.add, draft)

    kept = workspace.read(persons.draft, person)
    assert (kept.names, kept.languages, kept.notes, kept.form_of_address) == (
        FARID,
        ("az", "ru"),
        draft.notes,
        {"en": "Mr"},
    )
    assert [(one.value, one.purpose) for one in kept.contacts] == [("f@example.org", "work"), ("+994", "")]
    (row,) = workspace.read(persons.rows, "az", DAY)
    assert (row.name, row.listed, row.post, row.mail, row.phone) == (
        "Fərid Şəfiyev",
        "Şəfiyev Fərid",
        "Chairman",
        "f@example.org",
        "+994",
    )


def test_a_person_is_changed_part_by_part(workspace: Workspace, side: str) -> None:
    contacts = (ContactDraft(ContactKind.MAIL, "old@example.org"),)
    draft = PersonDraft(FARID, contacts=contacts, posts=(PostDraft({"en": "A"}),))
    person = workspace.perform("Add person", persons.add, draft)
    kept = workspace.read(persons.draft, person)
    (mail,) = kept.contacts

    step(
        workspace,
        "Change person",
        persons.change,
        person,
        PersonDraft(
            names=(PersonName("az", "Fərid", "Şəfiyev"), PersonName("ru", "Фарид", "Шафиев")),
            contacts=(
                ContactDraft(ContactKind.PHONE, "+994"),
                ContactDraft(mail.kind, "new@example.org", id=mail.id),
            ),
        ),
    )

    changed = workspace.read(persons.draft, person)
    assert [name.language for name in changed.names] == ["az", "ru"]
    assert [(one.kind, one.value) for one in changed.contacts] == [
        (ContactKind.PHONE, "+994"),
        (ContactKind.MAIL, "new@example.org"),
    ]
    assert changed.contacts[1].id == mail.id
    assert changed.posts == ()


def test_what_cannot_be_a_person_is_refused(workspace: Workspace, side: str) -> None:
    reversed_post = PostDraft(valid_from=DAY, valid_to=DAY - dt.timedelta(days=1))

    with pytest.raises(TextMissing):
        workspace.perform("Add person", persons.add, PersonDraft((PersonName("en", "  "),)))
    with pytest.raises(PeriodReversed):
        workspace.perform("Add person", persons.add, PersonDraft(FARID, posts=(reversed_post,)))
    with pytest.raises(NotFound):
        workspace.perform("Add person", persons.add, PersonDraft(FARID, posts=(PostDraft(organisation_id="x"),)))
    assert workspace.read(persons.rows, "en") == []


def test_a_person_who_holds_a_seat_stays(workspace: Workspace, side: str) -> None:
    person = workspace.perform("Add member", members.add, MemberDraft(FARID, side))

    with pytest.raises(InUse):
        workspace.perform("Remove person", persons.remove, person)


def test_people_are_sorted_as_the_readers_language_sorts(workspace: Workspace, side: str) -> None:
    for family in ("Zeynalov", "Əliyev", "Eminov", "Çələbi", "Cəfərov"):
        workspace.perform("Add person", persons.add, PersonDraft((PersonName("az", "A", family),)))

    assert [row.name for row in workspace.read(persons.rows, "az")] == [
        "A Cəfərov",
        "A Çələbi",
        "A Eminov",
        "A Əliyev",
        "A Zeynalov",
    ]
