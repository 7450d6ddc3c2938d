"""Cards as incoming persons."""

from __future__ import annotations

import pytest

from councildesk.domain.council import ContactKind
from councildesk.domain.names import PersonName
from councildesk.exchange.persons import from_cards
from councildesk.exchange.persons.incoming import IncomingContact, IncomingPerson, ValueFault
from councildesk.exchange.sources import RowFault, RowProblem
from councildesk.exchange.vcards.card import Address, Card, CardFile, Contact


def person(card: Card, language: str = "en") -> IncomingPerson:
    (one,) = from_cards.incoming("a.vcf", CardFile((card,)), language).persons
    return one


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (Card(family="Şəfiyev", given="Fərid", additional="Rauf oğlu"), ("az", "Fərid", "Şəfiyev", "Rauf oğlu", "")),
        (
            Card(family="Doe", given="John", additional="Richter", prefix="Mr."),
            ("en", "John Richter", "Doe", "", "Mr."),
        ),
        (Card(full_name="Каримов Ислам Абдуганиевич"), ("ru", "Ислам", "Каримов", "Абдуганиевич", "")),
        (Card(full_name="Ada Lovelace", family="Ada Lovelace"), ("en", "Ada", "Lovelace", "", "")),
        (Card(nickname="Ada"), ("en", "", "Ada", "", "")),
    ],
)
def test_a_name_comes_from_its_parts_or_is_taken_apart(card: Card, name: tuple[str, ...]) -> None:
    language, given, family, patronymic, honorific = name

    assert person(card).names == (PersonName(language, given, family, patronymic, honorific),)


def test_a_card_tells_how_to_reach_somebody() -> None:
    card = Card(
        full_name="Ada Lovelace",
        title="Director",
        organisation="Institute",
        mails=(Contact("ada@x.org", "work"),),
        phones=(Contact("+994 12 596 82 39", "cell"),),
        addresses=(Address("Nizami 1", "Bakı", postal_code="AZ1000", country="Azerbaijan", purpose="work"),),
        languages=("az", "de-AT"),
        note="A note",
    )

    told = person(card)

    assert told.contacts == (
        IncomingContact(ContactKind.MAIL, "ada@x.org", "work"),
        IncomingContact(ContactKind.PHONE, "+994 12 596 82 39", "mobile"),
        IncomingContact(ContactKind.ADDRESS, "Nizami 1, AZ1000 Bakı, Azerbaijan", "work"),
    )
    assert (told.post, told.organisation) == ({"en": "Director"}, {"en": "Institute"})
    assert (told.country, told.languages, told.notes) == ("AZ", ("az", "de-AT"), "A note")
    assert told.problems == ()


def test_a_card_without_a_name_is_listed() -> None:
    told = person(Card(mails=(Contact("a@x.org"),)))

    assert [problem.fault for problem in told.problems] == [ValueFault.NAME_MISSING]


def test_the_lines_of_a_card_that_cannot_be_read_are_given_back_as_its_notes() -> None:
    problem = RowProblem(3, RowFault.CARD_OPEN, cells=("BEGIN:VCARD", "FN:Ada"))

    (unread,) = from_cards.incoming("a.vcf", CardFile((), (problem,)), "en").unread

    assert dict(zip(from_cards.HEADINGS, unread.cells, strict=True))["Notes"] == "BEGIN:VCARD\nFN:Ada"
