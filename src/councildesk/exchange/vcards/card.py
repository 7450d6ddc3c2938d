"""A contact as a vCard tells it, whatever its version: plain texts, tidied."""

from __future__ import annotations

from dataclasses import dataclass

from councildesk.exchange.sources import RowProblem


@dataclass(frozen=True)
class Contact:
    """A mail address or telephone number as it is written, and what for: `work`, `home`, `cell`, `fax`, … or ""."""

    value: str
    purpose: str = ""


@dataclass(frozen=True)
class Address:
    """A postal address. `text` is what a label shows, with line breaks, where the card has one."""

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    post_box: str = ""
    extended: str = ""
    purpose: str = ""
    text: str = ""


@dataclass(frozen=True)
class Card:
    """A contact. `line` is where the card begins in its file, from 1; 0 for a card that goes out.

    `additional` is what stands between given and family name; in our languages that is the patronymic with its
    particle. Texts are of one line, composed and without invisible characters, as `domain.spelling` makes them; `note`
    and the `text` of an address may have several.
    """

    line: int = 0
    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    full_name: str = ""
    nickname: str = ""
    organisation: str = ""
    unit: str = ""
    title: str = ""
    role: str = ""
    mails: tuple[Contact, ...] = ()
    phones: tuple[Contact, ...] = ()
    addresses: tuple[Address, ...] = ()
    languages: tuple[str, ...] = ()
    """Tags in the card's order of preference."""
    urls: tuple[str, ...] = ()
    born: str = ""
    """ISO 8601; a year may be missing (`--03-21`)."""
    note: str = ""
    uid: str = ""
    kind: str = ""
    """`individual`, `org`, `group`; empty where the card does not say."""


@dataclass(frozen=True)
class CardFile:
    """The cards of a file in their order, and those that could not be read. Cards in `problems` are not in `cards`."""

    cards: tuple[Card, ...]
    problems: tuple[RowProblem, ...] = ()
