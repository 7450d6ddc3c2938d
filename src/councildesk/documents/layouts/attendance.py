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
    """How many members came, in person or by an alternate, at any time: each seat is counted once."""
    members = [one for one in packet.people if one.has_seat and one.is_voting and not one.stands_for]
    if not members or not pen.head.took_place or not packet.is_recorded:
        return []
    came = [one for one in members if one.status in (TurnoutStatus.PRESENT, TurnoutStatus.REPLACED)]
    online = sum(_is_online(one, packet) for one in came)
    counts = {"present": str(len(came)), "members": str(len(members)), "online": str(online)}
    return [Paragraph(pen.phrase("attendance.summary", **counts))]


def _is_online(member: PersonFacts, packet: PeoplePacket) -> bool:
    if member.status is TurnoutStatus.PRESENT:
        return attending.is_online(member)
    alternates = [one for one in packet.people if one.stands_for == member.name]
    return bool(alternates) and all(map(attending.is_online, alternates))


def _table(pen: Pen, packet: PeoplePacket) -> list[Element]:
    if not packet.people or (pen.head.took_place and not packet.is_recorded):
        return [Paragraph(pen.word("missing.attendance"), Style.NOTE)]
    rows: list[Row | GroupRow] = []
    for label, group in by_side(pen, packet.people):
        if label:
            rows.append(GroupRow(label))
        rows += [Row(_cells(pen, person), place=shown(person.name, pen.languages[0])) for person in group]
    columns = (
        Column(pen.word("attendance.name"), share=2.7),
        Column(pen.word("attendance.role"), share=2.2),
        Column(pen.word("attendance.title"), share=2.6),
        Column(pen.word("attendance.presence"), share=2.8),
        Column(pen.word("attendance.items_missed"), width_mm=21),
    )
    return [Table(columns, tuple(rows), naming_column=0)]


def _cells(pen: Pen, person: PersonFacts) -> tuple[Texts, ...]:
    def role(words: Glossary, language: str) -> str:
        told = [words.name(person.role)]
        if person.stands_for:
            told.append(words.phrase("attendance.alternate_for", name=shown(person.stands_for, language)))
        if person.items and not person.has_seat:
            told.append(f"{words.word('agenda.item')}: {', '.join(person.items)}")
        return "\n".join(told)

    def status(words: Glossary, language: str) -> str:
        told = [words.name(person.status)] if _is_known(pen, person) else []
        if person.excuse:
            told.append(f"{words.word('attendance.reason')}: {person.excuse}")
        if person.excused_at:
            told.append(
                words.phrase("attendance.excused_since", date=dates.in_figures(person.excused_at.date(), language))
            )
        told += attending.replacements(person, words, language)
        return "\n".join(told)

    def presence(words: Glossary, language: str) -> str:
        if person.status is not TurnoutStatus.PRESENT:
            return ""
        told = [" / ".join(words.name(one) for one in person.presences)]
        told += [name for name in (shown(site, language) for site in person.sites) if name]
        if person.arrived_at:
            told.append(words.phrase("attendance.from", time=pen.clock_in(person.arrived_at, language)))
        if person.left_at:
            told.append(words.phrase("attendance.until", time=pen.clock_in(person.left_at, language)))
        if not (person.arrived_at or person.left_at):
            told.append(words.word("attendance.whole_meeting"))
        return "\n".join(told)

    missed = (", ".join(person.missed) if pen.head.took_place else "",)
    return (pen.text(person.listed), pen.each(role), pen.each(status), pen.each(presence), missed)


def _is_known(pen: Pen, person: PersonFacts) -> bool:
    """Nobody is absent from a meeting that has not taken place."""
    return pen.head.took_place or person.status is not TurnoutStatus.ABSENT
