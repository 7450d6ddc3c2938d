"""Persons: names in each script, contacts, posts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from builders import council, person, seat, side
from councildesk.domain.council import ContactKind
from councildesk.domain.errors import InUse, NotFound, PeriodReversed, TextMissing, ValueNotAllowed
from councildesk.domain.names import PersonName
from councildesk.services import organisations, persons
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
FARID = (PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu", "cənab"), PersonName("en", "Farid", "Shafiyev"))


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace, "az", "uz", "en")
    return side(workspace, "AZ")


@pytest.fixture
def center(workspace: Workspace, azerbaijan: str) -> str:
    return workspace.perform("Add", organisations.add, OrganisationDraft({"en": "Center", "az": "Mərkəz"}))


@pytest.fixture
def farid(workspace: Workspace, azerbaijan: str, center: str) -> str:
    draft = PersonDraft(
        names=FARID,
        side_id=azerbaijan,
        country=" AZ ",
        languages=("az", "RU", "ru"),
        notes="Speaks first\r\nthen listens",
        form_of_address={"en": "Mr Chairman"},
        contacts=(ContactDraft(ContactKind.MAIL, " f@example.org ", "work"), ContactDraft(ContactKind.PHONE, "+994")),
        posts=(
            PostDraft({"en": "Ambassador"}, None, dt.date(2014, 1, 1), dt.date(2018, 12, 31)),
            PostDraft({"en": "Chairman"}, center, dt.date(2019, 1, 1)),
        ),
    )
    return step(workspace, "Add person", persons.add, draft)


def test_a_person_is_kept_clean(workspace: Workspace, farid: str, azerbaijan: str) -> None:
    draft = workspace.read(persons.draft, farid)

    assert (draft.names, draft.side_id, draft.country, draft.languages) == (FARID, azerbaijan, "AZ", ("az", "ru"))
    assert (draft.notes, draft.form_of_address) == ("Speaks first\nthen listens", {"en": "Mr Chairman"})
    assert [(one.value, one.purpose) for one in draft.contacts] == [("f@example.org", "work"), ("+994", "")]
    assert [one.title["en"] for one in draft.posts] == ["Ambassador", "Chairman"]


def test_writing_a_person_as_they_are_changes_nothing(workspace: Workspace, farid: str) -> None:
    before = workspace.undo_label

    workspace.perform("Save unchanged", persons.change, farid, workspace.read(persons.draft, farid))

    assert workspace.undo_label == before


def test_a_row_shows_the_post_of_the_day(workspace: Workspace, farid: str, azerbaijan: str) -> None:
    (row,) = workspace.read(persons.rows, "az", DAY)

    assert (row.id, row.name, row.listed) == (farid, "Fərid Rauf oğlu Şəfiyev", "Şəfiyev Fərid Rauf oğlu")
    assert (row.post, row.organisation, row.side_id) == ("Chairman", "Mərkəz", azerbaijan)
    assert (row.mail, row.phone) == ("f@example.org", "+994")
    assert workspace.read(persons.rows, "az", dt.date(2015, 1, 1))[0].post == "Ambassador"
    assert workspace.read(persons.rows, "az", dt.date(2000, 1, 1))[0].post == ""
    assert workspace.read(persons.mails, [farid, "nobody"]) == {farid: "f@example.org"}


def test_contacts_and_posts_are_changed_by_id_added_without_and_removed_when_left_out(
    workspace: Workspace, farid: str
) -> None:
    kept = workspace.read(persons.draft, farid)
    mail, chairman = kept.contacts[0], kept.posts[1]
    wanted = replace(
        kept,
        names=(FARID[0], PersonName("ru", "Фарид", "Шафиев")),
        contacts=(ContactDraft(ContactKind.PHONE, "+49"), replace(mail, value="new@example.org")),
        posts=(replace(chairman, title={"en": "Director"}),),
    )

    step(workspace, "Change person", persons.change, farid, wanted)

    changed = workspace.read(persons.draft, farid)
    assert [name.language for name in changed.names] == ["az", "ru"]
    assert [(one.value, one.id == mail.id) for one in changed.contacts] == [("+49", False), ("new@example.org", True)]
    assert [(one.title, one.id) for one in changed.posts] == [({"en": "Director"}, chairman.id)]


def test_a_contact_without_a_value_is_none(workspace: Workspace, farid: str) -> None:
    kept = workspace.read(persons.draft, farid)

    step(workspace, "Change", persons.change, farid, replace(kept, contacts=(ContactDraft(ContactKind.MAIL, " "),)))

    assert workspace.read(persons.draft, farid).contacts == ()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"names": ()}, TextMissing),
        ({"names": (PersonName("en", " ", "\u200b"),)}, TextMissing),
        ({"names": (PersonName("not a tag", "A"),)}, ValueNotAllowed),
        ({"languages": ("not a tag",)}, ValueNotAllowed),
        ({"side_id": "nothing"}, NotFound),
        ({"posts": (PostDraft(organisation_id="nothing"),)}, NotFound),
        ({"posts": (PostDraft(valid_from=DAY, valid_to=DAY - dt.timedelta(days=1)),)}, PeriodReversed),
    ],
)
def test_what_cannot_be_a_person_is_refused(
    workspace: Workspace, azerbaijan: str, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Add person", persons.add, replace(PersonDraft(FARID), **fields))
    assert workspace.read(persons.rows, "en") == []


def test_a_person_is_removed_unless_they_hold_a_seat(workspace: Workspace, farid: str, azerbaijan: str) -> None:
    holder = person(workspace, "Ada Lovelace", azerbaijan)
    seat(workspace, holder, azerbaijan)

    step(workspace, "Remove person", persons.remove, farid)

    assert [row.id for row in workspace.read(persons.rows, "en")] == [holder]
    with pytest.raises(InUse):
        workspace.perform("Remove person", persons.remove, holder)
    with pytest.raises(NotFound):
        workspace.read(persons.draft, farid)


def test_people_are_sorted_as_the_readers_language_sorts(workspace: Workspace, azerbaijan: str) -> None:
    for family in ("Zeynalov", "Əliyev", "Eminov", "Çələbi", "Cəfərov"):
        person(workspace, f"A {family}", language="az")

    families = [row.name.removeprefix("A ") for row in workspace.read(persons.rows, "az")]
    assert families == ["Cəfərov", "Çələbi", "Eminov", "Əliyev", "Zeynalov"]


@pytest.mark.parametrize("typed", ["Şəfiyev", "shafiyev", "Шафиев", "farid sha", "SAFIYEV fərid", "Rauf"])
def test_somebody_is_found_in_any_spelling_and_script(workspace: Workspace, farid: str, typed: str) -> None:
    person(workspace, "Ada Lovelace")

    assert [row.id for row in workspace.read(persons.find, typed, "en")] == [farid]


@pytest.mark.parametrize("typed", ["", "  ", "Farid Lovelace", "%", '"'])
def test_nobody_is_found_by_what_nobody_is_called(workspace: Workspace, farid: str, typed: str) -> None:
    person(workspace, "Ada Lovelace")

    assert workspace.read(persons.find, typed, "en") == []
