"""How people are named on papers: with post, with what they stand for, with when they were there."""

from __future__ import annotations

from councildesk.documents import rules_in_words
from councildesk.documents.composer.model import Element, Heading, Paragraph, Style
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.head import Words
from councildesk.documents.packets.people import PersonFacts, QuorumCount, QuorumFacts
from councildesk.domain import languages, rules_json
from councildesk.domain.attendance import Presence


def with_post(person: PersonFacts, language: str) -> str:
    """`Farid Shafiyev, Chairman of the Board, Center of Analysis …`."""
    return named(person.name, person.post, person.organisation, language)


def named(name: Words, post: Words, organisation: Words, language: str) -> str:
    return ", ".join(filter(None, (shown(name, language), shown(post, language), shown(organisation, language))))


def talk(title: Words, words: Glossary, language: str) -> str:
    """The title of a talk behind its speaker, in the language's own quotation marks."""
    told = shown(title, language)
    return f" ({words.phrase('list.quoted', text=told)})" if told else ""


def remarks(pen: Pen, person: PersonFacts, words: Glossary, language: str) -> list[str]:
    """For whom somebody sits, from when to when, and where."""
    found = []
    if person.stands_for:
        found.append(words.phrase("attendance.alternate_for", name=shown(person.stands_for, language)))
    if person.presences:
        found.append(way(person, words))
    if person.arrived_at:
        found.append(words.phrase("attendance.from", time=pen.clock_in(person.arrived_at, language)))
    if person.left_at:
        found.append(words.phrase("attendance.until", time=pen.clock_in(person.left_at, language)))
    return found


def replacements(person: PersonFacts, words: Glossary, language: str) -> list[str]:
    """Who sat for a member. When an alternate makes way for the member again, nobody represents the alternate."""
    if person.stands_for:
        return []
    found = [words.phrase("attendance.replaced_by", name=shown(name, language)) for name in person.replaced_by]
    if person.proxy:
        found.append(f"{words.word('attendance.proxy')}: {shown(person.proxy, language)}")
    return found


def is_online(person: PersonFacts) -> bool:
    return person.presences == (Presence.ONLINE,)


def way(person: PersonFacts, words: Glossary) -> str:
    """`in the room`, `online`, or one after the other."""
    named = [words.name(presence) for presence in person.presences]
    return " / ".join(languages.lower(name[0], words.language) + name[1:] for name in named)


def quorum(pen: Pen, facts: QuorumFacts | None) -> list[Element]:
    """The statement, the count of each side, and the rule it rests on."""
    if facts is None or not pen.head.took_place:
        return []

    kept = rules_json.from_plain(dict(facts.rule)).quorum

    def statement(words: Glossary, language: str) -> str:
        key = "quorum.reached" if facts.is_quorate else "quorum.not_reached"
        counts = words.phrase(key, present=str(facts.overall.present), members=str(facts.overall.total))
        sides = "; ".join(_side(pen, each, words, language) for each in facts.sides)
        told = f"{counts} ({sides})" if sides else counts
        if pen.head.opened_at is not None:
            told = words.phrase("quorum.at_opening", statement=told)
        return "\n".join([told, *_changes(pen, facts, words, language)])

    def rule(words: Glossary, _language: str) -> str:
        return words.phrase("quorum.rule", rule=rules_in_words.quorum(kept, words))

    return [
        Heading(pen.word("quorum.title"), 3),
        Paragraph(pen.each(statement), place="Quorum"),
        Paragraph(pen.each(rule), Style.SMALL),
    ]


def _changes(pen: Pen, facts: QuorumFacts, words: Glossary, language: str) -> list[str]:
    had_quorum, told = facts.is_quorate, []
    for one in facts.changes:
        found = "quorum.regained" if had_quorum else "quorum.attained"
        key = found if one.is_quorate else "quorum.lost"
        told.append(words.phrase(key, time=pen.clock_in_text(one.at, language)))
        had_quorum = had_quorum or one.is_quorate
    return told


def _side(pen: Pen, count: QuorumCount, words: Glossary, language: str) -> str:
    key = "quorum.side_reached" if count.is_reached else "quorum.side_not_reached"
    name = pen.side_name(count.side, language)
    return words.phrase(key, side=name, present=str(count.present), members=str(count.total))
