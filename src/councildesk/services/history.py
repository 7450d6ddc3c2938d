"""The history of the record, read from the journal: its steps, what each changed, and what became of a record."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, distinct, func, or_, select, tuple_

from councildesk.domain.journal import StepKind
from councildesk.domain.text import from_json, plain
from councildesk.domain.texts import is_formatted
from councildesk.storage.models import Change, Step, Text, journaled
from councildesk.storage.session import RecordSession
from councildesk.storage.values import decode

_AT_ONCE = 500


@dataclass(frozen=True)
class StepRow:
    """One thing a person did."""

    place: int
    """Order in this file, from 1; names the step for `changes`."""
    at: dt.datetime
    actor: str
    label: str
    """Verb phrase in English, to be translated ("Add member")."""
    kind: StepKind
    counts: Mapping[str, int]
    """How many records of each noun it changed."""


@dataclass(frozen=True)
class ChangeRow:
    """One field before and after a step, as plain Python values; None is empty.

    A change of a text is told of the record it belongs to, with the text's field and language and without formatting;
    `state` with a language is the state of that text. What a reference points to is an id (`refers_to` is its noun).
    """

    place: int
    at: dt.datetime
    actor: str
    label: str
    kind: StepKind
    noun: str
    id: str
    field: str
    language: str | None
    old: Any
    new: Any
    refers_to: str | None = None
    is_part: bool = False
    """The field says whose part the record is."""

    @property
    def is_creation(self) -> bool:
        """The record was made by this step."""
        return self.field == "deleted" and self.old is None

    @property
    def is_removal(self) -> bool:
        return self.field == "deleted" and self.new is True


def steps(session: RecordSession, *, before: int | None = None, limit: int | None = None) -> list[StepRow]:
    """Steps, the newest first; `before` a place and at most `limit`, for lists that grow as one scrolls."""
    chosen = select(Step).order_by(Step.place.desc()).limit(limit)
    if before is not None:
        chosen = chosen.where(Step.place < before)
    found = session.scalars(chosen).all()
    counts = _counts(session, [step.place for step in found])
    return [
        StepRow(step.place, step.at, step.actor, step.label, step.kind, counts.get(step.place, {})) for step in found
    ]


def changes(session: RecordSession, place: int, *, limit: int | None = None) -> list[ChangeRow]:
    """What a step changed, in the order in which it was written; `limit` fields at most, where it loaded a file."""
    return _changes(session, _chosen().where(Change.step == place).order_by(Change.n).limit(limit))


def of_record(session: RecordSession, noun: str, key: str) -> list[ChangeRow]:
    """What became of one record and its texts, the newest first."""
    newest_first = _chosen().order_by(Change.step.desc(), Change.n)
    # Ids of texts begin with the id of their record and a slash; "0" is the character after the slash.
    texts = (Change.row > f"{key}/") & (Change.row < f"{key}0") & (Change.noun == "text")
    own = (Change.row == key) & (Change.noun == noun)
    found = _changes(session, newest_first.where(or_(own, texts)))
    return [change for change in found if change.noun == noun]


def of_rows(session: RecordSession, keys: Collection[tuple[str, str]], limit: int) -> list[ChangeRow]:
    """What became of these records, by noun and id, and of their texts, the newest `limit` changes first."""
    wanted = {row for _noun, row in keys}
    ids = sorted(wanted | _texts_of(session, wanted))
    newest: list[tuple[int, int]] = []
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(Change.step, Change.n).where(Change.row.in_(ids[start : start + _AT_ONCE]))
        newest += [
            (-step, n) for step, n in session.execute(chosen.order_by(Change.step.desc(), Change.n).limit(limit))
        ]
    newest = sorted(newest)[:limit]
    found: list[ChangeRow] = []
    for start in range(0, len(newest), _AT_ONCE):
        some = [(-step, n) for step, n in newest[start : start + _AT_ONCE]]
        chosen_ones = _chosen().where(tuple_(Change.step, Change.n).in_(some)).order_by(Change.step.desc(), Change.n)
        found += _changes(session, chosen_ones)
    return found


def _texts_of(session: RecordSession, owners: Collection[str]) -> set[str]:
    """Ids of all texts of these records, removed ones too."""
    columns, ids = Text.__table__.columns, sorted(owners)
    found: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        found.update(session.scalars(select(columns.id).where(columns.owner.in_(ids[start : start + _AT_ONCE]))))
    return found


def _counts(session: RecordSession, places: Iterable[int]) -> dict[int, dict[str, int]]:
    wanted = list(places)
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = select(Change.step, Change.noun, func.count(distinct(Change.row)))
        chosen = chosen.where(Change.step.in_(wanted[start : start + _AT_ONCE]))
        for place, noun, count in session.execute(chosen.group_by(Change.step, Change.noun)):
            counts[place][noun] = count
    return counts


def _chosen() -> Select[Change, Step]:
    return select(Change, Step).join(Step, Step.place == Change.step)


def _changes(session: RecordSession, chosen: Select[Change, Step]) -> list[ChangeRow]:
    found = session.execute(chosen).all()
    written = _Texts(session, {change.row for change, _step in found if change.noun == "text"})
    rows = (_text_row(change, step, written) if change.noun == "text" else _row(change, step) for change, step in found)
    return [row for row in rows if row is not None]


def _row(change: Change, step: Step) -> ChangeRow:
    column = journaled()[change.noun].__table__.columns[change.field]
    old, new = decode(column.type, change.old), decode(column.type, change.new)
    owner = column.info.get("part_of")
    refers_to = column.info.get("refers_to") or owner
    return ChangeRow(*_head(step), change.noun, change.row, change.field, None, old, new, refers_to, owner is not None)


def _text_row(change: Change, step: Step, written: _Texts) -> ChangeRow | None:
    """The change of a text as a change of its record; None for what only serves the text's own bookkeeping."""
    noun, owner, field, language = written.owners[change.row]
    old, new = (decode(Text.__table__.columns[change.field].type, kept) for kept in (change.old, change.new))
    if change.field == "body":
        # Written again after it was emptied: told where `deleted` changes.
        if change.old is not None and written.revived_in(change.row, step.place):
            return None
        before, after = (written.plain(change.row, body) for body in (old, new))
        return ChangeRow(*_head(step), noun, owner, field, language, before, after)
    if change.field == "deleted" and old is not None:
        body = written.plain(change.row, written.body_after(change.row, step.place))
        return ChangeRow(*_head(step), noun, owner, field, language, *((body, None) if new else (None, body)))
    if change.field == "state" and old is not None:
        return ChangeRow(*_head(step), noun, owner, "state", language, old, new)
    return None


def _head(step: Step) -> tuple[int, dt.datetime, str, str, StepKind]:
    return step.place, step.at, step.actor, step.label, step.kind


class _Texts:
    """To which records texts belong, and what was written in them when."""

    def __init__(self, session: RecordSession, ids: Iterable[str]) -> None:
        self.owners: dict[str, tuple[str, str, str, str]] = {}
        self._bodies: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._revived: set[tuple[str, int]] = set()
        wanted = sorted(ids)
        for start in range(0, len(wanted), _AT_ONCE):
            self._read(session, wanted[start : start + _AT_ONCE])

    def body_after(self, text: str, place: int) -> str:
        return next((body for step, body in reversed(self._bodies[text]) if step <= place), "")

    def revived_in(self, text: str, place: int) -> bool:
        return (text, place) in self._revived

    def plain(self, text: str, body: str | None) -> str | None:
        noun, _owner, field, _language = self.owners[text]
        return plain(from_json(body)) if body and is_formatted(noun, field) else body

    def _read(self, session: RecordSession, ids: list[str]) -> None:
        columns = Text.__table__.columns
        place = select(columns.id, columns.noun, columns.owner, columns.field, columns.language)
        for key, noun, owner, field, language in session.execute(place.where(columns.id.in_(ids))):
            self.owners[key] = (noun, owner, field, language)
        written = select(Change.row, Change.field, Change.step, Change.old, Change.new).order_by(Change.step)
        written = written.where(Change.row.in_(ids), Change.field.in_(("body", "deleted")))
        for text, field, step, old, new in session.execute(written):
            if field == "body":
                self._bodies[text].append((step, json.loads(new or '""')))
            elif old == "true" and new == "false":
                self._revived.add((text, step))
