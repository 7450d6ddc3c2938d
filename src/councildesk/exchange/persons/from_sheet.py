"""Rows of a table as incoming persons, by what each column means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from councildesk.domain import full_names, names
from councildesk.domain.languages import AZERBAIJANI
from councildesk.domain.names import PersonName
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.exchange.persons import cells
from councildesk.exchange.persons.cells import CellReader
from councildesk.exchange.persons.columns import CONTACTS, Column, Field
from councildesk.exchange.persons.incoming import (
    Incoming,
    IncomingContact,
    IncomingPerson,
    Membership,
    ValueFault,
    ValueProblem,
)
from councildesk.exchange.tables.sheet import Sheet, SheetRow

_PARTS = {
    Field.FAMILY: "family",
    Field.GIVEN: "given",
    Field.PATRONYMIC: "patronymic",
    Field.HONORIFIC: "honorific",
    Field.PRINTED: "printed",
}
_MAY_BE_DENIED = frozenset(
    {*CONTACTS, Field.SINCE, Field.UNTIL, Field.ROLE, Field.LANGUAGES, Field.COUNTRY, Field.SIDE}
)
"""Fields of which a list says with a word that there is nothing; of a name such a word may be one."""


def incoming(sheet: Sheet, columns: Sequence[Column], language: str, working: Sequence[str] = ()) -> Incoming:
    """The persons of a sheet. `language`: that of the list, for columns that name none; `working`: the council's."""
    reader = _RowReader(columns, language, working)
    people = tuple(reader.person(row) for row in sheet.rows)
    return Incoming(sheet.name, sheet.headings, people, sheet.problems)


class _RowReader:
    def __init__(self, columns: Sequence[Column], language: str, working: Sequence[str]) -> None:
        self._columns = [(place, one) for place, one in enumerate(columns) if one.field is not Field.IGNORED]
        self._language = language
        self._working = frozenset(working)

    def person(self, row: SheetRow) -> IncomingPerson:
        told: dict[Field, dict[str, str]] = defaultdict(dict)
        parts: dict[str, list[str]] = defaultdict(list)
        contacts: list[IncomingContact] = []
        home = next((cells.country(cell) for one, cell in self._filled(row) if one.field is Field.COUNTRY), "")
        cell_reader = CellReader(home)
        for column, cell in self._filled(row):
            if column.field is Field.ADDRESS_PART:
                parts[column.purpose].append(clean_line(cell))
            elif column.field in CONTACTS:
                contacts += cell_reader.contacts(column.field, cell, column.purpose)
            else:
                told[column.field].setdefault(column.language, cell)
        for purpose, lines in parts.items():
            contacts += cell_reader.contacts(Field.ADDRESS, "\n".join(lines), purpose)
        named = self._names(told)
        membership = _membership(told, cell_reader)
        problems = cell_reader.problems
        person = IncomingPerson(
            row.line,
            named,
            self._labelled(told),
            tuple(dict.fromkeys(contacts)),
            self._texts(told[Field.POST]),
            self._texts(told[Field.ORGANISATION]),
            self._texts(told[Field.FORM_OF_ADDRESS]),
            _one(told, Field.SIDE),
            home,
            cell_reader.languages(_one(told, Field.LANGUAGES)),
            clean_text(told[Field.NOTES].get("", "")).strip(),
            membership,
            cells=row.cells,
        )
        if not named:
            problems.insert(0, ValueProblem(ValueFault.NAME_MISSING, Field.FULL_NAME))
        for name in named:
            written = f"{name.family} {name.given}".strip()
            if any(word.strip(".,:;()").isdigit() for word in written.split()):
                problems.append(ValueProblem(ValueFault.NO_NAME, Field.FULL_NAME, written))
        return replace(person, problems=tuple(problems))

    def _filled(self, row: SheetRow) -> Iterator[tuple[Column, str]]:
        for place, column in self._columns:
            cell = row.cells[place] if place < len(row.cells) else ""
            if cell.strip() and not (column.field in _MAY_BE_DENIED and cells.says_nothing(cell)):
                yield column, cell

    def _names(self, told: dict[Field, dict[str, str]]) -> tuple[PersonName, ...]:
        """A name for each language; parts in columns of their own win over a whole name."""
        naming = (*_PARTS, Field.FULL_NAME, Field.MIDDLE_NAME)
        tags = {tag for field in naming if field in told for tag in told[field]}
        found: dict[str, PersonName] = {}
        for tag in sorted(tags):
            name = self._name(told, tag)
            if not names.is_empty(name):
                found.setdefault(name.language, name)
        return tuple(found.values())

    def _labelled(self, told: dict[Field, dict[str, str]]) -> frozenset[str]:
        if len(self._working) == 1:
            return self._working
        return frozenset(tag for field in (*_PARTS, Field.FULL_NAME) if field in told for tag in told[field] if tag)

    def _name(self, told: dict[Field, dict[str, str]], tag: str) -> PersonName:
        given_parts = {part: clean_line(told[field].get(tag, "")) for field, part in _PARTS.items()}
        whole = clean_line(told[Field.FULL_NAME].get(tag, ""))
        letters = " ".join((given_parts["family"], given_parts["given"], whole))
        language = tag or self._language_of(letters)
        name = PersonName(language, **given_parts)
        if whole and not (name.family or name.given):
            parsed = full_names.parse(whole, language)
            honorific = name.honorific or parsed.honorific
            name = replace(parsed, honorific=honorific, patronymic=name.patronymic or parsed.patronymic)
        if middle := clean_line(told[Field.MIDDLE_NAME].get(tag, "")):
            name = _with_middle(name, middle)
        return names.cleaned(replace(name, printed=given_parts["printed"] or name.printed))

    def _language_of(self, text: str) -> str:
        """By its letters, but a stray ə makes no Azerbaijani text in a council that has none."""
        language = full_names.language_of(text, self._language)
        is_foreign = language == AZERBAIJANI.tag and self._working and language not in self._working
        return self._language if is_foreign else language

    def _texts(self, told: dict[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for tag, cell in told.items():
            text = clean_line(cell)
            found.setdefault(tag or self._language_of(text), text)
        return found


def _with_middle(name: PersonName, middle: str) -> PersonName:
    if not name.patronymic and full_names.is_patronymic(middle):
        return replace(name, patronymic=middle)
    return replace(name, given=f"{name.given} {middle}".strip())


def _membership(told: dict[Field, dict[str, str]], reader: CellReader) -> Membership | None:
    role, stands_for = _one(told, Field.ROLE), _one(told, Field.ALTERNATE_FOR)
    since, until = (reader.date(field, _one(told, field)) for field in (Field.SINCE, Field.UNTIL))
    if since and until and since > until:
        reader.problems.append(ValueProblem(ValueFault.PERIOD_REVERSED, Field.UNTIL, until.isoformat()))
        until = None
    if not (role or stands_for or since or until):
        return None
    known, is_alternate = reader.role(role) if role else (Membership().role, False)
    return Membership(known, is_alternate or bool(stands_for), stands_for, since, until)


def _one(told: dict[Field, dict[str, str]], field: Field) -> str:
    return clean_line(told[field].get("", "")) if field in told else ""
