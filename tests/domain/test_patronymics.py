"""Patronymics: offered whole, told apart from a bare father's name, carried into another language."""

from __future__ import annotations

import pytest

from councildesk.domain import patronymics
from domain.real_texts import lines_of


@pytest.mark.parametrize(
    ("father", "language", "forms"),
    [
        ("Rauf", "az", ("Rauf oğlu", "Rauf qızı")),
        ("Rustam", "uz", ("Rustam oʻgʻli", "Rustam qizi", "Rustamovich", "Rustamovna")),
        ("Рустам", "uz-Cyrl", ("Рустам ўғли", "Рустам қизи", "Рустамович", "Рустамовна")),
        ("Рауф", "ru", ("Рауфович", "Рауфовна", "Рауф оглы", "Рауф кызы")),
        ("Ali", "uz", ("Ali oʻgʻli", "Ali qizi", "Aliyevich", "Aliyevna")),
        ("Hans", "de", ()),
        ("Robert", "en", ()),
        ("  ", "az", ()),
    ],
)
def test_a_fathers_name_gives_the_forms_of_the_language(father: str, language: str, forms: tuple[str, ...]) -> None:
    assert patronymics.forms(father, language) == forms


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Сергей", "Сергеевич", "Сергеевна"),
        ("Василий", "Васильевич", "Васильевна"),
        ("Дмитрий", "Дмитриевич", "Дмитриевна"),
        ("Игорь", "Игоревич", "Игоревна"),
        ("Никита", "Никитич", "Никитична"),
        ("Илья", "Ильич", "Ильинична"),
        ("Михаил", "Михайлович", "Михайловна"),
        ("Гаджи", "Гаджиевич", "Гаджиевна"),
    ],
)
def test_russian_endings_follow_the_last_letters(father: str, son: str, daughter: str) -> None:
    assert patronymics.forms(father, "ru")[:2] == (son, daughter)


@pytest.mark.parametrize("language", ["az", "uz", "uz-Cyrl", "ru"])
@pytest.mark.parametrize("father", ["Rauf", "Рауф", "Али", "Sobir"])
def test_every_form_offered_is_whole_and_a_bare_name_is_not(language: str, father: str) -> None:
    assert all(map(patronymics.is_whole, patronymics.forms(father, language)))
    assert not patronymics.is_whole(father)


def test_a_particle_gives_the_father_back() -> None:
    assert patronymics.father("Rauf oğlu") == "Rauf"
    assert patronymics.father("Rustam oʻgʻli") == "Rustam"
    assert patronymics.father("Рустамович") is None
    assert patronymics.father("oğlu") is None


def test_son_and_daughter_stay_so_in_another_language() -> None:
    assert patronymics.in_language("Рауф", "Rauf oğlu", "ru") == "Рауф оглы"
    assert patronymics.in_language("Рауф", "Rauf qızı", "ru") == "Рауф кызы"
    assert patronymics.in_language("Рустам", "Rustam oʻgʻli", "ru") == "Рустам угли"
    assert patronymics.in_language("Rauf", "Rauf oğlu", "en") == ""


def test_the_names_of_a_parliament_are_all_whole() -> None:
    for line in lines_of("names-az-patronymic.txt").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        words = line.split()
        place = next((index for index, word in enumerate(words) if word in ("oğlu", "qızı")), None)
        if place is not None:
            patronymic = " ".join(words[place - 1 : place + 1])
            assert patronymics.is_whole(patronymic)
            assert patronymic in patronymics.forms(words[place - 1], "az")
