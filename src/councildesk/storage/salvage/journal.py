"""The journal of a damaged file: which steps and changes are left, and what they say of each field."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from councildesk.domain.journal import StepKind
from councildesk.storage.ids import new_id
from councildesk.storage.models import journaled
from councildesk.storage.salvage.reading import Row, Salvaged
from councildesk.storage.session import Field
from councildesk.storage.values import decode

LOST_LABEL = "Lost step"
"""Of a step of which only changes are left; shown translated (services.repairing)."""


@dataclass(frozen=True)
class Step:
    place: int
    replica: str
    seq: int
    at: dt.datetime
    actor: str
    label: str
    kind: StepKind = StepKind.EDIT
    reverts: int | None = None
    reverts_replica: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Change:
    step: int
    n: int
    field: Field
    old: str | None
    new: str | None


@dataclass
class Journal:
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    """Replicas that copies of this very file wrote under."""
    restorer: str = field(default_factory=new_id)
    """The replica under which steps stand whose own name is lost, and the one that repairs."""
    lost_steps: int = 0
    lost_changes: int = 0
    earlier: dict[Field, set[str | None]] = field(default_factory=dict)
    """What fields were set to before they were set to something else."""
    last: dict[Field, str | None] = field(default_factory=dict)
    """What each field that is spoken of was set to last."""


def read(found: Salvaged) -> Journal:
    """Everything of the journal that can be read and makes sense, in order."""
    journal = Journal()
    journal.own = {
        row["id"] for _rowid, row in found.rows["replica"] if row["is_own"] == 1 and isinstance(row["id"], str)
    }
    journal.changes, journal.lost_changes = _changes(found.rows["change"])
    _take_steps(journal, found)
    _link(journal)
    return journal


def _changes(rows: list[tuple[int, Row]]) -> tuple[list[Change], int]:
    """Readable changes without doubles, and how many are missing."""
    kept: dict[tuple[int, int], Change] = {}
    for _rowid, row in rows:
        change = _change(row)
        if change is not None:
            kept.setdefault((change.step, change.n), change)
    # Row numbers of changes are given in order and never freed: the highest tells how many there were.
    written = max((rowid for rowid, _row in rows if 0 < rowid <= 2 * len(rows) + 1000), default=0)
    return [kept[key] for key in sorted(kept)], max(written - len(kept), 0)


def _change(row: Row) -> Change | None:
    step, n, noun, key, name = (row[column] for column in ("step", "n", "noun", "row", "field"))
    if not (isinstance(step, int) and isinstance(n, int) and isinstance(noun, str)):
        return None
    if not (isinstance(key, str) and isinstance(name, str)):
        return None
    model = journaled().get(noun)
    if model is None or name not in model.__table__.columns:
        return None
    old, new = row["old"], row["new"]
    if not isinstance(old, str | None) or not isinstance(new, str | None):
        return None
    try:
        for value in (old, new):
            decode(model.__table__.columns[name].type, value)
    except (ValueError, TypeError, LookupError):
        return None
    return Change(step, n, (noun, key, name), old, new)


def _take_steps(journal: Journal, found: Salvaged) -> None:
    """Steps that can be read; in place of others that have changes left, one that says so."""
    read = {step.place: step for step in _steps(found.rows["step"])}
    spoken = {change.step for change in journal.changes}
    if read:
        # A number far behind all others is a damaged one, and its change belongs to none of them.
        last = max(max(read), 1)
        strays = {place for place in spoken - read.keys() if not 0 < place <= 2 * last + 1000}
        journal.changes = [change for change in journal.changes if change.step not in strays]
        journal.lost_changes += len(strays)
        spoken -= strays
    seqs: set[tuple[str, int]] = set()
    at = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    own_seq = 0
    for place in sorted(read.keys() | spoken):
        step = read.get(place)
        if step is None or (step.replica, step.seq) in seqs:
            own_seq += 1
            journal.lost_steps += 1
            step = replace(
                step or Step(place, "", 0, at, "", LOST_LABEL),
                replica=journal.restorer,
                seq=own_seq,
                kind=StepKind.EDIT,
            )
        at = step.at
        seqs.add((step.replica, step.seq))
        journal.steps.append(step)
    empty = {step.place for step in journal.steps if step.place not in spoken}
    journal.steps = [step for step in journal.steps if step.place not in empty]
    journal.lost_steps += len(empty)
    journal.lost_steps += _missing(journal, found)
    journal.steps = list(_that_stack(journal))


def _missing(journal: Journal, found: Salvaged) -> int:
    """Steps that replicas say they made and that are not here."""
    counts: dict[str, int] = defaultdict(int)
    for step in journal.steps:
        counts[step.replica] += 1
    told = {row["id"]: row["upto"] for _rowid, row in found.rows["replica"]}
    lacking = sum(
        max(upto - counts[key], 0)
        for key, upto in told.items()
        if isinstance(key, str) and isinstance(upto, int) and upto <= 2 * len(journal.steps) + 1000
    )
    return max(lacking - journal.lost_steps, 0)


def _steps(rows: Iterable[tuple[int, Row]]) -> Iterator[Step]:
    for place, row in rows:
        replica, seq, reverts, of = (row[name] for name in ("replica", "seq", "reverts", "reverts_replica"))
        digest = row["digest"]
        try:
            at = dt.datetime.fromisoformat(str(row["at"])).replace(tzinfo=dt.UTC)
            kind = StepKind(str(row["kind"]))
        except ValueError:
            continue
        if isinstance(replica, str) and isinstance(seq, int) and place > 0:
            yield Step(
                place,
                replica,
                seq,
                at,
                _text(row["actor"]),
                _text(row["label"]) or LOST_LABEL,
                kind,
                reverts if isinstance(reverts, int) else None,
                of if isinstance(of, str) else None,
                digest if isinstance(digest, str) else None,
            )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _that_stack(journal: Journal) -> Iterator[Step]:
    """An undo whose step is lost can be told no more from an edit: what can be taken back must stay countable."""
    undo = redo = 0
    for step in journal.steps:
        kind = step.kind
        if step.replica in journal.own:
            if (kind is StepKind.UNDO and not undo) or (kind is StepKind.REDO and not redo):
                kind = StepKind.EDIT
            undo += -1 if kind is StepKind.UNDO else 1
            redo = redo + 1 if kind is StepKind.UNDO else redo - 1 if kind is StepKind.REDO else 0
        yield replace(step, kind=kind)


def _link(journal: Journal) -> None:
    """Let each change begin where the one before it ended: undoing it must lead to what there was."""
    for place, change in enumerate(journal.changes):
        before = journal.last.get(change.field)
        if change.field in journal.last:
            journal.earlier.setdefault(change.field, set()).add(before)
        journal.changes[place] = replace(change, old=before)
        journal.last[change.field] = change.new
