"""A damaged file repaired as far as possible into a new one, and what was saved and lost.

The damaged file is only read. The new one is sound by itself, holds the whole history that is left, and is nobody's
copy yet: whoever opens it writes under a new replica.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from councildesk.services import check as checking
from councildesk.services import titles
from councildesk.services.check import Progress
from councildesk.services.check_finding import Finding
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.storage import copying, salvage, schema
from councildesk.storage.models import journaled
from councildesk.storage.private_folders import PrivateFolder
from councildesk.storage.refusals import FileExists, FileMissing
from councildesk.storage.salvage import Contradiction, Lost, Outcome
from councildesk.storage.session import Field, RecordSession

# Labels of steps that storage writes into repaired files.
QT_TRANSLATE_NOOP("Steps", "Repair file")
QT_TRANSLATE_NOOP("Steps", "Lost step")


@dataclass(frozen=True)
class Count:
    """Of one noun: records in the new file, how many of them only the journal had, and how many are lost."""

    noun: str
    saved: int
    rebuilt: int
    lost: int


@dataclass(frozen=True)
class Repair:
    """The report of a repair: plain facts, which `repair_sentences.lines` puts into words."""

    file: str
    target: str
    counts: Sequence[Count]
    steps: int
    lost_steps: int
    lost_changes: int
    papers: int
    """Contents of files in the new file."""
    lost_papers: Sequence[Lost]
    """Files that were left out because their content is damaged; `words` is the file's name."""
    lost: Sequence[Lost]
    contradictions: Sequence[Contradiction]
    emptied: Sequence[Field]
    silent: int
    """Values of which the history says nothing any more; the tables have them."""
    fragments: int
    """What the history tells of records that it does not name rightly any more."""
    pages: int
    lost_pages: int
    unreadable_rows: int
    remaining: Sequence[Finding]
    """What a check of the new file finds."""
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What the records named above are called, by noun and id, where they are called anything."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing was lost and nothing is doubtful."""
        losses = (self.lost_papers, self.lost, self.contradictions, self.emptied, self.remaining)
        history = (self.lost_steps, self.lost_changes, self.silent, self.fragments)
        counts = (*history, self.lost_pages, self.unreadable_rows)
        return not any(losses) and not any(counts)


def free_name(path: Path) -> Path:
    """A name beside a damaged file that nothing has yet, for the repaired one."""
    names = (f"{path.stem} (repaired{f' {number}' if number > 1 else ''}).council" for number in range(1, 10_000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def repair(path: Path, target: Path, language: str = "en", progress: Progress = lambda done, total: None) -> Repair:
    """Bring what can be saved of the file at `path` into the new file `target`; changes no other. In any thread.

    `progress` is told how many portions are done, of 0 as long as nobody knows how many there are. Raising from it
    leaves nothing. Not for a file that this program has open itself.

    Refuses with FileMissing (also the target's folder), FileReadOnly, NotACouncilFile, FileTooNew, FileExists (the
    target) or DiskFull.
    """
    if target.exists():
        raise FileExists(str(target))
    if not target.parent.is_dir():
        raise FileMissing(str(target.parent))
    with PrivateFolder() as folder:
        made = folder.path / "repaired.council"
        outcome = salvage.restore(path, made, _Told(progress))
        examined = _examined(made, outcome, language)
        copying.copy_checked(made, target, progress, mode=path.stat().st_mode & 0o777 | 0o600)
    return _report(path, target, outcome, *examined)


class _Told:
    def __init__(self, progress: Progress) -> None:
        self._progress, self._done = progress, 0

    def __call__(self) -> None:
        self._done += 1
        self._progress(self._done, 0)


def _examined(file: Path, outcome: Outcome, language: str) -> tuple[list[Finding], dict[tuple[str, str], str]]:
    """What a check of the new file finds, and what those records are called that the report names."""
    record = outcome.record
    named = {
        *((one.noun, one.row) for one in record.lost),
        *((one.noun, one.row) for one in record.contradictions),
        *((noun, row) for noun, row, _field in record.emptied),
    }
    database = schema.open_existing(file)
    try:
        with database.readers.connect() as connection, RecordSession(connection) as session:
            findings = checking.check(session)
            named |= {(finding.noun, finding.id) for finding in findings}
            return findings, dict(titles.of(session, list(named), language))
    finally:
        database.close()


def _report(
    path: Path, target: Path, outcome: Outcome, findings: list[Finding], named: dict[tuple[str, str], str]
) -> Repair:
    record, journal = outcome.record, outcome.journal
    counts = (
        Count(
            noun,
            len(record.rows[noun]),
            record.rebuilt[noun],
            sum(lost.noun == noun for lost in (*record.lost, *record.lost_contents)),
        )
        for noun in journaled()
    )
    return Repair(
        str(path),
        str(target),
        counts=[count for count in counts if count.saved or count.lost],
        steps=len(journal.steps),
        lost_steps=journal.lost_steps,
        lost_changes=journal.lost_changes,
        papers=len(record.contents),
        lost_papers=record.lost_contents,
        lost=record.lost,
        contradictions=record.contradictions,
        emptied=record.emptied,
        silent=record.silent,
        fragments=record.fragments,
        pages=outcome.pages,
        lost_pages=outcome.lost_pages,
        unreadable_rows=outcome.unreadable_rows,
        remaining=findings,
        titles=named,
    )
