"""The minutes: as a summary record, as decision minutes, and in full.

A summary record tells in numbered paragraphs what was said and decided; full minutes tell the course, with the times
of each item. Arrivals, departures, breaks and the quorum stand in both where they happened. Decision minutes hold
results only: there, times of arrival, departure and breaks stand in the head and beside the names. All are built from
one packet, so nothing is typed twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from councildesk.documents import excuses_in_words
from councildesk.documents.composer.model import (
    Element,
    Fact,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Rule,
    Section,
    Space,
    Style,
    Texts,
)
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts import attending, entries, participants, signing
from councildesk.documents.layouts.agenda import paper_line
from councildesk.documents.layouts.entries import Rendering
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.meeting_facts import meeting_facts
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.agenda import ItemPersonFacts, PaperFacts
from councildesk.documents.packets.minutes import MinutesItem, MinutesPacket
from councildesk.documents.packets.people import PersonFacts
from councildesk.domain import clocks, dates
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.minutes import MinutesState
from councildesk.domain.signatories import SignedPaper
from councildesk.domain.turnout import TurnoutStatus

ANNEXED_FROM = 10
"""With more participants than this, the list is annexed (Russian practice)."""


def summary_record(packet: MinutesPacket, made_at: dt.datetime) -> Paper:
    return _minutes(packet, made_at, "minutes.title", Rendering.SUMMARY)


def decision_minutes(packet: MinutesPacket, made_at: dt.datetime) -> Paper:
    return _minutes(packet, made_at, "minutes.decisions_title", Rendering.RESULTS)


def full_minutes(packet: MinutesPacket, made_at: dt.datetime) -> Paper:
    return _minutes(packet, made_at, "minutes.full_title", Rendering.COURSE)


def _minutes(packet: MinutesPacket, made_at: dt.datetime, title: str, rendering: Rendering) -> Paper:
    pen = Pen(packet.head)
    writer = entries.Writer(pen, rendering)
    elements: list[Element] = [_facts(pen, packet, made_at), *_attendance(pen, packet), *_agenda(pen, packet)]
    if rendering is Rendering.COURSE:
        elements += _opening(pen)
    elements += writer.entries(packet.entries, "", packet.happened)
    for item, following in zip_longest(packet.items, packet.items[1:]):
        is_parent = following is not None and following.item.level > item.item.level
        elements += _item(pen, writer, item, is_parent=is_parent)
    elements += [*_ending(pen, packet), signing.signatures(pen, SignedPaper.MINUTES)]
    if _is_annexed(packet):
        elements += participants.annex(pen, packet.people)
    is_final = packet.state in (MinutesState.AGREED, MinutesState.SIGNED, MinutesState.ADOPTED)
    draft: Texts = () if is_final else pen.word("page.draft")
    return paper(pen, pen.word(title), elements, made_at, packet, draft=draft)


def _facts(pen: Pen, packet: MinutesPacket, made_at: dt.datetime) -> Facts:
    def state(words: Glossary, language: str) -> str:
        told = [words.name(packet.state)]
        if packet.adopted_at is not None:
            date = dates.in_words(packet.adopted_at.date, language)
            told = [words.phrase("minutes.adopted_at", number=packet.adopted_at.number, date=date)]
        if language in packet.unchecked:
            told.append(words.word("minutes.unchecked"))
        told.append(words.phrase("page.made_on", date=dates.in_words(pen.local_day(made_at), language)))
        return "\n".join(told)

    return Facts((*meeting_facts(pen).facts, Fact(pen.word("minutes.state"), pen.each(state))))


def _is_annexed(packet: MinutesPacket) -> bool:
    return len(participants.taking_part(Pen(packet.head), packet.people)) > ANNEXED_FROM


def _attendance(pen: Pen, packet: MinutesPacket) -> list[Element]:
    heading = Heading(pen.word("attendance.title" if pen.head.took_place else "attendance.expected"))
    if not packet.people and not pen.head.took_place:
        return []
    if not packet.people or (pen.head.took_place and not packet.is_attendance_recorded):
        return [Section((Paragraph(pen.word("missing.attendance"), Style.NOTE),), heading, "Attendance")]
    groups: list[Element] = []
    if _is_annexed(packet):
        groups.append(Paragraph(pen.word("attendance.annexed")))
    else:
        came = participants.taking_part(pen, packet.people)
        for words, people in _present(pen, came):
            groups += _people(pen, words, people)
    excused = [one for one in packet.people if one.status in participants.AWAY]
    absent = [one for one in packet.people if one.status is TurnoutStatus.ABSENT and one.has_seat]
    groups += _people(pen, pen.word("attendance.excused"), excused)
    if pen.head.took_place:
        groups += _people(pen, pen.word("attendance.absent"), absent)
    return [Section((*groups, *attending.quorum(pen, packet.quorum)), heading, "Attendance")]


def _present(pen: Pen, came: Sequence[PersonFacts]) -> Iterator[tuple[Texts, list[PersonFacts]]]:
    """Those who came: each side's delegation, then those with a seat and no side, then guests."""
    present: Texts = pen.word("attendance.present") if pen.head.took_place else ()
    for side in pen.head.sides:
        named = pen.text(side.delegation) if any(side.delegation.values()) else pen.text(side.name)
        yield named, [one for one in came if one.side == side.code and one.has_seat]
    yield present, [one for one in came if one.side is None and one.has_seat]
    yield pen.word("attendance.others") if pen.head.sides else present, [one for one in came if not one.has_seat]


def _people(pen: Pen, label: Texts, people: list[PersonFacts]) -> list[Element]:
    if not people:
        return []

    def line(person: PersonFacts, words: Glossary, language: str) -> str:
        told = attending.remarks(pen, person, words, language)
        if person.excuse:
            told.append(excuses_in_words.said(person.excuse, words))
        told += attending.replacements(person, words, language)
        return attending.with_post(person, language) + (f" ({'; '.join(told)})" if told else "")

    return [
        *([Heading(label, 3)] if label else []),
        *(
            Paragraph(pen.each(lambda words, tag, one=one: line(one, words, tag)), place="Attendance")  # type: ignore[misc]
            for one in people
        ),
    ]


def _agenda(pen: Pen, packet: MinutesPacket) -> list[Element]:
    listed = [one.item for one in packet.items if one.item.kind is not ItemKind.BREAK and one.item.level == 0]
    if not listed:
        return []
    lines = [
        Paragraph(pen.wording(item.title), Style.INDENTED, item.number, place=f"Item {item.number}") for item in listed
    ]
    return [Section(tuple(lines), Heading(pen.word("agenda.title")), "Agenda"), *_papers(pen, packet.papers)]


def _item(pen: Pen, writer: entries.Writer, minutes_item: MinutesItem, *, is_parent: bool) -> list[Element]:
    item = minutes_item.item
    place = f"Item {item.number}"
    written = writer.entries(minutes_item.entries, place, minutes_item.happened, item.number)
    if item.kind is ItemKind.BREAK and not written:
        return []
    number = f"{item.number}. " if item.number else ""
    heading = Heading(pen.wording(item.title, before=number), min(item.level + 1, 3), place)
    body: list[Element] = [
        *_roles(pen, minutes_item, results_only=writer.results_only),
        *written,
    ]
    if item.state is ItemState.POSTPONED:
        body.append(Paragraph(pen.word("agenda.postponed"), Style.NOTE))
    if item.state is ItemState.WITHDRAWN:
        body.append(Paragraph(pen.word("agenda.withdrawn"), Style.NOTE))
    if not body and pen.head.took_place and not is_parent:
        missing = "missing.decisions" if minutes_item.entries else "missing.items"
        body.append(Paragraph(pen.word(missing), Style.NOTE))
    times = _times(pen, minutes_item) if writer.rendering is Rendering.COURSE else []
    return [Section((*times, *body), heading, place)]


def _opening(pen: Pen) -> list[Element]:
    """That the meeting was opened, when and in which form."""
    if pen.head.opened_at is None:
        return []
    opened_at, form = pen.head.opened_at, f"meeting.held_{pen.head.format.value}"

    def say(words: Glossary, language: str) -> str:
        opened = words.phrase("meeting.opened", time=pen.clock_in_text(opened_at, language))
        return f"{opened} {words.word(form)}"

    return [Space(4), Rule(), Paragraph(pen.each(say), place="Opening")]


def _times(pen: Pen, minutes_item: MinutesItem) -> list[Element]:
    """When the item was dealt with, in each zone."""
    spans, head = minutes_item.dealt_with, pen.head
    if not spans:
        return []

    def say(words: Glossary, language: str) -> str:
        told = [clocks.clock_span(one.starts_at, one.ends_at, head.zones, language, head.date) for one in spans]
        return words.phrase("happening.dealt_with", times="; ".join(told))

    return [Paragraph(pen.each(say), Style.SMALL, leads=True)]


def _roles(pen: Pen, minutes_item: MinutesItem, *, results_only: bool) -> list[Element]:
    """Who was heard, then `Moderator: …`, `Speakers: …`, with the titles of their talks; and the papers."""
    found: list[Element] = []
    for role in ItemRole:
        people = [one for one in minutes_item.item.persons if one.role is role]
        if not people:
            continue
        if role is ItemRole.RAPPORTEUR and not results_only and pen.head.took_place:
            found += [Heading(pen.word("minutes.heard"), 3), Paragraph(pen.each(_naming(people)))]
        else:
            found.append(Paragraph(pen.each(_naming(people, role)), Style.SMALL))
    return found + _papers(pen, minutes_item.item.papers)


def _naming(people: Sequence[ItemPersonFacts], role: ItemRole | None = None) -> Callable[[Glossary, str], str]:
    def say(words: Glossary, language: str) -> str:
        named = "; ".join(_named(one, words, language) for one in people)
        if role is None:
            return named
        return f"{words.group(role) if len(people) > 1 else words.name(role)}: {named}"

    return say


def _named(one: ItemPersonFacts, words: Glossary, language: str) -> str:
    named = ", ".join(filter(None, (shown(one.name, language), shown(one.post, language))))
    return named + attending.talk(one.talk, words, language)


def _papers(pen: Pen, papers: tuple[PaperFacts, ...]) -> list[Element]:
    return [
        Paragraph(pen.each(lambda words, tag, one=one: paper_line(one, words, tag)), Style.SMALL)  # type: ignore[misc]
        for one in papers
    ]


def _ending(pen: Pen, packet: MinutesPacket) -> list[Element]:
    head, elements = packet.head, list[Element]()
    if head.closed_at is not None:
        closed_at = head.closed_at
        elements.append(
            Paragraph(
                pen.each(
                    lambda words, tag: words.phrase("meeting.closed", time=pen.clock_in_text(closed_at, tag)),
                )
            )
        )
    if head.next_date is not None:
        elements.append(Paragraph(pen.each(lambda words, tag: _next(pen, words, tag))))
    if head.took_place and _are_sides_languages(packet):
        elements.append(Paragraph(pen.each(lambda words, _tag: _authentic(words, head.languages)), Style.SMALL))
    return [Space(4), Rule(), *elements] if elements else [Space(4)]


def _next(pen: Pen, words: Glossary, language: str) -> str:
    head = pen.head
    assert head.next_date is not None
    date, place = dates.in_words(head.next_date, language), shown(head.next_place, language)
    if not place:
        return words.phrase("meeting.next_on_day", date=date)
    return words.phrase("meeting.next_on", date=date, place=place)


def _are_sides_languages(packet: MinutesPacket) -> bool:
    """Two texts are equally authentic in the languages of two sides; any other language is a translation."""
    own = [side.language.split("-")[0] for side in packet.head.sides if side.language]
    printed = [tag.split("-")[0] for tag in packet.head.languages]
    return len(printed) > 1 and sorted(own) == sorted(printed)


def _authentic(words: Glossary, languages: tuple[str, ...]) -> str:
    named = words.joined([words.word(f"in_language.{tag}") for tag in languages])
    return words.phrase("minutes.authentic", languages=named)
