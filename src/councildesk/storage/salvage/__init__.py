"""What can be saved of a damaged file, brought into a new and sound one.

The file is only ever read, and what is tried is tried on a private copy (`scratch`). Its rows are read from its pages
one by one (`pages`, `reading`), whatever is lost around them. The journal (`journal`) rebuilds the records that the
tables have lost, the tables are the last state where the journal is lost (`record`), and what the two say together goes
into a new file (`writing`), with a last step that brings its journal to what its tables say.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from councildesk.storage.refusals import NotACouncilFile
from councildesk.storage.salvage import journal as journals
from councildesk.storage.salvage import reading, record, writing
from councildesk.storage.salvage.journal import LOST_LABEL, Journal
from councildesk.storage.salvage.pages import Pages
from councildesk.storage.salvage.record import Contradiction, Lost, Record
from councildesk.storage.salvage.scratch import has_log, is_header_sound, mend_header, scratch
from councildesk.storage.salvage.writing import LABEL

__all__ = [
    "LABEL",
    "LOST_LABEL",
    "Contradiction",
    "Lost",
    "Outcome",
    "Record",
    "is_header_sound",
    "mend_header",
    "restore",
    "scratch",
]


@dataclass(frozen=True)
class Outcome:
    """What was found in the file, and what became of it."""

    record: Record
    journal: Journal
    pages: int
    lost_pages: int
    unreadable_rows: int


def restore(path: Path, target: Path, report: Callable[[], object] = lambda: None) -> Outcome:
    """Make the new file `target` of whatever the file at `path` still holds. In any thread.

    `report` is called again and again, and may raise to stop; then there is no new file. Refuses with FileMissing,
    FileReadOnly, NotACouncilFile (nothing of a council was found), FileTooNew, FileExists (the target) or DiskFull.
    """
    with scratch(path) as copy:
        if not is_header_sound(copy, path) and has_log(copy):
            mend_header(copy)
        with (
            copy.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            memoryview(mapped) as content,
        ):
            return _restore(path, content, target, report)


def _restore(path: Path, content: memoryview, target: Path, report: Callable[[], object]) -> Outcome:
    pages = Pages.of(content)
    found = reading.read(pages)
    report()
    if not found.is_council:
        raise NotACouncilFile(str(path))
    journal = journals.read(found)
    report()
    assembled = record.assemble(found, journal, report)
    writing.write(target, found, journal, assembled, report)
    return Outcome(assembled, journal, pages.count, found.lost_pages, found.unreadable_rows)
