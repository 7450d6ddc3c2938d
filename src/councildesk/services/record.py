"""The whole record, out to one JSON document and in again (docs/format.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select, text

from councildesk.domain.errors import AlreadyThere
from councildesk.exchange.record import reading, writing
from councildesk.exchange.record.rows import Row
from councildesk.exchange.record.wording import Wording
from councildesk.services import minutes_lock
from councildesk.storage import contents
from councildesk.storage.base import Journaled
from councildesk.storage.ids import new_id
from councildesk.storage.models import Council, StoredFile, Text, journaled, text_id
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession


def dump(session: RecordSession) -> str:
    """The document of the whole record. The same record always gives the same text; removed records are not in it."""
    return writing.write(_rows(session))


def load(session: RecordSession, source: str, document: str | bytes, *, replace: bool = False) -> None:
    """Take a whole document into the record, as one step.

    `source` names the file in refusals. Refuses with DocumentRefused, listing what is wrong where, and with
    AlreadyThere when there is a council already, unless it is to be replaced: then what the document does not hold is
    removed.
    """
    rows = reading.read(source, document, new_id)
    council = session.scalars(select(Council)).first()
    if council is not None and not replace:
        raise AlreadyThere("council", council.id)
    minutes_lock.lift(session)
    # Meetings and items may refer to later ones; all references are checked when the step is committed.
    session.execute(text("PRAGMA defer_foreign_keys = 1"))
    present = _present(session) if council is not None else {}
    for row in rows:
        _take(session, row, present)
    for left in present.values():
        left.deleted = True
    session.flush()


def _rows(session: RecordSession) -> Iterator[Row]:
    wordings = _wordings(session)
    for noun, model in journaled().items():
        if noun == "text":
            continue
        columns: Any = model.__table__.columns
        order = (columns.rank, columns.id) if "rank" in columns else (columns.id,)
        names = [column.name for column in columns if column.name not in ("id", "deleted")]
        for record in session.scalars(select(model).order_by(*order)):
            row = Row(noun, record.id, values={name: getattr(record, name) for name in names})
            row.texts = wordings.get(record.id, {})
            if isinstance(record, StoredFile):
                row.content = contents.read(session, record.sha256)
            yield row


def _wordings(session: RecordSession) -> dict[str, dict[str, list[Wording]]]:
    found: dict[str, dict[str, list[Wording]]] = {}
    for one in session.scalars(select(Text).order_by(Text.id)):
        wording = Wording(one.language, one.body, one.state, one.source_language, one.source_digest)
        found.setdefault(one.owner, {}).setdefault(one.field, []).append(wording)
    return found


def _present(session: RecordSession) -> dict[tuple[str, str], Journaled]:
    """Every record there is or was, to be written over or removed."""
    return {
        (noun, record.id): record
        for noun, model in journaled().items()
        for record in session.scalars(select(model), execution_options=INCLUDE_REMOVED)
    }


def _take(session: RecordSession, row: Row, present: dict[tuple[str, str], Journaled]) -> None:
    _put(session, present, row.noun, row.id, row.values)
    for key, values in _texts(row):
        _put(session, present, "text", key, values)
    if row.content is not None:
        contents.store(session, row.content)


def _texts(row: Row) -> Iterable[tuple[str, dict[str, Any]]]:
    for field, wordings in row.texts.items():
        for wording in wordings:
            yield (
                text_id(row.id, field, wording.language),
                {
                    "owner": row.id,
                    "noun": row.noun,
                    "field": field,
                    "language": wording.language,
                    "body": wording.body,
                    "state": wording.state,
                    "source_language": wording.source_language,
                    "source_digest": wording.source_digest,
                },
            )


def _put(
    session: RecordSession,
    present: dict[tuple[str, str], Journaled],
    noun: str,
    key: str,
    values: dict[str, Any],
) -> None:
    """Make the record with this id what the document says, whether or not there is one."""
    record = present.pop((noun, key), None)
    if record is None:
        session.add(journaled()[noun](id=key, **values))
        return
    record.deleted = False
    for name, value in values.items():
        setattr(record, name, value)
