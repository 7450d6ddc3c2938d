"""The list of participants, for distribution: by delegation, head first, without private data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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
from councildesk.documents.layouts.frame import Pen, meeting_facts, paper, shown
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.documents.packets.plain import to_json
from councildesk.domain import dates
from councildesk.domain.turnout import TurnoutStatus


def participants(packet: PeoplePacket, made_at: dt.datetime) -> Paper:
    """Those who came; of a meeting that has not taken place, those expected."""
    pen = Pen(packet.head)
    elements: list[Element] = [meeting_facts(pen), *table(pen, taking_part(pen, packet.people))]
    made_on = pen.each(lambda words, tag: words.phrase("page.as_of", date=dates.in_words(pen.local_day(made_at), tag)))
    elements.append(Paragraph(made_on, Style.SMALL))
    return paper(pen, pen.word("document.participants"), elements, made_at, to_json(packet))


def annex(pen: Pen, people: Sequence[PersonFacts]) -> list[Element]:
    """The list as an annex of the minutes."""
    return [PageBreak(), Heading(pen.word("document.participants")), *table(pen, taking_part(pen, people))]


def taking_part(pen: Pen, people: Sequence[PersonFacts]) -> list[PersonFacts]:
    if pen.head.took_place:
        return [person for person in people if person.status is TurnoutStatus.PRESENT]
    away = (TurnoutStatus.EXCUSED, TurnoutStatus.REPLACED)
    return [person for person in people if person.is_expected and person.status not in away]


def table(pen: Pen, people: Sequence[PersonFacts]) -> list[Element]:
    if not people:
        return [Paragraph(pen.word("missing.attendance"), Style.NOTE)]
    rows: list[Row | GroupRow] = []
    number = 0
    for label, group in by_side(pen, people):
        if label:
            rows.append(GroupRow(label))
        for person in group:
            number += 1
            rows.append(Row(_cells(pen, number, person), place=shown(person.name, pen.languages[0])))
    columns = (
        Column(pen.word("list.number"), width_mm=10),
        Column(pen.word("attendance.name"), share=3),
        Column(pen.word("attendance.post_and_organisation"), share=4),
        Column(pen.word("attendance.role"), share=2),
        Column(pen.word("participants.way"), share=1.6),
    )
    return [Table(columns, tuple(rows), naming_column=1)]


def by_side(pen: Pen, people: Sequence[PersonFacts]) -> list[tuple[Texts, list[PersonFacts]]]:
    """Each side's own people in their order, then the others; one unnamed group in a council without sides."""
    if not pen.head.sides:
        return [((), list(people))]
    groups: list[tuple[Texts, list[PersonFacts]]] = []
    for side in pen.head.sides:
        named = side.delegation if any(side.delegation.values()) else side.name
        groups.append((pen.text(named), [one for one in people if one.side == side.code]))
    groups.append((pen.word("attendance.others"), [one for one in people if one.side is None]))
    return [(label, group) for label, group in groups if group]


def _cells(pen: Pen, number: int, person: PersonFacts) -> tuple[Texts, ...]:
    def role(words: Glossary, language: str) -> str:
        named = words.name(person.role)
        if not person.stands_for:
            return named
        return f"{named}\n{words.phrase('attendance.alternate_for', name=shown(person.stands_for, language))}"

    def work(_words: Glossary, language: str) -> str:
        return "\n".join(filter(None, (shown(person.post, language), shown(person.organisation, language))))

    ways = pen.each(lambda words, _language: " / ".join(words.name(one) for one in person.presences))
    return ((str(number),), pen.text(person.listed), pen.each(work), pen.each(role), ways)
