"""A file of people to incoming persons, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councildesk.domain.errors import Refusal
from councildesk.exchange.persons import from_cards, from_sheet, guessing, source
from councildesk.exchange.persons.columns import Column
from councildesk.exchange.persons.incoming import Incoming
from councildesk.exchange.persons.source import Source, SourceForm, SourceKind
from councildesk.exchange.tables.sheet import Sheet


@dataclass
class NamesNotFound(Refusal):
    """No column of a table holds names, so that nobody in it could be told."""

    source: str
    headings: str


def from_table(sheet: Sheet, columns: Sequence[Column], language: str, working: Sequence[str]) -> Incoming:
    """The persons of a table that was read. Refuses with NamesNotFound."""
    if not guessing.has_names(columns):
        raise NamesNotFound(sheet.name, ", ".join(heading for heading in sheet.headings if heading)[:200])
    return from_sheet.incoming(sheet, columns, language, working)


def from_file(
    one: Source, form: SourceForm, columns: Sequence[Column], language: str, working: Sequence[str]
) -> Incoming:
    """The persons of a file of any kind. Refuses with SourceRefused, and with NamesNotFound."""
    if form.kind is SourceKind.VCARD:
        return from_cards.incoming(one.name, source.cards(one), language)
    return from_table(source.table(one, form), columns, language, working)
