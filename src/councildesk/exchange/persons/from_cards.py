"""Cards as incoming persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from councildesk.domain import full_names, names
from councildesk.domain.names import PersonName
from councildesk.exchange.persons import cells, columns
from councildesk.exchange.persons.cells import CellReader
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import (
    Incoming,
    IncomingContact,
    IncomingPerson,
    ValueFault,
    ValueProblem,
)
from councildesk.exchange.vcards.card import Address, Card, CardFile

HEADINGS = ("Full name", "Post", "Organisation", "E-mail", "Phone", "Notes")
"""The columns in which cards that need attention are given back; the lines of one that cannot be read are its notes."""


def incoming(source: str, cards: CardFile, language: str) -> Incoming:
    """The persons of a file of cards; `language`: in which they are written, as far as letters do not tell."""
    unread = (
        replace(problem, cells=("",) * (len(HEADINGS) - 1) + ("\n".join(problem.cells),)) for problem in cards.problems
    )
    return Incoming(source, HEADINGS, tuple(_person(card, language) for card in cards.cards), tuple(unread))


def _person(card: Card, language: str) -> IncomingPerson:
    home = next((cells.country(one.country) for one in card.addresses if one.country), "")
    reader = CellReader(home)
    name = _name(card, language)
    contacts = [
        *(one for mail in card.mails for one in reader.contacts(Field.MAIL, mail.value, _purpose(mail.purpose))),
        *(one for phone in card.phones for one in reader.contacts(Field.PHONE, phone.value, _purpose(phone.purpose))),
        *(one for address in card.addresses for one in _address(reader, address)),
    ]
    problems = list(reader.problems)
    if names.is_empty(name):
        problems.insert(0, ValueProblem(ValueFault.NAME_MISSING, Field.FULL_NAME))
    return IncomingPerson(
        card.line,
        () if names.is_empty(name) else (name,),
        contacts=tuple(dict.fromkeys(contacts)),
        post=_text(card.title, language),
        organisation=_text(card.organisation, language),
        country=home,
        languages=tuple(tag for text in card.languages for tag in CellReader().languages(text)),
        notes=card.note,
        problems=tuple(problems),
        cells=_row(card),
    )


def _name(card: Card, language: str) -> PersonName:
    """The parts of the card; where it has none, or the whole name in the family name, the whole is taken apart."""
    whole = card.full_name or " ".join(filter(None, (card.given, card.additional, card.family)))
    tag = full_names.language_of(whole, language)
    if not (card.family and card.given) and not (card.given and card.additional):
        parsed = full_names.parse(whole or card.nickname, tag)
        return names.cleaned(
            parsed if not card.prefix else PersonName(tag, parsed.given, parsed.family, parsed.patronymic, card.prefix)
        )
    is_patronymic = full_names.is_patronymic(card.additional)
    given = card.given if is_patronymic or not card.additional else f"{card.given} {card.additional}"
    patronymic = card.additional if is_patronymic else ""
    return names.cleaned(PersonName(tag, given, card.family, patronymic, card.prefix))


def _address(reader: CellReader, address: Address) -> Iterator[IncomingContact]:
    town = " ".join(filter(None, (address.postal_code, address.city)))
    parts = (address.post_box, address.extended, address.street, town, address.region, address.country)
    yield from reader.contacts(Field.ADDRESS, address.text or "\n".join(filter(None, parts)), _purpose(address.purpose))


def _purpose(written: str) -> str:
    return columns.values("purposes").get(columns.key(written), written)


def _text(text: str, language: str) -> dict[str, str]:
    return {full_names.language_of(text, language): text} if text else {}


def _row(card: Card) -> tuple[str, ...]:
    mails = "; ".join(one.value for one in card.mails)
    phones = "; ".join(one.value for one in card.phones)
    return card.full_name, card.title, card.organisation, mails, phones, card.note
