"""The attendance record for the file: who was expected, who came and when, and whether there was a quorum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from councildesk.documents import excuses_in_words
from councildesk.documents.composer.model import Column, Element, GroupRow, Paper, Paragraph, Row, Style, Table, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts import attending, signing
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import meeting_facts
from councildesk.documents.layouts.participants import by_side
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.domain import clocks, dates
from councildesk.domain.signatories import SignedPaper
from councildesk.domain.turnout import TurnoutStatus


def attendance(packet: PeoplePacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    elements: list[Element] = [meeting_facts(pen), *_summary(pen, packet), *attending.quorum(pen, packet.quorum)]
    elements += _table(pen, packet)
    elements.append(signing.signatures(pen, SignedPaper.ATTENDANCE, pen.word("attendance.signed_by_secretary")))
    return paper(pen, pen.word("document.attendance"), elements, made_at, packet)


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
    zones = pen.head.zones if _has_times(packet) else ()
    rows: list[Row | GroupRow] = []
    for label, group in by_side(pen, packet.people):
        if label:
            rows.append(GroupRow(label))
        rows += [Row(_cells(pen, person, zones), place=shown(person.name, pen.languages[0])) for person in group]
    columns = (
        Column(pen.word("attendance.name"), share=1.1),
        Column(pen.word("attendance.role"), share=1),
        Column(pen.word("attendance.title"), share=1.6),
        *(Column(pen.zone(zone, "attendance.presence"), width_mm=24) for zone in zones),
    )
    return [Table(columns, tuple(rows), naming_column=0)]


def _has_times(packet: PeoplePacket) -> bool:
    """A meeting of which only the day is known has no column of times."""
    head = packet.head
    told = (head.opened_at, head.closed_at, *(time for one in packet.people for time in (one.arrived_at, one.left_at)))
    return head.took_place and any(told)


def _cells(pen: Pen, person: PersonFacts, zones: Sequence[str]) -> tuple[Texts, ...]:
    def role(words: Glossary, language: str) -> str:
        told = [words.name(person.role)]
        if person.stands_for:
            told.append(words.phrase("attendance.alternate_for", name=shown(person.stands_for, language)))
        if person.items and not person.has_seat:
            told.append(f"{words.word('agenda.item')}: {', '.join(person.items)}")
        return "\n".join(told)

    return (
        pen.text(person.listed),
        pen.each(role),
        pen.each(lambda words, language: _status(pen, person, words, language)),
        *(_times(pen, person, zone) for zone in zones),
    )


def _status(pen: Pen, person: PersonFacts, words: Glossary, language: str) -> str:
    told = []
    if _is_known(pen, person):
        told.append(", ".join([words.name(person.status), *_where(person, words, language)]))
    if person.excuse:
        told.append(f"{words.word('attendance.reason')}: {excuses_in_words.said(person.excuse, words)}")
    if person.excused_at:
        since = dates.in_figures(pen.local_day(person.excused_at), language)
        told.append(words.phrase("attendance.excused_since", date=since))
    if person.missed and pen.head.took_place:
        told.append(words.phrase("attendance.items_missed_list", items=", ".join(person.missed)))
    return "\n".join([*told, *attending.replacements(person, words, language)])


def _where(person: PersonFacts, words: Glossary, language: str) -> list[str]:
    """`in the room (Room in Baku)`."""
    if person.status is not TurnoutStatus.PRESENT or not person.presences:
        return []
    sites = ", ".join(filter(None, (shown(site, language) for site in person.sites)))
    return [attending.way(person, words) + (f" ({sites})" if sites else "")]


def _times(pen: Pen, person: PersonFacts, zone: str) -> Texts:
    """From when to when somebody was there, as far as it is known; a line for each stay."""
    if person.status is not TurnoutStatus.PRESENT:
        return ()
    starts = [person.arrived_at or pen.head.opened_at, *(gap.ends_at for gap in person.away)]
    ends = [*(gap.starts_at for gap in person.away), person.left_at or pen.head.closed_at]

    def clock(instant: dt.datetime | None, language: str) -> str:
        return clocks.clocks(instant, [zone], language, pen.head.date) if instant else ""

    def say(_words: Glossary, language: str) -> str:
        stays = ((clock(begin, language), clock(end, language)) for begin, end in zip(starts, ends, strict=True))
        return "\n".join(f"{begin}–{end}" for begin, end in stays if begin or end)

    return pen.once(pen.each(say))


def _is_known(pen: Pen, person: PersonFacts) -> bool:
    """Nobody is absent from a meeting that has not taken place."""
    return pen.head.took_place or person.status is not TurnoutStatus.ABSENT
