"""A person as a list or a card tells it, before anybody has asked who it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from councildesk.domain.council import ContactKind, Role
from councildesk.domain.names import PersonName
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.sources import RowProblem


class ValueFault(StrEnum):
    """Why what stands in a cell cannot be taken."""

    NAME_MISSING = "name_missing"
    NO_NAME = "no_name"
    """It holds a number: the line of a total rather than a person."""
    NO_DATE = "no_date"
    NO_MAIL = "no_mail"
    NO_PHONE = "no_phone"
    NO_LANGUAGE = "no_language"
    NO_ROLE = "no_role"
    NO_SIDE = "no_side"
    PERIOD_REVERSED = "period_reversed"
    HOLDER_UNKNOWN = "holder_unknown"
    """Nobody of this name holds a seat: whom the alternate stands in for is not known."""


@dataclass(frozen=True, slots=True)
class ValueProblem:
    """A value that cannot be taken. `found` is what stands there."""

    fault: ValueFault
    field: Field
    found: str = ""


@dataclass(frozen=True, slots=True)
class IncomingContact:
    kind: ContactKind
    value: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """What the list says of a place in the council. Days are inclusive."""

    role: Role = Role.MEMBER
    is_alternate: bool = False
    stands_for: str = ""
    """The holder's name as written; empty where the list does not say."""
    since: dt.date | None = None
    until: dt.date | None = None
    is_assumed: bool = False
    """The list tells no role, but everybody in it is to have a seat: any seat they have already is meant."""


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """What one row or card tells. Texts in several languages are by language tag; what it does not tell is empty."""

    line: int
    """Where it stands in its file, from 1."""
    names: tuple[PersonName, ...] = ()
    labelled: frozenset[str] = frozenset()
    """Languages of names whose columns say the language; of other names it is a guess."""
    contacts: tuple[IncomingContact, ...] = ()
    post: Mapping[str, str] = field(default_factory=dict)
    organisation: Mapping[str, str] = field(default_factory=dict)
    form_of_address: Mapping[str, str] = field(default_factory=dict)
    side: str = ""
    """As written: a code or a name."""
    country: str = ""
    languages: tuple[str, ...] = ()
    notes: str = ""
    membership: Membership | None = None
    problems: tuple[ValueProblem, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it was read, to be given back in a file to mend."""


@dataclass(frozen=True)
class Incoming:
    """All that one file tells: persons in their order, and the rows or cards that could not be read at all."""

    source: str
    headings: tuple[str, ...]
    persons: tuple[IncomingPerson, ...]
    unread: tuple[RowProblem, ...] = ()
