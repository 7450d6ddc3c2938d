"""The journal: the one way in which the record changes, and everything that is read from it.

The only operation is "set a field". Creating a row sets its fields, removing it sets `deleted`, undoing a step sets the
old values back, as a new step. A step is one transaction; it is identified by (replica, seq), where a replica is a copy
of the file in one place, and it says what its author had seen of other replicas. From that alone come undo, redo, the
history of a field and who changed what. It is also all that an exchange between two secretariats needs, which is not
written yet: a write replaces exactly the writes its author had received, whatever the order in which steps arrive.

Steps of typing in one passage join while nothing else comes between, and never once a step was sealed by an export.
"""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from sqlalchemy import Table, bindparam, insert, select, update

from councildesk.domain.journal import StepKind
from councildesk.storage import search_index
from councildesk.storage.ids import new_id
from councildesk.storage.models import Change, Replica, Seen, Step
from councildesk.storage.session import Edits, Field, RecordSession

Clock = Callable[[], dt.datetime]

# As a plain table: a loaded file makes a hundred thousand changes in one step.
_CHANGES = cast("Table", Change.__table__)

# Prepared once, and by their keys alone: they are run at every pause of somebody who types.
_LENGTHEN = update(Step).where(Step.place == bindparam("which"), Step.digest.is_(None)).values(at=bindparam("now"))
_REWRITE = (
    update(_CHANGES)
    .where(_CHANGES.c.step == bindparam("which"), _CHANGES.c.n == bindparam("number"))
    .values(new=bindparam("to"))
)

_REPLICAS = select(Replica)

_AT_ONCE = 10_000
"""Changes handed over in one statement: all of a large step would take a hundred megabytes more."""


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Recorded:
    """A step as it was stored: its place in this file, the tables it touched, and the ids of their rows."""

    place: int
    nouns: frozenset[str]
    rows: frozenset[str]
    joined: bool = False
    removes: bool = False
    """Records that were there are removed."""


@dataclass(frozen=True)
class _Tail:
    """The passage that is being typed in, and the step that holds what was typed so far, with its changes by field."""

    passage: str
    place: int
    changes: Mapping[Field, int]


class Journal:
    """Records the steps of one open file. Lives on the thread that writes."""

    def __init__(self, path: Path, actor: str, clock: Clock = now) -> None:
        self._host = platform.node()
        self._path = str(path.absolute())
        self._actor = actor
        self._clock = clock
        self._tail: _Tail | None = None

    def record(
        self,
        session: RecordSession,
        label: str,
        kind: StepKind = StepKind.EDIT,
        *,
        passage: str | None = None,
        reverts: Step | None = None,
    ) -> Recorded | None:
        """Store what the session's action changed, as one step. None when it changed nothing.

        Must be called once, in the transaction of the action. `passage` names the text that is being typed in.
        """
        session.flush()
        edits = {field: values for field, values in (session.edits or {}).items() if values[0] != values[1]}
        if not edits and kind is StepKind.EDIT:
            return None
        search_index.update(session, edits)
        nouns = frozenset(noun for noun, _row, _field in edits)
        rows = frozenset(row for _noun, row, _field in edits)
        tail, self._tail = self._tail, None
        if passage is not None and tail is not None and tail.passage == passage and self._join(session, tail, edits):
            self._tail = tail
            return Recorded(tail.place, nouns, rows, joined=True)
        place = self._append(session, label, kind, reverts)
        changes = (
            {"step": place, "n": n, "noun": noun, "row": row, "field": field, "old": old, "new": new}
            for n, ((noun, row, field), (old, new)) in enumerate(edits.items())
        )
        while some := list(islice(changes, _AT_ONCE)):
            session.execute(insert(_CHANGES), some)
        if passage is not None:
            self._tail = _Tail(passage, place, {field: n for n, field in enumerate(edits)})
        removes = any(
            field == "deleted" and noun != "text" and values == ("false", "true")
            for (noun, _row, field), values in edits.items()
        )
        return Recorded(place, nouns, rows, removes=removes)

    def _append(self, session: RecordSession, label: str, kind: StepKind, reverts: Step | None) -> int:
        replicas = session.scalars(_REPLICAS).all()
        replica = next((one for one in replicas if self._is_ours(one)), None) or self._begin_replica(session, replicas)
        replica.upto += 1
        step = Step(
            replica=replica.id,
            seq=replica.upto,
            at=self._clock(),
            actor=self._actor,
            label=label,
            kind=kind,
            reverts=reverts.seq if reverts else None,
            reverts_replica=reverts.replica if reverts else None,
        )
        session.add(step)
        _tell(session, replica, replicas)
        session.flush()
        return step.place

    def _join(self, session: RecordSession, tail: _Tail, edits: Edits) -> bool:
        """Lengthen the step in which the passage was typed so far, if it can still be lengthened."""
        if not edits.keys() <= tail.changes.keys():
            return False
        connection = session.connection()
        is_open = connection.execute(_LENGTHEN, {"which": tail.place, "now": self._clock()}).rowcount == 1
        if is_open:
            written = [{"which": tail.place, "number": tail.changes[field], "to": edits[field][1]} for field in edits]
            connection.execute(_REWRITE, written)
        return is_open

    def _is_ours(self, replica: Replica) -> bool:
        """A copy elsewhere is somebody else: two must never write under one name."""
        return replica.is_own and (replica.host, replica.path) == (self._host, self._path)

    def _begin_replica(self, session: RecordSession, others: Iterable[Replica]) -> Replica:
        """Who we are in this file from now on; we have received all that is in it, and nothing of that is told."""
        for other in others:
            other.told = 0
        replica = Replica(id=new_id(), upto=0, told=0, is_own=True, host=self._host, path=self._path)
        session.add(replica)
        return replica


def _tell(session: RecordSession, author: Replica, replicas: Iterable[Replica]) -> None:
    """Note what the author had received of others, where that is news."""
    for replica in replicas:
        if replica is not author and replica.upto > replica.told:
            session.add(Seen(replica=author.id, seq=author.upto, other=replica.id, upto=replica.upto))
            replica.told = replica.upto
