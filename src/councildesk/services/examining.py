"""Is a file sound? Looks at it from outside, however damaged it is, and never changes it.

All looks are at a private copy. So a file of an older program is brought up to date there to be looked at, and what
stands in the log beside a file counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from councildesk.services import check as checking
from councildesk.services import titles
from councildesk.services.check import Progress
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.storage import salvage, schema
from councildesk.storage.database import Database
from councildesk.storage.refusals import FileDamaged, NotACouncilFile, on_one_line
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Examination:
    """What was found, and what the records it concerns are called (noun and id to title)."""

    findings: Sequence[Finding]
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict)


def examine(path: Path, language: str = "en", progress: Progress = lambda done, total: None) -> Examination:
    """Look at all of a file. Not for one that this program has open itself (`check.check` is for that).

    Refuses with FileMissing, FileReadOnly (it cannot be read), NotACouncilFile, FileTooNew or DiskFull (temporary
    files); everything else is a finding.
    """
    with salvage.scratch(path) as copy:
        begin = []
        if not salvage.is_header_sound(copy, path):
            salvage.mend_header(copy)
            begin = [Finding(FindingKind.HEADER_DAMAGED)]
        try:
            database = schema.open_existing(copy)
        except (FileDamaged, NotACouncilFile, DBAPIError, ValueError, LookupError, TypeError) as error:
            return Examination([*begin, _damaged(error)])
        try:
            examined = _look(database, language, progress)
        finally:
            database.close()
    return replace(examined, findings=[*begin, *examined.findings])


def _look(database: Database, language: str, progress: Progress) -> Examination:
    try:
        with database.readers.connect() as connection, RecordSession(connection) as session:
            findings = checking.check(session, progress)
            try:
                named = titles.of(session, [(finding.noun, finding.id) for finding in findings], language)
            except (DBAPIError, ValueError, LookupError, TypeError, AttributeError):
                named = {}  # what is damaged may be the very titles
    except (DBAPIError, UnicodeDecodeError) as error:
        return Examination([_damaged(error)])
    return Examination(findings, named)


def _damaged(error: Exception) -> Finding:
    said = error.detail if isinstance(error, FileDamaged) else str(getattr(error, "orig", None) or error)
    return Finding(FindingKind.FILE_DAMAGED, facts={"detail": on_one_line(said) or type(error).__name__})
