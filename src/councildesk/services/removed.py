"""What was removed and is still gone: by whom and when, a line for each step, and the way to bring it back.

A meeting that was removed with its agenda and minutes is one line, because one step removed it and one brings it back.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from councildesk.domain.errors import NotFound
from councildesk.domain.journal import StepKind
from councildesk.services import families, taking_back, titles
from councildesk.services.titles import Key
from councildesk.storage import references
from councildesk.storage.models import Change, Step, journaled
from councildesk.storage.refusals import OwnerRemoved
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode

MOST_NAMED = 5
_AT_ONCE = 500


@dataclass(frozen=True)
class RemovedRow:
    """What one step removed and nobody brought back."""

    place: int
    """Of the step; names it for `bring_back`."""
    at: dt.datetime
    actor: str
    label: str
    kind: StepKind
    nouns: tuple[str, ...]
    """Kinds of records that were removed by themselves; parts that went with them are not among them."""
    titles: tuple[str, ...]
    """What they are called, some of them; those without a title are left out."""
    count: int
    """How many they are."""
    parts: Mapping[str, int]
    """What went with them: how many of each kind of record."""


def rows(session: RecordSession, language: str) -> list[RemovedRow]:
    """The newest first. Looks through every table: ask in a thread."""
    gone: dict[int, list[Key]] = defaultdict(list)
    for key, place in _removals(session, _removed(session)).items():
        gone[place].append(key)
    steps = {step.place: step for some in _portions(sorted(gone)) for step in session.scalars(_of(some))}
    tops = _tops(session, gone)
    named = titles.of(session, (key for keys in tops.values() for key in keys[:MOST_NAMED]), language)
    return [_row(steps[place], gone[place], tops[place], named) for place in sorted(gone, reverse=True)]


def bring_back(session: RecordSession, place: int, language: str = "en") -> None:
    """Bring everything back that this step removed and that is still gone, with its parts and texts.

    What let go of them in that step, as papers of an item do, holds them again, unless it was given elsewhere since.
    Refuses with NotFound where there is nothing any more, with OwnerRemoved where what it belonged to or names is
    removed too (called as in `language`), and as `taking_back.take_back` does where a seat or a name is taken since.
    """
    chosen = select(Change).where(Change.step == place, Change.field == "deleted", Change.new == "true")
    wanted: dict[str, list[str]] = defaultdict(list)
    for change in session.scalars(chosen.order_by(Change.n)):
        wanted[change.noun].append(change.row)
    back: list[Key] = []
    for noun, keys in wanted.items():
        for row in _with_removed(session, journaled()[noun], keys):
            if row.deleted and _last_removal(session, row.id) == place:
                row.deleted = False
                back.append((noun, row.id))
    if not any(noun != "text" for noun, _key in back):
        raise NotFound("removed", str(place))
    _hold_again(session, place, back)
    try:
        references.check_whole(session)
    except OwnerRemoved as refusal:
        refusal.called = titles.one(session, refusal.other, refusal.other_id, language)
        raise
    taking_back.check_forms(session, back)


def _hold_again(session: RecordSession, place: int, back: Iterable[Key]) -> None:
    """Set back the references to these that the step emptied, where they are empty still."""
    keys = set(back)
    for model, column, other in references.columns("refers_to"):
        field = column.key or ""
        emptied = select(Change).where(
            Change.step == place, Change.noun == model.__tablename__, Change.field == field, Change.new.is_(None)
        )
        held = {change.row: decode(column.type, change.old) for change in session.scalars(emptied) if change.old}
        for some in _portions(sorted(held)):
            for row in session.scalars(select(model).where(model.id.in_(some))):
                if getattr(row, field) is None and (other, held[row.id]) in keys:
                    setattr(row, field, held[row.id])


def _removed(session: RecordSession) -> Iterator[Key]:
    """Every row that is gone, but for texts: those go with their records, or are told in the records' history."""
    for noun, model in journaled().items():
        if noun != "text":
            table: Any = model.__table__
            yield from ((noun, key) for key in session.scalars(select(table.c.id).where(table.c.deleted)))


def _removals(session: RecordSession, keys: Iterable[Key]) -> dict[Key, int]:
    """The step that removed each of these last; what was never there, because it began removed, is left out."""
    nouns = {key: noun for noun, key in keys}
    found: dict[Key, int] = {}
    for some in _portions(sorted(nouns)):
        chosen = select(Change.row, Change.step).where(
            Change.row.in_(some), Change.field == "deleted", Change.new == "true", Change.old.is_not(None)
        )
        for row, place in session.execute(chosen.order_by(Change.step)):
            found[nouns[row], row] = place
    return found


def _last_removal(session: RecordSession, key: str) -> int | None:
    chosen = select(Change.step).where(Change.row == key, Change.field == "deleted", Change.new == "true")
    return session.scalars(chosen.order_by(Change.step.desc()).limit(1)).first()


def _tops(session: RecordSession, gone: Mapping[int, list[Key]]) -> dict[int, list[Key]]:
    """Of each step, what was removed by itself: what is not part of anything else that the step removed."""
    owners: dict[Key, list[Key]] = defaultdict(list)
    by_noun: dict[str, list[str]] = defaultdict(list)
    for keys in gone.values():
        for noun, key in keys:
            by_noun[noun].append(key)
    for model, column, other in references.columns("part_of"):
        for some in _portions(sorted(by_noun.get(model.__tablename__, ()))):
            table: Any = model.__table__
            chosen = select(table.c.id, table.c[column.key]).where(table.c.id.in_(some))
            for key, owner in session.execute(chosen):
                if owner is not None:
                    owners[model.__tablename__, key].append((other, owner))
    tops: dict[int, list[Key]] = {}
    for place, keys in gone.items():
        among = set(keys)
        tops[place] = [key for key in keys if among.isdisjoint(owners.get(key, ()))]
    return tops


def _row(step: Step, gone: list[Key], tops: list[Key], named: Mapping[Key, str]) -> RemovedRow:
    called = dict.fromkeys(titles.shortened(title) for key in tops[:MOST_NAMED] if (title := named.get(key, "")))
    by_itself = set(tops)
    parts = Counter(noun for noun, key in gone if (noun, key) not in by_itself and noun in families.RECORDS)
    nouns = tuple(dict.fromkeys(noun for noun, _key in tops))
    return RemovedRow(
        step.place, step.at, step.actor, step.label, step.kind, nouns, tuple(called), len(tops), dict(parts)
    )


def _of(places: list[int]) -> Any:
    return select(Step).where(Step.place.in_(places))


def _with_removed(session: RecordSession, model: Any, keys: list[str]) -> Iterator[Any]:
    for some in _portions(keys):
        yield from session.scalars(select(model).where(model.id.in_(some)), execution_options=INCLUDE_REMOVED)


def _portions(keys: list[Any]) -> Iterator[list[Any]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
