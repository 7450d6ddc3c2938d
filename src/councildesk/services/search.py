"""One search over everything: people, organisations, meetings, agendas, minutes, decisions, actions, papers.

It finds across spellings and scripts (domain.folding) as one types: every word must occur in a record, in whatever
language, and the last may be unfinished. What is typed never reaches the syntax of the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from councildesk.domain import folding, misspelling
from councildesk.domain.folding import Mark, Marker
from councildesk.services import titles
from councildesk.services.hits import Hit
from councildesk.services.titles import Key
from councildesk.storage import search_documents, search_index
from councildesk.storage.models import Action, AgendaItem, Decision, Entry, Meeting, Paper
from councildesk.storage.search_documents import Document, Piece
from councildesk.storage.search_index import Place
from councildesk.storage.session import RecordSession

NOUNS = (
    "person",
    "meeting",
    "agenda_item",
    "decision",
    "action",
    "entry",
    "paper",
    "organisation",
    "seat",
    "side",
    "secretariat",
    "rules_of_procedure",
    "council",
)
"""Groups of hits, in the order in which they are shown."""

Columns = tuple[Any, ...]

_NEAR = 8
"""So many words that are one letter off are looked for in place of one."""
LONGEST_QUERY = 200
"""Characters of what was typed that are looked at."""


def search(session: RecordSession, typed: str, language: str, limit: int = 20, noun: str | None = None) -> list[Hit]:
    """Records that hold every word that was typed, grouped by noun, the best of each group first.

    At most `limit` of each noun, or of one only; words in quotation marks stand side by side. Reads only; may be asked
    in any thread.
    """
    words = typed[:LONGEST_QUERY]
    if places := search_index.find(session, folding.queries(words), limit, noun):
        return _hits(session, places, Marker(words), language)
    guess = folding.guess(words)
    places = search_index.find(session, [guess], limit, noun) if guess else []
    return _hits(session, places, Marker(words, guesses=True), language)


def similar(session: RecordSession, typed: str, language: str, limit: int = 20, noun: str | None = None) -> list[Hit]:
    """What is found when words that occur nowhere are taken to be one letter off. Ask when `search` finds nothing."""
    asked: list[str] = []
    near: list[str] = []
    for word in folding.words_of(typed[:LONGEST_QUERY]):
        query = folding.query(word)
        if query and not search_index.has(session, query):
            key = folding.fold(word)
            keys = search_index.keys_near(session, key, _NEAR) if len(key) >= misspelling.LEAST else []
            if not keys:
                return []
            near += keys
            query = folding.any_beginning(keys)
        asked += [query] if query else []
    if not near:
        return []
    places = search_index.find(session, [" AND ".join(asked)], limit, noun)
    return _hits(session, places, Marker(typed[:LONGEST_QUERY], also=near), language)


def rebuild(session: RecordSession) -> None:
    """Make the index anew, where a check found that it differs. Perform as an action; it is no step of the journal."""
    search_index.rebuild(session)


@dataclass(frozen=True)
class _Found:
    """A record that was found, what it is called by, and where it belongs."""

    noun: str
    id: str
    called: Key
    meeting: str | None = None
    item: str | None = None
    entry: str | None = None


def _hits(session: RecordSession, places: list[Place], marker: Marker, language: str) -> list[Hit]:
    """The places as they are shown, grouped by noun."""
    documents = _documents(session, places)
    found = _found(session, [place for place in places if place in documents])
    named = titles.of(session, (one.called for one in found.values()), language)
    numbers = dict(_select(session, (Meeting.id, Meeting.number), Meeting.id, _meetings(found.values())))
    hits = [_hit(one, named[one.called], documents[place], marker, language) for place, one in found.items()]
    hits = [replace(hit, meeting_number=numbers.get(hit.meeting_id) or "") for hit in hits]
    return sorted(hits, key=lambda hit: NOUNS.index(hit.noun))


def _documents(session: RecordSession, places: Iterable[Place]) -> dict[Place, Document]:
    """What the places are found by, as it stands now."""
    roots: dict[str, list[str]] = defaultdict(list)
    for place in places:
        roots["entry" if place.noun in ("decision", "action") else place.noun].append(place.row)
    return {
        Place(document.noun, document.row): document
        for noun, ids in roots.items()
        for some in search_documents.portions(ids)
        for document in search_documents.documents(session, noun, some)
    }


def _found(session: RecordSession, places: list[Place]) -> dict[Place, _Found]:
    """The places with their records, in the same order."""
    rows: dict[str, set[str]] = defaultdict(set)
    for place in places:
        rows[place.noun].add(place.row)
    found = {place: _Found(place.noun, place.row, (place.noun, place.row)) for place in places}
    for meeting in rows["meeting"]:
        found[Place("meeting", meeting)] = _Found("meeting", meeting, ("meeting", meeting), meeting)
    for item, meeting in _select(session, (AgendaItem.id, AgendaItem.meeting_id), AgendaItem.id, rows["agenda_item"]):
        found[Place("agenda_item", item)] = _Found("agenda_item", item, ("agenda_item", item), meeting, item)
    for paper, meeting, item in _select(
        session, (Paper.id, Paper.meeting_id, Paper.agenda_item_id), Paper.id, rows["paper"]
    ):
        found[Place("paper", paper)] = _Found("paper", paper, ("paper", paper), meeting, item)
    return found | _found_entries(session, rows)


def _found_entries(session: RecordSession, rows: Mapping[str, set[str]]) -> dict[Place, _Found]:
    found: dict[Place, _Found] = {}
    own: dict[tuple[str, str], str] = {}
    for noun, model in (("decision", Decision), ("action", Action)):
        for key, entry in _select(session, (model.id, model.entry_id), model.entry_id, rows[noun]):
            own[noun, entry] = key
    entries = {entry: noun for noun in ("entry", "decision", "action") for entry in rows[noun]}
    columns = (Entry.id, Entry.meeting_id, Entry.agenda_item_id)
    for entry, meeting, item in _select(session, columns, Entry.id, entries):
        noun = entries[entry]
        key = own.get((noun, entry), entry)
        called = (noun, key) if noun != "entry" else ("agenda_item", item) if item else ("meeting", meeting)
        found[Place(noun, entry)] = _Found(noun, key, called, meeting, item, entry)
    return found


def _meetings(found: Iterable[_Found]) -> set[str]:
    return {one.meeting for one in found if one.meeting is not None}


def _select(
    session: RecordSession, columns: tuple[Any, ...], key: Any, ids: Iterable[str]
) -> Iterator[tuple[Any, ...]]:
    for some in search_documents.portions(ids):
        for row in session.execute(_chosen(columns, key), {"ids": some}):
            yield tuple(row)


@cache
def _chosen(columns: tuple[Any, ...], key: Any) -> Select[Any]:
    return select(*columns).where(key.in_(bindparam("ids", expanding=True)))


def _hit(one: _Found, title: str, document: Document, marker: Marker, language: str) -> Hit:
    piece, marks = _best(document.pieces, marker, language)
    excerpt = folding.excerpt_around(piece.text, marks)
    return Hit(
        noun=one.noun,
        id=one.id,
        title=title,
        snippet=excerpt.text,
        marks=excerpt.marks,
        language=piece.language,
        meeting_id=one.meeting,
        item_id=one.item,
        entry_id=one.entry,
        person_id=one.id if one.noun == "person" else None,
    )


def _best(pieces: Iterable[Piece], marker: Marker, language: str) -> tuple[Piece, tuple[Mark, ...]]:
    """The piece that holds most of what was typed; of equal ones that in the reader's language, else the first."""
    marked = [(piece, marker.marks(piece.text)) for piece in pieces]
    return max(marked, key=lambda one: (_words_hit(*one), one[0].language == language))


def _words_hit(piece: Piece, marks: Iterable[Mark]) -> int:
    """How many different words of the text are hits."""
    return len({folding.fold(piece.text[mark.start : mark.end]) for mark in marks})
