"""The agenda: items with kinds, people, papers and planned times in both zones."""

from __future__ import annotations

import datetime as dt

from councildesk.documents.composer.model import Column, Element, Paper, Paragraph, Row, Style, Table, Texts
from councildesk.documents.glossary import Glossary, glossary
from councildesk.documents.layouts import attending
from councildesk.documents.layouts.frame import Pen, meeting_facts, paper, shown
from councildesk.documents.packets.agenda import AgendaPacket, ItemFacts, PaperFacts
from councildesk.documents.packets.plain import to_json
from councildesk.domain import clocks, dates
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.text import Block, Blocks, Run, paragraphs


def agenda(packet: AgendaPacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    is_provisional = not packet.is_sent and not packet.head.took_place
    title = pen.word("document.provisional_agenda" if is_provisional else "document.agenda")
    elements: list[Element] = [meeting_facts(pen)]
    if packet.items:
        elements.append(_table(pen, packet))
    else:
        elements.append(Paragraph(pen.word("missing.agenda"), Style.NOTE))
    elements += [
        Paragraph(pen.each(lambda words, tag, one=one: paper_line(one, words, tag)), Style.SMALL)  # type: ignore[misc]
        for one in packet.papers
    ]
    return paper(pen, title, elements, made_at, to_json(packet))


def _table(pen: Pen, packet: AgendaPacket) -> Table:
    has_times = any(item.starts_at for item in packet.items)
    columns = [Column(pen.word("list.number"), width_mm=12), Column(pen.word("agenda.item"), share=5)]
    if has_times:
        columns.insert(1, Column(pen.word("agenda.planned"), width_mm=42))
    rows = []
    for item in packet.items:
        cells: list[Texts] = [(item.number,), _words(pen, item)]
        if has_times:
            cells.insert(1, _times(pen, item))
        rows.append(Row(tuple(cells), place=f"Item {item.number}"))
    return Table(tuple(columns), tuple(rows), naming_column=len(columns) - 1)


def _times(pen: Pen, item: ItemFacts) -> Texts:
    starts, ends = item.starts_at, item.ends_at
    if starts is None or ends is None:
        return ()
    # One line for each zone, so that the column stays narrow.
    return pen.each(
        lambda _words, language: "\n".join(
            clocks.clock_span(starts, ends, [zone], language, pen.head.date)
            + (f" {clocks.city(zone, language)}" if len(pen.head.zones) > 1 else "")
            for zone in pen.head.zones
        )
    )


def _words(pen: Pen, item: ItemFacts) -> Texts:
    """The title in bold, then what belongs to it, one line each."""

    def say(words: Glossary, language: str) -> Blocks:
        title = shown(item.title, language)
        lines = [Block(runs=(Run(title, bold=item.kind is not ItemKind.BREAK, italic=item.kind is ItemKind.BREAK),))]
        lines += [Block(runs=(Run(line),)) for line in _details(pen, item, words, language)]
        proposal = item.proposal.get(language)
        if proposal:
            lines.append(Block(runs=(Run(f"{words.word('agenda.proposed_decision')}:", italic=True),)))
            lines += proposal
        note = shown(item.note, language)
        return (*lines, *(paragraphs(note) if note else ()))

    return tuple(say(glossary(language), language) for language in pen.languages)


def _details(pen: Pen, item: ItemFacts, words: Glossary, language: str) -> list[str]:
    told = []
    if item.kind not in (ItemKind.BREAK, ItemKind.OPENING, ItemKind.CLOSING):
        told.append(words.name(item.kind))
    if item.is_closed:
        told.append(words.word("agenda.closed_item"))
    if item.state in (ItemState.POSTPONED, ItemState.WITHDRAWN):
        told.append(words.name(item.state))
    lines = [" · ".join(told)] if told else []
    for role in ItemRole:
        people = [one for one in item.persons if one.role is role]
        if people:
            named = [
                attending.named(one.name, one.post, one.organisation, language)
                + (f" («{shown(one.talk, language)}»)" if any(one.talk.values()) else "")
                for one in people
            ]
            lines.append(f"{words.group(role) if len(people) > 1 else words.name(role)}: {'; '.join(named)}")
    if item.side:
        lines.append(f"{words.word('agenda.proposed_by')}: {pen.side_name(item.side, language)}")
    return lines + [paper_line(one, words, language) for one in item.papers]


def paper_line(one: PaperFacts, words: Glossary, language: str) -> str:
    """`Paper 3 Trade in figures (de, en; 12/08/2024)`."""
    numbered = words.phrase("agenda.paper", number=one.number) if one.number else ""
    told = [", ".join(one.languages), dates.in_figures(one.dated, language) if one.dated else ""]
    remark = "; ".join(filter(None, told))
    return " ".join(filter(None, (numbered, shown(one.title, language), f"({remark})" if remark else "")))
