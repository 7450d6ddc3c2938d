"""vCards as programs write them, and as people break them."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from councildesk.exchange import sources
from councildesk.exchange.sources import RowFault, SourceFault, SourceRefused
from councildesk.exchange.vcards import content_lines, reading
from councildesk.exchange.vcards.card import Address, Card, Contact


def read(text: str, encoded: str = "utf-8") -> Card:
    file = reading.read("x.vcf", text.encode(encoded))
    assert file.problems == ()
    (card,) = file.cards
    return card


def card_of(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_a_card_is_read_with_all_it_tells() -> None:
    card = read(
        card_of(
            "N:Şəfiyev;Fərid;Rauf oğlu;Dr.;PhD",
            "FN:Dr. Fərid Şəfiyev",
            "ORG:Center of Analysis;Economy;Trade",
            "TITLE:Head of department",
            "ROLE:Co-chair",
            "EMAIL;TYPE=home:private@example.org",
            "EMAIL;PREF=1;TYPE=work:office@example.org",
            'TEL;VALUE=uri;TYPE="work,cell":tel:+994-12-000-00-00;ext=7',
            'ADR;TYPE=work;LABEL="1 Street\\nBaku":;;1 Street;Baku;;AZ1000;Azerbaijan',
            "LANG;PREF=2:ru",
            "LANG;PREF=1:az",
            "URL:https://example.org",
            "BDAY:19700321",
            "NOTE:One\\, two\\nthree",
            "UID:urn:uuid:0198c2f4-1111-7222-8333-444455556666",
            "KIND:individual",
            version="4.0",
        )
    )

    assert card == Card(
        line=1,
        family="Şəfiyev",
        given="Fərid",
        additional="Rauf oğlu",
        prefix="Dr.",
        suffix="PhD",
        full_name="Dr. Fərid Şəfiyev",
        organisation="Center of Analysis",
        unit="Economy, Trade",
        title="Head of department",
        role="Co-chair",
        mails=(Contact("office@example.org", "work"), Contact("private@example.org", "home")),
        phones=(Contact("+994-12-000-00-00 ext. 7", "work cell"),),
        addresses=(Address("1 Street", "Baku", "", "AZ1000", "Azerbaijan", purpose="work", text="1 Street\nBaku"),),
        languages=("az", "ru"),
        urls=("https://example.org",),
        born="1970-03-21",
        note="One, two\nthree",
        uid="0198c2f4-1111-7222-8333-444455556666",
        kind="individual",
    )


@pytest.mark.parametrize("charset", ["windows-1251", "UTF-8", "KOI8-R"])
def test_version_2_1_is_read_in_the_encoding_of_each_property(charset: str) -> None:
    quoted = "".join(f"={byte:02X}" for byte in "Щербаков;Пётр".encode(charset))
    half = quoted.index("=", 20)
    lines = (f"N;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted[:half]}=", quoted[half:], "TEL;WORK;FAX:1")

    card = read(card_of(*lines, version="2.1"))

    assert (card.family, card.given, card.full_name) == ("Щербаков", "Пётр", "Пётр Щербаков")
    assert card.phones == (Contact("1", "work fax"),)


@pytest.mark.parametrize("encoded", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_a_card_in_another_encoding_of_the_whole_file_is_read(encoded: str) -> None:
    assert read(card_of("N:Щербаков;Пётр;Юрьевич"), encoded).additional == "Юрьевич"


def test_a_charset_that_is_a_lie_does_not_spoil_the_letters() -> None:
    assert read(card_of("FN;CHARSET=us-ascii:Şəfiyev")).full_name == "Şəfiyev"
    assert read(card_of("FN;CHARSET=punycode:Şəfiyev")).full_name == "Şəfiyev"


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b"\r\r\n"])
def test_any_line_end_ends_a_line(end: bytes) -> None:
    content = end.join([b"BEGIN:VCARD", b"FN:Ada", b"TEL:1", b"END:VCARD", b""])

    (card,) = reading.read("x.vcf", content).cards

    assert (card.full_name, card.phones) == ("Ada", (Contact("1"),))


def test_a_line_folded_inside_a_letter_is_read() -> None:
    name = "Ş".encode()
    content = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name[:1] + b"\r\n " + name[1:] + b"ahin\r\nEND:VCARD\r\n"

    assert reading.read("x.vcf", content).cards[0].full_name == "Şahin"


def test_version_2_1_folds_before_a_space_and_keeps_it() -> None:
    assert read(card_of("FN:Ada", " Lovelace", version="2.1")).full_name == "Ada Lovelace"
    assert read(card_of("FN:Ada", " Lovelace", version="3.0")).full_name == "AdaLovelace"


def test_photos_are_passed_over_however_they_are_written() -> None:
    photo = ["/9j/4AAQSkZJRgABAQ", "AAQSkZJRgABAQEAYAB==", ""]
    folded = read(card_of("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRgAB", "FN:Ada"))
    bare = read(card_of("PHOTO;BASE64:", *photo, "FN:Ada", version="2.1"))

    assert folded.full_name == bare.full_name == "Ada"


def test_a_card_inside_a_card_is_passed_over() -> None:
    inner = ["AGENT:", "BEGIN:VCARD", "FN:Agent", "AGENT:", "BEGIN:VCARD", "FN:Deep", "END:VCARD", "END:VCARD"]

    assert read(card_of("FN:Ada", *inner, "TEL:1", version="2.1")).full_name == "Ada"


def test_labels_of_apple_say_what_a_number_is_for() -> None:
    card = read(
        card_of("FN:Ada", "item1.TEL:1", "item1.X-ABLabel:_$!<Assistant>!$_", "i2.TEL:2", "i2.X-ABLabel:Embassy")
    )

    assert card.phones == (Contact("1", "Assistant"), Contact("2", "Embassy"))


def test_escapes_of_google_and_outlook_are_undone() -> None:
    assert read(card_of("FN:Ada", "URL:http\\://example.org")).urls == ("http://example.org",)
    assert read(card_of("FN:Ada", "ORG:Smith\\, Brown\\; Co;Trade")).organisation == "Smith, Brown; Co"
    assert read(card_of("FN:Ada", "NOTE:C:\\new", version="2.1")).note == "C:\\new"


def test_a_name_is_had_from_whatever_tells_it() -> None:
    assert read(card_of("FN:Ada Lovelace")).family == ""
    assert read(card_of("N:Lovelace;Ada;;Countess")).full_name == "Countess Ada Lovelace"
    assert read(card_of("FN:", "N:;;;;", "ORG:Embassy")).organisation == "Embassy"
    assert read(card_of("EMAIL:office@example.org")).full_name == ""


@pytest.mark.parametrize(
    ("given_text", "born"),
    [
        ("1980-03-21", "1980-03-21"),
        ("19800321T120000Z", "1980-03-21"),
        ("--0321", "--03-21"),
        ("1980", "1980"),
        ("1980-03", "1980-03"),
        ("spring of 1980", ""),
    ],
)
def test_dates_of_birth_are_iso_dates(given_text: str, born: str) -> None:
    assert read(card_of("FN:Ada", f"BDAY:{given_text}")).born == born


def test_a_broken_card_among_good_ones_is_a_problem_with_its_line() -> None:
    text = (
        card_of("FN:Ada")
        + card_of("FN:Bob", "this is no property")
        + "BEGIN:VCARD\r\nFN:Open\r\n"
        + card_of("NOTE:nobody")
        + card_of("FN:Zoe")
        + "BEGIN:VCARD\r\nFN:Cut"
    )

    file = reading.read("x.vcf", text.encode())

    assert [card.full_name for card in file.cards] == ["Ada", "Zoe"]
    assert [one.name for one in file.problems] == ["Bob", "Open", "", "Cut"]
    assert [(one.line, one.fault) for one in file.problems] == [
        (8, RowFault.LINE_MALFORMED),
        (10, RowFault.CARD_OPEN),
        (12, RowFault.CARD_NAMELESS),
        (20, RowFault.CARD_OPEN),
    ]
    assert file.problems[0].found == "this is no property"
    assert file.problems[0].cells[0] == "BEGIN:VCARD"


def test_a_problem_gives_the_card_back_in_its_letters_and_whole() -> None:
    lines = [f"NOTE:Бюджет {number}" for number in range(60)]

    (problem,) = reading.read("x.vcf", card_of("FN:Щербаков Пётр", "BROKEN", *lines).encode("cp1251")).problems

    assert problem.cells == ("BEGIN:VCARD", "VERSION:3.0", "FN:Щербаков Пётр", "BROKEN", *lines, "END:VCARD")


def test_a_note_with_bare_line_breaks_is_read() -> None:
    assert read(card_of("FN:Ada", "NOTE:one", "two lines", "TEL:1")).note == "one\ntwo lines"


def test_what_texts_cannot_hold_is_taken_out() -> None:
    assert read(card_of("FN:A\x00da\u200b \ud800".encode("utf-8", "replace").decode())).full_name == "Ada ?"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", SourceFault.NO_CARD),
        (b"PK\x03\x04", SourceFault.NO_CARD),
        (b'["vcard", []]', SourceFault.NO_CARD),
        (b"x" * (sources.MOST_BYTES + 1), SourceFault.TOO_LARGE),
        (b"\n" * 3_000_000, SourceFault.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_vcard_or_past_all_measure_is_refused(content: bytes, fault: SourceFault) -> None:
    with pytest.raises(SourceRefused) as caught:
        reading.read("x.vcf", content)

    assert (caught.value.source, caught.value.fault) == ("x.vcf", fault)


def test_too_many_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_ROWS", 3)

    assert len(reading.read("x.vcf", card_of("FN:Ada").encode() * 3).cards) == 3
    with pytest.raises(SourceRefused) as caught:
        reading.read("x.vcf", card_of("FN:Ada").encode() * 4)
    assert (caught.value.fault, caught.value.line, caught.value.bound) == (SourceFault.TOO_MANY_ROWS, 13, 3)


@pytest.mark.parametrize(
    "line",
    [
        "NOTE:" + "x" * (sources.MOST_CHARACTERS + 1),
        "\r\n".join("TEL:1" for _ in range(content_lines.MOST_PROPERTIES + 1)),
        "\r\n".join(" x" for _ in range(content_lines.MOST_LINES + 1)),
    ],
    ids=["text", "properties", "lines"],
)
def test_a_card_past_all_measure_costs_itself_only(line: str) -> None:
    file = reading.read("x.vcf", (card_of("FN:Ada", line) + card_of("FN:Bob")).encode())

    assert [card.full_name for card in file.cards] == ["Bob"]
    assert [one.fault for one in file.problems] == [RowFault.CARD_TOO_LARGE]


@pytest.mark.parametrize("piece", [" ", "=\r\n", ";", "\\", '"', "a.", ";=,", "\r\n a"])
def test_long_lines_of_any_kind_do_not_take_forever(piece: str) -> None:
    head = "NOTE;ENCODING=QUOTED-PRINTABLE" if "=" in piece else "NOTE"
    for lead in (head + ":", head + ";", head):
        reading.read("x.vcf", card_of("FN:Ada", lead + piece * 100_000, version="2.1").encode())


PIECES = rb"""BEGIN:VCARD|END:VCARD|VERSION:2.1|VERSION:4.0|N:A;B,C;D|FN;CHARSET=x:y|AGENT:|=9| folded|AAAA||X;|:
NOTE;QUOTED-PRINTABLE:=C3=|PHOTO;BASE64:|TEL;TYPE="a:b":1|item1.ADR;LABEL=^n:;;x|BDAY:--03|EMAIL;PREF=9999:x"""
CONTENT = st.lists(st.sampled_from(PIECES.replace(b"\n", b"|").split(b"|")) | st.binary(max_size=20), max_size=30)


@given(CONTENT, st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_any_lines_are_read_or_refused(lines: list[bytes], end: bytes) -> None:
    try:
        file = reading.read("x.vcf", end.join(lines))
    except SourceRefused:
        return
    for card in file.cards:
        assert str(card).encode()


def test_shared_cards_are_all_read(shared_data: Path) -> None:
    """27 cards, of which vobject reads 19."""
    cards: list[Card] = []
    for path in sorted((shared_data / "vcard").glob("*.vcf")):
        file = reading.read(path.name, path.read_bytes())
        assert file.problems == (), path.name
        cards.extend(file.cards)

    assert len(cards) == 27
    assert sum(1 for card in cards if (card.given, card.family) == ("John", "Doe")) == 8


def test_shared_files_of_other_kinds_are_refused(shared_data: Path) -> None:
    for path in [*(shared_data / "vcard").glob("*.json"), *(shared_data / "vcard").glob("*.xml")]:
        with pytest.raises(SourceRefused):
            reading.read(path.name, path.read_bytes())


def test_shared_cards_are_read_as_vobject_reads_those_it_can(shared_data: Path) -> None:
    compared = 0
    for path in sorted((shared_data / "vcard").glob("*.vcf")):
        content = path.read_bytes()
        ours = {card.full_name for card in reading.read(path.name, content).cards}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                theirs = list(vobject.readComponents(content.decode("utf-8", "replace")))
            except vobject.base.VObjectError:
                continue
        for one in theirs:
            if hasattr(one, "fn"):
                # vobject drops what follows a comma that is not escaped
                assert any(name.startswith(" ".join(one.fn.value.split())) for name in ours)
                compared += 1
    assert compared > 10
