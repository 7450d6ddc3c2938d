"""The search index: what is found under which record, kept in the same transaction as the record itself.

Words of documents (`search_documents`) are folded (domain.folding) and kept in one FTS5 table; `search_place` says
whose they are. Neither is journaled or exchanged: both follow from the record, and `rebuild` makes them anew.

A search must answer between two keystrokes, and the first letter of a word is found almost everywhere. So the records
of a noun are numbered in a block of their own, in the order in which they were made: SQLite walks through a block from
its newest hit, and leaves it as soon as there are enough. Indexes of beginnings of one to four letters spare it to
gather the hits of all words that begin so.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from councildesk.domain import folding, misspelling
from councildesk.storage import search_documents
from councildesk.storage.search_documents import Document
from councildesk.storage.session import Edits, RecordSession

TABLES = ("search_place", "search_words")
"""Ours; SQLite makes more for the second, which begin with its name."""

_CREATE = (
    "CREATE TABLE search_place (id INTEGER PRIMARY KEY, noun TEXT NOT NULL, row TEXT NOT NULL UNIQUE)",
    # Words are folded before they come here: the tokenizer only has to split them.
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, spellings, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4')",
)

# SQLite's own table of the words in an index; it holds nothing, so that each connection may have its own.
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab('main', 'search_words', 'row')"

_BLOCK_BITS = 40
"""Room for numbers in a block; the bits above are those of the noun."""
_END = 1 << 62
_BY_NAME = ("council", "organisation", "person", "rules_of_procedure", "seat", "secretariat", "side")
"""Of these the shortest comes first, of all others the newest."""
_WEIGHED = 200
"""Of so many hits of a noun the shortest are sought."""
_AT_ONCE = 500
_FORGET_WORDS = "DELETE FROM search_words WHERE rowid = ?"
_FORGET_PLACE = "DELETE FROM search_place WHERE id = ?"
_REWRITE = "UPDATE search_words SET words = ?, spellings = ? WHERE rowid = ?"
_PLACE = "INSERT INTO search_place (id, noun, row) VALUES (?, ?, ?)"
_WORDS = "INSERT INTO search_words (rowid, words, spellings) VALUES (?, ?, ?)"
_BETWEEN = (
    "SELECT rowid FROM search_words WHERE search_words MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
)


@dataclass(frozen=True)
class Place:
    """A record that was found; for a decision or an action the id is that of the entry."""

    noun: str
    row: str


def create(connection: Connection) -> None:
    """Make the empty tables of the index, in place of those that a file of an older program has."""
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def update(session: RecordSession, edits: Edits) -> None:
    """Let the index follow what a step changed. Called by the journal, in the transaction of the step."""
    connection = session.connection()
    for noun, ids in search_documents.touched(session, edits).items():
        for some in search_documents.portions(ids):
            _write(connection, list(search_documents.documents(session, noun, some)), some)


def rebuild(session: RecordSession) -> None:
    """Make the index anew from the record."""
    connection = session.connection()
    create(connection)
    documents = search_documents.every(session)
    while some := list(islice(documents, _AT_ONCE)):
        _write(connection, some)


def disagreements(session: RecordSession) -> int:
    """How many records the index holds otherwise than they are, or not, or although they are not there."""
    kept = {
        (noun, row): (words, spellings)
        for noun, row, words, spellings in session.connection().exec_driver_sql(
            "SELECT place.noun, place.row, kept.words, kept.spellings "
            "FROM search_place AS place LEFT JOIN search_words AS kept ON kept.rowid = place.id"
        )
    }
    count = 0
    for document in search_documents.every(session):
        folded = folding.index_text(document.text)
        count += kept.pop((document.noun, document.row), None) != (folded.words, folded.spellings)
    return count + len(kept)


def read_through(session: RecordSession) -> None:
    """Read all of the index, so that SQLite finds what is damaged in it."""
    connection = session.connection()
    connection.exec_driver_sql(_VOCABULARY)
    connection.exec_driver_sql("SELECT sum(cnt) FROM temp.search_vocabulary").scalar()


def find(session: RecordSession, queries: Sequence[str], limit: int, noun: str | None = None) -> list[Place]:
    """At most `limit` records of each noun, or of one, the best first; `queries` are what domain.folding.queries gives.

    What an earlier query finds comes first. Within one, people and bodies come with the shortest name first, since it
    is nearest to what was looked for, and what belongs to a meeting newest first. Weighing every hit (bm25) would take
    longer the less has been typed; so only so many of each noun are looked at as are needed.
    """
    connection = session.connection()
    low, high = (0, _END) if noun is None else (_block(noun) << _BLOCK_BITS, (_block(noun) + 1) << _BLOCK_BITS)
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for query in queries:
        for block, ids in _newest(connection, query, limit, low, high).items():
            found[block] |= dict.fromkeys(_shortest_first(connection, ids) if block in _NAMED_BLOCKS else ids)
    chosen = [one for ids in found.values() for one in list(ids)[:limit]]
    places: dict[int, Place] = {}
    for some in _portions(chosen):
        asked = f"SELECT id, noun, row FROM search_place WHERE id IN ({_places(some)})"
        places |= {one: Place(noun, row) for one, noun, row in connection.exec_driver_sql(asked, tuple(some))}
    return [places[one] for one in chosen if one in places]


def has(session: RecordSession, query: str) -> bool:
    """Whether anything is found."""
    asked = "SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT 1"
    return session.connection().exec_driver_sql(asked, (query,)).first() is not None


def keys_near(session: RecordSession, key: str, limit: int) -> list[str]:
    """Keys in the index that begin as this one but for one letter (domain.misspelling), the most frequent first."""
    connection = session.connection()
    connection.exec_driver_sql(_VOCABULARY)
    asked = "SELECT term FROM temp.search_vocabulary WHERE term >= ? AND term < ? ORDER BY doc DESC"
    found = connection.exec_driver_sql(asked, (key[0], chr(ord(key[0]) + 1))).scalars()
    return list(islice((one for one in found if misspelling.begins_nearly(one, key)), limit))


def _newest(connection: Connection, query: str, limit: int, low: int, high: int) -> dict[int, list[int]]:
    """Of each block the newest hits, enough to choose `limit` from; the rest of a block is passed over."""
    found: dict[int, list[int]] = defaultdict(list)
    while True:
        ids = connection.exec_driver_sql(_BETWEEN, (query, low, high, _AT_ONCE)).scalars().all()
        for one in ids:
            found[one >> _BLOCK_BITS].append(one)
        if len(ids) < _AT_ONCE:
            return found
        block = ids[-1] >> _BLOCK_BITS
        is_enough = len(found[block]) >= max(limit, _WEIGHED if block in _NAMED_BLOCKS else 0)
        high = block << _BLOCK_BITS if is_enough else ids[-1]


def _shortest_first(connection: Connection, ids: Sequence[int]) -> list[int]:
    lengths: dict[int, int] = {}
    for some in _portions(ids):
        chosen = f"SELECT id, length(c0) FROM search_words_content WHERE id IN ({_places(some)})"
        lengths |= {row[0]: row[1] for row in connection.exec_driver_sql(chosen, tuple(some))}
    return sorted(ids, key=lambda one: (lengths[one], one))


def _write(connection: Connection, documents: list[Document], replaced: Sequence[str] = ()) -> None:
    """Put the documents in place of what is kept of these ids. What is found as the same noun keeps its number."""
    kept = _kept(connection, replaced)
    rewritten: list[tuple[str, str, int]] = []
    places: list[tuple[int, str, str]] = []
    words: list[tuple[int, str, str]] = []
    gone: list[tuple[int]] = []
    last: dict[str, int] = {}
    for document in documents:
        folded = folding.index_text(document.text)
        noun, place = kept.pop(document.row, ("", 0))
        if noun == document.noun:
            rewritten.append((folded.words, folded.spellings, place))
            continue
        if noun:
            gone.append((place,))
        if document.noun not in last:
            last[document.noun] = _last(connection, document.noun)
        place = last[document.noun] = last[document.noun] + 1
        places.append((place, document.noun, document.row))
        words.append((place, folded.words, folded.spellings))
    gone += [(place,) for _noun, place in kept.values()]
    # What is found as another noun from now on gives up its id first. Many rows at once take a third of the time.
    statements = (
        (_FORGET_WORDS, gone),
        (_FORGET_PLACE, gone),
        (_REWRITE, rewritten),
        (_PLACE, places),
        (_WORDS, words),
    )
    for statement, rows in statements:
        if rows:
            connection.exec_driver_sql(statement, rows)


def _kept(connection: Connection, rows: Sequence[str]) -> dict[str, tuple[str, int]]:
    """As what, and under which number, each of these ids is found."""
    if not rows:
        return {}
    standing = f"SELECT row, noun, id FROM search_place WHERE row IN ({_places(rows)})"
    return {row: (noun, one) for row, noun, one in connection.exec_driver_sql(standing, tuple(rows))}


def _last(connection: Connection, noun: str) -> int:
    """The highest number in the block of the noun; where there is none, the one before its first."""
    block = _block(noun)
    last = "SELECT max(id) FROM search_place WHERE id < ?"
    found = connection.exec_driver_sql(last, ((block + 1) << _BLOCK_BITS,)).scalar() or 0
    return max(found, block << _BLOCK_BITS)


def _block(noun: str) -> int:
    """Which block is a noun's: 22 bits, from nothing but its name, so that new nouns need no list."""
    return zlib.crc32(noun.encode()) >> 10


_NAMED_BLOCKS = frozenset(map(_block, _BY_NAME))


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
