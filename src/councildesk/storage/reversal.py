"""Taking steps back and taking them again.

Which step is next to be undone is a pure function of the steps in this file: an edit goes on the undo stack and empties
the redo stack, an undo moves its top across, a redo moves it back. So undo works after closing the file, on another
computer, and from the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from councildesk.domain.journal import StepKind
from councildesk.storage.base import Journaled
from councildesk.storage.models import Change, Replica, Step, journaled
from councildesk.storage.refusals import UndoBlocked
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession
from councildesk.storage.values import decode, encode

_AT_ONCE = 500  # ids in one IN (...)

_Change = tuple[str, str | None, str | None]
"""Field, value before and after. Plain: a large step has hundreds of thousands of them."""


class Stacks:
    """Places of the steps that can be taken back, and of those that can be taken again, the next one last."""

    def __init__(self, steps: Iterable[tuple[int, StepKind]] = ()) -> None:
        self.undo: list[int] = []
        self.redo: list[int] = []
        for place, kind in steps:
            self.push(place, kind)

    def push(self, place: int, kind: StepKind) -> None:
        """A step was recorded."""
        if kind is StepKind.UNDO:
            self.undo.pop()
            self.redo.append(place)
            return
        if kind is StepKind.REDO:
            self.redo.pop()
        else:
            self.redo.clear()
        self.undo.append(place)


def stacks(session: RecordSession) -> Stacks:
    """Read the stacks from all steps that copies of this very file made."""
    own = select(Replica.id).where(Replica.is_own)
    steps = session.execute(select(Step.place, Step.kind).where(Step.replica.in_(own)).order_by(Step.place))
    return Stacks((place, kind) for place, kind in steps)


def revert(session: RecordSession, step: Step) -> None:
    """Set every field of the step back to what it was before.

    A row that the step made is removed, not emptied. Refuses with UndoBlocked where a field no longer has the value
    that the step gave it.
    """
    chosen = select(Change.noun, Change.row, Change.field, Change.old, Change.new).where(Change.step == step.place)
    wanted: dict[str, dict[str, list[_Change]]] = {}
    for noun, key, field, old, new in session.execute(chosen.order_by(Change.n)):
        wanted.setdefault(noun, {}).setdefault(key, []).append((field, old, new))
    for noun, rows in wanted.items():
        for row in _rows(session, journaled()[noun], list(rows)):
            if any(encode(getattr(row, field)) != new for field, _old, new in rows[row.id]):
                raise UndoBlocked(step.label)
            _set_back(row, rows[row.id])


def _rows(session: RecordSession, model: type[Journaled], ids: list[str]) -> Iterator[Journaled]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        yield from session.scalars(select(model).where(model.id.in_(some)), execution_options=INCLUDE_REMOVED)


def _set_back(row: Journaled, changes: list[_Change]) -> None:
    columns = row.__table__.columns
    if any(field == "deleted" and old is None for field, old, _new in changes):
        row.deleted = True
        return
    for field, old, _new in changes:
        setattr(row, field, decode(columns[field].type, old))
