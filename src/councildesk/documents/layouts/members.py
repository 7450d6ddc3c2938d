"""The list of members on a day: by side in the order of precedence, alternates below their member."""

from __future__ import annotations

import datetime as dt

from councildesk.documents.composer.model import (
    Column,
    Element,
    GroupRow,
    Paper,
    Paragraph,
    Row,
    Style,
    Table,
    Texts,
)
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.members import MemberFacts, MembersPacket, SeatFacts
from councildesk.domain import dates
from councildesk.domain.council import MandateKind

Cells = tuple[Texts, ...]


def members(packet: MembersPacket, made_at: dt.datetime) -> Paper:
    """The council as it is on the day of the packet."""
    pen = Pen(packet.head)
    day = packet.head.date
    as_of = pen.each(lambda words, tag: words.phrase("page.as_of", date=dates.in_words(day, tag)))
    elements: list[Element] = [Paragraph(as_of, Style.LEAD), _table(pen, packet)]
    return paper(pen, pen.word("document.members"), elements, made_at, packet)


def _table(pen: Pen, packet: MembersPacket) -> Element:
    if not packet.seats:
        return Paragraph(pen.word("members.no_seats"), Style.NOTE)
    filled = [(label, [(seat, _lines(pen, seat)) for seat in group]) for label, group in _by_side(pen, packet)]
    every = [cells for _label, group in filled for _seat, lines in group for cells in lines]
    columns = _columns(pen, every)
    rows: list[Row | GroupRow] = []
    number = 0
    for label, group in filled:
        if label:
            rows.append(GroupRow(label))
        for seat, lines in group:
            number += 1
            place = shown(seat.holder.listed, pen.languages[0]) if seat.holder else ""
            for line, cells in enumerate(lines):
                told = tuple(cells[column] for column in columns)
                rows.append(Row(((str(number),) if line == 0 else (), *told), place=place))
    numbers = Column(pen.word("list.number"), width_mm=10)
    return Table((numbers, *columns.values()), tuple(rows), naming_column=1)


def _columns(pen: Pen, rows: list[Cells]) -> dict[int, Column]:
    """By their places, those in which anything stands."""
    every = (
        Column(pen.word("attendance.name"), share=3.2),
        Column(pen.word("attendance.role"), share=2.7),
        Column(pen.word("attendance.post_and_organisation"), share=4),
        Column(pen.word("members.since"), width_mm=22),
        Column(pen.word("members.until"), width_mm=22),
    )
    return {place: column for place, column in enumerate(every) if any(any(row[place]) for row in rows)}


def _by_side(pen: Pen, packet: MembersPacket) -> list[tuple[Texts, list[SeatFacts]]]:
    """Each side's seats; one unnamed group in a council without sides."""
    if not pen.head.sides:
        return [((), list(packet.seats))]
    groups = [(pen.text(side.name), [one for one in packet.seats if one.side == side.code]) for side in pen.head.sides]
    groups.append((pen.word("members.without_side"), [one for one in packet.seats if one.side is None]))
    return [(label, group) for label, group in groups if group]


def _lines(pen: Pen, seat: SeatFacts) -> list[Cells]:
    """The holder, or that there is none, and below the alternates in their order."""

    def role(words: Glossary, language: str) -> str:
        vote = "" if seat.is_voting else words.word("members.without_vote")
        return "\n".join(filter(None, (words.name(seat.role), shown(seat.title, language), vote)))

    def house(_words: Glossary, language: str) -> str:
        return shown(seat.organisation, language)

    if seat.holder is None:
        first: Cells = (pen.word("members.vacant"), pen.each(role), pen.once(pen.each(house)), (), ())
    else:
        first = _cells(pen, seat.holder, pen.each(role))
    instead = pen.each(lambda words, _language: words.name(MandateKind.ALTERNATE))
    return [first, *(_cells(pen, one, instead) for one in seat.alternates)]


def _cells(pen: Pen, member: MemberFacts, role: Texts) -> Cells:
    def work(_words: Glossary, language: str) -> str:
        return "\n".join(filter(None, (shown(member.post, language), shown(member.organisation, language))))

    return (
        pen.text(member.listed),
        role,
        pen.once(pen.each(work)),
        _figures(pen, member.since),
        _figures(pen, member.until),
    )


def _figures(pen: Pen, day: dt.date | None) -> Texts:
    """The day as each language writes it; where all write it alike, once."""
    if day is None:
        return ()
    return pen.once(pen.each(lambda _words, language: dates.in_figures(day, language)))
