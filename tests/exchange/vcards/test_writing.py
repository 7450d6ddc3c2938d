"""vCards out and back, in both versions, without a letter lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import spelling
from councildesk.exchange.vcards import reading, writing
from councildesk.exchange.vcards.card import Address, Card, Contact
from councildesk.exchange.vcards.writing import Version
from exchange.texts import LANGUAGES, naughty_strings, shared_names

FULL = Card(
    family="Şəfiyev",
    given="Fərid",
    additional="Rauf oğlu",
    prefix="Dr.",
    suffix="PhD",
    full_name="Dr. Fərid Şəfiyev, PhD",
    nickname="F.",
    organisation="Center; Analysis, Baku",
    unit="Trade",
    title="Head \\ department",
    role="Co-chair",
    mails=(Contact("office@example.org", "work"), Contact("x@example.org"), Contact("y@example.org", "Embassy")),
    phones=(Contact("+994 12 000 00 00", "work fax"), Contact("+998 71 000 00 00", "cell"), Contact("7", "main desk")),
    addresses=(
        Address("1 Street; back", "Baku", "", "AZ1000", "Azerbaijan", "7", "2nd floor", "work", '1 "Street"\nBaku^n'),
        Address(city="Tashkent", purpose="Embassy"),
        Address(purpose="home", text="Only\na label"),
    ),
    languages=("az", "uz-Cyrl"),
    urls=("https://example.org/a,b;c",),
    born="1970-03-21",
    note="One, two\nthree; four: \\n",
    uid="0198c2f4-1111-7222-8333-444455556666",
    kind="individual",
)


def round_trip(*cards: Card, version: Version = Version.V4) -> tuple[Card, ...]:
    file = reading.read("x.vcf", writing.write(cards, version))
    assert file.problems == ()
    return file.cards


def without_line(card: Card) -> Card:
    return Card(**{**vars(card), "line": 0})


def test_a_card_is_written_as_the_standard_has_it() -> None:
    card = Card(family="Groß", given="Jürgen", full_name="Jürgen Groß", mails=(Contact("j@example.org", "work"),))

    assert writing.write([card]).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//CouncilDesk//EN",
        "FN:Jürgen Groß",
        "N:Groß;Jürgen;;;",
        "EMAIL;TYPE=work:j@example.org",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize("version", Version)
def test_all_a_card_tells_comes_back(version: Version) -> None:
    (card,) = round_trip(FULL, version=version)

    assert without_line(card) == FULL


@pytest.mark.parametrize("born", ["1970-03-21", "--03-21", "1970-03", "1970", ""])
@pytest.mark.parametrize("version", Version)
def test_dates_of_birth_come_back(born: str, version: Version) -> None:
    assert round_trip(Card(full_name="Ada", born=born), version=version)[0].born == born


def test_lines_are_folded_at_75_octets_and_never_inside_a_letter() -> None:
    card = Card(full_name="Ada", note="ə" * 500 + "😀" * 200 + "x")

    content = writing.write([card])

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) == writing.FOLDED_OCTETS
    assert all(line.decode("utf-8") is not None for line in lines)
    assert round_trip(card)[0].note == card.note


def test_nobody_is_written_without_a_name() -> None:
    nameless = [Card(organisation="Embassy"), Card(mails=(Contact("x@example.org"),)), Card(family="A", given="B")]

    names = re.findall(r"FN:(.*)\r\n", writing.write(nameless).decode())

    assert names == ["Embassy", "x@example.org", "B A"]


LINE = st.text(max_size=120).map(spelling.clean_line)


@given(LINE, LINE, LINE, st.sampled_from(Version))
def test_any_text_comes_back_as_it_is_kept(family: str, organisation: str, purpose: str, version: Version) -> None:
    card = Card(
        family=family, full_name="Ada", organisation=organisation, phones=(Contact("1", purpose),), note=organisation
    )

    (read,) = round_trip(card, version=version)

    assert (read.family, read.organisation, read.note) == (family, organisation, organisation)


@given(st.text(max_size=200), st.sampled_from(Version))
def test_any_note_comes_back_as_it_is_kept(text: str, version: Version) -> None:
    note = spelling.clean_text(text).strip()

    assert round_trip(Card(full_name="Ada", note=note), version=version)[0].note == note


@pytest.mark.parametrize("version", Version)
def test_names_come_back(version: Version) -> None:
    names = [name for language in LANGUAGES.values() for name in language]

    cards = round_trip(*(Card(full_name=name, family=name, additional=name) for name in names), version=version)

    assert [(card.full_name, card.family, card.additional) for card in cards] == [(name,) * 3 for name in names]


@pytest.mark.parametrize("version", Version)
def test_shared_names_come_back(shared_data: Path, version: Version) -> None:
    for rows in shared_names(shared_data).values():
        kept = [tuple(map(spelling.clean_line, row)) for row in rows]
        given_cards = [Card(given=a, family=b, additional=c, full_name=d) for a, b, c, d in kept]

        cards = round_trip(*given_cards, version=version)

        assert [(card.given, card.family, card.additional, card.full_name) for card in cards] == kept


@pytest.mark.parametrize("version", Version)
def test_naughty_strings_come_back_as_they_are_kept(shared_data: Path, version: Version) -> None:
    kept = list(filter(None, map(spelling.clean_line, naughty_strings(shared_data))))

    cards = round_trip(*(Card(full_name=text, organisation=text, note=text) for text in kept), version=version)

    assert [(card.full_name, card.organisation, card.note) for card in cards] == [(text,) * 3 for text in kept]


def test_another_reader_reads_what_we_write() -> None:
    read = vobject.readOne(writing.write([FULL], Version.V3).decode())

    assert read.n.value.family == "Şəfiyev"
    assert read.fn.value == FULL.full_name
    assert read.org.value == ["Center; Analysis, Baku", "Trade"]
    assert read.note.value == FULL.note
