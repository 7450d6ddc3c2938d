"""The agenda of a meeting and all its papers in one folder, named so that they stand in the order of the agenda."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from councildesk.documents import delivery, publishing
from councildesk.documents.composer.model import TextProblem
from councildesk.documents.kinds import DocumentKind
from councildesk.domain import file_names
from councildesk.services import agenda_tree, meetings, papers
from councildesk.services.papers import PaperRow, PaperVersionRow
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession

Progress = Callable[[int, int], None]
_AGENDA, _OF_THE_MEETING = "00", "01"
"""What the names of the agenda, and of papers of the meeting as a whole, begin with; they stand above `Item 01`."""


@dataclass(frozen=True)
class PapersFolder:
    """What was written."""

    folder: Path
    files: tuple[str, ...]
    problems: tuple[TextProblem, ...]
    """Characters of the agenda that could not be printed."""


def write(
    workspace: Workspace,
    meeting_id: str,
    languages: Sequence[str],
    parent: Path,
    made_at: dt.datetime,
    progress: Progress = lambda done, total: None,
) -> PapersFolder:
    """Write a new folder inside `parent`: the agenda in one or two languages, and every file of every paper.

    May run in any thread; `progress` may raise to cancel, and then nothing is left. Refuses with NotFound, PlaceRefused
    and PlaceFull.
    """
    name, enclosed = workspace.read(_gather, meeting_id, languages[0])
    with delivery.new_folder(parent, name) as (partial, folder):
        publication = publishing.publish(workspace, DocumentKind.AGENDA, meeting_id, languages, made_at)
        names = [file_names.safe(f"{_AGENDA} {publication.file_name.removesuffix('.pdf')}", ".pdf")]
        (partial / names[0]).write_bytes(publication.pdf)
        for done, one in enumerate(enclosed, start=1):
            progress(done, len(enclosed) + 1)
            found = file_names.unlike(one.name, {each.casefold() for each in names})
            (partial / found).write_bytes(workspace.read(papers.content, one.version.id).content)
            names.append(found)
        progress(len(enclosed) + 1, len(enclosed) + 1)
    return PapersFolder(folder, tuple(names), publication.problems)


@dataclass(frozen=True)
class _Enclosed:
    name: str
    version: PaperVersionRow


def _gather(session: RecordSession, meeting_id: str, language: str) -> tuple[str, list[_Enclosed]]:
    """The name of the folder, and the files in the order of the agenda."""
    meeting = meetings.row(session, meeting_id, language)
    numbers = agenda_tree.numbers(session, meeting_id)
    order = [None, *(placed.item.id for placed in agenda_tree.fields_in_order(session, meeting_id))]
    rows = sorted(papers.rows(session, meeting_id, language), key=lambda row: order.index(row.item_id))
    found = [
        _Enclosed(_file_name(row, version, numbers.get(row.item_id or "", "")), version)
        for row in rows
        for version in row.versions
    ]
    name = file_names.safe(" ".join(filter(None, (meeting.date.isoformat(), meeting.number, "papers"))))
    return name, found


def _file_name(row: PaperRow, version: PaperVersionRow, number: str) -> str:
    """`Item 02.1 - 2024-3 Trade report (az).pdf`."""
    place = f"Item {_padded(number)} -" if number else _OF_THE_MEETING
    stem = " ".join(filter(None, (place, row.number, row.title)))
    ending = PurePosixPath(version.name).suffix
    if not re.fullmatch(r"\.[A-Za-z0-9]{1,10}", ending):
        ending = ""
    return file_names.safe(stem, f" ({version.language}){ending}")


def _padded(number: str) -> str:
    """With two digits each, so that 10 stands behind 2 in every list of files."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(2), number)
