"""What all papers of the council share: letterhead, titles, header, footer, the facts of the meeting.

`Pen` writes in each language of a paper at once: a question asked of it is answered once for each language, so that the
two columns of a paper can never say different things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from councildesk.documents.composer.model import (
    Attachment,
    Element,
    Fact,
    Facts,
    Image,
    LetterheadSide,
    Paper,
    Paragraph,
    Passage,
    Style,
    Texts,
    Words,
)
from councildesk.documents.glossary import Glossary, glossary
from councildesk.documents.packets.head import Head, OfficerFacts
from councildesk.domain import clocks, dates, languages
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState, SiteKind
from councildesk.domain.text import Blocks, Run, paragraphs, plain


class Pen:
    """Writes for one meeting in the languages of one paper."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.languages = head.languages

    def each(self, say: Callable[[Glossary, str], str]) -> tuple[str, ...]:
        """What is said in each language, given its glossary and tag."""
        return tuple(say(glossary(language), language) for language in self.languages)

    def word(self, key: str) -> tuple[str, ...]:
        return self.each(lambda words, _language: words.word(key))

    def phrase(self, key: str, /, **values: Mapping[str, str] | str) -> tuple[str, ...]:
        """A phrase whose gaps are filled with texts by language, or with one text for all."""

        def say(words: Glossary, language: str) -> str:
            filled = {
                name: value if isinstance(value, str) else shown(value, language) for name, value in values.items()
            }
            return words.phrase(key, **filled)

        return self.each(say)

    def text(self, texts: Mapping[str, str]) -> Texts:
        """A name in each language; where one is missing, what there is stands in, in its own language."""
        return tuple(self._one(texts, language) for language in self.languages)

    def wording(self, texts: Mapping[str, str], before: str = "") -> Texts:
        """A text in each language; what stands in for a missing one says in which language it is: `Budget [English]`.

        `before` is put before each text, as a number is.
        """
        return tuple(self._one(texts, language, before, is_marked=True) for language in self.languages)

    def blocks(self, content: Mapping[str, Blocks]) -> Texts:
        """As `wording`, for formatted text."""
        return tuple(_standing_in(content, language) for language in self.languages)

    def clocks(self, instant: dt.datetime) -> tuple[str, ...]:
        """`10:00 Baku / 11:00 Tashkent`."""
        return self.each(lambda _words, language: self.clock_in(instant, language))

    def clock_in(self, instant: dt.datetime, language: str) -> str:
        return clocks.clocks(instant, self.head.zones, language, self.head.date)

    def clock_in_text(self, instant: dt.datetime, language: str) -> str:
        """As it stands in a sentence."""
        return clocks.clocks_in_text(instant, self.head.zones, language, self.head.date)

    def local_day(self, instant: dt.datetime) -> dt.date:
        """The day on which something was, where the meeting is."""
        return clocks.local_day(instant, self.head.zones[0])

    def zone(self, zone: str, key: str) -> Texts:
        """The heading of a column of times: the city; with one zone only, this word."""
        if len(self.head.zones) == 1:
            return self.word(key)
        return self.once(self.each(lambda _words, language: clocks.city(zone, language)))

    def once(self, texts: tuple[str, ...]) -> Texts:
        """What reads alike in all languages is printed once."""
        return texts[:1] if len(set(texts)) == 1 else texts

    def side_name(self, code: str | None, language: str) -> str:
        side = self.head.side(code)
        return shown(side.name, language) if side else ""

    def _one(
        self, texts: Mapping[str, str], language: str, before: str = "", *, is_marked: bool = False
    ) -> str | Passage:
        found = languages.pick(texts, language, self.languages)
        if found is None:
            return before
        tag, body = found[0], before + found[1]
        if tag == language:
            return body
        return Passage(f"{body} {_mark(tag)}" if is_marked else body, tag)


def shown(texts: Mapping[str, str], language: str) -> str:
    """A text as a reader of the language sees it; empty where there is none."""
    found = languages.pick(texts, language)
    return found[1] if found else ""


def paper(
    pen: Pen,
    title: Texts,
    elements: Sequence[Element],
    made_at: dt.datetime,
    data: bytes,
    *,
    draft: Texts = (),
) -> Paper:
    """A paper of the council with everything around its elements."""
    head = pen.head
    name = pen.text(head.council)
    short = pen.text(head.short_council if any(head.short_council.values()) else head.council)
    titled = [Paragraph(pen.wording(head.title), Style.LEAD)] if any(head.title.values()) else []
    return Paper(
        languages=pen.languages,
        title=title,
        subtitle=name if pen.head.sides else (),
        elements=(*titled, *_standing(pen), *elements),
        made_at=made_at,
        header=_running(pen, title, short),
        footer=pen.each(lambda words, _language: words.phrase("page.number", page="{page}", pages="{pages}")),
        draft=draft,
        letterhead=_letterhead(pen),
        author=as_text(name[0]),
        subject=as_text(pen.text(head.title)[0]),
        attachment=Attachment("record.json", "application/json", data, as_text(title[0])),
    )


def brief_facts(pen: Pen) -> Facts:
    """Number, day and planned begin: for a sheet that needs its room for something else."""
    head = replace(pen.head, ends_at=None)
    number = [Fact(pen.word("list.number"), (head.number,))] if head.number else []
    date = Fact(pen.word("meeting.date"), pen.each(lambda _words, tag: dates.with_weekday(head.date, tag)))
    return Facts((*number, date, *_times(Pen(head), as_planned=True)))


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


def _standing(pen: Pen) -> list[Element]:
    """That the meeting was cancelled or postponed, where it was."""
    state, reason = pen.head.state, pen.head.state_reason
    if state not in (MeetingState.CANCELLED, MeetingState.POSTPONED):
        return []
    if not reason:
        return [Paragraph(pen.each(lambda words, _language: words.name(state)), Style.LEAD)]
    return [Paragraph(pen.phrase(f"meeting.{state.value}", reason=reason), Style.LEAD)]


def _letterhead(pen: Pen) -> tuple[LetterheadSide, ...]:
    if not pen.head.sides:
        return (LetterheadSide(pen.text(pen.head.council)),)
    sides = []
    for side in pen.head.sides:
        names = pen.text(side.name)
        sides.append(LetterheadSide(names, Image(side.logo, names) if side.logo else None))
    return tuple(sides)


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


def _running(pen: Pen, title: Texts, council: Texts) -> Texts:
    """What a loose sheet is of; the council's name comes last, where a long line is cut."""
    number = f" {pen.head.number}" if pen.head.number else ""
    pairs = zip(map(as_text, title), map(as_text, council), strict=True)
    return tuple(" · ".join(filter(None, (f"{one}{number}", other))) for one, other in pairs)


def as_text(words: Words) -> str:
    """The words without formatting, for where one line is put together from several."""
    if isinstance(words, Passage):
        words = words.content
    return words if isinstance(words, str) else plain(words)


def as_blocks(words: Words) -> Blocks:
    """The words with their formatting, for where they become part of a cell."""
    if isinstance(words, Passage):
        words = words.content
    return paragraphs(words) if isinstance(words, str) else words


def _standing_in(content: Mapping[str, Blocks], language: str) -> Blocks | Passage:
    found = languages.pick({tag: tag for tag, blocks in content.items() if blocks}, language, list(content))
    if found is None:
        return ()
    tag = found[1]
    if tag == language:
        return content[tag]
    *before, last = content[tag]
    return Passage((*before, replace(last, runs=(*last.runs, Run(f" {_mark(tag)}", italic=True)))), tag)


def _mark(tag: str) -> str:
    """The language a text stands in, by its own name, so that a screen reader says it right."""
    return f"[{languages.endonym(tag)}]"
