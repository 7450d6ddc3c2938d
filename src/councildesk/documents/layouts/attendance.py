"""The attendance record for the file: who was expected, who came and when, and whether there was a quorum."""

from __future__ import annotations

import datetime as dt

from councildesk.documents.composer.model import Column, Element, GroupRow, Paper, Paragraph, Row, Style, Table, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts import attending, signing
from councildesk.documents.layouts.frame import Pen, meeting_facts, paper, shown
from councildesk.documents.layouts.participants import by_side
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.documents.packets.plain import to_json
from councildesk.domain import dates
from councildesk.domain.turnout import TurnoutStatus


def attendance(packet: PeoplePacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    elements: list[Element] = [meeting_facts(pen), *_summary(pen, packet), *attending.quorum(pen, packet.quorum)]
    elements += _table(pen, packet)
    elements += [Paragraph(pen.word("attendance.signed_by_secretary"), Style.SMALL), signing.secretary(pen)]
    return paper(pen, pen.word("document.attendance"), elements, made_at, to_json(packet))


def _summary(pen: Pen, packet: PeoplePacket) -> list[Element]:
    seated = [person for person in packet.people if person.has_seat]
    came = [person for person in seated if person.status is TurnoutStatus.PRESENT]
    if not seated:
        return []
    online = str(sum(attending.is_online(person) for person in came))
    counts = {"present": str(len(came)), "members": str(len(seated)), "online": online}
    return [Paragraph(pen.phrase("attendance.summary", **counts))]


def _table(pen: Pen, packet: PeoplePacket) -> list[Element]:
    if not packet.people:
        return [Paragraph(pen.word("missing.attendance"), Style.NOTE)]
    rows: list[Row | GroupRow] = []
    for label, group in by_side(pen, packet.people):
        if label:
            rows.append(GroupRow(label))
        rows += [Row(_cells(pen, person), place=shown(person.name, pen.languages[0])) for person in group]
    columns = (
        Column(pen.word("attendance.name"), share=3),
        Column(pen.word("attendance.role"), share=2.2),
        Column(pen.word("attendance.title"), share=2.6),
        Column(pen.word("attendance.presence"), share=2.4),
        Column(pen.word("attendance.items_missed"), share=1.2),
    )
    return [Table(columns, tuple(rows), naming_column=0)]


def _cells(pen: Pen, person: PersonFacts) -> tuple[Texts, ...]:
    def role(words: Glossary, language: str) -> str:
        told = [words.name(person.role)]
        if person.stands_for:
            told.append(words.phrase("attendance.alternate_for", name=shown(person.stands_for, language)))
        return "\n".join(told)

    def status(words: Glossary, language: str) -> str:
        told = [words.name(person.status)]
        if person.excuse:
            told.append(f"{words.word('attendance.reason')}: {person.excuse}")
        if person.excused_at:
            told.append(
                words.phrase("attendance.excused_since", date=dates.in_figures(person.excused_at.date(), language))
            )
        told += [words.phrase("attendance.replaced_by", name=shown(name, language)) for name in person.replaced_by]
        return "\n".join(told)

    def presence(words: Glossary, language: str) -> str:
        if person.status is not TurnoutStatus.PRESENT:
            return ""
        told = [attending.way(person, words)]
        if person.arrived_at:
            told.append(words.phrase("attendance.from", time=pen.clock_in(person.arrived_at, language)))
        if person.left_at:
            told.append(words.phrase("attendance.until", time=pen.clock_in(person.left_at, language)))
        if not (person.arrived_at or person.left_at):
            told.append(words.word("attendance.whole_meeting"))
        return "\n".join(told)

    missed = (", ".join(person.missed),)
    return (pen.text(person.listed), pen.each(role), pen.each(status), pen.each(presence), missed)
