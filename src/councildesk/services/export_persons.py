"""Persons and members as they go out: as a table that comes back unchanged when it is brought in, and as cards."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from councildesk.domain import collation, languages, names
from councildesk.domain.council import ContactKind, MandateKind
from councildesk.domain.names import PersonName
from councildesk.exchange import registers
from councildesk.exchange.persons import columns
from councildesk.exchange.persons.columns import Column, Field
from councildesk.exchange.registers import Register
from councildesk.exchange.tables import table
from councildesk.exchange.tables.table import ColumnKind, Table, Value
from councildesk.exchange.vcards.card import Address, Card, Contact
from councildesk.services import import_known, members, organisations, sides, texts
from councildesk.services.members import MemberRow
from councildesk.services.persons import PersonDraft, PostDraft
from councildesk.storage.session import RecordSession

_NAME_PARTS = {
    Field.FAMILY: "family",
    Field.GIVEN: "given",
    Field.PATRONYMIC: "patronymic",
    Field.HONORIFIC: "honorific",
    Field.PRINTED: "printed",
}
_ALWAYS = (Field.FAMILY, Field.GIVEN)
"""Parts of names that have a column in every working language, also where nobody has one yet: to be filled in."""

_CONTACTS = {ContactKind.MAIL: Field.MAIL, ContactKind.PHONE: Field.PHONE, ContactKind.ADDRESS: Field.ADDRESS}
_DATES = (Field.SINCE, Field.UNTIL)

Cells = dict[Column, Value]


@dataclass(frozen=True)
class _Person:
    """A person to go out: what is known, the post of the day, and of a member the place in the council."""

    id: str
    draft: PersonDraft
    member: MemberRow | None = None


def persons_table(session: RecordSession, language: str, day: dt.date) -> Table:
    """All persons by name, with all their names, the post held on the day, and how to reach them."""
    return _table(session, Register.PERSONS, _persons(session, language), language, day)


def members_table(session: RecordSession, language: str, day: dt.date) -> Table:
    """Everybody with a mandate on the day, with role and time; as the members' list orders them."""
    return _table(session, Register.MEMBERS, _members(session, language, day), language, day)


def cards(session: RecordSession, register: Register, language: str, day: dt.date) -> list[Card]:
    """Persons, or members on a day, as cards with their names in one language."""
    people = _members(session, language, day) if register is Register.MEMBERS else _persons(session, language)
    houses = {row.id: row.name for row in organisations.rows(session)}
    order = texts.working_languages(session)
    return [_card(person, houses, language, order, day) for person in {one.id: one for one in people}.values()]


def _persons(session: RecordSession, language: str) -> list[_Person]:
    known = import_known.read(session).persons

    def key(person: _Person) -> tuple[bytes, str]:
        name = names.choose(person.draft.names, language) or PersonName(language)
        return collation.sort_key(names.sorted_by(name), language), person.id

    return sorted((_Person(one, draft) for one, draft in known.items()), key=key)


def _members(session: RecordSession, language: str, day: dt.date) -> list[_Person]:
    known = import_known.read(session).persons
    rows = members.rows(session, day, language)
    return [_Person(row.person_id, known[row.person_id], row) for row in rows if row.person_id is not None]


def _table(session: RecordSession, register: Register, people: Sequence[_Person], language: str, day: dt.date) -> Table:
    codes = {row.id: row.code for row in sides.rows(session, language)}
    houses = {row.id: row.name for row in organisations.rows(session)}
    rows = [_cells(person, codes, houses, language, day) for person in people]
    shown = _ordered(rows, texts.working_languages(session), register, has_sides=bool(codes))
    headings = tuple(
        table.Column(columns.heading(one, language), ColumnKind.DATE if one.field in _DATES else ColumnKind.TEXT)
        for one in shown
    )
    return Table(registers.name(register, language), headings, [tuple(row.get(one) for one in shown) for row in rows])


def _cells(
    person: _Person, codes: Mapping[str, str], houses: Mapping[str, Mapping[str, str]], language: str, day: dt.date
) -> Cells:
    draft = person.draft
    cells: Cells = {}
    for name in draft.names:
        cells |= {Column(field, name.language): getattr(name, part) for field, part in _NAME_PARTS.items()}
    post = held_post(draft.posts, day)
    if post is not None:
        cells |= {Column(Field.POST, tag): text for tag, text in post.title.items()}
        named = houses.get(post.organisation_id or "", {})
        cells |= {Column(Field.ORGANISATION, tag): text for tag, text in named.items()}
    cells |= {Column(Field.FORM_OF_ADDRESS, tag): text for tag, text in draft.form_of_address.items()}
    counted: dict[tuple[Field, str], int] = defaultdict(int)
    for contact in draft.contacts:
        place = (_CONTACTS[contact.kind], contact.purpose)
        counted[place] += 1
        cells[Column(place[0], purpose=contact.purpose, number=counted[place])] = contact.value
    if person.member is not None:
        is_alternate = person.member.kind is MandateKind.ALTERNATE
        role = "alternate" if is_alternate else person.member.role.value
        cells[Column(Field.ROLE)] = columns.role_word(role, language)
        cells[Column(Field.ALTERNATE_FOR)] = person.member.stands_for
        cells[Column(Field.SINCE)], cells[Column(Field.UNTIL)] = person.member.since, person.member.until
    return cells | {
        Column(Field.SIDE): codes.get(draft.side_id or "", ""),
        Column(Field.COUNTRY): draft.country,
        Column(Field.LANGUAGES): ", ".join(draft.languages),
        Column(Field.NOTES): draft.notes,
    }


def held_post(posts: Iterable[PostDraft], day: dt.date) -> PostDraft | None:
    """The first post that is held on the day."""
    return next((one for one in posts if (one.valid_from or day) <= day <= (one.valid_to or day)), None)


def _ordered(rows: Sequence[Cells], working: Sequence[str], register: Register, *, has_sides: bool) -> list[Column]:
    """The columns that hold anything, in an order that reads well; languages in the council's order."""
    filled = {column for row in rows for column, value in row.items() if value not in (None, "")}
    filled |= {Column(field, tag) for tag in working for field in _ALWAYS}
    if has_sides:
        filled.add(Column(Field.SIDE))
    tags = [*working, *sorted({column.language for column in filled} - set(working))]
    fields = [Field.SIDE, Field.ROLE, Field.ALTERNATE_FOR, Field.SINCE, Field.UNTIL, Field.ORGANISATION, Field.POST]
    order = [*_NAME_PARTS, *fields, *(field for field in Field if field not in (*_NAME_PARTS, *fields))]

    def key(column: Column) -> tuple[int, int, int, str, int]:
        is_name = column.field in _NAME_PARTS
        language = tags.index(column.language)
        return (
            0 if is_name else 1,
            language if is_name else order.index(column.field),
            order.index(column.field) if is_name else language,
            column.purpose,
            column.number,
        )

    return sorted(filled, key=key)


def _card(
    person: _Person,
    houses: Mapping[str, Mapping[str, str]],
    language: str,
    order: Sequence[str],
    day: dt.date,
) -> Card:
    draft = person.draft
    name = names.choose(draft.names, language, order) or PersonName(language)
    post = held_post(draft.posts, day)
    title = languages.pick(post.title, language, order) if post else None
    house = languages.pick(houses.get(post.organisation_id or "", {}), language, order) if post else None
    contacts = {kind: [one for one in draft.contacts if one.kind is kind] for kind in ContactKind}
    return Card(
        family=name.family,
        given=name.given,
        additional=name.patronymic,
        prefix=name.honorific,
        full_name=names.full(replace(name, honorific="")),
        organisation=house[1] if house else "",
        title=title[1] if title else "",
        mails=tuple(Contact(one.value, one.purpose) for one in contacts[ContactKind.MAIL]),
        phones=tuple(Contact(one.value, one.purpose) for one in contacts[ContactKind.PHONE]),
        addresses=tuple(
            Address(street=one.value, country=draft.country, purpose=one.purpose, text=one.value)
            for one in contacts[ContactKind.ADDRESS]
        ),
        languages=draft.languages,
        note=draft.notes,
        uid=person.id,
        kind="individual",
    )
