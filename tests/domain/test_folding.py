"""Search across spellings and scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from councildesk.domain.folding import (
    Excerpt,
    Mark,
    Marker,
    excerpt,
    fold,
    guess,
    index_text,
    marks,
    queries,
    query,
    spellings,
)
from domain import spellings_of_names
from domain.real_texts import lines_of, load

TEXTS = [
    "İclasda Əliyev çıxış etdi: ışıq və su təchizatı, Ağdam rayonu.",
    "Oʻzbekiston qonunchiligi boʻyicha gʻoya",
    "Ўзбекистон қонунчилиги бўйича ғоя",
    "Совещание: Алиев и Хасанов, ёлка, подъезд, Европа",
    "Die Straße: Müller und Groß",
    "The council heard Mr Aliyev and Hasanov on Yevropa; e-mail U.S.A.",
    "O'zbekiston Xasanov Qodirov",
    "Каримов Қодиров",
    "Жуков",
]


TABLE = "CREATE VIRTUAL TABLE search USING fts5(words, spellings, tokenize='unicode61 remove_diacritics 0')"


def found(texts: Iterable[str], typed: str, *, unfinished: bool = True) -> set[int]:
    """Which texts are found by what was typed."""
    asked = query(typed, unfinished=unfinished)
    return asked_of(texts, asked) if asked else set()


def asked_of(texts: Iterable[str], asked: str) -> set[int]:
    """Which texts FTS5 finds."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5(words, spellings, tokenize='unicode61 remove_diacritics 0')"
        )
        for text in texts:
            indexed = index_text(text)
            connection.execute("INSERT INTO search VALUES (?, ?)", (indexed.words, indexed.spellings))
        rows = connection.execute("SELECT rowid - 1 FROM search WHERE search MATCH ?", (asked,))
        return {number for (number,) in rows}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Aliyev", {0, 3, 5}),
        ("Əliyev", {0, 3, 5}),
        ("ƏLİYEV", {0, 3, 5}),
        ("Eliyev", {0}),
        ("Алиев", {0, 3, 5}),
        ("ışıq", {0}),
        ("Işıq", {0}),
        ("ISIQ", {0}),
        ("agdam", {0}),
        ("ozbekiston", {1, 2, 6}),
        ("o'zbekiston", {1, 2, 6}),
        ("o‘zbekiston", {1, 2, 6}),
        ("Ўзбекистон", {1, 2, 6}),
        ("qonun", {1, 2}),
        ("қонун", {1, 2}),
        ("g'oya", {1, 2}),
        ("елка", {3}),
        ("Europa", set()),
        ("evropa", {3, 5}),
        ("Европа", {3, 5}),
        ("mueller", {4}),
        ("muller", {4}),
        ("MÜLLER", {4}),
        ("strasse", {4}),
        ("Straße", {4}),
        ("gross", {4}),
        ("Hasanov", {3, 5, 6}),
        ("Хасанов", {3, 5, 6}),
        ("Qodirov", {6, 7}),
        ("Кодиров", {6, 7}),
        ("Zhukov", {8}),
        ("e-mail", {5}),
        ('"heard mr"', {5}),
        ('"mr heard"', set()),
        ('AND OR ( " * NEAR', set()),
        ("подъезд", {3}),
        ("podezd", {3}),
        ("council ali", {5}),
        ("", set()),
        ('" - "', set()),
        ("ь", set()),
    ],
)
def test_words_are_found_across_spellings_and_scripts(typed: str, expected: set[int]) -> None:
    assert found(TEXTS, typed) == expected


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("Şəfiyev", ["Shafiyev", "Шафиев", "safiyev", "Schafijew", "ŞƏFİYEV"]),
        ("Cəfərov", ["Jafarov", "Джафаров"]),
        ("Həsənov", ["Hasanov", "Гасанов", "Хасанов"]),
        ("Məmmədov", ["Mammadov", "Мамедов"]),
        ("Məhərrəmov", ["Maharramov", "Магеррамов"]),
        ("Quliyev", ["Guliyev", "Кулиев"]),
        ("Oʻzbekiston", ["O'zbekiston", "Ўзбекистон", "ozbekiston", "O`ZBEKISTON"]),
        ("Mirziyoyev", ["Мирзиёев"]),
        ("Müller", ["Mueller", "Muller"]),
    ],
)
def test_a_name_is_found_by_its_customary_spellings_and_finds_them(own: str, others: list[str]) -> None:
    for other in others:
        assert found([own], other) == {0}, other
        assert found([other], own) == {0}, other


def test_every_spelling_of_a_name_finds_every_other() -> None:
    spelt = ["Şəfiyev", "Shafiyev", "Шафиев", "safiyev"]

    assert all(found(spelt, typed) == {0, 1, 2, 3} for typed in spelt)


def test_a_name_is_found_while_it_is_being_typed() -> None:
    for length in range(3, len("Shafiyev") + 1):
        assert found(["Şəfiyev", "Шафиев"], "Shafiyev"[:length]) == {0, 1}


def test_a_finished_query_takes_words_as_they_are() -> None:
    assert found(["Ali", "Aliyev"], "ali", unfinished=False) == {0}
    assert [marks("Ali Aliyev", "ali", unfinished=done) for done in (False, True)] == [
        (Mark(0, 3),),
        (Mark(0, 3), Mark(4, 10)),
    ]


@pytest.mark.parametrize(
    ("own", "typed"),
    [
        ("Əsgərov", "Аскеров"),
        ("Андрей", "Andrei"),
        ("Рыбаков", "Rybakow"),
        ("Щербаков", "Shcherbakov"),
        ("Щербаков", "Schtscherbakow"),
        ("Кузнецов", "Kusnezow"),
        ("Халилова", "Chalilowa"),
        ("Жуков", "Schukow"),
        ("Васильевна", "Vasilyevna"),
        ("Цветков", "Svetkov"),
        ("Максим", "Maxim"),
        ("Bəxtiyar", "Бахтиар"),
        ("Məmməd qızı", "Mammad gizi"),
        ("Konstitutsiya", "konstitusiya"),
    ],
)
def test_customs_of_other_countries_are_known(own: str, typed: str) -> None:
    assert found([own], typed) == found([typed], own) == {0}


@pytest.mark.parametrize("typed", ["konstitut", "Gadz", "Гад", "Kretsc", "Alay", "Muk", "жуков Muk", "(Жуков)Muk"])
def test_what_ends_within_a_sound_is_guessed(typed: str) -> None:
    texts = ["конституция Гаджиев Кречмер Жуков Алаев Мухтаров"]

    assert found(texts, typed) == set()
    assert asked_of(texts, guess(typed)) == {0}
    assert Marker(typed, guesses=True).marks(texts[0])


@pytest.mark.parametrize("typed", ["", " ", '" - ', "Alan", "k", '"Muk"'])
def test_where_nothing_can_be_guessed_nothing_is_asked(typed: str) -> None:
    assert guess(typed) == ""


def test_what_was_most_likely_meant_is_asked_first() -> None:
    assert queries("ali") == ('"ali"', '"ali"*')
    assert queries("f ali") == ('"f" AND "ali"', '"f" AND "ali"*', '"f"* AND "ali"*')
    assert queries('"green energy" f')[0] == '"gren energi" AND "f"'
    assert queries(' " - ') == ()


@given(st.text(alphabet="aliq \"'.-Əш", max_size=12))
def test_each_query_finds_what_the_one_before_it_finds(typed: str) -> None:
    texts = ["Ali", "Əliyev Şaiq", "Ali Qasim", "a l i", "Шаля", "l'a"]

    hits = [asked_of(texts, asked) for asked in queries(typed)]

    assert all(one <= other for one, other in pairwise(hits))
    assert bool(hits) == bool(query(typed))


def test_words_that_are_no_names_have_few_spellings() -> None:
    assert index_text("cavab məsələ").spellings == "masala"
    assert len(spellings("Qəcəmücəəəəəə")) == 2


def test_a_name_is_kept_with_each_of_its_letters_either_way() -> None:
    assert spellings("Cəfər") == ("cefer", "cefar", "cafer", "cafar", "jefer", "jefar", "jafer", "jafar")
    assert spellings("Chorshanbe") == ("corsanbe",)


@given(st.text(st.characters()))
@example('"; DROP TABLE search; --')
@example('words: NEAR("a" "b", 5) ^x*')
@example("½ ﷺ ㏂ ΐ")
def test_nothing_typed_breaks_the_query(typed: str) -> None:
    assert found([typed, "x"], typed) <= {0, 1}


@given(st.text(alphabet="abcçdeəgğhxıiİIjkqlmnoösştuüvyzʻ' ўқғҳжшчёяюеaouМК", min_size=1))
def test_a_text_finds_itself(text: str) -> None:
    assert not query(text) or found([text], text) == {0}


@given(st.text())
def test_folding_is_the_same_for_capitals_and_small_letters_of_latin_and_cyrillic(text: str) -> None:
    word = "".join(letter for letter in text if letter.isascii() or "а" <= letter <= "я")

    assert fold(word.upper()) == fold(word.lower())


@given(
    st.text(alphabet="Əliyev Алиев müzakirə 'ʻ\n", max_size=60), st.sampled_from(["aliyev", "Алиев", "muz", "x", ""])
)
def test_marks_are_words_of_the_text_in_their_order(text: str, typed: str) -> None:
    hits = marks(text, typed)

    assert list(hits) == sorted(set(hits), key=lambda hit: hit.start)
    for hit in hits:
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end] != ""


def test_hits_are_marked_in_the_text_as_it_was_written() -> None:
    text = TEXTS[0]

    assert [text[hit.start : hit.end] for hit in marks(text, "isiq ali")] == ["Əliyev", "ışıq"]
    assert [TEXTS[2][hit.start : hit.end] for hit in marks(TEXTS[2], "o'zbek g'oya")] == ["Ўзбекистон", "ғоя"]


def test_an_excerpt_is_cut_between_words_around_its_first_hit() -> None:
    shown = excerpt(TEXTS[0], "isiq", 20)

    assert shown == Excerpt("…Əliyev çıxış etdi: ışıq və su…", (Mark(20, 24),))
    assert shown.text[20:24] == "ışıq"


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    assert excerpt("Kun tartibi\ntasdiqlandi", "x", 60) == Excerpt("Kun tartibi tasdiqlandi", ())
    assert excerpt("", "x") == Excerpt("", ())


@given(st.text(max_size=200), st.text(max_size=5), st.integers(1, 80))
def test_an_excerpt_is_a_part_of_the_text_and_its_marks_are_hits(text: str, typed: str, around: int) -> None:
    shown = excerpt(text, typed, around)
    hits = {text[hit.start : hit.end] for hit in marks(text, typed)}

    assert {shown.text[hit.start : hit.end] for hit in shown.marks} <= hits
    assert bool(shown.marks) == bool(hits)


def test_spellings_of_one_name_find_each_other_in_real_parliaments() -> None:
    """Of those whom a customary table spells; every part of a name for itself, in both directions."""
    missed = [
        (name, spelt)
        for name, spelt in spelt_names()
        if not (marks(name, spelt) and marks(spelt, name)) and "шх" not in name.lower()
    ]

    assert len(missed) / len(spelt_names()) < 0.001, missed


def test_real_names_are_found_from_their_third_letter_on() -> None:
    typed = [
        (name, spelt[:length])
        for name, spelt in spelt_names(with_german=False)
        for length in range(3, len(spelt) + 1)
        if "шх" not in name.lower()  # ш and х: sh and kh, or sh alone?
    ]

    missed = [one for one in typed if not marks(*one) and not Marker(one[1], guesses=True).marks(one[0])]

    assert len(missed) / len(typed) < 0.001, missed


def test_names_are_found_as_papers_of_other_countries_have_them() -> None:
    members = load("names.json")["countries"]["az"]["members"]
    others = {"Abbas", "Quliyev", "Məsimli"}  # who are called Аббасов, Urud and Masimov elsewhere
    pairs = [
        (member["family_name"], variant["name"])
        for member in members
        for variant in member["variants"]
        if variant["lang"] in ("az", "en", "ru", "de", "tr", "uk") and member["family_name"] not in others
    ]

    assert [pair for pair in pairs if not marks(*pair)] == []


def spelt_names(*, with_german: bool = True) -> list[tuple[str, str]]:
    """Names of members of parliaments, each with a customary spelling elsewhere."""
    countries = load("names.json")["countries"]
    customs = {
        "az": spellings_of_names.of_azerbaijani,
        "uz": spellings_of_names.of_cyrillic,
        "ru": spellings_of_names.of_cyrillic,
        "de": spellings_of_names.of_german,
    }
    names = {
        (country, name)
        for country in customs
        for member in countries[country]["members"]
        for part in (member["given_name"], member["family_name"], member["patronymic"])
        for name in (part or "").replace("-", " ").split()
    }
    names |= {("az", name) for line in lines_of("names-az-patronymic.txt").splitlines() for name in az_names(line)}
    return [
        (name, spelt)
        for country, name in sorted(names)
        for custom, spelt in customs[country](name).items()
        if custom != "German" or (with_german and spellings_of_names.is_russian_family(name))
    ]


def az_names(line: str) -> list[str]:
    return [] if line.startswith("#") else line.replace("-", " ").split()
