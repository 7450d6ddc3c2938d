"""Persons and organisations that may have been entered twice."""

from __future__ import annotations

import pytest

from builders import person
from councildesk.services import likely_same, organisations
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace


def house(workspace: Workspace, name: str, language: str = "en", **fields: object) -> str:
    draft = OrganisationDraft({language: name}, **fields)  # type: ignore[arg-type]
    return workspace.perform("Add organisation", organisations.add, draft)


def test_a_person_in_another_script_is_likely_the_same(workspace: Workspace) -> None:
    farid = person(workspace, "Fərid Şəfiyev", language="az")
    other = person(workspace, "Фарид Шафиев", language="ru")
    person(workspace, "Ada Lovelace")

    assert workspace.read(likely_same.persons_like, farid) == [other]
    assert workspace.read(likely_same.persons_like, "none") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Center of Analysis", "en"), ("Centre of Analysis", "en")),
        (("Toshkent davlat universiteti", "uz"), ("Тошкент давлат университети", "uz-Cyrl")),
        (("University of Economics", "en"), ("Universiti of Economics", "en")),
    ],
)
def test_spellings_and_scripts_of_one_organisation_are_alike(
    workspace: Workspace, one: tuple[str, str], other: tuple[str, str]
) -> None:
    first, second = house(workspace, *one), house(workspace, *other)
    house(workspace, "Ministry of Energy")

    assert workspace.read(likely_same.organisations_like, first) == [second]
    assert workspace.read(likely_same.organisation_groups) == [(first, second)]


def test_a_code_in_common_is_enough(workspace: Workspace) -> None:
    first = house(workspace, "Institute for Strategic Studies", code="ISRS")
    second = house(workspace, "Strategik tadqiqotlar instituti", "uz", short_name={"uz": "ISRS"})

    assert workspace.read(likely_same.organisation_groups) == [(first, second)]


def test_numbers_and_other_words_tell_organisations_apart(workspace: Workspace) -> None:
    for name in (
        "Embassy of Norland in Sudland",
        "Embassy of Sudland in Norland",
        "School No 1 of Baku",
        "School No 2 of Baku",
        "Ganja State University",
        "Baku State University",
    ):
        house(workspace, name)

    assert workspace.read(likely_same.organisation_groups) == []
