"""The sign-in sheet: those expected, by side, with empty lines for guests; one for each room."""

from __future__ import annotations

import datetime as dt

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
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import brief_facts
from councildesk.documents.layouts.participants import by_side
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.people import PeoplePacket, PersonFacts
from councildesk.domain.attendance import Presence
from councildesk.domain.meetings import SiteKind
from councildesk.domain.turnout import TurnoutStatus

EMPTY_LINES = 6


def sign_in(packet: PeoplePacket, made_at: dt.datetime) -> Paper:
    """A sheet for each room. In a room of its own only a side's people sign, and those of no side with such a room."""
    pen = Pen(packet.head)
    rooms = [site for site in packet.head.sites if site.kind is SiteKind.ROOM]
    own = [room.side for room in rooms]
    elements: list[Element] = [brief_facts(pen)]
    for place, room in enumerate(rooms):
        if place:
            elements.append(PageBreak())
        is_shared = own.count(room.side) != 1 or len(rooms) == 1
        people = [one for one in _expected(packet) if is_shared or one.side in (None, room.side) or one.side not in own]
        elements += [Heading(pen.text(room.name)), *_sheet(pen, people)]
    if not rooms:
        elements += _sheet(pen, _expected(packet))
    return paper(pen, pen.word("document.sign_in"), elements, made_at, packet)


def _expected(packet: PeoplePacket) -> list[PersonFacts]:
    """Whom a room's sheet waits for: not those who said that they will not come, or take part online."""
    expected = [person for person in packet.people if person.is_expected or not person.has_seat]
    in_rooms = [person for person in expected if person.presences != (Presence.ONLINE,)]
    return [person for person in in_rooms if person.status is not TurnoutStatus.EXCUSED]


def _sheet(pen: Pen, people: list[PersonFacts]) -> list[Element]:
    """What is done with the data stands where it is read before signing."""
    return [Paragraph(pen.word("sign_in.data_protection"), Style.SMALL), _table(pen, people)]


def _table(pen: Pen, people: list[PersonFacts]) -> Table:
    rows: list[Row | GroupRow] = []
    number = 0
    for label, group in by_side(pen, people):
        if label:
            rows.append(GroupRow(label))
        for person in group:
            number += 1
            cells = ((str(number),), pen.text(person.listed), _work(pen, person), ())
            rows.append(Row(cells, place=shown(person.name, pen.languages[0])))
    rows.append(GroupRow(pen.word("sign_in.not_on_list")))
    rows += [Row(((str(number + line),), (), (), ())) for line in range(1, EMPTY_LINES + 1)]
    columns = (
        Column(pen.word("list.number"), width_mm=10),
        Column(pen.word("sign_in.name"), share=2.4),
        Column(pen.word("sign_in.organisation"), share=3.8),
        Column(pen.word("sign_in.signature"), share=2.4),
    )
    return Table(columns, tuple(rows), grid=True, row_height_mm=11, naming_column=1)


def _work(pen: Pen, person: PersonFacts) -> Texts:
    return pen.each(lambda _words, language: shown(person.organisation, language) or shown(person.post, language))
