"""The session through which every row is read and written.

Two rules are kept here so that no service has to think of them. Removed rows are not there: every select leaves them
out unless it is run with `INCLUDE_REMOVED`. And nothing escapes the journal: each flush notes every field it changed,
rows are never deleted, and bulk statements on journaled tables raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event, false, inspect
from sqlalchemy.engine import Connection
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from councildesk.domain.errors import NotFound
from councildesk.storage.base import Journaled
from councildesk.storage.values import encode

INCLUDE_REMOVED = {"include_removed": True}
"""Execution options of a select that also sees removed rows."""

# Made once: SQLAlchemy takes the lambda apart when the option is made, and a page asks a hundred questions.
_WITHOUT_REMOVED = with_loader_criteria(Journaled, lambda model: model.deleted == false(), include_aliases=True)

P = ParamSpec("P")
T = TypeVar("T")
Row = TypeVar("Row", bound=Journaled)

Field = tuple[str, str, str]
"""Table, row, column."""

Edits = dict[Field, tuple[str | None, str | None]]
"""Kept values of fields before and after."""


class UnjournaledEdit(RuntimeError):
    """A bug: something tried to change the record past the journal."""


class RecordSession(Session):
    """A session on the record. `edits` is there only while a step is being performed."""

    def __init__(self, connection: Connection, *, writable: bool = False) -> None:
        super().__init__(connection, expire_on_commit=False, autoflush=writable)
        self.edits: Edits | None = {} if writable else None
        """Every field changed so far: kept value before the step, and now."""

    def require(self, model: type[Row], key: str) -> Row:
        """The row of this id. Refuses with NotFound one that is not there or was removed."""
        row = self.get(model, key)
        if row is None:
            raise NotFound(model.__tablename__, key)
        return row


def once(question: Callable[Concatenate[RecordSession, P], T]) -> Callable[Concatenate[RecordSession, P], T]:
    """Ask a question once in a session that only reads: it sees the file as it was when it began, so that the answer
    stays the same. Services ask each other freely; a page that asks for much in one reading pays for each fact once.

    The answer is shared, and must not be changed. Arguments are hashable.
    """

    @wraps(question)
    def answer(session: RecordSession, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if session.edits is not None:
            return question(session, *args, **kwargs)
        key = (question, args, *kwargs.items())
        if key not in session.info:
            session.info[key] = question(session, *args, **kwargs)
        return session.info[key]  # type: ignore[no-any-return]

    return answer


@event.listens_for(RecordSession, "do_orm_execute")
def _guard(state: ORMExecuteState) -> None:
    if state.is_select:
        if not state.is_column_load and not state.execution_options.get("include_removed"):
            state.statement = state.statement.options(_WITHOUT_REMOVED)
        return
    mapper = state.bind_mapper
    if mapper is not None and issubclass(mapper.class_, Journaled):
        raise UnjournaledEdit(f"bulk statement on {mapper.class_.__name__}")


@event.listens_for(RecordSession, "after_flush")
def _note(session: RecordSession, _context: UOWTransaction) -> None:
    if any(isinstance(row, Journaled) for row in session.deleted):
        raise UnjournaledEdit("set `deleted` instead of deleting")
    # Both are made anew at each look: a loaded file brings tens of thousands of rows.
    created = [row for row in session.new if isinstance(row, Journaled)]
    changed = [row for row in session.dirty if isinstance(row, Journaled)]
    if not created and not changed:
        return
    if session.edits is None:
        raise UnjournaledEdit("a change outside Workspace.perform")
    for row in created:
        session.edits.update(_creation(row))
    for row in changed:
        for field, old, new in _changes(row, session.edits):
            before = session.edits[field][0] if field in session.edits else old
            session.edits[field] = (before, new)


def _creation(row: Any) -> Iterator[tuple[Field, tuple[str | None, str | None]]]:
    table, fields = _shape(row.__class__)
    key = row.id
    for field in fields:
        value = encode(getattr(row, field))
        if value is not None:
            yield (table, key, field), (None, value)


@cache
def _shape(model: type[Journaled]) -> tuple[str, tuple[str, ...]]:
    """The table of a model, and its fields but for the id."""
    mapper = inspect(model)
    fields = tuple(attribute.key for attribute in mapper.column_attrs if attribute.key != "id")
    return model.__tablename__, fields


def _changes(row: Any, edits: Edits) -> Iterator[tuple[Field, str | None, str | None]]:
    state = inspect(row)
    table = state.mapper.local_table.name
    is_young = edits.get((table, row.id, "deleted"), ("",))[0] is None
    for attribute in state.mapper.column_attrs:
        if attribute.key not in state.committed_state:
            continue  # nobody has set it; asking for its history takes longer than all else here
        history = state.attrs[attribute.key].history
        if history.has_changes():
            # What a row was not given when it was made in this very step is empty, and was never loaded.
            if not history.deleted and not is_young:
                raise UnjournaledEdit(f"{table}.{attribute.key} was set without having been read")
            old = encode(history.deleted[0]) if history.deleted else None
            yield (table, row.id, attribute.key), old, encode(history.added[0])
