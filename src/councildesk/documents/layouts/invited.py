"""The list of those invited: by delegation, with what was sent and what was answered."""

from __future__ import annotations

import datetime as dt

from councildesk.documents.composer.model import Column, Element, GroupRow, Paper, Paragraph, Row, Style, Table, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import brief_facts
from councildesk.documents.layouts.participants import by_side
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.invitation import InvitedFacts, InvitedPacket
from councildesk.domain import dates
from councildesk.domain.attendance import Reply


def invited(packet: InvitedPacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    as_of = pen.each(lambda words, tag: words.phrase("page.as_of", date=dates.in_words(pen.local_day(made_at), tag)))
    elements: list[Element] = [brief_facts(pen), Paragraph(as_of, Style.SMALL)]
    if packet.invited:
        elements.append(_table(pen, packet))
    else:
        elements.append(Paragraph(pen.word("list.none"), Style.NOTE))
    return paper(pen, pen.word("document.invited"), elements, made_at, packet)


def _table(pen: Pen, packet: InvitedPacket) -> Table:
    rows: list[Row | GroupRow] = []
    number = 0
    for label, group in by_side(pen, packet.invited):
        if label:
            rows.append(GroupRow(label))
        for one in group:
            number += 1
            cells = ((str(number),), pen.text(one.listed), _work(pen, one), _role(pen, one), _sent(pen, one))
            rows.append(Row((*cells, _answer(pen, one)), place=shown(one.name, pen.languages[0])))
    columns = (
        Column(pen.word("list.number"), width_mm=10),
        Column(pen.word("attendance.name"), share=2.6),
        Column(pen.word("attendance.post_and_organisation"), share=3.4),
        Column(pen.word("attendance.role"), share=2),
        Column(pen.word("invitation.sent"), share=1.7),
        Column(pen.word("invitation.answer"), share=2.6),
    )
    return Table(columns, tuple(rows), naming_column=1)


def _work(pen: Pen, one: InvitedFacts) -> Texts:
    return pen.each(lambda _words, tag: "\n".join(filter(None, (shown(one.post, tag), shown(one.organisation, tag)))))


def _role(pen: Pen, one: InvitedFacts) -> Texts:
    def say(words: Glossary, language: str) -> str:
        lines = [words.name(one.role)]
        if one.stands_for:
            key = "invitation.informed" if one.is_informed else "attendance.alternate_for"
            lines.append(words.phrase(key, name=shown(one.stands_for, language)))
        if one.items:
            lines.append(f"{words.word('agenda.item')}: {', '.join(one.items)}")
        return "\n".join(lines)

    return pen.each(say)


def _sent(pen: Pen, one: InvitedFacts) -> Texts:
    sent_at = one.sent_at
    if sent_at is None:
        return ()

    def say(words: Glossary, language: str) -> str:
        day = dates.in_figures(pen.local_day(sent_at), language)
        return f"{day}\n{words.name(one.channel)}" if one.channel else day

    return pen.each(say)


def _answer(pen: Pen, one: InvitedFacts) -> Texts:
    if one.reply is Reply.NONE:
        return ()

    def say(words: Glossary, language: str) -> str:
        lines = [words.name(one.reply)]
        if one.presence is not None and one.reply is not Reply.DECLINED:
            lines.append(words.name(one.presence))
        if one.substitute:
            lines.append(words.phrase("invitation.comes_instead", name=shown(one.substitute, language)))
        return "\n".join(lines)

    return pen.each(say)
