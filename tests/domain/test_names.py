"""Names of persons in their printed forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import languages, names
from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.names import PersonName
from domain.real_texts import lines_of, load

FARID = PersonName("az", "Fərid", "Şəfiyev", "Rauf oğlu", "cənab")
FARID_IN_ENGLISH = PersonName("en", "Farid", "Shafiyev", honorific="Mr")
FARID_IN_RUSSIAN = PersonName("ru", "Фарид", "Шафиев", "Рауфович")
HANS_PETER = PersonName("de", "Hans-Peter", "Müller")
SHERZOD = PersonName("uz", "Sherzod", "Gʻulomov", "Rustam oʻgʻli", "janob")


@pytest.mark.parametrize(
    ("name", "full", "short", "listed"),
    [
        (FARID, "Fərid Rauf oğlu Şəfiyev", "F. Şəfiyev", "Şəfiyev Fərid Rauf oğlu"),
        (FARID_IN_RUSSIAN, "Фарид Рауфович Шафиев", "Ф. Р. Шафиев", "Шафиев Фарид Рауфович"),
        (FARID_IN_ENGLISH, "Farid Shafiyev", "F. Shafiyev", "Shafiyev, Farid"),
        (SHERZOD, "Sherzod Rustam oʻgʻli Gʻulomov", "Sh. Gʻulomov", "Gʻulomov Sherzod Rustam oʻgʻli"),
        (
            PersonName("de", "Hans-Peter", "Müller"),
            "Hans-Peter Müller",
            "H.-P. Müller",
            "Müller, Hans-Peter",
        ),
    ],
)
def test_each_language_prints_names_by_its_custom(name: PersonName, full: str, short: str, listed: str) -> None:
    assert names.full(name) == full
    assert names.short(name) == short
    assert names.listed(name) == listed


def test_the_form_of_address_stands_before_the_name_and_never_twice() -> None:
    assert names.with_honorific(FARID) == "cənab Fərid Şəfiyev"
    assert names.with_honorific(FARID_IN_ENGLISH) == "Mr Farid Shafiyev"
    assert names.with_honorific(FARID_IN_RUSSIAN) == "Фарид Шафиев"
    assert names.with_honorific(PersonName("de", honorific="Dr.", printed="Dr. Ada King")) == "Dr. Ada King"


@pytest.mark.parametrize(
    ("honorific", "given", "family"),
    [("Dr", "Dragan", "Petrov"), ("M", "Marie", "Curie"), ("Prof. Dr", "Prof", "Drew")],
)
def test_a_name_that_begins_like_the_form_of_address_is_addressed_all_the_same(
    honorific: str, given: str, family: str
) -> None:
    one = PersonName("en", given, family, honorific=honorific)

    assert names.with_honorific(one) == f"{honorific} {given} {family}"


def test_a_form_of_address_that_stands_in_the_printed_name_with_another_dot_is_not_repeated() -> None:
    assert names.with_honorific(PersonName("de", honorific="Prof Dr", printed="Prof. Dr. Ada King")) == (
        "Prof. Dr. Ada King"
    )


@pytest.mark.parametrize("particle", ["oğlu", "оглы", "qızı", "qizi", "кызы", "oʻgʻli", "ўғли", "ogly"])
def test_a_patronymics_particle_has_no_initial(particle: str) -> None:
    assert names.initials(f"Rauf {particle}", "az") == "R."


def test_initials_follow_the_letters_of_the_language() -> None:
    assert names.initials("ilham", "az") == "İ."
    assert names.initials("Shavkat Oʻktam Gʻani Chori Yusuf Yoʻldosh", "uz") == "Sh. Oʻ. Gʻ. Ch. Yu. Y."
    assert names.initials("Shavkat", "en") == "S."
    assert names.initials("J. R.", "en") == "J. R."


def test_a_person_with_one_name_is_printed_with_it_everywhere() -> None:
    for alone in (PersonName("en", given="Cher"), PersonName("en", family="Cher"), PersonName("en", printed="Cher")):
        forms = (names.full, names.short, names.listed, names.with_honorific, names.sorted_by)
        assert {form(alone) for form in forms} == {"Cher"}


def test_a_form_written_by_hand_wins_in_full_and_leaves_the_list_as_it_is() -> None:
    written = PersonName("en", "Bakhtiyor", "Mustafayev", printed="Bakhtiyor F. Mustafayev")

    assert names.full(written) == "Bakhtiyor F. Mustafayev"
    assert names.listed(written) == "Mustafayev, Bakhtiyor"


def test_lists_are_sorted_by_family_name() -> None:
    assert names.sorted_by(FARID) == "Şəfiyev Fərid Rauf oğlu"


def test_the_name_in_the_papers_language_is_chosen() -> None:
    known = [FARID_IN_ENGLISH, FARID, FARID_IN_RUSSIAN]

    assert names.choose(known, "az") is FARID
    assert names.choose(known, "ru-RU") is FARID_IN_RUSSIAN
    assert names.choose(known, "de") is FARID_IN_ENGLISH


def test_an_uzbek_name_gives_its_other_script_until_that_is_written() -> None:
    derived = names.choose([SHERZOD, FARID_IN_ENGLISH], "uz-Cyrl")
    written = PersonName("uz-Cyrl", "Шерзод", "Ғуломов")

    assert derived == PersonName("uz-Cyrl", "Шерзод", "Ғуломов", "Рустам ўғли", "жаноб")
    assert names.choose([SHERZOD, written], "uz-Cyrl") is written
    assert names.choose([written], "uz") == PersonName("uz", "Sherzod", "Gʻulomov")


def test_without_english_the_councils_order_decides_then_anything() -> None:
    known = [FARID_IN_RUSSIAN, FARID]

    assert names.choose(known, "de", ["az", "ru"]) is FARID
    assert names.choose(known, "de") is FARID_IN_RUSSIAN


def test_an_empty_name_is_never_chosen() -> None:
    assert names.choose([PersonName("az", honorific="cənab"), FARID_IN_ENGLISH], "az") is FARID_IN_ENGLISH
    assert names.choose([PersonName("az")], "az") is None


def test_only_uzbek_has_another_script() -> None:
    assert names.in_other_script(FARID) is FARID


def test_a_name_is_tidied_before_it_is_kept() -> None:
    typed = PersonName("UZ", " Sherzod\u202e ", "G'ulomov\n", "Rustam  o`g’li", "janob\x00", "")

    assert names.cleaned(typed) == SHERZOD


def test_a_name_in_no_language_is_refused() -> None:
    with pytest.raises(ValueNotAllowed):
        names.cleaned(PersonName("Azerbaijani!", "Fərid"))


PARTS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.builds(PersonName, st.sampled_from(sorted(languages.KNOWN)), PARTS, PARTS, PARTS, PARTS, PARTS))
def test_any_tidied_name_that_is_not_empty_prints_in_every_form(typed: PersonName) -> None:
    name = names.cleaned(typed)

    assert names.cleaned(name) == name
    for form in (names.full, names.short, names.listed, names.with_honorific):
        assert names.is_empty(name) or form(name)


def test_real_azerbaijani_names_are_read_and_listed() -> None:
    for line in lines_of("names-az-patronymic.txt").splitlines():
        if line.startswith("#"):
            continue
        parts = re.fullmatch(r"(\S+) (.+) (oğlu|qızı) (.+)", line)
        assert parts is not None
        given_name, father, particle, family = parts.groups()
        name = PersonName("az", given_name, family, f"{father} {particle}")

        assert names.full(name) == line
        assert names.listed(name) == f"{family} {given_name} {father} {particle}"
        assert names.initials(name.patronymic, "az") == names.initials(father, "az")


def test_real_uzbek_names_can_be_printed_in_latin() -> None:
    for member in load("names.json")["countries"]["uz"]["members"]:
        cyrillic = PersonName("uz-Cyrl", member["given_name"], member["family_name"], member["patronymic"] or "")

        latin = names.choose([cyrillic], "uz")

        assert latin is not None
        assert all(character < "\u0400" for character in names.full(latin))
