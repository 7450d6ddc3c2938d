"""Looks at the file: what SQLite says of it, references between records, the journal, contents and the search index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import select

from councildesk.services.check_finding import Finding, FindingKind
from councildesk.storage import contents, references, replay
from councildesk.storage import search_index as index
from councildesk.storage.models import StoredFile
from councildesk.storage.refusals import on_one_line
from councildesk.storage.session import RecordSession


def damage(session: RecordSession) -> Iterator[Finding]:
    """What SQLite finds wrong with its pages, tables and indexes; of a hundred such things the first."""
    for (detail,) in session.connection().exec_driver_sql("PRAGMA integrity_check"):
        if detail != "ok":
            yield Finding(FindingKind.FILE_DAMAGED, facts={"detail": on_one_line(detail)})


def broken_references(session: RecordSession) -> Iterator[Finding]:
    """References to records that were never there."""
    connection = session.connection()
    for noun, rowid, other, place in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({noun})").all()
        field = next(key[3] for key in keys if key[0] == place)
        key = connection.exec_driver_sql(f"SELECT id FROM {noun} WHERE rowid = ?", (rowid,)).scalar()
        yield Finding(FindingKind.REFERENCE_BROKEN, noun, str(key), {"field": field, "other": other})


def references_to_removed(session: RecordSession) -> Iterator[Finding]:
    """Records that stand and refer to a removed one."""
    connection = session.connection()
    for noun, column, other in references.everywhere():
        # As text: putting together a hundred such statements takes longer than asking them.
        asked = (
            f'SELECT user.id, used.id FROM "{noun}" AS user JOIN "{other}" AS used ON used.id = user."{column}" '
            "WHERE NOT user.deleted AND used.deleted"
        )
        for key, other_id in connection.exec_driver_sql(asked).all():
            facts = {"field": column, "other": other, "other_id": other_id}
            yield Finding(FindingKind.REFERENCE_TO_REMOVED, noun, key, facts)


def journal_differences(session: RecordSession) -> Iterator[Finding]:
    """Fields that are not what the journal says."""
    for one in replay.differences(session):
        facts = {"field": one.field, "journal": one.journal or "", "table": one.table or ""}
        yield Finding(FindingKind.JOURNAL_DIFFERS, one.noun, one.row, facts)


def journal_gaps(session: RecordSession) -> Iterator[Finding]:
    """Steps that are lost, or have lost what they changed."""
    count = replay.gaps(session)
    if count:
        yield Finding(FindingKind.JOURNAL_INCOMPLETE, facts={"count": str(count)})


def journal_breaks(session: RecordSession) -> Iterator[Finding]:
    """Steps that do not begin where the one before them ended."""
    for one in replay.breaks(session):
        noun, key, field = one.field
        yield Finding(FindingKind.JOURNAL_BROKEN, noun, key, {"field": field, "step": str(one.step)})


def file_contents(session: RecordSession) -> Iterator[Finding]:
    """Stored files whose content is missing or has changed."""
    for file in session.scalars(select(StoredFile).order_by(StoredFile.id)):
        content = contents.read(session, file.sha256)
        if hashlib.sha256(content).hexdigest() != file.sha256 or len(content) != file.size:
            yield Finding(FindingKind.CONTENT_DAMAGED, "stored_file", file.id)


def search_index(session: RecordSession) -> Iterator[Finding]:
    """Whether searching finds what is written; `search.rebuild` mends it."""
    index.read_through(session)
    count = index.disagreements(session)
    if count:
        yield Finding(FindingKind.INDEX_DIFFERS, facts={"count": str(count)})
