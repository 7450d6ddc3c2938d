"""Whole names in their parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import full_names, names
from councildesk.domain.names import PersonName

CASES = [
    ("az", "Əliyev Vaqif Mustafa oğlu", "Vaqif", "Əliyev", "Mustafa oğlu", ""),
    ("az", "Adil Abış oğlu Əliyev", "Adil", "Əliyev", "Abış oğlu", ""),
    ("az", "Aqiyə Həbib qızı Naxçıvanlı", "Aqiyə", "Naxçıvanlı", "Həbib qızı", ""),
    ("az", "Araz Məmməd-Mübariz oğlu Əlizadə", "Araz", "Əlizadə", "Məmməd-Mübariz oğlu", ""),
    ("az", "Vaqif Mustafa oğlu", "Vaqif", "", "Mustafa oğlu", ""),
    ("uz", "Gʻulomov Saidrasul Rustam oʻgʻli", "Saidrasul", "Gʻulomov", "Rustam oʻgʻli", ""),
    ("uz", "Gʻulomov Saidrasul Rustam o'g'li", "Saidrasul", "Gʻulomov", "Rustam o'g'li", ""),
    ("uz", "Mirziyoyev Shavkat Miromonovich", "Shavkat", "Mirziyoyev", "Miromonovich", ""),
    ("uz-Cyrl", "Ғуломов Саидрасул Рустам ўғли", "Саидрасул", "Ғуломов", "Рустам ўғли", ""),
    ("ru", "Каримов Ислам Абдуганиевич", "Ислам", "Каримов", "Абдуганиевич", ""),
    ("ru", "Ислам Абдуганиевич Каримов", "Ислам", "Каримов", "Абдуганиевич", ""),
    ("ru", "Магеррамов, Абель Мамедали оглы", "Абель", "Магеррамов", "Мамедали оглы", ""),
    ("ru", "Шафиев Ф. Р.", "Ф. Р.", "Шафиев", "", ""),
    ("en", "Dr. Farid Shafiyev", "Farid", "Shafiyev", "", "Dr."),
    ("en", "Shafiyev, Farid", "Farid", "Shafiyev", "", ""),
    ("en", "Farid SHAFIYEV", "Farid", "SHAFIYEV", "", ""),
    ("en", "H.E. Mr Alisher Kurmanov", "Alisher", "Kurmanov", "", "H.E. Mr"),
    ("de", "Prof. Dr. Klaus von der Heide", "Klaus", "von der Heide", "", "Prof. Dr."),
    ("de", "Dr. rer. nat. habil. Anna Huber", "Anna", "Huber", "", "Dr. rer. nat. habil."),
    ("de", "dr med anna huber", "anna", "huber", "", "dr med"),
    ("de", "Prof. Mag. Anna Huber", "Anna", "Huber", "", "Prof. Mag."),
    ("az", "Dos. Vaqif Əliyev", "Vaqif", "Əliyev", "", "Dos."),
    ("de", "Fr. Müller", "", "Müller", "", "Fr."),
    ("en", "Phil Collins", "Phil", "Collins", "", ""),
    ("en", "Mr Phil Collins", "Phil", "Collins", "", "Mr"),
    ("en", "Dr Phil Collins", "Phil", "Collins", "", "Dr"),
    ("en", "Pol Pot", "Pol", "Pot", "", ""),
    ("en", "Mag Ruffman", "Mag", "Ruffman", "", ""),
    ("en", "Med Hondo", "Med", "Hondo", "", ""),
    ("en", "Ms Doc Martin", "Doc", "Martin", "", "Ms"),
    ("en", "Jur Schagen", "Jur", "Schagen", "", ""),
    ("en", "Mary Jane Smith", "Mary Jane", "Smith", "", ""),
    ("en", "Madonna", "", "Madonna", "", ""),
    ("en", "", "", "", "", ""),
]


@pytest.mark.parametrize(("language", "text", "given_name", "family", "patronymic", "honorific"), CASES)
def test_a_whole_name_is_taken_apart_by_the_habits_of_its_language(
    language: str, text: str, given_name: str, family: str, patronymic: str, honorific: str
) -> None:
    assert full_names.parse(text, language) == PersonName(language, given_name, family, patronymic, honorific)


@pytest.mark.parametrize("language", ["az", "uz", "ru", "en", "de"])
def test_a_listed_name_comes_back_in_its_parts(language: str) -> None:
    name = PersonName(language, "Fərid", "Şəfiyev")

    assert full_names.parse(names.listed(name), language) == name


def test_names_with_patronymics_come_apart_in_either_order(shared_data: Path) -> None:
    lines = (shared_data / "names-az-patronymic.txt").read_text("utf-8").splitlines()
    people = [line for line in lines if line and not line.startswith("#")]

    for person in people:
        name = full_names.parse(person, "az")
        assert all((name.given, name.family, name.patronymic)), person
        assert names.full(name) == person
        assert full_names.parse(names.listed(name), "az") == name


@given(st.text(max_size=80))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = full_names.parse(text, "en")

    parts = f"{name.honorific} {name.given} {name.patronymic} {name.family}"
    wanted = names.cleaned(PersonName("en", printed=text)).printed.replace(",", " ").split()
    assert sorted(parts.replace(",", " ").split()) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("Şəfiyev Fərid", "en", "az"),
        ("Шафиев Фарид", "az", "ru"),
        ("Ғуломов", "ru", "uz-Cyrl"),
        ("Shafiyev Farid", "ru", "en"),
        ("Gʻulomov", "ru", "uz"),
        ("Shafiyev Farid", "de", "de"),
        ("12", "ru", "ru"),
    ],
)
def test_letters_tell_the_language_of_a_name(text: str, default: str, expected: str) -> None:
    assert full_names.language_of(text, default) == expected
