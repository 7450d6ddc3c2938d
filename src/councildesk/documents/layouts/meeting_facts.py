"""What a paper says of its meeting before anything else: kind, number, day, times, places, officers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councildesk.documents.composer.model import Fact, Facts, Texts
from councildesk.documents.glossary import Glossary, glossary
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.head import OfficerFacts
from councildesk.domain import clocks, dates
from councildesk.domain.council import Role
from councildesk.domain.meetings import SiteKind


def meeting_facts(pen: Pen, *, as_planned: bool = False) -> Facts:
    """Kind and number, day, places, begin and end in every zone, who presides and who writes.

    `as_planned` is for papers that prepare a meeting: the times it was planned for, also once it was held.
    """
    head = pen.head
    facts = [Fact(pen.word("meeting.kind"), pen.each(lambda words, _language: words.name(head.kind)))]
    if head.number:
        facts.append(Fact(pen.word("list.number"), (head.number,)))
    facts.append(Fact(pen.word("meeting.date"), pen.each(lambda _words, tag: dates.with_weekday(head.date, tag))))
    facts += _times(pen, as_planned=as_planned)
    if head.host:
        facts.append(Fact(pen.word("meeting.host"), pen.each(lambda _words, tag: pen.side_name(head.host, tag))))
    facts.append(Fact(pen.word("meeting.format"), pen.each(lambda words, _language: words.name(head.format))))
    if places := _places(pen):
        facts.append(Fact(pen.word("meeting.places" if len(head.sites) > 1 else "meeting.place"), places))
    facts += _officers(pen)
    return Facts(tuple(facts))


def brief_facts(pen: Pen) -> Facts:
    """Number, day and planned begin: for a sheet that needs its room for something else."""
    head = replace(pen.head, ends_at=None)
    number = [Fact(pen.word("list.number"), (head.number,))] if head.number else []
    date = Fact(pen.word("meeting.date"), pen.each(lambda _words, tag: dates.with_weekday(head.date, tag)))
    return Facts((*number, date, *_times(Pen(head), as_planned=True)))


def _times(pen: Pen, *, as_planned: bool) -> list[Fact]:
    head = pen.head
    if as_planned and head.starts_at is not None:
        head = replace(head, opened_at=None, closed_at=None, breaks=())
    begin, end = head.opened_at or head.starts_at, head.closed_at or head.ends_at
    facts = []
    if begin is not None:
        facts.append(Fact(pen.word("meeting.begin" if head.opened_at else "meeting.planned_begin"), pen.clocks(begin)))
    if end is not None:
        facts.append(Fact(pen.word("meeting.end" if head.closed_at else "meeting.planned_end"), pen.clocks(end)))
    if head.breaks:
        spans = pen.each(
            lambda _words, language: "; ".join(
                clocks.clock_span(each.starts_at, each.ends_at, head.zones, language, head.date) for each in head.breaks
            )
        )
        facts.append(Fact(pen.word("meeting.breaks"), spans))
    return facts


def _places(pen: Pen) -> Texts:
    head = pen.head
    if not head.sites:
        return pen.text(head.place) if any(head.place.values()) else ()

    def say(words: Glossary, language: str) -> str:
        named = []
        for site in head.sites:
            name = shown(site.name, language) or (words.name(site.kind) if site.kind is SiteKind.ONLINE else "")
            named.append(", ".join(filter(None, (name, shown(site.address, language)))))
        return "; ".join(filter(None, named))

    return pen.each(say)


def _officers(pen: Pen) -> list[Fact]:
    facts = []
    chairs = [one for one in pen.head.officers if one.role.presides]
    writers = [one for one in pen.head.officers if one.role is Role.SECRETARY]
    for people, one_key, many_key in (
        (chairs, "meeting.chair", "meeting.co_chairs"),
        (writers, "meeting.secretary", "meeting.secretaries"),
    ):
        if people:
            key = many_key if len(people) > 1 else one_key
            facts.append(Fact(pen.word(key), pen.each(lambda _w, tag, people=people: _names(people, tag))))  # type: ignore[misc]
    return facts


def _names(people: Sequence[OfficerFacts], language: str) -> str:
    return "\n".join(_named(one, language) for one in people)


def _named(one: OfficerFacts, language: str) -> str:
    named = ", ".join(filter(None, (shown(one.name, language), shown(one.post, language))))
    replaced = shown(one.replaces, language)
    if not replaced:
        return named
    return f"{named} ({glossary(language).phrase('attendance.alternate_for', name=replaced)})"
