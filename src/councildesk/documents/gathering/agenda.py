"""Gather the items of a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from councildesk.documents.gathering.head import head, side_codes
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.agenda import AgendaPacket, ItemFacts, ItemPersonFacts, PaperFacts
from councildesk.documents.packets.head import Words
from councildesk.domain.text import Blocks, from_json
from councildesk.services import agenda, meetings, papers, persons
from councildesk.services.agenda import AgendaRow
from councildesk.services.item_words import Origin
from councildesk.storage.session import RecordSession


def packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> AgendaPacket:
    return AgendaPacket(
        head(session, meeting_id, languages),
        tuple(items(session, meeting_id, languages).values()),
        meetings.get(session, meeting_id).agenda_sent_at is not None,
        attached(session, meeting_id, languages).get(None, ()),
    )


def items(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> dict[str, ItemFacts]:
    """The items by id, in the order of the agenda."""
    rows = {language: {row.id: row for row in agenda.rows(session, meeting_id, language)} for language in languages}
    leading, wording = rows[languages[0]], Wording(session, languages)
    titles, notes, proposals = (wording.of(leading, field) for field in ("title", "note", "proposal"))
    talks = wording.of([person.id for row in leading.values() for person in row.persons], "talk")
    people = {person.person_id for row in leading.values() for person in row.persons}
    day = meetings.get(session, meeting_id).date
    posts = {language: persons.current_posts(session, people, language, day) for language in languages}
    enclosed, codes = attached(session, meeting_id, languages), side_codes(session)
    return {
        key: ItemFacts(
            number=row.number,
            title=titles[key],
            level=row.level,
            kind=row.kind,
            state=row.state,
            persons=_persons({language: rows[language][key] for language in languages}, posts, talks),
            papers=enclosed.get(key, ()),
            starts_at=row.slot.starts if row.slot else None,
            ends_at=row.slot.ends if row.slot else None,
            is_closed=row.is_closed,
            side=codes.get(row.side_id or ""),
            note=notes[key],
            proposal=blocks(proposals[key]),
            carried_from=_named(row.words.carried_from),
        )
        for key, row in leading.items()
    }


def attached(
    session: RecordSession, meeting_id: str, languages: Sequence[str]
) -> dict[str | None, tuple[PaperFacts, ...]]:
    """The papers of each item; those of the meeting as a whole under None."""
    rows = papers.rows(session, meeting_id, languages[0])
    titles = Wording(session, languages).of([row.id for row in rows], "title")
    found: dict[str | None, tuple[PaperFacts, ...]] = {}
    for row in rows:
        tags = tuple(version.language for version in row.versions)
        found[row.item_id] = (*found.get(row.item_id, ()), PaperFacts(row.number, titles[row.id], tags, row.dated))
    return found


def blocks(bodies: Words) -> dict[str, Blocks]:
    """Formatted text as it is kept, read."""
    return {tag: from_json(body) for tag, body in bodies.items()}


def _named(origin: Origin | None) -> str:
    return (origin.number or origin.date.isoformat()) if origin else ""


def _persons(
    rows: Mapping[str, AgendaRow], posts: Mapping[str, Mapping[str, tuple[str, str]]], talks: Mapping[str, Words]
) -> tuple[ItemPersonFacts, ...]:
    names = {language: {person.id: person.name for person in row.persons} for language, row in rows.items()}
    leading = next(iter(rows.values()))
    return tuple(
        ItemPersonFacts(
            {language: of[person.id] for language, of in names.items()},
            person.role,
            {language: posts[language].get(person.person_id, ("", ""))[0] for language in rows},
            talks[person.id],
            {language: posts[language].get(person.person_id, ("", ""))[1] for language in rows},
            person.planned_minutes,
        )
        for person in leading.persons
    )
