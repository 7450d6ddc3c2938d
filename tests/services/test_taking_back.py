"""One old change is taken back while nothing newer stands in its way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from builders import DAY, council, person, seat, side
from councildesk.domain.council import ContactKind
from councildesk.domain.errors import AlreadyThere, NotFound, PeriodReversed, TextMissing
from councildesk.domain.names import PersonName
from councildesk.services import members, person_history, persons, seats, sides, taking_back
from councildesk.services.history import ChangeRow
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Step
from councildesk.storage.refusals import UndoBlocked
from services.conftest import step


def change(workspace: Workspace, one: str, **fields: object) -> None:
    draft = replace(workspace.read(persons.draft, one), **fields)  # type: ignore[arg-type]
    workspace.perform("Change person", persons.change, one, draft)


def found(workspace: Workspace, one: str, field: str, old: object, new: object) -> tuple[object, ...]:
    rows = workspace.read(person_history.rows, one)
    (row,) = [row for row in rows if (row.field, row.old, row.new) == (field, old, new)]
    return named(row)


def named(row: ChangeRow) -> tuple[object, ...]:
    return row.place, row.noun, row.id, row.field, row.language


def is_possible(workspace: Workspace, key: tuple[object, ...]) -> bool:
    return workspace.read(taking_back.is_possible, *key)  # type: ignore[arg-type]


def take_back(workspace: Workspace, key: tuple[object, ...]) -> None:
    step(workspace, "Take back a change", taking_back.take_back, *key)  # type: ignore[arg-type]


def test_a_field_gets_its_old_value_and_later_changes_of_others_stay(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, country="GB")
    change(workspace, ada, country="DE")
    change(workspace, ada, notes="Later")

    take_back(workspace, found(workspace, ada, "country", "GB", "DE"))

    kept = workspace.read(persons.draft, ada)
    assert (kept.country, kept.notes) == ("GB", "Later")


def test_what_was_changed_again_stays(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, country="GB")
    change(workspace, ada, country="DE")
    old = found(workspace, ada, "country", None, "GB")

    assert not is_possible(workspace, old)
    with pytest.raises(UndoBlocked):
        workspace.perform("Take back", taking_back.take_back, *old)  # type: ignore[arg-type]


def test_part_of_a_name_is_taken_back_without_the_rest(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, names=(PersonName("en", "Augusta", "King"),))

    take_back(workspace, found(workspace, ada, "family", "Lovelace", "King"))

    assert workspace.read(persons.draft, ada).names == (PersonName("en", "Augusta", "Lovelace"),)


def test_what_was_made_goes_and_what_was_removed_comes_back(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    contact = ContactDraft(ContactKind.MAIL, "ada@example.org")
    change(workspace, ada, contacts=(contact,))
    (row,) = [row for row in workspace.read(person_history.rows, ada) if row.noun == "contact" and row.is_creation]
    made = named(row)

    take_back(workspace, made)
    assert workspace.read(persons.draft, ada).contacts == ()
    assert not is_possible(workspace, made)

    workspace.undo()
    change(workspace, ada, contacts=())
    rows = workspace.read(person_history.rows, ada)
    take_back(workspace, named(next(row for row in rows if row.noun == "contact" and row.is_removal)))
    assert [one.value for one in workspace.read(persons.draft, ada).contacts] == ["ada@example.org"]


def test_a_text_is_taken_back_in_its_language(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, form_of_address={"en": "Dear Ada"})
    change(workspace, ada, form_of_address={"en": "Dear Lady Lovelace"})

    take_back(workspace, found(workspace, ada, "form_of_address", "Dear Ada", "Dear Lady Lovelace"))
    assert workspace.read(persons.draft, ada).form_of_address == {"en": "Dear Ada"}

    take_back(workspace, found(workspace, ada, "form_of_address", None, "Dear Ada"))
    assert workspace.read(persons.draft, ada).form_of_address == {}


def test_nobody_is_left_without_a_name(workspace: Workspace) -> None:
    ada = workspace.perform("Add", persons.add, PersonDraft((PersonName("en", "", "Lovelace"),)))
    (row,) = [row for row in workspace.read(person_history.rows, ada) if row.noun == "person_name" and row.is_creation]

    with pytest.raises(TextMissing):
        workspace.perform("Take back", taking_back.take_back, *named(row))  # type: ignore[arg-type]


def test_what_never_happened_is_not_taken_back(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")

    with pytest.raises(NotFound):
        workspace.perform("Take back", taking_back.take_back, 999, "person", ada, "country")
    assert not workspace.read(taking_back.is_possible, 1, "person", ada, "notes")


def test_a_record_is_taken_back_whole_and_not_by_its_first_fields(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")

    assert not is_possible(workspace, found(workspace, ada, "family", None, "Lovelace"))


def test_the_history_of_a_person_holds_names_contacts_and_what_was_removed(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, contacts=(ContactDraft(ContactKind.MAIL, "ada@example.org"),))
    change(workspace, ada, contacts=())

    rows = workspace.read(person_history.rows, ada)

    assert {row.noun for row in rows} == {"person", "person_name", "contact"}
    assert [row.place for row in rows] == sorted((row.place for row in rows), reverse=True)
    assert any(row.noun == "contact" and row.is_removal for row in rows)


def test_a_side_that_was_removed_since_does_not_come_back_by_a_person(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    ada = person(workspace, "Ada Lovelace", side_id=az)
    change(workspace, ada, side_id=uz)
    workspace.perform("Remove side", sides.remove, az)
    old = found(workspace, ada, "side_id", az, uz)

    assert not is_possible(workspace, old)
    with pytest.raises(UndoBlocked):
        workspace.perform("Take back", taking_back.take_back, *old)  # type: ignore[arg-type]
    assert workspace.read(persons.draft, ada).side_id == uz


def test_a_seat_that_somebody_else_holds_by_now_is_not_taken_back(workspace: Workspace) -> None:
    council(workspace)
    ada, bo = person(workspace, "Ada Lovelace"), person(workspace, "Bo Li")
    one = seat(workspace, ada)
    (held,) = workspace.read(members.rows, DAY, "en")
    assert held.mandate_id is not None
    workspace.perform("Withdraw", seats.withdraw, held.mandate_id)
    workspace.perform("Appoint", seats.appoint, one, bo)
    place = workspace.read(lambda session: session.scalars(select(Step.place).where(Step.label == "Withdraw")).one())

    with pytest.raises(AlreadyThere):
        workspace.perform("Take back", taking_back.take_back, place, "mandate", held.mandate_id, "deleted")

    assert [row.name for row in workspace.read(members.rows, DAY, "en")] == ["Li, Bo"]


def test_a_first_day_that_came_before_a_new_last_day_is_not_taken_back(workspace: Workspace) -> None:
    council(workspace)
    ada = person(workspace, "Ada Lovelace")
    first, last = dt.date(2024, 6, 1), dt.date(2024, 1, 1)
    change(workspace, ada, posts=(PostDraft({"en": "Chair"}, None, first),))
    (post,) = workspace.read(persons.draft, ada).posts
    change(workspace, ada, posts=(replace(post, valid_from=dt.date(2023, 1, 1)),))
    old = found(workspace, ada, "valid_from", first, dt.date(2023, 1, 1))
    change(workspace, ada, posts=(replace(post, valid_from=dt.date(2023, 1, 1), valid_to=last),))

    with pytest.raises(PeriodReversed):
        workspace.perform("Take back", taking_back.take_back, *old)  # type: ignore[arg-type]

    assert workspace.read(persons.draft, ada).posts[0].valid_to == last


def test_what_was_removed_with_its_person_does_not_come_back_without_him(workspace: Workspace) -> None:
    ada = person(workspace, "Ada Lovelace")
    change(workspace, ada, contacts=(ContactDraft(ContactKind.MAIL, "ada@example.org"),))
    change(workspace, ada, contacts=())
    rows = workspace.read(person_history.rows, ada)
    (gone,) = [named(row) for row in rows if (row.noun, row.field, row.new) == ("contact", "deleted", True)]
    workspace.perform("Remove person", persons.remove, ada)

    assert not is_possible(workspace, gone)
