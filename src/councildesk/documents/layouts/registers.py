"""Decisions as a list and actions as a list, of a meeting or over all meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from councildesk.documents import decisions_in_words
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
from councildesk.documents.layouts.meeting_facts import brief_facts
from councildesk.documents.layouts.pen import Pen, closed, shown
from councildesk.documents.packets.registers import (
    ActionsPacket,
    DecisionsPacket,
    ListedAction,
    ListedDecision,
    MeetingFacts,
)
from councildesk.domain import dates
from councildesk.domain.minutes import ActionState, DecisionKind, is_overdue

Cells = tuple[Texts, ...]


def decisions(packet: DecisionsPacket, made_at: dt.datetime) -> Paper:
    """In the order of the minutes; over all meetings, meeting by meeting."""
    pen = Pen(packet.head)
    columns = (
        Column(pen.word("list.number"), share=2.5),
        Column(pen.word("register.item")),
        Column(pen.word("decision.text"), share=7),
        Column(pen.word("decision.state")),
    )
    rows = [(one.meeting, _decision(pen, one)) for one in packet.decisions]
    body = _table(pen, columns, rows, "missing.decisions", naming_column=0, is_grouped=not packet.of_meeting)
    elements = [_opening(pen, packet.head.date, of_meeting=packet.of_meeting), body]
    return paper(pen, pen.word("document.decisions"), elements, made_at, packet, is_titled=packet.of_meeting)


def actions(packet: ActionsPacket, made_at: dt.datetime) -> Paper:
    """In the order of the minutes; over all meetings, meeting by meeting."""
    pen = Pen(packet.head)
    columns = (
        Column(pen.word("list.number")),
        Column(pen.word("action.task"), share=5),
        Column(pen.word("action.who"), share=2.6),
        Column(pen.word("action.due")),
        Column(pen.word("register.progress"), share=2.4),
        Column(pen.word("action.state")),
    )
    rows = [(one.meeting, _action(pen, one, packet.day)) for one in packet.actions]
    body = _table(pen, columns, rows, "register.no_actions", naming_column=1, is_grouped=not packet.of_meeting)
    elements = [_opening(pen, packet.head.date, of_meeting=packet.of_meeting), body]
    title = pen.word("document.actions" if packet.open_only else "action.titles")
    return paper(pen, title, elements, made_at, packet, is_titled=packet.of_meeting)


def _opening(pen: Pen, day: dt.date, *, of_meeting: bool) -> Element:
    if of_meeting:
        return brief_facts(pen)
    as_of = pen.each(lambda words, tag: words.phrase("page.as_of", date=dates.in_words(day, tag)))
    return Paragraph(as_of, Style.LEAD)


def _table(
    pen: Pen,
    columns: Sequence[Column],
    rows: Sequence[tuple[MeetingFacts, Cells]],
    empty: str,
    *,
    naming_column: int,
    is_grouped: bool,
) -> Element:
    """Only the columns in which anything stands; over all meetings with a heading for each meeting."""
    if not rows:
        return Paragraph(pen.word(empty), Style.NOTE)
    used = [place for place in range(len(columns)) if any(any(cells[place]) for _meeting, cells in rows)]
    lines: list[Row | GroupRow] = []
    former: MeetingFacts | None = None
    for meeting, cells in rows:
        if is_grouped and meeting != former:
            lines.append(GroupRow(_meeting(pen, meeting)))
            former = meeting
        lines.append(Row(tuple(cells[place] for place in used), place=meeting.number))
    naming = used.index(naming_column) if naming_column in used else None
    return Table(tuple(columns[place] for place in used), tuple(lines), naming_column=naming)


def _meeting(pen: Pen, meeting: MeetingFacts) -> Texts:
    def say(words: Glossary, language: str) -> str:
        number = words.phrase("meeting.number", number=meeting.number) if meeting.number else ""
        return ", ".join(filter(None, (number, dates.in_words(meeting.date, language))))

    return pen.each(say)


def _decision(pen: Pen, one: ListedDecision) -> Cells:
    def called(words: Glossary, language: str) -> str:
        number = one.number if language == pen.languages[0] else ""
        is_plain = one.kind is DecisionKind.DECISION and one.state.is_taken
        kind = "" if is_plain and one.number else decisions_in_words.called(one.kind, one.state, words)
        return "\n".join(filter(None, (number, kind)))

    def addressed(words: Glossary, language: str) -> str:
        addressee = shown(one.addressee, language)
        return f"{words.word('decision.addressee')}: {addressee}" if addressee else ""

    def state(words: Glossary, language: str) -> str:
        day = dates.in_figures(one.decided_on, language) if one.decided_on else ""
        return "\n".join(filter(None, (words.name(one.state), day)))

    return (
        tuple(filter(None, pen.each(called))),
        (one.item,) if one.item else (),
        tuple(closed(text, end) for text, end in zip(pen.blocks(one.content), pen.each(addressed), strict=True)),
        pen.each(state),
    )


def _action(pen: Pen, one: ListedAction, day: dt.date) -> Cells:
    def state(words: Glossary, language: str) -> str:
        if is_overdue(one.state, one.due_on, day):
            return words.word("action.overdue")
        if one.state is ActionState.DONE and one.done_on is not None:
            return words.phrase("action.done_on", date=dates.in_figures(one.done_on, language))
        return words.name(one.state)

    def due(words: Glossary, language: str) -> str:
        return dates.in_figures(one.due_on, language) if one.due_on else words.word("action.no_date")

    return (
        (one.number,) if one.number else (),
        pen.blocks(one.content),
        _said(pen, lambda _words, language: ", ".join(_names(one, language))),
        pen.once(pen.each(due)),
        _said(pen, lambda _words, language: shown(one.progress, language)),
        pen.each(state),
    )


def _names(one: ListedAction, language: str) -> Iterable[str]:
    return (shown(name, language) for name in one.assignees)


def _said(pen: Pen, say: Callable[[Glossary, str], str]) -> Texts:
    """Once where all languages say the same; nothing where there is nothing to say."""
    told = pen.each(say)
    return pen.once(told) if any(told) else ()
