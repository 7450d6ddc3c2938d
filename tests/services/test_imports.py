"""Bringing people in: what an import would do, and that it does it in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

import builders
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.domain.errors import NotFound
from councildesk.domain.likeness import Reason
from councildesk.domain.names import PersonName
from councildesk.exchange.persons import columns, from_sheet
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.persons.incoming import ValueFault
from councildesk.exchange.sources import RowFault, RowProblem
from councildesk.exchange.tables.sheet import Sheet, SheetRow
from councildesk.services import import_planning, import_words, imports, members, organisations, persons, seats
from councildesk.services.import_plan import Choice, Decision, Plan, Standing
from councildesk.services.members_change import RowNotChanged
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.replay import visible
from services.conftest import step

DAY = builders.DAY
WORKING = ("az", "ru", "en")


@pytest.fixture
def council(workspace: Workspace) -> Workspace:
    builders.council(workspace, *WORKING)
    return workspace


def sheet(headings: str, *rows: str, problems: Sequence[RowProblem] = ()) -> Sheet:
    """A table written with bars between the cells."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (headings, *rows)]
    numbered = tuple(SheetRow(line, row) for line, row in enumerate(cells[1:], start=2))
    return Sheet("list.csv", cells[0], numbered, tuple(problems))


def planned(workspace: Workspace, table: Sheet, *, as_members: bool = False, language: str = "en") -> Plan:
    incoming = from_sheet.incoming(table, columns.recognised(table.headings), language, WORKING)
    return workspace.read(import_planning.plan, incoming, "en", DAY, as_members=as_members)


def decided(plan: Plan, **by_row: Choice) -> Plan:
    return replace(plan, choices={int(key.removeprefix("row")): choice for key, choice in by_row.items()})


def bring_in(workspace: Workspace, plan: Plan) -> imports.Imported:
    return step(workspace, "Import persons", imports.bring_in, plan, DAY)


def drafts(workspace: Workspace) -> list[PersonDraft]:
    return [workspace.read(persons.draft, row.id) for row in workspace.read(persons.rows, "en")]


def standings(plan: Plan) -> list[Standing]:
    return [row.standing for row in plan.rows]


def test_a_list_of_new_people_is_brought_in_in_one_step(council: Workspace) -> None:
    side = builders.side(council, "AZ")
    table = sheet(
        "Soyad | Ad | Ata adı | Familiya (ru) | Имя (ru) | Vəzifə | Təşkilat | E-poçt | Telefon | Tərəf | Dil | Ölkə",
        "Şəfiyev | Fərid | Rauf oğlu | Шафиев | Фарид | direktor | BMTM | f@aircenter.az; fs@mail.az | "
        "+994 12 596 82 39 | Az | Azərbaycan, rus | Azerbaijan",
    )

    plan = planned(council, table)
    done = bring_in(council, plan)

    assert standings(plan) == [Standing.NEW]
    assert done == imports.Imported(1, 0, 0, 1)
    (person,) = drafts(council)
    assert person.names == (
        PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu"),
        PersonName("ru", "Фарид", "Шафиев"),
    )
    assert person.side_id == side
    assert (person.country, person.languages) == ("AZ", ("az", "ru"))
    assert [(one.kind, one.value) for one in person.contacts] == [
        (ContactKind.MAIL, "f@aircenter.az"),
        (ContactKind.MAIL, "fs@mail.az"),
        (ContactKind.PHONE, "+994 12 596 82 39"),
    ]
    assert [post.title for post in person.posts] == [{"en": "direktor"}]
    (house,) = council.read(organisations.rows)
    assert (house.name, house.side_id) == ({"en": "BMTM"}, side)


def test_the_same_list_again_changes_nothing(council: Workspace) -> None:
    table = sheet(
        "Name | Organisation | Post | Notes", "Ada Lovelace | Institute | expert | first\tnote", "Bo Li | | |"
    )
    bring_in(council, planned(council, table))
    before = council.read(visible)

    plan = planned(council, table)

    assert standings(plan) == [Standing.UNCHANGED, Standing.UNCHANGED]
    council.perform("Import persons", imports.bring_in, plan, DAY)
    assert council.read(visible) == before


def test_a_change_is_shown_field_by_field_and_keeps_what_the_list_does_not_tell(council: Workspace) -> None:
    draft = PersonDraft(
        (PersonName("en", "Ada", "Lovelace"),),
        notes="old",
        contacts=(ContactDraft(ContactKind.MAIL, "ada@x.org"),),
        posts=(PostDraft({"en": "expert"}),),
    )
    council.perform("Add", persons.add, draft)
    table = sheet("Name (en) | Mail | Job title | Notes", "Ada Lovelace | new@x.org, ada@x.org | director | new")

    plan = planned(council, table)

    assert standings(plan) == [Standing.CHANGED]
    assert [(change.field, change.old, change.new) for change in plan.rows[0].changes] == [
        (Field.NOTES, "old", "old\nnew"),
        (Field.MAIL, "ada@x.org", "new@x.org, ada@x.org"),
        (Field.POST, "expert", "director"),
    ]
    assert bring_in(council, plan).changed == 1
    (after,) = drafts(council)
    assert [one.value for one in after.contacts] == ["new@x.org", "ada@x.org"]
    assert [one.title for one in after.posts] == [{"en": "director"}]
    assert after.notes == "old\nnew"


def test_fill_changes_only_what_is_empty(council: Workspace) -> None:
    council.perform("Add", persons.add, PersonDraft((PersonName("en", "Ada", "Lovelace"),), country="GB"))
    table = sheet("Name (en) | Country | Mail", "Ada Lovelace | UZ | ada@x.org")
    plan = decided(planned(council, table), row0=Choice(Decision.FILL))

    assert [change.field for change in plan.changes(plan.rows[0], plan.choice(plan.rows[0]))] == [Field.MAIL]
    bring_in(council, plan)
    (after,) = drafts(council)
    assert (after.country, [one.value for one in after.contacts]) == ("GB", ["ada@x.org"])


def test_a_name_in_another_script_waits_for_a_decision(council: Workspace) -> None:
    known = council.perform("Add", persons.add, PersonDraft((PersonName("az", "Fərid", "Şəfiyev"),)))
    plan = planned(council, sheet("Name", "Шафиев Фарид"))

    (row,) = plan.rows
    assert row.standing is Standing.DOUBTFUL
    assert [(one.person_id, one.likeness.reasons) for one in row.candidates] == [(known, (Reason.SAME_SPELLING,))]
    assert bring_in(council, plan) == imports.Imported(0, 0, 1, 0)
    assert bring_in(council, decided(plan, row0=Choice(Decision.UPDATE))).changed == 1
    (after,) = drafts(council)
    assert {name.language: name.family for name in after.names} == {"az": "Şəfiyev", "ru": "Шафиев"}


def test_somebody_doubtful_may_be_a_new_person(council: Workspace) -> None:
    council.perform("Add", persons.add, PersonDraft((PersonName("az", "Fərid", "Şəfiyev"),)))
    plan = planned(council, sheet("Name", "Шафиев Фарид"))

    assert bring_in(council, decided(plan, row0=Choice(Decision.ADD))).added == 1
    assert len(drafts(council)) == 2


def test_the_same_mail_address_settles_a_name_in_another_script(council: Workspace) -> None:
    draft = PersonDraft((PersonName("az", "Fərid", "Şəfiyev"),), contacts=(ContactDraft(ContactKind.MAIL, "f@x.az"),))
    council.perform("Add", persons.add, draft)

    plan = planned(council, sheet("Name | Mail", "Шафиев Фарид | F@x.az"))

    assert standings(plan) == [Standing.CHANGED]
    assert [(change.field, change.language) for change in plan.rows[0].changes] == [
        (Field.FAMILY, "ru"),
        (Field.GIVEN, "ru"),
    ]


def test_namesakes_with_other_addresses_are_asked_about(council: Workspace) -> None:
    draft = PersonDraft((PersonName("en", "Ada", "Lovelace"),), contacts=(ContactDraft(ContactKind.MAIL, "a@x.org"),))
    council.perform("Add", persons.add, draft)

    (row,) = planned(council, sheet("Name | Mail", "Ada Lovelace | other@x.org")).rows

    assert row.standing is Standing.DOUBTFUL
    assert row.candidates[0].likeness.reasons == (Reason.SAME_NAME, Reason.MAIL_DIFFERS)


def test_one_person_twice_in_the_list_is_noticed_and_can_become_one(council: Workspace) -> None:
    plan = planned(council, sheet("Name | Mail", "Farid Shafiyev | f@x.az", "Шафиев Фарид |"))

    assert standings(plan) == [Standing.NEW, Standing.DOUBTFUL]
    assert plan.rows[1].candidates[0].row == 0
    assert bring_in(council, decided(plan, row1=Choice(Decision.UPDATE))).added == 1
    (person,) = drafts(council)
    assert {name.language for name in person.names} == {"en", "ru"}


@pytest.mark.parametrize(
    ("headings", "row", "fault"),
    [
        ("Name | Mail", " | a@x.org", ValueFault.NAME_MISSING),
        ("Name | Mail", "Ada Lovelace | at home", ValueFault.NO_MAIL),
        ("Name | Phone", "Ada Lovelace | later", ValueFault.NO_PHONE),
        ("Name | Languages", "Ada Lovelace | Klingonish", ValueFault.NO_LANGUAGE),
        ("Name | Role", "Ada Lovelace | wizard", ValueFault.NO_ROLE),
        ("Name | Since", "Ada Lovelace | 31.02.2024", ValueFault.NO_DATE),
        ("Name | Since | Until", "Ada Lovelace | 2024-02-01 | 2023-02-01", ValueFault.PERIOD_REVERSED),
        ("Name | Side", "Ada Lovelace | Atlantis", ValueFault.NO_SIDE),
    ],
)
def test_a_row_with_something_unreadable_is_listed_with_its_reason_and_stays_out(
    council: Workspace, headings: str, row: str, fault: ValueFault
) -> None:
    builders.side(council, "AZ")

    plan = planned(council, sheet(headings, row, "Bo Li" + " |" * headings.count("|")), as_members=True)

    assert standings(plan) == [Standing.UNREADABLE, Standing.NEW]
    assert [problem.fault for problem in plan.rows[0].problems] == [fault]
    assert plan.rows[0].line == 2
    assert bring_in(council, plan) == imports.Imported(1, 0, 1, 0)


def test_a_council_without_sides_does_not_ask_for_one(council: Workspace) -> None:
    assert standings(planned(council, sheet("Name | Side", "Ada Lovelace | Atlantis"))) == [Standing.NEW]


def test_a_row_can_be_taken_without_what_cannot_be_read_but_never_without_a_name(council: Workspace) -> None:
    plan = planned(council, sheet("Name | Mail", "Ada Lovelace | at home", " | a@x.org"))

    assert plan.options(plan.rows[0]) == (Decision.ADD, Decision.LEAVE_OUT)
    assert plan.options(plan.rows[1]) == (Decision.LEAVE_OUT,)
    everything = decided(plan, row0=Choice(Decision.ADD), row1=Choice(Decision.ADD))
    assert bring_in(council, everything) == imports.Imported(1, 0, 0, 0)


def test_rows_to_mend_come_back_as_a_table_with_the_reasons_and_import_when_mended(council: Workspace) -> None:
    unread = RowProblem(4, RowFault.CELLS_BEYOND, 3, "x", ("Bo Li", "b@x.org", "x"))
    plan = planned(council, sheet("Name | Mail", "Ada Lovelace | at home", "Cy Ng | c@x.org", problems=[unread]))

    table = imports.to_mend(plan, ["no address", "too many cells"], "Why it was left out")

    assert [column.heading for column in table.columns] == ["Name", "Mail", "Why it was left out"]
    assert list(table.rows) == [("Ada Lovelace", "at home", "no address"), ("Bo Li", "b@x.org", "too many cells")]
    headings = " | ".join(column.heading for column in table.columns)
    mended = sheet(headings, *(" | ".join([str(row[0]), "m@x.org", str(row[2])]) for row in table.rows))
    assert standings(planned(council, mended)) == [Standing.NEW, Standing.NEW]


def test_an_organisation_is_found_across_spellings(council: Workspace) -> None:
    draft = organisations.OrganisationDraft({"az": "Beynəlxalq Münasibətlərin Təhlili Mərkəzi"}, {"az": "BMTM"})
    known = council.perform("Add", organisations.add, draft)
    table = sheet("Name | Organisation", "Ada Lovelace | bmtm", "Bo Li | Beynelxalq Munasibetlerin Tehlili Merkezi")

    assert bring_in(council, planned(council, table)).organisations == 0
    assert {post.organisation_id for person in drafts(council) for post in person.posts} == {known}


def test_roles_become_seats_where_that_is_wanted(council: Workspace) -> None:
    az, uz = builders.side(council, "AZ"), builders.side(council, "UZ")
    table = sheet(
        "Name | Side | Role | Alternate for | Since",
        "Ada Lovelace | AZ | co-chair | | 27.08.2024",
        "Bo Li | UZ | aʼzo | |",
        "Cy Ng | AZ | alternate | Lovelace, Ada |",
    )
    without, plan = planned(council, table), planned(council, table, as_members=True)

    assert standings(plan) == [Standing.NEW] * 3
    bring_in(council, without)
    assert council.read(members.rows, DAY, "en") == []
    council.undo()
    bring_in(council, plan)

    rows = council.read(members.rows, DAY, "en")
    assert [(row.name, row.role, row.kind, row.side_id, row.stands_for) for row in rows] == [
        ("Lovelace, Ada", Role.CO_CHAIR, MandateKind.HOLDER, az, ""),
        ("Ng, Cy", Role.CO_CHAIR, MandateKind.ALTERNATE, az, "Lovelace, Ada"),
        ("Li, Bo", Role.MEMBER, MandateKind.HOLDER, uz, ""),
    ]
    assert rows[0].since == dt.date(2024, 8, 27)
    assert standings(planned(council, table, as_members=True)) == [Standing.UNCHANGED] * 3


def test_an_alternate_of_nobody_needs_attention(council: Workspace) -> None:
    plan = planned(council, sheet("Name | Alternate for", "Cy Ng | Nobody Known"), as_members=True)

    assert [problem.fault for problem in plan.rows[0].problems] == [ValueFault.HOLDER_UNKNOWN]


def test_an_alternate_of_whom_nothing_is_said_is_asked_for_without_quoting_nothing(council: Workspace) -> None:
    plan = planned(council, sheet("Name | Alternate of | Role", "Cy Ng | | alternate"), as_members=True)

    said = "It is not known for whom the alternate stands in. Say it in a column “Alternate for”."
    assert import_words.reason(plan.rows[0]) == said


def test_everybody_of_a_list_without_roles_may_become_a_member_but_keeps_a_seat(council: Workspace) -> None:
    person = builders.person(council, "Ada Lovelace")
    builders.seat(council, person, role=Role.CHAIR)
    table = sheet("Name (en)", "Ada Lovelace", "Bo Li")

    plan = planned(council, table, as_members=True)

    assert standings(plan) == [Standing.UNCHANGED, Standing.NEW]
    bring_in(council, plan)
    assert [(row.name, row.role) for row in council.read(members.rows, DAY, "en")] == [
        ("Lovelace, Ada", Role.CHAIR),
        ("Li, Bo", Role.MEMBER),
    ]


@pytest.mark.parametrize("headings", ["Name | Role", "Name | Since"])
def test_what_cannot_be_read_of_a_seat_matters_only_where_seats_are_given(council: Workspace, headings: str) -> None:
    table = sheet(headings, "Ada Lovelace | wizard")

    assert standings(planned(council, table)) == [Standing.NEW]
    assert standings(planned(council, table, as_members=True)) == [Standing.UNREADABLE]


def test_a_spelling_guessed_from_an_unnamed_column_replaces_no_name(council: Workspace) -> None:
    council.perform("Add", persons.add, PersonDraft((PersonName("en", "Farid", "Shafiyev"),)))

    plan = planned(council, sheet("Family name | Given name | Mail", "Shafiev | Farid | f@x.az"))

    assert standings(plan) == [Standing.DOUBTFUL]
    assert [change.field for change in plan.rows[0].changes] == [Field.MAIL]


def test_columns_decided_once_are_proposed_again_for_the_same_headings(council: Workspace) -> None:
    table = sheet("Kim | Harada", "Ada Lovelace | Institute")
    taken = (Column(Field.FULL_NAME), Column(Field.ORGANISATION, "az"))
    assert council.read(imports.known_columns, table.headings) == (Column(), Column())
    incoming = from_sheet.incoming(table, taken, "en", WORKING)

    plan = council.read(import_planning.plan, incoming, "en", DAY)
    step(council, "Import persons", imports.bring_in, plan, DAY, taken)

    assert council.read(imports.known_columns, ("KİM", "harada")) == taken
    assert council.read(imports.known_columns, ("Kim", "Name")) == (Column(), Column(Field.FULL_NAME))


def test_what_is_stopped_on_the_way_has_not_happened(council: Workspace) -> None:
    plan = planned(council, sheet("Name", *(f"Name{number} Family{number}" for number in range(1200))))
    before = council.read(visible)

    class Stopped(Exception):
        pass

    def stop(done: int, _count: int) -> None:
        if done >= 1000:
            raise Stopped

    with pytest.raises(Stopped):
        council.perform("Import persons", imports.bring_in, plan, DAY, report=stop)

    assert council.read(visible) == before
    assert council.perform("Import persons", imports.bring_in, plan, DAY).added == 1200


def test_a_plan_for_somebody_removed_since_is_refused_whole(council: Workspace) -> None:
    known = council.perform("Add", persons.add, PersonDraft((PersonName("en", "Ada", "Lovelace"),)))
    plan = planned(council, sheet("Name (en) | Mail", "Ada Lovelace | a@x.org", "Bo Li | b@x.org"))
    council.perform("Remove", persons.remove, known)

    with pytest.raises(NotFound):
        council.perform("Import persons", imports.bring_in, plan, DAY)

    assert drafts(council) == []


@pytest.mark.parametrize("typed", ["31.02.2024", "45292", "2024-13-01", "0.0.0000", "yesterday"])
def test_a_day_that_never_was_is_listed_and_no_other_day_is_made_of_it(council: Workspace, typed: str) -> None:
    plan = planned(council, sheet("Name | Role | Since", f"Ada Lovelace | member | {typed}"), as_members=True)

    (row,) = plan.rows
    assert [(one.fault, one.field, one.found) for one in row.problems] == [(ValueFault.NO_DATE, Field.SINCE, typed)]
    assert bring_in(council, plan).left_out == 1


def test_somebody_known_who_stands_in_the_list_twice_can_be_taken_twice_and_loses_nothing(council: Workspace) -> None:
    builders.person(council, "Ada Lovelace")
    plan = planned(
        council, sheet("Name (en) | Mail", "Ada Lovelace | ada@example.org", "Ada Lovelace | lovelace@example.org")
    )
    assert standings(plan) == [Standing.CHANGED, Standing.DOUBTFUL]

    bring_in(council, decided(plan, row1=Choice(Decision.UPDATE)))

    (person,) = drafts(council)
    assert {one.value for one in person.contacts} == {"ada@example.org", "lovelace@example.org"}


def test_an_organisation_in_both_scripts_of_one_list_is_one(council: Workspace) -> None:
    table = sheet(
        "Name | Organisation",
        "Ada Lovelace | Ўзбекистон Фанлар академияси",
        "Bo Li | Oʻzbekiston Fanlar akademiyasi",
    )

    assert bring_in(council, planned(council, table, language="uz")).organisations == 1


def test_an_alternate_may_stand_in_the_list_before_whom_he_stands_in_for(council: Workspace) -> None:
    table = sheet("Name | Role | Alternate for", "Cy Ng | alternate | Ada Lovelace", "Ada Lovelace | member |")

    plan = planned(council, table, as_members=True)
    bring_in(council, plan)

    assert standings(plan) == [Standing.NEW, Standing.NEW]
    assert [(row.name, row.stands_for) for row in council.read(members.rows, DAY, "en")] == [
        ("Lovelace, Ada", ""),
        ("Ng, Cy", "Lovelace, Ada"),
    ]


def test_a_last_day_before_the_known_first_day_needs_attention(council: Workspace) -> None:
    person = builders.person(council, "Ada Lovelace")
    seat = builders.seat(council, None)
    council.perform("Appoint", seats.appoint, seat, person, MandateKind.HOLDER, dt.date(2024, 1, 1))
    plan = planned(council, sheet("Name (en) | Role | Until", "Ada Lovelace | member | 31.12.2023"), as_members=True)

    assert [problem.fault for problem in plan.rows[0].problems] == [ValueFault.PERIOD_REVERSED]
    assert bring_in(council, plan).left_out == 1


def test_whoever_was_brought_in_with_odd_values_can_be_changed_afterwards(council: Workspace) -> None:
    table = sheet("Name | Country | Languages | Phone | Mail", "Ada Lovelace | Atlantis | en | +994 12 596 82 39 |")
    bring_in(council, planned(council, table))
    (row,) = council.read(persons.rows, "en")

    step(council, "Change person", persons.change, row.id, replace(council.read(persons.draft, row.id), notes="Kept"))

    (person,) = drafts(council)
    assert (person.country, person.notes) == ("Atlantis", "Kept")


def test_days_in_a_seat_that_somebody_else_has_are_refused_with_the_name_and_nothing_is_changed(
    council: Workspace,
) -> None:
    former, person = builders.person(council, "Bo Li"), builders.person(council, "Ada Lovelace")
    seat = builders.seat(council, None)
    council.perform("Appoint", seats.appoint, seat, former, MandateKind.HOLDER, dt.date(2023, 1, 1))
    council.perform("Appoint", seats.appoint, seat, person, MandateKind.HOLDER, dt.date(2024, 1, 1))
    table = sheet("Name (en) | Role | Since | Notes", "Ada Lovelace | member | 01.06.2023 | Told so")
    before = council.read(visible)

    with pytest.raises(RowNotChanged) as refused:
        council.perform("Import persons", imports.bring_in, planned(council, table, as_members=True), DAY)

    assert refused.value.row == "Lovelace, Ada"
    assert council.read(visible) == before


def test_a_card_that_cannot_be_read_is_listed_under_its_name(council: Workspace) -> None:
    lines = ("", "BEGIN:VCARD\nFN:Ada")
    named = RowProblem(1, RowFault.CARD_OPEN, cells=lines, name="Ada")
    nameless = RowProblem(5, RowFault.CARD_OPEN, cells=lines)

    plan = planned(council, sheet("Name | Notes", problems=[named, nameless]))

    assert [row.name for row in plan.rows] == ["Ada", ""]


def test_an_import_tells_whom_it_brought_in(council: Workspace) -> None:
    known = builders.person(council, "Ada Lovelace")

    done = bring_in(council, planned(council, sheet("Name | Mail", "Bo Li | ", "Ada Lovelace | a@x.org")))

    (added,) = {row.id for row in council.read(persons.rows, "en")} - {known}
    assert done.people == (added, known)
