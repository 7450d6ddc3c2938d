"""The list of participants, for distribution: by delegation, head first, without private data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from councildesk.documents.composer.model import (
    Column,
    Element,
    GroupRow,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Style,
    Table,
    Texts,
)
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import meeting_facts
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.invitation import InvitedFacts
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.domain import dates
from councildesk.domain.turnout import TurnoutStatus

Sided = TypeVar("Sided", PersonFacts, InvitedFacts)
AWAY = (TurnoutStatus.EXCUSED, TurnoutStatus.REPLACED)
"""Who stayed away, and told or is represented."""


def participants(packet: PeoplePacket, made_at: dt.datetime) -> Paper:
    """Those who came; of a meeting that has not taken place, those expected."""
    pen = Pen(packet.head)
    made_on = pen.each(lambda words, tag: words.phrase("page.as_of", date=dates.in_words(pen.local_day(made_at), tag)))
    # Below a list that fills its page it would stand on one of its own.
    elements = [meeting_facts(pen), Paragraph(made_on, Style.SMALL), *table(pen, taking_part(pen, packet.people))]
    return paper(pen, pen.word("document.participants"), elements, made_at, packet)


def annex(pen: Pen, people: Sequence[PersonFacts]) -> list[Element]:
    """The list as an annex of the minutes."""
    return [PageBreak(), Heading(pen.each(_annex_title)), *table(pen, taking_part(pen, people))]


def _annex_title(words: Glossary, _language: str) -> str:
    return f"{words.word('minutes.annex')}: {words.word('document.participants')}"


def taking_part(pen: Pen, people: Sequence[PersonFacts]) -> list[PersonFacts]:
    if pen.head.took_place:
        return [person for person in people if person.status is TurnoutStatus.PRESENT]
    return [person for person in people if person.is_expected and person.status not in AWAY]


def table(pen: Pen, people: Sequence[PersonFacts]) -> list[Element]:
    if not people:
        return [Paragraph(pen.word("missing.attendance"), Style.NOTE)]
    rows: list[Row | GroupRow] = []
    cells = {id(person): _cells(pen, person) for person in people}
    columns = _columns(pen, list(cells.values()))
    number = 0
    for label, group in by_side(pen, people):
        if label:
            rows.append(GroupRow(label))
        for person in group:
            number += 1
            told = tuple(cells[id(person)][place] for place in columns)
            rows.append(Row(((str(number),), *told), place=shown(person.name, pen.languages[0])))
    numbers = Column(pen.word("list.number"), width_mm=10)
    return [Table((numbers, *columns.values()), tuple(rows), naming_column=1)]


def _columns(pen: Pen, rows: Sequence[tuple[Texts, ...]]) -> dict[int, Column]:
    """By their places, those in which anything stands."""
    every = (
        Column(pen.word("attendance.name"), share=3),
        Column(pen.word("attendance.post_and_organisation"), share=4),
        Column(pen.word("attendance.role"), share=2),
        Column(pen.word("participants.way"), share=1.6),
    )
    return {place: column for place, column in enumerate(every) if any(any(row[place]) for row in rows)}


def by_side(pen: Pen, people: Sequence[Sided]) -> list[tuple[Texts, list[Sided]]]:
    """Each side's own people in their order, then the others; one unnamed group in a council without sides."""
    if not pen.head.sides:
        return [((), list(people))]
    groups: list[tuple[Texts, list[Sided]]] = []
    for side in pen.head.sides:
        named = side.delegation if any(side.delegation.values()) else side.name
        groups.append((pen.text(named), [one for one in people if one.side == side.code]))
    groups.append((pen.word("attendance.others"), [one for one in people if one.side is None]))
    return [(label, group) for label, group in groups if group]


def _cells(pen: Pen, person: PersonFacts) -> tuple[Texts, ...]:
    def role(words: Glossary, language: str) -> str:
        named = words.name(person.role)
        if not person.stands_for:
            return named
        return f"{named}\n{words.phrase('attendance.alternate_for', name=shown(person.stands_for, language))}"

    def work(_words: Glossary, language: str) -> str:
        return "\n".join(filter(None, (shown(person.post, language), shown(person.organisation, language))))

    ways = pen.each(lambda words, _language: " / ".join(words.name(one) for one in person.presences))
    return (pen.text(person.listed), pen.each(work), pen.each(role), ways)
