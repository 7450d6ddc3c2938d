"""The agenda: items with kinds, people, papers and planned times in both zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from councildesk.documents.composer.model import Column, Element, Paper, Paragraph, Row, Style, Table, Texts
from councildesk.documents.glossary import Glossary, glossary
from councildesk.documents.layouts import attending
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import meeting_facts
from councildesk.documents.layouts.pen import Pen, as_blocks, as_text, shown
from councildesk.documents.packets.agenda import AgendaPacket, ItemFacts, PaperFacts
from councildesk.domain import clocks, dates
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.text import Block, Run

_TOLD_KINDS = (
    ItemKind.ADDRESS,
    ItemKind.MESSAGE,
    ItemKind.PANEL,
    ItemKind.INFORMATION,
    ItemKind.DISCUSSION,
    ItemKind.DECISION,
)
"""The titles of the others say what they are."""


def agenda(packet: AgendaPacket, made_at: dt.datetime) -> Paper:
    pen = Pen(packet.head)
    is_provisional = not packet.is_sent and not packet.head.took_place
    title = pen.word("document.provisional_agenda" if is_provisional else "document.agenda")
    elements: list[Element] = [meeting_facts(pen, as_planned=True)]
    if packet.items:
        elements.append(table(pen, packet.items))
    else:
        elements.append(Paragraph(pen.word("missing.agenda"), Style.NOTE))
    elements += [paper_paragraph(pen, one) for one in packet.papers]
    return paper(pen, title, elements, made_at, packet)


def table(pen: Pen, items: Sequence[ItemFacts]) -> Table:
    """A column of times for each zone, and one of items for each language, so that a row is read in one line."""
    zones = pen.head.zones if any(item.starts_at for item in items) else ()
    times = [_alone(pen, place) for place in range(len(pen.languages))]
    columns = [
        Column(pen.word("list.number"), width_mm=11),
        *(Column(pen.zone(zone, "list.time"), width_mm=25) for zone in zones),
        *(Column(only(pen.word("agenda.item")), share=1) for only in times),
    ]
    rows = []
    for item in items:
        texts = _words(pen, item)
        cells = [(item.number,), *(_time(pen, item, zone) for zone in zones), *(only(texts) for only in times)]
        rows.append(Row(tuple(cells), place=f"Item {item.number}"))
    return Table(tuple(columns), tuple(rows), naming_column=1 + len(zones))


def _alone(pen: Pen, place: int) -> Callable[[Texts], Texts]:
    """Keeps of texts only the one in this language of the paper."""
    return lambda texts: tuple(text if at == place else "" for at, text in enumerate(texts))


def _time(pen: Pen, item: ItemFacts, zone: str) -> Texts:
    starts, ends = item.starts_at, item.ends_at
    if starts is None or ends is None:
        return ()
    day = pen.head.date
    if starts == ends:  # nobody gave it a time; it still has its turn
        return pen.once(pen.each(lambda _words, language: clocks.clocks(starts, [zone], language, day)))
    return pen.once(pen.each(lambda _words, language: clocks.clock_span(starts, ends, [zone], language, day)))


def _words(pen: Pen, item: ItemFacts) -> Texts:
    """The title in bold, then what belongs to it, one line each."""
    titles, notes, proposals = pen.wording(item.title), pen.wording(item.note), pen.blocks(item.proposal)
    found = []
    for place, language in enumerate(pen.languages):
        words = glossary(language)
        is_break = item.kind is ItemKind.BREAK
        lines = [Block(runs=(Run(as_text(titles[place]), bold=not is_break, italic=is_break),))]
        lines += [Block(runs=(Run(line),)) for line in _details(pen, item, words, language)]
        if proposals[place]:
            lines.append(Block(runs=(Run(f"{words.word('agenda.proposed_decision')}:", italic=True),)))
            lines += as_blocks(proposals[place])
        found.append((*lines, *as_blocks(notes[place])))
    return tuple(found)


def _details(pen: Pen, item: ItemFacts, words: Glossary, language: str) -> list[str]:
    told = []
    if item.kind in _TOLD_KINDS:
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
                + attending.talk(one.talk, words, language)
                + _length(one.minutes, language)
                for one in people
            ]
            lines.append(f"{words.group(role) if len(people) > 1 else words.name(role)}: {'; '.join(named)}")
    if item.side:
        lines.append(f"{words.word('agenda.proposed_by')}: {pen.side_name(item.side, language)}")
    if item.carried_from:
        lines.append(words.phrase("agenda.carried_over", number=item.carried_from))
    return lines + [paper_line(one, words, language) for one in item.papers]


def _length(minutes: int | None, language: str) -> str:
    return f", {clocks.duration(dt.timedelta(minutes=minutes), language)}" if minutes else ""


def paper_paragraph(pen: Pen, one: PaperFacts) -> Paragraph:
    """A paper of the meeting as a whole, below the agenda."""
    return Paragraph(pen.each(lambda words, tag: paper_line(one, words, tag)), Style.SMALL)


def paper_line(one: PaperFacts, words: Glossary, language: str) -> str:
    """`Paper 3 Trade in figures (de, en; 12/08/2024)`."""
    numbered = words.phrase("agenda.paper", number=one.number) if one.number else ""
    told = [", ".join(one.languages), dates.in_figures(one.dated, language) if one.dated else ""]
    remark = "; ".join(filter(None, told))
    return " ".join(filter(None, (numbered, shown(one.title, language), f"({remark})" if remark else "")))
