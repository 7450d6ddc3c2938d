"""Who may be the same person."""

from __future__ import annotations

import time

import pytest

from councildesk.domain import full_names
from councildesk.domain.likeness import LIKELY, Likeness, Reason, Register, Traits


def traits(name: str, *, mail: str = "", phone: str = "") -> Traits:
    return Traits((full_names.parse(name, "en"),), (mail,) if mail else (), (phone,) if phone else ())


def alike(one: Traits, other: Traits) -> Likeness:
    """What a register that knows the one says of the other; no score where it finds nobody."""
    register = Register()
    register.add("a", one)
    return dict(register.like(other)).get("a", Likeness(0))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fərid Şəfiyev", "Farid Shafiyev"),
        ("Фарид Шафиев", "Fərid Şəfiyev"),
        ("Cəfərov Əli", "Ali Jafarov"),
        ("Гасанов Али", "Əli Həsənov"),
        ("Фархад Мамедов", "Fərhad Məmmədov"),
        ("Шафиев Фарид Рауфович", "Şəfiyev Fərid Rauf oğlu"),
        ("Gʻulomov Saidrasul", "Саидрасул Гуломов"),
    ],
)
def test_one_name_in_two_scripts_is_one_spelling(one: str, other: str) -> None:
    found = alike(traits(one), traits(other))

    assert found == Likeness(98, (Reason.SAME_SPELLING,))
    assert not found.is_sure


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("F. Shafiyev", "Farid Shafiyev", Reason.INITIALS),
        ("Karimov Islam", "Islom Karimov", Reason.NEARLY_SAME_NAME),
        ("Шафиев Фарид", "Şəfiyev Fərid Əli oğlu", Reason.PATRONYMIC_MISSING),
    ],
)
def test_what_differs_a_little_is_likely_and_says_why(one: str, other: str, reason: Reason) -> None:
    found = alike(traits(one), traits(other))

    assert found.score >= LIKELY
    assert reason in found.reasons
    assert found == alike(traits(other), traits(one))


def test_given_and_family_name_may_have_changed_places() -> None:
    swapped = Traits((full_names.PersonName("en", given="Shafiyev", family="Farid"),))
    register = Register()
    register.add("a", traits("Farid Shafiyev"))

    ((key, found),) = register.like(swapped)

    assert key == "a"
    assert Reason.SWAPPED in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Farid Shafiyev", "Rauf Shafiyev"),
        ("Farid Shafiyev", "Farid Abbasov"),
        ("Шафиев Фарид Рауфович", "Şəfiyev Fərid Əli oğlu"),
    ],
)
def test_brothers_and_namesakes_are_two_persons(one: str, other: str) -> None:
    assert alike(traits(one), traits(other)) == Likeness(0)


def test_a_spelling_with_the_same_address_needs_no_question() -> None:
    one = traits("Farid Shafiyev", mail="F.Shafiyev@example.az")
    other = traits("Фарид Шафиев", mail="f.shafiyev@EXAMPLE.az")

    assert alike(one, other).is_sure


def test_an_office_shares_its_number_and_makes_nobody_alike() -> None:
    one, other = traits("Farid Shafiyev", phone="+994 12 596 82 39"), traits("Leyla Abbasova", phone="0125968239")

    herself = alike(traits("L. Abbasova", phone="012 596-82-39"), other)

    assert Reason.SAME_PHONE in herself.reasons
    assert alike(one, other) == Likeness(0)


def test_the_register_finds_each_among_many_and_nobody_else() -> None:
    asked = {
        "Fərid Şəfiyev": "Шафиев Фарид",
        "Leyla Abbasova": "L. Abbasova",
        "Islom Karimov": "Каримов Ислам",
        "Ali Jafarov": "Cəfərov Əli",
        "Saidrasul Gʻulomov": "Гуломов Саидрасул",
    }
    register = Register()
    for person in asked:
        register.add(person, traits(person))

    for person, name in asked.items():
        assert [key for key, _ in register.like(traits(name))] == [person]
    assert register.like(traits("Nobody Else")) == []


def test_thousands_are_compared_with_thousands_in_seconds() -> None:
    register = Register()
    people = [f"Name{number} Family{number % 700}ov" for number in range(3000)]
    begun = time.process_time()

    for person in people:
        register.add(person, traits(person))
    found = [register.like(traits(person)) for person in people]

    assert all(any(key == person for key, _ in likely) for person, likely in zip(people, found, strict=True))
    assert time.process_time() - begun < 30
