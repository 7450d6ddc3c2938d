"""The search index: what is found under which record, kept in the same transaction as the record itself.

Words of documents (`search_documents`) are folded (domain.folding) and kept in one FTS5 table; `search_place` says
whose they are. Neither is journaled or exchanged: both follow from the record, and `rebuild` makes them anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from councildesk.domain import folding
from councildesk.storage import search_documents
from councildesk.storage.search_documents import Document
from councildesk.storage.session import Edits, RecordSession

TABLES = ("search_place", "search_words")
"""Ours; SQLite makes more for the second, which begin with its name."""

_CREATE = (
    "CREATE TABLE search_place (id INTEGER PRIMARY KEY, noun TEXT NOT NULL, row TEXT NOT NULL UNIQUE)",
    # Words are folded before they come here: the tokenizer only has to split them.
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, spellings, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')",
)


@dataclass(frozen=True)
class Place:
    """A record that was found; for a decision or an action the id is that of the entry."""

    noun: str
    row: str


def create(connection: Connection) -> None:
    """Make the empty tables of the index in a new file."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def update(session: RecordSession, edits: Edits) -> None:
    """Let the index follow what a step changed. Called by the journal, in the transaction of the step."""
    connection = session.connection()
    for noun, ids in search_documents.touched(session, edits).items():
        for some in search_documents.portions(ids):
            _write(connection, some, list(search_documents.documents(session, noun, some)))


def rebuild(session: RecordSession) -> None:
    """Make the index anew from the record."""
    connection = session.connection()
    for table in TABLES:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    for document in search_documents.every(session):
        _write(connection, [], [document])


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


def find(session: RecordSession, query: str, limit: int) -> list[Place]:
    """At most `limit` records of each noun, the best first. `query` is what domain.folding.query gives."""
    found = session.connection().exec_driver_sql(
        "WITH hit AS MATERIALIZED (SELECT rowid AS id, rank AS score FROM search_words WHERE search_words MATCH ?), "
        "placed AS (SELECT place.noun, place.row, hit.score, "
        "row_number() OVER (PARTITION BY place.noun ORDER BY hit.score, place.row) AS n "
        "FROM hit JOIN search_place AS place ON place.id = hit.id) "
        "SELECT noun, row FROM placed WHERE n <= ? ORDER BY score, row",
        (query, limit),
    )
    return [Place(noun, row) for noun, row in found]


def _write(connection: Connection, ids: list[str], documents: list[Document]) -> None:
    """Replace what is kept of these ids by the documents."""
    marks = ", ".join("?" * len(ids))
    if ids:
        kept = f"SELECT id FROM search_place WHERE row IN ({marks})"
        connection.exec_driver_sql(f"DELETE FROM search_words WHERE rowid IN ({kept})", tuple(ids))
        connection.exec_driver_sql(f"DELETE FROM search_place WHERE row IN ({marks})", tuple(ids))
    for document in documents:
        folded = folding.index_text(document.text)
        place = connection.exec_driver_sql(
            "INSERT INTO search_place (noun, row) VALUES (?, ?) RETURNING id", (document.noun, document.row)
        ).scalar_one()
        connection.exec_driver_sql(
            "INSERT INTO search_words (rowid, words, spellings) VALUES (?, ?, ?)",
            (place, folded.words, folded.spellings),
        )
