"""What columns are taken for by their headings."""

from __future__ import annotations

import pytest

from councildesk.domain import languages
from councildesk.domain.council import Role
from councildesk.exchange.persons import columns
from councildesk.exchange.persons.columns import Column, Field

WRITTEN = [field for field in Field if field not in (Field.ADDRESS_PART, Field.IGNORED)]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Familiyası", Column(Field.FAMILY)),
        ("SOYADI", Column(Field.FAMILY)),
        ("Фамилия", Column(Field.FAMILY)),
        ("Ф.И.О.", Column(Field.FULL_NAME)),
        ("Фамилия, имя, отчество", Column(Field.FULL_NAME)),
        ("Ата ады", Column(Field.PATRONYMIC)),
        ("Otasining ismi", Column(Field.PATRONYMIC)),
        ("Отасининг исми", Column(Field.PATRONYMIC)),
        ("Family name (ru)", Column(Field.FAMILY, "ru")),
        ("name_az", Column(Field.FULL_NAME, "az")),
        ("Russian name", Column(Field.FULL_NAME, "ru")),
        ("Familiya (uz-Cyrl)", Column(Field.FAMILY, "uz-Cyrl")),
        ("E-mail 2 Address", Column(Field.MAIL, number=2)),
        ("E-mail (invitations)", Column(Field.MAIL, purpose="invitations")),
        ("E-mail (Leyla's desk)", Column(Field.MAIL, purpose="Leyla's desk")),
        ("Business Phone", Column(Field.PHONE, purpose="work")),
        ("Home Phone 2", Column(Field.PHONE, purpose="home", number=2)),
        ("Рабочий телефон", Column(Field.PHONE, purpose="work")),
        ("Telefon geschäftlich", Column(Field.PHONE, purpose="work")),
        ("Business Street", Column(Field.ADDRESS_PART, purpose="work")),
        ("E-mail 1 - Value", Column(Field.MAIL)),
        ("Phone 2 - Value", Column(Field.PHONE, number=2)),
        ("Organization 1 - Title", Column(Field.POST)),
        ("Должность", Column(Field.POST)),
        ("№ п/п", Column()),
        ("Shoe size", Column()),
        ("", Column()),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, column: Column) -> None:
    assert columns.recognised([heading]) == (column,)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Name", "E-Mail"), (Field.FULL_NAME, Field.MAIL)),
        (("Familienname", "Name"), (Field.FAMILY, Field.GIVEN)),
        (("Soyad", "Ad", "Ata adı"), (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)),
        (("Фамилия", "Имя", "Отчество"), (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)),
    ],
)
def test_a_name_beside_a_family_name_is_a_given_name(headings: tuple[str, ...], fields: tuple[Field, ...]) -> None:
    assert tuple(column.field for column in columns.recognised(headings)) == fields


@pytest.mark.parametrize("language", languages.KNOWN)
def test_what_we_head_columns_with_is_recognised_again(language: str) -> None:
    written = [
        *(Column(field) for field in WRITTEN),
        *(Column(field, tag) for field in WRITTEN if field in columns.IN_LANGUAGES for tag in languages.KNOWN),
        Column(Field.MAIL, number=2),
        Column(Field.PHONE, purpose="work", number=3),
        Column(Field.ADDRESS, purpose="Leyla's desk"),
    ]
    headings = [columns.heading(column, language) for column in written]

    assert all(headings)
    again = columns.recognised(headings)
    assert {one: two for one, two in zip(written, again, strict=True) if one != two} == {}


def test_columns_are_kept_as_plain_data_and_come_back() -> None:
    taken = (Column(Field.FAMILY, "ru"), Column(), Column(Field.MAIL, purpose="work", number=2))

    assert columns.from_plain(columns.as_plain(taken)) == taken
    assert columns.from_plain([["of_the_future", "", "", 1]]) == (Column(),)


@pytest.mark.parametrize("role", [*(role.value for role in Role), "alternate"])
@pytest.mark.parametrize("language", languages.KNOWN)
def test_roles_are_read_as_they_are_written_in_every_language(role: str, language: str) -> None:
    assert columns.values("roles")[columns.key(columns.role_word(role, language))] == role
