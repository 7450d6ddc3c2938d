"""Gather the items of a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.packets.agenda import AgendaPacket, ItemFacts, ItemPersonFacts, PaperFacts
from councildesk.documents.packets.head import Words
from councildesk.domain.text import Blocks, from_json
from councildesk.services import agenda, meetings, papers, persons, texts
from councildesk.services.agenda import AgendaRow
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> AgendaPacket:
    is_sent = meetings.get(session, meeting_id).agenda_sent_at is not None
    found = items(session, meeting_id, languages)
    return AgendaPacket(head(session, meeting_id, languages), tuple(found.values()), is_sent)


def items(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> dict[str, ItemFacts]:
    """The items by id, in the order of the agenda."""
    rows = {language: {row.id: row for row in agenda.rows(session, meeting_id, language)} for language in languages}
    leading = rows[languages[0]]
    day = meetings.get(session, meeting_id).date
    people = {person.person_id for row in leading.values() for person in row.persons}
    posts = {language: persons.current_posts(session, people, language, day) for language in languages}
    attached, codes = _papers(session, meeting_id, languages), side_codes(session)
    proposals = texts.of(session, leading, "proposal")

    def words(key: str, field: str) -> Words:
        return {language: getattr(rows[language][key], field) for language in languages}

    return {
        key: ItemFacts(
            number=row.number,
            title=words(key, "title"),
            level=row.level,
            kind=row.kind,
            state=row.state,
            persons=_persons({language: rows[language][key] for language in languages}, posts),
            papers=attached.get(key, ()),
            starts_at=row.slot.starts if row.slot else None,
            ends_at=row.slot.ends if row.slot else None,
            is_closed=row.is_closed,
            side=codes.get(row.side_id or ""),
            note=words(key, "note"),
            proposal={tag: blocks(body) for tag, body in proposals[key].items() if tag in languages},
        )
        for key, row in leading.items()
    }


def blocks(body: str) -> Blocks:
    return from_json(body)


def _persons(
    rows: Mapping[str, AgendaRow], posts: Mapping[str, Mapping[str, tuple[str, str]]]
) -> tuple[ItemPersonFacts, ...]:
    by_language = {language: {person.id: person for person in row.persons} for language, row in rows.items()}
    leading = next(iter(rows.values()))
    return tuple(
        ItemPersonFacts(
            {language: people[person.id].name for language, people in by_language.items()},
            person.role,
            {language: posts[language].get(person.person_id, ("", ""))[0] for language in rows},
            {language: posts[language].get(person.person_id, ("", ""))[1] for language in rows},
            {language: people[person.id].talk for language, people in by_language.items()},
        )
        for person in leading.persons
    )


def _papers(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> dict[str, tuple[PaperFacts, ...]]:
    """The papers of each item."""
    rows = {language: {row.id: row for row in papers.rows(session, meeting_id, language)} for language in languages}
    found: dict[str, tuple[PaperFacts, ...]] = {}
    for row in rows[languages[0]].values():
        if row.item_id is None:
            continue
        titles = {language: rows[language][row.id].title for language in languages}
        facts = PaperFacts(row.number, titles, tuple(version.language for version in row.versions))
        found[row.item_id] = (*found.get(row.item_id, ()), facts)
    return found
