"""The file of a council of thirty years: a thousand meetings, forty thousand entries, half a gigabyte of papers.

Rows and their journal are put in as tables, past the session: what the services would write is the same and would take
half an hour. `check` finds nothing in it. `python tests/benchmarks/thirty_years.py FILE` makes one to look at.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnDefault, Connection, Table, insert

from councildesk.domain import rank
from councildesk.domain.journal import StepKind
from councildesk.domain.meetings import MeetingState
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs, to_json
from councildesk.storage import contents, schema, search_index
from councildesk.storage.ids import new_id
from councildesk.storage.models import (
    Base,
    Change,
    FileChunk,
    Replica,
    Step,
    journaled,
    text_id,
)
from councildesk.storage.session import RecordSession
from councildesk.storage.values import encode

MEETINGS, ITEMS, ENTRIES = 1000, 8, 5
"""In the council, in a meeting, under an item: 40,000 entries."""
PAPER = 500_000
"""Bytes of the paper of each meeting."""
PERSONS = 40
WORDS = "şura iclas qərar ticarət kengash yigʻilish qaror savdo совет заседание решение торговля дорога бюджет"
_BEGAN = dt.datetime(1996, 1, 8, 6, tzinfo=dt.UTC)

_RANKS = list(
    itertools.accumulate(range(1, PERSONS), lambda last, _: rank.between(last, None), initial=rank.place([], 0))
)
Rows = list[tuple[str, dict[str, Any]]]


def make(path: Path, meetings: int = MEETINGS, paper: int = PAPER) -> None:
    """Make the file. Takes a minute or two for all of it."""
    database = schema.create(path)
    try:
        raw = database.writer.raw_connection()
        raw.execute("PRAGMA synchronous = OFF")  # a file that can be made again needs no waiting for the disk
        raw.close()
        with database.writer.begin() as connection:
            _Maker(connection, paper).make(meetings)
            with RecordSession(connection) as session:
                search_index.rebuild(session)
        database.fold()
    finally:
        database.close()


class _Maker:
    def __init__(self, connection: Connection, paper: int) -> None:
        self._connection, self._paper = connection, paper
        self._chance = random.Random(30)
        self._replica, self._steps = new_id(), 0

    def make(self, meetings: int) -> None:
        council = new_id()
        self._step("Set up council", list(self._council(council)))
        for number in range(1, meetings + 1):
            self._step("Add meeting", list(self._meeting(number)))
        own = {"id": self._replica, "upto": self._steps, "told": 0, "is_own": True, "host": "", "path": ""}
        self._put(Replica.__table__, [own])

    def _council(self, council: str) -> Iterator[tuple[str, dict[str, Any]]]:
        yield "council", {"id": council, "time_zone": "Asia/Baku"}
        yield _text("council", council, "name", "az", "Ekspert Şurası")
        for position, tag in enumerate(("az", "uz", "ru")):
            yield "working_language", {"id": new_id(), "council_id": council, "tag": tag, "rank": _RANKS[position]}
        for number in range(PERSONS):
            person, seat = new_id(), new_id()
            yield "person", {"id": person}
            named = {"language": "az", "given": "Fərid", "family": f"Əliyev {number}"}
            yield "person_name", {"id": new_id(), "person_id": person, **named}
            yield "seat", {"id": seat, "rank": _RANKS[number]}
            yield "mandate", {"id": new_id(), "seat_id": seat, "person_id": person, "rank": _RANKS[0]}

    def _meeting(self, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
        meeting, day = new_id(), (_BEGAN + dt.timedelta(days=11 * number)).date()
        facts = {"number": f"{number}", "date": day, "time_zone": "Asia/Baku", "state": MeetingState.HELD}
        yield "meeting", {"id": meeting, **facts}
        yield _text("meeting", meeting, "title", "az", self._words(4))
        yield from self._paper_of(meeting)
        for position in range(ITEMS):
            item = new_id()
            yield "agenda_item", {"id": item, "meeting_id": meeting, "rank": _RANKS[position]}
            yield _text("agenda_item", item, "title", "ru", self._words(6))
            for place in range(ENTRIES):
                entry, kind = new_id(), EntryKind.DECISION if place == 0 else EntryKind.PARAGRAPH
                owners = {"meeting_id": meeting, "agenda_item_id": item}
                yield "entry", {"id": entry, **owners, "rank": _RANKS[place], "kind": kind}
                yield _text("entry", entry, "content", "ru", to_json(paragraphs(self._words(20))))
                if kind is EntryKind.DECISION:
                    yield "decision", {"id": new_id(), "entry_id": entry, "number": f"{number}/{position}"}

    def _paper_of(self, meeting: str) -> Iterator[tuple[str, dict[str, Any]]]:
        content = self._chance.randbytes(self._paper)
        digest = hashlib.sha256(content).hexdigest()
        pieces = range(0, len(content), contents.CHUNK)
        chunks = [
            {"sha256": digest, "place": place, "content": content[start : start + contents.CHUNK]}
            for place, start in enumerate(pieces)
        ]
        self._put(FileChunk.__table__, chunks)
        file, paper = new_id(), new_id()
        facts = {"media_type": "application/pdf", "size": len(content), "sha256": digest}
        yield "stored_file", {"id": file, "name": "hesabat.pdf", **facts}
        yield "paper", {"id": paper, "meeting_id": meeting, "rank": _RANKS[0]}
        yield _text("paper", paper, "title", "az", "Hesabat")
        yield "paper_version", {"id": new_id(), "paper_id": paper, "language": "az", "file_id": file}

    def _words(self, count: int) -> str:
        return " ".join(self._chance.choices(WORDS.split(), k=count)).capitalize()

    def _step(self, label: str, rows: Rows) -> None:
        """Rows with the step that made them, as the journal would have noted it."""
        self._steps += 1
        step = {"place": self._steps, "replica": self._replica, "seq": self._steps, "label": label, "actor": "Leyla"}
        at = _BEGAN + dt.timedelta(days=11 * self._steps)
        self._put(Step.__table__, [{**step, "at": at, "kind": StepKind.EDIT}])
        complete = [(noun, _complete(noun, row)) for noun, row in rows]
        changes = (
            {"noun": noun, "row": row["id"], "field": name, "old": None, "new": kept}
            for noun, row in complete
            for name, value in row.items()
            if name != "id" and (kept := encode(value)) is not None
        )
        self._put(Change.__table__, [{"step": self._steps, "n": n, **change} for n, change in enumerate(changes)])
        for noun, model in journaled().items():
            if some := [row for one, row in complete if one == noun]:
                self._put(model.__table__, some)

    def _put(self, table: Any, rows: Iterable[dict[str, Any]]) -> None:
        self._connection.execute(insert(table), list(rows))


def _text(noun: str, owner: str, field: str, language: str, body: str) -> tuple[str, dict[str, Any]]:
    place = {"noun": noun, "owner": owner, "field": field, "language": language}
    return "text", {"id": text_id(owner, field, language), **place, "body": body}


def _complete(noun: str, row: dict[str, Any]) -> dict[str, Any]:
    """With the values that the models give by themselves."""
    table: Table = Base.metadata.tables[noun]
    given = {
        column.name: column.default.arg(None) if column.default.is_callable else column.default.arg
        for column in table.columns
        if column.name not in row and isinstance(column.default, ColumnDefault)
    }
    return {column.name: None for column in table.columns} | given | row


if __name__ == "__main__":
    make(Path(sys.argv[1]))
